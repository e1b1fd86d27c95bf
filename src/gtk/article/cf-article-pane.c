/* SPDX-License-Identifier: GPL-3.0-or-later
 * The article with what lies over it: find bar, notices, the bar at the selection, and what is shown
 * when there is no article. */

#include "config.h"

#include "cf-article-pane.h"

#include "cf-article-menu.h"
#include "cf-code-chooser.h"
#include "cf-font-scale.h"
#include "cf-form-card.h"
#include "cf-link-bar.h"
#include "cf-notice-bar.h"
#include "cf-selection-bar.h"

#include <adwaita.h>

#define BAR_GAP 6
#define FORM_WIDTH 420
/* What lies over the text keeps away from the edges by that. */
#define EDGE 6

struct _CfArticlePane
{
  GtkWidget parent_instance;

  CfSession *session;
  double text_size;
  GtkWidget *selection_bar;
  GtkWidget *menus[2]; /* of the two columns */
  guint tick;          /* of the next update of what lies over the text */
  gboolean
    needs_room; /* the form has been opened, and its annotation not been moved up for it yet */
  GdkRectangle anchor; /* where it stands at, in the overlay; no width and height for nowhere */
  CfFormCard *form;
  CfCodeChooser *chooser;
  CfLinkBar *link_bar;

  GtkWidget *box;
  CfFindBar *find_bar;
  CfNoticeBar *notice_bar;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  CfStartPage *start_page;
  GtkOverlay *overlay;
  GtkScrolledWindow *scrolled;
  CfArticleColumns *columns;
};

G_DEFINE_FINAL_TYPE (CfArticlePane, cf_article_pane, GTK_TYPE_WIDGET)

static void
drop_menus (CfArticlePane *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->menus); i++)
    g_clear_pointer (&self->menus[i], gtk_widget_unparent);
}

static void
cf_article_pane_dispose (GObject *object)
{
  CfArticlePane *self = CF_ARTICLE_PANE (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  drop_menus (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_ARTICLE_PANE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_article_pane_parent_class)->dispose (object);
}

static void
update_widths (CfArticlePane *self)
{
  cf_article_columns_set_widths (
    self->columns, cf_column_widths_find (self->text_size, cf_font_scale (GTK_WIDGET (self))));
}

static void
cf_article_pane_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cf_article_pane_parent_class)->css_changed (widget, change);
  if (CF_ARTICLE_PANE (widget)->columns != NULL)
    update_widths (CF_ARTICLE_PANE (widget));
}

static void
cf_article_pane_class_init (CfArticlePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_article_pane_dispose;
  widget_class->css_changed = cf_article_pane_css_changed;
  g_type_ensure (CF_TYPE_ARTICLE_COLUMNS);
  g_type_ensure (CF_TYPE_FIND_BAR);
  g_type_ensure (CF_TYPE_NOTICE_BAR);
  g_type_ensure (CF_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-article-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CfArticlePane, box);
  gtk_widget_class_bind_template_child (widget_class, CfArticlePane, find_bar);
  gtk_widget_class_bind_template_child (widget_class, CfArticlePane, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, CfArticlePane, stack);
  gtk_widget_class_bind_template_child (widget_class, CfArticlePane, spinner);
  gtk_widget_class_bind_template_child (widget_class, CfArticlePane, error_page);
  gtk_widget_class_bind_template_child (widget_class, CfArticlePane, start_page);
  gtk_widget_class_bind_template_child (widget_class, CfArticlePane, overlay);
  gtk_widget_class_bind_template_child (widget_class, CfArticlePane, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CfArticlePane, columns);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlepane");
}

static gboolean
wants_selection_bar (CfArticlePane *self)
{
  CfDocument *document = cf_session_get_document (self->session);
  CfSpan selection = cf_session_get_selection (self->session);

  return document != NULL && cf_document_is_writable (document) &&
         selection.start < selection.end && !cf_session_is_selection_of_chosen (self->session) &&
         !cf_article_columns_any (self->columns, cf_article_view_is_selecting);
}

/* What a child of the overlay stands at; empty for the top of the article. */
static CfSpan
get_anchor (CfArticlePane *self, GtkWidget *child)
{
  CfAnnotation *annotation = cf_session_get_seen (self->session);
  CfSpan selection = cf_session_get_selection (self->session);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  if (child == GTK_WIDGET (self->form))
    annotation = cf_form_card_get_annotation (self->form);
  else if (selection.start < selection.end || annotation == NULL)
    return selection;
  if (annotation != NULL)
    cf_session_get_spans (self->session, annotation, spans);
  if (spans->len == 0)
    return (CfSpan){ 0, 0 };
  return (CfSpan){ g_array_index (spans, CfSpan, 0).start,
                   g_array_index (spans, CfSpan, spans->len - 1).end };
}

