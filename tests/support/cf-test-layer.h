/* SPDX-License-Identifier: GPL-3.0-or-later
 * Layers for tests: annotations that are told by their id and their note. */

#pragma once

#include "cf-sidecar-store.h"

G_BEGIN_DECLS

#define CF_TEST_LIN "urn:uuid:77aa5d2e-0b1c-4d3e-8f90-112233445566"

CfAnnotator *cf_test_annotator (void);
CfLayer *cf_test_make_layer (CfSidecarStore *store);
CfSidecarStore *cf_test_open (const char *path);
void cf_test_put (CfLayer *layer, const char *id, const char *note);
void cf_test_delete (CfLayer *layer, const char *id);
char *cf_test_show_layer (CfLayer *layer);
gboolean cf_test_save (CfSidecarStore *store, CfLayer *layer, GError **error);
char *cf_test_show_file (const char *path);

G_END_DECLS
