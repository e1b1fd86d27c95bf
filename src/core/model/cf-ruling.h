/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a difference between coders was decided. */

#pragma once

#include "cf-record.h"

G_BEGIN_DECLS

/**
 * CfDecided:
 * @CF_DECIDED_NOT: it is open
 * @CF_DECIDED_TAKEN: one coder's version was taken
 * @CF_DECIDED_NONE: none of them was
 * @CF_DECIDED_RULE: a rule has settled it, of which there is no ruling
 *
 * How a difference was decided.
 */
typedef enum
{
  CF_DECIDED_NOT,
  CF_DECIDED_TAKEN,
  CF_DECIDED_NONE,
  CF_DECIDED_RULE
} CfDecided;

/**
 * CfRulingDraft:
 * @decided: how; not %CF_DECIDED_RULE
 * @kind: in what the coders differ
 * @attribute: (nullable): in which attribute
 * @sources: (array fixed-size=2): the versions that differ; the second may be %NULL
 * @taken: (nullable): the id of the one that is taken
 * @gold: (nullable): the id of what stands in gold for it
 * @decider: (nullable): the identity of who decides
 * @reason: (nullable): a word
 * @note: (nullable): a note
 *
 * What is said of a difference.
 */
typedef struct
{
  CfDecided decided;
  const char *kind;
  const char *attribute;
  CfRecord *const *sources;
  const char *taken;
  const char *gold;
  const char *decider;
  const char *reason;
  const char *note;
} CfRulingDraft;

#define CF_TYPE_RULING (cf_ruling_get_type ())
G_DECLARE_FINAL_TYPE (CfRuling, cf_ruling, CF, RULING, CfRecord)

CfRuling *cf_ruling_new (const char *id, JsonObject *decision);
CfRuling *
cf_ruling_make (const char *id, const CfRulingDraft *draft, CfRecord *before, const char *when);
JsonObject *cf_ruling_get_decision (CfRuling *self);
const char *cf_ruling_get_source (CfRuling *self, guint n);

CfDecided cf_ruling_get_decided (CfRuling *self);
const char *cf_ruling_get_attribute (CfRuling *self);
const char *cf_ruling_get_taken (CfRuling *self);
const char *cf_ruling_get_gold (CfRuling *self);
const char *cf_ruling_get_reason (CfRuling *self);
const char *cf_ruling_get_note (CfRuling *self);
gboolean cf_ruling_names_version (CfRuling *self, CfRecord *record);

G_END_DECLS
