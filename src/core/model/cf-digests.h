/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lists of digests, of which none is there twice. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void cf_digests_add (GArray *digests, guint64 digest);
void cf_digests_add_all (GArray *digests, GArray *others);

G_END_DECLS
