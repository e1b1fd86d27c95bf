/* SPDX-License-Identifier: GPL-3.0-or-later
 * All figures of agreement, as plots below each other, with what must be said of them: why some have no value, and a
 * paragraph for the methods section.
 *
 * #CfAgreementPage::open (cell) tells that what is behind a figure is wanted. */

#include "config.h"

#include "cf-agreement-page.h"

#include "cf-drop-down-name.h"
#include "cf-figure-view.h"
#include "cf-focus.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDEST 860
#define MOST_UNDEFINED 100u

struct _CfAgreementPage
{
  GtkWidget parent_instance;

  CfAgreementReport *report; /* NULL before there is one */
  GPtrArray *plots;          /* of CfFigurePlot */
  GPtrArray *views;          /* of CfFigureView: one a plot */
  guint pair;                /* of which it is shown what codes met */
  guint met; /* the plot of that, if there is one, with its title and what holds it */
  GtkLabel *met_title;
  GtkWidget *met_scroller;
  GtkWidget *scroller;
  GtkWidget *box;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfAgreementPage, cf_agreement_page, GTK_TYPE_WIDGET)

static void
cf_agreement_page_dispose (GObject *object)
{
  CfAgreementPage *self = CF_AGREEMENT_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->plots, g_ptr_array_unref);
  g_clear_pointer (&self->report, cf_agreement_report_unref);
  G_OBJECT_CLASS (cf_agreement_page_parent_class)->dispose (object);
}

static void
cf_agreement_page_class_init (CfAgreementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_agreement_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agreementpage");
  signals[OPEN] = g_signal_new ("open", CF_TYPE_AGREEMENT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
cf_agreement_page_init (CfAgreementPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->plots = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_figure_plot_free);
  self->views = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "figures");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
cf_agreement_page_new (void)
{
  return g_object_new (CF_TYPE_AGREEMENT_PAGE, NULL);
}

static GtkWidget *
append_label (CfAgreementPage *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static GtkWidget *create_view (CfAgreementPage *self, const CfFigurePlot *plot);

/* Only that plot is another then; the list keeps the focus. */
static void
on_pair_selected (CfAgreementPage *self, GParamSpec *pspec, GtkDropDown *list)
{
  guint selected = gtk_drop_down_get_selected (list);
  CfFigurePlot *plot;

  if (selected == self->pair || selected >= self->report->confusions->len)
    return;
  plot = cf_confusion_plot_new (self->report, selected);
  if (plot == NULL)
    return;
  self->pair = selected;
  gtk_label_set_text (self->met_title, plot->title);
  self->views->pdata[self->met] = create_view (self, plot);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->met_scroller),
                                 self->views->pdata[self->met]);
  cf_figure_plot_free (self->plots->pdata[self->met]);
  self->plots->pdata[self->met] = plot;
}

/* Of which pair it is shown what codes met. */
static void
append_pairs (CfAgreementPage *self)
{
  GPtrArray *coders = cf_agreement_report_get_material (self->report)->coders;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *list;

  if (self->report->confusions->len < 2)
    return;
  for (guint i = 0; i < self->report->confusions->len; i++)
    {
      const CfConfusion *confusion = g_ptr_array_index (self->report->confusions, i);
      g_autofree char *name =
        g_strdup_printf (_ ("%s and %s"), (char *) coders->pdata[confusion->coders[0]],
                         (char *) coders->pdata[confusion->coders[1]]);

      gtk_string_list_append (names, name);
    }
  list = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), self->pair);
  gtk_widget_set_halign (list, GTK_ALIGN_START);
  cf_drop_down_name_parts (GTK_DROP_DOWN (list), _ ("Pair of coders"));
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (on_pair_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), list);
}

static void
on_open (CfAgreementPage *self, gpointer cell)
{
  g_signal_emit (self, signals[OPEN], 0, cell);
}

