/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: merge. */

#include "config.h"

#include "cf-command.h"
#include "cf-conflict.h"
#include "cf-copy.h"
#include "cf-displaced.h"
#include "cf-error.h"
#include "cf-layer-access.h"

#include <glib/gi18n.h>

#include <stdio.h>

static char *output;

static void
write_count (CfJsonWriter *writer, const char *name, gboolean is_hidden, guint n)
{
  cf_json_writer_name (writer, name);
  if (is_hidden)
    cf_json_writer_null (writer);
  else
    cf_json_writer_integer (writer, n);
}

/* How many, nobody is told who may not know it in a blind round. */
static void
print_counts (const CfConflict *conflict, gboolean is_hidden, guint annotations, guint to_settle)
{
  CfJsonWriter *writer = cf_print_begin ();

  if (conflict != NULL)
    {
      cf_json_writer_string_member (writer, "file", conflict->path);
      cf_json_writer_string_member (writer, "into", conflict->of);
    }
  write_count (writer, "annotations", is_hidden, annotations);
  write_count (writer, "versions_to_settle", is_hidden, to_settle);
  cf_print_end (writer);
}

static void
say_to_settle (CfCall *call, const char *path, guint to_settle)
{
  if (to_settle > 0)
    cf_problems_add (
      call->problems, CF_PROBLEM_TO_SETTLE, path, 0, 0,
      ngettext ("%u version waits to be settled", "%u versions wait to be settled", to_settle),
      to_settle);
}

static CfExit
write_bytes (CfCall *call, CfCopy *copy, GError **error)
{
  g_autoptr (GBytes) bytes = cf_copy_to_bytes (copy, call->arguments[0], error);
  gsize size;
  const void *data;

  if (bytes == NULL)
    return cf_call_fail (call, call->arguments[0], *error);
  data = g_bytes_get_data (bytes, &size);
  fwrite (data, 1, size, stdout);
  return CF_EXIT_DONE;
}

/* Whether it is a layer, or a copy of one, that its reader may not see. */
static gboolean
is_hidden (const char *path)
{
  g_autoptr (CfProject) project = cf_project_new (path, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (CfConflict) conflict = NULL;

  if (cf_walk_classify (name) == CF_FILE_SIDECAR)
    return !cf_project_may_read_sidecar (project, path);
  conflict = cf_conflict_recognise (project, path, CF_FILE_CONFLICT_COPY);
  return conflict != NULL && !cf_conflict_may_be_seen (project, conflict);
}

/* With --json and no file to write to, the counts alone: so one sees what a merge would come to. */
static CfExit
merge_two (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfCopy) copy = cf_copy_read (call->arguments[0], &error);
  g_autoptr (CfCopy) other = NULL;
  CfExit status = CF_EXIT_DONE;
  gboolean hidden;
  guint to_settle;

  if (copy == NULL)
    return cf_call_fail (call, call->arguments[0], error);
  other = cf_copy_read (call->arguments[1], &error);
  if (other == NULL || !cf_copy_merge_in (copy, other, &error))
    return cf_call_fail (call, call->arguments[1], error);
  hidden = is_hidden (call->arguments[0]) || is_hidden (call->arguments[1]);
  if (hidden && output == NULL)
    return cf_call_refuse (call, "%s", _ ("Others’ layers are hidden until one’s own is finished"));
  if (output != NULL && !cf_copy_save_into (copy, output, &error))
    return cf_call_fail (call, output, error);
  to_settle = cf_copy_count_to_settle (copy);
  if (call->json)
    print_counts (NULL, hidden, cf_copy_count_annotations (copy), to_settle);
  else if (output == NULL)
    status = write_bytes (call, copy, &error);
  if (hidden)
    return status;
  say_to_settle (call, output != NULL ? output : call->arguments[0], to_settle);
  return status == CF_EXIT_DONE && to_settle > 0 ? CF_EXIT_ATTENTION : status;
}

/* A disk that takes nothing is not for a person to settle. */
static CfExit
fail_conflict (CfCall *call, const CfConflict *conflict, const GError *error)
{
  const CfExit status = cf_call_fail (call, conflict->path, error);
  const gboolean is_disk = g_error_matches (error, CF_ERROR, CF_ERROR_DENIED) ||
                           g_error_matches (error, CF_ERROR, CF_ERROR_NO_SPACE) ||
                           g_error_matches (error, CF_ERROR, CF_ERROR_IO);

  return is_disk ? status : CF_EXIT_ATTENTION;
}

static CfExit
merge_conflict (CfCall *call, CfProject *project, const CfConflict *conflict)
{
  const gboolean hidden = !cf_conflict_may_be_seen (project, conflict);
  g_autoptr (GError) error = NULL;
  CfConflictResult result;
  CfExit status = CF_EXIT_DONE;

  if (!cf_conflict_merge (project, conflict, &result, &error))
    status = fail_conflict (call, conflict, error);
  else if (result.kept_as != NULL)
    {
      if (call->json)
        print_counts (conflict, hidden, result.annotations, result.to_settle);
      else if (!call->quiet)
        cf_print (_ ("%s: merged into %s; the copy is kept as %s\n"), conflict->path, conflict->of,
                  result.kept_as);
      if (!hidden)
        say_to_settle (call, conflict->of, result.to_settle);
      status = result.to_settle > 0 && !hidden ? CF_EXIT_ATTENTION : CF_EXIT_DONE;
    }
  cf_conflict_result_clear (&result);
  return status;
}

static CfExit
merge_all (CfCall *call, CfProject *project, GPtrArray *conflicts)
{
  CfExit status = CF_EXIT_DONE;

  for (guint i = 0; i < conflicts->len; i++)
    {
      CfExit one = merge_conflict (call, project, g_ptr_array_index (conflicts, i));

      status = MAX (status, one);
    }
  return status;
}

/* Conflict copies first; then the layers that do not stand where the project keeps them. */
static CfExit
merge_folder (CfCall *call)
{
  const char *folder = call->arguments[0];
  g_autoptr (CfProject) project = cf_project_new (folder, call->problems);
  g_autoptr (GPtrArray) conflicts = cf_conflict_list (project, folder, call->problems, NULL);
  const CfExit status = merge_all (call, project, conflicts);
  g_autoptr (GPtrArray) displaced = cf_displaced_list (project, folder, call->problems);
  CfExit home;

  for (guint i = 0; i < displaced->len; i++)
    cf_displaced_recover (g_ptr_array_index (displaced, i));
  home = merge_all (call, project, displaced);
  return MAX (status, home);
}

static CfExit
run (CfCall *call)
{
  const char *absent = cf_call_find_absent (call);
  g_autoptr (GError) error = NULL;

  if (call->n_arguments == 2)
    return merge_two (call);
  if (absent != NULL)
    {
      g_set_error (&error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("there is no such folder"));
      return cf_call_fail (call, absent, error);
    }
  if (!g_file_test (call->arguments[0], G_FILE_TEST_IS_DIR))
    return cf_call_refuse (call, _ ("merge takes a folder, or two copies of one file"));
  if (output != NULL)
    return cf_call_refuse (call, _ ("a folder is merged in its place: -o is for two copies"));
  return merge_folder (call);
}

static const GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_ ("The file that is to hold both; it may be one of them"), N_ ("FILE") },
  { NULL },
};

const CfCommand cf_command_merge = { "merge",
                                     N_ ("A B [-o FILE] | FOLDER"),
                                     N_ (
                                       "Make one of two copies of a sidecar or codebook, or of the "
                                       "conflict copies in a folder"),
                                     1,
                                     2,
                                     entries,
                                     run };
