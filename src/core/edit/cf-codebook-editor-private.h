/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the parts of an editor of codebooks share. */

#pragma once

#include "cf-codebook-editor.h"
#include "cf-codebook-table.h"

G_BEGIN_DECLS

/* What became of one entry, or of one order. */
typedef struct
{
  char *place;
  char *id; /* NULL for the order */
  JsonObject *before, *after;
  GPtrArray *ids_before, *ids_after;
  gboolean settles; /* it takes the place of all versions of the entry */
} CfCodebookChange;

typedef struct
{
  char *label;
  char *merge_key;
  gint64 time_us;
  GPtrArray *changes; /* of CfCodebookChange */
} CfCodebookStep;

struct _CfCodebookEditor
{
  GObject parent_instance;

  CfCodebookCopy *saved;
  char *digest;         /* of the file that it stands in; NULL for none */
  GHashTable *settled;  /* keys of entries of which all versions are replaced at the next save */
  GHashTable *tables;   /* place -> CfCodebookTable: what the user sees */
  CfCodebook *codebook; /* the same, made when somebody asks */
  CfCodebookStep *step; /* that is being made */
  GPtrArray *done;      /* of CfCodebookStep */
  GPtrArray *undone;    /* of CfCodebookStep */
};

CfCodebookTable *cf_codebook_editor_ensure_table (CfCodebookEditor *self, const char *place);
void cf_codebook_editor_tell (CfCodebookEditor *self);
GHashTable *cf_codebook_tables_new (CfCodebookCopy *copy);
void cf_codebook_step_free (CfCodebookStep *step);

G_END_DECLS
