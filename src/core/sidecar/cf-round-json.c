/* SPDX-License-Identifier: GPL-3.0-or-later
 * A round of coding, as codebook.json has it.
 *
 *     { "id": "first", "label": { "en": "First" }, "kind": "reliability", "blind": true,
 *       "coders": ["lin", "wu", "xu"], "revision": "4be1c09a7d25f3e8",
 *       "articles": ["a.txt", "b.txt"], "work": { "lin": ["a.txt"], "wu": ["a.txt", "b.txt"], "xu": ["b.txt"] },
 *       "sample": { "size": 2, "seed": 7, "by": "outlet", "coders-each": 2 }, "supersedes": [] }
 *
 * Without `work` each coder codes all. `sample` only says how articles and work were drawn. */

#include "config.h"

#include "cf-round-json.h"

#include "cf-json-rule.h"
#include "cf-json.h"

#include <string.h>

static const CfJsonRule rules[] = {
  { "label", CF_JSON_TYPE_TEXTS, NULL },
  { "kind", CF_JSON_TYPE_STRING, NULL },
  { "blind", CF_JSON_TYPE_BOOLEAN, NULL },
  { "coders", CF_JSON_TYPE_STRINGS, NULL },
  { "revision", CF_JSON_TYPE_STRING_OR_NULL, NULL },
  { "articles", CF_JSON_TYPE_STRINGS, NULL },
  { "work", CF_JSON_TYPE_OBJECT, NULL },
  { NULL },
};

static void
read_work (CfRound *round, JsonObject *work)
{
  JsonObjectIter iter;
  const char *coder;

  if (work == NULL)
    return;
  json_object_iter_init_ordered (&iter, work);
  while (json_object_iter_next_ordered (&iter, &coder, NULL))
    {
      g_auto (GStrv) articles = cf_json_get_strings (work, coder);

      for (guint i = 0; articles[i] != NULL; i++)
        cf_round_assign (round, coder, articles[i]);
    }
}

static void
read_label (CfRound *round, JsonObject *texts)
{
  JsonObjectIter iter;
  const char *language;

  if (texts == NULL)
    return;
  json_object_iter_init_ordered (&iter, texts);
  while (json_object_iter_next_ordered (&iter, &language, NULL))
    if (cf_json_get_string (texts, language) != NULL)
      cf_labels_set (round->label, language, cf_json_get_string (texts, language));
}

/**
 * cf_round_from_json:
 * @object: an entry with an id
 * @member: (out) (nullable): the first member that is not what belongs there; the others count
 *
 * A round of which nobody knows the kind is one all the same: what it hides stays hidden.
 *
 * Returns: (transfer full): the round
 */
CfRound *
cf_round_from_json (JsonObject *object, const char **member)
{
  CfRound *round = cf_round_new (cf_json_get_string (object, "id"));
  const CfJsonRule *broken = cf_json_find_broken_rule (object, rules);
  const char *kind = cf_json_get_string (object, "kind");
  g_auto (GStrv) articles = cf_json_get_strings (object, "articles");

  *member = broken != NULL ? broken->member : NULL;
  if (!cf_round_kind_parse (kind, &round->kind) && *member == NULL)
    *member = "kind";
  round->blind = cf_json_get_boolean (object, "blind");
  g_strfreev (round->coders);
  round->coders = cf_json_get_strings (object, "coders");
  round->revision = g_strdup (cf_json_get_string (object, "revision"));
  read_label (round, cf_json_get_object (object, "label"));
  for (guint i = 0; articles[i] != NULL; i++)
    cf_round_add_article (round, articles[i]);
  read_work (round, cf_json_get_object (object, "work"));
  return round;
}

static JsonArray *
strings_to_json (const char *const *strings, guint n)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    json_array_add_string_element (array, strings[i]);
  return array;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Every article of the round, in the order of paths. */
static GPtrArray *
list_articles (const CfRound *round)
{
  GPtrArray *articles = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer article;

  g_hash_table_iter_init (&iter, round->articles);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    g_ptr_array_add (articles, article);
  g_ptr_array_sort (articles, compare_paths);
  return articles;
}

/**
 * cf_round_to_json:
 * @round: a round
 *
 * Returns: (transfer full): the entry that says so, without `sample` and `supersedes`
 */
JsonObject *
cf_round_to_json (const CfRound *round)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GPtrArray) articles = list_articles (round);
  JsonObject *work;

  json_object_set_string_member (object, "id", round->id);
  json_object_set_string_member (object, "kind", cf_round_kind_get_name (round->kind));
  json_object_set_boolean_member (object, "blind", round->blind);
  json_object_set_array_member (
    object, "coders",
    strings_to_json ((const char *const *) round->coders, g_strv_length (round->coders)));
  if (round->revision != NULL)
    json_object_set_string_member (object, "revision", round->revision);
  json_object_set_array_member (
    object, "articles", strings_to_json ((const char *const *) articles->pdata, articles->len));
  if (round->work == NULL)
    return object;
  work = json_object_new ();
  for (guint i = 0; round->coders[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) list = cf_round_list_work (round, round->coders[i]);

      json_object_set_array_member (work, round->coders[i],
                                    strings_to_json ((const char *const *) list->pdata, list->len));
    }
  json_object_set_object_member (object, "work", work);
  return object;
}
