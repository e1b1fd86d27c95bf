/* SPDX-License-Identifier: GPL-3.0-or-later
 * The article view and the clipboards: what is copied, and what is not. */

#include "config.h"

#include "cf-article-view-private.h"

/* What is copied is the article's text, not what the view shows of it. */
static void
copy_clipboard (GtkTextView *view)
{
  CfSession *session = cf_article_view_get_session (CF_ARTICLE_VIEW (view));
  CfSpan selection = cf_session_get_selection (session);
  g_autofree char *text = NULL;

  if (cf_session_get_document (session) == NULL || selection.start == selection.end)
    return;
  text = cf_session_dup_selected (session);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

static GtkWidgetClass *
get_parent_class (void)
{
  return g_type_class_peek (GTK_TYPE_TEXT_VIEW);
}

/* What is selected in the article stays when something is selected in a field, which takes the primary clipboard. */
static void
realize (GtkWidget *widget)
{
  get_parent_class ()->realize (widget);
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                              gtk_widget_get_primary_clipboard (widget));
}

static void
unrealize (GtkWidget *widget)
{
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                           gtk_widget_get_primary_clipboard (widget));
  get_parent_class ()->unrealize (widget);
}

/**
 * cf_article_view_class_init_clipboard:
 * @klass: the class of the article view
 */
void
cf_article_view_class_init_clipboard (GtkTextViewClass *klass)
{
  klass->copy_clipboard = copy_clipboard;
  GTK_WIDGET_CLASS (klass)->realize = realize;
  GTK_WIDGET_CLASS (klass)->unrealize = unrealize;
}
