/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said where there is no map, and what can be done about it. */

#include "config.h"

#include "cf-argument-notice.h"

#include <glib/gi18n.h>

static const CfArgumentNotice notices[] = {
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
                       N_ ("_Clear the Filter"), "clear" },
  [CF_NO_MAP_STOPPED] = { N_ ("Reading Was Stopped"),
                          N_ ("The map needs all sidecars of the project."), N_ ("_Read Them"),
                          "resume" },
};

/**
 * cf_argument_notice_get:
 * @reason: why there is no map
 *
 * Returns: (transfer none): what is said of it
 */
const CfArgumentNotice *
cf_argument_notice_get (CfNoMap reason)
{
  return &notices[reason];
}
