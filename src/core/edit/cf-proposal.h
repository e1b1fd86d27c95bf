/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the program proposes for an attribute. */

#pragma once

#include "cf-document.h"

G_BEGIN_DECLS

const char *
cf_proposal_get (CfDocument *document, CfAnnotation *annotation, const CfAttribute *attribute);

G_END_DECLS
