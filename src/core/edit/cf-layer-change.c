/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one way in which a layer is changed on behalf of a user, forward and backward.
 *
 * What has reached the disk is superseded, not forgotten; what has not, is. */

#include "config.h"

#include "cf-layer-change.h"

#include "cf-clock.h"
#include "cf-digests.h"
#include "cf-limits.h"

static CfRecord *
get_current (CfLayer *layer, const char *id)
{
  return id != NULL ? cf_layer_get_record (layer, id) : CF_RECORD (cf_layer_get_state (layer));
}

/* A record that never reached the disk, nor replaced one that did, leaves no trace. */
static gboolean
has_trace (CfRecord *record)
{
  guint n_superseded;

  cf_record_get_supersedes (record, &n_superseded);
  return cf_record_is_saved (record) || n_superseded > 0;
}

/* Whether @current, which is not saved, came directly from @target, which is. */
static gboolean
comes_from (CfRecord *current, CfRecord *target)
{
  guint n_current, n_target;
  const guint64 *digests = cf_record_get_supersedes (current, &n_current);

  cf_record_get_supersedes (target, &n_target);
  return !cf_record_is_saved (current) && cf_record_is_saved (target) &&
         n_current == n_target + 1 && digests[n_current - 1] == cf_record_get_digest (target);
}

static void
put_in_place (CfLayer *layer, CfRecord *current, CfRecord *target)
{
  g_autoptr (CfRecord) next = NULL;
  g_autofree char *now = NULL;

  /* To be of another revision of the codebook is what somebody says who confirms an annotation. */
  if (cf_record_content_equal (current, target) &&
      g_strcmp0 (cf_record_get_revision (current), cf_record_get_revision (target)) == 0)
    return;
  if (comes_from (current, target))
    {
      cf_layer_put (layer, target);
      return;
    }
  next = cf_record_copy (target);
  cf_record_supersede (next, current);
  if (!CF_IS_STATE (next) && has_trace (next))
    {
      now = cf_clock_format (cf_clock_now ());
      cf_record_set_modified (next, now);
    }
  cf_layer_put (layer, next);
}

static void
take_away (CfLayer *layer, CfRecord *current)
{
  g_autoptr (CfTombstone) tombstone = NULL;
  g_autofree char *now = cf_clock_format (cf_clock_now ());

  if (!has_trace (current))
    {
      cf_layer_remove (layer, cf_record_get_id (current));
      return;
    }
  tombstone = cf_tombstone_new (cf_record_get_id (current));
  cf_record_set_modified (CF_RECORD (tombstone), now);
  cf_record_supersede (CF_RECORD (tombstone), current);
  cf_layer_put (layer, CF_RECORD (tombstone));
}

/**
 * cf_layer_change:
 * @layer: a layer
 * @id: (nullable): of the record concerned; %NULL for the state
 * @target: (nullable): what it is to say from now on; %NULL for its deletion
 */
void
cf_layer_change (CfLayer *layer, const char *id, CfRecord *target)
{
  CfRecord *current = get_current (layer, id);

  if (target == NULL && current != NULL && !CF_IS_TOMBSTONE (current))
    take_away (layer, current);
  else if (target != NULL && current != NULL)
    put_in_place (layer, current, target);
  else if (target != NULL)
    cf_layer_put (layer, target);
}

/* A new version of what @target says, in the place of the current one, whatever that says. */
static CfRecord *
replace_current (CfRecord *current, const char *id, CfRecord *target)
{
  CfRecord *next = target != NULL ? cf_record_copy (target) : CF_RECORD (cf_tombstone_new (id));
  g_autofree char *now = cf_clock_format (cf_clock_now ());

  cf_record_supersede (next, current);
  if (!CF_IS_STATE (next))
    cf_record_set_modified (next, now);
  return next;
}

/* One that waits, which may never have reached the disk. */
static void
supersede_version (CfRecord *next, const CfVersion *version)
{
  g_autoptr (GArray) digests = g_array_new (FALSE, FALSE, sizeof (guint64));
  const guint64 *known;
  guint n, first;

  cf_record_supersede (next, version->record);
  known = cf_record_get_supersedes (next, &n);
  if (n > 0)
    g_array_append_vals (digests, known, n);
  cf_digests_add (digests, version->digest);
  first = digests->len > CF_LIMIT_SUPERSEDES ? digests->len - CF_LIMIT_SUPERSEDES : 0;
  cf_record_set_supersedes (next, &g_array_index (digests, guint64, first), digests->len - first);
}

/* All versions of the record concerned, the one that is shown first; NULL where there is but one. */
static GPtrArray *
find_versions (CfLayer *layer, CfSidecarStore *store, const char *id)
{
  g_autoptr (GPtrArray) groups = cf_sidecar_store_list_unsettled (store, layer);

  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = g_ptr_array_index (groups, i);
      const CfVersion *shown = g_ptr_array_index (group, 0);

      if (g_strcmp0 (shown->id, id) == 0)
        return g_ptr_array_ref (group);
    }
  return NULL;
}

/**
 * cf_layer_settle:
 * @layer: a layer
 * @store: its store
 * @id: (nullable): of a record of which there are several versions; %NULL for the state
 * @target: (nullable): what it is to say from now on; %NULL for its deletion
 *
 * Puts a new version in its place that supersedes all of them.
 *
 * Returns: (transfer full) (nullable) (element-type CfVersion): those versions, the one that was shown first; %NULL if
 *   there was but one, and nothing has been done
 */
GPtrArray *
cf_layer_settle (CfLayer *layer, CfSidecarStore *store, const char *id, CfRecord *target)
{
  GPtrArray *versions = find_versions (layer, store, id);
  g_autoptr (CfRecord) next = NULL;

  if (versions == NULL)
    return NULL;
  next = replace_current (get_current (layer, id), id, target);
  for (guint i = 1; i < versions->len; i++)
    supersede_version (next, g_ptr_array_index (versions, i));
  cf_layer_put (layer, next);
  return versions;
}

/**
 * cf_layer_unsettle:
 * @layer: a layer
 * @store: its store
 * @id: (nullable): of a record that was settled; %NULL for the state
 * @target: (nullable): what it said before; %NULL for its deletion
 * @versions: (element-type CfVersion): what cf_layer_settle() has returned
 *
 * All of them wait to be settled again: as new versions, since the settlement may have reached the disk.
 */
void
cf_layer_unsettle (
  CfLayer *layer, CfSidecarStore *store, const char *id, CfRecord *target, GPtrArray *versions)
{
  CfRecord *current = get_current (layer, id);
  g_autoptr (CfRecord) next = replace_current (current, id, target);

  for (guint i = 1; i < versions->len; i++)
    {
      const CfVersion *version = g_ptr_array_index (versions, i);
      g_autoptr (CfRecord) again = cf_record_copy (version->record);
      g_autoptr (CfVersion) waiting = NULL;

      cf_record_supersede (again, current);
      cf_record_seal (again);
      waiting = cf_version_new_from_record (again);
      cf_sidecar_store_add_waiting (store, waiting);
    }
  cf_layer_put (layer, next);
}
