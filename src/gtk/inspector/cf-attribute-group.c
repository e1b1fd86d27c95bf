/* SPDX-License-Identifier: GPL-3.0-or-later
 * The attributes of an annotation or link, a row each, as its code or type has them.
 *
 * Rows are made once for each code and kept, since making them takes longer than all else that happens
 * when an annotation is chosen.
 *
 * For what is said of the article as a whole there may be no annotation yet: it is made with the first
 * value. */

#include "config.h"

#include "cf-attribute-group.h"

#include "cf-attribute-row.h"
#include "cf-proposal.h"

#include <glib/gi18n.h>

struct _CfAttributeGroup
{
  GtkWidget parent_instance;

  CfSession *session;
  CfCodebook *codebook;
  CfRecord *record;  /* NULL if there is none yet */
  GHashTable *lists; /* code -> GtkListBox, a child */
  GtkListBox *list;  /* of them, the one that is shown */
};

G_DEFINE_FINAL_TYPE (CfAttributeGroup, cf_attribute_group, GTK_TYPE_WIDGET)

static void
remove_lists (CfAttributeGroup *self)
{
  GtkWidget *child;

  self->list = NULL;
  g_hash_table_remove_all (self->lists);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
cf_attribute_group_dispose (GObject *object)
{
  CfAttributeGroup *self = CF_ATTRIBUTE_GROUP (object);

  remove_lists (self);
  g_clear_object (&self->session);
  g_clear_object (&self->codebook);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (cf_attribute_group_parent_class)->dispose (object);
}

static void
cf_attribute_group_finalize (GObject *object)
{
  g_hash_table_unref (CF_ATTRIBUTE_GROUP (object)->lists);
  G_OBJECT_CLASS (cf_attribute_group_parent_class)->finalize (object);
}

static void
cf_attribute_group_class_init (CfAttributeGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_attribute_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = cf_attribute_group_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "attributegroup");
}

static void
cf_attribute_group_init (CfAttributeGroup *self)
{
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
on_set_value (CfAttributeRow *row, const char *value, gboolean has, CfAttributeGroup *self)
{
  cf_session_set_value (self->session, self->record, cf_attribute_row_get_attribute (row), value,
                        has);
}

static GtkListBox *
add_list (CfAttributeGroup *self, const char *code)
{
  g_autoptr (GPtrArray) attributes = cf_codebook_list_attributes_on (self->codebook, code);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Attributes"), -1);
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  for (guint i = 0; i < attributes->len; i++)
    {
      GtkWidget *row = cf_attribute_row_new (self->session, g_ptr_array_index (attributes, i));

      g_signal_connect (row, "set-value", G_CALLBACK (on_set_value), self);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_hash_table_insert (self->lists, g_strdup (code), list);
  return GTK_LIST_BOX (list);
}

static void
show_list (CfAttributeGroup *self, CfCodebook *codebook, const char *code)
{
  GtkListBox *list;

  if (g_set_object (&self->codebook, codebook))
    remove_lists (self);
  list = g_hash_table_lookup (self->lists, code);
  if (list == NULL)
    list = add_list (self, code);
  if (list == self->list)
    return;
  if (self->list != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  self->list = list;
  gtk_widget_set_visible (GTK_WIDGET (list), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (list)) != NULL);
}

/**
 * cf_attribute_group_commit:
 * @self: a list
 *
 * Sets what has been typed and not confirmed.
 */
void
cf_attribute_group_commit (CfAttributeGroup *self)
{
  if (self->list == NULL)
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    cf_attribute_row_commit (CF_ATTRIBUTE_ROW (row));
}

static void
show_row (CfAttributeGroup *self, CfAttributeRow *row)
{
  CfDocument *document = cf_session_get_document (self->session);

  cf_attribute_row_set_record (row, self->record);
  cf_attribute_row_set_proposal (row, document != NULL && CF_IS_ANNOTATION (self->record) &&
                                          cf_session_get_chosen_layer (self->session) == NULL
                                        ? cf_proposal_get (document, CF_ANNOTATION (self->record),
                                                           cf_attribute_row_get_attribute (row))
                                        : NULL);
}

/**
 * cf_attribute_group_show:
 * @self: a list
 * @session: the session
 * @code: the code, or relation type, whose attributes are shown
 * @record: (nullable): the annotation or link whose values are shown
 */
void
cf_attribute_group_show (CfAttributeGroup *self,
                         CfSession *session,
                         const char *code,
                         CfRecord *record)
{
  g_set_object (&self->session, session);
  g_set_object (&self->record, record);
  show_list (self, cf_session_get_codebook (session), code != NULL ? code : "");
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    show_row (self, CF_ATTRIBUTE_ROW (row));
}
