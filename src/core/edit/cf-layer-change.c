/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one way in which a layer is changed on behalf of a user, forward and backward.
 *
 * What has reached the disk is superseded, not forgotten; what has not, is. */

#include "config.h"

#include "cf-layer-change.h"

#include "cf-clock.h"

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
  CfRecord *current =
    id != NULL ? cf_layer_get_record (layer, id) : CF_RECORD (cf_layer_get_state (layer));

  if (target == NULL && current != NULL && !CF_IS_TOMBSTONE (current))
    take_away (layer, current);
  else if (target != NULL && current != NULL)
    put_in_place (layer, current, target);
  else if (target != NULL)
    cf_layer_put (layer, target);
}
