/* SPDX-License-Identifier: GPL-3.0-or-later
 * Of which articles a round is made: all of the project, those that the library shows as it is filtered, or those that
 * are named, a line each. Names begin with those that the library shows, to be taken out or added to. */

#include "config.h"

#include "cf-round-articles.h"

#include "cf-drop-down-name.h"
#include "cf-entry-info.h"
#include "cf-error.h"
#include "cf-hash.h"

#include <glib/gi18n.h>

typedef enum
{
  ALL,
  SHOWN,
  NAMED
} Source;

struct _CfRoundArticles
{
  GtkWidget parent_instance;

  CfCodebookDesk *desk;
  GtkDropDown *source;
  GtkTextView *names;
  GtkWidget *scrolled;
};

G_DEFINE_FINAL_TYPE (CfRoundArticles, cf_round_articles, GTK_TYPE_WIDGET)

static void
cf_round_articles_dispose (GObject *object)
{
  CfRoundArticles *self = CF_ROUND_ARTICLES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (cf_round_articles_parent_class)->dispose (object);
}

static void
cf_round_articles_class_init (CfRoundArticlesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_round_articles_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GPtrArray *
list_infos (CfRoundArticles *self, gboolean shown)
{
  return cf_session_list_articles (cf_codebook_desk_get_session (self->desk), shown);
}

static void
set_names (CfRoundArticles *self, GPtrArray *paths)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    if (g_utf8_validate (paths->pdata[i], -1, NULL))
      g_string_append_printf (text, "%s\n", (const char *) paths->pdata[i]);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->names), text->str, (int) text->len);
}

static void
on_source (CfRoundArticles *self)
{
  const Source source = (Source) gtk_drop_down_get_selected (self->source);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->names);

  gtk_widget_set_visible (self->scrolled, source == NAMED);
  if (source == NAMED && gtk_text_buffer_get_char_count (buffer) == 0)
    {
      g_autoptr (GPtrArray) infos = list_infos (self, TRUE);
      g_autoptr (GPtrArray) paths = g_ptr_array_new ();

      for (guint i = 0; i < infos->len; i++)
        g_ptr_array_add (paths, (gpointer) cf_entry_info_get_relative (infos->pdata[i]));
      set_names (self, paths);
    }
}

static void
offer_sources (CfRoundArticles *self)
{
  g_autoptr (GPtrArray) all = list_infos (self, FALSE);
  g_autoptr (GPtrArray) shown = list_infos (self, TRUE);
  g_autofree char *of_all = g_strdup_printf (_ ("All of the project (%u)"), all->len);
  g_autofree char *of_shown = g_strdup_printf (_ ("Those that the library shows (%u)"), shown->len);
  GtkStringList *labels = gtk_string_list_new (
    (const char *const[]){ of_all, of_shown, _ ("Those that are named"), NULL });

  self->source = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  cf_drop_down_name_parts (self->source, _ ("Articles"));
  gtk_drop_down_set_selected (self->source, shown->len < all->len ? SHOWN : ALL);
}

static void
cf_round_articles_init (CfRoundArticles *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->names = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_accepts_tab (self->names, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->names), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Files of the articles, a line each"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->scrolled, "card");
  gtk_widget_set_size_request (self->scrolled, -1, 140);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->names));
}

/**
 * cf_round_articles_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a choice
 */
GtkWidget *
cf_round_articles_new (CfCodebookDesk *desk)
{
  CfRoundArticles *self = g_object_new (CF_TYPE_ROUND_ARTICLES, NULL);
  GtkWidget *label = gtk_label_new (_ ("Articles"));

  self->desk = g_object_ref (desk);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  offer_sources (self);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->source), GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  on_source (self);
  g_signal_connect_object (self->source, "notify::selected", G_CALLBACK (on_source), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * cf_round_articles_name:
 * @self: a choice
 * @round: a round
 *
 * Names the articles of @round.
 */
void
cf_round_articles_name (CfRoundArticles *self, const CfRound *round)
{
  g_autoptr (GPtrArray) paths = cf_hash_list_keys (round->articles);

  set_names (self, paths);
  gtk_drop_down_set_selected (self->source, NAMED);
}

/* Those whose names stand in the text, each once. */
static GPtrArray *
pick_named (CfRoundArticles *self, GPtrArray *infos, GError **error)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (cf_hash_string, g_str_equal);
  g_autoptr (GPtrArray) picked =
               g_ptr_array_new_with_free_func ((GDestroyNotify) cf_entry_info_unref);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < infos->len; i++)
    g_hash_table_insert (by_name, (gpointer) cf_entry_info_get_relative (infos->pdata[i]),
                         infos->pdata[i]);
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->names), &start, &end);
  text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (self->names), &start, &end, FALSE);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *name = g_strstrip (lines[i]);
      CfEntryInfo *info = g_hash_table_lookup (by_name, name);

      if (info == NULL && *name != '\0')
        {
          g_set_error (error, CF_ERROR, CF_ERROR_NOT_FOUND,
                       _ ("“%s” is no article of this project, or stands there twice"), name);
          return NULL;
        }
      if (info == NULL)
        continue;
      g_ptr_array_add (picked, cf_entry_info_ref (info));
      g_hash_table_remove (by_name, name);
    }
  return g_steal_pointer (&picked);
}

static GPtrArray *
to_candidates (GPtrArray *infos, gboolean by_outlet, GError **error)
{
  GPtrArray *candidates = cf_round_candidates_new ();

  for (guint i = 0; i < infos->len; i++)
    {
      const CfEntryInfo *info = infos->pdata[i];

      /* What is not read has no outlet yet: the same seed would draw others. */
      if (by_outlet && !cf_entry_info_is_read (info))
        {
          g_set_error_literal (error, CF_ERROR, CF_ERROR_INVALID,
                               _ ("the library has not read all articles yet, and outlets are not "
                                  "known before"));
          g_ptr_array_unref (candidates);
          return NULL;
        }
      cf_round_candidates_add (candidates, cf_entry_info_get_relative (info),
                               cf_entry_info_get_value (info, CF_FIELD_OUTLET));
    }
  return candidates;
}

/**
 * cf_round_articles_list:
 * @self: a choice
 * @by_outlet: whether outlets must be known
 * @error: what is wrong with it
 *
 * Returns: (transfer full) (nullable) (element-type CfRoundCandidate): the articles
 */
GPtrArray *
cf_round_articles_list (CfRoundArticles *self, gboolean by_outlet, GError **error)
{
  const Source source = (Source) gtk_drop_down_get_selected (self->source);
  g_autoptr (GPtrArray) infos = list_infos (self, source == SHOWN);
  g_autoptr (GPtrArray) picked =
               source == NAMED ? pick_named (self, infos, error) : g_ptr_array_ref (infos);

  return picked != NULL ? to_candidates (picked, by_outlet, error) : NULL;
}
