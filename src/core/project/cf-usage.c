/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of a codebook the annotations of a project use. */

#include "config.h"

#include "cf-usage.h"

#include "cf-file.h"
#include "cf-hash.h"
#include "cf-layer-access.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar.h"
#include "cf-walk.h"

struct _CfUsage
{
  GHashTable *codes;     /* as they are written -> number of annotations */
  GHashTable *relations; /* relation type -> number of relations */
  GHashTable *values;    /* "ATTRIBUTE" and "ATTRIBUTE\nVALUE" -> number of either */
};

typedef struct
{
  CfProject *project;
  const char *annotator;
  CfLayerVisit visit;
  gpointer user_data;
} Visit;

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Visit *visit = user_data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *annotator = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CfSidecar) sidecar = NULL;
  g_autoptr (CfLayer) layer = NULL;
  CfSidecarStatus status;

  if (kind != CF_FILE_SIDECAR || !cf_sidecar_name_parse (name, NULL, &annotator) ||
      (visit->annotator != NULL && !g_str_equal (annotator, visit->annotator)) ||
      !cf_project_may_read_sidecar (visit->project, path))
    return TRUE;
  bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  sidecar = bytes != NULL ? cf_sidecar_parse (bytes, name, &status, NULL, NULL) : NULL;
  layer = sidecar != NULL ? cf_sidecar_to_layer (sidecar) : NULL;
  return layer == NULL || visit->visit (path, layer, visit->user_data);
}

/**
 * cf_project_visit_layers:
 * @project: a project
 * @annotator: (nullable): whose layers; %NULL for everybody's
 * @visit: called for each layer that can and may be read
 * @user_data: for @visit
 * @cancellable: (nullable): ends it
 *
 * Reads the sidecars of the project: not on the main thread.
 */
void
cf_project_visit_layers (CfProject *project,
                         const char *annotator,
                         CfLayerVisit visit,
                         gpointer user_data,
                         GCancellable *cancellable)
{
  Visit data = { project, annotator, visit, user_data };

  cf_walk (cf_project_get_top (project), on_file, &data, NULL, cancellable);
}

static void
count (GHashTable *counts, char *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

  g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
}

static void
count_values (CfUsage *usage, CfRecord *record)
{
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_first = i == 0 || !g_str_equal (values[i - 1].attribute, values[i].attribute);

      count (usage->values, g_strdup_printf ("%s\n%s", values[i].attribute, values[i].value));
      if (is_first)
        count (usage->values, g_strdup (values[i].attribute));
    }
}

static gboolean
on_layer (const char *path, CfLayer *layer, gpointer user_data)
{
  CfUsage *usage = user_data;
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (layer);

  for (guint i = 0; i < cf_layer_get_n_annotations (layer); i++)
    {
      CfRecord *record = CF_RECORD (cf_layer_get_nth (layer, i));

      if (cf_record_get_code (record) != NULL)
        count (usage->codes, g_strdup (cf_record_get_code (record)));
      count_values (usage, record);
    }
  for (guint i = 0; i < relations->len; i++)
    {
      CfRecord *record = g_ptr_array_index (relations, i);

      if (cf_record_get_code (record) != NULL)
        count (usage->relations, g_strdup (cf_record_get_code (record)));
      count_values (usage, record);
    }
  return TRUE;
}

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, NULL);
}

/**
 * cf_usage_load:
 * @project: a project
 * @cancellable: (nullable): ends it
 *
 * Returns: (transfer full): what is used in its sidecars
 */
CfUsage *
cf_usage_load (CfProject *project, GCancellable *cancellable)
{
  CfUsage *usage = g_new0 (CfUsage, 1);

  usage->codes = new_counts ();
  usage->relations = new_counts ();
  usage->values = new_counts ();
  cf_project_visit_layers (project, NULL, on_layer, usage, cancellable);
  return usage;
}

void
cf_usage_free (CfUsage *usage)
{
  g_hash_table_unref (usage->codes);
  g_hash_table_unref (usage->relations);
  g_hash_table_unref (usage->values);
  g_free (usage);
}

/**
 * cf_usage_count_code:
 * @usage: what is used
 * @codebook: the codebook by which codes are followed
 * @code: a code
 *
 * Returns: how many annotations have it, or a code whose successor it is
 */
guint
cf_usage_count_code (CfUsage *usage, CfCodebook *codebook, const char *code)
{
  GHashTableIter iter;
  gpointer written, n;
  guint sum = 0;

  g_hash_table_iter_init (&iter, usage->codes);
  while (g_hash_table_iter_next (&iter, &written, &n))
    if (g_str_equal (cf_codebook_follow_id (codebook, written), code))
      sum += GPOINTER_TO_UINT (n);
  return sum;
}

guint
cf_usage_count_relations (CfUsage *usage, const char *type)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (usage->relations, type));
}

/**
 * cf_usage_count_values:
 * @usage: what is used
 * @attribute: an attribute
 * @value: (nullable): one of its values; %NULL for any
 *
 * Returns: how many annotations and relations have it
 */
guint
cf_usage_count_values (CfUsage *usage, const char *attribute, const char *value)
{
  g_autofree char *key =
    value != NULL ? g_strdup_printf ("%s\n%s", attribute, value) : g_strdup (attribute);

  return GPOINTER_TO_UINT (g_hash_table_lookup (usage->values, key));
}
