/* SPDX-License-Identifier: GPL-3.0-or-later
 * The codebook of a project, to be edited: what stands in it on the left, one entry on the right. It stands
 * beside the main window, so that an article can be looked at meanwhile.
 *
 * What is done is saved by itself and undone by Ctrl+Z.
 *
 * #CfCodebookWindow::open-annotation (path of an article, id or %NULL) asks the main window to go there. */

#include "config.h"

#include "cf-codebook-window.h"

#include "cf-entry-actions.h"
#include "cf-entry-list.h"
#include "cf-entry-page.h"
#include "cf-message-dialog.h"
#include "cf-name-dialog.h"
#include "cf-round-dialog.h"
#include "cf-round-page.h"
#include "cf-unshown.h"

#include <glib/gi18n.h>

struct _CfCodebookWindow
{
  AdwWindow parent_instance;

  CfCodebookDesk *desk;
  char *place; /* of the entry that is shown */
  char *id;
  CfEntryList *list;
  CfEntryPage *page;

  AdwLeaflet *leaflet;
  AdwBin *list_bin;
  AdwBin *page_bin;
  GtkWidget *list_pane;
  GtkWidget *page_pane;
  GtkWidget *back_button;
  AdwWindowTitle *title; /* of the page */
  AdwHeaderBar *page_header;
  GtkLabel *saved_label;
  AdwToastOverlay *toasts;
};

enum
{
  OPEN_ANNOTATION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfCodebookWindow, cf_codebook_window, ADW_TYPE_WINDOW)

static void
cf_codebook_window_dispose (GObject *object)
{
  CfCodebookWindow *self = CF_CODEBOOK_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_CODEBOOK_WINDOW);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (cf_codebook_window_parent_class)->dispose (object);
}

static CfCodebookEditor *
get_editor (CfCodebookWindow *self)
{
  return cf_codebook_desk_get_editor (self->desk);
}

static void
say (CfCodebookWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_say (GtkWidget *widget, const char *name, GVariant *parameter)
{
  say (CF_CODEBOOK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_open_annotation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *path, *id;

  g_variant_get (parameter, "(&s&s)", &path, &id);
  g_signal_emit (widget, signals[OPEN_ANNOTATION], 0, path, id);
}

/* By its path from the project's top. */
static void
on_open_article (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfProject *project = cf_codebook_desk_get_project (CF_CODEBOOK_WINDOW (widget)->desk);
  g_autofree char *path =
    g_build_filename (cf_project_get_top (project), g_variant_get_string (parameter, NULL), NULL);

  g_signal_emit (widget, signals[OPEN_ANNOTATION], 0, path, NULL);
}

static void
undo_or_redo (CfCodebookWindow *self, gboolean undo)
{
  CfCodebookEditor *editor = get_editor (self);
  const char *label =
    undo ? cf_codebook_editor_peek_undo (editor) : cf_codebook_editor_peek_redo (editor);
  g_autofree char *text = NULL;

  if (label == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  text = g_strdup_printf (undo ? _ ("Undone: %s") : _ ("Done again: %s"), label);
  if (undo)
    cf_codebook_editor_undo (editor);
  else
    cf_codebook_editor_redo (editor);
  say (self, text);
}

static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo_or_redo (CF_CODEBOOK_WINDOW (widget), TRUE);
}

static void
on_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo_or_redo (CF_CODEBOOK_WINDOW (widget), FALSE);
}

/* What can be added: where it stands, and what is asked for. */
static const struct
{
  const char *name;
  const char *place;
  const char *heading;
} kinds[] = {
  { "code", CF_PLACE_CODES, N_ ("New Code") },
  { "attribute", CF_PLACE_ATTRIBUTES, N_ ("New Attribute") },
  { "relation", CF_PLACE_RELATIONS, N_ ("New Relation Type") },
};

static gboolean
add_entry (gpointer owner, const char *name, gpointer place, GError **error)
{
  CfCodebookWindow *self = owner;
  g_autofree char *id = cf_codebook_edit_add (get_editor (self), place, name, error);

  if (id == NULL)
    return FALSE;
  cf_entry_list_select (self->list, place, id);
  adw_leaflet_set_visible_child (self->leaflet, self->page_pane);
  return TRUE;
}

static void
on_round_made (CfCodebookWindow *self, const char *id)
{
  cf_entry_list_select (self->list, CF_PLACE_ROUNDS, id);
  adw_leaflet_set_visible_child (self->leaflet, self->page_pane);
}

static void
add_round (CfCodebookWindow *self)
{
  GtkWindow *dialog = cf_round_dialog_new (GTK_WIDGET (self), self->desk, NULL);

  g_signal_connect_object (dialog, "made", G_CALLBACK (on_round_made), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind = g_variant_get_string (parameter, NULL);

  if (g_str_equal (kind, "round"))
    add_round (CF_CODEBOOK_WINDOW (widget));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, kind))
      cf_name_dialog_ask (widget, _ (kinds[i].heading), _ ("Name"),
                          _ ("Its id is made from this name and never changes; the name may."),
                          _ ("Add"), add_entry, widget, (gpointer) kinds[i].place, NULL);
}

