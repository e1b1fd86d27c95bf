/* SPDX-License-Identifier: GPL-3.0-or-later
 * What may be said in each member of an entry of the codebook, with names for people. */

#pragma once

#include "cf-words.h"

G_BEGIN_DECLS

CfWords *cf_words_list_parents (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_keys (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_scopes (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_lines (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_trims (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_types (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_owners (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_lists (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_from (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_to (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_attributes (CfCodebookDesk *desk, const char *id);
CfWords *cf_words_list_successors (CfCodebookDesk *desk, const char *id);

G_END_DECLS
