/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was coded under an old definition.
 *
 * An annotation says under which revision of the codebook it was made or changed last, and the codebook how
 * its codes were defined then. Who looks at it and finds it right says so, and it is of the revision of
 * today. */

#include "config.h"

#include "cf-codebook-json.h"
#include "cf-hash.h"
#include "cf-json.h"
#include "cf-usage.h"

#include <string.h>

typedef struct
{
  GPtrArray *found; /* of CfRecoding */
  CfCodebook *codebook;
  CfDefinitions *definitions;
  GHashTable *known; /* revision and code -> reason + 1; 0 for nothing to do */
} Search;

static void
recoding_free (gpointer data)
{
  CfRecoding *recoding = data;

  g_free (recoding->path);
  g_free (recoding->annotator);
  g_object_unref (recoding->annotation);
  g_free (recoding);
}

static gboolean
was_ever_otherwise (Search *search, const char *code)
{
  const char *now =
    cf_definitions_get (search->definitions, cf_codebook_get_revision (search->codebook), code);

  return cf_definitions_varies (search->definitions, code, now);
}

/* The reason + 1, or 0 for none. */
static guint
judge (Search *search, const char *id, const char *revision)
{
  const CfCode *code = cf_codebook_get_code (search->codebook, id);
  const char *then, *now;

  if (code == NULL)
    return 0;
  if (code->replaced_by != NULL)
    return CF_RECODING_REPLACED + 1;
  if (code->retired)
    return CF_RECODING_RETIRED + 1;
  if (g_strcmp0 (revision, cf_codebook_get_revision (search->codebook)) == 0)
    return 0;
  if (revision == NULL || !cf_definitions_knows (search->definitions, revision))
    return was_ever_otherwise (search, id) ? CF_RECODING_UNKNOWN + 1 : 0;
  then = cf_definitions_get (search->definitions, revision, id);
  now = cf_definitions_get (search->definitions, cf_codebook_get_revision (search->codebook), id);
  return g_strcmp0 (then, now) != 0 ? CF_RECODING_REDEFINED + 1 : 0;
}

static guint
look_up (Search *search, CfRecord *record)
{
  const char *code = cf_record_get_code (record), *revision = cf_record_get_revision (record);
  g_autofree char *key = NULL;
  gpointer known;
  guint reason;

  if (code == NULL)
    return 0;
  key = g_strdup_printf ("%s %s", revision != NULL ? revision : "-", code);
  if (g_hash_table_lookup_extended (search->known, key, NULL, &known))
    return GPOINTER_TO_UINT (known);
  reason = judge (search, code, revision);
  g_hash_table_insert (search->known, g_steal_pointer (&key), GUINT_TO_POINTER (reason));
  return reason;
}

static gboolean
on_layer (const char *path, CfLayer *layer, gpointer user_data)
{
  Search *search = user_data;

  for (guint i = 0; i < cf_layer_get_n_annotations (layer); i++)
    {
      CfAnnotation *annotation = cf_layer_get_nth (layer, i);
      guint reason = look_up (search, CF_RECORD (annotation));
      CfRecoding *recoding;

      if (reason == 0)
        continue;
      recoding = g_new0 (CfRecoding, 1);
      recoding->path = g_strdup (path);
      recoding->annotator = g_strdup (cf_layer_get_annotator (layer)->name);
      recoding->annotation = g_object_ref (annotation);
      recoding->reason = (CfRecodingReason) (reason - 1);
      g_ptr_array_add (search->found, recoding);
    }
  return TRUE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const CfRecoding *const *) a)->path, (*(const CfRecoding *const *) b)->path);
}

/**
 * cf_recoding_list:
 * @project: a project
 * @copy: its codebook as it stands in its file
 * @annotator: (nullable): whose annotations; %NULL for everybody's
 * @cancellable: (nullable): ends it
 *
 * Reads the sidecars of the project: not on the main thread.
 *
 * Returns: (transfer full) (element-type CfRecoding): the annotations that were made under another definition
 *   of their code than that of today, by file, in the order of the text
 */
GPtrArray *
cf_recoding_list (CfProject *project,
                  CfCodebookCopy *copy,
                  const char *annotator,
                  GCancellable *cancellable)
{
  g_autoptr (CfCodebookCopy) current = cf_codebook_copy_dup (copy);
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (CfCodebook) codebook = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, NULL);
  Search search = { .known = known };

  cf_codebook_copy_record_revision (current);
  root = cf_codebook_copy_to_json (current);
  codebook = cf_codebook_new_from_json (root);
  search.found = g_ptr_array_new_with_free_func (recoding_free);
  search.codebook = codebook;
  search.definitions = cf_codebook_copy_get_definitions (current);
  cf_project_visit_layers (project, annotator, on_layer, &search, cancellable);
  g_ptr_array_sort (search.found, compare_paths);
  return search.found;
}
