/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who is compared, and in which round: layers as they are, or as they were sealed.
 *
 * Coders are offered as they are met; who is left out stays left out while others come. While names are hidden they
 * are not offered: who chooses would see them.
 *
 * #CfCompareCoders::changed tells that something else is to be compared. */

#include "config.h"

#include "cf-compare-coders.h"

#include "cf-coder-checks.h"
#include "cf-drop-down-fill.h"
#include "cf-drop-down-name.h"

#include <glib/gi18n.h>

struct _CfCompareCoders
{
  GtkPopover parent_instance;

  GPtrArray *rounds; /* of char *: ids */
  char *chosen;      /* the id of the round that is; NULL for none */
  gboolean live;     /* layers are read as they are */
  gboolean updating;

  GtkDropDown *round;
  CfCoderChecks *list;
  GtkWidget *hidden;
};

/* Of the list of layers. */
enum
{
  LIVE,
  SEALED_LAST,
  FIRST_ROUND
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

  g_ptr_array_unref (self->rounds);
  g_free (self->chosen);
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
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_round_selected (CfCompareCoders *self)
{
  guint selected = gtk_drop_down_get_selected (self->round);

  if (self->updating)
    return;
  g_clear_pointer (&self->chosen, g_free);
  self->live = selected == LIVE;
  if (selected >= FIRST_ROUND && selected - FIRST_ROUND < self->rounds->len)
    self->chosen = g_strdup (g_ptr_array_index (self->rounds, selected - FIRST_ROUND));
  on_changed (self);
}

static void
cf_compare_coders_init (CfCompareCoders *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->live = TRUE;
  self->rounds = g_ptr_array_new_with_free_func (g_free);
  self->round = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->list = CF_CODER_CHECKS (cf_coder_checks_new ());
  self->hidden = gtk_label_new (_ ("Names are hidden: show them to choose."));
  gtk_label_set_wrap (GTK_LABEL (self->hidden), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->hidden), 30);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->round));
  gtk_box_append (GTK_BOX (box), self->hidden);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  cf_drop_down_name_parts (self->round, _ ("Which layers"));
  cf_drop_down_shrink (self->round);
  g_signal_connect_swapped (self->round, "notify::selected", G_CALLBACK (on_round_selected), self);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (on_changed), self);
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
  guint selected = self->live ? LIVE : SEALED_LAST;

  g_ptr_array_set_size (self->rounds, 0);
  gtk_string_list_append (labels, _ ("Layers as they are now"));
  gtk_string_list_append (labels, _ ("As sealed last"));
  for (guint i = 0; i < rounds->len; i++)
    {
      const CfRound *round = g_ptr_array_index (rounds, i);
      const char *label = cf_labels_get (round->label);
      g_autofree char *text =
        g_strdup_printf (_ ("As sealed: %s"), label != NULL ? label : round->id);

      g_ptr_array_add (self->rounds, g_strdup (round->id));
      gtk_string_list_append (labels, text);
      if (g_strcmp0 (self->chosen, round->id) == 0)
        selected = FIRST_ROUND + i;
    }
  cf_drop_down_fill (self->round, labels, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->round), rounds->len > 0);
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
  if (comparison != NULL)
    cf_coder_checks_offer (self->list, comparison->found->material->coders);
  gtk_widget_set_visible (GTK_WIDGET (self->list), !hidden);
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
  cf_compare_coders_choose (self, NULL, NULL, TRUE);
  cf_coder_checks_forget (self->list);
}

/**
 * cf_compare_coders_choose:
 * @self: a chooser
 * @names: (nullable) (array zero-terminated=1): who alone is compared; %NULL for all
 * @round: (nullable): the id of the round whose sealed layers are
 * @live: whether layers are compared as they are now; else, without @round, as they were sealed last
 *
 * #CfCompareCoders::changed is not emitted.
 */
void
cf_compare_coders_choose (CfCompareCoders *self,
                          const char *const *names,
                          const char *round,
                          gboolean live)
{
  g_free (self->chosen);
  self->chosen = g_strdup (round);
  self->live = live;
  cf_coder_checks_choose (self->list, names);
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
  g_auto (GStrv) annotators = cf_coder_checks_list (self->list);
  CfComparisonQuery *query = cf_comparison_query_new (path, (const char *const *) annotators);

  query->round = g_strdup (self->chosen);
  query->live = self->live;
  return query;
}
