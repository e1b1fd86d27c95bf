/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes what was decided into gold layers. */

#pragma once

#include "cf-adjudication.h"
#include "cf-history.h"

G_BEGIN_DECLS

GPtrArray *cf_adjudicator_apply (CfHistory *history,
                                 GPtrArray *documents,
                                 const CfMaterial *material,
                                 GPtrArray *decisions,
                                 CfStrategy strategy);

G_END_DECLS
