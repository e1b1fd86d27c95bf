/* SPDX-License-Identifier: GPL-3.0-or-later
 * The article, in one view or in one for each language.
 *
 * Of two columns the first is the view that the scroll bar moves; the second is beside it, and follows. Keys are in
 * the column that has what is selected. Where there is no room for two columns the languages stand one below the
 * other, until there is. What ought to be seen and is in a language that is not shown brings that language.
 *
 * #CfArticleColumns::layout-changed tells that lines may stand elsewhere, #CfArticleColumns::reading-changed that the
 * languages are shown in another way. */

#include "config.h"

#include "cf-article-columns.h"

#include "cf-column-keys.h"
#include "cf-column-scroll.h"

struct _CfArticleColumns
{
  GtkWidget parent_instance;

  CfSession *session;
  CfArticleView *views[2];
  CfColumnScroll *scroll;
  CfColumnKeys *keys;
  CfReadingPlace *place;
  CfReading wanted;
  CfReading shown;
  CfColumnWidths widths;
  guint tick;
};

enum
{
  LAYOUT_CHANGED,
  READING_CHANGED,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (CfArticleColumns,
                               cf_article_columns,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static CfArticle *
get_article (CfArticleColumns *self)
{
  CfDocument *document = self->session != NULL ? cf_session_get_document (self->session) : NULL;

  return document != NULL ? cf_document_get_article (document) : NULL;
}

static void
cf_article_columns_dispose (GObject *object)
{
  CfArticleColumns *self = CF_ARTICLE_COLUMNS (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->keys, cf_column_keys_free);
  g_clear_pointer (&self->scroll, cf_column_scroll_free);
  g_clear_pointer (&self->place, cf_reading_place_free);
  for (guint i = 0; i < 2; i++)
    if (self->views[i] != NULL)
      {
        gtk_widget_unparent (GTK_WIDGET (self->views[i]));
        g_clear_object (&self->views[i]);
      }
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_article_columns_parent_class)->dispose (object);
}

/* What scrolls is the first view. */
static void
cf_article_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CfArticleView *scrolled = CF_ARTICLE_COLUMNS (object)->views[0];

  if (scrolled != NULL)
    g_object_get_property (G_OBJECT (scrolled), pspec->name, value);
}

static void
cf_article_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CfArticleColumns *self = CF_ARTICLE_COLUMNS (object);

  if (self->views[0] != NULL)
    g_object_set_property (G_OBJECT (self->views[0]), pspec->name, value);
}

static void
cf_article_columns_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (CF_ARTICLE_COLUMNS (widget)->views[0]), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

/* What there is to show, in the room that there is. */
static CfReading
find_reading (CfArticleColumns *self, int width)
{
  CfArticle *article = get_article (self);

  if (article == NULL || !cf_article_is_bilingual (article))
    return CF_READING_INTERLEAVED;
  if (self->wanted == CF_READING_SIDE_BY_SIDE && width > 0 && width < self->widths.least)
    return CF_READING_INTERLEAVED;
  return self->wanted;
}

static void
load (CfArticleColumns *self, CfReading reading)
{
  cf_column_scroll_part (self->scroll);
  self->shown = reading;
  if (get_article (self) == NULL)
    {
      cf_article_view_unload (self->views[0]);
      cf_article_view_unload (self->views[1]);
      return;
    }
  if (reading == CF_READING_SIDE_BY_SIDE)
    {
      cf_article_view_load (self->views[0], CF_SIDE_FIRST, TRUE);
      cf_article_view_load (self->views[1], CF_SIDE_SECOND, TRUE);
      cf_column_scroll_join (self->scroll, get_article (self));
    }
  else
    {
      cf_article_view_unload (self->views[1]);
      cf_article_view_load (self->views[0],
                            reading == CF_READING_FIRST    ? CF_SIDE_FIRST
                            : reading == CF_READING_SECOND ? CF_SIDE_SECOND
                                                           : CF_SIDE_BOTH,
                            FALSE);
    }
  cf_column_keys_update (self->keys);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Who reads stays where they read. */
static void
change (CfArticleColumns *self, CfReading reading)
{
  gboolean focused = cf_column_keys_are_here (self->keys), moved;
  guint top = 0;
  int shift = 0;

  if (reading == self->shown)
    return;
  moved = cf_reading_place_get (self->place, &top, &shift);
  load (self, reading);
  if (moved)
    cf_reading_place_go (self->place, top, shift);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[READING_CHANGED], 0);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CfArticleColumns *self = CF_ARTICLE_COLUMNS (widget);

  self->tick = 0;
  change (self, find_reading (self, gtk_widget_get_width (widget)));
  return G_SOURCE_REMOVE;
}