static void
measure_child (CfArticlePane *self, GtkWidget *child, GdkRectangle *place)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->overlay)) - 2 * EDGE;
  int height = gtk_widget_get_height (GTK_WIDGET (self->overlay)) - 2 * EDGE;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (child == GTK_WIDGET (self->form))
    natural = (int) (FORM_WIDTH * cf_font_scale (GTK_WIDGET (self)));
  place->width = MIN (natural, width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, NULL, &natural, NULL, NULL);
  place->height = MIN (natural, height);
}

/* Where the anchor is, in the overlay: to the bottom of the line after it. Never while anything is allocated:
 * asking for places lays lines out, and then adjustments change. */
static gboolean
find_anchor (CfArticlePane *self, GtkWidget *child, GdkRectangle *area)
{
  CfArticleView *view;
  CfSpan anchor;
  double x, y;

  if (cf_session_get_document (self->session) == NULL)
    return FALSE;
  anchor = get_anchor (self, child);
  view = cf_article_columns_find_view (self->columns, anchor.start);
  if (view == NULL || !cf_article_view_get_span_area (view, anchor, area) ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self->overlay), area->x,
                                         area->y, &x, &y))
    return FALSE;
  area->x = (int) x;
  area->y = (int) y;
  return TRUE;
}

/* Below the line after the anchor, so that neither is covered; above it where there is no room. */
static gboolean
on_get_child_position (GtkOverlay *overlay,
                       GtkWidget *child,
                       GdkRectangle *place,
                       CfArticlePane *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  const GdkRectangle *anchor = &self->anchor;

  place->x = place->y = EDGE;
  measure_child (self, child, place);
  if (anchor->height == 0)
    return TRUE;
  place->x = CLAMP (anchor->x, EDGE, MAX (EDGE, width - place->width - EDGE));
  place->y = anchor->y + anchor->height + BAR_GAP;
  if (place->y + place->height > height - EDGE)
    place->y = anchor->y - place->height - BAR_GAP;
  if (place->y < EDGE)
    place->y = MAX (EDGE, height - place->height - EDGE);
  return TRUE;
}

/* Scrolls the anchor up as far as the form needs below it. */
static void
make_room_for_form (CfArticlePane *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  GdkRectangle area, place = { 0 };
  int missing;

  measure_child (self, GTK_WIDGET (self->form), &place);
  if (!find_anchor (self, GTK_WIDGET (self->form), &area))
    return;
  missing = area.y + area.height + BAR_GAP + place.height + EDGE -
            gtk_widget_get_height (GTK_WIDGET (self->overlay));
  missing = MIN (missing, area.y - EDGE);
  if (missing > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + missing);
}

/* One thing at a time lies over the text: the form, the chooser, or the bar at the selection. */
static void
update_overlay (CfArticlePane *self)
{
  GtkWidget *shown = gtk_widget_get_visible (GTK_WIDGET (self->form)) ? GTK_WIDGET (self->form)
                     : gtk_widget_get_visible (GTK_WIDGET (self->chooser))
                       ? GTK_WIDGET (self->chooser)
                     : wants_selection_bar (self) ? self->selection_bar
                                                  : NULL;

  if (shown == self->selection_bar)
    cf_selection_bar_update (CF_SELECTION_BAR (self->selection_bar));
  gtk_widget_set_visible (self->selection_bar, shown == self->selection_bar);
  if (shown == NULL)
    return;
  if (!find_anchor (self, shown, &self->anchor))
    self->anchor.height = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CfArticlePane *self = CF_ARTICLE_PANE (widget);

  if (cf_article_columns_any (self->columns, cf_article_view_is_revealing))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (self->needs_room)
    make_room_for_form (self);
  self->needs_room = FALSE;
  update_overlay (self);
  return G_SOURCE_REMOVE;
}

/* Adjustments change while the view is being allocated: what lies over it can only be placed afterwards. */
static void
queue_update (CfArticlePane *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
on_document_changed (CfArticlePane *self)
{
  CfDocument *document = cf_session_get_document (self->session);

  if (document != NULL)
    {
      cf_article_pane_show_page (self, "article");
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
    }
  else
    {
      cf_article_pane_show_page (self, cf_session_get_project (self->session) != NULL ? "choose"
                                                                                      : "start");
    }
  update_overlay (self);
}

/* The keys are the article's again, at the old place. */
static void
on_card_closed (CfArticlePane *self)
{
  update_overlay (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->columns));
}

static void
add_cards (CfArticlePane *self)
{
  self->form = CF_FORM_CARD (cf_form_card_new ());
  self->chooser = CF_CODE_CHOOSER (cf_code_chooser_new ());
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->form));
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->chooser));
  g_signal_connect_swapped (self->form, "closed", G_CALLBACK (on_card_closed), self);
  g_signal_connect_swapped (self->chooser, "closed", G_CALLBACK (on_card_closed), self);
}

