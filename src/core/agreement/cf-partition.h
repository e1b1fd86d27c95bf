/* SPDX-License-Identifier: GPL-3.0-or-later
 * A continuum cut into what a coder marked and the gaps between. */

#pragma once

#include "cf-material.h"

G_BEGIN_DECLS

/* The value of a gap; those of codes are one more than in the material. */
#define CF_GAP 0u

/**
 * CfStretch:
 * @end: where it ends; it begins where the one before ends
 * @value: the code's position in the material and one, or %CF_GAP
 */
typedef struct
{
  guint end;
  guint value;
} CfStretch;

/**
 * CfPartition:
 * @stretches: (element-type CfStretch): from 0 to the length of the continuum
 * @marked: characters that the units have, each counted with each of its units
 * @lost: those of them that another unit has taken
 */
typedef struct
{
  GArray *stretches;
  guint64 marked;
  guint64 lost;
} CfPartition;

CfPartition *cf_partition_new (const CfContinuum *continuum, guint coder, guint code);
void cf_partition_free (CfPartition *partition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfPartition, cf_partition_free)

G_END_DECLS
