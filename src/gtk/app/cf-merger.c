/* SPDX-License-Identifier: GPL-3.0-or-later
 * Brings conflict copies into the files that they are copies of: those of a folder when it is opened, and each that
 * comes.
 *
 * #CfMerger::message (text) says what was merged, or why a copy stays where it is; that is said once of each. */

#include "config.h"

#include "cf-merger.h"

#include "cf-conflict.h"
#include "cf-task.h"

#include <glib/gi18n.h>

struct _CfMerger
{
  GObject parent_instance;

  GQueue *waiting;  /* of char *: folders and files to look at */
  GHashTable *said; /* of char *: what was said of copies that stay */
  GPtrArray *list;  /* of CfMerged: what was done, the latest last */
  gboolean busy;
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfMerger, cf_merger, G_TYPE_OBJECT)

/* What came of one look. */
typedef struct
{
  guint n_merged;
  guint n_to_settle;
  char *merged; /* the first copy that was merged */
  GPtrArray *failures;
  GPtrArray *list; /* of CfMerged */
} Finding;

static void
merged_free (gpointer data)
{
  CfMerged *merged = data;

  g_free (merged->name);
  g_free (merged->text);
  g_free (merged);
}

static void
free_finding (gpointer data)
{
  Finding *finding = data;

  g_free (finding->merged);
  g_ptr_array_unref (finding->failures);
  g_ptr_array_unref (finding->list);
  g_free (finding);
}

/* @text: (transfer full) */
static void
note (Finding *finding, const CfConflict *conflict, char *text)
{
  CfMerged *merged = g_new0 (CfMerged, 1);

  merged->name = g_filename_display_basename (conflict->path);
  merged->text = text;
  g_ptr_array_add (finding->list, merged);
}

static char *
describe_one (CfProject *project, const CfConflict *conflict, const CfConflictResult *result)
{
  g_autofree char *of = g_filename_display_basename (conflict->of);
  g_autofree char *relative = cf_project_make_relative (project, result->kept_as);
  g_autofree char *kept_as = g_filename_display_name (relative);
  /* Translators: the first %s is a file, the second where another one was put */
  g_autofree char *text = g_strdup_printf (_ ("Merged into %s; it is in %s now"), of, kept_as);
  g_autofree char *to_settle = NULL;

  if (result->to_settle == 0)
    return g_steal_pointer (&text);
  to_settle = g_strdup_printf (
    ngettext ("%u version is to be settled", "%u versions are to be settled", result->to_settle),
    result->to_settle);
  return g_strdup_printf ("%s · %s", text, to_settle);
}

static void
merge (Finding *finding, CfProject *project, const CfConflict *conflict)
{
  const gboolean is_hidden = !cf_conflict_may_be_seen (project, conflict);
  CfConflictResult result;
  g_autoptr (GError) error = NULL;
  const gboolean merged = cf_conflict_merge (project, conflict, &result, &error);

  /* Not what another window has done; nor, in a blind round, that there is anything of somebody else's. */
  if (is_hidden || (merged && result.kept_as == NULL))
    {
      cf_conflict_result_clear (&result);
      return;
    }
  if (merged)
    {
      finding->n_merged++;
      finding->n_to_settle += result.to_settle;
      note (finding, conflict, describe_one (project, conflict, &result));
      if (finding->merged == NULL)
        finding->merged = g_filename_display_basename (conflict->path);
    }
  else
    {
      g_ptr_array_add (finding->failures, g_strdup (error->message));
      note (finding, conflict, g_strdup (error->message));
    }
  cf_conflict_result_clear (&result);
}

static GPtrArray *
list_conflicts (CfProject *project, const char *path, GCancellable *cancellable)
{
  g_autofree char *name = g_path_get_basename (path);
  GPtrArray *conflicts;
  CfConflict *conflict;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return cf_conflict_list (project, path, NULL, cancellable);
  conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_conflict_free);
  conflict = cf_conflict_recognise (project, path, cf_walk_classify (name));
  if (conflict != NULL)
    g_ptr_array_add (conflicts, conflict);
  return conflicts;
}

