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
#include "cf-labels-json.h"

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
  return round;
}
