/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which units of two coders mean the same. */

#pragma once

#include "cf-material.h"

G_BEGIN_DECLS

/**
 * CfMatch:
 * @CF_MATCH_EXACT: the same places, all parts, and the same code
 * @CF_MATCH_OVERLAP: any overlap and the same code; as many pairs as there can be
 * @CF_MATCH_HALF: an overlap of half of the longer one at least, and the same code; the best pairs first
 * @CF_MATCH_PLACE: an overlap of half of the longer one at least, whatever the code; the best pairs first
 *
 * When two units are one. Each is matched with one other at most. Of a unit with several parts the extent
 * overlaps.
 */
typedef enum
{
  CF_MATCH_EXACT,
  CF_MATCH_OVERLAP,
  CF_MATCH_HALF,
  CF_MATCH_PLACE,
} CfMatch;

/**
 * CfMatching:
 * @of_first: (array): for each unit of the first coder its counterpart, or %CF_NONE
 * @of_second: (array): for each unit of the second
 * @n: how many pairs there are
 */
typedef struct
{
  guint *of_first;
  guint *of_second;
  guint n;
} CfMatching;

CfMatching *cf_matching_new (const CfCoding *first, const CfCoding *second);
void cf_matching_free (CfMatching *matching);
void cf_matching_extend (
  CfMatching *matching, const CfCoding *first, const CfCoding *second, guint n_codes, CfMatch rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfMatching, cf_matching_free)

G_END_DECLS
