/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of an article with its annotations.
 *
 * A CfArticleView shows what its session shows: the buffer holds the projection's text and never
 * changes, annotations are drawn behind it, caret and selection are the session's. What the user does
 * with keys and mouse is told to the session, and what the session then says is shown.
 *
 * #CfArticleView::layout-changed tells that lines may stand elsewhere: for what is laid over the text. */

#include "config.h"

#include "cf-article-view.h"

#include "cf-article-keys.h"
#include "cf-article-meta.h"
#include "cf-article-tags.h"
#include "cf-code-style.h"
#include "cf-painter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define SIDE_MARGIN 24
#define CHIP_MARGIN 128
#define NARROW_WIDTH 480
#define TOP_MARGIN 28
#define BOTTOM_MARGIN 120

struct _CfArticleView
{
  GtkTextView parent_instance;

  CfSession *session;
  CfProjection *projection;
  CfPainter *painter;
  CfArticleMeta *meta;
  GArray *matches; /* of CfSpan */
  double line_height;
  int width;
  guint tick;

  gboolean syncing; /* the buffer's selection is being set by us */
  gboolean pressed; /* a button is down: the user may be selecting */
  CfHandle handle;  /* the end that is being dragged */
  GArray *dragged;  /* of CfSpan: the chosen annotation while it is */
  guint dragged_part;
};

enum
{
  LAYOUT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfArticleView, cf_article_view, GTK_TYPE_TEXT_VIEW)

static CfDocument *
get_document (CfArticleView *self)
{
  return self->session != NULL ? cf_session_get_document (self->session) : NULL;
}

static void
cf_article_view_dispose (GObject *object)
{
  CfArticleView *self = CF_ARTICLE_VIEW (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_article_view_parent_class)->dispose (object);
}

static void
cf_article_view_finalize (GObject *object)
{
  CfArticleView *self = CF_ARTICLE_VIEW (object);

  g_clear_pointer (&self->painter, cf_painter_free);
  g_clear_pointer (&self->projection, cf_projection_free);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->dragged, g_array_unref);
  G_OBJECT_CLASS (cf_article_view_parent_class)->finalize (object);
}

static CfScene
make_scene (CfArticleView *self)
{
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_WIDTH;

  return (CfScene){ .document = get_document (self),
                    .projection = self->projection,
                    .codebook = cf_session_get_codebook (self->session),
                    .chosen = cf_session_get_chosen (self->session),
                    .dragged = self->dragged,
                    .matches = self->matches,
                    .line_height = self->line_height,
                    .margin = narrow ? 0 : CHIP_MARGIN };
}

static void
cf_article_view_snapshot_layer (GtkTextView *text_view,
                                GtkTextViewLayer layer,
                                GtkSnapshot *snapshot)
{
  CfArticleView *self = CF_ARTICLE_VIEW (text_view);
  CfScene scene;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || get_document (self) == NULL)
    return;
  scene = make_scene (self);
  cf_painter_draw (self->painter, &scene, snapshot);
}

static void
update_margins (CfArticleView *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int end = width < NARROW_WIDTH ? SIDE_MARGIN : CHIP_MARGIN;

  gtk_text_view_set_left_margin (view, rtl ? end : SIDE_MARGIN);
  gtk_text_view_set_right_margin (view, rtl ? SIDE_MARGIN : end);
}

