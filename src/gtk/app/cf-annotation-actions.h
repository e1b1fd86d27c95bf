/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done in the window with an annotation. */

#pragma once

#include "cf-window.h"

G_BEGIN_DECLS

const CfWindowAction *cf_annotation_actions_get (guint i);

G_END_DECLS
