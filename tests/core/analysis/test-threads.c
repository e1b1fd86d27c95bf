/* SPDX-License-Identifier: GPL-3.0-or-later
 * Layers to graph, threads and unanswered claims. A case is a little project:
 *
 *   entry ID NAME ...                a proposition of the codebook, with all its names
 *   article FILE [outlet=O] [published=DATE]
 *     (indented lines: its text)
 *   layer NAME [outside]
 *   mark ID CODE QUOTE [A=V ...]     an annotation of the last layer
 *   link ID FROM TYPE TO             a relation of the last layer
 *   coding LANGUAGE
 *   graph, thread ID, around ID, about VALUE, unanswered: what is asked, after all of that
 *   step ID DIRECTION: where that leads from a card of the map; of propositions by their keys
 *   show SCOPE [file=F] [selection=START-END] [annotation=ID] [code=C] [outlet=O] [annotator=A]: what is wanted */

#include "config.h"

#include "cf-argument-builder.h"
#include "cf-argument-map.h"
#include "cf-argument-query.h"
#include "cf-codebook-json.h"
#include "cf-proposition.h"
#include "cf-reader.h"
#include "cf-test.h"
#include "cf-thread.h"

#include <stdio.h>
#include <string.h>

#define UNKNOWN "?"

typedef struct
{
  CfCodebook *codebook;
  CfArgumentBuilder *builder;
  CfArgumentGraph *graph;
  char **words; /* of the line of the article that is being read */
  GString *text;
  CfArticle *article;
  CfLayer *layer;
  gboolean outside;
  GString *out;
} Case;

static void
end_layer (Case *self)
{
  if (self->layer != NULL)
    cf_argument_builder_add_layer (self->builder, self->layer, self->outside);
  g_clear_object (&self->layer);
}

static CfArticle *
correct (CfArticle *article, char **words)
{
  g_autoptr (CfCorrection) correction = cf_correction_new ();

  for (guint i = 2; words[i] != NULL; i++)
    {
      const char *equals = strchr (words[i], '=');

      correction
        ->values[g_str_has_prefix (words[i], "outlet") ? CF_FIELD_OUTLET : CF_FIELD_PUBLISHED] =
        g_strdup (equals + 1);
    }
  return cf_article_correct (article, correction);
}

static void
end_article (Case *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CfArticle) read = NULL;

  if (self->words == NULL)
    return;
  bytes = g_bytes_new (self->text->str, self->text->len);
  read = cf_reader_read (bytes, self->words[1], NULL, NULL);
  g_assert_nonnull (read);
  g_set_object (&self->article, NULL);
  self->article = correct (read, self->words);
  cf_argument_builder_set_article (self->builder, self->words[1], "urn:x:article", self->article);
  g_clear_pointer (&self->words, g_strfreev);
}

static void
do_entry (Case *self, char **words)
{
  CfListEntry *entry = cf_list_entry_new (words[1]);

  for (guint i = 2; words[i] != NULL; i++)
    g_ptr_array_add (entry->aliases, g_strdup (words[i]));
  g_assert_true (cf_codebook_take_list_entry (self->codebook, "proposition", entry));
}

static void
do_coding (Case *self, char **words)
{
  cf_codebook_set_coding_language (self->codebook, words[1]);
}

static void
do_article (Case *self, char **words)
{
  end_layer (self);
  end_article (self);
  if (self->builder == NULL)
    self->builder = cf_argument_builder_new (self->codebook);
  self->words = g_strdupv (words);
  g_string_truncate (self->text, 0);
}

static void
do_layer (Case *self, char **words)
{
  g_autoptr (CfAnnotator) annotator = cf_annotator_new ("urn:x:annotator", words[1], NULL);

  end_layer (self);
  end_article (self);
  self->layer = cf_layer_new (annotator);
  self->outside = g_strcmp0 (words[2], "outside") == 0;
}

static void
do_mark (Case *self, char **words)
{
  g_autoptr (CfAnnotation) annotation = cf_annotation_new ();
  CfText *text = cf_article_get_text (self->article);
  const char *whole = cf_text_get_utf8 (text, NULL);
  const char *found = strstr (whole, words[3]);
  CfSpan span;

  g_assert_nonnull (found);
  span.start = (guint) g_utf8_pointer_to_offset (whole, found);
  span.end = span.start + (guint) g_utf8_strlen (words[3], -1);
  cf_record_set_id (CF_RECORD (annotation), words[1]);
  cf_record_set_code (CF_RECORD (annotation), words[2]);
  cf_annotation_place (annotation, text, &span, 1);
  for (guint i = 4; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);

      cf_record_add_value (CF_RECORD (annotation), pair[0], pair[1]);
    }
  cf_layer_put (self->layer, CF_RECORD (annotation));
}

