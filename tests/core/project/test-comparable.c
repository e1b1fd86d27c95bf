/* SPDX-License-Identifier: GPL-3.0-or-later
 * The counting rules: who and what counts, pairs of languages once, attributes on matched units, links by their ends,
 * restated claims as clusters. Expected figures are counted by hand. */

#include "config.h"

#include "cf-agreement.h"
#include "cf-comparable.h"
#include "cf-difference.h"
#include "cf-edit.h"
#include "cf-seal.h"
#include "cf-test-project.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#include <math.h>
#include <string.h>

/* Blocks 0-33, 34-45, 46-74, 75-87: English and Chinese in turn. */
static const char bilingual[] = "The port has delayed the ferries!\n"
                                "港务局延误了所有的渡轮!\n"
                                "The union says that is wrong\n"
                                "工会表示这种说法是错误的\n";

/* Related links and the byline are no text of the article. */
static const char page[] =
  "<!--1626717805000-->\n[港务局谴责码头罢工](https://www.harbour.example/a.html)\n------\n\n"
  "<p>港务局发言人陈立文19日表示，罢工使三成货柜延误。</p>"
  "<ul><li><a href=\"https://www.harbour.example/b.html\">港口一周后重开</a></li></ul>"
  "<p>本报记者林一报道</p>\n";

typedef struct
{
  CfTestProject project;
  CfHistory *history;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cf_test_project_init (&fixture->project);
  fixture->history = cf_history_new ();
  fixture->path = cf_test_project_add (&fixture->project, "a.txt", data);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->history);
  g_free (fixture->path);
  cf_test_project_clear (&fixture->project);
}

static CfDocument *
open_layer (Fixture *fixture, const char *annotator)
{
  return cf_test_project_open (&fixture->project, fixture->path, annotator);
}

static void
close_layer (Fixture *fixture, CfDocument *document, gboolean finished)
{
  g_autoptr (GError) error = NULL;

  if (finished)
    cf_edit_set_finished (fixture->history, document, TRUE, "finish");
  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
  g_object_unref (document);
}

static CfAnnotation *
mark (Fixture *fixture,
      CfDocument *document,
      const char *code,
      guint start,
      guint end,
      const char *function)
{
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  CfSpan span = { start, end };
  CfAnnotation *draft = cf_edit_draft (document, cf_codebook_get_code (codebook, code), &span, 1);

  if (function != NULL)
    cf_record_add_value (CF_RECORD (draft), "function", function);
  cf_edit_add (fixture->history, document, CF_RECORD (draft), "mark");
  g_object_unref (draft);
  return draft;
}

static void
join (
  Fixture *fixture, CfDocument *document, const char *type, CfAnnotation *from, CfAnnotation *to)
{
  CfCodebook *codebook = cf_project_get_codebook (fixture->project.project);
  g_autoptr (CfRelation) draft = cf_edit_draft_relation (
    document, cf_codebook_get_relation_type (codebook, type), cf_record_get_id (CF_RECORD (from)));

  cf_relation_set_to (draft, cf_record_get_id (CF_RECORD (to)), NULL, NULL);
  cf_edit_add (fixture->history, document, CF_RECORD (draft), "link");
}

static CfComparable *
collect (Fixture *fixture, const CfComparableOptions *options)
{
  const char *const paths[] = { fixture->project.folder, NULL };
  g_autoptr (GPtrArray) targets = cf_target_expand (paths, NULL, NULL);
  CfComparable *found =
    cf_comparable_collect (fixture->project.project, targets, options, NULL, NULL, NULL);

  g_assert_nonnull (found);
  cf_material_drop_nested (found->material);
  return found;
}

static const CfContinuum *
get_continuum (const CfComparable *found, guint index)
{
  return g_ptr_array_index (found->material->continua, index);
}

static const CfCodedUnit *
get_unit (const CfContinuum *continuum, guint coder, guint index)
{
  return &g_array_index (continuum->codings[coder].units, CfCodedUnit, index);
}

