/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is asked of the library: words that are typed, filters that are chosen, and an order.
 *
 * #CfLibraryBar::left tells that the user goes on from the words into what they have found. */

#include "config.h"

#include "cf-library-bar.h"

#include "cf-focus.h"
#include "cf-library-filter.h"
#include "cf-round-chooser.h"

#include <glib/gi18n.h>

struct _CfLibraryBar
{
  GtkWidget parent_instance;

  CfLibrary *library;
  CfSession *session;
  CfLibraryOrder order;
  gboolean going;   /* what is typed serves to go to one article */
  gboolean entered; /* the first article that is found is to be opened */

  GtkBox *box;
  GtkSearchEntry *filter_entry;
  GtkMenuButton *filter_button;
  CfLibraryFilter *filter;
  CfRoundChooser *rounds;
  GtkRevealer *filter_bar;
  GtkLabel *filter_text;
};

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfLibraryBar, cf_library_bar, GTK_TYPE_WIDGET)

static void
cf_library_bar_dispose (GObject *object)
{
  CfLibraryBar *self = CF_LIBRARY_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_LIBRARY_BAR);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_library_bar_parent_class)->dispose (object);
}

static void
on_filter_opening (GtkMenuButton *button, gpointer user_data)
{
  CfLibraryBar *self = user_data;

  cf_library_filter_show (self->filter, cf_library_get_result (self->library),
                          cf_session_get_codebook (self->session));
}

static void
show_filter (CfLibraryBar *self, gboolean has_filter)
{
  g_autofree char *text = cf_library_filter_describe (self->filter);

  gtk_label_set_text (self->filter_text, text);
  gtk_revealer_set_reveal_child (self->filter_bar, has_filter);
  if (has_filter)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
}

static void
update_query (CfLibraryBar *self)
{
  g_autoptr (CfLibraryQuery) query = cf_library_query_new ();

  query->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)));
  query->order = self->order;
  query->work = cf_round_chooser_get_work (self->rounds);
  if (query->work != NULL)
    cf_round_work_ref (query->work);
  cf_library_filter_fill (self->filter, query);
  show_filter (self, cf_library_query_is_filter (query));
  cf_library_set_query (self->library, query);
}

/* What was typed last has not been looked for yet. */
static void
on_activate (CfLibraryBar *self)
{
  self->entered = TRUE;
  update_query (self);
}

static void
on_stop (CfLibraryBar *self)
{
  self->going = TRUE;
  self->entered = FALSE;
  cf_library_bar_end_going (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

static gboolean
on_key (CfLibraryBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[LEFT], 0);
  return GDK_EVENT_STOP;
}

static gboolean
cf_library_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CF_LIBRARY_BAR (widget)->filter_entry));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CfLibraryBar, box);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryBar, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryBar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryBar, filter);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryBar, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryBar, rounds);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryBar, filter_text);
}

static void
cf_library_bar_class_init (CfLibraryBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_library_bar_dispose;
  widget_class->grab_focus = cf_library_bar_grab_focus;
  widget_class->focus = cf_focus_in_child;
  signals[LEFT] = g_signal_new ("left", CF_TYPE_LIBRARY_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  g_type_ensure (CF_TYPE_LIBRARY_FILTER);
  g_type_ensure (CF_TYPE_ROUND_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-library-bar.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, update_query);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, cf_library_bar_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cf_library_bar_init (CfLibraryBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->filter_button, on_filter_opening, self, NULL);
}

/**
 * cf_library_bar_set_library:
 * @self: a bar, once
 * @library: what is asked
 * @session: whose codebook names codes
 */
void
cf_library_bar_set_library (CfLibraryBar *self, CfLibrary *library, CfSession *session)
{
  g_set_object (&self->library, library);
  g_set_object (&self->session, session);
  cf_round_chooser_set_session (self->rounds, session);
}

/**
 * cf_library_bar_load:
 * @self: a bar
 *
 * There is another project: nothing is filtered, and the work of its rounds is offered.
 */
void
cf_library_bar_load (CfLibraryBar *self)
{
  cf_library_bar_clear (self);
  cf_round_chooser_load (self->rounds);
}

/**
 * cf_library_bar_set_order:
 * @self: a bar
 * @order: how the list is sorted from now on
 */
void
cf_library_bar_set_order (CfLibraryBar *self, CfLibraryOrder order)
{
  self->order = order;
  update_query (self);
}

/**
 * cf_library_bar_set_count:
 * @self: a bar
 * @n_articles: among how many is looked
 */
void
cf_library_bar_set_count (CfLibraryBar *self, guint n_articles)
{
  g_autofree char *text =
    g_strdup_printf (ngettext ("Filter %u article", "Filter %u articles", n_articles), n_articles);

  g_object_set (self->filter_entry, "placeholder-text", text, NULL);
}

/**
 * cf_library_bar_clear:
 * @self: a bar
 *
 * Nothing is filtered any more.
 */
void
cf_library_bar_clear (CfLibraryBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  cf_library_filter_clear (self->filter);
}

/**
 * cf_library_bar_go_to:
 * @self: a bar
 *
 * Lets the user type words of an article to go to. They filter until cf_library_bar_end_going().
 */
void
cf_library_bar_go_to (CfLibraryBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->filter_entry), 0, -1);
  self->going = TRUE;
}

/**
 * cf_library_bar_end_going:
 * @self: a bar
 *
 * Words that were typed to go somewhere have done their work; they would hide the next article.
 */
void
cf_library_bar_end_going (CfLibraryBar *self)
{
  if (self->going)
    gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  self->going = FALSE;
}

/**
 * cf_library_bar_take_entered:
 * @self: a bar
 *
 * Returns: whether the first article that was found is to be opened, since Enter was pressed; once
 */
gboolean
cf_library_bar_take_entered (CfLibraryBar *self)
{
  gboolean entered = self->entered;

  self->entered = FALSE;
  return entered;
}
