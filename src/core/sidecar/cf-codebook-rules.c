/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the members of the entries of a codebook.json may be. */

#include "config.h"

#include "cf-codebook-rules.h"

const CfJsonRule cf_codebook_code_rules[] = {
  { "parent", CF_JSON_TYPE_STRING_OR_NULL, CF_CODEBOOK_WRONG },
  { "key", CF_JSON_TYPE_STRING_OR_NULL, CF_CODEBOOK_WRONG },
  { "scope", CF_JSON_TYPE_STRING, CF_CODEBOOK_WRONG },
  { "line", CF_JSON_TYPE_STRING, CF_CODEBOOK_WRONG },
  { "trim", CF_JSON_TYPE_STRINGS, CF_CODEBOOK_WRONG },
  { "label", CF_JSON_TYPE_TEXTS, CF_CODEBOOK_WRONG },
  { "definition", CF_JSON_TYPE_TEXTS, CF_CODEBOOK_WRONG },
  { "examples", CF_JSON_TYPE_ARRAY, CF_CODEBOOK_WRONG },
  { "retired", CF_JSON_TYPE_BOOLEAN, CF_CODEBOOK_WRONG },
  { "replaced-by", CF_JSON_TYPE_STRING_OR_NULL, CF_CODEBOOK_WRONG },
  { NULL },
};

const CfJsonRule cf_codebook_attribute_rules[] = {
  { "on", CF_JSON_TYPE_STRINGS, CF_CODEBOOK_WRONG },
  { "required", CF_JSON_TYPE_BOOLEAN, CF_CODEBOOK_WRONG },
  { "label", CF_JSON_TYPE_TEXTS, CF_CODEBOOK_WRONG },
  { "definition", CF_JSON_TYPE_TEXTS, CF_CODEBOOK_WRONG },
  { "values", CF_JSON_TYPE_ARRAY, CF_CODEBOOK_WRONG },
  { "list", CF_JSON_TYPE_STRING, CF_CODEBOOK_WRONG },
  { NULL },
};

const CfJsonRule cf_codebook_choice_rules[] = {
  { "label", CF_JSON_TYPE_TEXTS, CF_CODEBOOK_WRONG },
  { "definition", CF_JSON_TYPE_TEXTS, CF_CODEBOOK_WRONG },
  { NULL },
};

const CfJsonRule cf_codebook_relation_rules[] = {
  { "from", CF_JSON_TYPE_STRINGS, CF_CODEBOOK_WRONG },
  { "to", CF_JSON_TYPE_STRINGS, CF_CODEBOOK_WRONG },
  { "symmetric", CF_JSON_TYPE_BOOLEAN, CF_CODEBOOK_WRONG },
  { "attributes", CF_JSON_TYPE_STRINGS, CF_CODEBOOK_WRONG },
  { "label", CF_JSON_TYPE_TEXTS, CF_CODEBOOK_WRONG },
  { "definition", CF_JSON_TYPE_TEXTS, CF_CODEBOOK_WRONG },
  { NULL },
};

const CfJsonRule cf_codebook_entry_rules[] = {
  { "label", CF_JSON_TYPE_TEXTS, CF_CODEBOOK_WRONG },
  { "aliases", CF_JSON_TYPE_STRINGS, CF_CODEBOOK_WRONG },
  { NULL },
};

const CfJsonRule cf_codebook_setting_rules[] = {
  { "coding-language", CF_JSON_TYPE_STRING_OR_NULL, CF_CODEBOOK_WRONG },
  { "layers", CF_JSON_TYPE_STRING, CF_CODEBOOK_WRONG },
  { NULL },
};
