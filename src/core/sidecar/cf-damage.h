/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is wrong with a damaged sidecar, and what there is to put in its place. */

#pragma once

#include "cf-problem.h"

G_BEGIN_DECLS

/**
 * CfDamage:
 * @line: where it is damaged, from 1, or 0 for nowhere in particular
 * @column: from 1, in code points, or 0
 * @reason: what is wrong there
 * @kept_as: the name that the damaged bytes get when it is restored
 * @has_backup: whether there is a good backup
 * @backup_time: of when, in seconds since 1970
 * @n_annotations: in it
 */
typedef struct
{
  guint line;
  guint column;
  char *reason;
  char *kept_as;
  gboolean has_backup;
  gint64 backup_time;
  guint n_annotations;
} CfDamage;

CfDamage *cf_damage_inspect (const char *path, GError **error);
void cf_damage_free (CfDamage *damage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfDamage, cf_damage_free)

G_END_DECLS
