/* SPDX-License-Identifier: GPL-3.0-or-later
 * The marks that git leaves in a file of which it could not unite two versions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *cf_conflict_markers_split (GBytes *bytes);

G_END_DECLS
