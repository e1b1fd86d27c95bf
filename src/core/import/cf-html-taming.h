/* SPDX-License-Identifier: GPL-3.0-or-later
 * Alters HTML where gumbo would read it wrongly, or one version otherwise than the next. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void cf_html_tame (char *html);

G_END_DECLS
