/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the argument graph of a project is made of, as it is now. */

#pragma once

#include "cf-project.h"

G_BEGIN_DECLS

/**
 * CfArgumentMatter:
 * @project: a project
 * @all: (element-type CfArgumentKept): what its articles say
 *
 * It is whole in itself: a thread may make the graph while what it is of changes.
 */
typedef struct
{
  CfProject *project;
  GPtrArray *all;
} CfArgumentMatter;

CfArgumentMatter *cf_argument_matter_new (CfProject *project, GHashTable *kept, GHashTable *open);
void cf_argument_matter_free (CfArgumentMatter *matter);

G_END_DECLS
