/* SPDX-License-Identifier: GPL-3.0-or-later
 * One line of the list of what stands in the codebook. */

#pragma once

#include "cf-codebook-desk.h"

G_BEGIN_DECLS

/* What is listed besides what stands in the codebook: the list of what was coded under an old definition. */
#define CF_PLACE_WORK "work"

/**
 * CfEntryItem:
 * @place: where the entry stands
 * @id: its id; empty for the codebook or a list as a whole
 * @label: what it is called
 * @parent: (nullable): what a code belongs under
 * @key: (nullable): the key of a code, or how many wait
 * @depth: how deep a code stands under others
 * @is_retired: it is not offered any more
 * @is_unsettled: two people have said different things of it
 */
typedef struct
{
  char *place;
  char *id;
  char *label;
  char *parent;
  char *key;
  guint depth;
  gboolean is_retired;
  gboolean is_unsettled;
} CfEntryItem;

GPtrArray *cf_entry_item_list (CfCodebookDesk *desk);
const char *cf_entry_item_get_heading (const CfEntryItem *item);

G_END_DECLS
