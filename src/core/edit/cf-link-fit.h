/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the codebook lets join two annotations. */

#pragma once

#include "cf-codebook.h"
#include "cf-document.h"

G_BEGIN_DECLS

/**
 * CfLinkEnd:
 * @document: where it stands
 * @annotation: an annotation of its layer
 *
 * One end of a link, in an article that is open. Nothing of it is owned.
 */
typedef struct
{
  CfDocument *document;
  CfAnnotation *annotation;
} CfLinkEnd;

gboolean cf_link_fits (const CfRelationType *type, CfLinkEnd from, CfLinkEnd to);
gboolean cf_link_fits_far (const CfRelationType *type,
                           CfCodebook *codebook,
                           CfAnnotation *from,
                           CfAnnotation *to);
gboolean cf_link_exists (const CfRelationType *type, CfLinkEnd from, CfLinkEnd to);
gboolean
cf_link_fits_codes (const CfRelationType *type, CfCodebook *codebook, const char *a, const char *b);
gboolean cf_link_is_to_source (const CfRelationType *type);

G_END_DECLS
