/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a statement is presented: quoted, reported, or in the outlet's own voice. */

#pragma once

#include "cf-text.h"

G_BEGIN_DECLS

typedef enum
{
  CF_PRESENTATION_DIRECT,
  CF_PRESENTATION_PARTIAL,
  CF_PRESENTATION_INDIRECT,
  CF_PRESENTATION_OWN_VOICE,
  CF_N_PRESENTATIONS
} CfPresentation;

CfPresentation cf_presentation_guess (CfText *text, CfSpan block, CfSpan span);
const char *cf_presentation_get_id (CfPresentation presentation);

G_END_DECLS