static void
do_link (Case *self, char **words)
{
  g_autoptr (CfRelation) relation = cf_relation_new ();

  cf_record_set_id (CF_RECORD (relation), words[1]);
  cf_record_set_code (CF_RECORD (relation), words[3]);
  cf_relation_set_from (relation, words[2]);
  cf_relation_set_to (relation, words[4], NULL, words[5]);
  cf_layer_put (self->layer, CF_RECORD (relation));
}

static const CfArgumentGraph *
get_graph (Case *self)
{
  end_layer (self);
  end_article (self);
  if (self->graph == NULL)
    self->graph = cf_argument_builder_finish (self->builder);
  return self->graph;
}

static const char *
get_id (const Case *self, guint node)
{
  return cf_argument_graph_get_node (self->graph, node)->id;
}

static void
show_node (GString *out, const CfArgumentNode *node)
{
  g_autofree char *propositions = g_strjoinv (",", node->propositions);

  g_string_append_printf (out, "node %s", node->id);
  for (guint i = 1; i < node->annotations->len; i++)
    g_string_append_printf (out, "+%s",
                            cf_record_get_id (g_ptr_array_index (node->annotations, i)));
  if (node->article == NULL)
    g_string_append_printf (out, " absent %s", node->file_hint != NULL ? node->file_hint : UNKNOWN);
  else
    g_string_append_printf (out, " %s %s %s", node->code, node->article->file, node->annotator);
  for (guint i = 0; i < node->joins->len; i++)
    g_string_append_printf (out, " join=%s", cf_record_get_id (g_ptr_array_index (node->joins, i)));
  g_string_append_printf (out, "%s%s%s\n", *propositions != '\0' ? " about=" : "", propositions,
                          node->outside ? " outside" : "");
}

static void
ask_graph (Case *self, char **words)
{
  const CfArgumentGraph *graph = get_graph (self);

  for (guint i = 0; i < graph->nodes->len; i++)
    show_node (self->out, cf_argument_graph_get_node (graph, i));
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const CfArgumentEdge *edge = cf_argument_graph_get_edge (graph, i);

      g_string_append_printf (self->out, "edge %s %s %s %s %s\n", get_id (self, edge->from),
                              cf_argument_edge_get_type (edge), get_id (self, edge->to),
                              cf_record_get_id (CF_RECORD (edge->relation)), edge->annotator);
    }
}

static const char *
say (const char *value)
{
  return value != NULL ? value : UNKNOWN;
}

static void
show_thread (Case *self, GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const CfThreadItem *item = &g_array_index (items, CfThreadItem, i);
      const CfArgumentArticle *article =
        cf_argument_graph_get_node (self->graph, item->node)->article;

      g_string_append_printf (
        self->out, "  %s %s %s %s%s%s\n", say (article != NULL ? article->published : NULL),
        say (article != NULL ? article->outlet : NULL), get_id (self, item->node),
        cf_thread_role_get_name (item->role), item->edge != CF_THREAD_NO_EDGE ? " by " : "",
        item->edge != CF_THREAD_NO_EDGE
          ? cf_record_get_id (
              CF_RECORD (cf_argument_graph_get_edge (self->graph, item->edge)->relation))
          : "");
    }
}

static void
ask_thread (Case *self, char **words)
{
  const CfArgumentGraph *graph = get_graph (self);
  g_autoptr (GArray) items = NULL;
  guint node;

  g_assert_true (cf_argument_graph_find (graph, words[1], &node));
  items = cf_thread_list_for_node (graph, node);
  g_string_append_printf (self->out, "thread %s\n", words[1]);
  show_thread (self, items);
}

static void
ask_around (Case *self, char **words)
{
  const CfArgumentGraph *graph = get_graph (self);
  g_autoptr (GArray) items = NULL;
  guint node;

  g_assert_true (cf_argument_graph_find (graph, words[1], &node));
  items = cf_thread_list_around (graph, node);
  g_string_append_printf (self->out, "around %s\n", words[1]);
  show_thread (self, items);
}

static void
set_query (CfArgumentQuery *query, const char *word)
{
  const struct
  {
    const char *name;
    char **value;
  } fields[] = {
    { "file=", &query->file },     { "annotation=", &query->annotation }, { "code=", &query->code },
    { "outlet=", &query->outlet }, { "annotator=", &query->annotator },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_has_prefix (word, fields[i].name))
      *fields[i].value = g_strdup (word + strlen (fields[i].name));
  if (g_str_has_prefix (word, "selection="))
    g_assert_cmpint (
      sscanf (word, "selection=%u-%u", &query->selection.start, &query->selection.end), ==, 2);
}

