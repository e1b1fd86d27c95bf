/* SPDX-License-Identifier: GPL-3.0-or-later
 * A round of coding, as codebook.json has it.
 *
 *     { "id": "first", "label": { "en": "First" }, "kind": "reliability", "blind": true,
 *       "coders": ["lin", "wu", "xu"], "revision": "4be1c09a7d25f3e8",
 *       "articles": ["a.txt", "b.txt"], "work": { "lin": ["a.txt"], "wu": ["a.txt", "b.txt"], "xu": ["b.txt"] },
 *       "sample": { "size": 2, "seed": 7, "by": "outlet", "coders-each": 2 }, "supersedes": [] }
 *
 * Without `work` each coder codes all. `sample` only says how articles and work were drawn: without `size` the articles
 * were chosen. */

#include "config.h"

#include "cf-round-json.h"

#include "cf-codebook-references.h"
#include "cf-hash.h"
#include "cf-json-rule.h"
#include "cf-json.h"
#include "cf-labels-json.h"

static const CfJsonRule rules[] = {
  { "label", CF_JSON_TYPE_TEXTS, NULL },
  { "kind", CF_JSON_TYPE_STRING, NULL },
  { "blind", CF_JSON_TYPE_BOOLEAN, NULL },
  { "coders", CF_JSON_TYPE_STRINGS, NULL },
  { "revision", CF_JSON_TYPE_STRING_OR_NULL, NULL },
  { "articles", CF_JSON_TYPE_STRINGS, NULL },
  { "work", CF_JSON_TYPE_OBJECT, NULL },
  { "sample", CF_JSON_TYPE_OBJECT, NULL },
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

static guint64
get_number (JsonObject *object, const char *member, gint64 limit)
{
  gint64 number;

  return cf_json_get_integer (object, member, &number) && number > 0 ? (guint64) MIN (number, limit)
                                                                     : 0;
}

static void
read_sample (CfRound *round, JsonObject *sample)
{
  if (sample == NULL)
    return;
  round->sample = (guint) get_number (sample, "size", G_MAXINT);
  round->each = (guint) get_number (sample, "coders-each", G_MAXINT);
  round->seed = get_number (sample, "seed", G_MAXINT64);
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
  cf_labels_read_json (round->label, cf_json_get_object (object, "label"));
  for (guint i = 0; articles[i] != NULL; i++)
    cf_round_add_article (round, articles[i]);
  read_work (round, cf_json_get_object (object, "work"));
  read_sample (round, cf_json_get_object (object, "sample"));
  return round;
}

static JsonNode *
make_strings (GHashTable *set)
{
  g_autoptr (GPtrArray) strings = cf_hash_list_keys (set);

  g_ptr_array_add (strings, NULL);
  return cf_json_node_new_strings ((const char *const *) strings->pdata);
}

static JsonNode *
make_work (const CfRound *round)
{
  JsonObject *work = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; round->coders[i] != NULL; i++)
    {
      GHashTable *set = g_hash_table_lookup (round->work, round->coders[i]);

      if (set != NULL)
        json_object_set_member (work, round->coders[i], make_strings (set));
    }
  json_node_take_object (node, work);
  return node;
}

static JsonNode *
make_sample (const CfRound *round)
{
  JsonObject *sample = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  if (round->sample > 0)
    {
      json_object_set_int_member (sample, "size", round->sample);
      json_object_set_string_member (sample, "by", "outlet");
    }
  if (round->each > 0)
    json_object_set_int_member (sample, "coders-each", round->each);
  json_object_set_int_member (sample, "seed", (gint64) round->seed);
  json_node_take_object (node, sample);
  return node;
}

/**
 * cf_round_to_json:
 * @round: a round; its seed below 2^53
 * @entry: what the codebook says of it already: its id, label and what else is not this
 *
 * Returns: (transfer full): the entry with all that @round says
 */
JsonObject *
cf_round_to_json (const CfRound *round, JsonObject *entry)
{
  const struct
  {
    const char *member;
    JsonNode *value;
  } members[] = {
    { "kind", cf_json_node_new_string (cf_round_kind_get_name (round->kind)) },
    { "blind", json_node_init_boolean (json_node_alloc (), round->blind) },
    { "coders", cf_json_node_new_strings ((const char *const *) round->coders) },
    { "revision", cf_json_node_new_string (round->revision) },
    { "articles", make_strings (round->articles) },
    { "work", round->work != NULL ? make_work (round) : NULL },
    { "sample", round->sample > 0 || round->each > 0 ? make_sample (round) : NULL },
  };
  JsonObject *object = json_object_ref (entry);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonObject *next = cf_json_object_with (object, members[i].member, members[i].value);

      json_object_unref (object);
      object = next;
    }
  return object;
}
