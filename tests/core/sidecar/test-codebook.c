/* SPDX-License-Identifier: GPL-3.0-or-later
 * The codebook: what is read of it, what is wrong with it, and the default one as product.md has it. */

#include "config.h"

#include "cf-codebook-json.h"
#include "cf-labels.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#include <string.h>

static CfCodebook *
parse (const char *json, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  CfCodebook *codebook = cf_codebook_parse (bytes, "codebook.json", problems, &error);

  g_assert_no_error (error);
  return codebook;
}

#define WITH(member)                                                                        \
  "{\"id\": \"urn:x:1\", \"codes\": [{\"id\": \"a\", \"colour\": {\"light\": \"#000000\", " \
  "\"dark\": \"#000000\"},\n" member "}]}"

/* Each rule that can be broken: where it is said, and that the rest counts. */
static const struct
{
  const char *json;
  guint line, column;
} broken[] = {
  { "{\"id\": \"urn:x:1\",\n\"codes\": 5}", 2, 10 },
  { "{\"id\": \"urn:x:1\",\n\"codes\": [{}]}", 2, 11 },
  { "{\"id\": \"urn:x:1\",\n\"codes\": [{\"id\": \"\"}]}", 2, 11 },
  { "{\"id\": \"urn:x:1\",\n\"codes\": [5]}", 2, 11 },
  { "{\"codes\": []}", 1, 1 },
  { "{\"id\": \"urn:x:1\",\n\"attributes\": [{\"id\": \"a\", \"type\": \"nonsense\"}]}", 2, 36 },
  { "{\"id\": \"urn:x:1\",\n\"attributes\": [{\"id\": \"a\"}]}", 2, 16 },
  { "{\"id\": \"urn:x:1\",\n\"attributes\": [{\"id\": \"a\", \"type\": \"choice\",\n \"values\": "
    "[{\"id\": "
    "\"x\"}, {\"id\": \"x\"}]}]}",
    3, 26 },
  { "{\"id\": \"urn:x:1\", \"codes\": [\n{\"id\": \"a\", \"colour\": {\"light\": \"red\", "
    "\"dark\": "
    "\"#000000\"}}]}",
    2, 23 },
  { "{\"id\": \"urn:x:1\", \"codes\": [\n{\"id\": \"a\", \"colour\": {\"light\": \"#000000\", "
    "\"dark\": "
    "\"#000000\"}, \"replaced-by\": \"b\"}]}",
    2, 79 },
  { "{\"id\": \"urn:x:1\", \"codes\": [{\"id\": \"a\", \"colour\": {\"light\": \"#000000\", "
    "\"dark\": "
    "\"#000000\"}},\n{\"id\": \"a\", \"colour\": {\"light\": \"#000000\", \"dark\": "
    "\"#000000\"}}]}",
    2, 1 },
  { WITH ("\"key\": 1"), 2, 8 },
  { WITH ("\"parent\": []"), 2, 11 },
  { WITH ("\"scope\": \"word\""), 2, 10 },
  { WITH ("\"line\": \"zigzag\""), 2, 9 },
  { WITH ("\"trim\": \"quotes\""), 2, 9 },
  { WITH ("\"trim\": [\"quotes\", \"spaces\"]"), 2, 9 },
  { WITH ("\"label\": \"Claim\""), 2, 10 },
  { WITH ("\"label\": {\"en\": 5}"), 2, 10 },
  { WITH ("\"retired\": \"no\""), 2, 12 },
  { "{\"id\": \"urn:x:1\", \"attributes\": [{\"id\": \"a\", \"type\": \"text\",\n"
    "\"on\": \"claim\"}]}",
    2, 7 },
  { "{\"id\": \"urn:x:1\", \"attributes\": [{\"id\": \"a\", \"type\": \"choice\",\n"
    "\"values\": [{\"id\": \"b\", \"label\": null}]}]}",
    2, 33 },
  { "{\"id\": \"urn:x:1\", \"relations\": [{\"id\": \"a\",\n\"from\": [5]}]}", 2, 9 },
  { "{\"id\": \"urn:x:1\", \"lists\": {\"actor\":\n{}}}", 2, 1 },
  { "{\"id\": \"urn:x:1\", \"lists\": {\"actor\": [\n\"Lin\"]}}", 2, 1 },
  { "{\"id\": \"urn:x:1\", \"lists\": {\"actor\": [{\"id\": \"lin\",\n\"aliases\": \"Lin\"}]}}", 2,
    12 },
  { "{\"id\": \"urn:x:1\", \"lists\": {\"actor\": [{\"id\": \"lin\"},\n{\"id\": \"lin\"}]}}", 2,
    1 },
  { "{\"id\": \"urn:x:1\", \"settings\": {\n\"coding-language\": 5}}", 2, 20 },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GPtrArray) problems = cf_problems_new ();
      g_autoptr (CfCodebook) codebook = parse (broken[i].json, problems);
      const CfProblem *problem;

      g_assert_nonnull (codebook);
      g_assert_cmpuint (problems->len, ==, 1);
      problem = g_ptr_array_index (problems, 0);
      g_assert_cmpint (problem->id, ==, CF_PROBLEM_CODEBOOK_INVALID);
      if (problem->line != broken[i].line || problem->column != broken[i].column)
        {
          g_test_message ("%s: %u:%u", broken[i].json, problem->line, problem->column);
          g_test_fail ();
        }
    }
}