static GtkWidget *
create_view (CfAgreementPage *self, const CfFigurePlot *plot)
{
  GtkWidget *view = cf_figure_view_new (plot);

  g_signal_connect_object (view, "open", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  return view;
}

static void
append_plot (CfAgreementPage *self, const CfFigurePlot *plot)
{
  GtkWidget *view = create_view (self, plot);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *title = append_label (self, plot->title, "heading");

  if (plot->note != NULL)
    append_label (self, plot->note, "dim-label");
  if (plot->is_confusion)
    {
      append_pairs (self);
      self->met = self->views->len;
      self->met_title = GTK_LABEL (title);
      self->met_scroller = scroller;
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_box_append (GTK_BOX (self->box), scroller);
  g_ptr_array_add (self->views, view);
}

/* Each figure that has no value, and why. */
static void
append_undefined (CfAgreementPage *self)
{
  g_autoptr (GPtrArray) names = cf_figure_plots_list_undefined (self->plots);

  if (names->len == 0)
    return;
  append_label (self, _ ("Without a Value"), "heading");
  for (guint i = 0; i < MIN (names->len, MOST_UNDEFINED); i++)
    append_label (self, g_ptr_array_index (names, i), "dim-label");
  if (names->len > MOST_UNDEFINED)
    {
      guint more = names->len - MOST_UNDEFINED;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      append_label (self, text, "dim-label");
    }
}

static void
append_methods (CfAgreementPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Copy for the Methods Section"));
  GtkWidget *text;

  append_label (self, _ ("For the Methods Section"), "heading");
  text = append_label (self, self->report->methods, "methods");
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Copy (C)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "agreement.copy");
  gtk_box_append (GTK_BOX (self->box), button);
}

/* Where the focus was. */
typedef struct
{
  char *title;
  guint cell;
} Place;

static Place
get_place (CfAgreementPage *self)
{
  for (guint i = 0; i < self->views->len; i++)
    {
      CfFigureView *view = g_ptr_array_index (self->views, i);

      if (cf_focus_is_within (GTK_WIDGET (view)))
        return (Place){ g_strdup (cf_figure_view_get_plot (view)->title),
                        cf_figure_view_get_current (view) };
    }
  return (Place){ NULL, 0 };
}

static void
restore_place (CfAgreementPage *self, const Place *place)
{
  for (guint i = 0; i < self->views->len; i++)
    {
      CfFigureView *view = g_ptr_array_index (self->views, i);

      if (!g_str_equal (cf_figure_view_get_plot (view)->title, place->title))
        continue;
      cf_figure_view_set_current (view, place->cell);
      gtk_widget_grab_focus (GTK_WIDGET (view));
      return;
    }
  cf_agreement_page_take_focus (self);
}

static void
fill (CfAgreementPage *self)
{
  gboolean had_focus = cf_focus_is_within (GTK_WIDGET (self));
  Place place = get_place (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_ptr_array_set_size (self->views, 0);
  g_clear_pointer (&self->plots, g_ptr_array_unref);
  self->plots = cf_figure_plots_make (self->report, self->pair);
  for (guint i = 0; i < self->plots->len; i++)
    append_plot (self, g_ptr_array_index (self->plots, i));
  append_undefined (self);
  append_methods (self);
  if (place.title != NULL)
    restore_place (self, &place);
  else if (had_focus)
    cf_agreement_page_take_focus (self);
  g_free (place.title);
}

/**
 * cf_agreement_page_show:
 * @self: a page
 * @report: figures, of which there are some
 */
void
cf_agreement_page_show (CfAgreementPage *self, CfAgreementReport *report)
{
  if (self->report == report)
    return;
  cf_agreement_report_ref (report);
  g_clear_pointer (&self->report, cf_agreement_report_unref);
  self->report = report;
  if (self->pair >= report->confusions->len)
    self->pair = 0;
  fill (self);
}

/**
 * cf_agreement_page_get_pair:
 * @self: a page
 *
 * Returns: of which pair of coders it is shown what codes met, among the report's
 */
guint
cf_agreement_page_get_pair (CfAgreementPage *self)
{
  return self->pair;
}

/**
 * cf_agreement_page_take_focus:
 * @self: a page
 *
 * Returns: whether its first plot has the focus now
 */
gboolean
cf_agreement_page_take_focus (CfAgreementPage *self)
{
  return self->views->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->views, 0));
}
