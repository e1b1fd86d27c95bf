/* SPDX-License-Identifier: GPL-3.0-or-later
 * What annotations, relations and deletions have in common.
 *
 * A CfRecord is one version of something with an id. It is filled, then sealed, and from then on
 * immutable, so that undo keeps it, a thread may save it, and a list may show it, without copies: a
 * change puts another record in its place. Only whether it has reached the disk is noted later, on
 * the main thread.
 *
 * Versions. A record that has reached the disk has the digest of what was written. Whatever replaces
 * it names that digest, and all that it named itself, as superseded; so two copies of a layer can be
 * merged without a clock. What never reached the disk is no version and is named nowhere. */

#include "config.h"

#include "cf-record.h"

#include "cf-digests.h"
#include "cf-limits.h"
#include "cf-shared-string.h"

#include <string.h>

typedef struct
{
  GRefString *id;   /* shared by the versions of one thing */
  const char *code; /* these three are shared by all records with the same text */
  char *note;
  const char *creator;
  char *created;
  char *modified;
  const char *revision;
  CfValueSet *values;
  GArray *supersedes; /* of guint64, oldest first; NULL if there are none */
  JsonObject *origin; /* what was read, if it holds more than we know */
  guint64 digest;
  guint doubt : 1;
  guint sealed : 1;
  guint verbatim : 1; /* @origin is this version, not one that it came from */
  gboolean saved;     /* apart from the others, which threads may be reading */
} CfRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CfRecord, cf_record, G_TYPE_OBJECT)

#define PRIV(self) ((CfRecordPrivate *) cf_record_get_instance_private (self))

static void
set_shared (const char **field, const char *value)
{
  const char *shared = value != NULL ? cf_shared_string_new (value) : NULL;

  g_clear_pointer (field, cf_shared_string_unref);
  *field = shared;
}

static void
cf_record_finalize (GObject *object)
{
  CfRecordPrivate *priv = PRIV (CF_RECORD (object));

  set_shared (&priv->code, NULL);
  set_shared (&priv->creator, NULL);
  set_shared (&priv->revision, NULL);
  g_clear_pointer (&priv->id, g_ref_string_release);
  g_free (priv->note);
  g_free (priv->created);
  g_free (priv->modified);
  g_clear_pointer (&priv->values, cf_value_set_free);
  g_clear_pointer (&priv->supersedes, g_array_unref);
  g_clear_pointer (&priv->origin, json_object_unref);
  G_OBJECT_CLASS (cf_record_parent_class)->finalize (object);
}

static void
cf_record_class_init (CfRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_record_finalize;
}

static void
cf_record_init (CfRecord *self)
{
}

/**
 * cf_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): one with the same content that may be changed: not sealed, not saved
 */
CfRecord *
cf_record_copy (CfRecord *self)
{
  CfRecordPrivate *from = PRIV (self);
  CfRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  CfRecordPrivate *to = PRIV (copy);

  set_shared (&to->code, from->code);
  set_shared (&to->creator, from->creator);
  set_shared (&to->revision, from->revision);
  to->id = from->id != NULL ? g_ref_string_acquire (from->id) : NULL;
  to->note = g_strdup (from->note);
  to->created = g_strdup (from->created);
  to->modified = g_strdup (from->modified);
  to->doubt = from->doubt;
  to->values = cf_value_set_copy (from->values);
  to->supersedes = from->supersedes != NULL ? g_array_copy (from->supersedes) : NULL;
  to->origin = from->origin != NULL ? json_object_ref (from->origin) : NULL;
  if (CF_RECORD_GET_CLASS (self)->copy_into != NULL)
    CF_RECORD_GET_CLASS (self)->copy_into (self, copy);
  return copy;
}

/**
 * cf_record_seal:
 * @self: a record
 *
 * Nothing but its being saved can be set afterwards.
 */
void
cf_record_seal (CfRecord *self)
{
  PRIV (self)->sealed = TRUE;
}

gboolean
cf_record_is_sealed (CfRecord *self)
{
  return PRIV (self)->sealed;
}

/**
 * cf_record_content_equal:
 * @a: a record
 * @b: another of the same id
 *
 * Returns: whether both say the same: times, versions and the codebook's revision are not looked at
 */
gboolean
cf_record_content_equal (CfRecord *a, CfRecord *b)
{
  CfRecordPrivate *x = PRIV (a), *y = PRIV (b);

  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b) || x->code != y->code || x->doubt != y->doubt ||
      x->creator != y->creator || g_strcmp0 (x->note, y->note) != 0 ||
      !cf_value_set_equal (x->values, y->values))
    return FALSE;
  return CF_RECORD_GET_CLASS (a)->content_equal == NULL ||
         CF_RECORD_GET_CLASS (a)->content_equal (a, b);
}

