/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds what somebody begins to type. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfTypeahead:
 *
 * Things with names in any script, found by the beginning of a name, of a word in it, of its pinyin or of
 * its initials. To be used by one thread at a time.
 */
typedef struct _CfTypeahead CfTypeahead;

CfTypeahead *cf_typeahead_new (void);
void cf_typeahead_free (CfTypeahead *typeahead);
void cf_typeahead_add (CfTypeahead *typeahead, guint item, const char *name);
GArray *cf_typeahead_find (CfTypeahead *typeahead, const char *query, guint max, guint *n_likely);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfTypeahead, cf_typeahead_free)

G_END_DECLS
