/* SPDX-License-Identifier: GPL-3.0-or-later
 * One line of the list of what stands in the codebook. */

#include "config.h"

#include "cf-entry-item.h"

#include "cf-json.h"

#include <glib/gi18n.h>

/* Deeper than anybody reads, and than a broken file may lead us. */
#define MAX_DEPTH 32

/* In the order in which they are listed. */
static const struct
{
  const char *place;
  const char *heading;
} sections[] = {
  { CF_PLACE_HEAD, NULL },
  { CF_PLACE_CODES, N_ ("Codes") },
  { CF_PLACE_ATTRIBUTES, N_ ("Attributes") },
  { CF_PLACE_RELATIONS, N_ ("Relation Types") },
  { CF_PLACE_LIST_PREFIX, N_ ("Lists") },
  { CF_PLACE_ROUNDS, N_ ("Rounds") },
};

static void
item_free (gpointer data)
{
  CfEntryItem *item = data;

  g_free (item->place);
  g_free (item->id);
  g_free (item->label);
  g_free (item->parent);
  g_free (item->key);
  g_free (item);
}

static CfEntryItem *
add_item (GPtrArray *items, CfCodebookDesk *desk, const char *place, const char *id)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (desk);
  JsonObject *entry = cf_codebook_editor_get_entry (editor, place, id);
  g_autoptr (GPtrArray) versions = cf_codebook_editor_list_versions (editor, place, id);
  CfEntryItem *item = g_new0 (CfEntryItem, 1);

  item->place = g_strdup (place);
  item->id = g_strdup (id);
  item->label = cf_codebook_desk_dup_label (desk, place, id);
  item->is_unsettled = versions->len > 1;
  if (entry != NULL && g_str_equal (place, CF_PLACE_CODES))
    {
      item->parent = g_strdup (cf_json_get_string (entry, "parent"));
      item->key = g_strdup (cf_json_get_string (entry, "key"));
      item->is_retired = cf_json_get_boolean (entry, "retired");
    }
  g_ptr_array_add (items, item);
  return item;
}

static gboolean
is_retired (CfCodebookEditor *editor, const char *code)
{
  return cf_json_get_boolean (cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, code),
                              "retired");
}

static gboolean
stands_under (CfCodebookEditor *editor, const char *code, const char *parent)
{
  const char *above =
    cf_json_get_string (cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, code), "parent");

  if (above != NULL && cf_codebook_editor_get_entry (editor, CF_PLACE_CODES, above) == NULL)
    above = NULL;
  return g_strcmp0 (above, parent) == 0;
}

/* Codes under a code, each with those under it. What a broken file puts under itself is left for the end. */
static void
add_codes (GPtrArray *items,
           CfCodebookDesk *desk,
           GPtrArray *ids,
           GHashTable *done,
           const char *parent,
           guint depth)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (desk);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      if (g_hash_table_contains (done, id) || is_retired (editor, id) ||
          !stands_under (editor, id, parent))
        continue;
      g_hash_table_add (done, (gpointer) id);
      add_item (items, desk, CF_PLACE_CODES, id)->depth = depth;
      if (depth < MAX_DEPTH)
        add_codes (items, desk, ids, done, id, depth + 1);
    }
}

static void
add_all_codes (GPtrArray *items, CfCodebookDesk *desk)
{
  g_autoptr (GPtrArray) ids =
               cf_codebook_editor_list_ids (cf_codebook_desk_get_editor (desk), CF_PLACE_CODES);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  add_codes (items, desk, ids, done, NULL, 0);
  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (done, g_ptr_array_index (ids, i)))
      add_item (items, desk, CF_PLACE_CODES, g_ptr_array_index (ids, i));
}