static void
cf_article_pane_init (CfArticlePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->link_bar = CF_LINK_BAR (cf_link_bar_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->link_bar));
  self->selection_bar = cf_selection_bar_new ();
  gtk_widget_set_visible (self->selection_bar, FALSE);
  gtk_overlay_add_overlay (self->overlay, self->selection_bar);
  add_cards (self);
  g_signal_connect (self->overlay, "get-child-position", G_CALLBACK (on_get_child_position), self);
  g_signal_connect_swapped (self->columns, "layout-changed", G_CALLBACK (update_overlay), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scrolled), "value-changed",
                            G_CALLBACK (queue_update), self);
  cf_article_pane_set_look (self, 1.0, 1.6);
}

/**
 * cf_article_pane_set_session:
 * @self: a pane
 * @session: the session that it shows
 */
void
cf_article_pane_set_session (CfArticlePane *self, CfSession *session)
{
  g_set_object (&self->session, session);
  cf_article_columns_set_session (self->columns, session);
  cf_find_bar_set_columns (self->find_bar, session, self->columns);
  cf_notice_bar_set_session (self->notice_bar, session);
  drop_menus (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->menus); i++)
    self->menus[i] = cf_article_menu_new (cf_article_columns_get_view (self->columns, i), session,
                                          GTK_WIDGET (self));
  cf_selection_bar_set_session (CF_SELECTION_BAR (self->selection_bar), session);
  cf_form_card_set_session (self->form, session);
  cf_code_chooser_set_session (self->chooser, session);
  cf_link_bar_set_session (self->link_bar, session);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "project-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (update_overlay), self,
                           G_CONNECT_SWAPPED);
  on_document_changed (self);
}

CfArticleColumns *
cf_article_pane_get_columns (CfArticlePane *self)
{
  return self->columns;
}

CfFindBar *
cf_article_pane_get_find_bar (CfArticlePane *self)
{
  return self->find_bar;
}

/**
 * cf_article_pane_get_start_page:
 * @self: a pane
 *
 * Returns: (transfer none): what is shown while no project is open
 */
CfStartPage *
cf_article_pane_get_start_page (CfArticlePane *self)
{
  return self->start_page;
}

/**
 * cf_article_pane_open_form:
 * @self: a pane
 * @annotation: (nullable): an annotation of the article that is shown; %NULL for the article as a whole
 * @attribute: (nullable): the attribute to begin with
 *
 * Lays the form of it over the article.
 *
 * Returns: whether it has any attributes
 */
gboolean
cf_article_pane_open_form (CfArticlePane *self, CfAnnotation *annotation, const char *attribute)
{
  cf_code_chooser_close (self->chooser);
  if (!cf_form_card_open (self->form, annotation, attribute))
    return FALSE;
  if (annotation != NULL)
    {
      CfSpan anchor = get_anchor (self, GTK_WIDGET (self->form));

      cf_article_columns_show_span (self->columns, anchor);
    }
  self->needs_room = TRUE;
  update_overlay (self);
  queue_update (self);
  return TRUE;
}

/**
 * cf_article_pane_choose_code:
 * @self: a pane
 *
 * Lays an entry over the article in which a code is chosen by typing.
 */
void
cf_article_pane_choose_code (CfArticlePane *self)
{
  cf_form_card_close (self->form);
  cf_code_chooser_open (self->chooser);
  update_overlay (self);
}

/**
 * cf_article_pane_choose_proposition:
 * @self: a pane
 *
 * Lays an entry over the article in which is chosen what the chosen annotation is about.
 *
 * Returns: whether its code has propositions
 */
gboolean
cf_article_pane_choose_proposition (CfArticlePane *self)
{
  cf_form_card_close (self->form);
  if (!cf_code_chooser_open_propositions (self->chooser))
    return FALSE;
  update_overlay (self);
  return TRUE;
}

/**
 * cf_article_pane_set_look:
 * @self: a pane
 * @text_size: 1.0 is the usual size
 * @line_height: lines are that much higher than their font
 */
void
cf_article_pane_set_look (CfArticlePane *self, double text_size, double line_height)
{
  self->text_size = text_size;
  update_widths (self);
  cf_article_columns_set_line_height (self->columns, line_height);
}

/**
 * cf_article_pane_show_page:
 * @self: a pane
 * @page: `start`, `choose`, `empty`, `loading`, `error` or `article`
 */
void
cf_article_pane_show_page (CfArticlePane *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "loading"));
}

/**
 * cf_article_pane_show_error:
 * @self: a pane
 * @text: why an article could not be opened
 */
void
cf_article_pane_show_error (CfArticlePane *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->error_page, escaped);
  cf_article_pane_show_page (self, "error");
}