static void
on_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfCodebookWindow *self = CF_CODEBOOK_WINDOW (widget);

  if (self->id == NULL || *self->id == '\0' || g_str_equal (self->id, "article"))
    gtk_widget_error_bell (widget);
  else if (g_str_equal (self->place, CF_PLACE_ROUNDS))
    cf_round_page_remove (widget, self->desk, self->id);
  else
    cf_entry_actions_remove (widget, self->desk, self->place, self->id);
}

static void
on_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfCodebookWindow *self = CF_CODEBOOK_WINDOW (widget);

  if (!cf_entry_list_move (self->list, g_variant_get_int32 (parameter)))
    gtk_widget_error_bell (widget);
}

static void
on_show_overview (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfCodebookWindow *self = CF_CODEBOOK_WINDOW (widget);

  cf_entry_list_select (self->list, CF_PLACE_HEAD, "");
  adw_leaflet_set_visible_child (self->leaflet, self->page_pane);
}

static void
on_show_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CfCodebookWindow *self = CF_CODEBOOK_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  cf_entry_list_focus (self->list);
}

static void
show_title (CfCodebookWindow *self)
{
  const char *label = cf_entry_list_get_label (self->list);

  adw_window_title_set_title (self->title, label != NULL ? label : _ ("Codebook"));
}

static void
on_chosen (CfCodebookWindow *self, const char *place, const char *id)
{
  g_free (self->place);
  g_free (self->id);
  self->place = g_strdup (place);
  self->id = g_strdup (id);
  cf_entry_page_show (self->page, place, id);
  show_title (self);
}

/* Enter, or a click, goes on to the page where only one of the two is seen. */
static void
on_activated (CfCodebookWindow *self)
{
  GtkWidget *focus;

  /* That may bring the focus along already. */
  adw_leaflet_set_visible_child (self->leaflet, self->page_pane);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page)))
    cf_entry_page_focus (self->page);
}

static void
on_folded (CfCodebookWindow *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  gtk_widget_set_visible (self->back_button, folded);
  adw_header_bar_set_show_start_title_buttons (self->page_header, folded);
  if (self->list != NULL)
    cf_entry_list_set_single_click (self->list, folded);
}

static void
show_state (CfCodebookWindow *self)
{
  static const char *const texts[] = {
    [CF_CODEBOOK_SAVED] = N_ ("Saved"),
    [CF_CODEBOOK_WAITING] = N_ ("Saving…"),
    [CF_CODEBOOK_FAILED] = N_ ("Not saved"),
  };
  CfCodebookSaver *saver = cf_codebook_desk_get_saver (self->desk);
  CfCodebookState state = cf_codebook_saver_get_state (saver);
  const char *error = cf_codebook_saver_get_error (saver);
  CfCodebookEditor *editor = get_editor (self);

  gtk_label_set_text (self->saved_label, _ (texts[state]));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved_label), error);
  if (state == CF_CODEBOOK_FAILED)
    gtk_widget_add_css_class (GTK_WIDGET (self->saved_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->saved_label), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.undo",
                                 cf_codebook_editor_peek_undo (editor) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.redo",
                                 cf_codebook_editor_peek_redo (editor) != NULL);
}

static void
on_changed (CfCodebookWindow *self)
{
  show_title (self);
  show_state (self);
}