/* A project of its own, since that of the session is the main thread's. */
static gpointer
look (gpointer path, GCancellable *cancellable, GError **error)
{
  g_autoptr (CfProject) project = cf_project_new (path, NULL);
  g_autoptr (GPtrArray) conflicts = list_conflicts (project, path, cancellable);
  Finding *finding = g_new0 (Finding, 1);

  finding->failures = g_ptr_array_new_with_free_func (g_free);
  finding->list = g_ptr_array_new_with_free_func (merged_free);
  for (guint i = 0; i < conflicts->len; i++)
    merge (finding, project, g_ptr_array_index (conflicts, i));
  return finding;
}

static char *
describe (const Finding *finding)
{
  g_autofree char *merged = NULL;
  g_autofree char *to_settle = NULL;

  if (finding->n_merged == 1)
    merged =
      g_strdup_printf (_ ("The conflict copy “%s” was merged and put away"), finding->merged);
  else
    merged =
      g_strdup_printf (ngettext ("%u conflict copy was merged and put away",
                                 "%u conflict copies were merged and put away", finding->n_merged),
                       finding->n_merged);
  if (finding->n_to_settle == 0)
    return g_steal_pointer (&merged);
  to_settle = g_strdup_printf (
    ngettext ("%u version is to be settled", "%u versions are to be settled", finding->n_to_settle),
    finding->n_to_settle);
  return g_strdup_printf ("%s · %s", merged, to_settle);
}

static void look_at_next (CfMerger *self);

/* Of copies that stay, what is said of them last. */
static void
take_list (CfMerger *self, const Finding *finding)
{
  while (finding->list->len > 0)
    {
      CfMerged *merged = g_ptr_array_steal_index (finding->list, 0);

      for (guint i = self->list->len; i > 0; i--)
        {
          const CfMerged *before = g_ptr_array_index (self->list, i - 1);

          if (g_str_equal (before->name, merged->name) && g_str_equal (before->text, merged->text))
            g_ptr_array_remove_index (self->list, i - 1);
        }
      g_ptr_array_add (self->list, merged);
    }
}

static void
on_looked (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfMerger *self = owner;
  const Finding *finding = *result;

  self->busy = FALSE;
  take_list (self, finding);
  for (guint i = 0; i < finding->failures->len; i++)
    {
      const char *text = g_ptr_array_index (finding->failures, i);

      if (g_hash_table_add (self->said, g_strdup (text)))
        g_signal_emit (self, signals[MESSAGE], 0, text);
    }
  if (finding->n_merged > 0)
    {
      g_autofree char *text = describe (finding);

      g_signal_emit (self, signals[MESSAGE], 0, text);
    }
  look_at_next (self);
}

static void
look_at_next (CfMerger *self)
{
  CfTask task = {
    .owner = self, .work = look, .done = on_looked, .free_data = g_free, .free_result = free_finding
  };

  if (self->busy || g_queue_is_empty (self->waiting))
    return;
  self->busy = TRUE;
  task.data = g_queue_pop_head (self->waiting);
  cf_task_run (&task);
}

static void
cf_merger_finalize (GObject *object)
{
  CfMerger *self = CF_MERGER (object);

  g_queue_free_full (self->waiting, g_free);
  g_hash_table_unref (self->said);
  g_ptr_array_unref (self->list);
  G_OBJECT_CLASS (cf_merger_parent_class)->finalize (object);
}

static void
cf_merger_class_init (CfMergerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_merger_finalize;
  signals[MESSAGE] = g_signal_new ("message", CF_TYPE_MERGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cf_merger_init (CfMerger *self)
{
  self->waiting = g_queue_new ();
  self->list = g_ptr_array_new_with_free_func (merged_free);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * cf_merger_new:
 *
 * Returns: (transfer full): a merger
 */
CfMerger *
cf_merger_new (void)
{
  return g_object_new (CF_TYPE_MERGER, NULL);
}

/**
 * cf_merger_list:
 * @self: a merger
 *
 * Returns: (transfer none) (element-type CfMerged): what it has merged and what it could not, the latest last
 */
GPtrArray *
cf_merger_list (CfMerger *self)
{
  return self->list;
}

/**
 * cf_merger_look_at:
 * @self: a merger
 * @path: a folder, or a file that has come or changed
 *
 * Merges what is to be merged there, in a thread, after what it was told to look at before.
 */
void
cf_merger_look_at (CfMerger *self, const char *path)
{
  if (g_queue_find_custom (self->waiting, path, (GCompareFunc) g_strcmp0) == NULL)
    g_queue_push_tail (self->waiting, g_strdup (path));
  look_at_next (self);
}
