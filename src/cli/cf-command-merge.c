/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: merge. */

#include "config.h"

#include "cf-command.h"
#include "cf-conflict.h"
#include "cf-copy.h"
#include "cf-displaced.h"

#include <glib/gi18n.h>

#include <stdio.h>

static char *output;

static void
print_counts (const char *file, const char *into, guint annotations, guint to_settle)
{
  CfJsonWriter *writer = cf_print_begin ();

  if (file != NULL)
    cf_json_writer_string_member (writer, "file", file);
  if (into != NULL)
    cf_json_writer_string_member (writer, "into", into);
  cf_json_writer_integer_member (writer, "annotations", annotations);
  cf_json_writer_integer_member (writer, "versions_to_settle", to_settle);
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

/* With --json and no file to write to, the counts alone: so one sees what a merge would come to. */
static CfExit
merge_two (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfCopy) copy = cf_copy_read (call->arguments[0], &error);
  g_autoptr (CfCopy) other = NULL;
  CfExit status = CF_EXIT_DONE;
  guint to_settle;

  if (copy == NULL)
    return cf_call_fail (call, call->arguments[0], error);
  other = cf_copy_read (call->arguments[1], &error);
  if (other == NULL || !cf_copy_merge_in (copy, other, &error))
    return cf_call_fail (call, call->arguments[1], error);
  if (output != NULL && !cf_copy_save_into (copy, output, &error))
    return cf_call_fail (call, output, error);
  to_settle = cf_copy_count_to_settle (copy);
  if (call->json)
    print_counts (NULL, NULL, cf_copy_count_annotations (copy), to_settle);
  else if (output == NULL)
    status = write_bytes (call, copy, &error);
  say_to_settle (call, output != NULL ? output : call->arguments[0], to_settle);
  return status == CF_EXIT_DONE && to_settle > 0 ? CF_EXIT_ATTENTION : status;
}

static CfExit
merge_conflict (CfCall *call, CfProject *project, const CfConflict *conflict)
{
  g_autoptr (GError) error = NULL;
  CfConflictResult result;
  CfExit status = CF_EXIT_DONE;

  if (!cf_conflict_merge (project, conflict, &result, &error))
    {
      cf_call_fail (call, conflict->path, error);
      status = CF_EXIT_ATTENTION;
    }
  else
    {
      if (call->json)
        print_counts (conflict->path, conflict->of, result.annotations, result.to_settle);
      else if (!call->quiet)
        cf_print (_ ("%s: merged into %s; the copy is kept as %s\n"), conflict->path, conflict->of,
                  result.kept_as);
      say_to_settle (call, conflict->of, result.to_settle);
      status = result.to_settle > 0 ? CF_EXIT_ATTENTION : CF_EXIT_DONE;
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
