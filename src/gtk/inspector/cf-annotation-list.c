/* SPDX-License-Identifier: GPL-3.0-or-later
 * The annotations of the article, and what is said of the article as a whole.
 *
 * While it is not seen it does not follow what happens, and when it comes into view it is filled after the
 * article has been painted: a list view makes up to 200 rows at once. */

#include "config.h"

#include "cf-annotation-list.h"

#include "cf-afterwards.h"
#include "cf-annotation-row.h"
#include "cf-attribute-group.h"
#include "cf-edit.h"
#include "cf-layer-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CfAnnotationList
{
  GtkWidget parent_instance;

  CfSession *session;
  CfDocument *document;      /* that it shows; NULL while it is not seen */
  GtkFilterListModel *spans; /* its annotations that are not of the whole article */
  CfAfterwards *fill;

  GtkWidget *box;
  GtkExpander *article;
  CfLayerList *layers;
  CfAttributeGroup *attributes;
  GtkLabel *heading;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (CfAnnotationList, cf_annotation_list, GTK_TYPE_WIDGET)

static void
cf_annotation_list_dispose (GObject *object)
{
  CfAnnotationList *self = CF_ANNOTATION_LIST (object);

  g_clear_pointer (&self->fill, cf_afterwards_free);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_ANNOTATION_LIST);
  g_clear_object (&self->spans);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_annotation_list_parent_class)->dispose (object);
}

static gboolean
is_of_span (gpointer item, gpointer user_data)
{
  return !cf_annotation_has_article_scope (item);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, CfAnnotationList *self)
{
  gtk_list_item_set_child (item, cf_annotation_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, CfAnnotationList *self)
{
  CfAnnotation *annotation = gtk_list_item_get_item (item);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  cf_document_get_spans (self->document, annotation, spans);
  cf_annotation_row_set_annotation (CF_ANNOTATION_ROW (gtk_list_item_get_child (item)), annotation,
                                    cf_session_get_codebook (self->session), spans->len == 0);
}

static void
on_activated (CfAnnotationList *self, guint position)
{
  g_autoptr (CfAnnotation) annotation = g_list_model_get_item (
    G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  if (annotation == NULL)
    return;
  cf_session_choose (self->session, annotation, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

static void
update (CfAnnotationList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->spans));
  const CfCode *code = cf_edit_get_article_code (self->document);
  g_autofree char *text = g_strdup_printf (ngettext ("%u Annotation", "%u Annotations", n), n);

  gtk_label_set_text (self->heading, text);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), n > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  cf_attribute_group_show (
    self->attributes, self->session, code != NULL ? code->id : NULL,
    CF_RECORD (cf_layer_get_article_annotation (cf_document_get_layer (self->document))));
  gtk_widget_set_sensitive (GTK_WIDGET (self->attributes),
                            cf_document_is_writable (self->document));
}

static void
let_go (CfAnnotationList *self)
{
  if (self->document == NULL)
    return;
  g_signal_handlers_disconnect_by_func (cf_document_get_layer (self->document), update, self);
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->spans);
  g_clear_object (&self->document);
}

static void
fill (gpointer list)
{
  CfAnnotationList *self = list;
  CfDocument *document = cf_session_get_document (self->session);
  GtkFilter *filter;
  CfLayer *layer;

  if (document == self->document || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  let_go (self);
  if (document == NULL)
    return;
  self->document = g_object_ref (document);
  layer = cf_document_get_layer (document);
  filter = GTK_FILTER (gtk_custom_filter_new (is_of_span, NULL, NULL));
  self->spans = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (layer)), filter);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (
                                         G_LIST_MODEL (g_object_ref (self->spans)))));
  g_signal_connect_object (layer, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (self);
}

static void
on_document_changed (CfAnnotationList *self)
{
  let_go (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    cf_afterwards_queue (self->fill);
}

static void
cf_annotation_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cf_annotation_list_parent_class)->map (widget);
  cf_afterwards_queue (CF_ANNOTATION_LIST (widget)->fill);
}

static void
cf_annotation_list_unmap (GtkWidget *widget)
{
  cf_afterwards_cancel (CF_ANNOTATION_LIST (widget)->fill);
  let_go (CF_ANNOTATION_LIST (widget));
  GTK_WIDGET_CLASS (cf_annotation_list_parent_class)->unmap (widget);
}

static void
cf_annotation_list_class_init (CfAnnotationListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_annotation_list_dispose;
  widget_class->map = cf_annotation_list_map;
  widget_class->unmap = cf_annotation_list_unmap;
  g_type_ensure (CF_TYPE_ATTRIBUTE_GROUP);
  g_type_ensure (CF_TYPE_LAYER_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-annotation-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationList, box);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationList, article);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationList, attributes);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationList, layers);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationList, heading);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationList, stack);
  gtk_widget_class_bind_template_child (widget_class, CfAnnotationList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "annotationlist");
}

static void
cf_annotation_list_init (CfAnnotationList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->fill = cf_afterwards_new (self, fill);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * cf_annotation_list_set_session:
 * @self: a list
 * @session: the session that it shows
 */
void
cf_annotation_list_set_session (CfAnnotationList *self, CfSession *session)
{
  g_set_object (&self->session, session);
  cf_layer_list_set_session (self->layers, session);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "codebook-changed", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  on_document_changed (self);
}
