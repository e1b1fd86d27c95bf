/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a window goes: to folders, articles and annotations, and back. */

#include "config.h"

#include "cf-details-dialog.h"
#include "cf-recent-folders.h"
#include "cf-window-private.h"

#include <glib/gi18n.h>

/* Of somebody else: it cannot be chosen, but its words can be seen. */
static gboolean
reveal_of_others (CfWindow *self, const char *id)
{
  CfArgumentGraph *graph = cf_argument_keeper_get_graph (cf_session_get_argument (self->session));
  const CfArgumentNode *node;
  g_autofree char *text = NULL;
  guint index;

  if (graph == NULL || !cf_argument_graph_find (graph, id, &index))
    return FALSE;
  node = cf_argument_graph_get_node (graph, index);
  for (guint i = 0; i < node->annotations->len; i++)
    {
      CfAnnotation *annotation = g_ptr_array_index (node->annotations, i);

      if (g_strcmp0 (cf_record_get_id (CF_RECORD (annotation)), id) != 0 ||
          cf_annotation_get_n_parts (annotation) == 0)
        continue;
      cf_session_choose (self->session, NULL, FALSE);
      cf_session_reveal (self->session, cf_annotation_get_part (annotation, 0)->span);
      text = g_strdup_printf (_ ("An annotation by %s: its words are selected"), node->annotator);
      cf_window_say (self, text, FALSE);
      return TRUE;
    }
  return FALSE;
}

static void
choose (CfWindow *self, const char *id)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfAnnotation *annotation = cf_layer_get_annotation (cf_document_get_layer (document), id);

  if (annotation != NULL)
    cf_session_choose (self->session, annotation, TRUE);
  else if (!reveal_of_others (self, id))
    cf_window_say (self, _ ("That annotation is not there any more"), FALSE);
}

static void
show_details (CfWindow *self)
{
  self->wants_details = FALSE;
  gtk_window_present (cf_details_dialog_new (self->session, GTK_WINDOW (self)));
}

/**
 * cf_window_choose_wanted:
 * @self: a window whose article has been opened
 *
 * Chooses the annotation for whose sake the article was opened.
 */
void
cf_window_choose_wanted (CfWindow *self)
{
  g_autofree char *wanted = g_steal_pointer (&self->wanted);
  g_autofree char *view = g_steal_pointer (&self->wanted_view);

  if (wanted != NULL || g_strcmp0 (view, CF_STAGE_ANNOTATE) == 0)
    cf_window_focus_article (self);
  if (wanted != NULL)
    choose (self, wanted);
  if (view != NULL)
    cf_stage_show (self->stage, view);
  if (self->wants_details)
    show_details (self);
}

static gboolean
is_shown (CfWindow *self, const char *path)
{
  CfDocument *document = cf_session_get_document (self->session);

  return document != NULL && g_str_equal (cf_document_get_path (document), path);
}

/**
 * cf_window_open_article:
 * @self: a window with a project
 * @path: an article in it
 */
void
cf_window_open_article (CfWindow *self, const char *path)
{
  gboolean was_shown = is_shown (self, path);

  cf_inspector_pane_commit (self->inspector);
  cf_opener_open_article (self->opener, path);
  /* Another one, read before or not, comes into the view that is shown. */
  if (was_shown)
    cf_window_focus_article (self);
}

/**
 * cf_window_reopen_article:
 * @self: a window
 *
 * Opens the article that is shown anew, if its sidecar could not be written: it may be now.
 */
void
cf_window_reopen_article (CfWindow *self)
{
  CfDocument *document = cf_session_get_document (self->session);

  if (document != NULL && !cf_document_is_writable (document))
    cf_opener_reopen_article (self->opener, cf_document_get_path (document));
}

static void
go_to_annotation (CfWindow *self, const char *path, const char *id)
{
  g_clear_pointer (&self->wanted, g_free);
  if (is_shown (self, path))
    {
      cf_window_focus_article (self);
      if (id != NULL)
        choose (self, id);
      return;
    }
  self->wanted = g_strdup (id);
  cf_window_open_article (self, path);
}

