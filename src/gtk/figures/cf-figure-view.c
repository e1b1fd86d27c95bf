/* SPDX-License-Identifier: GPL-3.0-or-later
 * A plot of figures that can be walked by key: arrows go from cell to cell, Home and End to the first and last, Enter
 * opens what is behind one. Tab comes to the cell that was left last, and leaves the plot from there.
 *
 * It is drawn as it is exported; each cell is a widget without a look of its own.
 *
 * #CfFigureView::open (cell) tells that what is behind a cell is wanted. */

#include "config.h"

#include "cf-figure-view.h"

#include "cf-figure-drawing.h"
#include "cf-figure-field.h"
#include "cf-focus.h"
#include "cf-font-scale.h"

#include <adwaita.h>

#include <math.h>

/* Pixels to a point, with letters of the usual size. */
#define ZOOM 1.3
#define USUAL_WIDTH 480.0

struct _CfFigureView
{
  GtkWidget parent_instance;

  const CfFigurePlot *plot; /* not owned */
  CfFigureDrawing *drawing; /* for the width that it has */
  GPtrArray *fields;        /* of GtkWidget: one a cell */
  guint current;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfFigureView, cf_figure_view, GTK_TYPE_WIDGET)

static void
cf_figure_view_dispose (GObject *object)
{
  CfFigureView *self = CF_FIGURE_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->drawing, cf_figure_drawing_free);
  G_OBJECT_CLASS (cf_figure_view_parent_class)->dispose (object);
}

static double
get_zoom (CfFigureView *self)
{
  return ZOOM * cf_font_scale (GTK_WIDGET (self));
}

static void
cf_figure_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  CfFigureView *self = CF_FIGURE_VIEW (widget);
  g_autoptr (CfFigureDrawing) least = cf_figure_drawing_new (self->plot, 0);
  g_autoptr (CfFigureDrawing) usual = cf_figure_drawing_new (self->plot, USUAL_WIDTH);
  double zoom = get_zoom (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil (least->width * zoom);
      *natural = (int) ceil (usual->width * zoom);
    }
  else
    *minimum = *natural = (int) ceil (usual->height * zoom);
}

static void
cf_figure_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfFigureView *self = CF_FIGURE_VIEW (widget);
  double zoom = get_zoom (self);

  g_clear_pointer (&self->drawing, cf_figure_drawing_free);
  self->drawing = cf_figure_drawing_new (self->plot, width / zoom);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const CfBox *box = &g_array_index (self->drawing->boxes, CfBox, i);
      GtkAllocation place = { (int) (box->x * zoom), (int) (box->y * zoom),
                              (int) (box->width * zoom), (int) (box->height * zoom) };
      int least;

      gtk_widget_measure (self->fields->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                          NULL, NULL);
      gtk_widget_size_allocate (self->fields->pdata[i], &place, -1);
    }
}

static void
cf_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CfFigureView *self = CF_FIGURE_VIEW (widget);
  double zoom = get_zoom (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cairo;

  if (self->drawing != NULL)
    {
      cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
      cairo_scale (cairo, zoom, zoom);
      cf_figure_drawing_paint (self->drawing, cairo,
                               adw_style_manager_get_dark (adw_style_manager_get_default ()));
      cairo_destroy (cairo);
    }
  GTK_WIDGET_CLASS (cf_figure_view_parent_class)->snapshot (widget, snapshot);
}

/* The next cell in that direction, beyond gaps. */
static gboolean
find_next (CfFigureView *self, int right, int down, guint *next)
{
  const CfFigureCell *from = g_ptr_array_index (self->plot->cells, self->current);
  int best = G_MAXINT;

  for (guint i = 0; i < self->plot->cells->len; i++)
    {
      const CfFigureCell *cell = g_ptr_array_index (self->plot->cells, i);
      int across = (int) cell->column - (int) from->column;
      int along = (int) cell->row - (int) from->row;
      int steps = right != 0 ? across * right : along * down;

      if ((right != 0 ? along : across) == 0 && steps > 0 && steps < best)
        {
          best = steps;
          *next = i;
        }
    }
  return best < G_MAXINT;
}

