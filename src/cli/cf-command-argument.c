/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: argument. */

#include "config.h"

#include "cf-argument-output.h"
#include "cf-argument-source.h"
#include "cf-command.h"
#include "cf-error.h"
#include "cf-file-writer.h"
#include "cf-format.h"
#include "cf-proposition.h"
#include "cf-target.h"
#include "cf-thread.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <stdio.h>

static char *format_option;
static char *out;
static char **codes;
static char **annotators;
static char *thread;
static char *proposition;

static gboolean
matches (char **wanted, const char *value)
{
  return wanted == NULL || (value != NULL && g_strv_contains ((const char *const *) wanted, value));
}

/* What was merged is found under the old name and the new. */
static gboolean
has_code (const CfArgumentGraph *graph, const CfArgumentNode *node)
{
  for (char **code = codes; code != NULL && *code != NULL; code++)
    if (g_strcmp0 (node->code, cf_codebook_follow_id (graph->codebook, *code)) == 0)
      return TRUE;
  return codes == NULL;
}

static CfArgumentGraph *
filter (const CfArgumentGraph *graph)
{
  g_autofree gboolean *wanted = g_new0 (gboolean, graph->nodes->len + 1);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const CfArgumentNode *node = cf_argument_graph_get_node (graph, i);

      wanted[i] = has_code (graph, node) && matches (annotators, node->annotator);
    }
  return cf_argument_graph_select (graph, wanted);
}

static GArray *
list_thread (const CfArgumentGraph *graph, GError **error)
{
  g_autoptr (CfPropositions) propositions = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GArray) items = NULL;
  guint node;

  if (thread != NULL)
    {
      if (cf_argument_graph_find (graph, thread, &node))
        return cf_thread_list_for_node (graph, node);
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   _ ("there is no annotation %s in what was named"), thread);
      return NULL;
    }
  propositions = cf_propositions_new (graph->codebook);
  key = cf_propositions_make_key (propositions, proposition);
  items = cf_thread_list_for_proposition (graph, key);
  if (items->len > 0)
    return g_steal_pointer (&items);
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("nothing takes a stand on “%s”"), proposition);
  return NULL;
}

static CfArgumentGraph *
narrow (CfArgumentGraph *whole, GError **error)
{
  g_autoptr (CfArgumentGraph) graph = whole;
  g_autoptr (CfArgumentGraph) part = NULL;
  g_autoptr (GArray) items = NULL;

  if (thread == NULL && proposition == NULL)
    return filter (graph);
  items = list_thread (graph, error);
  if (items == NULL)
    return NULL;
  part = cf_thread_select (graph, items);
  return filter (part);
}

static gboolean
write_out (GBytes *bytes, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (out != NULL && !g_str_equal (out, "-"))
    return cf_export_check_destination (out, error) && cf_file_write (out, bytes, error);
  if (fwrite (data, 1, length, stdout) == length)
    return TRUE;
  cf_set_error_errno (error, errno, "-", _ ("could not be written"));
  return FALSE;
}

static CfExit
run (CfCall *call)
{
  const char *id = format_option != NULL ? format_option : call->json ? "json" : "graphml";
  const CfArgumentFormat *format = cf_argument_format_get (id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (CfProject) project = NULL;
  g_autoptr (CfArgumentGraph) graph = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (format == NULL)
    {
      g_autofree char *ids = cf_argument_format_list_ids ();

      return cf_call_refuse (call, _ ("“%s” is no format of a graph; there are: %s"), id, ids);
    }
  if (thread != NULL && proposition != NULL)
    return cf_call_refuse (call, "%s", _ ("say --thread or --proposition, not both"));
  targets = cf_target_expand ((const char *const *) call->arguments, call->problems, &error);
  if (targets == NULL)
    return cf_call_fail (call, cf_call_find_absent (call), error);
  project = cf_project_new (call->arguments[0], call->problems);
  graph = cf_argument_source_load (project, targets, call->problems, NULL, &error);
  if (graph != NULL)
    graph = narrow (g_steal_pointer (&graph), &error);
  if (graph != NULL)
    bytes = format->make (graph, &error);
  if (bytes == NULL || !write_out (bytes, &error))
    return cf_call_fail (call, bytes != NULL ? out : NULL, error);
  return cf_call_judge (call);
}

static const GOptionEntry entries[] = {
  { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_option,
    N_ ("graphml, dot, json, svg, png or pdf"), N_ ("FORMAT") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("The file to write, else standard output"),
    N_ ("OUT") },
  { "code", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &codes, N_ ("Only with this code; may be repeated"),
    N_ ("CODE") },
  { "annotator", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &annotators,
    N_ ("Only of this layer; may be repeated"), N_ ("NAME") },
  { "thread", 0, 0, G_OPTION_ARG_FILENAME, &thread,
    N_ ("Only the thread in which this annotation is"), N_ ("ID") },
  { "proposition", 0, 0, G_OPTION_ARG_FILENAME, &proposition,
    N_ ("Only the thread of this proposition"), N_ ("TEXT") },
  { NULL },
};

const CfCommand cf_command_argument = {
  "argument", "PATH…", N_ ("Draw or export who claims what, and who rebuts it"), 1, 0, entries, run
};
