/* SPDX-License-Identifier: GPL-3.0-or-later
 * Counterparts are counted once: what is joined by `translates`, of one code, whoever is joined with whom. */

#include "config.h"

#include "cf-layer.h"
#include "cf-reader.h"
#include "cf-relation.h"
#include "cf-test.h"
#include "cf-unit-count.h"

/**
 * Case:
 * @annotations: `ID:CODE ...`
 * @relations: `FROM>TO:TYPE ...`
 * @claims: how many claims are expected
 * @rebuttals: how many rebuttals are
 */
typedef struct
{
  const char *name;
  const char *annotations;
  const char *relations;
  guint claims;
  guint rebuttals;
} Case;

static const Case cases[] = {
  { "nothing", "", "", 0, 0 },
  { "alone", "a:claim b:claim c:rebuttal", "", 2, 1 },
  { "pair", "a:claim b:claim c:rebuttal", "a>b:translates", 1, 1 },
  { "said-twice", "a:claim b:claim", "a>b:translates b>a:translates", 1, 0 },
  { "two-pairs", "a:claim b:claim c:claim d:claim", "a>b:translates d>c:translates", 2, 0 },
  { "one-with-two", "a:claim b:claim c:claim", "a>b:translates a>c:translates c>b:translates", 1,
    0 },
  { "another-code", "a:claim b:rebuttal", "a>b:translates", 1, 1 },
  { "another-type", "a:claim b:claim", "a>b:restates", 2, 0 },
  { "with-itself", "a:claim", "a>a:translates", 1, 0 },
  { "an-end-is-gone", "a:claim", "a>gone:translates", 1, 0 },
};

static void
put_at (CfLayer *layer, const char *id, CfText *text, CfSpan span)
{
  g_autoptr (CfAnnotation) annotation = cf_annotation_new ();

  cf_record_set_id (CF_RECORD (annotation), id);
  cf_record_set_code (CF_RECORD (annotation), "claim");
  cf_annotation_place (annotation, text, &span, 1);
  cf_layer_put (layer, CF_RECORD (annotation));
}

static void
put_annotation (CfLayer *layer, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", 2);
  g_autoptr (CfText) text = cf_text_new ("0123456789", -1);
  g_autoptr (CfAnnotation) annotation = cf_annotation_new ();
  const CfSpan span = { 1, 4 };

  cf_record_set_id (CF_RECORD (annotation), parts[0]);
  cf_record_set_code (CF_RECORD (annotation), parts[1]);
  cf_annotation_place (annotation, text, &span, 1);
  cf_layer_put (layer, CF_RECORD (annotation));
}

static void
put_relation (CfLayer *layer, const char *word)
{
  g_auto (GStrv) parts = g_strsplit_set (word, ">:", 3);
  g_autoptr (CfRelation) relation = cf_relation_new ();

  cf_record_set_id (CF_RECORD (relation), word);
  cf_record_set_code (CF_RECORD (relation), parts[2]);
  cf_relation_set_from (relation, parts[0]);
  cf_relation_set_to (relation, parts[1], NULL, NULL);
  cf_layer_put (layer, CF_RECORD (relation));
}

static void
put_all (CfLayer *layer, const char *words, void (*put) (CfLayer *layer, const char *word))
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    put (layer, each[i]);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (CfAnnotator) annotator = cf_annotator_new ("urn:uuid:lin", "lin", "Lin");
  g_autoptr (CfLayer) layer = cf_layer_new (annotator);
  g_autoptr (GHashTable) counts = NULL;

  put_all (layer, test->annotations, put_annotation);
  put_all (layer, test->relations, put_relation);
  counts = cf_unit_count (layer, NULL);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "claim")), ==, test->claims);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "rebuttal")), ==,
                    test->rebuttals);
}

static guint
count_claims (CfLayer *layer, CfArticle *article)
{
  g_autoptr (CfArticle) paired = cf_layer_pair_article (layer, article);
  g_autoptr (GHashTable) counts = cf_unit_count (layer, paired);

  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, "claim"));
}

/* They are one as long as what they stand in is a pair for whoever says so. */
static void
test_pairs (void)
{
  static const char lines[] = "Alpha one.\n甲一。\nBeta two.\n乙二。\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (lines, sizeof lines - 1);
  g_autoptr (CfArticle) article = cf_reader_read (bytes, "pairs.txt", NULL, NULL);
  CfText *text = cf_article_get_text (article);
  g_autoptr (CfAnnotator) annotator = cf_annotator_new ("urn:uuid:lin", "lin", "Lin");
  g_autoptr (CfLayer) layer = cf_layer_new (annotator);
  g_autoptr (CfRecord) state = cf_record_copy (CF_RECORD (cf_layer_get_state (layer)));
  g_autoptr (CfPairs) pairs = cf_pairs_new ();
  guint n;
  CfBlockName alone = cf_pairs_name_block (text, &cf_article_get_blocks (article, &n)[1]);

  put_at (layer, "a", text, (CfSpan){ 0, 5 });
  put_at (layer, "b", text, (CfSpan){ 11, 13 });
  put_at (layer, "c", text, (CfSpan){ 15, 19 });
  put_relation (layer, "a>b:translates");
  put_relation (layer, "a>c:translates"); /* not of the other language */
  g_assert_cmpuint (count_claims (layer, article), ==, 2);
  cf_pairs_add (pairs, &alone, 1);
  cf_state_set_pairs (CF_STATE (state), pairs);
  cf_layer_put (layer, state);
  g_assert_cmpuint (count_claims (layer, article), ==, 3);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/units/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/units/pairs", test_pairs);
  return g_test_run ();
}
