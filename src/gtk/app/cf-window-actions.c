/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done in the window: a table. What is done with annotations stands in one of its own. */

#include "config.h"

#include "cf-annotation-actions.h"
#include "cf-codebook-presenter.h"
#include "cf-details-dialog.h"
#include "cf-export-dialog.h"
#include "cf-finisher.h"
#include "cf-merged-dialog.h"
#include "cf-namer.h"
#include "cf-path-chooser.h"
#include "cf-restorer.h"
#include "cf-sample.h"
#include "cf-stage.h"
#include "cf-window-private.h"

#include <glib/gi18n.h>

static CfSession *
get_session (CfWindow *window)
{
  return cf_window_get_session (window);
}

/* In a field the keys are the field's. */
static GtkWidget *
get_focused_field (CfWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (GTK_IS_TEXT (focus) || (GTK_IS_TEXT_VIEW (focus) && !CF_IS_ARTICLE_VIEW (focus)))
    return focus;
  return NULL;
}

static void
open_folder (CfWindow *window, GVariant *parameter)
{
  cf_path_chooser_ask (window, _ ("Open Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
}

static void
open_file (CfWindow *window, GVariant *parameter)
{
  cf_path_chooser_ask (window, _ ("Open Article"), GTK_FILE_CHOOSER_ACTION_OPEN);
}

static void
open_path (CfWindow *window, GVariant *parameter)
{
  cf_window_open_path (window, g_variant_get_string (parameter, NULL));
}

static void
open_sample (CfWindow *window, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = cf_sample_ensure (&error);

  if (folder != NULL)
    cf_window_open_path (window, folder);
  else
    cf_window_say (window, error->message, FALSE);
}

static void
open_article (CfWindow *window, GVariant *parameter)
{
  cf_window_open_article (window, g_variant_get_string (parameter, NULL));
}

static void
open_annotation (CfWindow *window, GVariant *parameter)
{
  const char *path, *id;

  g_variant_get (parameter, "(&s&s)", &path, &id);
  cf_window_open_annotation (window, path, id);
}

static void
go_back (CfWindow *window, GVariant *parameter)
{
  cf_window_go_back (window);
}

static void
library_loaded (CfWindow *window, GVariant *parameter)
{
  cf_window_library_loaded (window);
}

/* A filter is not seen while the library is folded away. */
static void
open_neighbour (CfWindow *window, gboolean backward)
{
  CfLibraryPane *library = cf_window_get_library_pane (window);
  g_autofree char *path =
    cf_library_pane_find (library, backward ? CF_LIBRARY_PREVIOUS : CF_LIBRARY_NEXT);

  if (path != NULL)
    cf_window_open_article (window, path);
  else if (cf_library_pane_has_filter (library))
    cf_window_say (window,
                   backward ? _ ("This is the first article that the filter shows")
                            : _ ("This is the last article that the filter shows"),
                   FALSE);
  else
    cf_window_say (
      window, backward ? _ ("This is the first article") : _ ("This is the last article"), FALSE);
}

static void
next_article (CfWindow *window, GVariant *parameter)
{
  open_neighbour (window, FALSE);
}

static void
previous_article (CfWindow *window, GVariant *parameter)
{
  open_neighbour (window, TRUE);
}

static void
go_to_article (CfWindow *window, GVariant *parameter)
{
  cf_window_reveal_library (window);
  cf_library_pane_go_to (cf_window_get_library_pane (window));
}

static void
focus_article (CfWindow *window, GVariant *parameter)
{
  cf_window_focus_article (window);
}

static void
list_doubts (CfWindow *window, GVariant *parameter)
{
  cf_window_reveal_library (window);
  cf_library_pane_show_doubts (cf_window_get_library_pane (window));
}

static void
undo (CfWindow *window, GVariant *parameter)
{
  GtkWidget *field = get_focused_field (window);

  if (field != NULL)
    {
      gtk_widget_activate_action (field, "text.undo", NULL);
      return;
    }
  if (cf_stage_undo (cf_window_get_stage (window), FALSE))
    return;
  cf_session_undo (get_session (window));
  focus_article (window, NULL);
}

static void
redo (CfWindow *window, GVariant *parameter)
{
  GtkWidget *field = get_focused_field (window);

  if (field != NULL)
    {
      gtk_widget_activate_action (field, "text.redo", NULL);
      return;
    }
  if (cf_stage_undo (cf_window_get_stage (window), TRUE))
    return;
  cf_session_redo (get_session (window));
  focus_article (window, NULL);
}

static CfFindBar *
get_find_bar (CfWindow *window)
{
  return cf_article_pane_get_find_bar (cf_window_get_article_pane (window));
}

static void
find (CfWindow *window, GVariant *parameter)
{
  cf_find_bar_open (get_find_bar (window), NULL);
}

static void
find_next (CfWindow *window, GVariant *parameter)
{
  cf_find_bar_go (get_find_bar (window), FALSE);
}

static void
find_previous (CfWindow *window, GVariant *parameter)
{
  cf_find_bar_go (get_find_bar (window), TRUE);
}

/* Where one language stands beside the other no words go on in the next row: those of the first are looked for. */
static void
find_selection (CfWindow *window, GVariant *parameter)
{
  CfSession *session = get_session (window);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autofree char *text = NULL;

  cf_session_list_selected (session, parts);
  if (parts->len == 0)
    return;
  text = cf_text_slice (cf_document_get_text (cf_session_get_document (session)),
                        g_array_index (parts, CfSpan, 0));
  cf_find_bar_open (get_find_bar (window), text);
}

static void
copy (CfWindow *window, GVariant *parameter)
{
  CfArticleColumns *columns = cf_article_pane_get_columns (cf_window_get_article_pane (window));

  g_signal_emit_by_name (cf_article_columns_get_current (columns), "copy-clipboard");
  focus_article (window, NULL);
}

static void
article_details (CfWindow *window, GVariant *parameter)
{
  gtk_window_present (cf_details_dialog_new (get_session (window), GTK_WINDOW (window)));
}

static void
enter_details (CfWindow *window, GVariant *parameter)
{
  cf_window_enter_details (window, g_variant_get_string (parameter, NULL));
}

static void
restore_sidecar (CfWindow *window, GVariant *parameter)
{
  cf_restorer_ask (window);
}

static void
show_codebook (CfWindow *window, GVariant *parameter)
{
  cf_inspector_pane_commit (cf_window_get_inspector_pane (window));
  cf_codebook_presenter_show (window);
}

static void
toggle_library (CfWindow *window, GVariant *parameter)
{
  cf_window_toggle_library (window);
}

static void
toggle_inspector (CfWindow *window, GVariant *parameter)
{
  cf_window_toggle_inspector (window);
}

static void
export_dataset (CfWindow *window, GVariant *parameter)
{
  gtk_window_present (cf_export_dialog_new (get_session (window), cf_window_get_folder (window),
                                            GTK_WINDOW (window)));
}

static void
finish (CfWindow *window, GVariant *parameter)
{
  cf_inspector_pane_commit (cf_window_get_inspector_pane (window));
  /* Ctrl+Enter in a field confirms it. */
  if (get_focused_field (window) != NULL)
    focus_article (window, NULL);
  else
    cf_finisher_finish (window);
}

static void
choose_next_reading (CfWindow *window, GVariant *parameter)
{
  cf_window_choose_next_reading (window);
}

static void
show_merged_copies (CfWindow *window, GVariant *parameter)
{
  gtk_window_present (cf_merged_dialog_new (window->merger, GTK_WINDOW (window)));
}

static void
rename_annotator (CfWindow *window, GVariant *parameter)
{
  cf_namer_ask (window);
}

#define DOCUMENT (CF_WHEN_DOCUMENT | CF_WHEN_SHOWN)

static const CfWindowAction rows[] = {
  { "open-folder", N_ ("Open folder"), "<Control>o", NULL, CF_WHEN_ALWAYS, open_folder },
  { "open-file", N_ ("Open article"), "<Control><Shift>o", NULL, CF_WHEN_ALWAYS, open_file },
  { "open-sample", N_ ("Open sample project"), NULL, NULL, CF_WHEN_ALWAYS, open_sample },
  { "open-path", N_ ("Open"), NULL, "s", CF_WHEN_ALWAYS, open_path },
  { "open-article", N_ ("Open article"), NULL, "s", CF_WHEN_PROJECT, open_article },
  { "open-annotation", N_ ("Open annotation"), NULL, "(ss)", CF_WHEN_PROJECT, open_annotation },
  { "library-loaded", N_ ("Show an article"), NULL, NULL, CF_WHEN_ALWAYS, library_loaded },
  { "next-article", N_ ("Next article"), "<Alt>Down", NULL, CF_WHEN_PROJECT, next_article },
  { "previous-article", N_ ("Previous article"), "<Alt>Up", NULL, CF_WHEN_PROJECT,
    previous_article },
  { "go-to-article", N_ ("Go to article"), "<Control>p", NULL, CF_WHEN_PROJECT, go_to_article },
  { "list-doubts", N_ ("Doubts of the project"), "<Control><Shift>d", NULL, CF_WHEN_PROJECT,
    list_doubts },
  { "go-back", N_ ("Back to where the last jump began"), "<Alt>BackSpace", NULL, CF_WHEN_PROJECT,
    go_back },
  { "undo", N_ ("Undo"), "<Control>z", NULL, CF_WHEN_UNDO, undo },
  { "redo", N_ ("Redo"), "<Control><Shift>z", NULL, CF_WHEN_REDO, redo },
  { "find", N_ ("Find in article"), "<Control>f", NULL, DOCUMENT, find },
  { "find-next", N_ ("Next match"), "F3", NULL, DOCUMENT, find_next },
  { "find-previous", N_ ("Previous match"), "<Shift>F3", NULL, DOCUMENT, find_previous },
  { "find-selection", N_ ("Find the selected words"), "<Control><Shift>f", NULL,
    DOCUMENT | CF_WHEN_SELECTION, find_selection },
  { "focus-article", N_ ("Go to the article"), NULL, NULL, DOCUMENT, focus_article },
  { "article-details", N_ ("Correct the article’s details"), "<Alt>Return", NULL, CF_WHEN_DOCUMENT,
    article_details },
  { "enter-details", N_ ("Enter outlet and date"), NULL, "s", CF_WHEN_PROJECT, enter_details },
  { "restore-sidecar", N_ ("Restore a damaged file"), NULL, NULL, CF_WHEN_DOCUMENT,
    restore_sidecar },
  { "copy", N_ ("Copy"), NULL, NULL, DOCUMENT | CF_WHEN_SELECTION, copy },
  { "finish", N_ ("Finish the article"), "<Control>Return", NULL, DOCUMENT | CF_WHEN_WRITABLE,
    finish },
  { "export", N_ ("Export"), "<Control>e", NULL, CF_WHEN_PROJECT, export_dataset },
  { "merged-copies", N_ ("Merged copies"), NULL, NULL, CF_WHEN_PROJECT, show_merged_copies },
  { "rename-annotator", N_ ("Another short name"), NULL, NULL, CF_WHEN_ALWAYS, rename_annotator },
  { "codebook", N_ ("Codebook"), "<Control>k", NULL, CF_WHEN_PROJECT, show_codebook },
  { "toggle-library", N_ ("Library"), "F9", NULL, CF_WHEN_PROJECT, toggle_library },
  { "next-reading", N_ ("Two languages: side by side, or one"), "F8", NULL,
    DOCUMENT | CF_WHEN_BILINGUAL, choose_next_reading },
  { "toggle-inspector", N_ ("Inspector"), "<Shift>F9", NULL, CF_WHEN_PROJECT | CF_WHEN_SHOWN,
    toggle_inspector },
};

/**
 * cf_window_actions_get:
 * @i: which, from 0
 *
 * Returns: (transfer none) (nullable): an action of either table; %NULL behind the last one
 */
const CfWindowAction *
cf_window_actions_get (guint i)
{
  return i < G_N_ELEMENTS (rows) ? &rows[i] : cf_annotation_actions_get (i - G_N_ELEMENTS (rows));
}

static void
on_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CfWindow *window = CF_WINDOW (user_data);
  const char *name = g_action_get_name (G_ACTION (action));
  const CfWindowAction *row;

  for (guint i = 0; (row = cf_window_actions_get (i)) != NULL; i++)
    if (g_str_equal (row->name, name))
      {
        if (row->when & CF_WHEN_SHOWN)
          cf_window_show_view (window, CF_STAGE_ANNOTATE);
        row->run (window, parameter);
      }
}

/**
 * cf_window_actions_add:
 * @self: a window
 */
void
cf_window_actions_add (CfWindow *self)
{
  const CfWindowAction *row;

  for (guint i = 0; (row = cf_window_actions_get (i)) != NULL; i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (
        row->name, row->parameter != NULL ? G_VARIANT_TYPE (row->parameter) : NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (on_activated), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
}

static CfWhen
get_when (CfWindow *self)
{
  CfSession *session = get_session (self);
  CfHistory *shown = cf_stage_get_history (cf_window_get_stage (self));
  CfHistory *history = shown != NULL ? shown : cf_session_get_history (session);
  CfDocument *document = cf_session_get_document (session);
  CfSpan selection = cf_session_get_selection (session);
  CfWhen when = CF_WHEN_SHOWN;

  if (cf_session_get_project (session) != NULL)
    when |= CF_WHEN_PROJECT;
  if (document != NULL)
    when |= CF_WHEN_DOCUMENT;
  if (document != NULL && cf_document_is_writable (document))
    when |= CF_WHEN_WRITABLE;
  if (document != NULL && cf_article_is_bilingual (cf_document_get_article (document)))
    when |= CF_WHEN_BILINGUAL;
  if (cf_session_get_chosen (session) != NULL)
    when |= CF_WHEN_CHOSEN;
  if (selection.start < selection.end)
    when |= CF_WHEN_SELECTION;
  if (cf_history_peek_undo (history) != NULL || get_focused_field (self) != NULL)
    when |= CF_WHEN_UNDO;
  if (cf_history_peek_redo (history) != NULL || get_focused_field (self) != NULL)
    when |= CF_WHEN_REDO;
  return when;
}

/**
 * cf_window_actions_update:
 * @self: a window
 *
 * Enables what is of use now.
 */
void
cf_window_actions_update (CfWindow *self)
{
  CfWhen when = get_when (self);
  const CfWindowAction *row;

  for (guint i = 0; (row = cf_window_actions_get (i)) != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), row->name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), (row->when & ~when) == 0);
    }
}
