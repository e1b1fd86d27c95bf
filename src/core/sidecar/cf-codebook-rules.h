/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the members of the entries of a codebook.json may be: tables that end in an empty row. */

#pragma once

#include "cf-json-rule.h"

#include <glib/gi18n.h>

#define CF_CODEBOOK_WRONG N_ ("this is not what belongs here, and is passed over")

extern const CfJsonRule cf_codebook_code_rules[];
extern const CfJsonRule cf_codebook_attribute_rules[];
extern const CfJsonRule cf_codebook_choice_rules[];
extern const CfJsonRule cf_codebook_relation_rules[];
extern const CfJsonRule cf_codebook_entry_rules[];
extern const CfJsonRule cf_codebook_setting_rules[];
