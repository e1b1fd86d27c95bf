/* SPDX-License-Identifier: GPL-3.0-or-later
 * The commands of counterframe-cli.
 *
 * A new command is one file and one row here; help and completion read the table. */

#include "config.h"

#include "cf-command.h"

#include "cf-cli-text.h"
#include "cf-dirs.h"
#include "cf-error.h"

#include <glib/gi18n.h>

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define PROGRAM "counterframe-cli"

static const CfCommand *const commands[] = {
  &cf_command_show,         &cf_command_annotate,    &cf_command_edit,       &cf_command_delete,
  &cf_command_relate,       &cf_command_list,        &cf_command_check,      &cf_command_finish,
  &cf_command_codebook,     &cf_command_export,      &cf_command_formats,    &cf_command_argument,
  &cf_command_agreement,    &cf_command_differences, &cf_command_adjudicate, &cf_command_merge,
  &cf_command_merge_driver, &cf_command_git_setup,
};

/**
 * cf_print:
 * @format: a line of a result, with its arguments
 *
 * Writes to standard output as it is: results are data, not messages in the locale's encoding.
 */
void
cf_print (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fputs (text, stdout);
}

/**
 * cf_print_begin:
 *
 * Returns: (transfer full): a writer in an object, for cf_print_end()
 */
CfJsonWriter *
cf_print_begin (void)
{
  CfJsonWriter *writer = cf_json_writer_new (CF_JSON_COMPACT);

  cf_json_writer_begin_object (writer);
  return writer;
}

/**
 * cf_print_end:
 * @writer: (transfer full): of cf_print_begin()
 *
 * Ends the object and prints it on a line.
 */
void
cf_print_end (CfJsonWriter *writer)
{
  g_autofree char *line = NULL;

  cf_json_writer_end_object (writer);
  line = cf_json_writer_finish_string (writer);
  cf_json_writer_free (writer);
  fputs (line, stdout);
  fputc ('\n', stdout);
}

static void
print_problem (CfCall *call, const CfProblem *problem)
{
  g_autofree char *text = NULL;
  CfJsonWriter *writer;

  if (!call->json)
    {
      text = cf_problem_to_string (problem);
      cf_print ("%s\n", text);
      return;
    }
  writer = cf_print_begin ();
  cf_json_writer_string_member (writer, "file", problem->file);
  cf_json_writer_integer_member (writer, "line", MAX (problem->line, 1));
  cf_json_writer_integer_member (writer, "column", MAX (problem->column, 1));
  cf_json_writer_string_member (writer, "severity", cf_severity_get_name (problem->severity));
  cf_json_writer_string_member (writer, "id", cf_problem_id_get_name (problem->id));
  cf_json_writer_string_member (writer, "text", problem->text);
  cf_print_end (writer);
}

/* By file, then place; what is said of one place stays in its order. */
static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const CfProblem *x = *(const CfProblem *const *) a, *y = *(const CfProblem *const *) b;
  int order = g_strcmp0 (x->file, y->file);

  if (order == 0)
    order = x->line != y->line ? (x->line < y->line ? -1 : 1) : 0;
  if (order == 0)
    order = x->column != y->column ? (x->column < y->column ? -1 : 1) : 0;
  return order;
}

/**
 * cf_print_problems:
 * @call: a call
 * @found: (element-type CfProblem): problems that are results; they are sorted
 */
void
cf_print_problems (CfCall *call, GPtrArray *found)
{
  g_ptr_array_sort (found, compare_problems);
  for (guint i = 0; i < found->len; i++)
    print_problem (call, g_ptr_array_index (found, i));
}

static CfExit
exit_of_error (const GError *error)
{
  if (error->domain != CF_ERROR)
    return CF_EXIT_UNREADABLE;
  switch ((CfError) error->code)
    {
    case CF_ERROR_INVALID:
    case CF_ERROR_AMBIGUOUS:
      return CF_EXIT_REFUSED;
    case CF_ERROR_UNSUPPORTED:
    case CF_ERROR_DAMAGED:
    case CF_ERROR_READ_ONLY:
    case CF_ERROR_TOO_BIG:
    case CF_ERROR_NOT_FOUND:
    case CF_ERROR_DENIED:
    case CF_ERROR_NO_SPACE:
    case CF_ERROR_IO:
    default:
      return CF_EXIT_UNREADABLE;
    }
}

/**
 * cf_call_find_absent:
 * @call: a call
 *
 * Returns: (transfer none) (nullable): the first argument that names no file or folder
 */
const char *
cf_call_find_absent (CfCall *call)
{
  for (guint i = 0; i < call->n_arguments; i++)
    if (!g_file_test (call->arguments[i], G_FILE_TEST_EXISTS))
      return call->arguments[i];
  return NULL;
}

/* What a problem of no file in particular is said of, so that every problem has a place: the first
 * argument that is there, else the program. */
static const char *
find_subject (CfCall *call)
{
  for (guint i = 0; i < call->n_arguments; i++)
    if (g_file_test (call->arguments[i], G_FILE_TEST_EXISTS))
      return call->arguments[i];
  return PROGRAM;
}

/**
 * cf_call_fail:
 * @call: a call
 * @path: (nullable): the file or folder concerned
 * @error: why it ends
 *
 * Returns: the exit status for it
 */
