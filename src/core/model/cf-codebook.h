/* SPDX-License-Identifier: GPL-3.0-or-later
 * Codes, attributes and relation types. */

#pragma once

#include "cf-labels.h"
#include "cf-renamed.h"
#include "cf-round.h"
#include "cf-trim.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  CF_SCOPE_SPAN,
  CF_SCOPE_ARTICLE,
} CfScope;

typedef enum
{
  CF_LINE_SOLID,
  CF_LINE_WAVY,
  CF_LINE_DOTTED,
  CF_LINE_DASHED,
  CF_LINE_DOUBLE,
  CF_N_LINES
} CfLine;

typedef enum
{
  CF_ATTRIBUTE_CHOICE,
  CF_ATTRIBUTE_CHOICES,
  CF_ATTRIBUTE_TEXT,
  CF_ATTRIBUTE_NUMBER,
  CF_ATTRIBUTE_YES_NO,
  CF_ATTRIBUTE_LIST,
  CF_N_ATTRIBUTE_TYPES
} CfAttributeType;

/**
 * CfCode:
 * @id: never changes, is never reused
 * @parent: (nullable): the id of the code that it belongs under
 * @key: (nullable): the key that tags with it, `1` … `9`
 * @scope: whether it is given to spans or to an article
 * @colour: `#rrggbb`, for light and for dark
 * @line: the shape of its underline: colour never stands alone
 * @trim: what is left out at the ends of its spans
 * @label: its name
 * @definition: what it means
 * @examples: (element-type CfLabels): examples
 * @retired: not offered any more
 * @replaced_by: (nullable): the id of the code that took its place
 */
typedef struct
{
  char *id;
  char *parent;
  char *key;
  CfScope scope;
  char *colour[2];
  CfLine line;
  CfTrim trim;
  CfLabels *label;
  CfLabels *definition;
  GPtrArray *examples;
  gboolean retired;
  char *replaced_by;
} CfCode;

/**
 * CfChoice:
 * @id: the value that is written
 * @label: its name
 * @definition: what it means
 */
typedef struct
{
  char *id;
  CfLabels *label;
  CfLabels *definition;
} CfChoice;

/**
 * CfAttribute:
 * @id: never changes
 * @type: what its values are
 * @on: (array zero-terminated=1): the ids of the codes, or relation types, that have it
 * @required: without it an article is not finished; tagging never asks for it
 * @label: its name
 * @definition: what it means
 * @values: (element-type CfChoice): of choice and choices
 * @list: (nullable): the id of the list that a list attribute takes its values from
 */
typedef struct
{
  char *id;
  CfAttributeType type;
  char **on;
  gboolean required;
  CfLabels *label;
  CfLabels *definition;
  GPtrArray *values;
  char *list;
} CfAttribute;

/**
 * CfRelationType:
 * @id: never changes
 * @from: (array zero-terminated=1): the codes that may speak
 * @to: (array zero-terminated=1): the codes that may be spoken of
 * @symmetric: equal in either direction
 * @attributes: (array zero-terminated=1): the ids of its attributes
 * @label: its name
 * @definition: what it means
 */
typedef struct
{
  char *id;
  char **from;
  char **to;
  gboolean symmetric;
  char **attributes;
  CfLabels *label;
  CfLabels *definition;
} CfRelationType;

/**
 * CfListEntry:
 * @id: never changes
 * @label: its name
 * @aliases: (element-type utf8): other names, in any script, that mean the same
 *
 * An entry of a vocabulary that a list attribute takes its values from.
 */
typedef struct
{
  char *id;
  CfLabels *label;
  GPtrArray *aliases;
} CfListEntry;

#define CF_TYPE_CODEBOOK (cf_codebook_get_type ())
G_DECLARE_FINAL_TYPE (CfCodebook, cf_codebook, CF, CODEBOOK, GObject)

CfCodebook *cf_codebook_new (const char *id, const char *title);
void cf_codebook_set_revision (CfCodebook *self, const char *revision);
const char *cf_codebook_get_id (CfCodebook *self);
const char *cf_codebook_get_title (CfCodebook *self);
void cf_codebook_set_layers_apart (CfCodebook *self, gboolean apart);
gboolean cf_codebook_keeps_layers_apart (CfCodebook *self);
void cf_codebook_set_unread (CfCodebook *self, gboolean is_unread);
gboolean cf_codebook_is_unread (CfCodebook *self);
void cf_codebook_set_coding_language (CfCodebook *self, const char *language);
const char *cf_codebook_get_coding_language (CfCodebook *self);
const char *cf_codebook_get_revision (CfCodebook *self);

gboolean cf_codebook_take_code (CfCodebook *self, CfCode *code);
gboolean cf_codebook_take_attribute (CfCodebook *self, CfAttribute *attribute);
gboolean cf_codebook_take_relation_type (CfCodebook *self, CfRelationType *type);
gboolean cf_codebook_take_round (CfCodebook *self, CfRound *round);
gboolean cf_codebook_take_list_entry (CfCodebook *self, const char *list, CfListEntry *entry);

const CfCode *cf_codebook_get_code (CfCodebook *self, const char *id);
const CfCode *cf_codebook_follow_code (CfCodebook *self, const char *id);
const char *cf_codebook_follow_id (CfCodebook *self, const char *id);
const CfCode *cf_codebook_get_code_for_key (CfCodebook *self, const char *key);
GPtrArray *cf_codebook_get_codes (CfCodebook *self);
const CfAttribute *cf_codebook_get_attribute (CfCodebook *self, const char *id);
GPtrArray *cf_codebook_get_attributes (CfCodebook *self);
GPtrArray *cf_codebook_list_attributes_on (CfCodebook *self, const char *code);
const CfRelationType *cf_codebook_get_relation_type (CfCodebook *self, const char *id);
GPtrArray *cf_codebook_get_relation_types (CfCodebook *self);
GPtrArray *cf_codebook_get_rounds (CfCodebook *self);
const CfRound *cf_codebook_get_round (CfCodebook *self, const char *id);
void cf_codebook_take_renamed (CfCodebook *self, CfRenamed *renamed);
GPtrArray *cf_codebook_get_renamed (CfCodebook *self);
GPtrArray *cf_codebook_list_lists (CfCodebook *self);
GPtrArray *cf_codebook_get_list (CfCodebook *self, const char *list);

CfCode *cf_code_new (const char *id);
void cf_code_free (CfCode *code);
CfAttribute *cf_attribute_new (const char *id);
void cf_attribute_free (CfAttribute *attribute);
CfChoice *cf_choice_new (const char *id);
void cf_choice_free (CfChoice *choice);
CfRelationType *cf_relation_type_new (const char *id);
void cf_relation_type_free (CfRelationType *type);
CfListEntry *cf_list_entry_new (const char *id);
void cf_list_entry_free (CfListEntry *entry);

const char *cf_code_get_label (const CfCode *code);
const CfChoice *cf_attribute_get_choice (const CfAttribute *attribute, const char *id);
gboolean cf_attribute_takes_several (const CfAttribute *attribute);
gboolean cf_attribute_accepts (const CfAttribute *attribute, const char *value);
const char *cf_attribute_get_value_label (const CfAttribute *attribute, const char *value);
gboolean cf_relation_type_joins (const CfRelationType *type, const char *from, const char *to);

const char *cf_attribute_type_get_name (CfAttributeType type);
const char *cf_line_get_name (CfLine line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfCode, cf_code_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfAttribute, cf_attribute_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfChoice, cf_choice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfRelationType, cf_relation_type_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfListEntry, cf_list_entry_free)

G_END_DECLS
