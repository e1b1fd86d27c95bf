/* SPDX-License-Identifier: GPL-3.0-or-later
 * One version of one entry of a codebook. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Where entries stand: JSON pointers to the arrays. Those of a list come after its prefix, escaped. */
#define CF_PLACE_CODES "/codes"
#define CF_PLACE_ATTRIBUTES "/attributes"
#define CF_PLACE_RELATIONS "/relations"
#define CF_PLACE_ROUNDS "/rounds"
#define CF_PLACE_RENAMED "/renamed"
#define CF_PLACE_LIST_PREFIX "/lists/"
#define CF_PLACE_HEAD "" /* title, settings and what else is said of the codebook as a whole */

typedef enum
{
  CF_ENTRY_LIVING,  /* a code, an attribute, a relation type, an entry of a list, a round */
  CF_ENTRY_DELETED, /* one that was taken away */
  CF_ENTRY_ORDER,   /* the order of those of one place */
  CF_ENTRY_HEAD,    /* what is said of the codebook as a whole */
} CfEntryKind;

/**
 * CfEntry:
 * @kind: what it is
 * @place: where it stands
 * @id: of what it is a version; empty for an order and the head
 * @digest: of the whole object
 * @supersedes: (element-type guint64): the versions that it replaced, oldest first
 * @object: what is written
 *
 * A version is immutable and shared: merging puts references together.
 */
typedef struct
{
  CfEntryKind kind;
  char *place;
  char *id;
  guint64 digest;
  GArray *supersedes;
  JsonObject *object;
} CfEntry;

CfEntry *cf_entry_new (CfEntryKind kind, const char *place, JsonObject *object);
CfEntry *cf_entry_new_order (const char *place, GPtrArray *ids, GPtrArray *replaced);
CfEntry *cf_entry_new_deleted (const char *place, const char *id, GPtrArray *replaced);
CfEntry *cf_entry_ref (CfEntry *entry);
void cf_entry_unref (CfEntry *entry);

JsonObject *cf_entry_object_new (JsonObject *content, GPtrArray *replaced);
gboolean cf_entry_says (const CfEntry *entry, JsonObject *content);
char *cf_entry_make_key (CfEntryKind kind, const char *place, const char *id);
char *cf_entry_get_key (const CfEntry *entry);
GPtrArray *cf_entry_list_ordered (const CfEntry *order);

void cf_entries_prune (GPtrArray *versions);
char *cf_place_of_list (const char *list);
char *cf_place_get_list (const char *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfEntry, cf_entry_unref)

G_END_DECLS
