/* SPDX-License-Identifier: GPL-3.0-or-later
 * The links of an annotation. */

#pragma once

#include "cf-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

guint cf_link_rows_fill (GtkListBox *list, CfDocument *document, CfAnnotation *annotation);

G_END_DECLS
