/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said of rounds. */

#include "config.h"

#include "cf-round-words.h"

#include <glib/gi18n.h>

static const struct
{
  const char *label;
  const char *description;
} kinds[CF_N_ROUND_KINDS] = {
  [CF_ROUND_TRAINING] = { N_ ("Training"),
                          N_ ("Coders learn: what they have finished is shown beside gold.") },
  [CF_ROUND_RELIABILITY] = { N_ ("Reliability"),
                             N_ ("Several coders code the same, for figures of agreement.") },
  [CF_ROUND_MAIN] = { N_ ("Main coding"), N_ ("The articles are divided among the coders.") },
  [CF_ROUND_RECODE] = { N_ ("Recoding"), N_ ("Coders code again what they coded before.") },
  [CF_ROUND_CLASSIFY] = { N_ ("Classifying"),
                          N_ ("The spans are those of gold and stay where they are: coders give "
                              "them codes and attributes.") },
};

/**
 * cf_round_kind_get_label:
 * @kind: a kind
 *
 * Returns: (transfer none): what it is called
 */
const char *
cf_round_kind_get_label (CfRoundKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kinds[kind].label);
}

/**
 * cf_round_kind_describe:
 * @kind: a kind
 *
 * Returns: (transfer none): what it is for
 */
const char *
cf_round_kind_describe (CfRoundKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kinds[kind].description);
}

/**
 * cf_round_describe_blindness:
 *
 * Returns: (transfer none): what blindness in a shared folder can ensure, and what it cannot
 */
const char *
cf_round_describe_blindness (void)
{
  return _ (
    "In a blind round this program shows a coder nothing that others have coded, until the "
    "coder’s own article is finished: not in lists, maps, counts, searches or exports. That "
    "keeps an honest coder from seeing by accident. It cannot keep a secret: the files lie "
    "in the folder that you share, any other program can open them, who codes what stands "
    "in codebook.json, and coders can talk. What must be hidden for certain, hide by "
    "rights: keep layers in a folder for each coder (on the first page of the codebook) and let "
    "nobody read the folders of others.");
}
