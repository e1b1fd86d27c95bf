/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the comparer share. */

#pragma once

#include "cf-comparer.h"

G_BEGIN_DECLS

struct _CfComparer
{
  GObject parent_instance;

  CfSession *session;
  CfSession *gold;
  CfComparison *comparison; /* NULL until there is one */
  GPtrArray *states;        /* CfGold of each article, NULL where it is to be found again */
  GArray *order;            /* of guint: the coders as they stand */
  gboolean is_hidden;
  gboolean has_states; /* any of the states has been found */
  guint decided_source;
};

G_END_DECLS
