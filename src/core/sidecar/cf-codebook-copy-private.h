/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the parts of a copy share. */

#pragma once

#include "cf-codebook-copy.h"

G_BEGIN_DECLS

struct _CfCodebookCopy
{
  GHashTable
    *groups; /* cf_entry_get_key() -> GPtrArray of CfEntry, none superseded, the shown one first */
  GHashTable
    *shelves;         /* place -> GPtrArray of the groups of its entries, which belong to @groups */
  GHashTable *places; /* set of char *: arrays that stand in the file, empty ones too */
  CfDefinitions *definitions;
};

CfCodebookCopy *cf_codebook_copy_new_blank (void);
void cf_codebook_copy_append (CfCodebookCopy *copy, CfEntry *entry);
void cf_codebook_copy_prune (CfCodebookCopy *copy);
GPtrArray *cf_codebook_copy_get_group (CfCodebookCopy *copy,
                                       CfEntryKind kind,
                                       const char *place,
                                       const char *id);

G_END_DECLS
