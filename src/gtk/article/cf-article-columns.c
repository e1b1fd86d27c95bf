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

#include "cf-column-scroll.h"
#include "cf-reading-place.h"

struct _CfArticleColumns
{
  GtkWidget parent_instance;

  CfSession *session;
  CfArticleView *views[2];
  CfRowAligner *aligner; /* NULL unless they stand side by side */
  CfColumnScroll *scroll;
  CfReadingPlace *place;
  CfReading wanted;
  CfReading shown;
  int single; /* how wide the view is at most */
  int column; /* how wide each of two is at most */
  int least;  /* and both together at least */
  guint tick;
  guint serials[2]; /* of the fonts for which rows were measured */
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

static gboolean
is_bilingual (CfArticleColumns *self)
{
  CfArticle *article = get_article (self);

  return article != NULL && cf_article_count_pairs (article) > 0;
}

static gboolean
stands_side_by_side (CfArticleColumns *self)
{
  return self->aligner != NULL;
}

static void
drop_aligner (CfArticleColumns *self)
{
  cf_column_scroll_set_aligner (self->scroll, NULL);
  g_clear_pointer (&self->aligner, cf_row_aligner_free);
}

static void
cf_article_columns_dispose (GObject *object)
{
  CfArticleColumns *self = CF_ARTICLE_COLUMNS (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->scroll != NULL)
    drop_aligner (self);
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
  CfArticleColumns *self = CF_ARTICLE_COLUMNS (object);

  if (self->views[0] != NULL)
    g_object_get_property (G_OBJECT (self->views[0]), pspec->name, value);
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
  if (!is_bilingual (self))
    return CF_READING_INTERLEAVED;
  if (self->wanted == CF_READING_SIDE_BY_SIDE && width > 0 && width < self->least)
    return CF_READING_INTERLEAVED;
  return self->wanted;
}

static CfSide
get_selected_side (CfArticleColumns *self)
{
  return cf_sides_find (get_article (self), cf_session_get_selection (self->session).start);
}

/* Where the keys are, of what is shown now. */
static void
update_side (CfArticleColumns *self)
{
  static const CfSide sides[] = { [CF_READING_INTERLEAVED] = CF_SIDE_BOTH,
                                  [CF_READING_FIRST] = CF_SIDE_FIRST,
                                  [CF_READING_SECOND] = CF_SIDE_SECOND };

  if (stands_side_by_side (self))
    cf_session_set_side (self->session, get_selected_side (self), FALSE);
  else
    cf_session_set_side (self->session, sides[self->shown], sides[self->shown] != CF_SIDE_BOTH);
}

static void
load (CfArticleColumns *self, CfReading reading)
{
  drop_aligner (self);
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
      self->aligner = cf_row_aligner_new (get_article (self), self->views[0], self->views[1]);
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
  update_side (self);
  self->serials[0] = self->serials[1] = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
has_focus (CfArticleColumns *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Who reads stays where they read. */
static void
change (CfArticleColumns *self, CfReading reading)
{
  gboolean focused = has_focus (self), moved;
  guint top = 0;
  int shift = 0;

  if (reading == self->shown)
    return;
  moved = cf_reading_place_get (self->place, &top, &shift);
  load (self, reading);
  if (moved)
    cf_article_columns_go_to_place (self, top, shift);
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

/* Where letters are others than before, rows are measured anew. */
static void
update_rows (CfArticleColumns *self, int width, int height)
{
  gboolean changed = FALSE;

  cf_row_aligner_set_top (self->aligner, cf_article_view_get_top (self->views[0]));
  for (guint i = 0; i < 2; i++)
    {
      PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->views[i]));
      guint serial = pango_context_get_serial (context);

      cf_article_view_prepare (self->views[i], width);
      changed = changed || serial != self->serials[i];
      self->serials[i] = serial;
    }
  if (changed)
    cf_row_aligner_forget (self->aligner);
  if (cf_row_aligner_set_widths (self->aligner, width, width) || changed)
    cf_column_scroll_set_aligner (self->scroll, self->aligner);
  cf_column_scroll_look (self->scroll, height);
}

static void
allocate_view (CfArticleView *view, int x, int width, int height)
{
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, 0));
  int least;

  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (view), MAX (width, least), height, -1, transform);
}

