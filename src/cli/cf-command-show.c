/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: show. */

#include "config.h"

#include "cf-article-output.h"
#include "cf-bundle.h"
#include "cf-command.h"
#include "cf-layer-access.h"

#include <glib/gi18n.h>

static char *annotator_option;

static void
print_field (const char *name, const char *value)
{
  cf_print ("%s: %s\n", name, value != NULL ? value : "—");
}

static void
print_text (CfBundle *bundle)
{
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (bundle->article, &n_blocks);
  g_autofree char *languages =
    g_strjoinv (", ", (char **) cf_article_get_languages (bundle->article));

  print_field (_ ("Title"), cf_article_get_title (bundle->article));
  print_field (_ ("Outlet"), cf_article_get_outlet (bundle->article));
  print_field (_ ("Published"), cf_article_get_published (bundle->article));
  print_field (_ ("Byline"), cf_article_get_byline (bundle->article));
  print_field (_ ("Link"), cf_article_get_url (bundle->article));
  print_field (_ ("Languages"), languages);
  print_field (_ ("Id"), bundle->id);
  for (guint i = 0; i < n_blocks; i++)
    {
      g_autofree char *text = cf_text_slice (cf_article_get_text (bundle->article), blocks[i].span);
      g_autofree char *pair = blocks[i].pair != 0 ? g_strdup_printf (" %u", blocks[i].pair) : NULL;

      cf_print ("\n[%u-%u %s%s%s%s] %s\n", blocks[i].span.start, blocks[i].span.end,
                cf_block_kind_get_name (blocks[i].kind), blocks[i].language != NULL ? " " : "",
                blocks[i].language != NULL ? blocks[i].language : "", pair != NULL ? pair : "",
                text);
    }
}

/* Whose pairs are shown; else those that the reader of the article made. */
static void
pair (CfBundle *bundle, CfProject *project, const char *annotator)
{
  for (guint i = 0; i < bundle->layers->len; i++)
    {
      const CfLayerReading *layer = g_ptr_array_index (bundle->layers, i);
      CfArticle *paired;

      if (layer->layer == NULL ||
          g_strcmp0 (cf_layer_get_annotator (layer->layer)->name, annotator) != 0 ||
          !cf_project_may_read_sidecar (project, layer->path))
        continue;
      paired = cf_layer_pair_article (layer->layer, bundle->article);
      g_object_unref (bundle->article);
      bundle->article = paired;
    }
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfBundle) bundle = NULL;
  g_autoptr (CfProject) project = NULL;
  g_autoptr (GPtrArray) of_sidecars = cf_problems_new ();

  bundle = cf_bundle_load (call->arguments[0], of_sidecars, &error);
  if (bundle == NULL)
    return cf_call_fail (call, call->arguments[0], error);
  project = cf_project_new (call->arguments[0], NULL);
  cf_bundle_correct (bundle, project);
  if (annotator_option != NULL)
    pair (bundle, project, annotator_option);
  if (call->json)
    {
      CfJsonWriter *writer = cf_print_begin ();

      cf_write_article_members (writer, call->arguments[0], bundle->id, bundle->article);
      cf_print_end (writer);
    }
  else
    {
      print_text (bundle);
    }
  /* Of the article itself: its sidecars are the business of `check`. */
  for (guint i = 0; i < of_sidecars->len; i++)
    {
      const CfProblem *problem = g_ptr_array_index (of_sidecars, i);

      if (problem->id == CF_PROBLEM_ENCODING_REPLACED)
        cf_problems_add (call->problems, problem->id, problem->file, problem->line, problem->column,
                         "%s", problem->text);
    }
  return CF_EXIT_DONE;
}

static const GOptionEntry entries[] = {
  { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator_option,
    N_ ("Whose changes of pairs hold; without it nobody’s"), N_ ("NAME") },
  { NULL },
};

const CfCommand cf_command_show = {
  "show", "ARTICLE", N_ ("Read an article: metadata, text and blocks"), 1, 1, entries, run
};
