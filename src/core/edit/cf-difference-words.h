/* SPDX-License-Identifier: GPL-3.0-or-later
 * Differences in words. */

#pragma once

#include "cf-comparison.h"

G_BEGIN_DECLS

const char *cf_difference_words_get_kind (CfDifferenceKind kind);
const char *cf_difference_words_get_code (CfCodebook *codebook, const char *id);
const char *cf_difference_words_get_attribute (CfCodebook *codebook, const char *id);
const char *cf_difference_words_get_type (CfCodebook *codebook, const char *id);
char *
cf_difference_words_list_values (CfCodebook *codebook, CfRecord *record, const char *attribute);
char *cf_difference_words_make_title (const CfComparison *comparison, const CfComparedItem *item);
char *cf_difference_words_make_quote (const CfComparedItem *item);
char *cf_difference_words_make_side (const CfComparison *comparison,
                                     const CfComparedItem *item,
                                     guint side);
const char *cf_difference_words_get_decided (CfDecided decided);
const char *cf_difference_words_get_nth_reason (guint n);
const char *cf_difference_words_get_reason (const char *reason);

G_END_DECLS
