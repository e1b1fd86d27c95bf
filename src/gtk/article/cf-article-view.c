/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of an article with its annotations.
 *
 * A CfArticleView shows what its session shows: the buffer holds the projection's text and never
 * changes, annotations are drawn behind it, caret and selection are the session's. What the user does
 * with keys and mouse is told to the session, and what the session then says is shown.
 *
 * #CfArticleView::layout-changed tells that lines may stand elsewhere: for what is laid over the text. */

#include "config.h"

#include "cf-annotation-text.h"
#include "cf-article-keys.h"
#include "cf-article-tags.h"
#include "cf-article-view-private.h"
#include "cf-code-style.h"
#include "cf-language.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MIN_WIDTH 200
#define BOTTOM_MARGIN 120

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
  return self->projection != NULL ? cf_session_get_document (self->session) : NULL;
}

static void
cf_article_view_dispose (GObject *object)
{
  CfArticleView *self = CF_ARTICLE_VIEW (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->reveal_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal_tick);
  self->reveal_tick = 0;
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
  g_clear_pointer (&self->shared, g_array_unref);
  g_clear_pointer (&self->mouse, cf_article_mouse_free);
  g_clear_pointer (&self->selection, cf_buffer_selection_free);
  G_OBJECT_CLASS (cf_article_view_parent_class)->finalize (object);
}

static CfScene
make_scene (CfArticleView *self)
{
  CfSpan selection = cf_session_get_selection (self->session);

  /* Text that is selected only because its annotation was chosen shows the annotation. */
  if (cf_session_is_selection_of_chosen (self->session))
    selection.end = selection.start;
  /* What is selected in one column runs on in that column. */
  if (self->column && cf_session_get_side (self->session) != self->side)
    selection.end = selection.start;
  return (CfScene){ .document = get_document (self),
                    .projection = self->projection,
                    .codebook = cf_session_get_codebook (self->session),
                    .links = cf_session_get_links (self->session),
                    .chosen = cf_session_get_seen (self->session),
                    .others = cf_session_get_others (self->session),
                    .chosen_of = cf_session_get_chosen_layer (self->session),
                    .dragged = cf_article_mouse_get_dragged (self->mouse),
                    .matches = self->matches,
                    .shared = self->shared,
                    .selection = selection,
                    .margin = cf_article_view_get_chip_margin (
                      self, gtk_widget_get_width (GTK_WIDGET (self))) };
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
cf_article_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfArticleView *self = CF_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (cf_article_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (width == self->width)
    return;
  self->width = width;
  cf_painter_forget (self->painter);
  cf_article_view_queue_layout (self);
}

/* Lines wrap: the text asks for no width, whatever it had before. */
static void
cf_article_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GTK_WIDGET_CLASS (cf_article_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MIN_WIDTH);
}

static void
cf_article_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CfArticleView *self = CF_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (cf_article_view_parent_class)->css_changed (widget, change);
  cf_painter_forget (self->painter);
  cf_article_view_queue_layout (self);
}

