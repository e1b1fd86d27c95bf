/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: export. */

#include "config.h"

#include "cf-command.h"
#include "cf-error.h"
#include "cf-format.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

static char *out;
static char **option_words;

static gboolean
write_to_stdout (const void *data, gsize length, gpointer sink, GError **error)
{
  if (fwrite (data, 1, length, stdout) == length)
    return TRUE;
  cf_set_error_errno (error, errno, "-", _ ("could not be written"));
  return FALSE;
}

static gboolean
read_options (GHashTable *options, GError **error)
{
  for (guint i = 0; option_words != NULL && option_words[i] != NULL; i++)
    {
      char *equals = strchr (option_words[i], '=');

      if (equals == NULL)
        {
          g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is not NAME=VALUE"),
                       option_words[i]);
          return FALSE;
        }
      g_hash_table_insert (options, g_strndup (option_words[i], (gsize) (equals - option_words[i])),
                           g_strdup (equals + 1));
    }
  return TRUE;
}

static gboolean
export_to (const CfFormat *format, CfExport *export, GError **error)
{
  if (g_str_equal (out, "-"))
    {
      export->write = write_to_stdout;
      return format->export(export, error);
    }
  if (g_file_test (out, G_FILE_TEST_IS_DIR) || g_str_has_suffix (out, G_DIR_SEPARATOR_S))
    {
      if (format->export_folder != NULL)
        return format->export_folder (export, out, error);
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("%s is a folder; name a file"), out);
      return FALSE;
    }
  return cf_format_export_file (format, export, out, error);
}

/* The first argument is the format. */
static const char *
find_absent_path (CfCall *call)
{
  CfCall paths = { .arguments = call->arguments + 1, .n_arguments = call->n_arguments - 1 };

  return cf_call_find_absent (&paths);
}

/* What could not be read is named and left out; the export is good for the rest. */
static CfExit
judge (CfCall *call)
{
  return call->problems->len > 0 ? CF_EXIT_ATTENTION : CF_EXIT_DONE;
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  const CfFormat *format = cf_format_get (call->arguments[0]);
  g_autoptr (GHashTable) options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (CfProject) project = NULL;
  CfExport export = { .options = options, .problems = call->problems };

  if (format == NULL || format->export == NULL)
    return cf_call_refuse (call, _ ("“%s” is no format; `formats` lists them"), call->arguments[0]);
  if (out == NULL)
    return cf_call_refuse (call, "%s", _ ("say where to: -o FILE, or -o - for standard output"));
  if (!read_options (options, &error) || !cf_format_check_options (format, options, &error))
    return cf_call_fail (call, NULL, error);
  targets = cf_target_expand ((const char *const *) call->arguments + 1, call->problems, &error);
  if (targets == NULL)
    return cf_call_fail (call, find_absent_path (call), error);
  project = cf_project_new (call->arguments[1], call->problems);
  export.targets = targets;
  export.project = project;
  if (!export_to (format, &export, &error))
    return cf_call_fail (call, out, error);
  return judge (call);
}

static const GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out,
    N_ ("The file to write, or the folder; - for standard output"), N_ ("OUT") },
  { "option", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_words, N_ ("An option of the format"),
    N_ ("NAME=VALUE") },
  { NULL },
};

const CfCommand cf_command_export = {
  "export", "FORMAT PATH…", N_ ("Export a labelled dataset"), 2, 0, entries, run
};
