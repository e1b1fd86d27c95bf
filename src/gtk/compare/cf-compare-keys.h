/* SPDX-License-Identifier: GPL-3.0-or-later
 * The keys of the list of differences. */

#pragma once

#include "cf-compare-view.h"

G_BEGIN_DECLS

/**
 * CfCompareKey:
 * @accelerator: the key
 * @label: what it does, for people
 * @command: what the view is told
 *
 * A row of the table.
 */
typedef struct
{
  const char *accelerator;
  const char *label;
  CfCompareCommand command;
} CfCompareKey;

const CfCompareKey *cf_compare_keys_get_all (guint *n_keys);
void cf_compare_keys_add (CfCompareView *view, GtkWidget *list);

G_END_DECLS