static void
add_work (GPtrArray *items, CfCodebookDesk *desk)
{
  g_autoptr (GPtrArray) list = cf_work_list (cf_codebook_desk_get_work (desk));
  CfEntryItem *item = add_item (items, desk, CF_PLACE_WORK, "");

  g_free (item->label);
  item->label = g_strdup (_ ("Old Definitions"));
  item->key = list->len > 0 ? g_strdup_printf ("%u", list->len) : NULL;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The lists that have entries, or that an attribute takes its values from. */
static void
add_lists (GPtrArray *items, CfCodebookDesk *desk)
{
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (desk);
  GPtrArray *attributes = cf_codebook_get_attributes (cf_codebook_desk_get_codebook (desk));
  g_autoptr (GPtrArray) places = cf_codebook_editor_list_places (editor);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < places->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (places, i), CF_PLACE_LIST_PREFIX))
      g_ptr_array_add (lists, g_strdup (g_ptr_array_index (places, i)));
  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);
      g_autofree char *place = attribute->list != NULL ? cf_place_of_list (attribute->list) : NULL;

      if (place != NULL && !g_ptr_array_find_with_equal_func (lists, place, g_str_equal, NULL))
        g_ptr_array_add (lists, g_steal_pointer (&place));
    }
  g_ptr_array_sort (lists, compare_strings);
  for (guint i = 0; i < lists->len; i++)
    {
      CfEntryItem *item = add_item (items, desk, g_ptr_array_index (lists, i), "");
      g_autofree char *name = cf_place_get_list (item->place);

      g_free (item->label);
      item->label = cf_codebook_get_attribute (cf_codebook_desk_get_codebook (desk), name) != NULL
                      ? cf_codebook_desk_dup_label (desk, CF_PLACE_ATTRIBUTES, name)
                      : g_steal_pointer (&name);
    }
}

static void
add_rounds (GPtrArray *items, CfCodebookDesk *desk)
{
  g_autoptr (GPtrArray) ids =
               cf_codebook_editor_list_ids (cf_codebook_desk_get_editor (desk), CF_PLACE_ROUNDS);
  CfEntryItem *whole = add_item (items, desk, CF_PLACE_ROUNDS, "");

  g_free (whole->label);
  whole->label = g_strdup (_ ("All Rounds"));
  for (guint i = 0; i < ids->len; i++)
    add_item (items, desk, CF_PLACE_ROUNDS, ids->pdata[i]);
}

/**
 * cf_entry_item_list:
 * @desk: the desk
 *
 * Returns: (transfer full) (element-type CfEntryItem): what stands in the codebook, as it is listed; codes that are
 *   retired after the others
 */
GPtrArray *
cf_entry_item_list (CfCodebookDesk *desk)
{
  static const char *const flat[] = { CF_PLACE_ATTRIBUTES, CF_PLACE_RELATIONS };
  CfCodebookEditor *editor = cf_codebook_desk_get_editor (desk);
  JsonObject *head = cf_codebook_editor_get_entry (editor, CF_PLACE_HEAD, "");
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  CfEntryItem *whole = add_item (items, desk, CF_PLACE_HEAD, "");

  g_free (whole->label);
  whole->label = g_strdup (cf_json_get_string (head, "title"));
  if (whole->label == NULL || *whole->label == '\0')
    {
      g_free (whole->label);
      whole->label = g_strdup (_ ("Codebook"));
    }
  add_work (items, desk);
  add_all_codes (items, desk);
  for (guint i = 0; i < G_N_ELEMENTS (flat); i++)
    {
      g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (editor, flat[i]);

      for (guint k = 0; k < ids->len; k++)
        add_item (items, desk, flat[i], g_ptr_array_index (ids, k));
    }
  add_lists (items, desk);
  add_rounds (items, desk);
  return items;
}

/**
 * cf_entry_item_get_heading:
 * @item: an item
 *
 * Returns: (transfer none) (nullable): what stands above the first of its kind, not translated
 */
const char *
cf_entry_item_get_heading (const CfEntryItem *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].place, item->place) ||
        (g_str_equal (sections[i].place, CF_PLACE_LIST_PREFIX) &&
         g_str_has_prefix (item->place, CF_PLACE_LIST_PREFIX)))
      return sections[i].heading;
  return NULL;
}