static void
cf_article_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfArticleColumns *self = CF_ARTICLE_COLUMNS (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int half = MIN (width / 2, self->column), single = MIN (width, self->single);

  if (find_reading (self, width) != self->shown && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
  if (!stands_side_by_side (self))
    {
      allocate_view (self->views[0], (width - single) / 2, single, height);
      return;
    }
  update_rows (self, half, height);
  allocate_view (self->views[0], width / 2 - (rtl ? 0 : half), half, height);
  allocate_view (self->views[1], width / 2 - (rtl ? half : 0), half, height);
  cf_column_scroll_queue (self->scroll);
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

/* Who comes from the other column, by Tab, finds the caret beside where it was. */
static void
on_focus_enter (GtkEventControllerFocus *controller, CfArticleColumns *self)
{
  CfArticleView *view =
    CF_ARTICLE_VIEW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  CfSide side = cf_article_view_get_side (view);
  guint caret;

  if (!stands_side_by_side (self) || cf_session_get_side (self->session) == side)
    return;
  caret =
    cf_sides_find_shown (get_article (self), side, cf_session_get_selection (self->session).start);
  cf_session_set_selection (self->session, (CfSpan){ caret, caret }, FALSE);
  cf_session_set_side (self->session, side, FALSE);
}

/* Tab goes to the other column, rather than to outlet, date and link, which a key opens too. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfArticleColumns *self)
{
  guint from = keyval == GDK_KEY_Tab ? 0 : 1;

  if (!stands_side_by_side (self) || (keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab) ||
      (state & GDK_CONTROL_MASK) != 0 || !gtk_widget_has_focus (GTK_WIDGET (self->views[from])))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->views[1 - from]));
}

static void
add_view (CfArticleColumns *self, guint i)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->views[i] = g_object_ref_sink (g_object_new (CF_TYPE_ARTICLE_VIEW, NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->views[i]), GTK_WIDGET (self));
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_enter), self);
  gtk_widget_add_controller (GTK_WIDGET (self->views[i]), focus);
  g_signal_connect_object (self->views[i], "layout-changed", G_CALLBACK (on_layout_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
cf_article_columns_init (CfArticleColumns *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->single = self->column = self->least = 1000;
  add_view (self, 0);
  add_view (self, 1);
  gtk_widget_set_visible (GTK_WIDGET (self->views[1]), FALSE);
  gtk_scrollable_set_hadjustment (GTK_SCROLLABLE (self->views[1]),
                                  gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  gtk_scrollable_set_vadjustment (GTK_SCROLLABLE (self->views[1]),
                                  gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  self->scroll = cf_column_scroll_new (self->views[0], self->views[1]);
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

/* The keys go with what is selected. */
static void
on_selection_changed (CfArticleColumns *self)
{
  CfSide side;

  if (!stands_side_by_side (self))
    return;
  side = get_selected_side (self);
  if (side == cf_session_get_side (self->session))
    return;
  cf_session_set_side (self->session, side, FALSE);
  if (has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
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
  /* Before the views: what they are to do then is here. */
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
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
  self->serials[0] = self->serials[1] = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * cf_article_columns_set_measure:
 * @self: columns
 * @single: how wide one view is at most, in pixels
 * @column: how wide each of two is at most
 * @least: how much room two need
 */
void
cf_article_columns_set_measure (CfArticleColumns *self, int single, int column, int least)
{
  self->single = single;
  self->column = column;
  self->least = least;
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

gboolean
cf_article_columns_is_revealing (CfArticleColumns *self)
{
  return cf_article_view_is_revealing (self->views[0]) ||
         cf_article_view_is_revealing (self->views[1]);
}

gboolean
cf_article_columns_is_selecting (CfArticleColumns *self)
{
  return cf_article_view_is_selecting (self->views[0]) ||
         cf_article_view_is_selecting (self->views[1]);
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
  gboolean second =
    stands_side_by_side (self) && cf_session_get_side (self->session) == CF_SIDE_SECOND;

  return self->views[second ? 1 : 0];
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
 * cf_article_columns_get_place:
 * @self: columns
 * @top: (out): the code point of the text with which the line at the upper edge begins
 * @shift: (out): the edge is so many pixels below the top of that line
 *
 * Returns: whether it is any other than the beginning
 */
gboolean
cf_article_columns_get_place (CfArticleColumns *self, guint *top, int *shift)
{
  return cf_reading_place_get (self->place, top, shift);
}

/**
 * cf_article_columns_go_to_place:
 * @self: columns
 * @top: as of cf_article_columns_get_place()
 * @shift: as of cf_article_columns_get_place()
 */
void
cf_article_columns_go_to_place (CfArticleColumns *self, guint top, int shift)
{
  CfSide side = cf_article_view_get_side (self->views[0]);

  if (get_article (self) != NULL)
    cf_reading_place_go (self->place, cf_sides_find_shown (get_article (self), side, top), shift);
}

/**
 * cf_article_columns_stop:
 * @self: columns
 *
 * Does not go to a place any more.
 */
void
cf_article_columns_stop (CfArticleColumns *self)
{
  cf_reading_place_stop (self->place);
}