static void
test_no_codebook (void)
{
  static const char *const texts[] = { "", "[]", "{", "\"x\"" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (cf_codebook_parse (bytes, "codebook.json", NULL, &error));
      g_assert_true (g_str_has_prefix (error->message, "codebook.json:1:"));
    }
}

static void
test_load (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "codebook.json", NULL);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfCodebook) without = cf_codebook_load (folder, problems);
  g_autoptr (CfCodebook) own = NULL;
  g_autoptr (CfCodebook) spoilt = NULL;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (cf_codebook_get_code (without, "claim"));
  cf_test_write (path, "{\"id\": \"urn:x:1\", \"title\": \"Mine\", \"codes\": []}", -1);
  own = cf_codebook_load (folder, problems);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (cf_codebook_get_title (own), ==, "Mine");
  g_assert_null (cf_codebook_get_code (own, "claim"));
  cf_test_write (path, "{", -1);
  spoilt = cf_codebook_load (folder, problems);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (cf_codebook_get_title (spoilt), ==, "Mine"); /* as it was last */
}

/* Nobody has ever seen it good. */
static void
test_load_spoilt (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "codebook.json", NULL);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfCodebook) spoilt = NULL;

  cf_test_write (path, "{", -1);
  spoilt = cf_codebook_load (folder, problems);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (cf_codebook_get_code (spoilt, "claim"));
}

#define MINE "{\"id\": \"urn:x:1\", \"title\": \"Mine\", \"codes\": []}"

static gpointer
make_anew (gpointer path)
{
  g_usleep (100000);
  cf_test_write (path, MINE, -1);
  return NULL;
}

/* As git does. Should this machine leave it without any time, it looks as if nobody made it anew: then again. */
static void
test_load_made_anew (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "codebook.json", NULL);
  gboolean waited = FALSE;

  cf_test_write (path, MINE, -1);
  g_object_unref (cf_codebook_load (folder, NULL));
  for (guint i = 0; i < 20 && !waited; i++)
    {
      g_autoptr (CfCodebook) codebook = NULL;
      GThread *git;

      g_assert_cmpint (g_unlink (path), ==, 0);
      git = g_thread_new ("git", make_anew, path);
      codebook = cf_codebook_load (folder, NULL);
      g_thread_join (git);
      waited = g_strcmp0 (cf_codebook_get_title (codebook), "Mine") == 0;
    }
  g_assert_true (waited);
}

/* People may take it away for good. */
static void
test_load_deleted (void)
{
  CF_TEST_FOLDER folder = cf_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "codebook.json", NULL);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfCodebook) codebook = NULL;

  cf_test_write (path, MINE, -1);
  g_object_unref (cf_codebook_load (folder, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  codebook = cf_codebook_load (folder, problems);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_false (cf_codebook_is_unread (codebook));
  g_assert_nonnull (cf_codebook_get_code (codebook, "claim"));
}

static void
test_coding_language (void)
{
  g_autoptr (CfCodebook) set = parse (
    "{\"id\": \"urn:x:1\", \"settings\": {\"coding-language\": \"zh-Hans\"}}", NULL);
  g_autoptr (CfCodebook) null =
               parse ("{\"id\": \"urn:x:1\", \"settings\": {\"coding-language\": null}}", NULL);
  g_autoptr (CfCodebook) absent = parse ("{\"id\": \"urn:x:1\"}", NULL);

  g_assert_cmpstr (cf_codebook_get_coding_language (set), ==, "zh-Hans");
  g_assert_null (cf_codebook_get_coding_language (null));
  g_assert_null (cf_codebook_get_coding_language (absent));
}

/* The vocabularies of list attributes, each name of an entry. */
static void
test_lists (void)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfCodebook) codebook = parse (
    "{\"id\": \"urn:x:1\", \"lists\": {\"actor\": [{\"id\": \"lin\", \"label\": {\"en\": \"Lin "
    "Jian\"}, \"aliases\": [\"林坚\", \"林堅\"]}], \"target\": []}}",
    problems);
  GPtrArray *actors = cf_codebook_get_list (codebook, "actor");
  const CfListEntry *lin;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_null (cf_codebook_get_list (codebook, "proposition"));
  g_assert_cmpuint (actors->len, ==, 1);
  lin = g_ptr_array_index (actors, 0);
  g_assert_cmpstr (lin->id, ==, "lin");
  g_assert_cmpstr (cf_labels_get_for (lin->label, "en"), ==, "Lin Jian");
  g_assert_cmpuint (lin->aliases->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (lin->aliases, 1), ==, "林堅");
}

