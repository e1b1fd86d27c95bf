/* SPDX-License-Identifier: GPL-3.0-or-later
 * The differences that are listed.
 *
 * A list of numbers: an object is made of one only while a row shows it. */

#include "config.h"

#include "cf-compare-rows.h"

struct _CfCompareItem
{
  GObject parent_instance;

  guint index;
};

G_DEFINE_FINAL_TYPE (CfCompareItem, cf_compare_item, G_TYPE_OBJECT)

static void
cf_compare_item_class_init (CfCompareItemClass *klass)
{
}

static void
cf_compare_item_init (CfCompareItem *self)
{
}

/**
 * cf_compare_item_get_index:
 * @self: a row of the list
 *
 * Returns: which difference of the comparison it is
 */
guint
cf_compare_item_get_index (CfCompareItem *self)
{
  return self->index;
}

struct _CfCompareRows
{
  GObject parent_instance;

  GArray *indices; /* of guint, ascending */
};

static GType
get_item_type (GListModel *model)
{
  return CF_TYPE_COMPARE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return CF_COMPARE_ROWS (model)->indices->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CfCompareRows *self = CF_COMPARE_ROWS (model);
  CfCompareItem *item;

  if (position >= self->indices->len)
    return NULL;
  item = g_object_new (CF_TYPE_COMPARE_ITEM, NULL);
  item->index = g_array_index (self->indices, guint, position);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CfCompareRows,
                               cf_compare_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
cf_compare_rows_finalize (GObject *object)
{
  g_array_unref (CF_COMPARE_ROWS (object)->indices);
  G_OBJECT_CLASS (cf_compare_rows_parent_class)->finalize (object);
}

static void
cf_compare_rows_class_init (CfCompareRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_compare_rows_finalize;
}

static void
cf_compare_rows_init (CfCompareRows *self)
{
  self->indices = g_array_new (FALSE, FALSE, sizeof (guint));
}

CfCompareRows *
cf_compare_rows_new (void)
{
  return g_object_new (CF_TYPE_COMPARE_ROWS, NULL);
}

static gboolean
has_code (const CfComparison *comparison, const CfDifference *difference, const char *code)
{
  CfCodebook *codebook = comparison->found->material->codebook;

  for (guint i = 0; i < 2 && difference->records[i] != NULL; i++)
    if (g_strcmp0 (cf_codebook_follow_id (codebook, cf_record_get_code (difference->records[i])),
                   code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (CfComparer *comparer, guint index, const CfCompareWanted *wanted)
{
  const CfComparison *comparison = cf_comparer_get_comparison (comparer);
  const CfDifference *difference = cf_comparison_get_item (comparison, index)->difference;

  if ((wanted->kinds & (1u << difference->kind)) == 0 ||
      (wanted->code != NULL && !has_code (comparison, difference, wanted->code)))
    return FALSE;
  if (wanted->coder != CF_NONE && difference->coders[0] != wanted->coder &&
      difference->coders[1] != wanted->coder)
    return FALSE;
  return !wanted->open || cf_comparer_judge (comparer, index) == CF_DECIDED_NOT;
}

/* Tells only of what is between the first and the last that differ: so the rest, and the choice in it, stay. */
static void
replace (CfCompareRows *self, GArray *next)
{
  GArray *last = self->indices;
  guint same = 0, tail = 0;

  while (same < last->len && same < next->len &&
         g_array_index (last, guint, same) == g_array_index (next, guint, same))
    same++;
  while (tail < last->len - same && tail < next->len - same &&
         g_array_index (last, guint, last->len - 1 - tail) ==
           g_array_index (next, guint, next->len - 1 - tail))
    tail++;
  self->indices = next;
  if (last->len - same - tail > 0 || next->len - same - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), same, last->len - same - tail,
                                next->len - same - tail);
  g_array_unref (last);
}

/**
 * cf_compare_rows_fill:
 * @self: rows
 * @comparer: a comparer
 * @wanted: which of its differences are listed from now on
 */
void
cf_compare_rows_fill (CfCompareRows *self, CfComparer *comparer, const CfCompareWanted *wanted)
{
  CfComparison *comparison = cf_comparer_get_comparison (comparer);
  GArray *next = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; comparison != NULL && i < comparison->items->len; i++)
    if (is_wanted (comparer, i, wanted))
      g_array_append_val (next, i);
  replace (self, next);
}

/**
 * cf_compare_rows_get_index:
 * @self: rows
 * @position: a row
 *
 * Returns: which difference of the comparison it is; %CF_NONE where there is no row
 */
guint
cf_compare_rows_get_index (CfCompareRows *self, guint position)
{
  return position < self->indices->len ? g_array_index (self->indices, guint, position) : CF_NONE;
}

/**
 * cf_compare_rows_find:
 * @self: rows
 * @index: a difference of the comparison
 * @position: (out): its row, or where it would be
 *
 * Returns: whether it is listed
 */
gboolean
cf_compare_rows_find (CfCompareRows *self, guint index, guint *position)
{
  guint low = 0, high = self->indices->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->indices, guint, middle) < index)
        low = middle + 1;
      else
        high = middle;
    }
  *position = low;
  return cf_compare_rows_get_index (self, low) == index;
}
