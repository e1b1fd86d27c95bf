/* SPDX-License-Identifier: GPL-3.0-or-later
 * The article with the lanes of its coders: who they are and what the tints mean, above it; lanes and text, below.
 *
 * The annotations in the text are those of gold. Keys that change them, or walk in them, are those of the article;
 * those that are for one's own layer are not here.
 *
 * #CfCompareText::left tells that Escape leads back to the list. */

#include "config.h"

#include "cf-compare-text.h"

#include "cf-article-columns.h"
#include "cf-article-keys.h"
#include "cf-compare-lanes.h"
#include "cf-focus.h"
#include "cf-font-scale.h"
#include "cf-share-colour.h"

#include <glib/gi18n.h>

struct _CfCompareText
{
  GtkWidget parent_instance;

  CfComparer *comparer;
  GArray *shared; /* of CfShared; NULL for none */
  double text_size;

  GtkWidget *box;
  GtkWidget *head;
  GtkLabel *names;
  CfCompareLanes *lanes;
  CfArticleColumns *columns;
};

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfCompareText, cf_compare_text, GTK_TYPE_WIDGET)

static void
cf_compare_text_dispose (GObject *object)
{
  CfCompareText *self = CF_COMPARE_TEXT (object);

  self->columns = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->comparer);
  g_clear_pointer (&self->shared, g_array_unref);
  G_OBJECT_CLASS (cf_compare_text_parent_class)->dispose (object);
}

static void
update_widths (CfCompareText *self)
{
  cf_article_columns_set_widths (
    self->columns, cf_column_widths_find (self->text_size, cf_font_scale (GTK_WIDGET (self))));
}

static void
cf_compare_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cf_compare_text_parent_class)->css_changed (widget, change);
  if (CF_COMPARE_TEXT (widget)->columns != NULL)
    update_widths (CF_COMPARE_TEXT (widget));
}

static gboolean
cf_compare_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CF_COMPARE_TEXT (widget)->columns));
}

static void
cf_compare_text_class_init (CfCompareTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_compare_text_dispose;
  widget_class->css_changed = cf_compare_text_css_changed;
  widget_class->grab_focus = cf_compare_text_grab_focus;
  widget_class->focus = cf_focus_in_child;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "comparetext");
  signals[LEFT] = g_signal_new ("left", CF_TYPE_COMPARE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfCompareText *self)
{
  state &= gtk_accelerator_get_default_mod_mask ();
  if (state == 0 &&
      (keyval == GDK_KEY_Escape || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    {
      g_signal_emit (self, signals[LEFT], 0);
      return GDK_EVENT_STOP;
    }
  return cf_article_keys_is_pane_only (GTK_WIDGET (self), keyval, keycode, state)
           ? GDK_EVENT_STOP
           : GDK_EVENT_PROPAGATE;
}

/* A patch of a tint, and what it means. */
static void
draw_patch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  GdkRGBA colour = cf_share_get_colour (GPOINTER_TO_UINT (user_data));

  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_paint (cr);
}

static GtkWidget *
new_legend (void)
{
  static const char *const labels[] = { N_ ("All agree"), N_ ("Partly"), N_ ("Only one") };
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *patch = gtk_drawing_area_new ();
      GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, labels[i]));

      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (patch), 14);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (patch), 14);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (patch), draw_patch, GUINT_TO_POINTER (i),
                                      NULL);
      gtk_widget_set_valign (patch, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_set_margin_end (label, 6);
      gtk_box_append (GTK_BOX (legend), patch);
      gtk_box_append (GTK_BOX (legend), label);
    }
  return legend;
}

static GtkWidget *
new_head (CfCompareText *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->names = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->names, 0);
  gtk_label_set_ellipsize (self->names, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->names), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->names), "caption-heading");
  gtk_widget_add_css_class (head, "compare-head");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->names));
  gtk_box_append (GTK_BOX (head), new_legend ());
  return head;
}

/* A reading that is changed loads the text anew. */
static void
show_shared (CfCompareText *self)
{
  for (guint i = 0; i < 2; i++)
    cf_article_view_set_shared (cf_article_columns_get_view (self->columns, i), self->shared);
}