static void
leave_place (CfWindow *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfAnnotation *chosen = cf_session_get_chosen (self->session);

  if (document != NULL)
    cf_trail_push (self->trail, cf_document_get_path (document),
                   chosen != NULL ? cf_record_get_id (CF_RECORD (chosen)) : NULL,
                   cf_stage_get_shown (self->stage));
  g_clear_pointer (&self->wanted_view, g_free);
}

/**
 * cf_window_open_annotation:
 * @self: a window with a project
 * @path: an article in it
 * @id: (nullable): an annotation of the annotator there; %NULL for the article
 *
 * Goes there; cf_window_go_back() comes back.
 */
void
cf_window_open_annotation (CfWindow *self, const char *path, const char *id)
{
  leave_place (self);
  go_to_annotation (self, path, id);
}

/**
 * cf_window_enter_details:
 * @self: a window with a project
 * @path: an article in it
 *
 * Goes there and asks for its outlet, date and other details; cf_window_go_back() comes back.
 */
void
cf_window_enter_details (CfWindow *self, const char *path)
{
  if (is_shown (self, path))
    {
      show_details (self);
      return;
    }
  leave_place (self);
  self->wants_details = TRUE;
  cf_window_open_article (self, path);
}

/**
 * cf_window_go_back:
 * @self: a window
 *
 * Goes to where it was before the last jump.
 */
void
cf_window_go_back (CfWindow *self)
{
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;
  g_autofree char *view = NULL;

  if (!cf_trail_pop (self->trail, &path, &id, &view))
    {
      cf_window_say (self, _ ("There is nowhere to go back to"), FALSE);
      return;
    }
  g_clear_pointer (&self->wanted_view, g_free);
  if (!is_shown (self, path))
    self->wanted_view = g_strdup (view);
  if (id != NULL)
    go_to_annotation (self, path, id);
  else
    cf_window_open_article (self, path);
  if (self->wanted_view == NULL && !g_str_equal (view, CF_STAGE_ANNOTATE))
    cf_stage_show (self->stage, view);
}

/**
 * cf_window_open_path:
 * @self: a window
 * @path: a folder, an article or a sidecar
 */
void
cf_window_open_path (CfWindow *self, const char *path)
{
  cf_inspector_pane_commit (self->inspector);
  cf_opener_open_path (self->opener, path);
}

/**
 * cf_window_library_loaded:
 * @self: a window
 *
 * The library knows its articles: one is opened, if none is.
 */
void
cf_window_library_loaded (CfWindow *self)
{
  g_autofree char *wanted = cf_opener_take_wanted (self->opener);
  g_autofree char *first = NULL;

  cf_window_follow_library (self);
  cf_merger_look_at (self->merger, cf_opener_get_folder (self->opener));
  if (cf_session_get_document (self->session) != NULL || cf_opener_is_busy (self->opener))
    return;
  if (wanted == NULL || !cf_library_pane_has_article (self->library, wanted))
    first = cf_library_pane_find (self->library, CF_LIBRARY_FIRST);
  if (first != NULL || wanted != NULL)
    cf_window_open_article (self, first != NULL ? first : wanted);
  else
    cf_article_pane_show_page (self->article, "empty");
}

/**
 * cf_window_restore:
 * @self: a window
 *
 * Shows the last project where it was left, or how to begin.
 */
void
cf_window_restore (CfWindow *self)
{
  g_auto (GStrv) recent = cf_recent_folders_list (self->settings);
  g_autofree char *gone = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  cf_start_page_set_recent (cf_article_pane_get_start_page (self->article),
                            (const char *const *) recent);
  gone = cf_opener_restore (self->opener);
  if (gone == NULL)
    return;
  shown = g_filename_display_name (gone);
  text = g_strdup_printf (_ ("The folder that was open last, “%s”, is not there any more."), shown);
  cf_start_page_set_notice (cf_article_pane_get_start_page (self->article), text);
}

/**
 * cf_window_open_form:
 * @self: a window with an article
 * @annotation: (nullable): one of it; %NULL is that of the article as a whole
 * @attribute: (nullable): the id of the attribute to begin with
 */
void
cf_window_open_form (CfWindow *self, CfAnnotation *annotation, const char *attribute)
{
  if (!cf_article_pane_open_form (self->article, annotation, attribute))
    gtk_widget_error_bell (GTK_WIDGET (self));
}