const char *
cf_record_get_id (CfRecord *self)
{
  return PRIV (self)->id;
}

static void
set_string (CfRecord *self, char **field, const char *value)
{
  g_return_if_fail (!cf_record_is_sealed (self));
  if (*field != value)
    {
      g_free (*field);
      *field = g_strdup (value);
    }
}

void
cf_record_set_id (CfRecord *self, const char *id)
{
  CfRecordPrivate *priv = PRIV (self);
  GRefString *copy = id != NULL ? g_ref_string_new (id) : NULL;

  g_return_if_fail (!priv->sealed);
  g_clear_pointer (&priv->id, g_ref_string_release);
  priv->id = copy;
}

/**
 * cf_record_dup_id:
 * @self: a record
 *
 * Returns: (transfer full) (nullable): its id, which is shared, for g_ref_string_release()
 */
GRefString *
cf_record_dup_id (CfRecord *self)
{
  GRefString *id = PRIV (self)->id;

  return id != NULL ? g_ref_string_acquire (id) : NULL;
}

/**
 * cf_record_get_code:
 * @self: a record
 *
 * Returns: (nullable): the id of its code, or of the type of a relation
 */
const char *
cf_record_get_code (CfRecord *self)
{
  return PRIV (self)->code;
}

void
cf_record_set_code (CfRecord *self, const char *code)
{
  g_return_if_fail (!cf_record_is_sealed (self));
  set_shared (&PRIV (self)->code, code);
}

const char *
cf_record_get_note (CfRecord *self)
{
  return PRIV (self)->note;
}

/**
 * cf_record_set_note:
 * @self: a record that is not sealed
 * @note: (nullable): the note; empty is none
 */
void
cf_record_set_note (CfRecord *self, const char *note)
{
  set_string (self, &PRIV (self)->note, note != NULL && *note != '\0' ? note : NULL);
}

gboolean
cf_record_get_doubt (CfRecord *self)
{
  return PRIV (self)->doubt;
}

void
cf_record_set_doubt (CfRecord *self, gboolean doubt)
{
  g_return_if_fail (!cf_record_is_sealed (self));
  PRIV (self)->doubt = doubt != FALSE;
}

/**
 * cf_record_get_creator:
 * @self: a record
 *
 * Returns: (nullable): the identity of its annotator, `urn:uuid:…`
 */
const char *
cf_record_get_creator (CfRecord *self)
{
  return PRIV (self)->creator;
}

void
cf_record_set_creator (CfRecord *self, const char *creator)
{
  g_return_if_fail (!cf_record_is_sealed (self));
  set_shared (&PRIV (self)->creator, creator);
}

const char *
cf_record_get_created (CfRecord *self)
{
  return PRIV (self)->created;
}

void
cf_record_set_created (CfRecord *self, const char *created)
{
  set_string (self, &PRIV (self)->created, created);
}

/**
 * cf_record_get_modified:
 * @self: a record
 *
 * Returns: (nullable): when it was changed, or deleted; %NULL before the first change
 */
const char *
cf_record_get_modified (CfRecord *self)
{
  return PRIV (self)->modified;
}

void
cf_record_set_modified (CfRecord *self, const char *modified)
{
  set_string (self, &PRIV (self)->modified, modified);
}

/**
 * cf_record_get_revision:
 * @self: a record
 *
 * Returns: (nullable): the revision of the codebook under which it was made
 */
const char *
cf_record_get_revision (CfRecord *self)
{
  return PRIV (self)->revision;
}

void
cf_record_set_revision (CfRecord *self, const char *revision)
{
  g_return_if_fail (!cf_record_is_sealed (self));
  set_shared (&PRIV (self)->revision, revision);
}

/**
 * cf_record_get_values:
 * @self: a record
 * @n_values: (out): how many
 *
 * Returns: (transfer none) (array length=n_values) (nullable): its attributes, by attribute, then by
 *   value, in code point order
 */
const CfValue *
cf_record_get_values (CfRecord *self, guint *n_values)
{
  return cf_value_set_get (PRIV (self)->values, n_values);
}

/**
 * cf_record_get_value:
 * @self: a record
 * @attribute: an id
 *
 * Returns: (nullable): the first value of that attribute
 */
const char *
cf_record_get_value (CfRecord *self, const char *attribute)
{
  return cf_value_set_get_first (PRIV (self)->values, attribute);
}

gboolean
cf_record_has_value (CfRecord *self, const char *attribute, const char *value)
{
  return cf_value_set_has (PRIV (self)->values, attribute, value);
}

