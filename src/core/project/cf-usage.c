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
#include "cf-strings.h"
#include "cf-walk.h"

#include <string.h>

/* So few that another thread is not worth it. */
#define SIDECARS_PER_THREAD 16

struct _CfUsage
{
  GHashTable *codes;     /* as they are written -> number of annotations */
  GHashTable *relations; /* relation type -> number of relations */
  GHashTable *values;    /* "ATTRIBUTE" and "ATTRIBUTE\nVALUE" -> number of either */
  GHashTable *seen;      /* the same, in layers that may be read */
};

typedef struct
{
  CfProject *project;
  const char *annotator;
  CfLayerVisit visit;
  gpointer user_data;
} Visit;

typedef struct
{
  char *path;
  gboolean may_be_read;
} Source;

/* Sidecars that are counted by several threads, each into a table of its own. */
typedef struct
{
  CfProject *project;
  GArray *sources; /* of Source */
  guint next;      /* that nobody reads yet; atomic */
  guint done;      /* atomic */
  GCancellable *cancellable;
  CfProgress progress;
  gpointer user_data;
} Counting;

static CfLayer *
read_layer (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  g_autoptr (CfSidecar) sidecar = NULL;
  CfSidecarStatus status;

  sidecar = bytes != NULL ? cf_sidecar_parse (bytes, name, &status, NULL, NULL) : NULL;
  return sidecar != NULL ? cf_sidecar_to_layer (sidecar) : NULL;
}

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Visit *visit = user_data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *annotator = NULL;
  g_autoptr (CfLayer) layer = NULL;

  if (kind != CF_FILE_SIDECAR || !cf_sidecar_name_parse (name, NULL, &annotator) ||
      (visit->annotator != NULL && !g_str_equal (annotator, visit->annotator)) ||
      !cf_project_may_read_sidecar (visit->project, path))
    return TRUE;
  layer = read_layer (path);
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
count_values (GHashTable *counts, CfRecord *record)
{
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_first = i == 0 || !g_str_equal (values[i - 1].attribute, values[i].attribute);

      count (counts, g_strdup_printf ("%s\n%s", values[i].attribute, values[i].value));
      if (is_first)
        count (counts, g_strdup (values[i].attribute));
    }
}

static void
count_layer (CfUsage *usage, CfLayer *layer, gboolean may_be_read)
{
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (layer);

  for (guint i = 0; i < cf_layer_get_n_annotations (layer); i++)
    {
      CfRecord *record = CF_RECORD (cf_layer_get_nth (layer, i));

      if (cf_record_get_code (record) != NULL)
        count (usage->codes, g_strdup (cf_record_get_code (record)));
      count_values (usage->values, record);
      if (may_be_read)
        count_values (usage->seen, record);
    }
  for (guint i = 0; i < relations->len; i++)
    {
      CfRecord *record = g_ptr_array_index (relations, i);

      if (cf_record_get_code (record) != NULL)
        count (usage->relations, g_strdup (cf_record_get_code (record)));
      count_values (usage->values, record);
      if (may_be_read)
        count_values (usage->seen, record);
    }
}

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, NULL);
}

static CfUsage *
usage_new (void)
{
  CfUsage *usage = g_new0 (CfUsage, 1);

  usage->codes = new_counts ();
  usage->relations = new_counts ();
  usage->values = new_counts ();
  usage->seen = new_counts ();
  return usage;
}

static gpointer
run_counting (gpointer data)
{
  Counting *counting = data;
  CfUsage *usage = usage_new ();
  guint i;

  while ((i = (guint) g_atomic_int_add (&counting->next, 1)) < counting->sources->len &&
         !g_cancellable_is_cancelled (counting->cancellable))
    {
      const Source *source = &g_array_index (counting->sources, Source, i);
      g_autoptr (CfLayer) layer = read_layer (source->path);
      guint done = (guint) g_atomic_int_add (&counting->done, 1) + 1;

      if (layer != NULL)
        count_layer (usage, layer, source->may_be_read);
      if (counting->progress != NULL)
        counting->progress (done, counting->sources->len, counting->user_data);
    }
  return usage;
}

