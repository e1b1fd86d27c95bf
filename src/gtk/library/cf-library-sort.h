/* SPDX-License-Identifier: GPL-3.0-or-later
 * Orders of the library. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CfLibraryOrder:
 *
 * In the order of the setting `library-sort`.
 */
typedef enum
{
  CF_LIBRARY_BY_FILE,
  CF_LIBRARY_BY_TITLE,
  CF_LIBRARY_BY_OUTLET,
  CF_LIBRARY_NEWEST_FIRST,
  CF_LIBRARY_OLDEST_FIRST,
  CF_LIBRARY_UNFINISHED_FIRST,
} CfLibraryOrder;

GtkSorter *cf_library_sort_new (CfLibraryOrder order);

G_END_DECLS
