/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which version is shown, and how two sidecars become one.
 *
 * A merge is the union of the versions, less those that another one names as superseded. It needs no
 * clock and no common ancestor, and comes to the same result in any order. If several versions of an
 * id remain, a living one is shown before a deletion, then the one with the smallest digest; the
 * others wait for a person. */

#include "config.h"

#include "cf-error.h"
#include "cf-hash.h"
#include "cf-sidecar-private.h"

#include <glib/gi18n.h>

/* All versions of one id are of one thing. What has no id that could be read is its own. */
static guint
hash_thing (gconstpointer data)
{
  const CfVersion *version = data;

  if (version->kind == CF_VERSION_STATE)
    return 0;
  return version->id != NULL ? cf_hash_string (version->id) : cf_hash_digest (&version->digest);
}

static gboolean
same_thing (gconstpointer a, gconstpointer b)
{
  const CfVersion *x = a, *y = b;

  if (x->kind == CF_VERSION_STATE || y->kind == CF_VERSION_STATE)
    return x->kind == y->kind;
  if (x->id == NULL || y->id == NULL)
    return x->id == y->id && x->digest == y->digest;
  return g_str_equal (x->id, y->id);
}

static void
free_group (gpointer group)
{
  if (group != NULL)
    g_ptr_array_unref (group);
}

/* One version of each thing -> all versions of it, or NULL where it is the only one, as most are. */
static GHashTable *
group_by_id (GPtrArray *versions)
{
  GHashTable *groups = g_hash_table_new_full (hash_thing, same_thing, NULL, free_group);

  for (guint i = 0; i < versions->len; i++)
    {
      CfVersion *version = g_ptr_array_index (versions, i);
      gpointer first, group;

      if (!g_hash_table_lookup_extended (groups, version, &first, &group))
        {
          g_hash_table_insert (groups, version, NULL);
          continue;
        }
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (group, first);
          g_hash_table_insert (groups, first, group);
        }
      g_ptr_array_add (group, version);
    }
  return groups;
}

static int
compare_for_showing (gconstpointer a, gconstpointer b)
{
  const CfVersion *x = *(const CfVersion *const *) a, *y = *(const CfVersion *const *) b;
  int order = (x->kind == CF_VERSION_TOMBSTONE) - (y->kind == CF_VERSION_TOMBSTONE);

  return order != 0 ? order : (x->digest > y->digest) - (x->digest < y->digest);
}

/* The state of a layer of which nobody has set any. It says nothing, so any other goes before it: else
 * a layer that was finished on one computer and begun on another would have to be settled. */
static const guint64 *
get_pristine_state (void)
{
  static guint64 digest;
  static gsize known;

  if (g_once_init_enter (&known))
    {
      g_autoptr (CfRecord) state = CF_RECORD (cf_state_new (CF_STATUS_IN_PROGRESS));
      g_autoptr (CfVersion) version = NULL;

      cf_record_seal (state);
      version = cf_version_new_from_record (state);
      digest = version->digest;
      g_once_init_leave (&known, 1);
    }
  return &digest;
}

static GHashTable *
collect_superseded (GPtrArray *group)
{
  const guint64 *pristine = get_pristine_state ();
  GHashTable *superseded = g_hash_table_new (cf_hash_digest, g_int64_equal);

  for (guint i = 0; i < group->len; i++)
    {
      CfVersion *version = g_ptr_array_index (group, i);

      for (guint s = 0; s < version->supersedes->len; s++)
        g_hash_table_add (superseded, &g_array_index (version->supersedes, guint64, s));
      if (version->kind == CF_VERSION_STATE && version->digest != *pristine)
        g_hash_table_add (superseded, (gpointer) pristine);
    }
  return superseded;
}

/* Takes out what another of the group supersedes, and what is there twice; the rest is in the order
 * of showing. */
