/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the keys do in the article. */

#pragma once

#include "cf-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfArticleKey:
 * @accelerator: the key, as gtk_accelerator_parse() has it
 * @group: under which heading the shortcuts window shows it
 * @label: what it does, for people
 * @run: does it; %NULL for what the widget answers itself
 * @data: for @run
 * @pane_only: whether it is done with one's own layer, or with what only its pane has, whatever layer is shown
 *
 * A row of the table of keys.
 */
typedef struct
{
  const char *accelerator;
  const char *group;
  const char *label;
  gboolean (*run) (CfSession *session, GtkWidget *view, int data);
  int data;
  gboolean pane_only;
} CfArticleKey;

const CfArticleKey *cf_article_keys_get_all (guint *n_keys);
gboolean
cf_article_keys_is_pane_only (GtkWidget *view, guint keyval, guint keycode, GdkModifierType state);
gboolean cf_article_keys_press (
  CfSession *session, GtkWidget *view, guint keyval, guint keycode, GdkModifierType state);

G_END_DECLS
