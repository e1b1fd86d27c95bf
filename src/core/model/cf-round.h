/* SPDX-License-Identifier: GPL-3.0-or-later
 * A round of coding: who codes which articles, and what they may see meanwhile. */

#pragma once

#include "cf-labels.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfRoundKind:
 * @CF_ROUND_TRAINING: coders learn; one's own is shown against gold when it is finished
 * @CF_ROUND_RELIABILITY: several code the same, for measures of agreement
 * @CF_ROUND_MAIN: the articles are divided
 * @CF_ROUND_RECODE: coders code again what they coded before
 * @CF_ROUND_CLASSIFY: the spans are those of gold; coders give them attributes
 */
typedef enum
{
  CF_ROUND_TRAINING,
  CF_ROUND_RELIABILITY,
  CF_ROUND_MAIN,
  CF_ROUND_RECODE,
  CF_ROUND_CLASSIFY,
  CF_N_ROUND_KINDS
} CfRoundKind;

/**
 * CfRound:
 * @id: never changes
 * @label: its name
 * @kind: what it is for
 * @blind: whether others' layers are hidden until one's own is finished
 * @coders: (array zero-terminated=1): short names of annotators, as they were when it was made
 * @names: (element-type utf8 utf8): other short names of the same persons, to those
 * @revision: (nullable): of the codebook that it is coded by
 * @articles: (element-type filename): a set of paths from the project's top, as cf_round_name_article() has them
 * @by_name: (element-type filename GPtrArray): the same by the name of the file
 * @work: (nullable): the name of a coder to such a set; %NULL where each codes all
 * @sample: how many articles were drawn; 0 where they were chosen
 * @each: how many coders were drawn for each article; 0 where each codes all
 * @seed: by which both were drawn
 */
typedef struct
{
  char *id;
  CfLabels *label;
  CfRoundKind kind;
  gboolean blind;
  char **coders;
  GHashTable *names;
  char *revision;
  GHashTable *articles;
  GHashTable *by_name;
  GHashTable *work;
  guint sample;
  guint each;
  guint64 seed;
} CfRound;

CfRound *cf_round_new (const char *id);
void cf_round_free (CfRound *round);

char *cf_round_name_article (const char *path);
void cf_round_add_article (CfRound *round, const char *article);
void cf_round_assign (CfRound *round, const char *coder, const char *article);
void cf_round_add_name (CfRound *round, const char *name, const char *coder);
const char *cf_round_find_coder (const CfRound *round, const char *name);
gboolean cf_round_has_coder (const CfRound *round, const char *name);
gboolean cf_round_has_article (const CfRound *round, const char *article);
gboolean cf_round_assigns (const CfRound *round, const char *coder, const char *article);
GPtrArray *cf_round_list_named (const CfRound *round, const char *article);
GPtrArray *cf_round_list_work (const CfRound *round, const char *coder);

gboolean cf_round_kind_parse (const char *name, CfRoundKind *kind);
const char *cf_round_kind_get_name (CfRoundKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfRound, cf_round_free)

G_END_DECLS
