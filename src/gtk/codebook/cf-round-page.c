/* SPDX-License-Identifier: GPL-3.0-or-later
 * A round of coding: how it was made, how far its coders and its articles are, and what blindness can ensure. Who codes
 * what is not shown: a coder has one list of work, in the library. Enter opens an article. */

#include "config.h"

#include "cf-round-page.h"

#include "cf-codebook-edit-rounds.h"
#include "cf-entry-info.h"
#include "cf-group.h"
#include "cf-hash.h"
#include "cf-round-dialog.h"
#include "cf-round-json.h"
#include "cf-round-progress.h"
#include "cf-round-words.h"
#include "cf-seal.h"
#include "cf-task.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 200

struct _CfRoundPage
{
  GtkWidget parent_instance;

  CfCodebookDesk *desk;
  char *id;
  CfRound *round;
  GtkBox *box;
  GPtrArray *rows; /* of AdwActionRow, one a coder */
  GtkListBox *articles;
  AdwPreferencesGroup *articles_group;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CfRoundPage, cf_round_page, GTK_TYPE_WIDGET)

static void
cf_round_page_dispose (GObject *object)
{
  CfRoundPage *self = CF_ROUND_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->round, cf_round_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (cf_round_page_parent_class)->dispose (object);
}

static void
cf_round_page_class_init (CfRoundPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_round_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cf_round_page_init (CfRoundPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->box = GTK_BOX (box);
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
add_row (GtkListBox *list, const char *title, const char *value)
{
  GtkWidget *row = cf_action_row_new (title, value);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (list, row);
}

/* xgettext does not know how the format of a seed is spelt. */
static char *
dup_seed (const CfRound *round)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, round->seed);
}

static char *
describe_articles (const CfRound *round)
{
  const guint n = g_hash_table_size (round->articles);
  g_autofree char *seed = dup_seed (round);

  if (round->sample > 0)
    return g_strdup_printf (
      ngettext ("%u, drawn by outlet with the seed %s", "%u, drawn by outlet with the seed %s", n),
      n, seed);
  return g_strdup_printf (ngettext ("%u, chosen", "%u, chosen", n), n);
}

static char *
describe_work (const CfRound *round)
{
  const guint n = g_strv_length (round->coders);
  g_autofree char *seed = dup_seed (round);

  if (round->work == NULL)
    return g_strdup (_ ("Each coder codes all"));
  if (round->each == 0)
    return g_strdup (_ ("Each coder codes what is assigned"));
  return g_strdup_printf (ngettext ("%u of %u coder codes each, drawn with the seed %s",
                                    "%u of %u coders code each, drawn with the seed %s", n),
                          round->each, n, seed);
}

static char *
describe_revision (CfRoundPage *self)
{
  const char *now = cf_codebook_get_revision (cf_codebook_desk_get_codebook (self->desk));

  if (self->round->revision == NULL)
    return g_strdup (_ ("Not said"));
  return g_strdup_printf (g_str_equal (self->round->revision, now)
                            ? _ ("%s, which is the one of now")
                            : _ ("%s; the codebook is another now"),
                          self->round->revision);
}

static void
add_facts (CfRoundPage *self)
{
  GtkListBox *list;
  GtkWidget *group = cf_group_new (_ ("The Round"), NULL, &list);
  g_autofree char *articles = describe_articles (self->round);
  g_autofree char *work = describe_work (self->round);
  g_autofree char *revision = describe_revision (self);

  add_row (list, cf_round_kind_get_label (self->round->kind),
           cf_round_kind_describe (self->round->kind));
  add_row (list, _ ("Articles"), articles);
  add_row (list, _ ("Work"), work);
  add_row (list, _ ("Codebook"), revision);
  add_row (list, self->round->blind ? _ ("Blind") : _ ("Not Blind"),
           self->round->blind ? _ ("Others’ layers are hidden until one’s own is finished")
                              : _ ("Coders may see each other’s layers"));
  gtk_box_append (self->box, group);
}