static void
prune_group (GPtrArray *group)
{
  g_autoptr (GHashTable) superseded = collect_superseded (group);
  guint n = 0;

  g_ptr_array_sort (group, compare_for_showing);
  for (guint i = 0; i < group->len; i++)
    {
      CfVersion *version = g_ptr_array_index (group, i);
      const CfVersion *before = n > 0 ? g_ptr_array_index (group, n - 1) : NULL;

      if (!g_hash_table_contains (superseded, &version->digest) &&
          (before == NULL || before->digest != version->digest))
        g_ptr_array_index (group, n++) = version;
    }
  g_ptr_array_set_size (group, (int) n);
}

/**
 * cf_sidecar_choose:
 * @sidecar: a sidecar
 * @shown: (element-type CfVersion): gets, in no order, the version of each id that is shown
 * @others: (nullable) (element-type CfVersion): gets those that wait to be settled
 */
void
cf_sidecar_choose (CfSidecar *sidecar, GPtrArray *shown, GPtrArray *others)
{
  g_autoptr (GHashTable) groups = group_by_id (sidecar->versions);
  GHashTableIter iter;
  gpointer version, value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &version, &value))
    {
      GPtrArray *group = value;

      if (group == NULL)
        {
          g_ptr_array_add (shown, version);
          continue;
        }
      prune_group (group);
      for (guint i = 0; i < group->len; i++)
        {
          if (i == 0)
            g_ptr_array_add (shown, g_ptr_array_index (group, i));
          else if (others != NULL)
            g_ptr_array_add (others, g_ptr_array_index (group, i));
        }
    }
}

/* What is said of article and codebook was true when it was last read: of two, the greater stays. */
static gboolean
is_greater_head (const CfLayerHead *a, const CfLayerHead *b)
{
  const char *const x[] = { a->text_digest, a->reader,      a->article_file,
                            a->article_id,  a->codebook_id, a->codebook_revision };
  const char *const y[] = { b->text_digest, b->reader,      b->article_file,
                            b->article_id,  b->codebook_id, b->codebook_revision };

  for (guint i = 0; i < G_N_ELEMENTS (x); i++)
    {
      int order = g_strcmp0 (x[i], y[i]);

      if (order != 0)
        return order > 0;
    }
  return a->text_length > b->text_length;
}

static void
take_greater (char **name, const char *other)
{
  if (g_strcmp0 (other, *name) <= 0)
    return;
  g_free (*name);
  *name = g_strdup (other);
}

static gboolean
check_same_layer (CfSidecar *sidecar, CfSidecar *other, GError **error)
{
  if (!cf_annotator_is_same (sidecar->annotator, other->annotator))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   _ ("the two files are layers of two annotators, %s and %s"),
                   sidecar->annotator->name, other->annotator->name);
      return FALSE;
    }
  if (g_strcmp0 (sidecar->id, other->id) != 0)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   _ ("the two files are layers of two articles"));
      return FALSE;
    }
  return TRUE;
}

/* Forgets the versions that another one supersedes. */
static void
prune (CfSidecar *sidecar)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_version_unref);

  cf_sidecar_choose (sidecar, kept, kept);
  for (guint i = 0; i < kept->len; i++)
    g_ptr_array_add (versions, cf_version_ref (g_ptr_array_index (kept, i)));
  g_ptr_array_unref (sidecar->versions);
  sidecar->versions = versions;
}

/**
 * cf_sidecar_merge_in:
 * @sidecar: a sidecar
 * @other: another copy of it
 * @error: why they cannot be one: they are of two annotators, or articles
 *
 * Makes @sidecar hold all that either holds.
 */
gboolean
cf_sidecar_merge_in (CfSidecar *sidecar, CfSidecar *other, GError **error)
{
  if (!check_same_layer (sidecar, other, error))
    return FALSE;
  for (guint i = 0; i < other->versions->len; i++)
    cf_sidecar_add_version (sidecar, g_ptr_array_index (other->versions, i));
  cf_sidecar_share_strays (sidecar, other);
  take_greater (&sidecar->annotator->name, other->annotator->name);
  take_greater (&sidecar->annotator->full_name, other->annotator->full_name);
  if (is_greater_head (&other->head, &sidecar->head))
    {
      cf_layer_head_clear (&sidecar->head);
      cf_layer_head_copy (&sidecar->head, &other->head);
    }
  prune (sidecar);
  return TRUE;
}
