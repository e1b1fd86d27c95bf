/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading the layers that an article has besides one's own. */

#pragma once

#include "cf-document.h"
#include "cf-layer-choice.h"
#include "cf-other-layer.h"

G_BEGIN_DECLS

typedef struct _CfOtherReading CfOtherReading;

CfOtherReading *cf_other_reading_new (CfDocument *document, CfLayerChoice *choice);
void
cf_other_reading_add_known (CfOtherReading *reading, const char *path, const CfFileStamp *stamp);
void cf_other_reading_start (CfOtherReading *reading,
                             GObject *source,
                             GCancellable *cancellable,
                             GAsyncReadyCallback ready);
GPtrArray *cf_other_reading_finish (GAsyncResult *result);

G_END_DECLS