/* What is read of the round. */
typedef struct
{
  CfProject *project;
  CfRound *round;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->project);
  cf_round_free (reading->round);
  g_free (reading);
}

static gpointer
run_reading (gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *reading = data;

  return cf_round_progress_read (reading->project, reading->round, cancellable);
}

static char *
describe_finished (guint n_sealed, guint n)
{
  return g_strdup_printf (ngettext ("%u of %u finished", "%u of %u finished", n), n_sealed, n);
}

static void
show_coders (CfRoundPage *self, const CfRoundProgress *progress)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (GPtrArray) work = cf_round_list_work (self->round, self->round->coders[i]);
      g_autofree char *text = describe_finished (progress->n_sealed[i], work->len);

      adw_action_row_set_subtitle (self->rows->pdata[i], text);
    }
}

static GtkWidget *
new_article_row (CfRoundPage *self, const CfRoundArticle *article, GHashTable *titles)
{
  const char *title = g_hash_table_lookup (titles, article->path);
  g_autofree char *name = g_filename_display_name (article->path);
  g_autofree char *finished = describe_finished (article->n_sealed, article->n_coders);
  GtkWidget *row = cf_action_row_new (title != NULL ? title : name, finished);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "codebook.open-article");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", article->path);
  if (article->n_sealed > 0 && article->n_sealed == article->n_coders)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("object-select-symbolic"));
  return row;
}

static void
show_articles (CfRoundPage *self, const CfRoundProgress *progress)
{
  g_autoptr (GPtrArray) infos =
               cf_session_list_articles (cf_codebook_desk_get_session (self->desk), FALSE);
  g_autoptr (GHashTable) titles = g_hash_table_new (cf_hash_string, g_str_equal);
  const guint n = progress->articles->len;

  for (guint i = 0; i < infos->len; i++)
    g_hash_table_insert (titles, (gpointer) cf_entry_info_get_relative (infos->pdata[i]),
                         (gpointer) cf_entry_info_get_title (infos->pdata[i]));
  for (guint i = 0; i < n && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->articles,
                         new_article_row (self, progress->articles->pdata[i], titles));
  if (n > MAX_SHOWN)
    {
      g_autofree char *more =
        g_strdup_printf (ngettext ("And %u more", "And %u more", n - MAX_SHOWN), n - MAX_SHOWN);

      gtk_list_box_append (self->articles, cf_action_row_new (more, NULL));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->articles), n > 0);
  if (progress->is_partial)
    adw_preferences_group_set_description (
      self->articles_group,
      _ ("These are yours. Those of others are listed when you have finished all of yours."));
}

static void
on_read (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfRoundPage *self = owner;

  show_coders (self, *result);
  show_articles (self, *result);
}

static CfRound *
read_round (CfRoundPage *self)
{
  const char *member;

  return cf_round_from_json (cf_codebook_editor_get_entry (cf_codebook_desk_get_editor (self->desk),
                                                           CF_PLACE_ROUNDS, self->id),
                             &member);
}

static void
read_progress (CfRoundPage *self)
{
  Reading *reading = g_new0 (Reading, 1);
  CfTask task = { .owner = self,
                  .work = run_reading,
                  .done = on_read,
                  .data = reading,
                  .free_data = reading_free,
                  .free_result = (GDestroyNotify) cf_round_progress_free,
                  .cancellable = self->cancellable };

  reading->project = g_object_ref (cf_codebook_desk_get_project (self->desk));
  reading->round = read_round (self);
  cf_task_run (&task);
}

static void
add_articles (CfRoundPage *self)
{
  GtkWidget *group = cf_group_new (_ ("Articles"), NULL, &self->articles);

  self->articles_group = ADW_PREFERENCES_GROUP (group);
  gtk_widget_set_visible (GTK_WIDGET (self->articles), FALSE);
  gtk_box_append (self->box, group);
}

