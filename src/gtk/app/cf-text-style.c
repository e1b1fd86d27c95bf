/* SPDX-License-Identifier: GPL-3.0-or-later
 * The typeface of the article, as the preferences have it. */

#include "config.h"

#include "cf-text-style.h"

/* Of the desktop's font: text that is read for hours is larger than labels. */
#define BASE_SIZE 1.2

struct _CfTextStyle
{
  GtkCssProvider *provider;
};

CfTextStyle *
cf_text_style_new (void)
{
  CfTextStyle *style = g_new0 (CfTextStyle, 1);

  style->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  return style;
}

void
cf_text_style_free (CfTextStyle *style)
{
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (style->provider));
  g_object_unref (style->provider);
  g_free (style);
}

/**
 * cf_text_style_update:
 * @style: a style
 * @size: 1.0 is the usual size
 * @serif: whether with serifs
 */
void
cf_text_style_update (CfTextStyle *style, double size, gboolean serif)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_ascii_formatd (number, sizeof number, "%.3f", size * BASE_SIZE);
  css = g_strdup_printf ("textview.article { font-size: %sem; %s }", number,
                         serif ? "font-family: 'Noto Serif', 'Noto Serif CJK SC', serif;" : "");
  gtk_css_provider_load_from_data (style->provider, css, -1);
}
