/* SPDX-License-Identifier: GPL-3.0-or-later
 * The entries of one place of a codebook that is being edited. */

#pragma once

#include "cf-codebook-copy.h"

G_BEGIN_DECLS

/**
 * CfCodebookTable:
 * @ids: (element-type utf8): in order
 * @objects: id -> JsonObject, not changed any more
 */
typedef struct
{
  GPtrArray *ids;
  GHashTable *objects;
} CfCodebookTable;

CfCodebookTable *cf_codebook_table_new (void);
CfCodebookTable *cf_codebook_table_new_from_copy (CfCodebookCopy *copy, const char *place);
void cf_codebook_table_free (CfCodebookTable *table);
JsonObject *cf_codebook_table_get (CfCodebookTable *table, const char *id);
void cf_codebook_table_set (CfCodebookTable *table, const char *id, JsonObject *object);
void cf_codebook_table_move (CfCodebookTable *table, const char *id, guint position);
GPtrArray *cf_codebook_table_dup_ids (CfCodebookTable *table);
void cf_codebook_table_order (CfCodebookTable *table, GPtrArray *ids);
void cf_codebook_table_adopt (CfCodebookTable *table, CfCodebookTable *sent, CfCodebookTable *now);
void cf_codebook_table_put_into (CfCodebookTable *table, CfCodebookCopy *copy, const char *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfCodebookTable, cf_codebook_table_free)

G_END_DECLS
