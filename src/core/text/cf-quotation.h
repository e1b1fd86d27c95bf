/* SPDX-License-Identifier: GPL-3.0-or-later
 * Quotations: which mark closes which. What is kept of a span's words is cf-quote.h. */

#pragma once

#include "cf-text.h"

G_BEGIN_DECLS

GArray *cf_quotation_find_all (CfText *text, CfSpan scope);
gboolean cf_quotation_is_mark (gunichar c);

G_END_DECLS
