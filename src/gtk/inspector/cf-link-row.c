/* SPDX-License-Identifier: GPL-3.0-or-later
 * A link of the chosen annotation: what kind, the words of the other end, and where that is.
 *
 * The row goes there. A link of the layer that is shown has a button with what can be changed of it. */

#include "config.h"

#include "cf-link-row.h"

#include "cf-link-editor.h"
#include "cf-time-text.h"

#include <glib/gi18n.h>

struct _CfLinkRow
{
  AdwActionRow parent_instance;

  CfSession *session;
  CfRelation *relation;
  char *sidecar; /* in which it stands */
  char *path;  /* the article of the other end; NULL while that is not known, or if there is none */
  char *other; /* the annotation at the other end */
  GtkImage *doubt;
  GtkMenuButton *button;
};

G_DEFINE_FINAL_TYPE (CfLinkRow, cf_link_row, ADW_TYPE_ACTION_ROW)

static void
cf_link_row_dispose (GObject *object)
{
  CfLinkRow *self = CF_LINK_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->relation);
  g_clear_pointer (&self->sidecar, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->other, g_free);
  G_OBJECT_CLASS (cf_link_row_parent_class)->dispose (object);
}

static void
cf_link_row_activate (AdwActionRow *row)
{
  CfLinkRow *self = CF_LINK_ROW (row);

  if (self->path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-annotation", "(ss)", self->path,
                                self->other);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
cf_link_row_class_init (CfLinkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_link_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = cf_link_row_activate;
}

static void
on_create_popover (GtkMenuButton *button, gpointer user_data)
{
  CfLinkRow *self = user_data;

  gtk_menu_button_set_popover (button, cf_link_editor_new (self->session, self->relation));
}

static void
cf_link_row_init (CfLinkRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (row, 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  self->doubt = GTK_IMAGE (gtk_image_new_from_icon_name ("dialog-question-symbolic"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->doubt), _ ("Doubtful"));
  adw_action_row_add_suffix (row, GTK_WIDGET (self->doubt));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "view-more-symbolic");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Change the link"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Change the link"), -1);
  gtk_menu_button_set_create_popup_func (self->button, on_create_popover, self, NULL);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->button));
}

/**
 * cf_link_row_new:
 * @session: the session
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
cf_link_row_new (CfSession *session)
{
  CfLinkRow *self = g_object_new (CF_TYPE_LINK_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/* An end in an article that is open. */
static CfAnnotation *
find_open (CfLinkRow *self, CfDocument **document)
{
  g_autoptr (GPtrArray) documents = cf_session_list_documents (self->session);

  for (guint i = 0; i < documents->len; i++)
    {
      CfLayer *layer = cf_document_get_layer (g_ptr_array_index (documents, i));
      CfAnnotation *annotation = cf_layer_get_annotation (layer, self->other);

      *document = g_ptr_array_index (documents, i);
      if (annotation != NULL)
        return annotation;
    }
  return NULL;
}

static void
append (GString *text, const char *piece)
{
  if (piece != NULL && *piece != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", piece);
}

static void
append_quote (GString *text, const char *quote)
{
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), quote != NULL ? quote : "");

  append (text, quoted);
}

/* Outlet and date are what tells two sides of a dispute apart; where there are none, the title does. */
static void
append_origin (GString *text, const char *outlet, const char *published, const char *title)
{
  g_autofree char *date = published != NULL ? cf_time_text_date (published) : NULL;

  append (text, outlet != NULL ? outlet : title);
  append (text, date);
}

static char *
describe_open (CfLinkRow *self, CfDocument *document, CfAnnotation *annotation)
{
  CfArticle *article = cf_document_get_article (document);
  g_autofree char *quote = cf_annotation_get_quote (annotation);
  GString *text = g_string_new (NULL);

  append_quote (text, quote);
  if (document == cf_session_get_document (self->session))
    append (text, _ ("this article"));
  else
    append_origin (text, cf_article_get_outlet (article), cf_article_get_published (article),
                   cf_article_get_title (article));
  return g_string_free (text, FALSE);
}