/**
 * cf_record_add_value:
 * @self: a record that is not sealed
 * @attribute: an id
 * @value: a value that it gets besides those that it has; one that it has is not doubled
 */
void
cf_record_add_value (CfRecord *self, const char *attribute, const char *value)
{
  g_return_if_fail (!cf_record_is_sealed (self));
  cf_value_set_add (&PRIV (self)->values, attribute, value);
}

/**
 * cf_record_remove_value:
 * @self: a record that is not sealed
 * @attribute: an id
 * @value: (nullable): the value to take away, %NULL for all of the attribute
 */
void
cf_record_remove_value (CfRecord *self, const char *attribute, const char *value)
{
  g_return_if_fail (!cf_record_is_sealed (self));
  cf_value_set_remove (&PRIV (self)->values, attribute, value);
}

void
cf_record_clear_values (CfRecord *self, const char *attribute)
{
  cf_record_remove_value (self, attribute, NULL);
}

/**
 * cf_record_get_digest:
 * @self: a record
 *
 * Returns: the digest of what was written or read; 0 if it has not reached the disk
 */
guint64
cf_record_get_digest (CfRecord *self)
{
  return PRIV (self)->digest;
}

/**
 * cf_record_set_saved:
 * @self: a record
 * @digest: the digest of its written form
 *
 * Notes that this version is on the disk.
 */
void
cf_record_set_saved (CfRecord *self, guint64 digest)
{
  PRIV (self)->digest = digest;
  PRIV (self)->saved = TRUE;
}

gboolean
cf_record_is_saved (CfRecord *self)
{
  return PRIV (self)->saved;
}

/**
 * cf_record_get_supersedes:
 * @self: a record
 * @n_digests: (out): how many
 *
 * Returns: (transfer none) (array length=n_digests) (nullable): the digests of all versions that it
 *   replaced, directly or through others, oldest first
 */
const guint64 *
cf_record_get_supersedes (CfRecord *self, guint *n_digests)
{
  GArray *supersedes = PRIV (self)->supersedes;

  *n_digests = supersedes != NULL ? supersedes->len : 0;
  return supersedes != NULL ? (const guint64 *) (gpointer) supersedes->data : NULL;
}

void
cf_record_set_supersedes (CfRecord *self, const guint64 *digests, guint n_digests)
{
  CfRecordPrivate *priv = PRIV (self);

  g_return_if_fail (!priv->sealed);
  g_clear_pointer (&priv->supersedes, g_array_unref);
  if (n_digests == 0)
    return;
  priv->supersedes = g_array_sized_new (FALSE, FALSE, sizeof (guint64), n_digests);
  g_array_append_vals (priv->supersedes, digests, n_digests);
}

/**
 * cf_record_supersede:
 * @self: a record that is not sealed
 * @replaced: the one in whose place it is put
 *
 * Adds to what @self superseded what @replaced did, and @replaced itself if that has reached the disk.
 * Past 100 digests the oldest are dropped: a copy that far behind comes back as a version to settle.
 */
void
cf_record_supersede (CfRecord *self, CfRecord *replaced)
{
  CfRecordPrivate *priv = PRIV (self);
  const CfRecordPrivate *before = PRIV (replaced);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint64));

  g_return_if_fail (!priv->sealed);
  cf_digests_add_all (all, priv->supersedes);
  cf_digests_add_all (all, before->supersedes);
  if (before->saved)
    cf_digests_add (all, before->digest);
  if (all->len > CF_LIMIT_SUPERSEDES)
    g_array_remove_range (all, 0, all->len - CF_LIMIT_SUPERSEDES);
  g_clear_pointer (&priv->supersedes, g_array_unref);
  if (all->len > 0)
    priv->supersedes = all;
  else
    g_array_unref (all);
}

/**
 * cf_record_get_origin:
 * @self: a record
 * @verbatim: (out) (optional): whether that is this very version
 *
 * Returns: (transfer none) (nullable): the JSON that it, or what it came from, was read from, if that
 *   holds more than the model does
 */
JsonObject *
cf_record_get_origin (CfRecord *self, gboolean *verbatim)
{
  if (verbatim != NULL)
    *verbatim = PRIV (self)->verbatim;
  return PRIV (self)->origin;
}

/**
 * cf_record_set_origin:
 * @self: a record that is not sealed
 * @origin: the JSON that it was read from; a copy keeps it, but is no longer that version
 */
void
cf_record_set_origin (CfRecord *self, JsonObject *origin)
{
  CfRecordPrivate *priv = PRIV (self);

  g_return_if_fail (!priv->sealed);
  g_clear_pointer (&priv->origin, json_object_unref);
  priv->origin = json_object_ref (origin);
  priv->verbatim = TRUE;
}
