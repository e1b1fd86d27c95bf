/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is wrong with a damaged sidecar, and what there is to put in its place. */

#include "config.h"

#include "cf-damage.h"

#include "cf-backup.h"
#include "cf-file.h"
#include "cf-limits.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar.h"

static void
find_place (CfDamage *damage, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len && damage->reason == NULL; i++)
    {
      const CfProblem *problem = g_ptr_array_index (problems, i);

      if (problem->id != CF_PROBLEM_SIDECAR_DAMAGED)
        continue;
      damage->line = problem->line;
      damage->column = problem->column;
      damage->reason = g_strdup (problem->text);
    }
}

static void
find_backup (CfDamage *damage, const char *path)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = cf_backup_get_newest (path, &name);
  g_autoptr (CfSidecar) document = NULL;
  g_autoptr (CfLayer) layer = NULL;
  CfSidecarStatus status;

  if (bytes != NULL)
    document = cf_sidecar_parse (bytes, name, &status, NULL, NULL);
  if (document == NULL)
    return;
  layer = cf_sidecar_to_layer (document);
  damage->has_backup = TRUE;
  damage->backup_time = cf_backup_get_time (name);
  damage->n_annotations = cf_layer_get_n_annotations (layer);
}

/**
 * cf_damage_inspect:
 * @path: a sidecar
 * @error: why it could not be read
 *
 * Reads the sidecar and its newest backup: not for the main thread.
 *
 * Returns: (transfer full) (nullable): what is wrong; %NULL without error if it is not damaged
 */
CfDamage *
cf_damage_inspect (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, error);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfSidecar) document = NULL;
  g_autofree char *aside = NULL;
  CfSidecarStatus status;
  CfDamage *damage;

  if (bytes == NULL)
    return NULL;
  document = cf_sidecar_parse (bytes, path, &status, problems, NULL);
  if (document != NULL || status != CF_SIDECAR_DAMAGED)
    return NULL;
  damage = g_new0 (CfDamage, 1);
  find_place (damage, problems);
  find_backup (damage, path);
  aside = cf_sidecar_name_make_damaged (path, bytes);
  damage->kept_as = g_filename_display_basename (aside);
  return damage;
}

/**
 * cf_damage_free:
 * @damage: (transfer full): what was wrong
 */
void
cf_damage_free (CfDamage *damage)
{
  g_free (damage->reason);
  g_free (damage->kept_as);
  g_free (damage);
}
