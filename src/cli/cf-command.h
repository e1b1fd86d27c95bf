/* SPDX-License-Identifier: GPL-3.0-or-later
 * The commands of counterframe-cli. */

#pragma once

#include "cf-json-writer.h"
#include "cf-problem.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CfExit:
 * @CF_EXIT_DONE: done
 * @CF_EXIT_ATTENTION: done, but something needs a person
 * @CF_EXIT_REFUSED: refused, nothing changed
 * @CF_EXIT_UNREADABLE: a path could not be read or written
 */
typedef enum
{
  CF_EXIT_DONE = 0,
  CF_EXIT_ATTENTION = 1,
  CF_EXIT_REFUSED = 2,
  CF_EXIT_UNREADABLE = 3,
} CfExit;

/**
 * CfCall:
 * @arguments: (array zero-terminated=1): what is no option
 * @n_arguments: how many
 * @json: whether results are JSON, one object a line
 * @quiet: whether only results and errors are printed
 * @problems: (element-type CfProblem): printed to standard error at the end
 *
 * One call of a command.
 */
typedef struct
{
  char **arguments;
  guint n_arguments;
  gboolean json;
  gboolean quiet;
  GPtrArray *problems;
} CfCall;

/**
 * CfCommand:
 * @name: the verb
 * @arguments: what it takes, for the help
 * @summary: what it does, for the help
 * @min_arguments: the least number of arguments
 * @max_arguments: the greatest, 0 for any number
 * @options: its options
 * @run: does it
 *
 * A row of the table of commands. The variables that @options point to are the command's own; one
 * process runs one command.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  guint min_arguments;
  guint max_arguments;
  const GOptionEntry *options;
  CfExit (*run) (CfCall *call);
} CfCommand;

int cf_command_main (int argc, char **argv);

CfExit cf_call_fail (CfCall *call, const char *path, const GError *error);
const char *cf_call_find_absent (CfCall *call);
CfExit cf_call_refuse (CfCall *call, const char *format, ...) G_GNUC_PRINTF (2, 3);
CfExit cf_call_judge (CfCall *call);

void cf_print_problems (CfCall *call, GPtrArray *found);
void cf_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
CfJsonWriter *cf_print_begin (void);
void cf_print_end (CfJsonWriter *writer);

/* The rows of the table: each stands in the file of its name. */
extern const CfCommand cf_command_show;
extern const CfCommand cf_command_annotate;
extern const CfCommand cf_command_edit;
extern const CfCommand cf_command_delete;
extern const CfCommand cf_command_relate;
extern const CfCommand cf_command_list;
extern const CfCommand cf_command_check;
extern const CfCommand cf_command_codebook;
extern const CfCommand cf_command_finish;
extern const CfCommand cf_command_export;
extern const CfCommand cf_command_formats;
extern const CfCommand cf_command_argument;
extern const CfCommand cf_command_agreement;
extern const CfCommand cf_command_differences;
extern const CfCommand cf_command_adjudicate;
extern const CfCommand cf_command_merge;
extern const CfCommand cf_command_merge_driver;
extern const CfCommand cf_command_git_setup;

G_END_DECLS
