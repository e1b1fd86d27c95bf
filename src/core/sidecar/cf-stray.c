/* SPDX-License-Identifier: GPL-3.0-or-later
 * Members of a sidecar that we do not know, and where they can stand. */

#include "config.h"

#include "cf-hash.h"
#include "cf-json.h"
#include "cf-sidecar-private.h"

#include <string.h>

static const char *const root_members[] = { "@context",    "id",         "type",      "label",
                                            "creator",     "generator",  "cf:format", "cf:article",
                                            "cf:codebook", "cf:state",   "total",     "first",
                                            "cf:versions", "cf:deleted", NULL };
static const char *const creator_members[] = { "id", "type", "name", "nickname", NULL };
static const char *const generator_members[] = { "id", "type", "name", NULL };
static const char *const article_members[] = { "id",      "cf:file",   "cf:reader",
                                               "cf:text", "cf:length", NULL };
static const char *const codebook_members[] = { "id", "cf:revision", NULL };
static const char *const page_members[] = { "id", "type", "partOf", "items", NULL };
static const char *const part_of_members[] = { "id", NULL };

const CfStrayPlace cf_stray_places[CF_N_STRAY_PLACES] = {
  { "", root_members },
  { "/creator", creator_members },
  { "/generator", generator_members },
  { "/cf:article", article_members },
  { "/cf:codebook", codebook_members },
  { CF_STRAY_PAGE, page_members },
  { CF_STRAY_PAGE "/partOf", part_of_members },
};

static CfStray *
stray_new (const char *member, JsonNode *value)
{
  CfStray *stray = g_atomic_rc_box_new0 (CfStray);

  stray->member = g_strdup (member);
  stray->text = cf_json_to_sorted_text (value);
  stray->value = cf_json_sorted_copy (value);
  return stray;
}

static void
clear_stray (gpointer data)
{
  CfStray *stray = data;

  g_free (stray->member);
  g_free (stray->text);
  json_node_unref (stray->value);
}

static void
stray_unref (gpointer stray)
{
  g_atomic_rc_box_release_full (stray, clear_stray);
}

static guint
hash_stray (gconstpointer stray)
{
  return cf_hash_string (((const CfStray *) stray)->member) * 31 +
         cf_hash_string (((const CfStray *) stray)->text);
}

static gboolean
strays_are_equal (gconstpointer a, gconstpointer b)
{
  const CfStray *x = a, *y = b;

  return g_str_equal (x->member, y->member) && g_str_equal (x->text, y->text);
}

GHashTable *
cf_strays_new (void)
{
  return g_hash_table_new_full (hash_stray, strays_are_equal, stray_unref, NULL);
}

/**
 * cf_stray_compare:
 * @a: (type CfStray**): a stray
 * @b: (type CfStray**): another
 *
 * Returns: the order of their members, then that of their values, the greatest first
 */
int
cf_stray_compare (gconstpointer a, gconstpointer b)
{
  const CfStray *x = *(const CfStray *const *) a, *y = *(const CfStray *const *) b;
  int order = strcmp (x->member, y->member);

  return order != 0 ? order : strcmp (y->text, x->text);
}

/**
 * cf_strays_list:
 * @strays: a set of strays
 *
 * Returns: (transfer container) (element-type CfStray): they, in their order
 */
GPtrArray *
cf_strays_list (GHashTable *strays)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer stray;

  g_hash_table_iter_init (&iter, strays);
  while (g_hash_table_iter_next (&iter, &stray, NULL))
    g_ptr_array_add (list, stray);
  g_ptr_array_sort (list, cf_stray_compare);
  return list;
}

static char *
replace_all (const char *string, const char *from, const char *to)
{
  g_auto (GStrv) pieces = g_strsplit (string, from, -1);

  return g_strjoinv (to, pieces);
}

/**
 * cf_stray_escape:
 * @name: the name of a member
 *
 * Returns: (transfer full): it, as it stands in a JSON pointer (RFC 6901)
 */
char *
cf_stray_escape (const char *name)
{
  g_autofree char *tildes = replace_all (name, "~", "~0");

  return replace_all (tildes, "/", "~1");
}