static CfFigure *
measure (const CfComparable *found, CfAgreementRequest request, const char *id)
{
  g_autoptr (GPtrArray) measures = g_ptr_array_new ();
  g_autoptr (GPtrArray) figures = NULL;

  g_ptr_array_add (measures, (gpointer) cf_measure_find (id));
  request.measures = measures;
  request.run = (CfMeasureRun){ .options = CF_MEASURE_OPTIONS_DEFAULT };
  request.match = CF_MATCH_HALF;
  g_assert_null (cf_agreement_find_obstacle (&request));
  figures = cf_agreement_compute (found->material, &request, NULL, NULL);
  g_assert_cmpuint (figures->len, ==, 1);
  return g_ptr_array_steal_index (figures, 0);
}

static void
assert_figure (const CfComparable *found,
               CfAgreementRequest request,
               const char *id,
               double value,
               guint64 n,
               double coverage)
{
  g_autoptr (CfFigure) figure = measure (found, request, id);

  g_assert_cmpfloat_with_epsilon (figure->result.value.value, value, 1e-9);
  g_assert_cmpuint (figure->result.value.n, ==, n);
  if (isnan (coverage))
    g_assert_true (isnan (figure->result.value.coverage));
  else
    g_assert_cmpfloat_with_epsilon (figure->result.value.coverage, coverage, 1e-9);
}

/* A claim in both languages is one unit of the coding language; what stands only in the other is listed. */
static void
test_pairs (Fixture *fixture, gconstpointer data)
{
  CfDocument *lin = open_layer (fixture, "lin"), *mara;
  CfAnnotation *english = mark (fixture, lin, "claim", 4, 20, NULL);
  CfAnnotation *chinese = mark (fixture, lin, "claim", 34, 39, NULL);
  g_autoptr (CfComparable) one = NULL, each = NULL;
  const CfContinuum *continuum;

  join (fixture, lin, "translates", english, chinese);
  mark (fixture, lin, "source", 75, 77, NULL);
  close_layer (fixture, lin, TRUE);
  mara = open_layer (fixture, "mara");
  mark (fixture, mara, "claim", 46, 55, NULL);
  close_layer (fixture, mara, TRUE);

  one = collect (fixture, &(CfComparableOptions){ .coding_language = "en" });
  g_assert_true (one->has_pairs);
  g_assert_cmpuint (one->material->continua->len, ==, 1);
  continuum = get_continuum (one, 0);
  /* 33 and 28 characters of English. */
  g_assert_cmpuint (continuum->length, ==, 61);
  g_assert_cmpuint (continuum->codings[0].units->len, ==, 1);
  g_assert_cmpuint (get_unit (continuum, 0, 0)->begin, ==, 4);
  g_assert_cmpuint (continuum->codings[0].elsewhere->len, ==, 1);
  g_assert_cmpuint (get_unit (continuum, 1, 0)->begin, ==, 33);
  each = collect (fixture, &(CfComparableOptions){ 0 });
  g_assert_cmpuint (each->material->continua->len, ==, 2);
  g_assert_cmpstr (get_continuum (each, 0)->language, ==, "en");
  g_assert_cmpuint (get_continuum (each, 1)->codings[0].units->len, ==, 2);
  g_assert_cmpuint (get_continuum (each, 1)->codings[0].elsewhere->len, ==, 0);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  CfDocument *lin = open_layer (fixture, "lin");
  CfText *text = cf_document_get_text (lin);
  guint n;
  const CfBlock *blocks = cf_article_get_blocks (cf_document_get_article (lin), &n);
  CfSpan byline = blocks[n - 1].span;
  g_autoptr (CfComparable) found = NULL;

  g_assert_cmpint (blocks[n - 1].kind, ==, CF_BLOCK_BYLINE);
  g_assert_cmpint (blocks[n - 2].kind, ==, CF_BLOCK_RELATED);
  g_assert_cmpuint (byline.end, ==, cf_text_get_length (text));
  mark (fixture, lin, "source", byline.start, byline.end, NULL);
  mark (fixture, lin, "claim", 0, 4, NULL);
  close_layer (fixture, lin, TRUE);
  found = collect (fixture, &(CfComparableOptions){ 0 });
  g_assert_cmpuint (get_continuum (found, 0)->length, ==,
                    cf_span_length (blocks[0].span) + cf_span_length (blocks[1].span));
  g_assert_cmpuint (get_continuum (found, 0)->codings[0].units->len, ==, 1);
}

