/* SPDX-License-Identifier: GPL-3.0-or-later
 * Outlet, date and link of an article, on one line below its headline: a button, since they can be
 * corrected.
 *
 * It is an overlay of the text view, and scrolls with it, in the room that the headline's tag keeps
 * free. */

#include "config.h"

#include "cf-article-meta.h"

#include "cf-article-tags.h"
#include "cf-time-text.h"

#include <glib/gi18n.h>

#include <string.h>

#define FROM_HEADLINE 8

struct _CfArticleMeta
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *label; /* in it */
  guint n_headlines;
  int bottom;    /* from the top of the view, margin and all */
  gboolean seen; /* it was, before the last scroll */
};

G_DEFINE_FINAL_TYPE (CfArticleMeta, cf_article_meta, GTK_TYPE_WIDGET)

static void
cf_article_meta_dispose (GObject *object)
{
  CfArticleMeta *self = CF_ARTICLE_META (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (cf_article_meta_parent_class)->dispose (object);
}

static void
cf_article_meta_class_init (CfArticleMetaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_article_meta_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "articlemeta");
}

static void
cf_article_meta_init (CfArticleMeta *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *pencil = gtk_image_new_from_icon_name ("document-edit-symbolic");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = GTK_LABEL (label);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_image_set_pixel_size (GTK_IMAGE (pencil), 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), pencil);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_button_set_has_frame (GTK_BUTTON (self->button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.article-details");
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  /* The keys stay with the article. */
  gtk_widget_set_focus_on_click (self->button, FALSE);
  gtk_widget_set_cursor_from_name (self->button, "pointer");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

CfArticleMeta *
cf_article_meta_new (void)
{
  return g_object_new (CF_TYPE_ARTICLE_META, NULL);
}

/* The address without its scheme: what people recognise. */
static char *
shorten (const char *url)
{
  const char *separator = strstr (url, "://");

  if (separator != NULL)
    url = separator + 3;
  return g_strdup (g_str_has_prefix (url, "www.") ? url + 4 : url);
}

static void
add (GPtrArray *parts, char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

/**
 * cf_article_meta_show:
 * @self: a line
 * @document: the article
 * @side: what of it is shown
 */
void
cf_article_meta_show (CfArticleMeta *self, CfDocument *document, CfSide side)
{
  CfArticle *article = cf_document_get_article (document);
  const char *url = cf_article_get_url (article);
  guint n_pairs = cf_article_count_pairs (article);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autofree char *tooltip = NULL;

  add (parts, g_strdup (cf_article_get_outlet (article)));
  add (parts, cf_time_text_date_and_time (cf_article_get_published (article)));
  add (parts, url != NULL ? shorten (url) : NULL);
  if (n_pairs > 0)
    add (parts, g_strdup_printf (ngettext ("%u pair", "%u pairs", n_pairs), n_pairs));
  if (parts->len == 0)
    add (parts, g_strdup (_ ("Add outlet, date and link")));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv ("  ·  ", (char **) parts->pdata);
  gtk_label_set_text (self->label, text);
  tooltip = url != NULL ? g_strdup_printf ("%s\n%s", _ ("Correct the details"), url)
                        : g_strdup (_ ("Correct the details"));
  gtk_widget_set_tooltip_text (self->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Correct the details"), -1);
  self->n_headlines = cf_article_tags_count_headlines (article, side);
}

/**
 * cf_article_meta_place:
 * @self: a line
 * @view: the view that it lies over
 * @height: the room that there is for it
 * @top: the space above the text that is not the margin of the view
 *
 * Puts it below the headline; without a headline, above the text, in the room that the margin keeps free.
 */
void
cf_article_meta_place (CfArticleMeta *self, GtkTextView *view, int height, int top)
{
  int width = gtk_widget_get_width (GTK_WIDGET (view)) - gtk_text_view_get_left_margin (view) -
              gtk_text_view_get_right_margin (view);
  int y = top + FROM_HEADLINE - height, line_y, line_height;
  GtkTextIter iter;

  if (self->n_headlines > 0)
    {
      gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter,
                                        (int) self->n_headlines - 1);
      gtk_text_view_get_line_yrange (view, &iter, &line_y, &line_height);
      y = line_y + line_height - height + FROM_HEADLINE;
    }
  gtk_widget_set_size_request (GTK_WIDGET (self), MAX (width, 1), -1);
  self->bottom = y + height + gtk_text_view_get_top_margin (view);
  gtk_text_view_move_overlay (view, GTK_WIDGET (self), gtk_text_view_get_left_margin (view), y);
}

/**
 * cf_article_meta_follow:
 * @self: a line
 * @view: the view that it lies over, which has been scrolled
 *
 * GTK 4.8 moves overlays only when the view is allocated: so it is, while the line can be seen. That may come to
 * nothing, where the view scrolls while it is being allocated: then the line, which would stay where it was, must
 * not be seen; and not by hiding it, which asks for an allocation, too late in this frame.
 */
void
cf_article_meta_follow (CfArticleMeta *self, GtkTextView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  gboolean seen = gtk_adjustment_get_value (adjustment) < self->bottom;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_set_opacity (GTK_WIDGET (self), seen ? 1 : 0);
  gtk_widget_set_can_target (GTK_WIDGET (self), seen);
  if (seen || self->seen)
    gtk_widget_queue_allocate (GTK_WIDGET (view));
  self->seen = seen;
}
