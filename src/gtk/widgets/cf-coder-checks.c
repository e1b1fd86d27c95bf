/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whose layers are wanted: a check button a coder.
 *
 * Coders are offered as they are met. Who is left out is not met any more, and stays in the list.
 *
 * #CfCoderChecks::changed tells that others are wanted. */

#include "config.h"

#include "cf-coder-checks.h"

struct _CfCoderChecks
{
  GtkWidget parent_instance;

  gboolean is_closed; /* only those that are checked are wanted, whoever else there may be */
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfCoderChecks, cf_coder_checks, GTK_TYPE_WIDGET)

static void
cf_coder_checks_dispose (GObject *object)
{
  cf_coder_checks_forget (CF_CODER_CHECKS (object));
  G_OBJECT_CLASS (cf_coder_checks_parent_class)->dispose (object);
}

static void
cf_coder_checks_class_init (CfCoderChecksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_coder_checks_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_CODER_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_coder_checks_init (CfCoderChecks *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
cf_coder_checks_new (void)
{
  return g_object_new (CF_TYPE_CODER_CHECKS, NULL);
}

static void
on_toggled (CfCoderChecks *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static const char *
get_name (GtkWidget *check)
{
  return gtk_check_button_get_label (GTK_CHECK_BUTTON (check));
}

static gboolean
is_offered (CfCoderChecks *self, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (get_name (child), name))
      return TRUE;
  return FALSE;
}

static void
add (CfCoderChecks *self, const char *name, gboolean is_wanted)
{
  GtkWidget *check;

  if (is_offered (self, name))
    return;
  check = gtk_check_button_new_with_label (name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_wanted);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_widget_set_parent (check, GTK_WIDGET (self));
}

/**
 * cf_coder_checks_offer:
 * @self: a list
 * @names: (element-type utf8): coders that were met
 *
 * Whoever is new is wanted, unless others were chosen.
 */
void
cf_coder_checks_offer (CfCoderChecks *self, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    add (self, g_ptr_array_index (names, i), !self->is_closed);
}

/**
 * cf_coder_checks_choose:
 * @self: a list
 * @names: (nullable) (array zero-terminated=1): who alone is wanted from now on; %NULL for all
 *
 * #CfCoderChecks::changed is not emitted.
 */
void
cf_coder_checks_choose (CfCoderChecks *self, const char *const *names)
{
  self->updating = TRUE;
  self->is_closed = names != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (child),
                                 names == NULL || g_strv_contains (names, get_name (child)));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add (self, names[i], TRUE);
  self->updating = FALSE;
}

/**
 * cf_coder_checks_list:
 * @self: a list
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): who is wanted; %NULL for all
 */
char **
cf_coder_checks_list (CfCoderChecks *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean all = !self->is_closed;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_strv_builder_add (names, get_name (child));
    else
      all = FALSE;
  return all ? NULL : g_strv_builder_end (names);
}

/**
 * cf_coder_checks_forget:
 * @self: a list
 *
 * Another project has other coders.
 */
void
cf_coder_checks_forget (CfCoderChecks *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->is_closed = FALSE;
}
