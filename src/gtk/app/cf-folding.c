/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of a window stands beside what, at which width.
 *
 * libadwaita 1.2 has no breakpoints. A row here is a widget with the width of the window from which on it is
 * shown, or a flap with the width from which on it stands beside its content instead of over it; a setting
 * remembers whether the user wants a flap that has room. */

#include "config.h"

#include "cf-folding.h"

typedef struct
{
  GtkWidget *widget;
  int from_width;
  int to_width; /* not shown from here on */
  int flap_width;
  const char *key; /* of the setting; NULL for what is no flap */
} Row;

struct CfFolding
{
  GSettings *settings;
  GArray *rows;
  gboolean enabled;
  int width; /* of the window, in pixels of usual letters */
  double scale;
  guint source;
};

/**
 * cf_folding_new:
 *
 * Returns: (transfer full): a folding, of nothing yet
 */
CfFolding *
cf_folding_new (void)
{
  CfFolding *folding = g_new0 (CfFolding, 1);

  folding->scale = 1;
  folding->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return folding;
}

/**
 * cf_folding_free:
 * @folding: (transfer full): a folding
 */
void
cf_folding_free (CfFolding *folding)
{
  g_clear_handle_id (&folding->source, g_source_remove);
  g_clear_object (&folding->settings);
  g_array_unref (folding->rows);
  g_free (folding);
}

/**
 * cf_folding_add_flap:
 * @folding: a folding
 * @flap: a flap of the window
 * @from_width: from which width of the window on it has room beside its content
 * @flap_width: how wide it is then
 * @key: (transfer none): the setting that says whether it is then wanted; a static string
 */
void
cf_folding_add_flap (
  CfFolding *folding, AdwFlap *flap, int from_width, int flap_width, const char *key)
{
  Row row = { GTK_WIDGET (flap), from_width, G_MAXINT, flap_width, key };

  g_array_append_val (folding->rows, row);
}

/**
 * cf_folding_add_widget:
 * @folding: a folding
 * @widget: something of the window
 * @from_width: from which width of the window on it is shown
 * @to_width: from which width on it is not shown any more
 */
void
cf_folding_add_widget (CfFolding *folding, GtkWidget *widget, int from_width, int to_width)
{
  Row row = { widget, from_width, to_width, 0, NULL };

  g_array_append_val (folding->rows, row);
}

static void
apply_flap (CfFolding *folding, const Row *row)
{
  AdwFlap *flap = ADW_FLAP (row->widget);
  gboolean has_room = cf_folding_is_wide (folding, row->from_width);
  gboolean wanted = folding->enabled && folding->settings != NULL &&
                    g_settings_get_boolean (folding->settings, row->key);

  /* Folded it lies over the content, where there may be no room for more. */
  gtk_widget_set_size_request (adw_flap_get_flap (flap),
                               (int) (row->flap_width * (has_room ? folding->scale : 1)), -1);
  adw_flap_set_fold_policy (flap,
                            has_room ? ADW_FLAP_FOLD_POLICY_NEVER : ADW_FLAP_FOLD_POLICY_ALWAYS);
  adw_flap_set_reveal_flap (flap, has_room && wanted);
}

static gboolean
apply (gpointer data)
{
  CfFolding *folding = data;

  folding->source = 0;
  for (guint i = 0; i < folding->rows->len; i++)
    {
      const Row *row = &g_array_index (folding->rows, Row, i);

      if (row->key != NULL)
        apply_flap (folding, row);
      else
        gtk_widget_set_visible (row->widget, cf_folding_is_wide (folding, row->from_width) &&
                                               !cf_folding_is_wide (folding, row->to_width));
    }
  return G_SOURCE_REMOVE;
}

/**
 * cf_folding_set_settings:
 * @folding: a folding
 * @settings: where the keys of its flaps are
 */
void
cf_folding_set_settings (CfFolding *folding, GSettings *settings)
{
  g_set_object (&folding->settings, settings);
}

/**
 * cf_folding_set_enabled:
 * @folding: a folding
 * @enabled: whether there is anything to show in the flaps
 */
void
cf_folding_set_enabled (CfFolding *folding, gboolean enabled)
{
  folding->enabled = enabled;
  apply (folding);
}

/**
 * cf_folding_set_width:
 * @folding: a folding
 * @width: of the window, in pixels
 * @scale: how much larger than usual its letters are: widths mean less then
 *
 * To be called while the window is being allocated: what changes does so soon after.
 */
void
cf_folding_set_width (CfFolding *folding, int width, double scale)
{
  int before = folding->width;
  gboolean crossed = before == 0 || scale != folding->scale;

  width = (int) (width / scale);
  folding->width = width;
  folding->scale = scale;
  for (guint i = 0; i < folding->rows->len && !crossed; i++)
    {
      const Row *row = &g_array_index (folding->rows, Row, i);

      crossed = (before >= row->from_width) != (width >= row->from_width) ||
                (before >= row->to_width) != (width >= row->to_width);
    }
  /* Not within an allocation: folding asks for another. */
  if (crossed && folding->source == 0)
    folding->source = g_idle_add (apply, folding);
}

/**
 * cf_folding_is_wide:
 * @folding: a folding
 * @from_width: a width, in pixels of usual letters
 *
 * Returns: whether the window is that wide
 */
gboolean
cf_folding_is_wide (CfFolding *folding, int from_width)
{
  return folding->width >= from_width;
}

/**
 * cf_folding_toggle:
 * @folding: a folding
 * @flap: one of its flaps
 *
 * Shows or hides it. Where it has room, that is remembered.
 */
void
cf_folding_toggle (CfFolding *folding, AdwFlap *flap)
{
  gboolean reveal = !adw_flap_get_reveal_flap (flap);

  adw_flap_set_reveal_flap (flap, reveal);
  for (guint i = 0; i < folding->rows->len; i++)
    {
      const Row *row = &g_array_index (folding->rows, Row, i);

      if (row->widget == GTK_WIDGET (flap) && cf_folding_is_wide (folding, row->from_width))
        g_settings_set_boolean (folding->settings, row->key, reveal);
    }
}

/**
 * cf_folding_fold_away:
 * @folding: a folding
 * @flap: one of its flaps
 *
 * Hides it where it covers its content.
 */
void
cf_folding_fold_away (CfFolding *folding, AdwFlap *flap)
{
  for (guint i = 0; i < folding->rows->len; i++)
    {
      const Row *row = &g_array_index (folding->rows, Row, i);

      if (row->widget == GTK_WIDGET (flap) && !cf_folding_is_wide (folding, row->from_width))
        adw_flap_set_reveal_flap (flap, FALSE);
    }
}