/* Finished and empty counts, in progress never does, gold is asked for. */
static void
test_who (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "gold", "lin", "mara", "wu" };
  g_autoptr (CfComparable) found = NULL, with_gold = NULL, all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CfDocument *document = open_layer (fixture, names[i]);

      if (i != 2)
        mark (fixture, document, "claim", 4, 20, NULL);
      close_layer (fixture, document, i == 1 || i == 2);
    }
  found = collect (fixture, &(CfComparableOptions){ .whole = TRUE });
  g_assert_cmpuint (found->n_unfinished, ==, 1);
  g_assert_cmpuint (found->material->coders->len, ==, 3);
  g_assert_cmpuint (cf_continuum_count_coders (get_continuum (found, 0)), ==, 2);
  /* One unit of the two coders, matched with none. */
  assert_figure (found, (CfAgreementRequest){ 0 }, "f1-relaxed", 0, 1, NAN);
  with_gold = collect (fixture, &(CfComparableOptions){ .whole = TRUE, .with = "gold" });
  g_assert_cmpuint (cf_continuum_count_coders (get_continuum (with_gold, 0)), ==, 3);
  all = collect (fixture, &(CfComparableOptions){ .whole = TRUE, .unfinished = TRUE });
  g_assert_cmpuint (cf_continuum_count_coders (get_continuum (all, 0)), ==, 3);
}

/* Two coders with the same two claims and a rebuttal; the first has one claim more. */
static void
annotate (Fixture *fixture, const char *name, gboolean is_first)
{
  CfDocument *document = open_layer (fixture, name);
  CfAnnotation *one = mark (fixture, document, "claim", 4, 20, "problem");
  CfAnnotation *two = mark (fixture, document, "claim", 46, 60, is_first ? "cause" : "problem");
  CfAnnotation *rebuttal = mark (fixture, document, "rebuttal", 75, 85, NULL);

  join (fixture, document, "restates", two, one);
  join (fixture, document, "rebuts", rebuttal, is_first ? one : two);
  if (is_first)
    {
      CfAnnotation *three = mark (fixture, document, "claim", 34, 44, "remedy");

      join (fixture, document, "rebuts", rebuttal, three);
    }
  close_layer (fixture, document, TRUE);
}

/* Of matched claims one of two has the same function; of 5 claims with a function 4 are matched. */
static void
test_attributes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfComparable) found = NULL;

  annotate (fixture, "lin", TRUE);
  annotate (fixture, "mara", FALSE);
  found = collect (fixture, &(CfComparableOptions){ .whole = TRUE });
  assert_figure (found, (CfAgreementRequest){ .attribute = "function" }, "observed", 0.5, 2, 0.8);
}

/* The rebuttal of either claim of a cluster is one link; the other's third has no counterpart: 2 of 3. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfComparable) found = NULL;

  annotate (fixture, "lin", TRUE);
  annotate (fixture, "mara", FALSE);
  found = collect (fixture, &(CfComparableOptions){ .whole = TRUE });
  assert_figure (found, (CfAgreementRequest){ .relation = "rebuts" }, "f1-exact", 2.0 / 3, 3,
                 2.0 / 3);
  assert_figure (found, (CfAgreementRequest){ .relation = "restates" }, "b-cubed", 1, 2, 1);
}

/* B³ where one has joined two claims and the other none: precision 1, recall 1/2 or the other way round, F 2/3. */
static void
test_clusters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfComparable) found = NULL;

  for (guint i = 0; i < 2; i++)
    {
      CfDocument *document = open_layer (fixture, i == 0 ? "lin" : "mara");
      CfAnnotation *one = mark (fixture, document, "claim", 4, 20, NULL);
      CfAnnotation *two = mark (fixture, document, "claim", 46, 60, NULL);

      if (i == 0)
        join (fixture, document, "restates", two, one);
      close_layer (fixture, document, TRUE);
    }
  found = collect (fixture, &(CfComparableOptions){ .whole = TRUE });
  assert_figure (found, (CfAgreementRequest){ .relation = "restates" }, "b-cubed", 2.0 / 3, 2, 1);
}