/* The revision is a digest of codes, attributes and relation types, in whatever form they are written;
 * lists grow while coding. The value is Python's. */
static void
test_revision (void)
{
  g_autoptr (CfCodebook) a = parse ("{\"id\": \"urn:x:1\", \"codes\": [], \"relations\": [], "
                                    "\"attributes\": [{\"type\": \"text\", \"id\": \"a\"}]}",
                                    NULL);
  g_autoptr (CfCodebook) b = parse (
    "{\"attributes\":[{\"id\":\"a\",\"type\":\"text\"}],\"relations\":[],\"codes\":[],"
    "\"lists\":{\"actor\":[]},\"revision\":\"x\",\"id\":\"urn:x:1\"}",
    NULL);
  g_autoptr (CfCodebook) c = parse ("{\"id\": \"urn:x:1\", \"codes\": [], \"relations\": [], "
                                    "\"attributes\": [{\"type\": \"number\", \"id\": \"a\"}]}",
                                    NULL);

  g_assert_cmpstr (cf_codebook_get_revision (a), ==, "4cdc6a6056ad7287");
  g_assert_cmpstr (cf_codebook_get_revision (b), ==, "4cdc6a6056ad7287");
  g_assert_cmpstr (cf_codebook_get_revision (c), !=, "4cdc6a6056ad7287");
}

static void
test_successors (void)
{
#define CODE(id, more) \
  "{\"id\": \"" id "\", \"colour\": {\"light\": \"#000000\", \"dark\": \"#000000\"}" more "}"
  g_autoptr (CfCodebook) codebook = parse (
    "{\"id\": \"urn:x:1\", \"codes\": [" CODE (
      "old",
      ", \"retired\": true, \"replaced-by\": "
      "\"mid\"") "," CODE ("mid",
                           ", "
                           "\"retired\":"
                           " true, "
                           "\"replaced-"
                           "by\": "
                           "\"new\"") "," CODE ("new",
                                                ", \"key\": \"1\"") "," CODE ("x",
                                                                              ", \"key\": \"2\", "
                                                                              "\"retired\": true, "
                                                                              "\"replaced-by\": "
                                                                              "\"y\"") "," CODE ("y",
                                                                                                 ","
                                                                                                 " "
                                                                                                 "\"replaced-by\": \"x\"") "," CODE ("z",
                                                                                                                                     ","
                                                                                                                                     " "
                                                                                                                                     "\"replaced-by\": \"gone\"") "]}",
    NULL);
#undef CODE

  g_assert_cmpstr (cf_codebook_follow_code (codebook, "old")->id, ==, "new");
  g_assert_cmpstr (cf_codebook_follow_code (codebook, "new")->id, ==, "new");
  g_assert_cmpstr (cf_codebook_follow_code (codebook, "z")->id, ==, "z");
  g_assert_nonnull (cf_codebook_follow_code (codebook, "x")); /* a circle ends somewhere */
  g_assert_null (cf_codebook_follow_code (codebook, "never"));
  g_assert_cmpstr (cf_codebook_get_code_for_key (codebook, "1")->id, ==, "new");
  g_assert_null (cf_codebook_get_code_for_key (codebook, "2")); /* retired */
  g_assert_null (cf_codebook_get_code_for_key (codebook, "9"));
}