/* One frame after the last change: only then do lines have their heights. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CfArticleView *self = CF_ARTICLE_VIEW (widget);

  self->tick = 0;
  update_margins (self, gtk_widget_get_width (widget));
  cf_article_meta_place (self->meta, GTK_TEXT_VIEW (self));
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_layout (CfArticleView *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
cf_article_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfArticleView *self = CF_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (cf_article_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (width == self->width)
    return;
  self->width = width;
  cf_painter_forget_lines (self->painter);
  queue_layout (self);
}

static void
cf_article_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CfArticleView *self = CF_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (cf_article_view_parent_class)->css_changed (widget, change);
  cf_painter_forget_lines (self->painter);
  queue_layout (self);
}

/* What is copied is the article's text, not what the view shows of it. */
static void
cf_article_view_copy_clipboard (GtkTextView *text_view)
{
  CfArticleView *self = CF_ARTICLE_VIEW (text_view);
  CfDocument *document = get_document (self);
  CfSpan selection;
  g_autofree char *text = NULL;

  if (document == NULL)
    return;
  selection = cf_session_get_selection (self->session);
  if (selection.start == selection.end)
    return;
  text = cf_text_slice (cf_document_get_text (document), selection);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* Words of Chinese are ICU's: GTK would take the whole clause. */
static gboolean
cf_article_view_extend_selection (GtkTextView *text_view,
                                  GtkTextExtendSelection granularity,
                                  const GtkTextIter *location,
                                  GtkTextIter *start,
                                  GtkTextIter *end)
{
  CfArticleView *self = CF_ARTICLE_VIEW (text_view);
  CfDocument *document = get_document (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_view);
  CfUnit unit = granularity == GTK_TEXT_EXTEND_SELECTION_WORD ? CF_UNIT_WORD : CF_UNIT_PARAGRAPH;
  CfSpan block, found;
  guint offset;

  if (document == NULL)
    return GDK_EVENT_PROPAGATE;
  offset = cf_projection_to_text (self->projection, (guint) gtk_text_iter_get_offset (location));
  block = cf_article_get_block_span (cf_document_get_article (document), offset);
  offset = CLAMP (offset, block.start, block.end);
  if (!cf_segment_find (cf_document_get_text (document), block, unit, offset, &found))
    return GDK_EVENT_PROPAGATE;
  found = cf_projection_span_to_view (self->projection, found);
  gtk_text_buffer_get_iter_at_offset (buffer, start, (int) found.start);
  gtk_text_buffer_get_iter_at_offset (buffer, end, (int) found.end);
  return GDK_EVENT_STOP;
}

static void
cf_article_view_class_init (CfArticleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_article_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = cf_article_view_finalize;
  widget_class->size_allocate = cf_article_view_size_allocate;
  widget_class->css_changed = cf_article_view_css_changed;
  view_class->snapshot_layer = cf_article_view_snapshot_layer;
  view_class->copy_clipboard = cf_article_view_copy_clipboard;
  view_class->extend_selection = cf_article_view_extend_selection;

  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", CF_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static CfSpan
get_buffer_selection (CfArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  return cf_projection_span_to_text (
    self->projection,
    (CfSpan){ (guint) gtk_text_iter_get_offset (&start), (guint) gtk_text_iter_get_offset (&end) });
}

static void
on_buffer_selection_changed (CfArticleView *self)
{
  if (self->syncing || get_document (self) == NULL)
    return;
  cf_session_set_selection (self->session, get_buffer_selection (self), TRUE);
}

static void
select_in_buffer (CfArticleView *self, CfSpan selection)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  CfSpan view = cf_projection_span_to_view (self->projection, selection);
  GtkTextIter start, end;

  self->syncing = TRUE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) view.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) view.end);
  gtk_text_buffer_select_range (buffer, &end, &start);
  self->syncing = FALSE;
}

/* What stands at the caret, for those who do not see it. */
static void
describe_caret (CfArticleView *self)
{
  CfDocument *document = get_document (self);
  CfCodebook *codebook = cf_session_get_codebook (self->session);
  CfSpan selection = cf_session_get_selection (self->session);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  g_autoptr (GString) text = g_string_new (NULL);

  cf_document_query (document,
                     (CfSpan){ selection.start, MAX (selection.end, selection.start + 1) }, found);
  for (guint i = 0; i < found->len; i++)
    {
      CfAnnotation *annotation = g_array_index (found, CfIndexed, i).annotation;
      const CfCode *code =
        cf_codebook_follow_code (codebook, cf_record_get_code (CF_RECORD (annotation)));
      g_autofree char *quote = cf_annotation_get_quote (annotation);

      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "",
                              code != NULL ? cf_code_get_label (code)
                                           : cf_record_get_code (CF_RECORD (annotation)),
                              quote);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->str, -1);
}

