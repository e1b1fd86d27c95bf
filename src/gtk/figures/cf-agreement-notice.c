/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said in the place of figures while there are none: why, and what can be done about it. */

#include "config.h"

#include "cf-agreement-notice.h"

#include <glib/gi18n.h>

static const CfNotice no_project = {
  N_ ("No Project Open"),
  N_ ("Open a folder of articles that several people have coded to see how far they agree."),
  N_ ("Open _Folder…"), "win.open-folder"
};
static const CfNotice stopped = { N_ ("Computing Was Stopped"),
                                  N_ ("Choose a measure that is faster, or go on."), N_ ("_Go On"),
                                  "agreement.resume" };
static const CfNotice notices[CF_N_NO_FIGURES] = {
  [CF_NO_FIGURES_CODERS] = { N_ ("Nobody Else Has Coded Here"),
                             N_ ("Agreement is between two coders at least. Share the folder: a "
                                 "colleague’s layer is a file of its own beside yours."),
                             N_ ("_Go to the Article"), "win.focus-article" },
  [CF_NO_FIGURES_BLIND] = { N_ ("The Round Is Blind, and Not Finished"),
                            N_ ("Layers of others are hidden until yours of the same articles are "
                                "finished: finish with Ctrl+Enter, then figures appear here."),
                            N_ ("_Go to the Article"), "win.focus-article" },
  [CF_NO_FIGURES_CODEBOOK] = { N_ ("No Codebook"),
                               N_ ("Nobody can agree without one set of codes: make a codebook for "
                                   "the project, and let two people code by it."),
                               N_ ("Open the _Codebook"), "win.codebook" },
  [CF_NO_FIGURES_FINISHED] = { N_ ("Nothing Is Finished by Two Coders"),
                               N_ ("An article counts when two have finished it, in progress it "
                                   "never does: finish with Ctrl+Enter."),
                               N_ ("_Go to the Article"), "win.focus-article" },
  [CF_NO_FIGURES_SEALED] = { N_ ("Nothing Is Sealed in This Round"),
                             N_ ("Two coders have not finished the same article of the round yet. "
                                 "Finish it with Ctrl+Enter, or look at layers as they are now."),
                             N_ ("Layers as They Are _Now"), "agreement.live" },
};

/**
 * cf_agreement_notice_find:
 * @session: what is open
 *
 * Returns: (transfer none) (nullable): why there are no figures, but for an error; %NULL while they are there, or are waited
 *   for
 */
const CfNotice *
cf_agreement_notice_find (CfSession *session)
{
  CfAgreementKeeper *keeper = cf_session_get_agreement (session);
  CfAgreementReport *report = cf_agreement_keeper_get_report (keeper);

  if (cf_session_get_project (session) == NULL)
    return &no_project;
  if (cf_agreement_keeper_is_stopped (keeper))
    return &stopped;
  return report != NULL && report->why != CF_FIGURES_THERE ? &notices[report->why] : NULL;
}
