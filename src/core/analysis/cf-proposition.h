/* SPDX-License-Identifier: GPL-3.0-or-later
 * What several claims and rebuttals are about. */

#pragma once

#include "cf-codebook.h"
#include "cf-record.h"

G_BEGIN_DECLS

/* The attribute by which annotations meet that nobody linked. */
#define CF_ATTRIBUTE_PROPOSITION "proposition"

/**
 * CfPropositions:
 *
 * The propositions of a codebook, by all their names.
 */
typedef struct _CfPropositions CfPropositions;

CfPropositions *cf_propositions_new (CfCodebook *codebook);
void cf_propositions_free (CfPropositions *propositions);
char *cf_propositions_make_key (CfPropositions *propositions, const char *value);
char *cf_propositions_dup_label (CfPropositions *propositions, const char *key);
void cf_propositions_collect (CfPropositions *propositions, CfRecord *record, GPtrArray *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfPropositions, cf_propositions_free)

G_END_DECLS
