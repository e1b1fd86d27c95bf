/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the library has done in a thread: which articles a folder has, and what is corrected of them. */

#pragma once

#include "cf-entry-info.h"
#include "cf-project.h"
#include "cf-task.h"

G_BEGIN_DECLS

/**
 * CfLibraryScan:
 * @infos: (element-type CfEntryInfo): the articles, by path
 * @by_path: their indices, by their paths, which are those of the infos
 * @problems: (element-type CfProblem): what could not be read, and what is wrong with articles.csv
 * @folders: those in which they are, the first %CF_LIMIT_FOLDERS_WATCHED
 * @has_more_folders: whether there are others
 */
typedef struct
{
  GPtrArray *infos;
  GHashTable *by_path;
  GPtrArray *problems;
  char **folders;
  gboolean has_more_folders;
} CfLibraryScan;

/**
 * CfLibraryCorrection:
 * @before: an article
 * @after: the same, as articles.csv has it now
 */
typedef struct
{
  CfEntryInfo *before;
  CfEntryInfo *after;
} CfLibraryCorrection;

void cf_library_jobs_scan (CfTask *task, CfProject *project, const char *folder, GPtrArray *known);
void cf_library_jobs_correct (CfTask *task, CfProject *project, GPtrArray *infos);

G_END_DECLS