static gboolean
walk (CfFigureView *self, GtkDirectionType direction)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint next;

  switch (direction)
    {
    case GTK_DIR_UP:
    case GTK_DIR_DOWN:
      if (!find_next (self, 0, direction == GTK_DIR_DOWN ? 1 : -1, &next))
        return FALSE;
      break;
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      /* Bars are a column. */
      if (!self->plot->is_matrix)
        return TRUE;
      if (!find_next (self, (direction == GTK_DIR_RIGHT) != is_rtl ? 1 : -1, 0, &next))
        return TRUE;
      break;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
  return gtk_widget_grab_focus (self->fields->pdata[next]);
}

static gboolean
cf_figure_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CfFigureView *self = CF_FIGURE_VIEW (widget);

  if (self->fields->len == 0)
    return FALSE;
  if (cf_focus_is_within (widget))
    return walk (self, direction);
  return gtk_widget_grab_focus (self->fields->pdata[self->current]);
}

static gboolean
cf_figure_view_grab_focus (GtkWidget *widget)
{
  return cf_figure_view_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
cf_figure_view_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  GTK_WIDGET_CLASS (cf_figure_view_parent_class)->set_focus_child (widget, child);
  if (child != NULL)
    CF_FIGURE_VIEW (widget)->current = cf_figure_field_get_index (CF_FIGURE_FIELD (child));
}

static void
open_cell (CfFigureView *self, guint index)
{
  g_signal_emit (self, signals[OPEN], 0, g_ptr_array_index (self->plot->cells, index));
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfFigureView *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      gtk_widget_grab_focus (self->fields->pdata[0]);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      gtk_widget_grab_focus (self->fields->pdata[self->fields->len - 1]);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      open_cell (self, self->current);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_clicked (GtkGestureClick *gesture, int n_press, double x, double y, CfFigureView *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (CF_IS_FIGURE_FIELD (picked))
    {
      gtk_widget_grab_focus (picked);
      open_cell (self, cf_figure_field_get_index (CF_FIGURE_FIELD (picked)));
    }
}

static void
cf_figure_view_class_init (CfFigureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_figure_view_dispose;
  widget_class->measure = cf_figure_view_measure;
  widget_class->size_allocate = cf_figure_view_size_allocate;
  widget_class->snapshot = cf_figure_view_snapshot;
  widget_class->focus = cf_figure_view_focus;
  widget_class->grab_focus = cf_figure_view_grab_focus;
  widget_class->set_focus_child = cf_figure_view_set_focus_child;
  gtk_widget_class_set_css_name (widget_class, "figureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);

  signals[OPEN] = g_signal_new ("open", CF_TYPE_FIGURE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
cf_figure_view_init (CfFigureView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->fields = g_ptr_array_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "released", G_CALLBACK (on_clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * cf_figure_view_new:
 * @plot: what it shows; it must stay as long as the view
 *
 * Returns: (transfer floating): a view of it
 */
GtkWidget *
cf_figure_view_new (const CfFigurePlot *plot)
{
  CfFigureView *self = g_object_new (CF_TYPE_FIGURE_VIEW, NULL);

  self->plot = plot;
  for (guint i = 0; i < plot->cells->len; i++)
    {
      const CfFigureCell *cell = g_ptr_array_index (plot->cells, i);
      GtkWidget *field = cf_figure_field_new (i, cell->name);

      gtk_widget_set_parent (field, GTK_WIDGET (self));
      g_ptr_array_add (self->fields, field);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, plot->title,
                                  -1);
  return GTK_WIDGET (self);
}

const CfFigurePlot *
cf_figure_view_get_plot (CfFigureView *self)
{
  return self->plot;
}

/**
 * cf_figure_view_get_current:
 * @self: a view
 *
 * Returns: the cell that has the focus when the view has it
 */
guint
cf_figure_view_get_current (CfFigureView *self)
{
  return self->current;
}

/**
 * cf_figure_view_set_current:
 * @self: a view
 * @index: a cell
 */
void
cf_figure_view_set_current (CfFigureView *self, guint index)
{
  if (index < self->fields->len)
    self->current = index;
}
