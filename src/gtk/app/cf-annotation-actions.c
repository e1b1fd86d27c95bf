/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done in the window with an annotation, or with the selection to make one: a table. */

#include "config.h"

#include "cf-annotation-actions.h"

#include "cf-linking.h"
#include "cf-settle-dialog.h"

#include <glib/gi18n.h>

static void
tag (CfWindow *window, GVariant *parameter)
{
  CfSession *session = cf_window_get_session (window);
  const CfCode *code = cf_codebook_get_code (cf_session_get_codebook (session),
                                             g_variant_get_string (parameter, NULL));

  if (code == NULL || !cf_session_tag (session, code))
    gtk_widget_error_bell (GTK_WIDGET (window));
  cf_window_focus_article (window);
}

static void
repeat (CfWindow *window, GVariant *parameter)
{
  if (!cf_session_repeat (cf_window_get_session (window)))
    gtk_widget_error_bell (GTK_WIDGET (window));
}

static void
choose_code (CfWindow *window, GVariant *parameter)
{
  cf_article_pane_choose_code (cf_window_get_article_pane (window));
}

static void
choose_proposition (CfWindow *window, GVariant *parameter)
{
  if (!cf_article_pane_choose_proposition (cf_window_get_article_pane (window)))
    cf_window_say (window, _ ("Annotations of this code are about no proposition"), FALSE);
}

static void
edit_form (CfWindow *window, GVariant *parameter)
{
  CfAnnotation *chosen = cf_session_get_chosen (cf_window_get_session (window));
  gboolean article = cf_annotation_has_article_scope (chosen);

  cf_window_open_form (window, article ? NULL : chosen, NULL);
}

static void
edit_article_form (CfWindow *window, GVariant *parameter)
{
  cf_window_open_form (window, NULL, NULL);
}

static void
edit_note (CfWindow *window, GVariant *parameter)
{
  cf_window_reveal_inspector (window);
  cf_inspector_pane_edit_note (cf_window_get_inspector_pane (window));
}

static void
toggle_doubt (CfWindow *window, GVariant *parameter)
{
  CfSession *session = cf_window_get_session (window);

  cf_session_toggle_doubt (session, CF_RECORD (cf_session_get_chosen (session)));
  cf_window_focus_article (window);
}

static void
link_annotation (CfWindow *window, GVariant *parameter)
{
  cf_linking_start (cf_session_get_linking (cf_window_get_session (window)));
  cf_window_focus_article (window);
}

static void
add_part (CfWindow *window, GVariant *parameter)
{
  cf_session_add_part (cf_window_get_session (window));
  cf_window_focus_article (window);
}

static void
remove_part (CfWindow *window, GVariant *parameter)
{
  cf_session_remove_part (cf_window_get_session (window));
  cf_window_focus_article (window);
}

static void
delete_annotation (CfWindow *window, GVariant *parameter)
{
  cf_session_delete (cf_window_get_session (window));
  cf_window_focus_article (window);
}

static void
show_thread (CfWindow *window, GVariant *parameter)
{
  cf_window_show_thread (window);
}

static void
mend_pairs (CfWindow *window, GVariant *parameter)
{
  CfMend mend;

  if (!cf_mend_from_name (g_variant_get_string (parameter, NULL), &mend) ||
      !cf_session_mend_pairs (cf_window_get_session (window), mend))
    gtk_widget_error_bell (GTK_WIDGET (window));
  cf_window_focus_article (window);
}

static void
settle (CfWindow *window, GVariant *parameter)
{
  CfSession *session = cf_window_get_session (window);
  g_autoptr (GPtrArray) unsettled = cf_session_list_unsettled (session);

  if (unsettled->len == 0)
    cf_window_say (window, _ ("Nothing is to be settled in this article"), FALSE);
  else
    gtk_window_present (cf_settle_dialog_new (session, GTK_WINDOW (window)));
}

#define DOCUMENT (CF_WHEN_DOCUMENT | CF_WHEN_SHOWN)
#define CHANGE (DOCUMENT | CF_WHEN_WRITABLE)

static const CfWindowAction rows[] = {
  { "tag", N_ ("Tag, or change the code"), NULL, "s", CHANGE, tag },
  { "repeat", N_ ("Tag like the last one"), NULL, NULL, CHANGE, repeat },
  { "choose-code", N_ ("Choose a code by typing"), NULL, NULL, CHANGE, choose_code },
  { "choose-proposition", N_ ("Choose what it is about"), NULL, NULL, CHANGE | CF_WHEN_CHOSEN,
    choose_proposition },
  { "edit-form", N_ ("Set the attributes"), NULL, NULL, CHANGE | CF_WHEN_CHOSEN, edit_form },
  { "edit-article-form", N_ ("Set the attributes of the article"), NULL, NULL, CHANGE,
    edit_article_form },
  { "edit-note", N_ ("Write a note"), NULL, NULL, CHANGE | CF_WHEN_CHOSEN, edit_note },
  { "toggle-doubt", N_ ("Mark or unmark as doubtful"), NULL, NULL, CHANGE | CF_WHEN_CHOSEN,
    toggle_doubt },
  { "link", N_ ("Link the annotation"), NULL, NULL, CHANGE, link_annotation },
  { "add-part", N_ ("Add the selection to the annotation"), NULL, NULL,
    CHANGE | CF_WHEN_CHOSEN | CF_WHEN_SELECTION, add_part },
  { "remove-part", N_ ("Take the selection out of the annotation"), NULL, NULL,
    CHANGE | CF_WHEN_CHOSEN | CF_WHEN_SELECTION, remove_part },
  { "delete-annotation", N_ ("Delete annotation"), NULL, NULL, CHANGE | CF_WHEN_CHOSEN,
    delete_annotation },
  { "mend-pairs", N_ ("Change what is a pair"), NULL, "s", CHANGE | CF_WHEN_BILINGUAL, mend_pairs },
  { "settle", N_ ("Settle what has been changed apart"), NULL, NULL, CHANGE, settle },
  { "show-thread", N_ ("Thread of the annotation"), NULL, NULL, DOCUMENT, show_thread },
};

/**
 * cf_annotation_actions_get:
 * @i: which, from 0
 *
 * Returns: (transfer none) (nullable): a row of the table; %NULL behind the last one
 */
const CfWindowAction *
cf_annotation_actions_get (guint i)
{
  return i < G_N_ELEMENTS (rows) ? &rows[i] : NULL;
}
