/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a schema cannot say of a codebook: what is named is there, a key tags with one code, and no code stands
 * under itself or takes its own place. */

#include "config.h"

#include "cf-check-private.h"
#include "cf-codebook-entry.h"
#include "cf-codebook-references.h"
#include "cf-hash.h"
#include "cf-json-locator.h"
#include "cf-json.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

typedef struct
{
  CfCheck *check;
  const char *path;
  CfJsonLocator *locator;
  JsonObject *root;
  GHashTable *entries; /* "PLACE ID" -> JsonObject */
  guint n_problems;
} Sheet;

static void
report (Sheet *sheet, const char *pointer, char *text)
{
  g_autofree char *owned = text;
  guint line, column;

  if (sheet->n_problems++ >= CF_LIMIT_PROBLEMS_OF_FILE)
    return;
  cf_json_locator_find (sheet->locator, pointer, &line, &column);
  cf_problems_add (sheet->check->problems, CF_PROBLEM_CODEBOOK_INVALID, sheet->path, line, column,
                   "%s", owned);
}

static void
collect_entries (Sheet *sheet, const char *place)
{
  JsonArray *array = cf_json_get_array (sheet->root, place + 1);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *entry = cf_json_array_get_object (array, i);
      const char *id = entry != NULL ? cf_json_get_string (entry, "id") : NULL;
      g_autofree char *key = g_strdup_printf ("%s %s", place, id != NULL ? id : "");

      if (id != NULL && !g_hash_table_contains (sheet->entries, key))
        g_hash_table_insert (sheet->entries, g_steal_pointer (&key), entry);
    }
}

static JsonObject *
find_entry (Sheet *sheet, const char *place, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%s %s", place, id);

  return g_hash_table_lookup (sheet->entries, key);
}

/* An attribute may be of codes, or of relation types. */
static gboolean
is_there (Sheet *sheet, const CfReference *reference, const char *id)
{
  return find_entry (sheet, reference->target, id) != NULL ||
         (g_str_equal (reference->place, CF_PLACE_ATTRIBUTES) &&
          find_entry (sheet, CF_PLACE_RELATIONS, id) != NULL);
}

static void
check_reference (Sheet *sheet, const CfReference *reference, JsonObject *entry, guint i)
{
  g_autofree char *pointer = g_strdup_printf ("%s/%u/%s", reference->place, i, reference->member);
  const char *one = cf_json_get_string (entry, reference->member);
  g_auto (GStrv) several = cf_json_get_strings (entry, reference->member);

  if (!reference->several && one != NULL && !is_there (sheet, reference, one))
    report (sheet, pointer, g_strdup_printf (_ ("there is no “%s” in this codebook"), one));
  for (char **id = several; reference->several && *id != NULL; id++)
    if (!is_there (sheet, reference, *id))
      report (sheet, pointer, g_strdup_printf (_ ("there is no “%s” in this codebook"), *id));
}

static void
add_all (GHashTable *set, GHashTable *others)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (set, id);
}

/* Whoever goes on from code to code by that member comes back: said once of each circle. @done are the codes
 * from which it has been tried. */
static void
check_circle (Sheet *sheet, JsonObject *code, guint i, const char *member, GHashTable *done)
{
  g_autofree char *pointer = g_strdup_printf ("/codes/%u/%s", i, member);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *id = cf_json_get_string (code, "id");

  while (id != NULL && !g_hash_table_contains (done, id))
    {
      if (!g_hash_table_add (seen, (gpointer) id))
        {
          report (sheet, pointer,
                  g_strdup_printf (_ ("“%s” stands under itself, or is its own successor"), id));
          break;
        }
      code = find_entry (sheet, CF_PLACE_CODES, id);
      id = code != NULL ? cf_json_get_string (code, member) : NULL;
    }
  add_all (done, seen);
}

static void
check_key (Sheet *sheet, JsonObject *code, guint i, GHashTable *keys)
{
  g_autofree char *pointer = g_strdup_printf ("/codes/%u/key", i);
  const char *key = cf_json_get_string (code, "key");

  if (key != NULL && !cf_json_get_boolean (code, "retired") &&
      !g_hash_table_add (keys, (gpointer) key))
    report (sheet, pointer,
            g_strdup_printf (_ ("there are two codes of the key %s; it tags with the first"), key));
}

/**
 * cf_check_codebook_names:
 * @check: gets the problems
 * @path: a codebook
 * @bytes: its content
 * @root: the same, parsed
 */
void
cf_check_codebook_names (CfCheck *check, const char *path, GBytes *bytes, JsonObject *root)
{
  g_autoptr (GHashTable) entries =
               g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, NULL);
  g_autoptr (CfJsonLocator) locator = cf_json_locator_new (bytes);
  Sheet sheet = { check, path, locator, root, entries, 0 };
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) parents = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) successors = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *codes = cf_json_get_array (root, "codes");
  guint n_references;
  const CfReference *references = cf_references_get (&n_references);

  collect_entries (&sheet, CF_PLACE_CODES);
  collect_entries (&sheet, CF_PLACE_ATTRIBUTES);
  collect_entries (&sheet, CF_PLACE_RELATIONS);
  for (guint r = 0; r < n_references; r++)
    {
      JsonArray *array = cf_json_get_array (root, references[r].place + 1);

      /* Successors are looked at when the codebook is read. */
      for (guint i = 0; array != NULL && i < json_array_get_length (array) &&
                        !g_str_equal (references[r].member, "replaced-by");
           i++)
        if (cf_json_array_get_object (array, i) != NULL)
          check_reference (&sheet, &references[r], cf_json_array_get_object (array, i), i);
    }
  for (guint i = 0; codes != NULL && i < json_array_get_length (codes); i++)
    {
      JsonObject *code = cf_json_array_get_object (codes, i);

      if (code == NULL)
        continue;
      check_circle (&sheet, code, i, "parent", parents);
      check_circle (&sheet, code, i, "replaced-by", successors);
      check_key (&sheet, code, i, keys);
    }
}
