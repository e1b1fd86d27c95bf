/* SPDX-License-Identifier: GPL-3.0-or-later
 * One text in several languages. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfLabels:
 *
 * One text of the codebook in several languages, by BCP 47 tag.
 */
typedef struct _CfLabels CfLabels;

CfLabels *cf_labels_new (void);
void cf_labels_free (CfLabels *labels);
void cf_labels_set (CfLabels *labels, const char *language, const char *text);
const char *cf_labels_get (const CfLabels *labels);
const char *cf_labels_get_for (const CfLabels *labels, const char *language);
gboolean cf_labels_matches (const CfLabels *labels, const char *text);
GPtrArray *cf_labels_list_texts (const CfLabels *labels);

const char *cf_labels_get_user_language (void);
void cf_labels_set_user_language (const char *language);

G_END_DECLS
