/* SPDX-License-Identifier: GPL-3.0-or-later
 * Annotations in words. */

#pragma once

#include "cf-link-keeper.h"

G_BEGIN_DECLS

char *
cf_annotation_text_describe (CfAnnotation *annotation, CfCodebook *codebook, CfLinkKeeper *links);
char *cf_annotation_text_list (CfDocument *document,
                               CfSpan span,
                               CfCodebook *codebook,
                               CfLinkKeeper *links);
char *cf_annotation_text_list_at (CfDocument *document,
                                  CfSpan selection,
                                  CfCodebook *codebook,
                                  CfLinkKeeper *links);

G_END_DECLS