CfExit
cf_call_fail (CfCall *call, const char *path, const GError *error)
{
  cf_problems_add (call->problems, CF_PROBLEM_OPERATION, path != NULL ? path : find_subject (call),
                   0, 0, "%s", error->message);
  return exit_of_error (error);
}

/**
 * cf_call_refuse:
 * @call: a call
 * @format: why nothing is changed, with its arguments
 *
 * Returns: %CF_EXIT_REFUSED
 */
CfExit
cf_call_refuse (CfCall *call, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cf_problems_add (call->problems, CF_PROBLEM_OPERATION, find_subject (call), 0, 0, "%s", text);
  return CF_EXIT_REFUSED;
}

/**
 * cf_call_judge:
 * @call: a call that has done what it could
 *
 * Returns: the exit status for what it met: a path that could not be read, or something for a person
 */
CfExit
cf_call_judge (CfCall *call)
{
  CfExit status = CF_EXIT_DONE;

  for (guint i = 0; i < call->problems->len; i++)
    {
      const CfProblem *problem = g_ptr_array_index (call->problems, i);

      if (problem->id == CF_PROBLEM_ARTICLE_UNREADABLE ||
          problem->id == CF_PROBLEM_SIDECAR_DAMAGED || problem->id == CF_PROBLEM_SIDECAR_TOO_BIG)
        return CF_EXIT_UNREADABLE;
      status = CF_EXIT_ATTENTION;
    }
  return status;
}

static void
print_problems (CfCall *call, CfExit status)
{
  for (guint i = 0; i < call->problems->len; i++)
    {
      const CfProblem *problem = g_ptr_array_index (call->problems, i);
      g_autofree char *text = cf_problem_to_string (problem);

      if (!call->quiet || problem->severity == CF_SEVERITY_ERROR || status >= CF_EXIT_REFUSED)
        fprintf (stderr, "%s\n", text);
    }
}

static gsize
get_width (const CfCommand *command)
{
  return strlen (command->name) + 1 + (gsize) g_utf8_strlen (command->arguments, -1);
}

static void
print_overview (FILE *out)
{
  gsize width = 0;

  fprintf (out, "%s\n  counterframe-cli %s\n\n%s\n", _ ("Usage:"), _ ("COMMAND [OPTION…] …"),
           _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    width = MAX (width, get_width (commands[i]));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (out, "  %s %s%*s  %s\n", commands[i]->name, commands[i]->arguments,
             (int) (width - get_width (commands[i])), "", _ (commands[i]->summary));
  fprintf (
    out, "\n%s\n%s\n", _ ("Every command takes --json (one object a line), --quiet and --help."),
    _ ("Exit status: 0 done, 1 done but something needs a person, 2 refused, 3 a path could not "
       "be read or written."));
}

static const CfCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static GOptionContext *
new_context (const CfCommand *command, CfCall *call)
{
  GOptionContext *context = g_option_context_new (command->arguments);
  g_autofree GOptionEntry *raw =
    command->options != NULL ? cf_cli_text_dup_raw (command->options) : NULL;
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &call->json, N_ ("Print results as JSON, one object a line"),
      NULL },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &call->quiet, N_ ("Print results and errors only"), NULL },
    { NULL },
  };

  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, raw, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

static CfExit
run_command (const CfCommand *command, char ***arguments, CfCall *call)
{
  g_autoptr (GOptionContext) context = new_context (command, call);
  g_autoptr (GError) error = NULL;

  if (!g_option_context_parse_strv (context, arguments, &error))
    return cf_call_refuse (call, "%s", error->message);
  if (command->options != NULL && !cf_cli_text_decode (command->options, &error))
    return cf_call_refuse (call, "%s", error->message);
  call->arguments = *arguments + 1;
  call->n_arguments = g_strv_length (call->arguments);
  /* What follows `--` is an argument even if it begins with a dash. */
  if (call->n_arguments > 0 && g_str_equal (call->arguments[0], "--"))
    {
      call->arguments++;
      call->n_arguments--;
    }
  if (call->n_arguments < command->min_arguments ||
      (command->max_arguments > 0 && call->n_arguments > command->max_arguments))
    return cf_call_refuse (call, _ ("usage: counterframe-cli %s %s"), command->name,
                           command->arguments);
  return command->run (call);
}

static int
run (char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv + 1);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  CfCall call = { .problems = problems };
  const CfCommand *command = find_command (arguments[0]);
  g_autofree char *program = NULL;
  CfExit status;

  if (command == NULL)
    {
      status = cf_call_refuse (&call, _ ("“%s” is no command"), arguments[0]);
      print_problems (&call, status);
      print_overview (stderr);
      return (int) status;
    }
  program = g_strdup_printf (PROGRAM " %s", command->name);
  g_set_prgname (program);
  status = run_command (command, &arguments, &call);
  print_problems (&call, status);
  if (fflush (stdout) != 0 || ferror (stdout))
    return CF_EXIT_UNREADABLE;
  return (int) status;
}

/**
 * cf_command_main:
 * @argc: number of arguments
 * @argv: the arguments, in the file system's encoding
 *
 * Returns: the exit status of the command that they ask for
 */
int
cf_command_main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, cf_dirs_get_locale ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2)
    {
      print_overview (stderr);
      return CF_EXIT_REFUSED;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    {
      print_overview (stdout);
      return CF_EXIT_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      cf_print (PROGRAM " %s\n", CF_VERSION);
      return CF_EXIT_DONE;
    }
  return run (argv);
}
