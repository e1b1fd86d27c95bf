/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of what was coded under an old definition: Enter goes to the annotation, a button, or Space on it,
 * says that it is right under the definition of today. */

#include "config.h"

#include "cf-work-page.h"

#include "cf-code-dot.h"
#include "cf-group.h"
#include "cf-layer-place.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 200

struct _CfWorkPage
{
  GtkWidget parent_instance;

  CfCodebookDesk *desk;
  char *shown; /* ids of the annotations that are shown */
  GtkWidget *group;
  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (CfWorkPage, cf_work_page, GTK_TYPE_WIDGET)

static void
cf_work_page_dispose (GObject *object)
{
  CfWorkPage *self = CF_WORK_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (cf_work_page_parent_class)->dispose (object);
}

static void
cf_work_page_class_init (CfWorkPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_work_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

/* By its id: the list may have been read anew since its row was made. */
static const CfRecoding *
find (CfWorkPage *self, const char *id)
{
  g_autoptr (GPtrArray) list = cf_work_list (cf_codebook_desk_get_work (self->desk));

  for (guint i = 0; i < list->len; i++)
    {
      const CfRecoding *recoding = g_ptr_array_index (list, i);

      if (g_str_equal (cf_record_get_id (CF_RECORD (recoding->annotation)), id))
        return recoding;
    }
  return NULL;
}

static void
on_row_activated (CfWorkPage *self, GtkListBoxRow *row)
{
  const CfRecoding *recoding = find (self, g_object_get_data (G_OBJECT (row), "id"));
  g_autofree char *path = recoding != NULL ? cf_layer_place_find_article (recoding->path) : NULL;

  if (path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "codebook.open-annotation", "(ss)", path,
                                cf_record_get_id (CF_RECORD (recoding->annotation)));
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
on_confirm (GtkWidget *button, CfWorkPage *self)
{
  const CfRecoding *recoding = find (self, g_object_get_data (G_OBJECT (button), "id"));

  if (recoding != NULL)
    cf_work_confirm (cf_codebook_desk_get_work (self->desk), recoding);
}

static char *
describe_reason (CfWorkPage *self, const CfRecoding *recoding)
{
  static const char *const texts[] = {
    [CF_RECODING_REDEFINED] = N_ ("defined otherwise since"),
    [CF_RECODING_REPLACED] = N_ ("merged into another code"),
    [CF_RECODING_RETIRED] = N_ ("not in use any more: give it another code"),
    [CF_RECODING_UNKNOWN] = N_ ("made nobody knows under which definition"),
  };
  g_autofree char *code = cf_codebook_desk_dup_label (
    self->desk, CF_PLACE_CODES, cf_record_get_code (CF_RECORD (recoding->annotation)));
  g_autofree char *file = g_path_get_basename (recoding->path);
  g_autofree char *shown = g_filename_display_name (file);

  return g_strdup_printf ("%s: %s · %s", code, _ (texts[recoding->reason]), shown);
}

static void
add_confirm (CfWorkPage *self, GtkWidget *row, const char *id, const char *quote)
{
  g_autofree char *name = g_strdup_printf (_ ("The definition of today fits “%s”"), quote);
  GtkWidget *button = gtk_button_new_with_label (_ ("Fits"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("It Is Right Under the Definition of Today"));
  /* Newer versions of GTK name it by its label only. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_confirm), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
new_row (CfWorkPage *self, const CfRecoding *recoding)
{
  const char *id = cf_record_get_id (CF_RECORD (recoding->annotation));
  g_autofree char *quote = cf_annotation_has_article_scope (recoding->annotation)
                             ? g_strdup (_ ("The article as a whole"))
                             : cf_annotation_get_quote (recoding->annotation);
  g_autofree char *reason = describe_reason (self, recoding);
  GtkWidget *row = cf_action_row_new (quote, reason);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (
    ADW_ACTION_ROW (row), cf_code_dot_new (cf_codebook_desk_get_codebook (self->desk),
                                           cf_record_get_code (CF_RECORD (recoding->annotation))));
  if (recoding->reason != CF_RECODING_RETIRED)
    add_confirm (self, row, id, quote);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  return row;
}

static char *
join (GPtrArray *list)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const CfRecoding *recoding = g_ptr_array_index (list, i);

      g_string_append_printf (shown, "%s %u\n", cf_record_get_id (CF_RECORD (recoding->annotation)),
                              recoding->reason);
    }
  return g_string_free (shown, FALSE);
}

static void
describe_list (CfWorkPage *self, guint n)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self->group);
  g_autofree char *more = NULL;

  adw_preferences_group_set_description (
    group, n > 0 ? _ ("Your annotations whose code is defined otherwise now than when they were "
                      "made. Enter goes to one.")
           : cf_work_is_known (cf_codebook_desk_get_work (self->desk))
             ? _ ("All that you have coded was coded under the definitions of today.")
             : _ ("Your annotations are being looked through…"));
  if (n > MAX_SHOWN)
    more = g_strdup_printf (ngettext ("And %u more", "And %u more", n - MAX_SHOWN), n - MAX_SHOWN);
  gtk_label_set_text (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

/* The focus goes to the row that takes the place of one that is done. */
static int
get_focused (CfWorkPage *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (row) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static void
update (CfWorkPage *self)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *shown = NULL;
  GtkListBoxRow *row;
  int focused;

  if (self->desk == NULL)
    return;
  list = cf_work_list (cf_codebook_desk_get_work (self->desk));
  shown = join (list);
  describe_list (self, list->len);
  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  focused = get_focused (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < list->len && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (list, i)));
  row = focused >= 0 && list->len > 0
          ? gtk_list_box_get_row_at_index (self->list, MIN (focused, (int) list->len - 1))
          : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
cf_work_page_init (CfWorkPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->group = cf_group_new (_ ("Coded Under an Old Definition"), NULL, &self->list);
  self->more = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->more), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cf_work_page_new (CfCodebookDesk *desk)
{
  CfWorkPage *self = g_object_new (CF_TYPE_WORK_PAGE, NULL);

  self->desk = g_object_ref (desk);
  update (self);
  g_signal_connect_object (cf_codebook_desk_get_work (desk), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