/* Four sentences, in two of which one has a claim and the other has it in one of them. */
static void
test_sentences (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfComparable) found = NULL;
  CfDocument *document = open_layer (fixture, "lin");

  mark (fixture, document, "claim", 4, 20, NULL);
  mark (fixture, document, "claim", 75, 85, NULL);
  close_layer (fixture, document, TRUE);
  document = open_layer (fixture, "mara");
  mark (fixture, document, "claim", 10, 25, NULL);
  close_layer (fixture, document, TRUE);
  found = collect (fixture, &(CfComparableOptions){ .whole = TRUE, .sentences = TRUE });
  g_assert_cmpuint (get_continuum (found, 0)->sentences->len, ==, 4);
  assert_figure (found, (CfAgreementRequest){ .unit = CF_UNIT_SENTENCES, .code = "claim" },
                 "observed", 0.75, 4, NAN);
  /* Ao 3/4, Ae 2/4 · 1/4 + 2/4 · 3/4. */
  assert_figure (found, (CfAgreementRequest){ .unit = CF_UNIT_SENTENCES, .code = "claim" }, "kappa",
                 0.5, 4, NAN);
}

/* Codes are collapsed by a map before anything is counted. */
static void
test_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) map = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (CfComparable) apart = NULL, collapsed = NULL;
  CfDocument *document = open_layer (fixture, "lin");

  mark (fixture, document, "claim", 4, 20, NULL);
  close_layer (fixture, document, TRUE);
  document = open_layer (fixture, "mara");
  mark (fixture, document, "rebuttal", 4, 20, NULL);
  close_layer (fixture, document, TRUE);
  apart = collect (fixture, &(CfComparableOptions){ .whole = TRUE });
  assert_figure (apart, (CfAgreementRequest){ 0 }, "f1-exact", 0, 2, NAN);
  g_hash_table_insert (map, (gpointer) "claim", (gpointer) "statement");
  g_hash_table_insert (map, (gpointer) "rebuttal", (gpointer) "statement");
  collapsed = collect (fixture, &(CfComparableOptions){ .whole = TRUE, .map = map });
  assert_figure (collapsed, (CfAgreementRequest){ 0 }, "f1-exact", 1, 2, NAN);
}

static CfRound *
add_round (Fixture *fixture, gboolean blind)
{
  static const char *const coders[] = { "lin", "mara", NULL };
  CfRound *round = cf_round_new ("first");

  round->kind = CF_ROUND_RELIABILITY;
  round->blind = blind;
  g_strfreev (round->coders);
  round->coders = g_strdupv ((char **) coders);
  cf_round_add_article (round, "a.txt");
  g_assert_true (
    cf_codebook_take_round (cf_project_get_codebook (fixture->project.project), round));
  return round;
}

static void
seal (Fixture *fixture, const char *annotator)
{
  g_autofree char *sidecar = g_strdup_printf ("%s.%s.anno.json", fixture->path, annotator);
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_seal_layer (fixture->project.project, sidecar, NULL, &error));
  g_assert_no_error (error);
}

/* What was sealed is compared, whatever was changed since; with `live` it is as it is now. */
static void
test_sealed (Fixture *fixture, gconstpointer data)
{
  const CfRound *round = add_round (fixture, FALSE);
  CfDocument *document = open_layer (fixture, "lin");
  g_autoptr (CfComparable) sealed = NULL, live = NULL, of_round = NULL;

  mark (fixture, document, "claim", 4, 20, NULL);
  close_layer (fixture, document, TRUE);
  document = open_layer (fixture, "mara");
  mark (fixture, document, "claim", 46, 60, NULL);
  close_layer (fixture, document, TRUE);
  seal (fixture, "lin");
  seal (fixture, "mara");
  /* After discussion. */
  document = open_layer (fixture, "mara");
  mark (fixture, document, "claim", 4, 20, NULL);
  close_layer (fixture, document, TRUE);
  document = open_layer (fixture, "wu");
  mark (fixture, document, "claim", 4, 20, NULL);
  close_layer (fixture, document, TRUE);

  sealed = collect (fixture, &(CfComparableOptions){ .whole = TRUE });
  g_assert_cmpuint (sealed->n_live, ==, 0);
  g_assert_cmpuint (sealed->rounds->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (sealed->rounds, 0), ==, "first");
  /* Wu is no coder of the round. */
  g_assert_cmpuint (cf_continuum_count_coders (get_continuum (sealed, 0)), ==, 2);
  assert_figure (sealed, (CfAgreementRequest){ 0 }, "f1-exact", 0, 2, NAN);
  live = collect (fixture, &(CfComparableOptions){ .whole = TRUE, .live = TRUE });
  g_assert_cmpuint (live->n_live, ==, 1);
  g_assert_cmpuint (cf_continuum_count_coders (get_continuum (live, 0)), ==, 3);
  of_round =
    collect (fixture, &(CfComparableOptions){ .whole = TRUE, .live = TRUE, .round = round });
  g_assert_cmpuint (cf_continuum_count_coders (get_continuum (of_round, 0)), ==, 2);
  /* One of three units twice. */
  assert_figure (of_round, (CfAgreementRequest){ 0 }, "f1-exact", 2.0 / 3, 3, NAN);
}

