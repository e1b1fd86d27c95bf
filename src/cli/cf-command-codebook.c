/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: codebook. */

#include "config.h"

#include "cf-command-codebook.h"

#include "cf-check.h"
#include "cf-codebook-join.h"
#include "cf-codebook-json.h"
#include "cf-error.h"
#include "cf-file-replacer.h"
#include "cf-file.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-project.h"

#include <glib/gi18n.h>

#include <stdio.h>
#include <string.h>

static char **templates;
static char *out;

/* A codebook with another id is joined; its entries of taken ids are told apart by this. */
#define IMPORTED "imported"

static CfExit
run_show (CfCall *call, CfProject *project)
{
  cf_codebook_print (call, cf_project_get_codebook (project));
  return call->problems->len > 0 ? CF_EXIT_ATTENTION : CF_EXIT_DONE;
}

/* The codebook as it is reached from the path that was given. */
static char *
reach_codebook (CfCall *call, CfProject *project)
{
  const char *path = call->arguments[0];
  g_autofree char *top = cf_project_reach_top (project, path);

  return g_build_filename (top, CF_CODEBOOK_FILE, NULL);
}

static CfExit
run_check (CfCall *call, CfProject *project)
{
  g_autofree char *path = reach_codebook (call, project);
  const char *const paths[] = { g_str_has_prefix (path, "./") ? path + 2 : path, NULL };
  g_autoptr (GPtrArray) found = cf_problems_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (call->problems, 0); /* they are the results */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !cf_check (paths, found, &error))
    return cf_call_fail (call, path, error);
  cf_print_problems (call, found);
  return found->len > 0 ? CF_EXIT_ATTENTION : CF_EXIT_DONE;
}

static void
print_renamed (CfCall *call, CfCodebookCopy *copy, GPtrArray *renamed)
{
  JsonObject *head = cf_codebook_copy_get_head (copy);
  g_autofree char *revision = cf_codebook_copy_get_revision (copy);
  CfJsonWriter *writer;

  if (!call->json)
    {
      cf_print ("%s\t%s\t%s\n", cf_codebook_copy_get_id (copy), revision,
                cf_json_get_string (head, "title"));
      for (guint i = 0; i < renamed->len; i++)
        cf_print ("%s\n", (char *) g_ptr_array_index (renamed, i));
      return;
    }
  writer = cf_print_begin ();
  cf_json_writer_string_member (writer, "id", cf_codebook_copy_get_id (copy));
  cf_json_writer_string_member (writer, "title", cf_json_get_string (head, "title"));
  cf_json_writer_string_member (writer, "revision", revision);
  cf_json_writer_name (writer, "renamed");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < renamed->len; i++)
    cf_json_writer_string (writer, g_ptr_array_index (renamed, i));
  cf_json_writer_end_array (writer);
  cf_print_end (writer);
}

static CfExit
run_new (CfCall *call, CfProject *project)
{
  const char *const by_default[] = { CF_CODEBOOK_DEFAULT, NULL };
  g_autoptr (GPtrArray) renamed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfCodebookCopy) copy = NULL;

  if (!g_file_test (call->arguments[0], G_FILE_TEST_IS_DIR))
    return cf_call_refuse (call, _ ("%s is not a folder"), call->arguments[0]);
  copy = cf_codebook_copy_new_from_templates (
    templates != NULL ? (const char *const *) templates : by_default, renamed, &error);
  if (copy == NULL || !cf_codebook_copy_create (copy, call->arguments[0], &error))
    return cf_call_fail (call, NULL, error);
  print_renamed (call, copy, renamed);
  return CF_EXIT_DONE;
}

static CfExit
run_export (CfCall *call, CfProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfCodebookCopy) copy =
               cf_codebook_copy_load (cf_project_get_top (project), NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  CfReplaceResult result = { 0 };
  CfReplacement replacement = { .path = out };

  if (copy == NULL)
    return cf_call_fail (call, NULL, error);
  bytes = cf_codebook_copy_to_bytes (copy);
  if (out == NULL || g_str_equal (out, "-"))
    {
      fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
      return CF_EXIT_DONE;
    }
  if (g_file_test (out, G_FILE_TEST_EXISTS))
    return cf_call_refuse (call, _ ("%s is there already"), out);
  replacement.content = bytes;
  if (!cf_file_replace (&replacement, &result, &error))
    return cf_call_fail (call, out, error);
  g_bytes_unref (result.written);
  return CF_EXIT_DONE;
}

