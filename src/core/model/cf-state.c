/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far an annotator is with an article.
 *
 * One object of the sidecar, versioned and merged like an annotation. Its status is the record's
 * code; it has no id. */

#include "config.h"

#include "cf-state.h"

struct _CfState
{
  CfRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CfState, cf_state, CF_TYPE_RECORD)

static void
cf_state_class_init (CfStateClass *klass)
{
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
