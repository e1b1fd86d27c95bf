/* SPDX-License-Identifier: GPL-3.0-or-later
 * An entry that offers what may be meant. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CF_TYPE_SUGGESTION_ENTRY (cf_suggestion_entry_get_type ())
G_DECLARE_FINAL_TYPE (CfSuggestionEntry, cf_suggestion_entry, CF, SUGGESTION_ENTRY, GtkWidget)

/**
 * CfSuggest:
 * @query: what has been typed
 * @n_likely: (out): how many, of the first, are so likely that Enter takes the first of them
 * @user_data: what was given with it
 *
 * Returns: (transfer container) (element-type utf8): what may be meant, the best first
 */
typedef GPtrArray *(*CfSuggest) (const char *query, guint *n_likely, gpointer user_data);

GtkWidget *cf_suggestion_entry_new (gboolean takes_new);
void
cf_suggestion_entry_set_source (CfSuggestionEntry *self, CfSuggest suggest, gpointer user_data);
void cf_suggestion_entry_set_numbered (CfSuggestionEntry *self, gboolean numbered);
void cf_suggestion_entry_set_takes_new (CfSuggestionEntry *self, gboolean takes_new);
GtkEntry *cf_suggestion_entry_get_entry (CfSuggestionEntry *self);
const char *cf_suggestion_entry_get_text (CfSuggestionEntry *self);
void cf_suggestion_entry_set_text (CfSuggestionEntry *self, const char *text);
void cf_suggestion_entry_suggest (CfSuggestionEntry *self);

G_END_DECLS
