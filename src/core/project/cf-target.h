/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a path that a user gives stands for. */

#pragma once

#include "cf-bundle.h"

G_BEGIN_DECLS

/**
 * CfTarget:
 * @article: an article, as it was reached; it may be absent
 * @sidecars: (element-type filename): the sidecars meant, sorted
 *
 * An article and those of its layers that are meant: all, or the one whose file was given.
 */
typedef struct
{
  char *article;
  GPtrArray *sidecars;
} CfTarget;

GPtrArray *cf_target_expand_all (const char *const *paths, GPtrArray *problems, GError **error);
GPtrArray *cf_target_expand (const char *const *paths, GPtrArray *problems, GError **error);
CfBundle *cf_target_load (const CfTarget *target, GPtrArray *problems, GError **error);

G_END_DECLS
