/* SPDX-License-Identifier: GPL-3.0-or-later
 * The entries of one place of a codebook that is being edited. */

#include "config.h"

#include "cf-codebook-table.h"

#include "cf-hash.h"

CfCodebookTable *
cf_codebook_table_new (void)
{
  CfCodebookTable *table = g_new0 (CfCodebookTable, 1);

  table->ids = g_ptr_array_new_with_free_func (g_free);
  table->objects =
    g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  return table;
}

/**
 * cf_codebook_table_new_from_copy:
 * @copy: a copy
 * @place: a place; %CF_PLACE_HEAD has one entry, whose id is empty
 *
 * Returns: (transfer full): what is shown there
 */
CfCodebookTable *
cf_codebook_table_new_from_copy (CfCodebookCopy *copy, const char *place)
{
  CfCodebookTable *table = cf_codebook_table_new ();
  g_autoptr (GPtrArray) entries = NULL;

  if (g_str_equal (place, CF_PLACE_HEAD))
    {
      cf_codebook_table_set (table, "", cf_codebook_copy_get_head (copy));
      return table;
    }
  entries = cf_codebook_copy_list (copy, place);
  for (guint i = 0; i < entries->len; i++)
    {
      const CfEntry *entry = g_ptr_array_index (entries, i);

      cf_codebook_table_set (table, entry->id, entry->object);
    }
  return table;
}

void
cf_codebook_table_free (CfCodebookTable *table)
{
  g_ptr_array_unref (table->ids);
  g_hash_table_unref (table->objects);
  g_free (table);
}

JsonObject *
cf_codebook_table_get (CfCodebookTable *table, const char *id)
{
  return g_hash_table_lookup (table->objects, id);
}

static gboolean
find (CfCodebookTable *table, const char *id, guint *position)
{
  return g_ptr_array_find_with_equal_func (table->ids, id, g_str_equal, position);
}

/**
 * cf_codebook_table_set:
 * @table: a table
 * @id: an id
 * @object: (nullable): what is to be there; %NULL for nothing. What is new comes last.
 */
void
cf_codebook_table_set (CfCodebookTable *table, const char *id, JsonObject *object)
{
  guint position;
  gboolean is_there = g_hash_table_contains (table->objects, id);

  if (object == NULL && is_there && find (table, id, &position))
    g_ptr_array_remove_index (table->ids, position);
  if (object == NULL)
    {
      g_hash_table_remove (table->objects, id);
      return;
    }
  if (!is_there)
    g_ptr_array_add (table->ids, g_strdup (id));
  g_hash_table_insert (table->objects, g_strdup (id), json_object_ref (object));
}

/**
 * cf_codebook_table_move:
 * @table: a table
 * @id: an entry of it
 * @position: where it is to stand then, from 0
 */
void
cf_codebook_table_move (CfCodebookTable *table, const char *id, guint position)
{
  guint old;

  if (!find (table, id, &old))
    return;
  g_ptr_array_insert (table->ids, (int) MIN (position, table->ids->len - 1),
                      g_ptr_array_steal_index (table->ids, old));
}

GPtrArray *
cf_codebook_table_dup_ids (CfCodebookTable *table)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < table->ids->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (table->ids, i)));
  return ids;
}

/**
 * cf_codebook_table_order:
 * @table: a table
 * @ids: (element-type utf8): its order; what it does not name comes after it, as it stood
 */
void
cf_codebook_table_order (CfCodebookTable *table, GPtrArray *ids)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (cf_hash_string, g_str_equal);
  GPtrArray *ordered = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    {
      char *id = g_ptr_array_index (ids, i);

      if (g_hash_table_contains (table->objects, id) && g_hash_table_add (placed, id))
        g_ptr_array_add (ordered, g_strdup (id));
    }
  for (guint i = 0; i < table->ids->len; i++)
    if (!g_hash_table_contains (placed, g_ptr_array_index (table->ids, i)))
      g_ptr_array_add (ordered, g_strdup (g_ptr_array_index (table->ids, i)));
  g_ptr_array_unref (table->ids);
  table->ids = ordered;
}

static gboolean
same_ids (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static void
adopt_entry (CfCodebookTable *table, CfCodebookTable *sent, CfCodebookTable *now, const char *id)
{
  if (cf_codebook_table_get (table, id) == cf_codebook_table_get (sent, id))
    cf_codebook_table_set (table, id, cf_codebook_table_get (now, id));
}

/**
 * cf_codebook_table_adopt:
 * @table: what the user sees
 * @sent: what it was when it was written, or read
 * @now: what stands in the file now
 *
 * Takes over what is there now, but for what the user has changed since.
 */
void
cf_codebook_table_adopt (CfCodebookTable *table, CfCodebookTable *sent, CfCodebookTable *now)
{
  gboolean moved = !same_ids (table->ids, sent->ids);

  for (guint i = 0; i < sent->ids->len; i++)
    adopt_entry (table, sent, now, g_ptr_array_index (sent->ids, i));
  for (guint i = 0; i < now->ids->len; i++)
    adopt_entry (table, sent, now, g_ptr_array_index (now->ids, i));
  if (!moved)
    cf_codebook_table_order (table, now->ids);
}

/**
 * cf_codebook_table_put_into:
 * @table: a table
 * @copy: a copy, in which it is said what the table says
 * @place: where
 */
void
cf_codebook_table_put_into (CfCodebookTable *table, CfCodebookCopy *copy, const char *place)
{
  g_autoptr (GPtrArray) before = NULL;

  for (guint i = 0; i < table->ids->len; i++)
    cf_codebook_copy_put (copy, place,
                          cf_codebook_table_get (table, g_ptr_array_index (table->ids, i)), FALSE);
  if (g_str_equal (place, CF_PLACE_HEAD))
    return;
  before = cf_codebook_copy_list (copy, place);
  for (guint i = 0; i < before->len; i++)
    {
      const CfEntry *entry = g_ptr_array_index (before, i);

      if (cf_codebook_table_get (table, entry->id) == NULL)
        cf_codebook_copy_remove (copy, place, entry->id);
    }
  /* An empty table is no list that anybody has asked for. */
  if (table->ids->len > 0 || before->len > 0)
    cf_codebook_copy_add_place (copy, place);
  cf_codebook_copy_reorder (copy, place, table->ids);
}
