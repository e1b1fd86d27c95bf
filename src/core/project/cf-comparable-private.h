/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which layers are compared. */

#pragma once

#include "cf-comparable.h"

G_BEGIN_DECLS

/**
 * CfCollecting:
 * @project: of which project
 * @options: what is wanted
 * @found: what was found so far
 * @problems: (element-type CfProblem): gets what could not be read
 *
 * Collecting what coders marked.
 */
typedef struct
{
  CfProject *project;
  const CfComparableOptions *options;
  CfComparable *found;
  GPtrArray *problems;
} CfCollecting;

char *cf_collecting_dup_annotator (const char *sidecar);
gboolean
cf_collecting_wants (const CfCollecting *collecting, const char *article, const char *annotator);
gboolean cf_collecting_is_in_round (const CfCollecting *collecting, const CfTarget *target);
CfLayer **cf_collecting_load_layers (CfCollecting *collecting, const CfTarget *target);

G_END_DECLS
