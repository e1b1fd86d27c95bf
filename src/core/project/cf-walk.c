/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which files of a folder are articles, and which sidecars.
 *
 * Folders are walked in the order of their names, so that every list is the same everywhere. Hidden
 * files and folders are passed over; so are links that lead out of the folder. */

#include "config.h"

#include "cf-walk.h"

#include "cf-article-table.h"
#include "cf-codebook-json.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-folder.h"
#include "cf-limits.h"
#include "cf-reader.h"
#include "cf-sidecar-name.h"
#include "cf-strings.h"

#include <glib/gi18n.h>

#include <string.h>
#include <sys/stat.h>

typedef struct
{
  const char *root;
  CfWalkVisit visit;
  gpointer user_data;
  GPtrArray *problems;
  GCancellable *cancellable;
  guint n_files;
  gboolean stopped;
} Walk;

/* Sync programs put their words anywhere, mostly before the extension:
 * `a.txt.lin.anno.sync-conflict-….json`; Seafile behind it. So any JSON may be one. */
static gboolean
may_be_conflict_copy (const char *name)
{
  return g_str_has_suffix (name, ".json") || strstr (name, ".json (SFConflict") != NULL;
}

/**
 * cf_walk_classify:
 * @name: a file name without folder
 *
 * Returns: what a file of that name is; whether a conflict copy really is one, its content says
 */
CfFileKind
cf_walk_classify (const char *name)
{
  if (*name == '.')
    return CF_FILE_OTHER;
  if (g_str_equal (name, CF_CODEBOOK_FILE))
    return CF_FILE_CODEBOOK;
  if (g_str_equal (name, CF_ARTICLE_TABLE_FILE))
    return CF_FILE_TABLE;
  if (cf_sidecar_name_parse (name, NULL, NULL))
    return CF_FILE_SIDECAR;
  if (may_be_conflict_copy (name))
    return CF_FILE_CONFLICT_COPY;
  return cf_reader_takes_file_name (name) ? CF_FILE_ARTICLE : CF_FILE_OTHER;
}

/**
 * cf_walk_check_article:
 * @path: a file
 * @error: that nobody means it when an article is asked for, although it may be text: a sidecar, a
 *   codebook, a table, or a file of a kind that no reader reads
 *
 * Returns: whether it is an article by its name, or no file at all, which reading it will say
 */
gboolean
cf_walk_check_article (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = NULL;

  if (cf_walk_classify (name) == CF_FILE_ARTICLE || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  shown = g_filename_display_name (path);
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("%s is not an article"), shown);
  return FALSE;
}

static GPtrArray *
list_sorted (const char *folder, GPtrArray *problems)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  if (dir == NULL)
    cf_problems_add (problems, CF_PROBLEM_OPERATION, folder, 0, 0, "%s", error->message);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, cf_strings_compare);
  return names;
}

static gboolean
pass_limit (Walk *walk, const char *path, const char *text)
{
  cf_problems_add (walk->problems, CF_PROBLEM_FOLDER_LIMIT, path, 0, 0, "%s", text);
  walk->stopped = TRUE;
  return FALSE;
}

static void
visit_file (Walk *walk, const char *path, const char *name)
{
  if (++walk->n_files > CF_LIMIT_FOLDER_FILES)
    pass_limit (walk, path, _ ("there are more than 200,000 files; the others are not read"));
  else if (!walk->visit (path, cf_walk_classify (name), walk->user_data))
    walk->stopped = TRUE;
}

/* A link counts as what it leads to, if that is a file in here; links to folders could be circles. */
static gboolean
get_mode (Walk *walk, const char *path, mode_t *mode)
{
  struct stat info;

  if (lstat (path, &info) != 0)
    return FALSE;
  if (S_ISLNK (info.st_mode) &&
      (stat (path, &info) != 0 || !S_ISREG (info.st_mode) || !cf_file_is_within (walk->root, path)))
    return FALSE;
  *mode = info.st_mode;
  return TRUE;
}

/* What is still to be visited. */
typedef struct
{
  char *path;
  guint depth; /* how many folders it is in, below the one that was given */
} Entry;

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *) entry)->path);
}

/* Depth first with a list of our own, so that no folder can exhaust the stack. */
static void
push_folder (Walk *walk, GArray *stack, const char *folder, guint depth)
{
  g_autoptr (GPtrArray) names = list_sorted (folder, walk->problems);

  for (guint i = names->len; i > 0; i--)
    {
      const char *name = g_ptr_array_index (names, i - 1);
      Entry entry = { cf_folder_join (folder, name), depth };

      g_array_append_val (stack, entry);
    }
}

static Entry
pop_entry (GArray *stack)
{
  Entry entry = g_array_index (stack, Entry, stack->len - 1);

  g_array_index (stack, Entry, stack->len - 1).path = NULL;
  g_array_set_size (stack, stack->len - 1);
  return entry;
}

/**
 * cf_walk:
 * @folder: a folder
 * @visit: called for each regular file
 * @user_data: for @visit
 * @problems: (nullable) (element-type CfProblem): gets folders that could not be read, and limits
 * @cancellable: (nullable): stops it
 *
 * Returns: whether all was visited
 */
gboolean
cf_walk (const char *folder,
         CfWalkVisit visit,
         gpointer user_data,
         GPtrArray *problems,
         GCancellable *cancellable)
{
  Walk walk = { folder, visit, user_data, problems, cancellable, 0, FALSE };
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (stack, clear_entry);
  push_folder (&walk, stack, folder, 0);
  while (stack->len > 0 && !walk.stopped && !g_cancellable_is_cancelled (cancellable))
    {
      const Entry entry = pop_entry (stack);
      g_autofree char *path = entry.path;
      g_autofree char *name = g_path_get_basename (path);
      mode_t mode;

      if (!get_mode (&walk, path, &mode))
        continue;
      if (S_ISREG (mode))
        visit_file (&walk, path, name);
      else if (S_ISDIR (mode) && entry.depth == CF_LIMIT_FOLDER_DEPTH)
        cf_problems_add (problems, CF_PROBLEM_FOLDER_LIMIT, path, 0, 0, "%s",
                         _ ("folders are nested deeper than 32; this one is not read"));
      else if (S_ISDIR (mode))
        push_folder (&walk, stack, path, entry.depth + 1);
    }
  return !walk.stopped && stack->len == 0;
}