/* The same codebook is merged, another one joined. */
static gboolean
take_in (CfCodebookCopy *copy, CfCodebookCopy *other, GPtrArray *renamed, GError **error)
{
  if (g_strcmp0 (cf_codebook_copy_get_id (copy), cf_codebook_copy_get_id (other)) == 0)
    return cf_codebook_copy_merge_in (copy, other, error);
  cf_codebook_copy_join (copy, other, IMPORTED, renamed);
  return TRUE;
}

static CfExit
judge_import (CfCall *call, CfProject *project)
{
  g_autofree char *top = cf_project_reach_top (project, call->arguments[0]);
  g_autoptr (CfCodebook) written = NULL;

  g_ptr_array_set_size (call->problems, 0);
  written = cf_codebook_load (top, call->problems);
  return call->problems->len > 0 ? CF_EXIT_ATTENTION : CF_EXIT_DONE;
}

static CfExit
run_import (CfCall *call, CfProject *project)
{
  const char *file = call->arguments[2], *top = cf_project_get_top (project);
  g_autoptr (GPtrArray) renamed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (CfCodebookCopy) copy = cf_codebook_copy_load (top, &digest, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CfCodebookCopy) other = NULL;
  g_autoptr (CfCodebookCopy) saved = NULL;

  if (copy == NULL)
    return cf_call_fail (call, NULL, error);
  cf_codebook_copy_record_revision (copy);
  bytes = cf_file_read (file, CF_LIMIT_JSON_BYTES, NULL, &error);
  other = bytes != NULL ? cf_codebook_copy_parse (bytes, file, &error) : NULL;
  if (other == NULL)
    return cf_call_fail (call, file, error);
  if (!take_in (copy, other, renamed, &error))
    return cf_call_fail (call, NULL, error);
  saved = cf_codebook_copy_save (copy, top, digest, NULL, &error);
  if (saved == NULL)
    return cf_call_fail (call, NULL, error);
  print_renamed (call, saved, renamed);
  return judge_import (call, project);
}

static const struct
{
  const char *name;
  guint n_arguments;
  CfExit (*run) (CfCall *call, CfProject *project);
} verbs[] = {
  { "show", 2, run_show },     { "check", 2, run_check },   { "new", 2, run_new },
  { "export", 2, run_export }, { "import", 3, run_import },
};

static CfExit
run (CfCall *call)
{
  const char *verb = call->n_arguments > 1 ? call->arguments[1] : "show";
  guint n_arguments = MAX (call->n_arguments, 2);

  if (cf_call_find_absent (&(CfCall){ .arguments = call->arguments, .n_arguments = 1 }) != NULL)
    {
      g_autoptr (GError) error = g_error_new (CF_ERROR, CF_ERROR_NOT_FOUND, _ ("%s is not there"),
                                              call->arguments[0]);

      return cf_call_fail (call, call->arguments[0], error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, verb) && verbs[i].n_arguments == n_arguments)
      {
        g_autoptr (CfProject) project = cf_project_new (call->arguments[0], call->problems);

        return verbs[i].run (call, project);
      }
  return cf_call_refuse (call, "%s",
                         _ ("usage: counterframe-cli codebook PATH [show | check | new | export | "
                            "import FILE]"));
}

static const GOptionEntry entries[] = {
  { "template", 0, 0, G_OPTION_ARG_STRING_ARRAY, &templates,
    N_ ("new: a codebook that comes with the program; several are joined in one"), N_ ("NAME") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out,
    N_ ("export: the file to write; - for standard output"), N_ ("OUT") },
  { NULL },
};

const CfCommand cf_command_codebook = {
  "codebook",
  "PATH [show|check|new|export|import FILE]",
  N_ ("Show, check or make the codebook, or take another one into it"),
  1,
  3,
  entries,
  run,
};
