/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a person ought to know of the article that is shown: that its sidecar cannot be written, or its text not be
 * read as it was meant; or that versions of what is in it wait to be settled, which the action `win.settle` does.
 *
 * Of a damaged sidecar it says where it is damaged, once that has been looked up in a thread, and offers to restore
 * it: the action `win.restore-sidecar`. */

#include "config.h"

#include "cf-notice-bar.h"

#include "cf-damage.h"
#include "cf-task.h"

#include <glib/gi18n.h>

struct _CfNoticeBar
{
  GtkWidget parent_instance;

  CfSession *session;
  GtkInfoBar *bar;
  GtkLabel *text;
  GtkLabel *place; /* of damage, and what to do */
  GtkWidget *restore;
  GtkWidget *settle;
  guint n_unsettled;
  gboolean damaged;
  GCancellable *looking;
};

G_DEFINE_FINAL_TYPE (CfNoticeBar, cf_notice_bar, GTK_TYPE_WIDGET)

static void
stop_looking (CfNoticeBar *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
cf_notice_bar_dispose (GObject *object)
{
  CfNoticeBar *self = CF_NOTICE_BAR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  stop_looking (self);
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_notice_bar_parent_class)->dispose (object);
}

static void
cf_notice_bar_class_init (CfNoticeBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_notice_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "noticebar");
}

static GtkLabel *
new_label (GtkWidget *box)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static GtkWidget *
new_button (CfNoticeBar *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  /* The keys stay with the article. */
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_info_bar_add_child (self->bar, button);
  return button;
}

static void
cf_notice_bar_init (CfNoticeBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->bar = GTK_INFO_BAR (gtk_info_bar_new ());
  gtk_info_bar_set_message_type (self->bar, GTK_MESSAGE_WARNING);
  gtk_info_bar_set_revealed (self->bar, FALSE);
  self->text = new_label (box);
  self->place = new_label (box);
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "caption");
  gtk_info_bar_add_child (self->bar, box);
  self->restore = new_button (self, _ ("_Restore…"), "win.restore-sidecar");
  self->settle = new_button (self, _ ("_Settle…"), "win.settle");
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
}

/* What stands in the way of writing the sidecar; NULL for nothing. */
static char *
describe_status (CfSidecarStatus status, gboolean has_backup, const char *name)
{
  switch (status)
    {
    case CF_SIDECAR_DAMAGED:
      return g_strdup_printf (
        has_backup ? _ ("%s is damaged. The newest good backup is shown; nothing is written until "
                        "it is restored.")
                   : _ ("%s is damaged and is not overwritten. There is no backup of it."),
        name);
    case CF_SIDECAR_TOO_BIG:
      return g_strdup_printf (_ ("%s passes a limit and was not read. It is not overwritten."),
                              name);
    case CF_SIDECAR_NEWER:
      return g_strdup_printf (
        _ ("%s was made by a newer version. It is shown, and cannot be changed."), name);
    case CF_SIDECAR_READ_ONLY:
      return g_strdup_printf (
        _ ("%s holds what could not be written back exactly. It is shown, and cannot be changed."),
        name);
    case CF_SIDECAR_WRITABLE:
    default:
      return NULL;
    }
}

static char *
describe_article (CfDocument *document)
{
  guint n_lost = cf_document_count_lost (document);

  if (cf_text_get_length (cf_document_get_text (document)) == 0)
    return g_strdup (_ ("There is no text in this article."));
  if (n_lost > 0)
    return g_strdup_printf (ngettext ("The article has changed. %u annotation is kept, but its "
                                      "words are not found any more.",
                                      "The article has changed. %u annotations are kept, but their "
                                      "words are not found any more.",
                                      n_lost),
                            n_lost);
  return g_strdup (cf_document_get_replaced (document));
}

static char *
describe_unsettled (guint n)
{
  return n == 0
           ? NULL
           : g_strdup_printf (ngettext ("%u record of your layer has been changed apart and is to "
                                        "be settled (V).",
                                        "%u records of your layer have been changed apart and are "
                                        "to be settled (V).",
                                        n),
                              n);
}

