/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which articles a list shows, and in which order. */

#pragma once

#include "cf-entry-info.h"
#include "cf-round-work.h"

G_BEGIN_DECLS

/**
 * CfLibraryOrder:
 *
 * In the order of the setting `library-sort`. Where two articles are equal, that of the folder stays.
 */
typedef enum
{
  CF_LIBRARY_BY_FILE,
  CF_LIBRARY_BY_TITLE,
  CF_LIBRARY_BY_OUTLET,
  CF_LIBRARY_NEWEST_FIRST,
  CF_LIBRARY_OLDEST_FIRST,
  CF_LIBRARY_BY_STATUS,
  CF_LIBRARY_BY_LANGUAGE,
} CfLibraryOrder;

#define CF_ENTRY_ANY CF_N_ENTRY_STATUSES

/**
 * CfLibraryQuery:
 * @text: (nullable): words that must stand in title, outlet, date, link, language or file name
 * @outlet: (nullable): the outlet
 * @language: (nullable): one of the languages
 * @from: (nullable): the first day, as RFC 3339 has it; `2021` and `2021-07` will do
 * @to: (nullable): the last day; the same
 * @code: (nullable): a code that the annotator has used there
 * @status: how far the annotator is; or %CF_ENTRY_ANY
 * @work: (nullable): of a round; nothing else is shown
 * @order: how they are sorted
 */
typedef struct
{
  char *text;
  char *outlet;
  char *language;
  char *from;
  char *to;
  char *code;
  CfEntryStatus status;
  CfRoundWork *work;
  CfLibraryOrder order;
} CfLibraryQuery;

/**
 * CfFacet:
 * @name: an outlet, or a language
 * @n: how many articles have it
 */
typedef struct
{
  char *name;
  guint n;
} CfFacet;

/**
 * CfLibraryResult:
 * @shown: (element-type guint32): the indices of the articles that are shown, in order
 * @outlets: (element-type CfFacet): of all articles, sorted
 * @languages: (element-type CfFacet): of all articles, sorted
 * @n_read: how many of all have been read
 * @n_statuses: how many of all are how far
 * @n_done: how many of the work are done; see cf_library_query_is_done()
 * @n_doubts: how many doubts there are in all
 * @n_to_settle: of how many records there are several versions
 */
typedef struct
{
  GArray *shown;
  GArray *outlets;
  GArray *languages;
  guint n_read;
  guint n_statuses[CF_N_ENTRY_STATUSES];
  guint n_done;
  guint n_doubts;
  guint n_to_settle;
} CfLibraryResult;

CfLibraryQuery *cf_library_query_new (void);
CfLibraryQuery *cf_library_query_copy (const CfLibraryQuery *query);
void cf_library_query_free (CfLibraryQuery *query);
gboolean cf_library_query_is_filter (const CfLibraryQuery *query);
gboolean cf_library_query_is_done (const CfLibraryQuery *query, const CfEntryInfo *info);
CfLibraryResult *cf_library_query_run (const CfLibraryQuery *query, GPtrArray *infos);
void cf_library_result_free (CfLibraryResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfLibraryQuery, cf_library_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfLibraryResult, cf_library_result_free)

G_END_DECLS
