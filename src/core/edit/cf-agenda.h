/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is to be talked about, on paper. */

#pragma once

#include "cf-comparison.h"

G_BEGIN_DECLS

/**
 * CfAgenda:
 * @project: of which the articles are
 * @comparison: in what the coders differ
 * @golds: (nullable) (element-type utf8 CfGold): by article, what is decided; else as it was when it was compared
 * @names: (array zero-terminated=1): of the coders, in the order of the comparison
 *
 * What an agenda is made of.
 */
typedef struct
{
  CfProject *project;
  CfComparison *comparison;
  GHashTable *golds;
  const char *const *names;
} CfAgenda;

GBytes *cf_agenda_make_html (const CfAgenda *agenda);

G_END_DECLS
