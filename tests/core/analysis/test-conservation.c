/* SPDX-License-Identifier: GPL-3.0-or-later
 * Random layers: nothing is lost on the way to the graph, and nothing comes twice. */

#include "config.h"

#include "cf-argument-builder.h"
#include "cf-codebook-json.h"
#include "cf-reader.h"
#include "cf-test.h"

#include <string.h>

#define N_MARKS 24
#define N_LINKS 40

static const char *const codes[] = { "claim", "rebuttal", "source" };
static const char *const types[] = { "translates", "translates", "rebuts", "supports" };

static const char text[] = "Ministers deny the report today\n部长今天否认这份报告内容\n"
                           "The agency says they attacked it\n该机构称他们发动了攻击行动\n"
                           "Nobody has answered the question\n没有人回答过这一个重要问题\n";

static const char *
pick (const char *const *words, guint n)
{
  return words[g_test_rand_int_range (0, (gint32) n)];
}

static char *
make_id (const char *kind, guint number)
{
  return g_strdup_printf ("urn:x:%s-%02u", kind, number);
}

static void
put_mark (CfLayer *layer, CfText *reference, guint number)
{
  g_autoptr (CfAnnotation) annotation = cf_annotation_new ();
  g_autofree char *id = make_id ("mark", number);
  guint start = (guint) g_test_rand_int_range (0, (gint32) cf_text_get_length (reference) - 4);
  CfSpan span = { start, start + 3 };

  cf_record_set_id (CF_RECORD (annotation), id);
  cf_record_set_code (CF_RECORD (annotation), pick (codes, G_N_ELEMENTS (codes)));
  cf_annotation_place (annotation, reference, &span, 1);
  cf_layer_put (layer, CF_RECORD (annotation));
}

/* Some end at nothing. */
static void
put_link (CfLayer *layer, guint number)
{
  g_autoptr (CfRelation) relation = cf_relation_new ();
  g_autofree char *id = make_id ("link", number);
  g_autofree char *from = make_id ("mark", (guint) g_test_rand_int_range (0, N_MARKS + 3));
  g_autofree char *to = make_id ("mark", (guint) g_test_rand_int_range (0, N_MARKS + 3));

  cf_record_set_id (CF_RECORD (relation), id);
  cf_record_set_code (CF_RECORD (relation), pick (types, G_N_ELEMENTS (types)));
  cf_relation_set_from (relation, from);
  cf_relation_set_to (relation, to, NULL, NULL);
  cf_layer_put (layer, CF_RECORD (relation));
}

static void
add_random_layers (CfArgumentBuilder *builder, CfText *reference)
{
  CfLayer *layers[2];
  static const char *const names[] = { "lin", "mara" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CfAnnotator) annotator = cf_annotator_new ("urn:x:annotator", names[i], NULL);

      layers[i] = cf_layer_new (annotator);
    }
  for (guint i = 0; i < N_MARKS; i++)
    put_mark (layers[g_test_rand_int_range (0, 2)], reference, i);
  for (guint i = 0; i < N_LINKS; i++)
    put_link (layers[g_test_rand_int_range (0, 2)], i);
  for (guint i = 0; i < 2; i++)
    {
      cf_argument_builder_add_layer (builder, layers[i], FALSE);
      g_object_unref (layers[i]);
    }
}

static void
count (GHashTable *seen, gpointer record)
{
  g_assert_true (g_hash_table_add (seen, (gpointer) cf_record_get_id (record)));
}

static gboolean
holds (const CfArgumentNode *node, const char *id)
{
  for (guint i = 0; i < node->annotations->len; i++)
    if (g_str_equal (cf_record_get_id (g_ptr_array_index (node->annotations, i)), id))
      return TRUE;
  return node->annotations->len == 0 && g_str_equal (node->id, id);
}

static void
check_graph (const CfArgumentGraph *graph, guint *n_joined)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) links = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const CfArgumentNode *node = cf_argument_graph_get_node (graph, i);

      for (guint a = 0; a < node->annotations->len; a++)
        count (marks, g_ptr_array_index (node->annotations, a));
      for (guint j = 0; j < node->joins->len; j++)
        count (links, g_ptr_array_index (node->joins, j));
      g_assert_cmpuint (node->annotations->len > 1, <=, node->joins->len);
      *n_joined += node->joins->len;
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const CfArgumentEdge *edge = cf_argument_graph_get_edge (graph, i);

      count (links, edge->relation);
      g_assert_true (holds (cf_argument_graph_get_node (graph, edge->from),
                            cf_relation_get_from (edge->relation)));
      g_assert_true (
        holds (cf_argument_graph_get_node (graph, edge->to), cf_relation_get_to (edge->relation)));
    }
  g_assert_cmpuint (g_hash_table_size (marks), ==, N_MARKS);
  g_assert_cmpuint (g_hash_table_size (links), ==, N_LINKS);
}

static void
test_conservation (void)
{
  g_autoptr (CfCodebook) codebook = cf_codebook_new_from_template ("framing-core");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CfArticle) article = cf_reader_read (bytes, "a.txt", NULL, NULL);
  guint n_joined = 0;

  g_assert_cmpuint (cf_article_count_pairs (article), ==, 3);
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (CfArgumentBuilder) builder = cf_argument_builder_new (codebook);
      g_autoptr (CfArgumentGraph) graph = NULL;

      cf_argument_builder_set_article (builder, "a.txt", "urn:x:a", article);
      add_random_layers (builder, cf_article_get_text (article));
      graph = cf_argument_builder_finish (builder);
      check_graph (graph, &n_joined);
    }
  /* Else none of the rounds would have tried what makes it difficult. */
  g_assert_cmpuint (n_joined, >, 0);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/argument/conservation", test_conservation);
  return g_test_run ();
}
