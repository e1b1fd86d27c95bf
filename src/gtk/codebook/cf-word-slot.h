/* SPDX-License-Identifier: GPL-3.0-or-later
 * A member of an entry of the codebook that is one or some of several words. */

#pragma once

#include "cf-words.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CfWordSlot:
 * @place: where the entry stands
 * @id: its id
 * @member: which of its members
 * @list: says what may be chosen
 * @words: (nullable): what is offered; %NULL before cf_word_slot_update()
 */
typedef struct
{
  char *place;
  char *id;
  char *member;
  CfListWords list;
  CfWords *words;
} CfWordSlot;

CfWordSlot *
cf_word_slot_new (const char *place, const char *id, const char *member, CfListWords list);
void cf_word_slot_free (CfWordSlot *slot);
JsonObject *cf_word_slot_get_entry (const CfWordSlot *slot, CfCodebookDesk *desk);
gboolean cf_word_slot_update (CfWordSlot *slot, CfCodebookDesk *desk);

G_END_DECLS
