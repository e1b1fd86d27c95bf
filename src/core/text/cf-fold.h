/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folds text so that what people take for the same compares equal. */

#pragma once

#include "cf-text.h"

G_BEGIN_DECLS

/**
 * CfFolded:
 *
 * Text in which width, case, diacritics and the difference of Simplified and Traditional are gone,
 * with the way back to the code points that it came from.
 */
typedef struct _CfFolded CfFolded;

CfFolded *cf_fold_text (CfText *text, CfSpan span);
void cf_folded_free (CfFolded *folded);
GArray *cf_folded_find_all (CfFolded *folded, const char *query);
char *cf_fold_string (const char *utf8);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfFolded, cf_folded_free)

G_END_DECLS
