/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which article comes next in the list. */

#pragma once

#include "cf-library.h"

G_BEGIN_DECLS

/**
 * CfLibraryStep:
 * @CF_LIBRARY_FIRST: the first article of the list; of the folder while nothing is shown
 * @CF_LIBRARY_NEXT: the one after the open one, in the list as it is shown
 * @CF_LIBRARY_PREVIOUS: the one before it
 * @CF_LIBRARY_UNFINISHED: the next one, round at the end, that the annotator has not finished
 *
 * Where to go in the list; to the next or previous one from an article that is not shown is to the first.
 */
typedef enum
{
  CF_LIBRARY_FIRST,
  CF_LIBRARY_NEXT,
  CF_LIBRARY_PREVIOUS,
  CF_LIBRARY_UNFINISHED
} CfLibraryStep;

char *cf_library_step_find (CfLibrary *library, const char *open, CfLibraryStep step);

G_END_DECLS
