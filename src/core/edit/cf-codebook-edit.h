/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a user can do to a codebook. */

#pragma once

#include "cf-codebook-editor.h"
#include "cf-document.h"

G_BEGIN_DECLS

/* Each is one step that can be undone, or nothing, and says why. */
gboolean cf_codebook_edit_set_text (CfCodebookEditor *editor,
                                    const char *place,
                                    const char *id,
                                    const char *member,
                                    const char *language,
                                    const char *text,
                                    GError **error);
gboolean cf_codebook_edit_set_word (CfCodebookEditor *editor,
                                    const char *place,
                                    const char *id,
                                    const char *member,
                                    const char *word,
                                    GError **error);
gboolean cf_codebook_edit_set_words (CfCodebookEditor *editor,
                                     const char *place,
                                     const char *id,
                                     const char *member,
                                     const char *const *words,
                                     GError **error);
gboolean cf_codebook_edit_set_flag (CfCodebookEditor *editor,
                                    const char *place,
                                    const char *id,
                                    const char *member,
                                    gboolean flag,
                                    GError **error);
/* cf-codebook-edit-entries.c */
char *cf_codebook_edit_add (CfCodebookEditor *editor,
                            const char *place,
                            const char *label,
                            GError **error);
gboolean cf_codebook_edit_set_colour (
  CfCodebookEditor *editor, const char *code, const char *light, const char *dark, GError **error);
gboolean cf_codebook_edit_set_title (CfCodebookEditor *editor, const char *title, GError **error);
gboolean
cf_codebook_edit_set_layers_apart (CfCodebookEditor *editor, gboolean apart, GError **error);
gboolean cf_codebook_edit_move (
  CfCodebookEditor *editor, const char *place, const char *id, guint position, GError **error);
gboolean cf_codebook_edit_remove (CfCodebookEditor *editor,
                                  const char *place,
                                  const char *id,
                                  GError **error);
gboolean cf_codebook_edit_settle (
  CfCodebookEditor *editor, const char *place, const char *id, JsonObject *chosen, GError **error);

/* cf-codebook-edit-parts.c */
gboolean cf_codebook_edit_add_example (CfCodebookEditor *editor,
                                       const char *code,
                                       const char *language,
                                       const char *text,
                                       GError **error);
gboolean cf_codebook_edit_take_words (CfCodebookEditor *editor,
                                      CfArticle *article,
                                      CfAnnotation *annotation,
                                      GArray *spans,
                                      GError **error);
gboolean cf_codebook_edit_take_example (CfCodebookEditor *editor,
                                        CfDocument *document,
                                        CfAnnotation *annotation,
                                        GError **error);
gboolean cf_codebook_edit_set_example (CfCodebookEditor *editor,
                                       const char *code,
                                       guint example,
                                       const char *language,
                                       const char *text,
                                       GError **error);
char *cf_codebook_edit_add_value (CfCodebookEditor *editor,
                                  const char *attribute,
                                  const char *label,
                                  GError **error);
gboolean cf_codebook_edit_set_value_text (CfCodebookEditor *editor,
                                          const char *attribute,
                                          const char *value,
                                          const char *member,
                                          const char *language,
                                          const char *text,
                                          GError **error);
gboolean cf_codebook_edit_move_value (CfCodebookEditor *editor,
                                      const char *attribute,
                                      const char *value,
                                      guint position,
                                      GError **error);
gboolean cf_codebook_edit_remove_value (CfCodebookEditor *editor,
                                        const char *attribute,
                                        const char *value,
                                        GError **error);

/* cf-codebook-edit-codes.c */
gboolean cf_codebook_edit_retire (CfCodebookEditor *editor,
                                  const char *code,
                                  const char *successor,
                                  GError **error);
gboolean cf_codebook_edit_restore (CfCodebookEditor *editor, const char *code, GError **error);
char **cf_codebook_edit_split (CfCodebookEditor *editor,
                               const char *code,
                               const char *const *labels,
                               int successor,
                               GError **error);
gboolean cf_codebook_edit_merge_entries (
  CfCodebookEditor *editor, const char *list, const char *entry, const char *into, GError **error);

gboolean
cf_codebook_edit_stands_under (CfCodebookEditor *editor, const char *code, const char *above);
gboolean cf_codebook_edit_place_code (CfCodebookEditor *editor,
                                      const char *code,
                                      const char *beside,
                                      GError **error);
gboolean cf_codebook_edit_delete (CfCodebookEditor *editor, const char *code, GError **error);

/* cf-codebook-edit-join.c */
gboolean cf_codebook_edit_join (CfCodebookEditor *editor,
                                CfCodebookCopy *other,
                                const char *suffix,
                                GPtrArray *renamed);
gboolean cf_codebook_edit_join_template (CfCodebookEditor *editor,
                                         const char *name,
                                         GPtrArray *renamed,
                                         GError **error);

/* For the parts of this. */
void
cf_codebook_edit_drop_references (CfCodebookEditor *editor, const char *target, const char *id);
JsonObject *cf_codebook_edit_begin (CfCodebookEditor *editor,
                                    const char *place,
                                    const char *id,
                                    GError **error);
char *cf_codebook_edit_make_id (CfCodebookEditor *editor, const char *place, const char *label);
char *cf_codebook_edit_find_key (CfCodebookEditor *editor);
JsonObject *cf_codebook_edit_with_text (JsonObject *entry,
                                        const char *member,
                                        const char *language,
                                        const char *text);
gboolean cf_codebook_edit_commit (CfCodebookEditor *editor,
                                  const char *place,
                                  const char *id,
                                  JsonObject *changed,
                                  const char *label,
                                  const char *merge_key);

G_END_DECLS