/* Whoever has another name since is compared by what was sealed under the former one. */
static void
test_sealed_renamed (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "lin", "mara" };
  CfRound *round = add_round (fixture, FALSE);
  g_autofree char *old = g_strdup_printf ("%s.lin.anno.json", fixture->path);
  g_autofree char *new = g_strdup_printf ("%s.wei.anno.json", fixture->path);
  g_autoptr (CfComparable) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CfDocument *document = open_layer (fixture, names[i]);

      mark (fixture, document, "claim", 4, 20, NULL);
      if (i == 0)
        mark (fixture, document, "claim", 46, 60, NULL);
      close_layer (fixture, document, TRUE);
      seal (fixture, names[i]);
    }
  g_assert_cmpint (g_rename (old, new), ==, 0);
  cf_round_add_name (round, "wei", "lin");
  found = collect (fixture, &(CfComparableOptions){ .whole = TRUE });
  g_assert_cmpuint (found->rounds->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (found->material->coders, 1), ==, "wei");
  g_assert_cmpuint (cf_continuum_count_coders (get_continuum (found, 0)), ==, 2);
  /* One of three units twice. */
  assert_figure (found, (CfAgreementRequest){ 0 }, "f1-exact", 2.0 / 3, 3, NAN);
}

/* A coder who has not finished sees nobody else's layer. */
static void
test_blind (Fixture *fixture, gconstpointer data)
{
  CfDocument *document = open_layer (fixture, "lin");
  g_autoptr (CfComparable) hidden = NULL, open = NULL;

  add_round (fixture, TRUE);
  mark (fixture, document, "claim", 4, 20, NULL);
  close_layer (fixture, document, TRUE);
  document = open_layer (fixture, "mara");
  mark (fixture, document, "claim", 46, 60, NULL);
  close_layer (fixture, document, FALSE);
  cf_project_set_reader (fixture->project.project, "mara");
  hidden = collect (fixture, &(CfComparableOptions){ .unfinished = TRUE, .live = TRUE });
  g_assert_cmpuint (hidden->material->coders->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (hidden->material->coders, 0), ==, "mara");
  document = open_layer (fixture, "mara");
  close_layer (fixture, document, TRUE);
  seal (fixture, "mara");
  open = collect (fixture, &(CfComparableOptions){ .live = TRUE });
  g_assert_cmpuint (open->material->coders->len, ==, 2);
}

#define ADD(name, content, test) \
  g_test_add ("/project/comparable/" name, Fixture, content, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  ADD ("pairs", bilingual, test_pairs);
  ADD ("text", page, test_text);
  ADD ("who", bilingual, test_who);
  ADD ("attributes", bilingual, test_attributes);
  ADD ("links", bilingual, test_links);
  ADD ("clusters", bilingual, test_clusters);
  ADD ("sentences", bilingual, test_sentences);
  ADD ("map", bilingual, test_map);
  ADD ("sealed", bilingual, test_sealed);
  ADD ("sealed-renamed", bilingual, test_sealed_renamed);
  ADD ("blind", bilingual, test_blind);
  return g_test_run ();
}
