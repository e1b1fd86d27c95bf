/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the arbiter share. */

#pragma once

#include "cf-arbiter.h"
#include "cf-gold-layer.h"

G_BEGIN_DECLS

/**
 * CfArbiterWork:
 * @arbiter: who decides
 * @item: the difference
 * @layer: the gold layer of its article
 * @step: what is done
 *
 * One decision that is being put together.
 */
typedef struct
{
  const CfArbiter *arbiter;
  const CfComparedItem *item;
  CfGoldLayer *layer;
  CfStep *step;
} CfArbiterWork;

/* cf-arbiter-gold.c */
CfGoldLayer *cf_arbiter_find_layer (const CfArbiter *arbiter, const char *path, GError **error);
void cf_arbiter_put (CfArbiterWork *work, CfRecord *before, CfRecord *after);
CfRecord *cf_arbiter_put_side (CfArbiterWork *work, guint side, GError **error);

G_END_DECLS
