/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a session has for rounds. */

#include "config.h"

#include "cf-session-private.h"

/**
 * cf_session_set_articles:
 * @self: a session
 * @list: (nullable): tells which articles there are; %NULL when nobody knows any more
 * @owner: for @list; takes itself away before it goes
 *
 * Panes meet only in the session, and one of them has read all articles, with their outlets, when another asks for them.
 */
void
cf_session_set_articles (CfSession *self, CfListArticles list, gpointer owner)
{
  self->list_articles = list;
  self->articles_owner = owner;
}

/**
 * cf_session_list_articles:
 * @self: a session
 * @shown: only those that the user has before them, as they are filtered
 *
 * Returns: (transfer full) (element-type CfEntryInfo): articles of which a round can be made; none where nobody has read
 *   any
 */
GPtrArray *
cf_session_list_articles (CfSession *self, gboolean shown)
{
  return self->list_articles != NULL ? self->list_articles (self->articles_owner, shown)
                                     : g_ptr_array_new ();
}

/**
 * cf_session_get_sealer:
 * @self: a session
 *
 * Returns: (transfer none): tells what is sealed
 */
CfSealer *
cf_session_get_sealer (CfSession *self)
{
  return self->sealer;
}
