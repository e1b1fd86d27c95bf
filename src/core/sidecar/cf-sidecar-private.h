/* SPDX-License-Identifier: GPL-3.0-or-later
 * What cf-sidecar.c, its reader, its writer and the merge share. */

#pragma once

#include "cf-json.h"
#include "cf-sidecar.h"

G_BEGIN_DECLS

/* The members in which a version that waits is kept where it is no annotation. */
#define CF_MEMBER_STATE "cf:state"
#define CF_MEMBER_STRAY "cf:member"
#define CF_MEMBER_STRAY_VALUE "cf:value"

#define CF_CONTEXT_URL "http://www.w3.org/ns/anno.jsonld"

/* Behind this stand elements of `@context` that are not ours. */
#define CF_STRAY_CONTEXT "/@context/-"

/**
 * CfStray:
 * @member: a JSON pointer from the collection to a member that we do not know
 * @text: one of its values, in its compact, sorted form
 * @value: that value
 *
 * Two copies of a sidecar may say different things there; the greatest is shown, the others wait. Immutable
 * and shared, as versions are.
 */
typedef struct
{
  char *member;
  char *text;
  JsonNode *value;
} CfStray;

struct _CfSidecar
{
  CfAnnotator *annotator;
  CfLayerHead head;
  char *id;
  GPtrArray *versions; /* of CfVersion: all, of every kind, none superseded by another of them */
  GHashTable *strays;  /* of CfStray: a set */
};

/**
 * CfStrayPlace:
 * @pointer: a JSON pointer from the collection to an object of it
 * @known: (array zero-terminated=1): the members of that object that are ours
 */
typedef struct
{
  const char *pointer;
  const char *const *known;
} CfStrayPlace;

/**
 * CfItem:
 * @version: (nullable): what an item of a sidecar says; %NULL if it is no object
 * @what: (nullable): why it is not understood
 * @where: (nullable): the member concerned
 */
typedef struct
{
  CfVersion *version;
  const char *what;
  const char *where;
} CfItem;

CfItem *cf_sidecar_read_items (GBytes *bytes, GArray *slices, GError **error);
void cf_items_free (CfItem *items, guint n);

extern const char *const cf_sidecar_items_path[];
CfAnnotator *cf_sidecar_annotator_from_json (JsonObject *root);

#define CF_N_STRAY_PLACES 7
#define CF_STRAY_PAGE "/first"

extern const CfStrayPlace cf_stray_places[CF_N_STRAY_PLACES];

gboolean cf_stray_is_possible (const char *member);
GHashTable *cf_strays_new (void);
GPtrArray *cf_strays_list (GHashTable *strays);
int cf_stray_compare (gconstpointer a, gconstpointer b);
char *cf_stray_escape (const char *name);
char *cf_stray_unescape (const char *name);
void cf_sidecar_add_stray (CfSidecar *sidecar, const char *member, JsonNode *value);
void cf_sidecar_share_strays (CfSidecar *sidecar, CfSidecar *other);
void cf_sidecar_collect_strays (CfSidecar *sidecar, JsonObject *root);
void cf_sidecar_choose (CfSidecar *sidecar, GPtrArray *shown, GPtrArray *others);
JsonArray *cf_sidecar_new_context (void);

G_END_DECLS