static void
on_session_selection_changed (CfArticleView *self)
{
  CfSpan selection = cf_session_get_selection (self->session);

  if (get_document (self) == NULL)
    return;
  if (!cf_span_equal (get_buffer_selection (self), selection))
    select_in_buffer (self, selection);
  if (cf_session_is_selection_of_chosen (self->session))
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen-selection");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen-selection");
  describe_caret (self);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

/**
 * cf_article_view_show_span:
 * @self: a view
 * @span: a stretch of the text
 *
 * Scrolls so that it is seen, as little as possible.
 */
void
cf_article_view_show_span (CfArticleView *self, CfSpan span)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextMark *mark;
  GtkTextIter iter;

  if (get_document (self) == NULL)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &iter,
                                      (int) cf_projection_to_view (self->projection, span.start));
  mark = gtk_text_buffer_get_mark (buffer, "reveal");
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "reveal", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  /* By a mark, not an iter: lines that are not laid out yet have no place. */
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0.15, FALSE, 0, 0);
}

static void
on_reveal (CfArticleView *self, guint start, guint end)
{
  cf_article_view_show_span (self, (CfSpan){ start, end });
}

static void
load_article (CfArticleView *self, CfDocument *document)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  CfArticle *article = cf_document_get_article (document);

  g_clear_pointer (&self->projection, cf_projection_free);
  self->projection = cf_projection_new (article, NULL, 0);
  self->syncing = TRUE;
  gtk_text_buffer_set_text (buffer, cf_projection_get_view_text (self->projection), -1);
  cf_article_tags_apply (buffer, article, self->projection);
  cf_article_tags_set_line_height (buffer, self->line_height);
  cf_article_tags_set_dark (buffer, cf_is_dark ());
  self->syncing = FALSE;
  cf_article_meta_show (self->meta, document);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self), cf_article_tags_count_headlines (article) > 0
                                                        ? TOP_MARGIN
                                                        : TOP_MARGIN + CF_META_HEIGHT);
  select_in_buffer (self, cf_session_get_selection (self->session));
}

