/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds words in the article.
 *
 * As one types all matches are shown; width, case, diacritics and the difference of Simplified and
 * Traditional do not count. The match that is gone to becomes the selection, ready to be tagged. What was looked
 * for last stays in the bar, and can be gone through while the bar is closed. */

#include "config.h"

#include "cf-find-bar.h"

#include "cf-fold.h"
#include "cf-motion.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CfFindBar
{
  GtkWidget parent_instance;

  CfSession *session;
  CfArticleColumns *columns; /* not owned: a sibling */
  CfFolded *folded;          /* of the article, made when first needed */
  GArray *matches;           /* of CfSpan */

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (CfFindBar, cf_find_bar, GTK_TYPE_WIDGET)

static void
cf_find_bar_dispose (GObject *object)
{
  CfFindBar *self = CF_FIND_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_FIND_BAR);
  g_clear_object (&self->session);
  g_clear_pointer (&self->folded, cf_folded_free);
  g_clear_pointer (&self->matches, g_array_unref);
  G_OBJECT_CLASS (cf_find_bar_parent_class)->dispose (object);
}

/* Which match is selected, from 1; 0 for none. */
static guint
find_current (CfFindBar *self)
{
  CfSpan selection = cf_session_get_selection (self->session);

  for (guint i = 0; i < self->matches->len; i++)
    if (cf_span_equal (g_array_index (self->matches, CfSpan, i), selection))
      return i + 1;
  return 0;
}

static void
update_count (CfFindBar *self)
{
  gboolean has_query = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  guint current = self->matches != NULL ? find_current (self) : 0;
  guint n = self->matches != NULL ? self->matches->len : 0;
  g_autofree char *text = NULL;

  if (n == 0 && has_query)
    text = g_strdup (_ ("No match"));
  else if (n > 0)
    /* Translators: which match, of how many */
    text = g_strdup_printf (_ ("%u of %u"), current, n);
  gtk_label_set_text (self->count, text != NULL ? text : "");
  gtk_widget_set_sensitive (self->next, n > 0);
  gtk_widget_set_sensitive (self->previous, n > 0);
  if (n == 0 && has_query)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_matches (CfFindBar *self)
{
  gboolean open = gtk_search_bar_get_search_mode (self->bar);

  cf_article_columns_set_matches (self->columns, open ? self->matches : NULL);
  update_count (self);
}

static void
search (CfFindBar *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_clear_pointer (&self->matches, g_array_unref);
  if (document != NULL && *query != '\0')
    {
      CfText *text = cf_document_get_text (document);

      if (self->folded == NULL)
        self->folded = cf_fold_text (text, (CfSpan){ 0, cf_text_get_length (text) });
      self->matches = cf_folded_find_all (self->folded, query);
    }
  show_matches (self);
}

static void
go_to (CfFindBar *self, guint index)
{
  CfSpan match = g_array_index (self->matches, CfSpan, index);

  cf_session_set_selection (self->session, match, FALSE);
  cf_article_columns_show_span (self->columns, match);
  update_count (self);
}

/* The first match at or behind the caret. */
static guint
find_from_caret (CfFindBar *self)
{
  guint offset = cf_session_get_selection (self->session).start;

  for (guint i = 0; i < self->matches->len; i++)
    if (g_array_index (self->matches, CfSpan, i).start >= offset)
      return i;
  return 0;
}

static void
on_query_changed (CfFindBar *self)
{
  search (self);
  if (self->matches != NULL && self->matches->len > 0)
    go_to (self, find_from_caret (self));
}

/**
 * cf_find_bar_go:
 * @self: a bar
 * @backward: whether to the match before
 */
void
cf_find_bar_go (CfFindBar *self, gboolean backward)
{
  guint current, n;

  if (self->matches == NULL)
    search (self);
  if (self->matches == NULL || self->matches->len == 0)
    return;
  n = self->matches->len;
  current = find_current (self);
  if (current == 0)
    go_to (self, backward ? (find_from_caret (self) + n - 1) % n : find_from_caret (self));
  else
    go_to (self, (current - 1 + (backward ? n - 1 : 1)) % n);
}

static void
on_next (CfFindBar *self)
{
  cf_find_bar_go (self, FALSE);
}

static void
on_previous (CfFindBar *self)
{
  cf_find_bar_go (self, TRUE);
}

static void
on_stop (CfFindBar *self)
{
  cf_find_bar_close (self);
}

static void
on_mode_changed (CfFindBar *self)
{
  if (self->session == NULL)
    return;
  if (gtk_search_bar_get_search_mode (self->bar))
    search (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->columns));
  show_matches (self);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  cf_find_bar_close (CF_FIND_BAR (widget));
  return GDK_EVENT_STOP;
}

static void
cf_find_bar_class_init (CfFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_find_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/counterframe/ui/cf-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CfFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CfFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, CfFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, CfFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, CfFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, on_query_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_changed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findbar");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
cf_find_bar_init (CfFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
on_document_changed (CfFindBar *self)
{
  g_clear_pointer (&self->folded, cf_folded_free);
  g_clear_pointer (&self->matches, g_array_unref);
  if (gtk_search_bar_get_search_mode (self->bar))
    search (self);
}

/**
 * cf_find_bar_set_columns:
 * @self: a bar
 * @session: the session
 * @columns: what shows the matches
 */
void
cf_find_bar_set_columns (CfFindBar *self, CfSession *session, CfArticleColumns *columns)
{
  g_set_object (&self->session, session);
  self->columns = columns;
  /* After the views, which forget matches of another article. */
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  /* A view that comes does not know them yet. */
  g_signal_connect_object (columns, "reading-changed", G_CALLBACK (show_matches), self,
                           G_CONNECT_SWAPPED);
  update_count (self);
}

/**
 * cf_find_bar_open:
 * @self: a bar
 * @query: (nullable): what to look for; %NULL for what was looked for last
 */
void
cf_find_bar_open (CfFindBar *self, const char *query)
{
  gboolean moved = cf_motion_stop (GTK_WIDGET (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  cf_motion_go_on (GTK_WIDGET (self), moved);
  if (query != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), query);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
cf_find_bar_close (CfFindBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}
