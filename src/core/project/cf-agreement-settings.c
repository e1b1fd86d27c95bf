/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which figures of agreement are asked for. */

#include "config.h"

#include "cf-agreement-report.h"
#include "cf-hash.h"

#include <string.h>

#define USUAL_SAMPLES 1000

/**
 * cf_agreement_settings_new:
 *
 * Returns: (transfer full): what is asked most often: places and codes of spans together
 */
CfAgreementSettings *
cf_agreement_settings_new (void)
{
  CfAgreementSettings *settings = g_new0 (CfAgreementSettings, 1);

  settings->measure = &cf_measure_u_alpha;
  settings->unit = CF_UNIT_SPAN;
  settings->match = CF_MATCH_HALF;
  settings->bootstrap = USUAL_SAMPLES;
  settings->seed = 1;
  return settings;
}

static GHashTable *
copy_map (GHashTable *map)
{
  GHashTable *copy;
  GHashTableIter iter;
  gpointer from, to;

  if (map == NULL)
    return NULL;
  copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, &from, &to))
    g_hash_table_insert (copy, g_strdup (from), g_strdup (to));
  return copy;
}

CfAgreementSettings *
cf_agreement_settings_copy (const CfAgreementSettings *settings)
{
  CfAgreementSettings *copy = g_memdup2 (settings, sizeof *settings);

  copy->round = g_strdup (settings->round);
  copy->coders = g_strdupv (settings->coders);
  copy->code = g_strdup (settings->code);
  copy->language = g_strdup (settings->language);
  copy->attribute = g_strdup (settings->attribute);
  copy->relation = g_strdup (settings->relation);
  copy->map = copy_map (settings->map);
  return copy;
}

void
cf_agreement_settings_free (CfAgreementSettings *settings)
{
  g_free (settings->round);
  g_strfreev (settings->coders);
  g_free (settings->code);
  g_free (settings->language);
  g_free (settings->attribute);
  g_free (settings->relation);
  g_clear_pointer (&settings->map, g_hash_table_unref);
  g_free (settings);
}

static void
add_text (GString *key, const char *text)
{
  g_string_append_printf (key, "%s%s\n", text != NULL ? "=" : "-", text != NULL ? text : "");
}

/**
 * cf_agreement_settings_make_key:
 * @settings: what is asked
 *
 * Returns: (transfer full): a text that is the same for the same settings
 */
char *
cf_agreement_settings_make_key (const CfAgreementSettings *settings)
{
  GString *key = g_string_new (NULL);
  g_autoptr (GPtrArray) from = settings->map != NULL ? cf_hash_list_keys (settings->map) : NULL;

  g_string_append_printf (key, "%s %d %d %d %u %" G_GUINT64_FORMAT "\n", settings->measure->id,
                          settings->unit, settings->match, settings->live, settings->bootstrap,
                          settings->seed);
  add_text (key, settings->round);
  add_text (key, settings->code);
  add_text (key, settings->language);
  add_text (key, settings->attribute);
  add_text (key, settings->relation);
  for (guint i = 0; settings->coders != NULL && settings->coders[i] != NULL; i++)
    add_text (key, settings->coders[i]);
  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      add_text (key, from->pdata[i]);
      add_text (key, g_hash_table_lookup (settings->map, from->pdata[i]));
    }
  return g_string_free (key, FALSE);
}

/**
 * cf_agreement_settings_describe_map:
 * @settings: what is asked
 *
 * Returns: (transfer full) (nullable): codes that are collapsed, as `old → new`
 */
char *
cf_agreement_settings_describe_map (const CfAgreementSettings *settings)
{
  g_autoptr (GPtrArray) from = NULL;
  GString *text;

  if (settings->map == NULL)
    return NULL;
  text = g_string_new (NULL);
  from = cf_hash_list_keys (settings->map);
  for (guint i = 0; i < from->len; i++)
    g_string_append_printf (text, "%s%s → %s", text->len > 0 ? ", " : "",
                            (const char *) from->pdata[i],
                            (const char *) g_hash_table_lookup (settings->map, from->pdata[i]));
  return g_string_free (text, FALSE);
}

/**
 * cf_agreement_settings_can_use:
 * @settings: what is asked
 * @measure: a measure
 *
 * Returns: whether it can be computed for that
 */
gboolean
cf_agreement_settings_can_use (const CfAgreementSettings *settings, const CfMeasure *measure)
{
  g_autoptr (GPtrArray) measures = g_ptr_array_new ();
  CfAgreementRequest request = { .measures = measures,
                                 .unit = settings->unit,
                                 .match = settings->match,
                                 .attribute = settings->attribute,
                                 .relation = settings->relation };

  g_ptr_array_add (measures, (gpointer) measure);
  return cf_agreement_find_obstacle (&request) == NULL;
}

/**
 * cf_agreement_settings_mend:
 * @settings: what is asked; where its measure cannot be computed of that, it becomes one that can
 */
void
cf_agreement_settings_mend (CfAgreementSettings *settings)
{
  static const CfMeasure *const usual[] = { &cf_measure_u_alpha, &cf_measure_alpha };

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (!cf_agreement_settings_can_use (settings, settings->measure))
      settings->measure = usual[i];
}