static gboolean
cf_article_view_extend_selection (GtkTextView *text_view,
                                  GtkTextExtendSelection granularity,
                                  const GtkTextIter *location,
                                  GtkTextIter *start,
                                  GtkTextIter *end)
{
  CfArticleView *self = CF_ARTICLE_VIEW (text_view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_view);
  CfUnit unit = granularity == GTK_TEXT_EXTEND_SELECTION_WORD ? CF_UNIT_WORD : CF_UNIT_PARAGRAPH;
  CfSpan found;

  if (get_document (self) == NULL || !cf_article_mouse_find_unit (self->mouse, unit, &found))
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
  widget_class->measure = cf_article_view_measure;
  widget_class->css_changed = cf_article_view_css_changed;
  view_class->snapshot_layer = cf_article_view_snapshot_layer;
  view_class->extend_selection = cf_article_view_extend_selection;
  cf_article_view_class_init_clipboard (view_class);
  cf_article_view_class_init_movement (view_class);

  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", CF_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* What stands at the caret, for those who do not see it. */
static void
describe_caret (CfArticleView *self)
{
  g_autofree char *text =
    cf_annotation_text_list_at (self->session, cf_session_get_selection (self->session));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
on_session_selection_changed (CfArticleView *self)
{
  if (get_document (self) == NULL)
    return;
  cf_buffer_selection_follow (self->selection);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  describe_caret (self);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

static void
on_reveal (CfArticleView *self, guint start, guint end)
{
  if (cf_article_view_shows (self, start))
    cf_article_view_show_span (self, (CfSpan){ start, end });
}

static void
load_article (CfArticleView *self, CfDocument *document)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  CfArticle *article = cf_document_get_article (document);
  g_autoptr (GArray) blocks =
               self->side != CF_SIDE_BOTH ? cf_sides_list_blocks (article, self->side) : NULL;

  self->projection =
    cf_projection_new (article, blocks != NULL ? (const guint *) (gpointer) blocks->data : NULL,
                       blocks != NULL ? blocks->len : 0);
  cf_buffer_selection_hold (self->selection, TRUE);
  gtk_text_buffer_set_text (buffer, cf_projection_get_view_text (self->projection), -1);
  cf_article_tags_apply (buffer, article, self->side, self->projection);
  cf_article_tags_set_line_height (buffer, self->line_height);
  cf_article_tags_set_colours (buffer, cf_is_dark (), cf_is_high_contrast ());
  cf_buffer_selection_hold (self->selection, FALSE);
  cf_article_meta_show (self->meta, document, self->side);
  gtk_widget_set_visible (GTK_WIDGET (self->meta), !self->column || self->side == CF_SIDE_FIRST);
  cf_article_view_show_scale (self);
  cf_buffer_selection_show (self->selection);
}

static void
on_metadata_changed (CfArticleView *self)
{
  if (get_document (self) != NULL)
    cf_article_meta_show (self->meta, get_document (self), self->side);
}

/* Also of other articles: what stands in this one may be their other end. */
static void
on_links_changed (CfArticleView *self)
{
  cf_painter_forget_links (self->painter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (get_document (self) != NULL)
    describe_caret (self);
}

/* Columns are told apart by their language. */
static void
name_view (CfArticleView *self, CfArticle *article)
{
  const char *tag = self->column ? cf_sides_get_language (article, self->side) : NULL;
  g_autofree char *language = tag != NULL ? cf_language_dup_full_name (tag) : NULL;
  /* Translators: %s is a language */
  g_autofree char *name = language != NULL ? g_strdup_printf (_ ("Article, %s"), language) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _ ("Article"), -1);
}

/**
 * cf_article_view_unload:
 * @self: a view
 *
 * From now on it shows nothing, and is not to be seen.
 */
void
cf_article_view_unload (CfArticleView *self)
{
  cf_painter_forget (self->painter);
  g_clear_pointer (&self->matches, g_array_unref);
  cf_article_mouse_stop_drag (self->mouse);
  g_clear_pointer (&self->projection, cf_projection_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * cf_article_view_load:
 * @self: a view
 * @side: what of the article is to be shown
 * @column: whether the other side is beside it
 *
 * Shows the article that its session shows now.
 */
void
cf_article_view_load (CfArticleView *self, CfSide side, gboolean column)
{
  CfDocument *document = cf_session_get_document (self->session);

  cf_article_view_unload (self);
  if (document == NULL)
    return;
  self->side = side;
  self->column = column;
  name_view (self, cf_document_get_article (document));
  load_article (self, document);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  g_signal_handlers_disconnect_by_func (cf_document_get_layer (document), on_links_changed, self);
  g_signal_connect_object (cf_document_get_layer (document), "changed",
                           G_CALLBACK (on_links_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  describe_caret (self);
  cf_article_view_queue_layout (self);
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
  if (keyval == GDK_KEY_Escape && cf_article_mouse_stop_drag (self->mouse))
    return GDK_EVENT_STOP;
  return cf_article_keys_press (self->session, GTK_WIDGET (self), keyval, keycode, state);
}

static void
on_colours_changed (CfArticleView *self)
{
  cf_article_tags_set_colours (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), cf_is_dark (),
                               cf_is_high_contrast ());
  cf_painter_forget (self->painter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_scrolled (CfArticleView *self)
{
  cf_article_meta_follow (self->meta, GTK_TEXT_VIEW (self));
}

static void
on_vadjustment_changed (CfArticleView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment == NULL)
    return;
  g_signal_handlers_disconnect_by_func (adjustment, cf_article_view_queue_layout, self);
  g_signal_handlers_disconnect_by_func (adjustment, on_scrolled, self);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (cf_article_view_queue_layout), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
}

static void
cf_article_view_init (CfArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->line_height = 1.6;
  self->scale = self->frame_scale = 1;
  self->painter = cf_painter_new (view);
  self->meta = cf_article_meta_new ();
  self->mouse = cf_article_mouse_new (self);
  self->selection = cf_buffer_selection_new (self);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN);
  gtk_text_view_add_overlay (view, GTK_WIDGET (self->meta), 0, 0);
  cf_article_view_update_margins (self, 1000);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_colours_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (on_colours_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "notify::vadjustment", G_CALLBACK (on_vadjustment_changed), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

CfSide
cf_article_view_get_side (CfArticleView *self)
{
  return self->side;
}

/**
 * cf_article_view_get_projection:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what of the article it shows
 */
CfProjection *
cf_article_view_get_projection (CfArticleView *self)
{
  return self->projection;
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
  g_signal_connect_object (session, "metadata-changed", G_CALLBACK (on_metadata_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_session_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "codebook-changed", G_CALLBACK (on_session_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "chosen-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_links (session), "changed", G_CALLBACK (on_links_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_others (session), "changed",
                           G_CALLBACK (on_links_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "reveal", G_CALLBACK (on_reveal), self, G_CONNECT_SWAPPED);
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
 * cf_article_view_is_selecting:
 * @self: a view
 *
 * Returns: whether the user is selecting with the mouse right now
 */
gboolean
cf_article_view_is_selecting (CfArticleView *self)
{
  return cf_article_mouse_is_pressed (self->mouse);
}

CfSession *
cf_article_view_get_session (CfArticleView *self)
{
  return self->session;
}

/**
 * cf_article_view_tell_layout:
 * @self: a view
 *
 * Emits #CfArticleView::layout-changed.
 */
void
cf_article_view_tell_layout (CfArticleView *self)
{
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}