static void
add_counts (GHashTable *counts, GHashTable *others)
{
  GHashTableIter iter;
  gpointer key, n;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &key, &n))
    {
      guint sum = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + GPOINTER_TO_UINT (n);

      g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (sum));
    }
}

static void
add_usage (CfUsage *usage, CfUsage *other)
{
  add_counts (usage->codes, other->codes);
  add_counts (usage->relations, other->relations);
  add_counts (usage->values, other->values);
  add_counts (usage->seen, other->seen);
}

static gboolean
collect_sidecar (const char *path, CfFileKind kind, gpointer user_data)
{
  Counting *counting = user_data;
  Source source = { NULL, FALSE };

  if (kind != CF_FILE_SIDECAR)
    return TRUE;
  source.path = g_strdup (path);
  source.may_be_read = cf_project_may_read_sidecar (counting->project, path);
  g_array_append_val (counting->sources, source);
  return TRUE;
}

static void
clear_source (gpointer data)
{
  g_free (((Source *) data)->path);
}

/**
 * cf_usage_load:
 * @project: a project
 * @progress: (nullable): called from the threads that read
 * @user_data: for @progress
 * @cancellable: (nullable): ends it
 *
 * Reads the sidecars of the project with all processors: not on the main thread. What is hidden from the project's
 * reader is counted too, since a codebook must not be changed as if nobody used it; which values are in it is not said.
 *
 * Returns: (transfer full): what is used in its sidecars
 */
CfUsage *
cf_usage_load (CfProject *project,
               CfProgress progress,
               gpointer user_data,
               GCancellable *cancellable)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));
  Counting counting = { .project = project,
                        .sources = sources,
                        .cancellable = cancellable,
                        .progress = progress,
                        .user_data = user_data };
  g_autofree GThread **threads = NULL;
  guint n_threads;
  CfUsage *usage;

  g_array_set_clear_func (sources, clear_source);
  cf_walk (cf_project_get_top (project), collect_sidecar, &counting, NULL, cancellable);
  n_threads = MIN (g_get_num_processors (), sources->len / SIDECARS_PER_THREAD);
  threads = g_new0 (GThread *, MAX (n_threads, 1));
  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_try_new ("cf-usage", run_counting, &counting, NULL);
  usage = run_counting (&counting);
  for (guint i = 1; i < n_threads; i++)
    if (threads[i] != NULL)
      {
        g_autoptr (CfUsage) other = g_thread_join (threads[i]);

        add_usage (usage, other);
      }
  return usage;
}

void
cf_usage_free (CfUsage *usage)
{
  g_hash_table_unref (usage->codes);
  g_hash_table_unref (usage->relations);
  g_hash_table_unref (usage->values);
  g_hash_table_unref (usage->seen);
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

/**
 * cf_usage_count_written:
 * @usage: what is used
 * @code: a code
 *
 * Returns: how many annotations have it in their files, whatever took its place since
 */
guint
cf_usage_count_written (CfUsage *usage, const char *code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (usage->codes, code));
}

guint
cf_usage_count_relations (CfUsage *usage, const char *type)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (usage->relations, type));
}

static guint
look_up (GHashTable *counts, const char *attribute, const char *value)
{
  g_autofree char *key =
    value != NULL ? g_strdup_printf ("%s\n%s", attribute, value) : g_strdup (attribute);

  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
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
  return look_up (usage->values, attribute, value);
}

/**
 * cf_usage_count_seen:
 * @usage: what is used
 * @attribute: an attribute
 * @value: one of its values
 *
 * Returns: how many annotations and relations have it that the project's reader may see
 */
guint
cf_usage_count_seen (CfUsage *usage, const char *attribute, const char *value)
{
  return look_up (usage->seen, attribute, value);
}

/**
 * cf_usage_list_values:
 * @usage: what is used
 * @attribute: an attribute
 *
 * Returns: (transfer full) (element-type utf8): its values that annotations and relations have that the
 *   project's reader may see, in code point order
 */
GPtrArray *
cf_usage_list_values (CfUsage *usage, const char *attribute)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *prefix = g_strconcat (attribute, "\n", NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, usage->seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      g_ptr_array_add (values, g_strdup ((const char *) key + strlen (prefix)));
  g_ptr_array_sort (values, cf_strings_compare);
  return values;
}