static void
cf_article_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfArticleColumns *self = CF_ARTICLE_COLUMNS (widget);
  int single = MIN (width, self->widths.single);

  if (find_reading (self, width) != self->shown && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
  if (cf_column_scroll_is_joined (self->scroll))
    cf_column_scroll_allocate (self->scroll, width, MIN (width / 2, self->widths.column), height);
  else
    cf_article_view_allocate (self->views[0], (width - single) / 2, single, height);
}

static gboolean
cf_article_columns_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (
    GTK_WIDGET (cf_article_columns_get_current (CF_ARTICLE_COLUMNS (widget))));
}

/* Tab leads out of the columns again: GTK's own would take the focus back to where it was. */
static gboolean
cf_article_columns_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = GTK_WIDGET (cf_article_columns_get_current (CF_ARTICLE_COLUMNS (widget)));
  return gtk_widget_child_focus (child, direction);
}

static void
cf_article_columns_class_init (CfArticleColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cf_article_columns_dispose;
  object_class->get_property = cf_article_columns_get_property;
  object_class->set_property = cf_article_columns_set_property;
  widget_class->measure = cf_article_columns_measure;
  widget_class->size_allocate = cf_article_columns_size_allocate;
  widget_class->grab_focus = cf_article_columns_grab_focus;
  widget_class->focus = cf_article_columns_focus;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "articlecolumns");
  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", CF_TYPE_ARTICLE_COLUMNS,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READING_CHANGED] = g_signal_new ("reading-changed", CF_TYPE_ARTICLE_COLUMNS,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_layout_changed (CfArticleColumns *self)
{
  cf_column_scroll_queue (self->scroll);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

static void
add_view (CfArticleColumns *self, guint i)
{
  self->views[i] = g_object_ref_sink (g_object_new (CF_TYPE_ARTICLE_VIEW, NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->views[i]), GTK_WIDGET (self));
  g_signal_connect_object (self->views[i], "layout-changed", G_CALLBACK (on_layout_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
cf_article_columns_init (CfArticleColumns *self)
{
  self->widths = (CfColumnWidths){ 1000, 1000, 1000 };
  add_view (self, 0);
  add_view (self, 1);
  gtk_widget_set_visible (GTK_WIDGET (self->views[1]), FALSE);
  g_object_set (self->views[1], "hadjustment", gtk_adjustment_new (0, 0, 0, 0, 0, 0), "vadjustment",
                gtk_adjustment_new (0, 0, 0, 0, 0, 0), NULL);
  self->scroll = cf_column_scroll_new (self->views[0], self->views[1]);
  self->keys = cf_column_keys_new (GTK_WIDGET (self), self->views, self->scroll);
  self->place = cf_reading_place_new (self->views[0], GTK_WIDGET (self));
  g_signal_connect_swapped (self->views[0], "notify::vadjustment", G_CALLBACK (on_layout_changed),
                            self);
}

static void
on_document_changed (CfArticleColumns *self)
{
  cf_reading_place_stop (self->place);
  load (self, find_reading (self, gtk_widget_get_width (GTK_WIDGET (self))));
  g_signal_emit (self, signals[READING_CHANGED], 0);
}

/* The text stays, and where it stands; other rows are side by side. */
static void
on_pairs_changed (CfArticleColumns *self)
{
  cf_column_scroll_part (self->scroll);
  for (guint i = 0; i < 2; i++)
    cf_article_view_show_pairs (self->views[i]);
  if (self->shown == CF_READING_SIDE_BY_SIDE)
    cf_column_scroll_join (self->scroll, get_article (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
on_selection_changed (CfArticleColumns *self)
{
  cf_column_keys_follow_selection (self->keys);
}

/* What is not shown is in the other language. */
static void
ensure_shown (CfArticleColumns *self, guint offset)
{
  if (get_article (self) == NULL || cf_article_columns_find_view (self, offset) != NULL)
    return;
  change (self, cf_sides_find (get_article (self), offset) == CF_SIDE_FIRST ? CF_READING_FIRST
                                                                            : CF_READING_SECOND);
}

static void
on_reveal (CfArticleColumns *self, guint start)
{
  cf_reading_place_stop (self->place);
  ensure_shown (self, start);
}

/**
 * cf_article_columns_set_session:
 * @self: columns
 * @session: the session that they show
 */
void
cf_article_columns_set_session (CfArticleColumns *self, CfSession *session)
{
  g_set_object (&self->session, session);
  cf_column_keys_set_session (self->keys, session);
  /* Before the views: what they are to do then is here. */
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "pairs-changed", G_CALLBACK (on_pairs_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "reveal", G_CALLBACK (on_reveal), self, G_CONNECT_SWAPPED);
  cf_article_view_set_session (self->views[0], session);
  cf_article_view_set_session (self->views[1], session);
  on_document_changed (self);
}

/**
 * cf_article_columns_set_reading:
 * @self: columns
 * @reading: how the two languages of bilingual articles are to be shown
 */
void
cf_article_columns_set_reading (CfArticleColumns *self, CfReading reading)
{
  self->wanted = reading;
  change (self, find_reading (self, gtk_widget_get_width (GTK_WIDGET (self))));
}

/**
 * cf_article_columns_get_shown:
 * @self: columns
 *
 * Returns: how they are shown now
 */
CfReading
cf_article_columns_get_shown (CfArticleColumns *self)
{
  return self->shown;
}

void
cf_article_columns_set_line_height (CfArticleColumns *self, double line_height)
{
  for (guint i = 0; i < 2; i++)
    cf_article_view_set_line_height (self->views[i], line_height);
  cf_column_scroll_forget (self->scroll);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * cf_article_columns_set_widths:
 * @self: columns
 * @widths: how wide they are to be
 */
void
cf_article_columns_set_widths (CfArticleColumns *self, CfColumnWidths widths)
{
  self->widths = widths;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * cf_article_columns_set_matches:
 * @self: columns
 * @matches: (nullable) (element-type CfSpan): what is to be shown as found, in order
 */
void
cf_article_columns_set_matches (CfArticleColumns *self, GArray *matches)
{
  for (guint i = 0; i < 2; i++)
    cf_article_view_set_matches (self->views[i], matches);
}

/**
 * cf_article_columns_show_span:
 * @self: columns
 * @span: a stretch of the text
 *
 * Scrolls so that its start is seen, as little as possible.
 */
void
cf_article_columns_show_span (CfArticleColumns *self, CfSpan span)
{
  CfArticleView *view;

  ensure_shown (self, span.start);
  view = cf_article_columns_find_view (self, span.start);
  if (view != NULL)
    cf_article_view_show_span (view, span);
}

/**
 * cf_article_columns_any:
 * @self: columns
 * @is: a question to a view
 *
 * Returns: whether it is so in any of them
 */
gboolean
cf_article_columns_any (CfArticleColumns *self, gboolean (*is) (CfArticleView *view))
{
  return is (self->views[0]) || is (self->views[1]);
}

/**
 * cf_article_columns_get_view:
 * @self: columns
 * @column: 0 or 1
 *
 * Returns: (transfer none): a view, which may not be shown
 */
CfArticleView *
cf_article_columns_get_view (CfArticleColumns *self, guint column)
{
  return self->views[column];
}

/**
 * cf_article_columns_get_current:
 * @self: columns
 *
 * Returns: (transfer none): the view in which the keys are, or would be
 */
CfArticleView *
cf_article_columns_get_current (CfArticleColumns *self)
{
  return cf_column_keys_get_current (self->keys);
}

/**
 * cf_article_columns_find_view:
 * @self: columns
 * @offset: a code point of the text
 *
 * Returns: (transfer none) (nullable): the view that shows it
 */
CfArticleView *
cf_article_columns_find_view (CfArticleColumns *self, guint offset)
{
  for (guint i = 0; i < 2; i++)
    if (cf_article_view_shows (self->views[i], offset))
      return self->views[i];
  return NULL;
}

/**
 * cf_article_columns_get_reading_place:
 * @self: columns
 *
 * Returns: (transfer none): where one reads in them
 */
CfReadingPlace *
cf_article_columns_get_reading_place (CfArticleColumns *self)
{
  return self->place;
}
