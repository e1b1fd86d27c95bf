/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where one text of a codebook stands, in one language. */

#pragma once

#include "cf-codebook-edit.h"

G_BEGIN_DECLS

typedef enum
{
  CF_TEXT_OF_ENTRY,   /* label or definition of an entry */
  CF_TEXT_OF_VALUE,   /* label or definition of a value of an attribute */
  CF_TEXT_OF_EXAMPLE, /* an example of a code */
  CF_TEXT_OF_ALIASES, /* other names of an entry of a list, each on a line */
  CF_TEXT_TITLE,      /* of the codebook */
} CfTextKind;

/**
 * CfTextSlot:
 * @kind: what is said
 * @place: where the entry stands
 * @id: its id
 * @part: (nullable): the id of the value, or the number of the example
 * @member: (nullable): `label` or `definition`
 * @language: (nullable): a BCP 47 tag
 */
typedef struct
{
  CfTextKind kind;
  char *place;
  char *id;
  char *part;
  char *member;
  char *language;
} CfTextSlot;

CfTextSlot *cf_text_slot_new (CfTextKind kind,
                              const char *place,
                              const char *id,
                              const char *part,
                              const char *member,
                              const char *language);
void cf_text_slot_free (CfTextSlot *slot);
char *cf_text_slot_dup (const CfTextSlot *slot, CfCodebookEditor *editor);
gboolean cf_text_slot_says (const CfTextSlot *slot, CfCodebookEditor *editor, const char *text);
gboolean cf_text_slot_set (const CfTextSlot *slot,
                           CfCodebookEditor *editor,
                           const char *text,
                           GError **error);

G_END_DECLS
