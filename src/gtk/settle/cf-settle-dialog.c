/* SPDX-License-Identifier: GPL-3.0-or-later
 * Settling for one of several versions: of what has been changed apart in the article that is shown, one record after
 * the other, its versions side by side. A digit settles for one of them; the next comes, and at the end the article. */

#include "config.h"

#include "cf-settle-dialog.h"

#include "cf-version-card.h"

#include <glib/gi18n.h>

struct _CfSettleDialog
{
  AdwWindow parent_instance;

  CfSession *session;
  GPtrArray *versions; /* of CfVersion: those that are shown; NULL for none */
  GtkLabel *summary;
  GtkLabel *words;
  GtkFlowBox *cards;
};

G_DEFINE_FINAL_TYPE (CfSettleDialog, cf_settle_dialog, ADW_TYPE_WINDOW)

static void update (CfSettleDialog *self);

static void
cf_settle_dialog_dispose (GObject *object)
{
  CfSettleDialog *self = CF_SETTLE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_SETTLE_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  G_OBJECT_CLASS (cf_settle_dialog_parent_class)->dispose (object);
}

static void
settle (CfSettleDialog *self, guint position)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_ref (self->versions);

  if (position >= versions->len ||
      !cf_session_settle (self->session, g_ptr_array_index (versions, position)))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    update (self);
}

static void
on_chosen (CfVersionCard *card, CfSettleDialog *self)
{
  settle (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (card), "position")));
}

static void
undo (CfSettleDialog *self)
{
  if (cf_session_undo (self->session) == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    update (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfSettleDialog *self)
{
  gunichar digit = gdk_keyval_to_unicode (keyval);

  state &= gtk_accelerator_get_default_mod_mask ();
  if (keyval == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if (state == GDK_CONTROL_MASK && gdk_keyval_to_lower (keyval) == GDK_KEY_z)
    undo (self);
  else if (state == 0 && digit >= '1' && digit <= '9')
    settle (self, digit - '1');
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
cf_settle_dialog_class_init (CfSettleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_settle_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-settle-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CfSettleDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CfSettleDialog, words);
  gtk_widget_class_bind_template_child (widget_class, CfSettleDialog, cards);
}

static void
cf_settle_dialog_init (CfSettleDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_card (CfSettleDialog *self, guint position)
{
  CfCodebook *codebook = cf_session_get_codebook (self->session);
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *card = cf_version_card_new (self->versions, position, codebook);

  g_object_set_data (G_OBJECT (card), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (card, "chosen", G_CALLBACK (on_chosen), self, 0);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->cards, child);
}

static char *
describe_words (const CfVersion *version)
{
  g_autofree char *quote = NULL;

  if (!CF_IS_ANNOTATION (version->record) ||
      cf_annotation_has_article_scope (CF_ANNOTATION (version->record)))
    return g_strdup (CF_IS_RELATION (version->record) ? _ ("A link")
                                                      : _ ("The article as a whole"));
  quote = cf_annotation_get_quote (CF_ANNOTATION (version->record));
  return g_strdup_printf (_ ("“%s”"), quote);
}

static void
show_versions (CfSettleDialog *self, guint n_left)
{
  g_autofree char *summary = g_strdup_printf (
    ngettext ("%u record is to be settled", "%u records are to be settled", n_left), n_left);
  g_autofree char *words = describe_words (g_ptr_array_index (self->versions, 0));
  GtkWidget *child;

  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->words, words);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_flow_box_remove (self->cards, child);
  for (guint i = 0; i < self->versions->len; i++)
    add_card (self, i);
}

static gboolean
close_now (gpointer self)
{
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* The next that waits; where none does the article is shown again. */
static void
update (CfSettleDialog *self)
{
  g_autoptr (GPtrArray) unsettled = cf_session_list_unsettled (self->session);

  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions =
    unsettled->len > 0 ? g_ptr_array_ref (g_ptr_array_index (unsettled, 0)) : g_ptr_array_new ();
  if (unsettled->len > 0)
    show_versions (self, unsettled->len);
  else /* the button that was pressed is still at work */
    g_idle_add_full (G_PRIORITY_DEFAULT, close_now, g_object_ref (self), g_object_unref);
}

/**
 * cf_settle_dialog_new:
 * @session: the session, in whose article something is to be settled
 * @parent: the window
 *
 * Returns: (transfer none): a dialog, not shown yet
 */
GtkWindow *
cf_settle_dialog_new (CfSession *session, GtkWindow *parent)
{
  CfSettleDialog *self = g_object_new (CF_TYPE_SETTLE_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  update (self);
  return GTK_WINDOW (self);
}
