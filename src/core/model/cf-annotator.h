/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who annotates. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CF_ANNOTATOR_GOLD "gold"
#define CF_ANNOTATOR_NAME_MAX 32

/**
 * CfAnnotator:
 * @id: the identity, `urn:uuid:…`
 * @name: the short name that stands in file names: 1 to 32 of letters, digits, `-` and `_`
 * @full_name: (nullable): the name for people
 */
typedef struct
{
  char *id;
  char *name;
  char *full_name;
} CfAnnotator;

CfAnnotator *cf_annotator_new (const char *id, const char *name, const char *full_name);
CfAnnotator *cf_annotator_copy (const CfAnnotator *annotator);
void cf_annotator_free (CfAnnotator *annotator);
gboolean cf_annotator_is_same (const CfAnnotator *a, const CfAnnotator *b);
gboolean cf_annotator_is_valid_name (const char *name);
gboolean cf_annotator_is_personal_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfAnnotator, cf_annotator_free)

G_END_DECLS
