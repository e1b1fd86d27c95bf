/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who is compared, and in which round: layers as they are, or as they were sealed.
 *
 * Coders are offered as they are met; who is left out stays left out while others come. While names are hidden they
 * are not offered: who chooses would see them.
 *
 * #CfCompareCoders::changed tells that something else is to be compared. */

#include "config.h"

#include "cf-compare-coders.h"

#include "cf-drop-down-name.h"

#include <glib/gi18n.h>

struct _CfCompareCoders
{
  GtkPopover parent_instance;

  GHashTable *known; /* name -> GtkCheckButton */
  GPtrArray *rounds; /* of char *: ids */
  gboolean updating;

  GtkDropDown *round;
  GtkWidget *list;
  GtkWidget *hidden;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfCompareCoders, cf_compare_coders, GTK_TYPE_POPOVER)

static void
cf_compare_coders_finalize (GObject *object)
{
  CfCompareCoders *self = CF_COMPARE_CODERS (object);

  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->rounds);
  G_OBJECT_CLASS (cf_compare_coders_parent_class)->finalize (object);
}

static void
cf_compare_coders_class_init (CfCompareCodersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_compare_coders_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_COMPARE_CODERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_changed (CfCompareCoders *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
cf_compare_coders_init (CfCompareCoders *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rounds = g_ptr_array_new_with_free_func (g_free);
  self->round = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->hidden = gtk_label_new (_ ("Names are hidden: show them to choose."));
  gtk_label_set_wrap (GTK_LABEL (self->hidden), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->hidden), 30);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->round));
  gtk_box_append (GTK_BOX (box), self->hidden);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  cf_drop_down_name_parts (self->round, _ ("Which layers"));
  g_signal_connect_swapped (self->round, "notify::selected", G_CALLBACK (on_changed), self);
}

GtkWidget *
cf_compare_coders_new (void)
{
  return g_object_new (CF_TYPE_COMPARE_CODERS, NULL);
}

static void
offer_rounds (CfCompareCoders *self, CfProject *project)
{
  GPtrArray *rounds = cf_codebook_get_rounds (cf_project_get_codebook (project));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->round);
  g_autofree char *before = selected > 0 && selected <= self->rounds->len
                              ? g_strdup (g_ptr_array_index (self->rounds, selected - 1))
                              : NULL;

  selected = 0;
  g_ptr_array_set_size (self->rounds, 0);
  gtk_string_list_append (labels, _ ("Layers as they are now"));
  for (guint i = 0; i < rounds->len; i++)
    {
      const CfRound *round = g_ptr_array_index (rounds, i);
      const char *label = cf_labels_get (round->label);
      g_autofree char *text =
        g_strdup_printf (_ ("As sealed: %s"), label != NULL ? label : round->id);

      g_ptr_array_add (self->rounds, g_strdup (round->id));
      gtk_string_list_append (labels, text);
      if (g_strcmp0 (before, round->id) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (self->round, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->round, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->round), rounds->len > 0);
}

static void
add_coder (CfCompareCoders *self, const char *name)
{
  GtkWidget *check;

  if (g_hash_table_contains (self->known, name))
    return;
  check = gtk_check_button_new_with_label (name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_changed), self);
  gtk_box_append (GTK_BOX (self->list), check);
  g_hash_table_insert (self->known, g_strdup (name), check);
}

/**
 * cf_compare_coders_offer:
 * @self: a chooser
 * @comparer: whose coders are offered from now on
 */
void
cf_compare_coders_offer (CfCompareCoders *self, CfComparer *comparer)
{
  CfComparison *comparison = cf_comparer_get_comparison (comparer);
  gboolean hidden = cf_comparer_is_hidden (comparer);

  self->updating = TRUE;
  offer_rounds (self, cf_session_get_project (cf_comparer_get_gold (comparer)));
  for (guint i = 0; comparison != NULL && i < comparison->found->material->coders->len; i++)
    add_coder (self, g_ptr_array_index (comparison->found->material->coders, i));
  gtk_widget_set_visible (self->list, !hidden);
  gtk_widget_set_visible (self->hidden, hidden);
  self->updating = FALSE;
}

/**
 * cf_compare_coders_forget:
 * @self: a chooser
 *
 * For another project.
 */
void
cf_compare_coders_forget (CfCompareCoders *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  g_hash_table_remove_all (self->known);
}

/* NULL for all. */
static char **
list_annotators (CfCompareCoders *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean all = TRUE;
  GHashTableIter iter;
  gpointer name, check;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &name, &check))
    if (gtk_check_button_get_active (check))
      g_strv_builder_add (builder, name);
    else
      all = FALSE;
  return all ? NULL : g_strv_builder_end (builder);
}

/**
 * cf_compare_coders_make_query:
 * @self: a chooser
 * @path: an article or a folder
 *
 * Returns: (transfer full): what is to be compared there
 */
CfComparisonQuery *
cf_compare_coders_make_query (CfCompareCoders *self, const char *path)
{
  g_auto (GStrv) annotators = list_annotators (self);
  guint round = gtk_drop_down_get_selected (self->round);

  return cf_comparison_query_new (
    path, (const char *const *) annotators,
    round > 0 && round <= self->rounds->len ? g_ptr_array_index (self->rounds, round - 1) : NULL);
}
