/* SPDX-License-Identifier: GPL-3.0-or-later
 * That an annotator of a project has another short name now. */

#pragma once

#include "cf-round.h"

G_BEGIN_DECLS

/**
 * CfRenamed:
 * @former: the short name of before
 * @name: the one after it
 * @id: (nullable): the identity of the annotator
 */
typedef struct
{
  char *former;
  char *name;
  char *id;
} CfRenamed;

CfRenamed *cf_renamed_new (const char *former, const char *name, const char *id);
void cf_renamed_free (CfRenamed *renamed);

void cf_renamed_name_coders (GPtrArray *renamed, CfRound *round);
const char *cf_renamed_follow (GPtrArray *renamed, const char *name, const char *id);

G_END_DECLS