static void
test_accepts (void)
{
  static const struct
  {
    const char *type;
    const char *good[4];
    const char *bad[8];
  } rows[] = {
    { "choice", { "x", "y" }, { "z", "", "X" } },
    { "choices", { "x" }, { "z" } },
    { "text", { "any thing", "𠮷" }, { "" } },
    { "list", { "as typed" }, { "" } },
    { "number", { "3", "-0.5", "10" }, { "", "1e5", "01", "+1", "1.", ".5", "x" } },
    { "yes-no", { "yes", "no" }, { "Yes", "true", "" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"id\": \"urn:x:1\", \"attributes\": [{\"id\": \"a\", \"type\": \"%s\", \"values\": "
        "[{\"id\": \"x\"}, {\"id\": \"y\"}]}]}",
        rows[i].type);
      g_autoptr (CfCodebook) codebook = parse (json, NULL);
      const CfAttribute *attribute = cf_codebook_get_attribute (codebook, "a");

      g_assert_cmpstr (cf_attribute_type_get_name (attribute->type), ==, rows[i].type);
      g_assert_cmpint (cf_attribute_takes_several (attribute), ==,
                       g_str_equal (rows[i].type, "choices"));
      for (guint k = 0; rows[i].good[k] != NULL; k++)
        g_assert_true (cf_attribute_accepts (attribute, rows[i].good[k]));
      for (guint k = 0; k < G_N_ELEMENTS (rows[i].bad) && rows[i].bad[k] != NULL; k++)
        g_assert_false (cf_attribute_accepts (attribute, rows[i].bad[k]));
    }
}

/* product.md, line by line: attribute, its codes, whether it is required, and its values. */
static const struct
{
  const char *id;
  const char *type;
  const char *on;
  gboolean required;
  const char *values;
} attributes[] = {
  { "function", "choice", "claim rebuttal", TRUE, "problem cause judgement remedy" },
  { "presentation", "choice", "claim rebuttal", FALSE, "direct partial indirect own-voice" },
  { "uptake", "choice", "claim rebuttal", FALSE, "neutral endorsed distanced only-to-rebut" },
  { "modality", "choice", "claim rebuttal", FALSE, "asserted hedged expressly-not-said" },
  { "target", "list", "claim rebuttal", FALSE, "" },
  { "proposition", "list", "claim rebuttal", FALSE, "" },
  { "strategy", "choices", "rebuttal", TRUE,
    "reject deny counter-accuse discredit motive reinterpret ask-evidence minimise" },
  { "actor", "list", "source", TRUE, "" },
  { "kind", "choice", "source", FALSE,
    "government intergovernmental politician-or-party company expert civil-society citizen "
    "other-medium own-newsroom document" },
  { "named", "choice", "source", FALSE, "named role-only unnamed" },
  { "voice", "choice", "source", FALSE, "speaks cited no-comment" },
  { "basis", "choice", "", FALSE, "named implied" },
  { "codable", "choice", "article", TRUE, "yes off-topic duplicate incomplete" },
  { "leaning", "choice", "article", FALSE, "accuser balanced accused cannot-say" },
};

static void
test_framing_core_attributes (void)
{
  g_autoptr (CfCodebook) codebook = cf_codebook_new_from_template (CF_CODEBOOK_DEFAULT);

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const CfAttribute *attribute = cf_codebook_get_attribute (codebook, attributes[i].id);
      g_autofree char *on = NULL;
      g_autoptr (GString) values = g_string_new (NULL);

      g_test_message ("%s", attributes[i].id);
      g_assert_nonnull (attribute);
      on = g_strjoinv (" ", attribute->on);
      for (guint k = 0; k < attribute->values->len; k++)
        {
          const CfChoice *choice = g_ptr_array_index (attribute->values, k);

          g_string_append_printf (values, "%s%s", k > 0 ? " " : "", choice->id);
          g_assert_nonnull (cf_labels_get_for (choice->label, "zh-Hant"));
        }
      g_assert_cmpstr (cf_attribute_type_get_name (attribute->type), ==, attributes[i].type);
      if (*attributes[i].on != '\0')
        g_assert_cmpstr (on, ==, attributes[i].on);
      g_assert_cmpint (attribute->required, ==, attributes[i].required);
      g_assert_cmpstr (values->str, ==, attributes[i].values);
    }
  g_assert_cmpuint (cf_codebook_get_attribute (codebook, "frame")->values->len, ==, 15);
  g_assert_true (cf_attribute_takes_several (cf_codebook_get_attribute (codebook, "frame")));
  g_assert_nonnull (cf_codebook_get_attribute (codebook, "primary-frame"));
}

