/* SPDX-License-Identifier: GPL-3.0-or-later
 * How each code was defined under each revision of a codebook. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CfDefinitions:
 *
 * For each revision that is known, the digest of what each code of it was defined as. A revision is a digest
 * and says nothing of its age: this tells whether an annotation was made under the definition of today.
 */
typedef struct _CfDefinitions CfDefinitions;

char *cf_codebook_make_revision (JsonObject *root);

CfDefinitions *cf_definitions_new (void);
void cf_definitions_free (CfDefinitions *definitions);
gboolean cf_definitions_read (CfDefinitions *definitions, JsonArray *array);
JsonArray *cf_definitions_write (CfDefinitions *definitions);
void cf_definitions_merge_in (CfDefinitions *definitions, CfDefinitions *other);
void cf_definitions_record (CfDefinitions *definitions, const char *revision, JsonArray *codes);
gboolean cf_definitions_knows (CfDefinitions *definitions, const char *revision);
const char *cf_definitions_get (CfDefinitions *definitions, const char *revision, const char *code);

gboolean cf_definitions_varies (CfDefinitions *definitions, const char *code, const char *digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfDefinitions, cf_definitions_free)

G_END_DECLS
