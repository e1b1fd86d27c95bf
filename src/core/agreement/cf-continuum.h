/* SPDX-License-Identifier: GPL-3.0-or-later
 * What several coders marked in one article, or in one of its languages. */

#pragma once

#include "cf-annotation.h"
#include "cf-relation.h"

G_BEGIN_DECLS

/* No code, value or record. */
#define CF_NONE G_MAXUINT

/**
 * CfCodedUnit:
 * @begin: where it begins, in code points of the continuum
 * @end: where it ends, exclusive
 * @code: a value of the material
 * @first_part: the first of its parts, among those of its coding
 * @n_parts: how many parts it has; of several, @begin and @end are the extent
 * @record: the annotation that it stands for, among the records of its coding, or %CF_NONE
 *
 * One unit that a coder marked.
 */
typedef struct
{
  guint begin;
  guint end;
  guint code;
  guint first_part;
  guint n_parts;
  guint record;
} CfCodedUnit;

/**
 * CfNestedUnit:
 * @record: the annotation that it stands for, or %CF_NONE
 * @outer: the annotation in which it stands, or %CF_NONE
 *
 * A unit that is not counted.
 */
typedef struct
{
  guint record;
  guint outer;
} CfNestedUnit;

/**
 * CfCoding:
 * @counts: whether the coder finished the article: empty layers count, unfinished ones never do
 * @units: (element-type CfCodedUnit): by begin, then end (longer first), then code
 * @parts: (element-type CfSpan): of all units
 * @records: (element-type CfAnnotation): what the units stand for, and the annotation of the article
 * @links: (element-type CfRelation): what begins in this article
 * @nested: (element-type CfNestedUnit): units that were left out since they stand in others of their code
 * @elsewhere: (element-type CfAnnotation): what stands only on the other side of a pair of languages: it is listed,
 *   and not counted
 *
 * What one coder marked in one continuum.
 */
typedef struct
{
  gboolean counts;
  GArray *units;
  GArray *parts;
  GPtrArray *records;
  GPtrArray *links;
  GArray *nested;
  GPtrArray *elsewhere;
} CfCoding;

/**
 * CfContinuum:
 * @name: the article
 * @title: (nullable): of the article
 * @language: (nullable): of the text
 * @published: (nullable): the month of the article's date, as 2026-11
 * @coded: (nullable): the month in which the last of what is in it was marked
 * @length: in code points
 * @n_coders: how many coders the material has
 * @codings: one a coder, whether or not that coder has read the article
 * @sentences: (element-type CfSpan): of the text, by begin
 * @items: (element-type guint): values of the material, one a coder and item, or %CF_NONE
 * @scores: (element-type double): of what is in clusters the shares of the second coder's that the first has too, and
 *   the other way round
 *
 * The text of one article, or of one of its languages, with all that was marked in it.
 */
typedef struct
{
  char *name;
  char *title;
  char *language;
  char *published;
  char *coded;
  guint length;
  guint n_coders;
  CfCoding *codings;
  GArray *sentences;
  GArray *items;
  GArray *scores;
} CfContinuum;

/**
 * CfGroup:
 * @CF_GROUP_LANGUAGE: the language of the text
 * @CF_GROUP_PUBLISHED: the month of the article's date
 * @CF_GROUP_CODED: the month in which it was coded
 *
 * By what continua are put together.
 */
typedef enum
{
  CF_GROUP_LANGUAGE,
  CF_GROUP_PUBLISHED,
  CF_GROUP_CODED,
  CF_N_GROUPS
} CfGroup;

CfContinuum *
cf_continuum_new (const char *name, const char *language, guint length, guint n_coders);
CfContinuum *cf_continuum_ref (CfContinuum *continuum);
void cf_continuum_unref (CfContinuum *continuum);
void cf_continuum_add_unit (CfContinuum *continuum,
                            guint coder,
                            guint code,
                            const CfSpan *parts,
                            guint n_parts,
                            CfAnnotation *annotation);
void cf_continuum_add_item (CfContinuum *continuum, const guint *values);
guint cf_continuum_count_items (const CfContinuum *continuum);
guint cf_continuum_count_coders (const CfContinuum *continuum);
const char *cf_continuum_get_group (const CfContinuum *continuum, CfGroup group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfContinuum, cf_continuum_unref)

G_END_DECLS
