/* SPDX-License-Identifier: GPL-3.0-or-later
 * A member of an entry of the codebook that is one or some of several words, with what may be chosen now. */

#include "config.h"

#include "cf-word-slot.h"

CfWordSlot *
cf_word_slot_new (const char *place, const char *id, const char *member, CfListWords list)
{
  CfWordSlot *slot = g_new0 (CfWordSlot, 1);

  slot->place = g_strdup (place);
  slot->id = g_strdup (id);
  slot->member = g_strdup (member);
  slot->list = list;
  return slot;
}

void
cf_word_slot_free (CfWordSlot *slot)
{
  g_free (slot->place);
  g_free (slot->id);
  g_free (slot->member);
  g_clear_pointer (&slot->words, cf_words_free);
  g_free (slot);
}

/**
 * cf_word_slot_get_entry:
 * @slot: a slot
 * @desk: the desk
 *
 * Returns: (transfer none) (nullable): the entry, as the codebook is now
 */
JsonObject *
cf_word_slot_get_entry (const CfWordSlot *slot, CfCodebookDesk *desk)
{
  return cf_codebook_editor_get_entry (cf_codebook_desk_get_editor (desk), slot->place, slot->id);
}

/**
 * cf_word_slot_update:
 * @slot: a slot
 * @desk: the desk
 *
 * Offers what may be chosen as the codebook is now.
 *
 * Returns: whether that is anything else than before
 */
gboolean
cf_word_slot_update (CfWordSlot *slot, CfCodebookDesk *desk)
{
  CfWords *words = slot->list (desk, slot->id);

  if (cf_words_equal (slot->words, words))
    {
      cf_words_free (words);
      return FALSE;
    }
  g_clear_pointer (&slot->words, cf_words_free);
  slot->words = words;
  return TRUE;
}
