/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far an annotator is with an article, and which of its blocks they have paired.
 *
 * One object of the sidecar, versioned and merged like an annotation. Its status is the record's
 * code; it has no id. */

#include "config.h"

#include "cf-state.h"

struct _CfState
{
  CfRecord parent_instance;

  CfPairs *pairing; /* NULL where the reader of the article is right */
};

G_DEFINE_FINAL_TYPE (CfState, cf_state, CF_TYPE_RECORD)

static void
cf_state_finalize (GObject *object)
{
  g_clear_pointer (&CF_STATE (object)->pairing, cf_pairs_unref);
  G_OBJECT_CLASS (cf_state_parent_class)->finalize (object);
}

static void
copy_into (CfRecord *self, CfRecord *copy)
{
  cf_state_set_pairs (CF_STATE (copy), CF_STATE (self)->pairing);
}

static gboolean
content_equal (CfRecord *a, CfRecord *b)
{
  return cf_pairs_equal (CF_STATE (a)->pairing, CF_STATE (b)->pairing);
}

static void
cf_state_class_init (CfStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_state_finalize;
  CF_RECORD_CLASS (klass)->copy_into = copy_into;
  CF_RECORD_CLASS (klass)->content_equal = content_equal;
}

static void
cf_state_init (CfState *self)
{
}

/**
 * cf_state_new:
 * @status: %CF_STATUS_IN_PROGRESS or %CF_STATUS_FINISHED
 *
 * Returns: (transfer full): a state, not sealed
 */
CfState *
cf_state_new (const char *status)
{
  CfState *self = g_object_new (CF_TYPE_STATE, NULL);

  cf_record_set_code (CF_RECORD (self), status);
  return self;
}

const char *
cf_state_get_status (CfState *self)
{
  return cf_record_get_code (CF_RECORD (self));
}

gboolean
cf_state_is_finished (CfState *self)
{
  return g_strcmp0 (cf_state_get_status (self), CF_STATUS_FINISHED) == 0;
}

/**
 * cf_state_get_pairs:
 * @self: a state
 *
 * Returns: (transfer none) (nullable): which blocks are pairs, where the reader of the article says otherwise
 */
CfPairs *
cf_state_get_pairs (CfState *self)
{
  return self->pairing;
}

/**
 * cf_state_set_pairs:
 * @self: a state that is not sealed
 * @pairing: (nullable): which blocks are pairs; %NULL for those of the reader
 */
void
cf_state_set_pairs (CfState *self, CfPairs *pairing)
{
  g_return_if_fail (!cf_record_is_sealed (CF_RECORD (self)));
  if (pairing != NULL)
    cf_pairs_ref (pairing);
  g_clear_pointer (&self->pairing, cf_pairs_unref);
  self->pairing = pairing;
}