static char *
describe_place (CfLinkRow *self, const CfLinkPlace *place)
{
  GString *text = g_string_new (NULL);
  g_autofree char *file = place->path != NULL ? g_filename_display_basename (place->path) : NULL;

  if (place->status == CF_LINK_PLACE_ABSENT)
    {
      append (text, _ ("The article is not in the project"));
      append (text, file);
      return g_string_free (text, FALSE);
    }
  if (place->status == CF_LINK_PLACE_DELETED)
    append (text, _ ("The annotation has been deleted"));
  else
    append_quote (text, place->quote);
  append_origin (text, place->outlet, place->published, place->title != NULL ? place->title : file);
  if (g_strcmp0 (place->annotator, cf_session_get_annotator (self->session)) != 0)
    append (text, place->annotator);
  return g_string_free (text, FALSE);
}

static void
show_other_end (CfLinkRow *self, const CfLink *link, gboolean outgoing)
{
  CfDocument *document = NULL;
  CfAnnotation *annotation = find_open (self, &document);
  const CfLinkPlace *place = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->path, g_free);
  if (annotation != NULL)
    {
      self->path = g_strdup (cf_document_get_path (document));
      text = describe_open (self, document, annotation);
    }
  else
    {
      place = cf_link_keeper_get_place (cf_session_get_links (self->session), link, outgoing);
      text = place != NULL ? describe_place (self, place) : g_strdup (_ ("Looking for it…"));
      if (place != NULL && place->status != CF_LINK_PLACE_ABSENT)
        self->path = g_strdup (place->path);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  if (place != NULL && place->status != CF_LINK_PLACE_FOUND)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dangling");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dangling");
}

/* Only what stands in the layer that is shown is changed from here. */
static gboolean
is_changeable (CfLinkRow *self)
{
  CfDocument *document = cf_session_get_document (self->session);

  return document != NULL && cf_document_is_writable (document) &&
         g_str_equal (cf_sidecar_store_get_path (cf_document_get_store (document)), self->sidecar);
}

/**
 * cf_link_row_show:
 * @self: a row
 * @link: the link that it shows
 * @annotation: the id of the annotation whose link it is
 */
void
cf_link_row_show (CfLinkRow *self, const CfLink *link, const char *annotation)
{
  CfRecord *record = CF_RECORD (link->relation);
  gboolean outgoing = g_strcmp0 (cf_relation_get_from (link->relation), annotation) == 0;
  const CfRelationType *type = cf_codebook_get_relation_type (
    cf_session_get_codebook (self->session), cf_record_get_code (record));
  const char *label = type != NULL ? cf_labels_get (type->label) : NULL;
  g_autofree char *title = NULL;

  label = label != NULL ? label : cf_record_get_code (record);
  title = outgoing || (type != NULL && type->symmetric) ? g_strdup (label)
                                                        : g_strdup_printf ("← %s", label);
  g_set_object (&self->relation, link->relation);
  g_free (self->sidecar);
  self->sidecar = g_strdup (link->sidecar);
  g_free (self->other);
  self->other = g_strdup (outgoing ? cf_relation_get_to (link->relation)
                                   : cf_relation_get_from (link->relation));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  show_other_end (self, link, outgoing);
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), cf_record_get_doubt (record));
  gtk_widget_set_visible (GTK_WIDGET (self->button), is_changeable (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), cf_record_get_note (record));
  if (gtk_menu_button_get_popover (self->button) != NULL)
    cf_link_editor_show (CF_LINK_EDITOR (gtk_menu_button_get_popover (self->button)),
                         link->relation);
}

/**
 * cf_link_row_is_of:
 * @self: a row
 * @link: a link
 *
 * Returns: whether it is this link that it shows, in this or another version
 */
gboolean
cf_link_row_is_of (CfLinkRow *self, const CfLink *link)
{
  return self->relation != NULL && g_strcmp0 (self->sidecar, link->sidecar) == 0 &&
         g_strcmp0 (cf_record_get_id (CF_RECORD (self->relation)),
                    cf_record_get_id (CF_RECORD (link->relation))) == 0;
}
