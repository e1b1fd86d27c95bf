/* SPDX-License-Identifier: GPL-3.0-or-later
 * Random continua that look like what coders have marked. */

#pragma once

#include "cf-alignment.h"
#include "cf-random.h"

G_BEGIN_DECLS

typedef struct _CfChanceContinuum CfChanceContinuum;

CfChanceContinuum *cf_chance_continuum_new (GPtrArray *coders);
void cf_chance_continuum_free (CfChanceContinuum *chance);
GPtrArray *cf_chance_continuum_draw (const CfChanceContinuum *chance, CfRandom *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfChanceContinuum, cf_chance_continuum_free)

G_END_DECLS
