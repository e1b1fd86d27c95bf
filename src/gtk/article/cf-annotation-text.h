/* SPDX-License-Identifier: GPL-3.0-or-later
 * Annotations in words. */

#pragma once

#include "cf-session.h"

G_BEGIN_DECLS

char *cf_annotation_text_describe (CfSession *session, CfAnnotation *annotation);
char *cf_annotation_text_list_at (CfSession *session, CfSpan selection);

G_END_DECLS
