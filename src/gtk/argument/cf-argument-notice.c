/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said where there is no map, and what can be done about it. */

#include "config.h"

#include "cf-argument-notice.h"

#include <glib/gi18n.h>

/* Why there is none. */
typedef enum
{
  CF_NO_MAP_PROJECT,
  CF_NO_MAP_ARTICLE,
  CF_NO_MAP_SELECTION,
  CF_NO_MAP_CHOICE,
  CF_NO_MAP_MARKED,
  CF_NO_MAP_PROJECT_MARKED,
  CF_NO_MAP_LEFT,
  CF_NO_MAP_STOPPED
} CfNoMap;

static const CfNotice notices[] = {
  [CF_NO_MAP_PROJECT] = { N_ ("No Project Open"),
                          N_ (
                            "Open a folder of articles to see who claims what, and who rebuts it."),
                          N_ ("Open _Folder…"), "win.open-folder" },
  [CF_NO_MAP_ARTICLE] = { N_ ("No Article Open"),
                          N_ ("Choose one in the library, or look at the map of the project."),
                          NULL, NULL },
  [CF_NO_MAP_SELECTION] = { N_ ("Nothing Is Selected"),
                            N_ (
                              "Select words in the article, then come back: the map shows what is "
                              "marked there."),
                            N_ ("_Go to the Article"), "win.focus-article" },
  [CF_NO_MAP_CHOICE] = { N_ ("No Annotation Is Chosen"),
                         N_ ("Choose one in the article with J and K, then come back: the map "
                             "shows the "
                             "thread that it is in."),
                         N_ ("_Go to the Article"), "win.focus-article" },
  [CF_NO_MAP_MARKED] = { N_ ("Nothing Is Marked Here"),
                         N_ (
                           "Mark claims, rebuttals and sources in the article, and link them: they "
                           "appear here as cards."),
                         N_ ("_Go to the Article"), "win.focus-article" },
  [CF_NO_MAP_PROJECT_MARKED] = { N_ ("Nothing Is Marked in This Project"),
                                 N_ ("Mark claims, rebuttals and sources in its articles, and link "
                                     "them: they "
                                     "appear here as cards."),
                                 N_ ("_Go to the Article"), "win.focus-article" },
  [CF_NO_MAP_LEFT] = { N_ ("Nothing Passes the Filter"),
                       N_ ("There are annotations, but none with that code, outlet and annotator."),
                       N_ ("_Clear the Filter"), "map.clear-filter" },
  [CF_NO_MAP_STOPPED] = { N_ ("Reading Was Stopped"),
                          N_ ("The map needs all sidecars of the project."), N_ ("_Read Them"),
                          "map.resume" },
};

/**
 * cf_argument_notice_find:
 * @session: what is open
 * @scope: what there is to be a map of
 *
 * Returns: (transfer none) (nullable): why there can be no map, whatever the graph says; %NULL where there can
 */
const CfNotice *
cf_argument_notice_find (CfSession *session, CfArgumentScope scope)
{
  if (cf_session_get_project (session) == NULL)
    return &notices[CF_NO_MAP_PROJECT];
  if (cf_argument_keeper_is_stopped (cf_session_get_argument (session)))
    return &notices[CF_NO_MAP_STOPPED];
  if (scope != CF_ARGUMENT_PROJECT && cf_session_get_document (session) == NULL)
    return &notices[CF_NO_MAP_ARTICLE];
  if (scope == CF_ARGUMENT_SELECTION && cf_span_length (cf_session_get_selection (session)) == 0)
    return &notices[CF_NO_MAP_SELECTION];
  if (scope == CF_ARGUMENT_THREAD && cf_session_get_chosen (session) == NULL)
    return &notices[CF_NO_MAP_CHOICE];
  return NULL;
}

/**
 * cf_argument_notice_get_of_nothing:
 * @scope: what there is to be a map of
 * @is_filtered: whether only some annotations were wanted
 *
 * Returns: (transfer none): why nothing is in a map
 */
const CfNotice *
cf_argument_notice_get_of_nothing (CfArgumentScope scope, gboolean is_filtered)
{
  if (is_filtered)
    return &notices[CF_NO_MAP_LEFT];
  return &notices[scope == CF_ARGUMENT_PROJECT ? CF_NO_MAP_PROJECT_MARKED : CF_NO_MAP_MARKED];
}
