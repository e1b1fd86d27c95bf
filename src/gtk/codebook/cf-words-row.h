/* SPDX-License-Identifier: GPL-3.0-or-later
 * A member of an entry that is some of several words. */

#pragma once

#include "cf-field-row.h"
#include "cf-words.h"

G_BEGIN_DECLS

#define CF_TYPE_WORDS_ROW (cf_words_row_get_type ())
G_DECLARE_FINAL_TYPE (CfWordsRow, cf_words_row, CF, WORDS_ROW, CfFieldRow)

GtkWidget *cf_words_row_new (CfCodebookDesk *desk,
                             const char *place,
                             const char *id,
                             const char *member,
                             const char *title,
                             CfListWords list);

G_END_DECLS
