/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: list. */

#include "config.h"

#include "cf-anchor.h"
#include "cf-cli-options.h"
#include "cf-cli-record.h"
#include "cf-layer-reading.h"
#include "cf-reader.h"
#include "cf-sidecar-name.h"
#include "cf-target.h"

#include <glib/gi18n.h>

static char *annotator_option;
static char *code_option;
static gboolean relations;

/* A record with what is printed beside it. */
typedef struct
{
  CfRecord *record;
  char *annotator;
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->record);
  g_free (entry->annotator);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  CfRecord *x = ((const Entry *) a)->record, *y = ((const Entry *) b)->record;

  if (CF_IS_ANNOTATION (x) && CF_IS_ANNOTATION (y))
    return cf_annotation_compare (CF_ANNOTATION (x), CF_ANNOTATION (y));
  return g_strcmp0 (cf_record_get_id (x), cf_record_get_id (y));
}

/* What was merged is found under the old name and the new. */
static gboolean
is_wanted (CfRecord *record, CfCodebook *codebook)
{
  if (relations ? !CF_IS_RELATION (record) : !CF_IS_ANNOTATION (record))
    return FALSE;
  return code_option == NULL ||
         g_strcmp0 (cf_codebook_follow_id (codebook, cf_record_get_code (record)),
                    cf_codebook_follow_id (codebook, code_option)) == 0;
}

/* What has been met so far. */
typedef struct
{
  CfCall *call;
  CfCodebook *codebook;
  GHashTable *places;  /* id of an annotation -> the article in which it stands */
  gboolean has_wanted; /* whether anybody's record is one that was asked for */
} Listing;

static void
collect_record (
  Listing *listing, CfRecord *record, const char *annotator, const char *article, GArray *entries)
{
  Entry entry = { record, NULL };

  if (CF_IS_ANNOTATION (record))
    g_hash_table_insert (listing->places, g_strdup (cf_record_get_id (record)), g_strdup (article));
  if (!is_wanted (record, listing->codebook))
    return;
  listing->has_wanted = TRUE;
  if (annotator_option != NULL && !g_str_equal (annotator, annotator_option))
    return;
  g_object_ref (entry.record);
  entry.annotator = g_strdup (annotator);
  g_array_append_val (entries, entry);
}

static void
collect_layer (Listing *listing, const CfLayerReading *read, const char *article, GArray *entries)
{
  g_autofree char *file = g_path_get_basename (read->path);
  g_autofree char *annotator = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (read->layer == NULL)
    return;
  cf_sidecar_name_parse (file, NULL, &annotator);
  records = cf_layer_list_records (read->layer);
  for (guint i = 0; i < records->len; i++)
    collect_record (listing, g_ptr_array_index (records, i), annotator, article, entries);
}

/* What is listed is where it was marked: whoever takes the numbers must know that the text is another. */
static void
report_moved (Listing *listing, const char *path, GArray *entries)
{
  g_autoptr (CfArticle) article =
               entries->len > 0 && !relations ? cf_reader_read_file (path, NULL, NULL) : NULL;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  for (guint i = 0; article != NULL && i < entries->len; i++)
    {
      CfRecord *record = g_array_index (entries, Entry, i).record;
      CfVerdict verdict =
        cf_anchor_annotation (cf_article_get_text (article), CF_ANNOTATION (record), spans);

      if (verdict != CF_ANCHOR_EXACT)
        cf_problems_add (
          listing->call->problems, CF_PROBLEM_NOT_ANCHORED, path, 0, 0,
          _ ("%s: the article has changed since it was marked; its words are now: %s"),
          cf_record_get_id (record), cf_verdict_get_name (verdict));
    }
}

static GArray *
collect_target (Listing *listing, const CfTarget *target)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GPtrArray) layers =
               cf_layer_reading_load_all (target->sidecars, listing->call->problems);

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < layers->len; i++)
    collect_layer (listing, g_ptr_array_index (layers, i), target->article, entries);
  g_array_sort (entries, compare_entries);
  report_moved (listing, target->article, entries);
  return entries;
}

/* The article of a relation's other end: where it was seen, else where the relation says. */
static const char *
find_to_file (const Listing *listing, CfRecord *record)
{
  const char *seen;

  if (!CF_IS_RELATION (record))
    return NULL;
  seen = g_hash_table_lookup (listing->places, cf_relation_get_to (CF_RELATION (record)));
  return seen != NULL ? seen : cf_relation_get_to_file (CF_RELATION (record));
}

static void
print_entries (const Listing *listing, const char *article, GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      cf_cli_print_record (listing->call, entry->record, article,
                           find_to_file (listing, entry->record), entry->annotator,
                           listing->codebook);
    }
}

/* What neither the codebook nor anybody's layer knows is a mistake, not an empty list. */
static gboolean
check_code (const Listing *listing, GError **error)
{
  if (code_option == NULL || listing->has_wanted)
    return TRUE;
  if (relations)
    return cf_cli_find_relation_type (listing->codebook, code_option, error) != NULL;
  return cf_codebook_get_code (listing->codebook, code_option) != NULL ||
         cf_cli_find_code (listing->codebook, code_option, error) != NULL;
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) targets =
               cf_target_expand ((const char *const *) call->arguments, call->problems, &error);
  g_autoptr (CfProject) project = cf_project_new (call->arguments[0], call->problems);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) per_target =
               g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Listing listing = { call, cf_project_get_codebook (project), places, FALSE };

  if (targets == NULL)
    return cf_call_fail (call, cf_call_find_absent (call), error);
  /* All are read before the first is printed: a relation may end in a later one. */
  for (guint t = 0; t < targets->len; t++)
    g_ptr_array_add (per_target, collect_target (&listing, g_ptr_array_index (targets, t)));
  if (!check_code (&listing, &error))
    return cf_call_fail (call, NULL, error);
  for (guint t = 0; t < targets->len; t++)
    print_entries (&listing, ((const CfTarget *) g_ptr_array_index (targets, t))->article,
                   g_ptr_array_index (per_target, t));
  return cf_call_judge (call);
}

static const GOptionEntry entries[] = {
  { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Only of this layer"),
    N_ ("NAME") },
  { "code", 0, 0, G_OPTION_ARG_STRING, &code_option, N_ ("Only with this code"), N_ ("CODE") },
  { "relations", 0, 0, G_OPTION_ARG_NONE, &relations, N_ ("Relations instead of annotations"),
    NULL },
  { NULL },
};

const CfCommand cf_command_list = { "list",  "PATH…", N_ ("List annotations, or relations"), 1, 0,
                                    entries, run };