/* Under the names that they have now. */
static void
add_coders (CfRoundPage *self)
{
  CfCodebook *codebook = cf_codebook_editor_get_codebook (cf_codebook_desk_get_editor (self->desk));
  GPtrArray *renamed = cf_codebook_get_renamed (codebook);
  GtkListBox *list;
  GtkWidget *group = cf_group_new (
    _ ("Coders"), _ ("A coder finds the work of the round in the library of the main window."),
    &list);

  for (guint i = 0; self->round->coders[i] != NULL; i++)
    {
      const char *name = cf_renamed_follow (renamed, self->round->coders[i], NULL);
      GtkWidget *row = cf_action_row_new (name, " ");

      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (list, row);
    }
  gtk_box_append (self->box, group);
}

static void
add_text (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

static void
on_change (CfRoundPage *self)
{
  gtk_window_present (cf_round_dialog_new (GTK_WIDGET (self), self->desk, self->id));
}

static void
on_remove (CfRoundPage *self)
{
  cf_round_page_remove (GTK_WIDGET (self), self->desk, self->id);
}

static void
add_button (
  CfRoundPage *self, GtkWidget *box, const char *label, const char *style, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_actions (CfRoundPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  if (cf_seal_is_begun (cf_codebook_desk_get_project (self->desk), self->id))
    {
      add_text (self->box, _ ("Somebody has finished an article of this round: only its name may "
                              "change from now on."));
      return;
    }
  add_button (self, box, _ ("_Change…"), NULL, G_CALLBACK (on_change));
  add_button (self, box, _ ("_Remove"), "destructive-action", G_CALLBACK (on_remove));
  gtk_box_append (self->box, box);
}

/**
 * cf_round_page_remove:
 * @parent: a widget of the window of the codebook
 * @desk: the desk
 * @id: a round
 *
 * Takes it away, or says why it must stay.
 */
void
cf_round_page_remove (GtkWidget *parent, CfCodebookDesk *desk, const char *id)
{
  g_autoptr (GError) error = NULL;

  if (!cf_codebook_edit_remove_round (cf_codebook_desk_get_editor (desk),
                                      cf_codebook_desk_get_project (desk), id, &error))
    gtk_widget_activate_action (parent, "codebook.say", "s", error->message);
}

/**
 * cf_round_page_new:
 * @desk: the desk
 * @id: a round
 *
 * Returns: (transfer floating): groups of rows
 */
GtkWidget *
cf_round_page_new (CfCodebookDesk *desk, const char *id)
{
  CfRoundPage *self = g_object_new (CF_TYPE_ROUND_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (id);
  self->round = read_round (self);
  add_facts (self);
  add_coders (self);
  if (self->round->blind)
    add_text (self->box, cf_round_describe_blindness ());
  add_actions (self);
  add_articles (self);
  read_progress (self);
  return GTK_WIDGET (self);
}

static void
on_new (GtkWidget *row)
{
  gtk_widget_activate_action (row, "codebook.add", "s", "round");
}

/**
 * cf_rounds_overview_new:
 *
 * Returns: (transfer floating): what rounds are for, and a way to make one
 */
GtkWidget *
cf_rounds_overview_new (void)
{
  GtkListBox *list;
  GtkWidget *group = cf_group_new (
    _ ("Rounds of Coding"),
    _ ("A round says who codes which articles, and what they may see meanwhile. What is finished "
       "in it is sealed: a copy that stays as it is, from which agreement is read."),
    &list);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *row = cf_action_row_new (_ ("New Round…"), NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_signal_connect (row, "activated", G_CALLBACK (on_new), NULL);
  gtk_list_box_append (list, row);
  gtk_box_append (GTK_BOX (box), group);
  add_text (GTK_BOX (box), cf_round_describe_blindness ());
  return box;
}
