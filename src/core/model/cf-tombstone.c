/* SPDX-License-Identifier: GPL-3.0-or-later
 * The version of a record that says: deleted.
 *
 * It has an id, what it supersedes, and, as its modification time, when it was deleted. */

#include "config.h"

#include "cf-tombstone.h"

struct _CfTombstone
{
  CfRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CfTombstone, cf_tombstone, CF_TYPE_RECORD)

static void
cf_tombstone_class_init (CfTombstoneClass *klass)
{
}

static void
cf_tombstone_init (CfTombstone *self)
{
}

/**
 * cf_tombstone_new:
 * @id: what is deleted
 *
 * Returns: (transfer full): a tombstone, not sealed
 */
CfTombstone *
cf_tombstone_new (const char *id)
{
  CfTombstone *self = g_object_new (CF_TYPE_TOMBSTONE, NULL);

  cf_record_set_id (CF_RECORD (self), id);
  return self;
}
