/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a session has for rounds. */

#include "config.h"

#include "cf-session-private.h"

/**
 * cf_session_get_listing:
 * @self: a session
 *
 * Returns: (transfer none): the articles of which a round can be made
 */
CfListing *
cf_session_get_listing (CfSession *self)
{
  return self->listing;
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