static void
cf_compare_text_init (CfCompareText *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text_size = 1;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->lanes = g_object_new (CF_TYPE_COMPARE_LANES, NULL);
  self->columns = g_object_new (CF_TYPE_ARTICLE_COLUMNS, NULL);
  cf_article_columns_set_reading (self->columns, CF_READING_INTERLEAVED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->columns));
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (row, TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->lanes));
  gtk_box_append (GTK_BOX (row), scrolled);
  self->head = new_head (self);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), row);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                           "value-changed", G_CALLBACK (gtk_widget_queue_draw), self->lanes,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "reading-changed", G_CALLBACK (show_shared), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (row, keys);
}

static void
show_names (CfCompareText *self)
{
  CfComparison *comparison = cf_comparer_get_comparison (self->comparer);
  GString *text = g_string_new (NULL);
  guint coder;

  for (guint i = 0;
       comparison != NULL && (coder = cf_comparer_get_coder_at (self->comparer, i)) != CF_NONE; i++)
    {
      g_autofree char *name = cf_comparer_dup_name (self->comparer, coder);

      g_string_append_printf (text, "%s%u %s", i > 0 ? "   " : "", i + 1, name);
    }
  gtk_label_set_text (self->names, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->names), text->str);
  gtk_widget_queue_draw (GTK_WIDGET (self->lanes));
  g_string_free (text, TRUE);
}

/* What was marked in the text before goes. The view stays with what was its top while text comes in above that. */
static void
on_document_changed (CfCompareText *self)
{
  cf_compare_text_show (self, NULL);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->columns)), 0);
}

/**
 * cf_compare_text_set_comparer:
 * @self: a text that shows nothing yet
 * @comparer: what it shows
 */
void
cf_compare_text_set_comparer (CfCompareText *self, CfComparer *comparer)
{
  g_set_object (&self->comparer, comparer);
  cf_article_columns_set_session (self->columns, cf_comparer_get_gold (comparer));
  cf_compare_lanes_set (self->lanes, comparer, cf_article_columns_get_view (self->columns, 0));
  g_signal_connect_object (comparer, "changed", G_CALLBACK (show_names), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_comparer_get_gold (comparer), "document-changed",
                           G_CALLBACK (on_document_changed), self, G_CONNECT_SWAPPED);
}

/**
 * cf_compare_text_show:
 * @self: a text
 * @lanes: (transfer full) (nullable): what coders marked in the article that the session for gold shows
 */
void
cf_compare_text_show (CfCompareText *self, CfLanes *lanes)
{
  g_clear_pointer (&self->shared, g_array_unref);
  self->shared = lanes != NULL ? g_array_ref (lanes->shared) : NULL;
  cf_compare_lanes_show (self->lanes, lanes);
  show_shared (self);
}

/**
 * cf_compare_text_show_item:
 * @self: a text
 * @item: a difference of the comparison, in the article that is shown; %CF_NONE for none
 *
 * Goes to its place, and chooses what stands in gold for it.
 */
void
cf_compare_text_show_item (CfCompareText *self, guint item)
{
  CfSession *gold = cf_comparer_get_gold (self->comparer);
  const CfComparedItem *compared;
  CfAnnotation *annotation;

  if (item == CF_NONE)
    {
      cf_compare_lanes_set_current (self->lanes, NULL, NULL);
      return;
    }
  compared = cf_comparison_get_item (cf_comparer_get_comparison (self->comparer), item);
  annotation = cf_comparer_find_annotation (self->comparer, item);
  if (CF_IS_RELATION (compared->difference->records[0]))
    cf_compare_lanes_set_current (self->lanes, CF_RECORD (compared->annotation), NULL);
  else
    cf_compare_lanes_set_current (self->lanes, compared->difference->records[0],
                                  compared->difference->records[1]);
  cf_session_choose (gold, annotation, annotation != NULL);
  if (annotation == NULL)
    {
      cf_session_set_selection (gold, (CfSpan){ compared->place.start, compared->place.start },
                                FALSE);
      cf_session_reveal (gold, compared->place);
    }
}

/**
 * cf_compare_text_set_look:
 * @self: a text
 * @text_size: 1.0 is the usual size
 * @line_height: lines are that much higher than their font
 */
void
cf_compare_text_set_look (CfCompareText *self, double text_size, double line_height)
{
  self->text_size = text_size;
  cf_article_columns_set_line_height (self->columns, line_height);
  update_widths (self);
}

/**
 * cf_compare_text_set_narrow:
 * @self: a text
 * @narrow: whether there is little room: then what the tints mean stands below the names
 */
void
cf_compare_text_set_narrow (CfCompareText *self, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->head), narrow ? 2 : 12);
}