static void
on_document_changed (CfArticleView *self)
{
  CfDocument *document = get_document (self);

  cf_painter_forget_lines (self->painter);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->dragged, g_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), document != NULL);
  if (document == NULL)
    return;
  load_article (self, document);
  g_signal_connect_object (cf_document_get_layer (document), "changed",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  queue_layout (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfArticleView *self)
{
  if (get_document (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  return cf_article_keys_press (self->session, GTK_WIDGET (self), keyval, keycode, state);
}

static void
to_buffer (CfArticleView *self, double x, double y, int *buffer_x, int *buffer_y)
{
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, buffer_x, buffer_y);
}

/* The text at a place: G_MAXUINT beside and below it. */
static guint
find_offset (CfArticleView *self, double x, double y)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return G_MAXUINT;
  return cf_projection_to_text (self->projection, (guint) gtk_text_iter_get_offset (&iter));
}

static CfAnnotation *
find_chip (CfArticleView *self, double x, double y)
{
  CfScene scene = make_scene (self);
  int buffer_x, buffer_y;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  return cf_painter_find_chip (self->painter, &scene, buffer_x, buffer_y);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, CfArticleView *self)
{
  CfAnnotation *chip = get_document (self) != NULL ? find_chip (self, x, y) : NULL;

  self->pressed = TRUE;
  if (chip == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  cf_session_choose (self->session, chip, FALSE);
  self->pressed = FALSE;
}

/* A click that selects nothing chooses what stands there, or lets go. */
static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, CfArticleView *self)
{
  CfSpan selection;
  guint offset;

  self->pressed = FALSE;
  if (get_document (self) == NULL || self->dragged != NULL || find_chip (self, x, y) != NULL)
    return;
  selection = cf_session_get_selection (self->session);
  offset = find_offset (self, x, y);
  if (selection.start == selection.end && n_press == 1 &&
      (offset == G_MAXUINT || !cf_session_choose_at (self->session, offset)))
    cf_session_choose (self->session, NULL, FALSE);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

static void
on_click_stopped (GtkGestureClick *gesture, CfArticleView *self)
{
  self->pressed = FALSE;
}

static CfHandle
find_handle (CfArticleView *self, double x, double y)
{
  int buffer_x, buffer_y;

  if (cf_session_get_chosen (self->session) == NULL ||
      !cf_document_is_writable (get_document (self)))
    return CF_HANDLE_NONE;
  to_buffer (self, x, y, &buffer_x, &buffer_y);
  return cf_painter_find_handle (self->painter, buffer_x, buffer_y);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, CfArticleView *self)
{
  CfHandle handle = get_document (self) != NULL ? find_handle (self, x, y) : CF_HANDLE_NONE;

  if (handle == CF_HANDLE_NONE)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->handle = handle;
  self->dragged = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  cf_document_get_spans (get_document (self), cf_session_get_chosen (self->session), self->dragged);
  self->dragged_part = handle == CF_HANDLE_START ? 0 : self->dragged->len - 1;
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, CfArticleView *self)
{
  CfSpan *span;
  double x, y;
  GtkTextIter iter;
  int buffer_x, buffer_y;
  guint offset;

  if (self->dragged == NULL || self->dragged->len == 0)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  to_buffer (self, x + dx, y + dy, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y);
  offset = cf_projection_to_text (self->projection, (guint) gtk_text_iter_get_offset (&iter));
  span = &g_array_index (self->dragged, CfSpan, self->dragged_part);
  if (self->handle == CF_HANDLE_START)
    span->start = MIN (offset, span->end - 1);
  else
    span->end = MAX (offset, span->start + 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, CfArticleView *self)
{
  g_autoptr (GArray) dragged = g_steal_pointer (&self->dragged);
  CfAnnotation *chosen = cf_session_get_chosen (self->session);

  self->handle = CF_HANDLE_NONE;
  self->pressed = FALSE;
  if (dragged != NULL && dragged->len > 0 && chosen != NULL)
    cf_session_place (self->session, chosen, (const CfSpan *) (gpointer) dragged->data,
                      dragged->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, CfArticleView *self)
{
  const char *cursor = "text";

  if (get_document (self) == NULL)
    return;
  if (find_handle (self, x, y) != CF_HANDLE_NONE)
    cursor = "ew-resize";
  else if (find_chip (self, x, y) != NULL)
    cursor = "pointer";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

static char *
make_tooltip (CfArticleView *self, CfAnnotation *annotation)
{
  CfCodebook *codebook = cf_session_get_codebook (self->session);
  CfRecord *record = CF_RECORD (annotation);
  const CfCode *code = cf_codebook_follow_code (codebook, cf_record_get_code (record));
  GString *text =
    g_string_new (code != NULL ? cf_code_get_label (code) : cf_record_get_code (record));
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    {
      const CfAttribute *attribute = cf_codebook_get_attribute (codebook, values[i].attribute);
      const char *label = attribute != NULL ? cf_labels_get (attribute->label) : NULL;

      g_string_append_printf (text, "\n%s: %s", label != NULL ? label : values[i].attribute,
                              attribute != NULL
                                ? cf_attribute_get_value_label (attribute, values[i].value)
                                : values[i].value);
    }
  if (cf_record_get_note (record) != NULL)
    g_string_append_printf (text, "\n%s", cf_record_get_note (record));
  return g_string_free (text, FALSE);
}

static gboolean
on_query_tooltip (CfArticleView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  CfAnnotation *chip = get_document (self) != NULL && !keyboard ? find_chip (self, x, y) : NULL;
  g_autofree char *text = NULL;

  if (chip == NULL)
    return FALSE;
  text = make_tooltip (self, chip);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
on_dark_changed (CfArticleView *self)
{
  cf_article_tags_set_dark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), cf_is_dark ());
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Lines wrap, so there is nowhere to scroll to sideways; GTK tries to while lines still have the width of
 * a larger window. */
static void
on_scrolled_sideways (GtkAdjustment *adjustment)
{
  gtk_adjustment_set_value (adjustment, 0);
}

static void
on_adjustments_changed (CfArticleView *self)
{
  GtkAdjustment *horizontal = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self));
  GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (horizontal != NULL)
    {
      g_signal_handlers_disconnect_by_func (horizontal, on_scrolled_sideways, NULL);
      g_signal_connect (horizontal, "value-changed", G_CALLBACK (on_scrolled_sideways), NULL);
    }
  if (vertical != NULL)
    {
      g_signal_handlers_disconnect_by_func (vertical, queue_layout, self);
      g_signal_connect_object (vertical, "changed", G_CALLBACK (queue_layout), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
add_controllers (CfArticleView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  g_signal_connect (click, "stopped", G_CALLBACK (on_click_stopped), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
cf_article_view_init (CfArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  self->line_height = 1.6;
  self->painter = cf_painter_new (view);
  self->meta = cf_article_meta_new ();
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN);
  gtk_text_view_add_overlay (view, GTK_WIDGET (self->meta), SIDE_MARGIN, 0);
  update_margins (self, 1000);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"), -1);
  g_signal_connect_swapped (buffer, "notify::cursor-position",
                            G_CALLBACK (on_buffer_selection_changed), self);
  g_signal_connect_swapped (buffer, "notify::has-selection",
                            G_CALLBACK (on_buffer_selection_changed), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_dark_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "notify::vadjustment", G_CALLBACK (on_adjustments_changed), self);
  g_signal_connect_swapped (self, "notify::hadjustment", G_CALLBACK (on_adjustments_changed), self);
  add_controllers (self);
}

/**
 * cf_article_view_set_session:
 * @self: a view
 * @session: the session that it shows
 */
void
cf_article_view_set_session (CfArticleView *self, CfSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_session_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "chosen-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "reveal", G_CALLBACK (on_reveal), self, G_CONNECT_SWAPPED);
  on_document_changed (self);
}

/**
 * cf_article_view_set_line_height:
 * @self: a view
 * @line_height: lines are that much higher than their font
 */
void
cf_article_view_set_line_height (CfArticleView *self, double line_height)
{
  self->line_height = line_height;
  cf_article_tags_set_line_height (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), line_height);
  cf_article_view_style_changed (self);
}

/**
 * cf_article_view_style_changed:
 * @self: a view
 *
 * To be called when the font has changed.
 */
void
cf_article_view_style_changed (CfArticleView *self)
{
  cf_painter_forget_lines (self->painter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_layout (self);
}

/**
 * cf_article_view_set_matches:
 * @self: a view
 * @matches: (nullable) (element-type CfSpan): what is to be shown as found, in order
 */
void
cf_article_view_set_matches (CfArticleView *self, GArray *matches)
{
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches != NULL ? g_array_ref (matches) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cf_article_view_get_span_area:
 * @self: a view
 * @span: a stretch of the text
 * @area: (out): from the top of its first line to the bottom of its last, in widget coordinates
 *
 * Returns: whether any of it can be seen
 */
gboolean
cf_article_view_get_span_area (CfArticleView *self, CfSpan span, GdkRectangle *area)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  CfSpan shown = cf_projection_span_to_view (self->projection, span);
  GtkTextIter start, end;
  GdkRectangle first, last, visible;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) shown.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) shown.end);
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_iter_location (view, &end, &last);
  gtk_text_view_get_visible_rect (view, &visible);
  if (last.y + last.height < visible.y || first.y > visible.y + visible.height)
    return FALSE;
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, first.x, first.y, &area->x,
                                         &area->y);
  area->width = last.x - first.x;
  area->height = last.y + last.height - first.y;
  return TRUE;
}

/**
 * cf_article_view_is_selecting:
 * @self: a view
 *
 * Returns: whether the user is selecting with the mouse right now
 */
gboolean
cf_article_view_is_selecting (CfArticleView *self)
{
  return self->pressed;
}
