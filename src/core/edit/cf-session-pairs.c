/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mending which blocks of the article that is shown translate each other. */

#include "config.h"

#include "cf-session-private.h"

#include <glib/gi18n.h>

/* What is done, what is told of it, and what if there is nothing to do. */
static const struct
{
  const char *label;
  const char *done;
  const char *refused;
} texts[CF_N_MENDS] = {
  [CF_MEND_JOIN_BEFORE] = { N_ ("Join with the pair above"), N_ ("Joined with the pair above"),
                            N_ ("Nothing in the other language stands above") },
  [CF_MEND_JOIN_AFTER] = { N_ ("Join with the pair below"), N_ ("Joined with the pair below"),
                           N_ ("Nothing in the other language stands below") },
  [CF_MEND_SPLIT] = { N_ ("Split the pair"), N_ ("Taken out of its pair"),
                      N_ ("This paragraph has no pair") },
  [CF_MEND_SHIFT_UP] = { N_ ("Move the second language up"),
                         N_ ("From here on the second language has moved one up"),
                         N_ ("There is no more of the second language below") },
  [CF_MEND_SHIFT_DOWN] = { N_ ("Move the second language down"),
                           N_ ("From here on the second language has moved one down"),
                           N_ ("There is no more of the second language below") },
  [CF_MEND_RESET] = { N_ ("Take back all changes of pairs"),
                      N_ ("All pairs are as they were found"), N_ ("No pair has been changed") },
};

static void
put (CfSession *self, CfPairs *pairing, const char *label)
{
  CfDocument *document = cf_session_get_document (self);
  CfRecord *before = CF_RECORD (cf_layer_get_state (cf_document_get_layer (document)));
  g_autoptr (CfRecord) changed = cf_record_copy (before);
  CfStep *step = cf_step_new (label);

  cf_state_set_pairs (CF_STATE (changed), pairing);
  cf_step_add (step, document, NULL, before, changed);
  cf_history_do (cf_session_get_history (self), step, NULL);
}

/**
 * cf_session_mend_pairs:
 * @self: a session
 * @mend: what is to be done with the block in which the selection begins
 *
 * Returns: whether anything could be done; where not, that is told
 */
gboolean
cf_session_mend_pairs (CfSession *self, CfMend mend)
{
  CfDocument *document = cf_session_get_document (self);
  g_autoptr (CfPairs) after = NULL;
  CfState *state;
  CfArticle *article;
  guint block;

  if (!cf_session_can_edit (self))
    return FALSE;
  article = cf_document_get_article (document);
  if (!cf_article_is_bilingual (article))
    {
      cf_session_tell (self, _ ("This article has one language"), FALSE);
      return FALSE;
    }
  state = cf_layer_get_state (cf_document_get_layer (document));
  block = cf_article_find_block (article, cf_session_get_selection (self).start);
  if (!cf_mending_make (article, cf_state_get_pairs (state), block, mend, &after))
    {
      cf_session_tell (self, _ (texts[mend].refused), FALSE);
      return FALSE;
    }
  put (self, after, _ (texts[mend].label));
  cf_session_tell (self, _ (texts[mend].done), TRUE);
  return TRUE;
}
