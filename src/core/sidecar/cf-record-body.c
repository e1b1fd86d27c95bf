/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each body of an annotation is to us.
 *
 * The model takes the first code, the first note, and each value once. A body that it does not take is
 * foreign and stays as it is, at its place behind ours. A body of ours that is written anew takes over
 * what the one before it held that we do not know. */

#include "config.h"

#include "cf-record-body.h"

#include "cf-hash.h"
#include "cf-json.h"
#include "cf-relation.h"

#include <string.h>

static gboolean
says (JsonObject *body, const char *member, const char *value)
{
  return g_strcmp0 (cf_json_get_string (body, member), value) == 0;
}

/* Whether an earlier body says the same of the same attribute; from now on this one does. */
static gboolean
is_repeated (GHashTable *said, JsonObject *body)
{
  const char *attribute = cf_json_get_string (body, "cf:attribute");

  return !g_hash_table_add (said, g_strdup_printf ("%zu %s %s", strlen (attribute), attribute,
                                                   cf_json_get_string (body, "value")));
}

static CfBodyRole
get_role (JsonObject *body, gboolean is_relation)
{
  const char *value = cf_json_get_string (body, "value");

  if (is_relation && says (body, "type", "SpecificResource") &&
      cf_json_get_string (body, "source") != NULL &&
      (says (body, "purpose", "linking") || !json_object_has_member (body, "purpose")))
    return CF_BODY_LINK;
  if (!says (body, "type", "TextualBody") || value == NULL)
    return CF_BODY_FOREIGN;
  if (says (body, "purpose", "tagging"))
    return CF_BODY_CODE;
  if (says (body, "purpose", "classifying") && cf_json_get_string (body, "cf:attribute") != NULL)
    return CF_BODY_VALUE;
  /* An empty note is none to the model, and would be lost. */
  return says (body, "purpose", "commenting") && *value != '\0' ? CF_BODY_NOTE : CF_BODY_FOREIGN;
}

/**
 * cf_bodies_get_roles:
 * @bodies: (nullable): the bodies of an annotation
 * @is_relation: whether that is a relation
 *
 * Returns: (transfer full) (array): the role of each
 */
CfBodyRole *
cf_bodies_get_roles (JsonArray *bodies, gboolean is_relation)
{
  guint n = bodies != NULL ? json_array_get_length (bodies) : 0;
  CfBodyRole *roles = g_new0 (CfBodyRole, n + 1);
  gboolean seen[CF_N_BODY_ROLES] = { FALSE };
  g_autoptr (GHashTable) said = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *body = cf_json_array_get_object (bodies, i);
      CfBodyRole role = body != NULL ? get_role (body, is_relation) : CF_BODY_FOREIGN;

      if (role == CF_BODY_VALUE ? is_repeated (said, body) : seen[role])
        role = CF_BODY_FOREIGN;
      seen[role] = role != CF_BODY_FOREIGN;
      roles[i] = role;
    }
  return roles;
}

/* The bodies that were read, each taken over once. */
typedef struct
{
  JsonArray *bodies; /* NULL if nothing was read */
  CfBodyRole *roles;
} OldBodies;

/* The body of that role, attribute and value; %NULL for any. */
static JsonObject *
take_old (OldBodies *old, CfBodyRole role, const char *attribute, const char *value)
{
  for (guint i = 0; old->bodies != NULL && i < json_array_get_length (old->bodies); i++)
    {
      JsonObject *body = cf_json_array_get_object (old->bodies, i);

      if (old->roles[i] != role || (attribute != NULL && !says (body, "cf:attribute", attribute)) ||
          (value != NULL && !says (body, "value", value)))
        continue;
      old->roles[i] = CF_BODY_TAKEN;
      return body;
    }
  return NULL;
}

static JsonObject *
new_textual (const char *purpose, const char *attribute, const char *value)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "purpose", purpose);
  if (attribute != NULL)
    json_object_set_string_member (body, "cf:attribute", attribute);
  json_object_set_string_member (body, "value", value);
  return body;
}

static void
add_link (JsonArray *bodies, OldBodies *old, CfRelation *relation)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "type", "SpecificResource");
  json_object_set_string_member (body, "source", cf_relation_get_from (relation));
  json_object_set_string_member (body, "purpose", "linking");
  cf_json_append_unknown (body, take_old (old, CF_BODY_LINK, NULL, NULL),
                          (const char *const[]){ "type", "source", "purpose", NULL });
  json_array_add_object_element (bodies, body);
}

static void
add_single (
  JsonArray *bodies, OldBodies *old, CfBodyRole role, const char *purpose, const char *value)
{
  JsonObject *before = take_old (old, role, NULL, NULL);
  JsonObject *body;

  if (value == NULL)
    return;
  body = new_textual (purpose, NULL, value);
  cf_json_append_unknown (body, before, (const char *const[]){ "type", "purpose", "value", NULL });
  json_array_add_object_element (bodies, body);
}

/* A value that is still there goes on with its own body; one that is new, with that of a value of the
 * same attribute that is gone. */
static void
add_values (JsonArray *bodies, OldBodies *old, CfRecord *record)
{
  static const char *const known[] = { "type", "purpose", "cf:attribute", "value", NULL };
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);
  g_autofree JsonObject **before = g_new0 (JsonObject *, n + 1);

  for (guint i = 0; i < n; i++)
    before[i] = take_old (old, CF_BODY_VALUE, values[i].attribute, values[i].value);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *body = new_textual ("classifying", values[i].attribute, values[i].value);

      if (before[i] == NULL)
        before[i] = take_old (old, CF_BODY_VALUE, values[i].attribute, NULL);
      cf_json_append_unknown (body, before[i], known);
      json_array_add_object_element (bodies, body);
    }
}

/**
 * cf_bodies_encode:
 * @record: an annotation or relation
 * @old: (nullable): the bodies that it, or what it came from, was read from
 *
 * Returns: (transfer full): its bodies, in the order in which they are written
 */
JsonArray *
cf_bodies_encode (CfRecord *record, JsonArray *old)
{
  JsonArray *bodies = json_array_new ();
  g_autofree CfBodyRole *roles = cf_bodies_get_roles (old, CF_IS_RELATION (record));
  OldBodies before = { old, roles };

  if (CF_IS_RELATION (record))
    add_link (bodies, &before, CF_RELATION (record));
  add_single (bodies, &before, CF_BODY_CODE, "tagging", cf_record_get_code (record));
  add_values (bodies, &before, record);
  add_single (bodies, &before, CF_BODY_NOTE, "commenting", cf_record_get_note (record));
  for (guint i = 0; old != NULL && i < json_array_get_length (old); i++)
    if (roles[i] == CF_BODY_FOREIGN)
      json_array_add_element (bodies, cf_json_sorted_copy (json_array_get_element (old, i)));
  return bodies;
}
