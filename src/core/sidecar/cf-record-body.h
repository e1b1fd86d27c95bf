/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each body of an annotation is to us. */

#pragma once

#include "cf-record.h"

G_BEGIN_DECLS

typedef enum
{
  CF_BODY_FOREIGN, /* none of ours: carried through */
  CF_BODY_LINK,    /* the annotation that speaks */
  CF_BODY_CODE,
  CF_BODY_VALUE,
  CF_BODY_NOTE,
  CF_BODY_TAKEN, /* ours, and written already */
  CF_N_BODY_ROLES
} CfBodyRole;

CfBodyRole *cf_bodies_get_roles (JsonArray *bodies, gboolean is_relation);
JsonArray *cf_bodies_encode (CfRecord *record, JsonArray *old);

G_END_DECLS
