/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a version of a record says, in words. */

#pragma once

#include "cf-codebook.h"
#include "cf-version.h"

G_BEGIN_DECLS

/**
 * CfSaying:
 * @what: what it is about: the code, an attribute, the note
 * @text: what is said of that
 */
typedef struct
{
  char *what;
  char *text;
} CfSaying;

GPtrArray *cf_version_text_list (const CfVersion *version, CfCodebook *codebook);
char *cf_version_text_describe (GPtrArray *versions, guint position, CfCodebook *codebook);

G_END_DECLS
