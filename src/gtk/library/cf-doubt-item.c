/* SPDX-License-Identifier: GPL-3.0-or-later
 * A doubtful annotation as an item of a list. */

#include "config.h"

#include "cf-doubt-item.h"

struct _CfDoubtItem
{
  GObject parent_instance;

  CfEntryInfo *info; /* of its article, which has the doubt */
  guint nth;
};

G_DEFINE_FINAL_TYPE (CfDoubtItem, cf_doubt_item, G_TYPE_OBJECT)

static void
cf_doubt_item_finalize (GObject *object)
{
  cf_entry_info_unref (CF_DOUBT_ITEM (object)->info);
  G_OBJECT_CLASS (cf_doubt_item_parent_class)->finalize (object);
}

static void
cf_doubt_item_class_init (CfDoubtItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_doubt_item_finalize;
}

static void
cf_doubt_item_init (CfDoubtItem *self)
{
}

/**
 * cf_doubt_item_new:
 * @info: an article
 * @nth: which of its doubts
 *
 * Returns: (transfer full): the item
 */
CfDoubtItem *
cf_doubt_item_new (CfEntryInfo *info, guint nth)
{
  CfDoubtItem *self = g_object_new (CF_TYPE_DOUBT_ITEM, NULL);

  self->info = cf_entry_info_ref (info);
  self->nth = nth;
  return self;
}

CfEntryInfo *
cf_doubt_item_get_info (CfDoubtItem *self)
{
  return self->info;
}

const CfDoubt *
cf_doubt_item_get_doubt (CfDoubtItem *self)
{
  guint n;

  return cf_entry_info_get_doubts (self->info, &n) + self->nth;
}