static void
ask_show (Case *self, char **words)
{
  static const char *const scopes[] = { "article", "selection", "thread", "project", NULL };
  g_autoptr (CfArgumentQuery) query = g_new0 (CfArgumentQuery, 1);
  g_autoptr (CfArgumentQuery) copy = NULL;
  g_autoptr (CfArgumentGraph) part = NULL;

  g_assert_true (g_strv_contains (scopes, words[1]));
  while (!g_str_equal (scopes[query->scope], words[1]))
    query->scope++;
  for (guint i = 2; words[i] != NULL; i++)
    set_query (query, words[i]);
  copy = cf_argument_query_copy (query);
  part = cf_argument_query_run (copy, get_graph (self));
  g_string_append (self->out, "show");
  for (guint i = 0; i < part->nodes->len; i++)
    {
      const CfArgumentNode *node = cf_argument_graph_get_node (part, i);

      g_string_append_printf (self->out, " %s%s", node->id, node->outside ? "(outside)" : "");
    }
  g_string_append_printf (self->out, ", %u edges\n", part->edges->len);
}

static guint
find_box (const CfArgumentMap *map, const char *id)
{
  for (guint i = 0; i < map->layout->n_boxes; i++)
    if (g_str_equal (cf_argument_map_get_id (map, i), id))
      return i;
  g_error ("%s is not on the map", id);
}

static void
ask_step (Case *self, char **words)
{
  static const char *const directions[] = { "up", "down", "left", "right", NULL };
  static const CfArgumentMapSizes sizes = { 100, 50, 20 };
  g_autoptr (CfArgumentMap) map = cf_argument_map_new (get_graph (self), &sizes, NULL, NULL);
  g_autoptr (CfArgumentMap) again = cf_argument_map_new (get_graph (self), &sizes, map, NULL);
  guint direction = 0, to;

  /* What has the same shape keeps all places. */
  for (guint i = 0; i < map->layout->n_boxes; i++)
    g_assert_cmpmem (&map->layout->boxes[i], sizeof (CfBox), &again->layout->boxes[i],
                     sizeof (CfBox));
  g_assert_true (g_strv_contains (directions, words[2]));
  while (!g_str_equal (directions[direction], words[2]))
    direction++;
  g_assert_true (cf_argument_map_step (map, find_box (map, words[1]), direction, &to));
  g_string_append_printf (
    self->out, "step %s %s %s%s%s\n", words[1], words[2], cf_argument_map_get_id (map, to),
    to >= map->graph->nodes->len ? " " : "",
    to >= map->graph->nodes->len
      ? ((CfArgumentMatter *) g_ptr_array_index (map->matters, to - map->graph->nodes->len))->label
      : "");
}

static void
ask_about (Case *self, char **words)
{
  const CfArgumentGraph *graph = get_graph (self);
  g_autoptr (CfPropositions) propositions = cf_propositions_new (self->codebook);
  g_autofree char *key = cf_propositions_make_key (propositions, words[1]);
  g_autoptr (GArray) items = cf_thread_list_for_proposition (graph, key);

  g_string_append_printf (self->out, "about %s\n", key);
  show_thread (self, items);
}

static void
ask_unanswered (Case *self, char **words)
{
  g_autoptr (GArray) unanswered = cf_thread_list_unanswered (get_graph (self));

  g_string_append (self->out, "unanswered");
  for (guint i = 0; i < unanswered->len; i++)
    g_string_append_printf (self->out, " %s", get_id (self, g_array_index (unanswered, guint, i)));
  g_string_append_c (self->out, '\n');
}

static const struct
{
  const char *word;
  void (*run) (Case *self, char **words);
} verbs[] = {
  { "entry", do_entry },     { "coding", do_coding },
  { "article", do_article }, { "layer", do_layer },
  { "mark", do_mark },       { "link", do_link },
  { "graph", ask_graph },    { "thread", ask_thread },
  { "about", ask_about },    { "unanswered", ask_unanswered },
  { "around", ask_around },  { "show", ask_show },
  { "step", ask_step },
};

static void
run_line (Case *self, const char *line)
{
  g_auto (GStrv) words = NULL;

  if (g_str_has_prefix (line, "  "))
    {
      g_string_append_printf (self->text, "%s\n", line + 2);
      return;
    }
  if (*line == '\0' || *line == '#')
    return;
  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].word, words[0]))
      {
        verbs[i].run (self, words);
        return;
      }
  g_error ("%s is no verb", words[0]);
}

static char *
run_case (const char *path, GBytes *bytes)
{
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (content, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Case self = { .codebook = cf_codebook_new_from_template ("framing-core"),
                .text = g_string_new (NULL),
                .out = g_string_new (NULL) };

  for (guint i = 0; lines[i] != NULL; i++)
    run_line (&self, lines[i]);
  g_clear_object (&self.article);
  g_clear_pointer (&self.graph, cf_argument_graph_unref);
  g_clear_pointer (&self.builder, cf_argument_builder_free);
  g_string_free (self.text, TRUE);
  g_object_unref (self.codebook);
  return g_string_free (self.out, FALSE);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  cf_test_add_cases ("/threads", "analysis/threads", run_case);
  return g_test_run ();
}