static void
on_close_anyway (CfCodebookWindow *self, const char *response)
{
  if (g_str_equal (response, "close"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
cf_codebook_window_close_request (GtkWindow *window)
{
  CfCodebookWindow *self = CF_CODEBOOK_WINDOW (window);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (cf_codebook_saver_flush (cf_codebook_desk_get_saver (self->desk), &error))
    return GTK_WINDOW_CLASS (cf_codebook_window_parent_class)->close_request (window);
  dialog = cf_message_dialog_new (window, _ ("The codebook is not saved"), error->message, NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Keep Open"),
                                    "close", _ ("_Lose the Changes"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_anyway), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-codebook-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CfCodebookWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CfCodebookWindow, list_bin);
  gtk_widget_class_bind_template_child (widget_class, CfCodebookWindow, page_bin);
  gtk_widget_class_bind_template_child (widget_class, CfCodebookWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, CfCodebookWindow, page_pane);
  gtk_widget_class_bind_template_child (widget_class, CfCodebookWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, CfCodebookWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CfCodebookWindow, page_header);
  gtk_widget_class_bind_template_child (widget_class, CfCodebookWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, CfCodebookWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
}

/* Before whatever has the focus: there is one history, that of the codebook. */
static void
add_shortcuts (CfCodebookWindow *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
    const char *parameter;
  } rows[] = {
    { "<Control>z", "codebook.undo", NULL },        { "<Control><Shift>z", "codebook.redo", NULL },
    { "<Control>w", "window.close", NULL },         { "<Control>n", "codebook.add", "'code'" },
    { "F9|<Alt>Left", "codebook.show-list", NULL },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (rows[i].keys),
                                                gtk_named_action_new (rows[i].action));

      if (rows[i].parameter != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_parsed (rows[i].parameter));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
cf_codebook_window_class_init (CfCodebookWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_codebook_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cf_codebook_window_close_request;
  bind_template (widget_class);
  signals[OPEN_ANNOTATION] =
    g_signal_new ("open-annotation", CF_TYPE_CODEBOOK_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "codebook.say", "s", on_say);
  gtk_widget_class_install_action (widget_class, "codebook.open-annotation", "(ss)",
                                   on_open_annotation);
  gtk_widget_class_install_action (widget_class, "codebook.open-article", "s", on_open_article);
  gtk_widget_class_install_action (widget_class, "codebook.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "codebook.redo", NULL, on_redo);
  gtk_widget_class_install_action (widget_class, "codebook.add", "s", on_add);
  gtk_widget_class_install_action (widget_class, "codebook.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "codebook.move", "i", on_move);
  gtk_widget_class_install_action (widget_class, "codebook.overview", NULL, on_show_overview);
  gtk_widget_class_install_action (widget_class, "codebook.show-list", NULL, on_show_list);
}

static void
cf_codebook_window_init (CfCodebookWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cf_unshown_follow (GTK_WIDGET (self));
  add_shortcuts (self);
}

/* Keys of the list: moving and taking away. */
static void
add_list_keys (GtkWidget *list)
{
  static const struct
  {
    const char *keys;
    const char *action;
    int step;
  } rows[] = {
    { "<Alt>Up", "codebook.move", -1 },
    { "<Alt>Down", "codebook.move", 1 },
    { "Delete", "codebook.remove", 0 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (rows[i].keys),
                                                gtk_named_action_new (rows[i].action));

      if (rows[i].step != 0)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (rows[i].step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (list, controller);
}

static void
fill (CfCodebookWindow *self)
{
  self->list = CF_ENTRY_LIST (cf_entry_list_new (self->desk));
  self->page = CF_ENTRY_PAGE (cf_entry_page_new (self->desk));
  add_list_keys (GTK_WIDGET (self->list));
  adw_bin_set_child (self->list_bin, GTK_WIDGET (self->list));
  adw_bin_set_child (self->page_bin, GTK_WIDGET (self->page));
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_editor (self), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (cf_codebook_desk_get_saver (self->desk), "state-changed",
                           G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_codebook_desk_get_work (self->desk), "message", G_CALLBACK (say),
                           self, G_CONNECT_SWAPPED);
  on_folded (self);
  show_state (self);
  cf_entry_list_select (self->list, CF_PLACE_HEAD, "");
  cf_entry_list_focus (self->list);
}

/**
 * cf_codebook_window_new:
 * @session: the session of the main window
 * @project: the project whose codebook is edited
 * @parent: the main window
 * @error: why it cannot be edited
 *
 * Returns: (transfer none) (nullable): a window, not shown yet
 */
GtkWindow *
cf_codebook_window_new (CfSession *session, CfProject *project, GtkWindow *parent, GError **error)
{
  CfCodebookDesk *desk = cf_codebook_desk_new (session, project, error);
  CfCodebookWindow *self;

  if (desk == NULL)
    return NULL;
  self = g_object_new (CF_TYPE_CODEBOOK_WINDOW, "transient-for", parent, NULL);
  self->desk = desk;
  fill (self);
  return GTK_WINDOW (self);
}

CfCodebookDesk *
cf_codebook_window_get_desk (CfCodebookWindow *self)
{
  return self->desk;
}
