/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps what is said of articles and articles.csv in step. */

#pragma once

#include "cf-document.h"

G_BEGIN_DECLS

#define CF_TYPE_CORRECTOR (cf_corrector_get_type ())
G_DECLARE_FINAL_TYPE (CfCorrector, cf_corrector, CF, CORRECTOR, GObject)

CfCorrector *cf_corrector_new (void);
void cf_corrector_add_project (CfCorrector *self, CfProject *project);
void cf_corrector_watch (CfCorrector *self, CfDocument *document);
void cf_corrector_refresh (CfCorrector *self, const char *folder);
gboolean cf_corrector_flush (CfCorrector *self, GError **error);

G_END_DECLS
