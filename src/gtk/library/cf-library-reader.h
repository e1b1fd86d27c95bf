/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads the articles of the library in threads. */

#pragma once

#include "cf-entry-info.h"

G_BEGIN_DECLS

/**
 * CfLibraryReader:
 *
 * Reads articles with all processors, and hands over what was read when it is asked. To be used by one
 * thread; freeing it stops the reading.
 */
typedef struct _CfLibraryReader CfLibraryReader;

/**
 * CfReadEntry:
 * @index: which of the articles that were given
 * @info: what was read
 */
typedef struct
{
  guint index;
  CfEntryInfo *info;
} CfReadEntry;

CfLibraryReader *
cf_library_reader_new (CfProject *project, const char *annotator, GPtrArray *infos, GArray *wanted);
void cf_library_reader_free (CfLibraryReader *reader);
GArray *cf_library_reader_take (CfLibraryReader *reader, gboolean *done);

G_END_DECLS
