/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the way of finishing an article: a list, each entry one key away.
 *
 * #CfFinishDialog::go asks for the place of an entry: its annotation, or NULL for the article as a whole, and
 * the attribute that is missing, or NULL. #CfFinishDialog::finish asks to finish all the same. */

#include "config.h"

#include "cf-finish-dialog.h"

#include "cf-button-label.h"
#include "cf-code-dot.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 200
#define N_KEYS 9

struct _CfFinishDialog
{
  AdwWindow parent_instance;

  CfSession *session;
  GPtrArray *items; /* of CfUnfinished */

  GtkLabel *summary;
  GtkListBox *list;
  GtkLabel *more;
};

enum
{
  GO,
  FINISH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfFinishDialog, cf_finish_dialog, ADW_TYPE_WINDOW)

static void
cf_finish_dialog_dispose (GObject *object)
{
  CfFinishDialog *self = CF_FINISH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_FINISH_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (cf_finish_dialog_parent_class)->dispose (object);
}

static void
go (CfFinishDialog *self, guint index)
{
  g_autoptr (GPtrArray) items = g_ptr_array_ref (self->items);
  const CfUnfinished *item = g_ptr_array_index (items, index);

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[GO], 0, item->annotation,
                 item->attribute != NULL ? item->attribute->id : NULL);
}

static void
on_row_activated (CfFinishDialog *self, GtkListBoxRow *row)
{
  go (self, (guint) gtk_list_box_row_get_index (row));
}

static void
on_finish (CfFinishDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[FINISH], 0);
}

static void
on_cancel (CfFinishDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfFinishDialog *self)
{
  gunichar digit = gdk_keyval_to_unicode (keyval);

  state &= gtk_accelerator_get_default_mod_mask ();
  if (keyval == GDK_KEY_Escape)
    on_cancel (self);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && state == GDK_CONTROL_MASK)
    on_finish (self);
  else if (state == 0 && digit >= '1' && digit <= '9' && digit - '0' <= self->items->len)
    go (self, digit - '1');
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
cf_finish_dialog_class_init (CfFinishDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_finish_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-finish-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CfFinishDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CfFinishDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CfFinishDialog, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_finish);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);

  signals[GO] = g_signal_new ("go", CF_TYPE_FINISH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, CF_TYPE_ANNOTATION, G_TYPE_STRING);
  signals[FINISH] = g_signal_new ("finish", CF_TYPE_FINISH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
cf_finish_dialog_init (CfFinishDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  cf_button_labels_shrink (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static char *
describe (const CfUnfinished *item)
{
  static const char *const texts[] = {
    [CF_UNFINISHED_UNLINKED] = N_ ("Linked to nothing that it rebuts"),
    [CF_UNFINISHED_LOST] = N_ ("Its words are not found any more"),
    [CF_UNFINISHED_DOUBT] = N_ ("Marked as doubtful"),
  };
  const char *label;

  if (item->kind != CF_UNFINISHED_MISSING)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, texts[item->kind]));
  label = cf_labels_get (item->attribute->label);
  return g_strdup_printf (_ ("%s is missing"), label != NULL ? label : item->attribute->id);
}

static GtkWidget *
new_row (CfFinishDialog *self, guint index)
{
  const CfUnfinished *item = g_ptr_array_index (self->items, index);
  gboolean article = item->annotation == NULL || cf_annotation_has_article_scope (item->annotation);
  g_autofree char *what = describe (item);
  g_autofree char *quote =
    article ? g_strdup (_ ("The article as a whole")) : cf_annotation_get_quote (item->annotation);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), quote);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (!article)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               cf_code_dot_new (cf_session_get_codebook (self->session),
                                                cf_record_get_code (CF_RECORD (item->annotation))));
  if (index < N_KEYS)
    {
      char key[2] = { (char) ('1' + index), '\0' };
      GtkWidget *label = gtk_label_new (key);

      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

static void
fill (CfFinishDialog *self)
{
  g_autofree char *summary =
    g_strdup_printf (ngettext ("%u thing is missing or in doubt",
                               "%u things are missing or in doubt", self->items->len),
                     self->items->len);
  g_autofree char *more = NULL;

  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; i < self->items->len && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->list, new_row (self, i));
  if (self->items->len > MAX_SHOWN)
    more = g_strdup_printf (ngettext ("And %u more", "And %u more", self->items->len - MAX_SHOWN),
                            self->items->len - MAX_SHOWN);
  gtk_label_set_text (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
}

/**
 * cf_finish_dialog_new:
 * @session: the session
 * @items: (element-type CfUnfinished): what to list, at least one
 * @parent: the window
 *
 * Returns: (transfer none): a dialog, not shown yet
 */
GtkWindow *
cf_finish_dialog_new (CfSession *session, GPtrArray *items, GtkWindow *parent)
{
  CfFinishDialog *self = g_object_new (CF_TYPE_FINISH_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->items = g_ptr_array_ref (items);
  fill (self);
  return GTK_WINDOW (self);
}