char *
cf_stray_unescape (const char *name)
{
  g_autofree char *slashes = replace_all (name, "~1", "/");

  return replace_all (slashes, "~0", "~");
}

/**
 * cf_stray_is_possible:
 * @member: a JSON pointer from the collection
 *
 * Returns: whether an unknown member can stand there: where it would be written, and not in the place of
 *   one of ours
 */
gboolean
cf_stray_is_possible (const char *member)
{
  const char *slash = strrchr (member, '/');
  g_autofree char *name = NULL;

  if (slash == NULL)
    return FALSE;
  if (g_str_equal (member, CF_STRAY_CONTEXT))
    return TRUE;
  name = cf_stray_unescape (slash + 1);
  for (guint i = 0; i < CF_N_STRAY_PLACES; i++)
    if (strlen (cf_stray_places[i].pointer) == (gsize) (slash - member) &&
        strncmp (cf_stray_places[i].pointer, member, (gsize) (slash - member)) == 0)
      return !g_strv_contains (cf_stray_places[i].known, name);
  return FALSE;
}

/**
 * cf_sidecar_add_stray:
 * @sidecar: a sidecar
 * @member: a JSON pointer to a member that we do not know
 * @value: a value of it; one that is known already is not doubled
 */
void
cf_sidecar_add_stray (CfSidecar *sidecar, const char *member, JsonNode *value)
{
  g_hash_table_add (sidecar->strays, stray_new (member, value));
}

/**
 * cf_sidecar_share_strays:
 * @sidecar: a sidecar
 * @other: another, whose unknown members it gets besides its own
 */
void
cf_sidecar_share_strays (CfSidecar *sidecar, CfSidecar *other)
{
  GHashTableIter iter;
  gpointer stray;

  g_hash_table_iter_init (&iter, other->strays);
  while (g_hash_table_iter_next (&iter, &stray, NULL))
    g_hash_table_add (sidecar->strays, g_atomic_rc_box_acquire (stray));
}

static void
collect_strays (CfSidecar *sidecar,
                JsonObject *object,
                const char *pointer,
                const char *const *known)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  if (object == NULL)
    return;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    {
      g_autofree char *path = NULL;
      g_autofree char *escaped = NULL;

      if (g_strv_contains (known, member))
        continue;
      escaped = cf_stray_escape (member);
      path = g_strdup_printf ("%s/%s", pointer, escaped);
      cf_sidecar_add_stray (sidecar, path, value);
    }
}

/* Elements of the context beside those that we write. */
static void
collect_context (CfSidecar *sidecar, JsonObject *root)
{
  JsonArray *context = cf_json_get_array (root, "@context");
  JsonArray *ours = cf_sidecar_new_context ();

  for (guint i = 0; context != NULL && i < json_array_get_length (context); i++)
    {
      JsonNode *element = json_array_get_element (context, i);
      gboolean known = FALSE;

      for (guint k = 0; k < json_array_get_length (ours); k++)
        known = known || cf_json_compare (element, json_array_get_element (ours, k)) == 0;
      if (!known)
        cf_sidecar_add_stray (sidecar, CF_STRAY_CONTEXT, element);
    }
  json_array_unref (ours);
}

/**
 * cf_sidecar_collect_strays:
 * @sidecar: a sidecar
 * @root: what it is read from
 *
 * Takes over the members that we do not know, from wherever they stand but in items.
 */
void
cf_sidecar_collect_strays (CfSidecar *sidecar, JsonObject *root)
{
  for (guint i = 0; i < CF_N_STRAY_PLACES; i++)
    {
      g_auto (GStrv) path = g_strsplit (cf_stray_places[i].pointer, "/", -1);
      JsonObject *object = root;

      for (guint k = 1; path[0] != NULL && path[k] != NULL; k++)
        object = cf_json_get_object (object, path[k]);
      collect_strays (sidecar, object, cf_stray_places[i].pointer, cf_stray_places[i].known);
    }
  collect_context (sidecar, root);
}
