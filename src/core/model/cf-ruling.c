/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a difference between coders was decided.
 *
 * It stands in the gold layer among what is deleted: a difference that was decided is none any more, and its
 * tombstone says why. So that nothing was taken is kept as well as what was, and none of it is counted, exported or
 * searched. Its id is that of the difference, its modification time when it was decided. What was decided is a JSON
 * object, which core/edit reads and writes. */

#include "config.h"

#include "cf-ruling.h"

#include "cf-json.h"

struct _CfRuling
{
  CfRecord parent_instance;

  JsonObject *decision; /* never changed */
};

G_DEFINE_FINAL_TYPE (CfRuling, cf_ruling, CF_TYPE_RECORD)

static void
cf_ruling_finalize (GObject *object)
{
  g_clear_pointer (&CF_RULING (object)->decision, json_object_unref);
  G_OBJECT_CLASS (cf_ruling_parent_class)->finalize (object);
}

static void
cf_ruling_copy_into (CfRecord *record, CfRecord *copy)
{
  CF_RULING (copy)->decision = json_object_ref (CF_RULING (record)->decision);
}

static gboolean
cf_ruling_content_equal (CfRecord *a, CfRecord *b)
{
  g_autoptr (JsonNode) x = json_node_init_object (json_node_alloc (), CF_RULING (a)->decision);
  g_autoptr (JsonNode) y = json_node_init_object (json_node_alloc (), CF_RULING (b)->decision);

  return cf_json_equal (x, y);
}

static void
cf_ruling_class_init (CfRulingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_ruling_finalize;
  CF_RECORD_CLASS (klass)->copy_into = cf_ruling_copy_into;
  CF_RECORD_CLASS (klass)->content_equal = cf_ruling_content_equal;
}

static void
cf_ruling_init (CfRuling *self)
{
}

/**
 * cf_ruling_new:
 * @id: the difference
 * @decision: what was decided; it is not changed any more
 *
 * Returns: (transfer full): a ruling, not sealed
 */
CfRuling *
cf_ruling_new (const char *id, JsonObject *decision)
{
  CfRuling *self = g_object_new (CF_TYPE_RULING, NULL);

  cf_record_set_id (CF_RECORD (self), id);
  self->decision = json_object_ref (decision);
  return self;
}

/**
 * cf_ruling_get_decision:
 * @self: a ruling
 *
 * Returns: (transfer none): what was decided
 */
JsonObject *
cf_ruling_get_decision (CfRuling *self)
{
  return self->decision;
}
