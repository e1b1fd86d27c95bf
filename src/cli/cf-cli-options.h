/* SPDX-License-Identifier: GPL-3.0-or-later
 * Options that several commands take. */

#pragma once

#include "cf-command.h"
#include "cf-edit.h"

G_BEGIN_DECLS

/**
 * CfAnnotationOptions:
 * @annotator: (nullable): `--annotator`
 * @code: (nullable): `--code`
 * @spans: (nullable): `--span`, several
 * @attributes: (nullable): `--attribute`, several
 * @note: (nullable): `--note`
 * @doubt: `--doubt`
 *
 * What `annotate` and `edit` say of an annotation.
 */
typedef struct
{
  char *annotator;
  char *code;
  char **spans;
  char **attributes;
  char *note;
  gboolean doubt;
} CfAnnotationOptions;

char *cf_cli_get_annotator (const char *option, GError **error);
GArray *cf_cli_parse_spans (char **options, CfDocument *document, GError **error);
gboolean cf_cli_set_attributes (
  CfRecord *record, CfCodebook *codebook, const char *code, char **options, GError **error);
const CfCode *cf_cli_find_code (CfCodebook *codebook, const char *id, GError **error);
const CfRelationType *
cf_cli_find_relation_type (CfCodebook *codebook, const char *id, GError **error);

G_END_DECLS
