/* SPDX-License-Identifier: GPL-3.0-or-later
 * Linking an annotation to another, step by step. */

#pragma once

#include "cf-link-draft.h"

G_BEGIN_DECLS

#define CF_TYPE_LINKING (cf_linking_get_type ())
G_DECLARE_FINAL_TYPE (CfLinking, cf_linking, CF, LINKING, GObject)

/**
 * CfLinkStage:
 * @CF_LINK_NONE: nothing is being linked
 * @CF_LINK_CODE: what the selection is to be tagged as
 * @CF_LINK_END: to which annotation
 * @CF_LINK_TYPE: by which relation
 *
 * What is asked for.
 */
typedef enum
{
  CF_LINK_NONE,
  CF_LINK_CODE,
  CF_LINK_END,
  CF_LINK_TYPE
} CfLinkStage;

CfLinking *cf_linking_new (CfSession *session);
gboolean cf_linking_start (CfLinking *self);
gboolean cf_linking_start_retarget (CfLinking *self, CfDocument *document, CfRelation *relation);
CfLinkStage cf_linking_get_stage (CfLinking *self);
CfAnnotation *cf_linking_get_annotation (CfLinking *self);
GPtrArray *cf_linking_get_options (CfLinking *self);
const CfLinkDraft *cf_linking_get_draft (CfLinking *self);
gboolean cf_linking_press (CfLinking *self, gunichar key);
gboolean cf_linking_choose (CfLinking *self, guint option);
gboolean cf_linking_confirm (CfLinking *self);
void cf_linking_stop (CfLinking *self);

G_END_DECLS
