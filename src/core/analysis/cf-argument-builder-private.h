/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a builder has collected. */

#pragma once

#include "cf-argument-builder.h"
#include "cf-proposition.h"

G_BEGIN_DECLS

/* Which side of a pair speaks for both: that in the coding language, else in the article's first. */
typedef enum
{
  CF_ARGUMENT_SIDE_CODING,
  CF_ARGUMENT_SIDE_OTHER,
} CfArgumentSide;

/**
 * CfArgumentEntry:
 * @annotation: an annotation
 * @article: where it stands
 * @annotator: whose it is
 * @layer: the number of its layer
 * @outside: whether it is wanted only as the end of a relation
 * @pair: of the block in which it begins; 0 for none
 * @language: (nullable): of that block
 * @side: whether it speaks for its counterparts
 */
typedef struct
{
  CfAnnotation *annotation;
  CfArgumentArticle *article;
  char *annotator;
  guint layer;
  gboolean outside;
  guint pair;
  const char *language;
  CfArgumentSide side;
} CfArgumentEntry;

/**
 * CfArgumentLink:
 * @relation: a relation
 * @annotator: whose it is
 * @outside: whether it is wanted only where it touches something
 */
typedef struct
{
  CfRelation *relation;
  char *annotator;
  gboolean outside;
} CfArgumentLink;

struct _CfArgumentBuilder
{
  CfCodebook *codebook;
  CfPropositions *propositions;
  CfArticle *article; /* of the layers that follow */
  CfArgumentArticle *about;
  guint n_layers;
  GArray *entries; /* of CfArgumentEntry */
  GArray *links;   /* of CfArgumentLink */
};

G_END_DECLS
