/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds annotations again in a text that is not the one they were placed on. */

#pragma once

#include "cf-annotation.h"

G_BEGIN_DECLS

/**
 * CfVerdict:
 * @CF_ANCHOR_EXACT: the words stand where they stood
 * @CF_ANCHOR_MOVED: they stand elsewhere, at one place that is better than any other
 * @CF_ANCHOR_AMBIGUOUS: they stand at several places that are equally good
 * @CF_ANCHOR_LOST: they stand nowhere
 */
typedef enum
{
  CF_ANCHOR_EXACT,
  CF_ANCHOR_MOVED,
  CF_ANCHOR_AMBIGUOUS,
  CF_ANCHOR_LOST,
} CfVerdict;

CfVerdict cf_anchor_find (CfText *text, CfSpan stored, const CfQuote *quote, CfSpan *found);
CfVerdict cf_anchor_annotation (CfText *text, CfAnnotation *annotation, GArray *spans);
const char *cf_verdict_get_name (CfVerdict verdict);

G_END_DECLS
