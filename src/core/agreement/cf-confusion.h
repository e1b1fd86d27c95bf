/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which code one coder gave where another gave which. */

#pragma once

#include "cf-matching.h"

G_BEGIN_DECLS

/**
 * CfConfusion:
 * @coders: who, of the material
 * @codes: (element-type guint): the values of the material that either of them used, in its order
 * @counts: (element-type guint): of each two of @codes how many units the first coder gave the one and the second the
 *   other; the last row is of units that only the second has, the last column of those that only the first has
 * @n_articles: articles that both have finished
 *
 * Two units are one where they share half of the longer one at least, whatever their codes (%CF_MATCH_PLACE).
 */
typedef struct
{
  guint coders[2];
  GArray *codes;
  GArray *counts;
  guint n_articles;
} CfConfusion;

CfConfusion *cf_confusion_new (const CfMaterial *material, guint first, guint second);
void cf_confusion_free (CfConfusion *confusion);
guint cf_confusion_get (const CfConfusion *confusion, guint row, guint column);
GHashTable *cf_confusion_list_records (const CfMaterial *material, const guint *codes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfConfusion, cf_confusion_free)

G_END_DECLS