static guint
count_unsettled (CfNoticeBar *self)
{
  g_autoptr (GPtrArray) unsettled = cf_session_list_unsettled (self->session);

  return unsettled->len;
}

static gpointer
look (gpointer path, GCancellable *cancellable, GError **error)
{
  return cf_damage_inspect (path, error);
}

static void
on_looked (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfNoticeBar *self = owner;
  const CfDamage *damage = *result;
  CfDocument *document = cf_session_get_document (self->session);
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;

  g_clear_object (&self->looking);
  if (damage == NULL || damage->reason == NULL || document == NULL)
    return;
  place = damage->line > 0 ? g_strdup_printf (_ ("Line %u, column %u: %s"), damage->line,
                                              MAX (damage->column, 1), damage->reason)
                           : g_strdup (damage->reason);
  if (damage->has_backup || cf_document_is_writable (document))
    text = g_strdup (place);
  else
    text = g_strdup_printf ("%s\n%s", place,
                            _ ("Mend it there in a text editor, or put back a copy that a "
                               "colleague, git or your sync program has: it is shown here as soon "
                               "as it is whole."));
  gtk_label_set_text (self->place, text);
  gtk_widget_set_visible (GTK_WIDGET (self->place), TRUE);
}

static void
start_looking (CfNoticeBar *self, const char *path)
{
  CfTask task;

  stop_looking (self);
  self->looking = g_cancellable_new ();
  task = (CfTask){ .owner = self,
                   .work = look,
                   .done = on_looked,
                   .data = g_strdup (path),
                   .free_data = g_free,
                   .free_result = (GDestroyNotify) cf_damage_free,
                   .cancellable = self->looking };
  cf_task_run (&task);
}

static void
show (CfNoticeBar *self, const char *text, const char *damaged, gboolean can_restore)
{
  stop_looking (self);
  self->damaged = damaged != NULL;
  gtk_label_set_text (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->place), FALSE);
  gtk_widget_set_visible (self->restore, can_restore);
  gtk_widget_set_visible (self->settle, FALSE);
  gtk_info_bar_set_revealed (self->bar, text != NULL);
  if (damaged != NULL)
    start_looking (self, damaged);
}

static void
update (CfNoticeBar *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfSidecarStore *store = document != NULL ? cf_document_get_store (document) : NULL;
  CfSidecarStatus status;
  const char *path;
  gboolean has_backup;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (document == NULL)
    {
      show (self, NULL, NULL, FALSE);
      return;
    }
  status = cf_sidecar_store_get_status (store);
  path = cf_sidecar_store_get_path (store);
  has_backup = cf_sidecar_store_get_backup_name (store) != NULL;
  name = g_filename_display_basename (path);
  if (cf_autosave_is_damaged (cf_session_get_autosave (self->session), document))
    {
      text =
        g_strdup_printf (_ ("%s was damaged by another program. What is marked here is kept in "
                            "a safe place, and is not written until it is restored."),
                         name);
      show (self, text, path, TRUE);
      return;
    }
  text = describe_status (status, has_backup, name);
  self->n_unsettled = count_unsettled (self);
  if (text == NULL)
    text = describe_unsettled (self->n_unsettled);
  if (text == NULL)
    text = describe_article (document);
  show (self, text, status == CF_SIDECAR_DAMAGED ? path : NULL,
        status == CF_SIDECAR_DAMAGED && has_backup);
  gtk_widget_set_visible (self->settle, self->n_unsettled > 0);
}

/* Only whether it is damaged, and what is to be settled, is of interest: the state changes with every key. */
static void
on_state_changed (CfNoticeBar *self, CfDocument *document)
{
  CfAutosave *autosave = cf_session_get_autosave (self->session);

  if (document == cf_session_get_document (self->session) && cf_document_is_writable (document) &&
      (cf_autosave_is_damaged (autosave, document) != self->damaged ||
       count_unsettled (self) != self->n_unsettled))
    update (self);
}

/**
 * cf_notice_bar_set_session:
 * @self: a bar
 * @session: the session of whose article it speaks
 */
void
cf_notice_bar_set_session (CfNoticeBar *self, CfSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_autosave (session), "state-changed",
                           G_CALLBACK (on_state_changed), self, G_CONNECT_SWAPPED);
  update (self);
}
