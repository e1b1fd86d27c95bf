/* SPDX-License-Identifier: GPL-3.0-or-later
 * Seals layers when they are finished and on the disk. */

#pragma once

#include "cf-autosave.h"

G_BEGIN_DECLS

#define CF_TYPE_SEALER (cf_sealer_get_type ())
G_DECLARE_FINAL_TYPE (CfSealer, cf_sealer, CF, SEALER, GObject)

CfSealer *cf_sealer_new (CfAutosave *autosave);

G_END_DECLS