static void
test_framing_core_codes (void)
{
  static const struct
  {
    const char *id;
    const char *key;
    const char *light, *dark;
    const char *line;
    const char *hans, *hant;
  } codes[] = {
    { "claim", "1", "#1c71d8", "#78aeed", "solid", "主张", "主張" },
    { "rebuttal", "2", "#c64600", "#ff9d5c", "wavy", "反驳", "反駁" },
    { "source", "3", "#5e5c64", "#c0bfbc", "dotted", "消息来源", "消息來源" },
  };
  g_autoptr (CfCodebook) codebook = cf_codebook_new_from_template (CF_CODEBOOK_DEFAULT);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const CfCode *code = cf_codebook_get_code (codebook, codes[i].id);

      g_assert_nonnull (code);
      g_assert_true (code == cf_codebook_get_code_for_key (codebook, codes[i].key));
      g_assert_cmpstr (code->colour[0], ==, codes[i].light);
      g_assert_cmpstr (code->colour[1], ==, codes[i].dark);
      g_assert_cmpstr (cf_line_get_name (code->line), ==, codes[i].line);
      g_assert_cmpint (code->trim, ==, CF_TRIM_QUOTES | CF_TRIM_PUNCTUATION | CF_TRIM_SPACE);
      g_assert_cmpint (code->scope, ==, CF_SCOPE_SPAN);
      g_assert_cmpstr (cf_labels_get_for (code->label, "zh-Hans"), ==, codes[i].hans);
      g_assert_cmpstr (cf_labels_get_for (code->label, "zh-Hant"), ==, codes[i].hant);
      g_assert_nonnull (cf_labels_get_for (code->definition, "en"));
    }
  g_assert_cmpint (cf_codebook_get_code (codebook, "article")->scope, ==, CF_SCOPE_ARTICLE);
}

/* From whom to whom: product.md's list, all other pairs of codes refused. */
static void
test_framing_core_relations (void)
{
  static const char *const codes[] = { "claim", "rebuttal", "source" };
  static const struct
  {
    const char *id;
    const char *pairs; /* of keys: from, to */
    gboolean symmetric;
  } types[] = {
    { "rebuts", "21 22 23", FALSE },     { "attributed-to", "13 23", FALSE },
    { "relayed-by", "33", FALSE },       { "supports", "11 12 21 22", FALSE },
    { "restates", "11 12 21 22", TRUE }, { "translates", NULL, TRUE },
  };
  g_autoptr (CfCodebook) codebook = cf_codebook_new_from_template (CF_CODEBOOK_DEFAULT);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const CfRelationType *type = cf_codebook_get_relation_type (codebook, types[i].id);

      g_test_message ("%s", types[i].id);
      g_assert_nonnull (type);
      g_assert_cmpint (type->symmetric, ==, types[i].symmetric);
      for (guint from = 0; types[i].pairs != NULL && from < 3; from++)
        for (guint to = 0; to < 3; to++)
          {
            char pair[] = { (char) ('1' + from), (char) ('1' + to), '\0' };

            g_assert_cmpint (cf_relation_type_joins (type, codes[from], codes[to]), ==,
                             strstr (types[i].pairs, pair) != NULL);
          }
    }
  {
    g_autoptr (GPtrArray) on = cf_codebook_list_attributes_on (codebook, "rebuts");

    g_assert_cmpuint (on->len, ==, 1);
    g_assert_cmpstr (((CfAttribute *) g_ptr_array_index (on, 0))->id, ==, "basis");
  }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/codebook/broken", test_broken);
  g_test_add_func ("/codebook/no-codebook", test_no_codebook);
  g_test_add_func ("/codebook/load", test_load);
  g_test_add_func ("/codebook/load-spoilt", test_load_spoilt);
  g_test_add_func ("/codebook/load-made-anew", test_load_made_anew);
  g_test_add_func ("/codebook/load-deleted", test_load_deleted);
  g_test_add_func ("/codebook/coding-language", test_coding_language);
  g_test_add_func ("/codebook/lists", test_lists);
  g_test_add_func ("/codebook/revision", test_revision);
  g_test_add_func ("/codebook/successors", test_successors);
  g_test_add_func ("/codebook/accepts", test_accepts);
  g_test_add_func ("/codebook/framing-core/attributes", test_framing_core_attributes);
  g_test_add_func ("/codebook/framing-core/codes", test_framing_core_codes);
  g_test_add_func ("/codebook/framing-core/relations", test_framing_core_relations);
  return g_test_run ();
}
