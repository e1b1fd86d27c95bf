/* SPDX-License-Identifier: GPL-3.0-or-later
 * The codebooks that come with the program: what field.md asks of each, and what a reader can rely on. */

#include "config.h"

#include "cf-codebook-json.h"
#include "cf-colour.h"
#include "cf-han.h"
#include "cf-json.h"
#include "cf-test.h"

#include <string.h>

/* The codes of field.md, section 2, in its order. */
static const struct
{
  const char *name;
  const char *codes;
} rows[] = {
  { "framing-core", "claim rebuttal source article" },
  { "policy-frames",
    "economic capacity-and-resources morality fairness-and-equality "
    "legality-constitutionality-and-jurisprudence policy-prescription-and-evaluation "
    "crime-and-punishment security-and-defence health-and-safety quality-of-life cultural-identity "
    "public-opinion political external-regulation-and-reputation other article" },
  { "entman", "problem-definition causal-diagnosis moral-judgement treatment-recommendation" },
  { "persuasion-2023",
    "attack-on-reputation Name_Calling-Labeling Guilt_by_Association Doubt Appeal_to_Hypocrisy "
    "Questioning_the_Reputation "
    "justification Flag_Waving Appeal_to_Authority Appeal_to_Popularity Appeal_to_Values "
    "Appeal_to_Fear-Prejudice "
    "distraction Straw_Man Red_Herring Whataboutism "
    "simplification Causal_Oversimplification False_Dilemma-No_Choice "
    "Consequential_Oversimplification "
    "call Slogans Conversation_Killer Appeal_to_Time "
    "manipulative-wording Loaded_Language Obfuscation-Vagueness-Confusion "
    "Exaggeration-Minimisation Repetition" },
  { "propaganda-2020",
    "loaded-language name-calling-or-labeling repetition exaggeration-or-minimization doubt "
    "appeal-to-fear-prejudice flag-waving causal-oversimplification slogans appeal-to-authority "
    "black-and-white-fallacy thought-terminating-cliches bandwagon-reductio-ad-hitlerum "
    "whataboutism-straw-men-red-herring" },
  { "argument-mining", "major-claim claim premise" },
};

/* Attributes: the codes or relation types that have each, and its values. */
static const struct
{
  const char *name, *attribute, *on, *values;
} attributes[] = {
  { "policy-frames", "tone", "article",
    "pro-explicit pro-implicit neutral anti-implicit anti-explicit" },
  { "policy-frames", "genre", "article", "opinion reporting satire" },
  { "argument-mining", "stance", "claim", "for against" },
  { "argument-mining", "role", "claim premise", "proponent opponent" },
  { "argument-mining", "proposition-type", "major-claim claim premise",
    "fact testimony value policy reference" },
  { "argument-mining", "support-kind", "", "normal example" },
  { "argument-mining", "attack-kind", "", "rebut undercut" },
};

static const struct
{
  const char *name, *relation, *from, *to, *attributes;
  gboolean symmetric;
} relations[] = {
  { "argument-mining", "supports", "premise", "claim premise", "support-kind", FALSE },
  { "argument-mining", "attacks", "premise", "claim premise", "attack-kind", FALSE },
  { "argument-mining", "additional-source", "premise", "premise", "", TRUE },
};

static CfCodebook *
load (const char *name)
{
  g_autoptr (GBytes) bytes = cf_codebook_get_template (name);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (GError) error = NULL;
  CfCodebook *codebook;

  g_assert_nonnull (bytes);
  codebook = cf_codebook_parse (bytes, name, problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return codebook;
}

static char *
join_ids (GPtrArray *entries)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            *(char **) g_ptr_array_index (entries, i));
  return g_string_free (ids, FALSE);
}

static void
assert_words (char **words, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", words);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_described (void)
{
  const char *const *names = cf_codebook_list_templates ();

  g_assert_cmpuint (g_strv_length ((char **) names), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CfCodebook) codebook = load (rows[i].name);
      g_autofree char *ids = join_ids (cf_codebook_get_codes (codebook));

      g_assert_true (g_strv_contains (names, rows[i].name));
      g_assert_cmpstr (ids, ==, rows[i].codes);
    }
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autoptr (CfCodebook) codebook = load (attributes[i].name);
      const CfAttribute *attribute = cf_codebook_get_attribute (codebook, attributes[i].attribute);
      g_autofree char *values = join_ids (attribute->values);

      assert_words (attribute->on, attributes[i].on);
      g_assert_cmpstr (values, ==, attributes[i].values);
    }
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      g_autoptr (CfCodebook) codebook = load (relations[i].name);
      const CfRelationType *type = cf_codebook_get_relation_type (codebook, relations[i].relation);

      assert_words (type->from, relations[i].from);
      assert_words (type->to, relations[i].to);
      assert_words (type->attributes, relations[i].attributes);
      g_assert_cmpint (type->symmetric, ==, relations[i].symmetric);
    }
  g_assert_null (cf_codebook_get_template ("nonsense"));
  g_assert_null (cf_codebook_get_template ("../framing-core"));
}

/* The frames are one list, of codes and of values, so that studies of either can be compared. */
static void
test_frames (void)
{
  g_autoptr (CfCodebook) codebook = load ("policy-frames");
  const CfAttribute *primary = cf_codebook_get_attribute (codebook, "primary-frame");
  const CfAttribute *headline = cf_codebook_get_attribute (codebook, "headline-frame");
  GPtrArray *codes = cf_codebook_get_codes (codebook);

  g_assert_cmpuint (primary->values->len, ==, 16);
  g_assert_cmpuint (headline->values->len, ==, 15);
  g_assert_nonnull (cf_attribute_get_choice (primary, "irrelevant"));
  for (guint i = 0; i < 15; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      g_assert_nonnull (cf_attribute_get_choice (primary, code->id));
      g_assert_nonnull (cf_attribute_get_choice (headline, code->id));
    }
}

/* The techniques stand under their groups. */
static void
test_groups (void)
{
  g_autoptr (CfCodebook) codebook = load ("persuasion-2023");
  GPtrArray *codes = cf_codebook_get_codes (codebook);
  const CfCode *group = NULL;
  guint n_groups = 0;

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      if (code->parent == NULL)
        {
          group = code;
          n_groups++;
          continue;
        }
      g_assert_cmpstr (code->parent, ==, group->id);
      g_assert_cmpstr (code->colour[0], ==, group->colour[0]);
    }
  g_assert_cmpuint (n_groups, ==, 6);
  g_assert_cmpuint (codes->len - n_groups, ==, 23);
}

static guint
count_han (const char *text, CfHanTells foreign)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (cf_han_is (c))
        {
          g_assert_false (cf_han_get_tells (c) == foreign);
          n++;
        }
    }
  return n;
}

/* In all three; in a Chinese script nothing of the other one, so that where one form is written both are
 * meant. */
static void
check_text (const CfLabels *labels)
{
  const char *en = cf_labels_get_for (labels, "en");

  g_assert_cmpstr (en, !=, NULL);
  g_assert_cmpuint (strlen (en), >, 1);
  g_assert_cmpuint (count_han (en, CF_HAN_TELLS_NOTHING), ==, 0);
  g_assert_cmpuint (count_han (cf_labels_get_for (labels, "zh-Hans"), CF_HAN_TELLS_TRADITIONAL), >,
                    0);
  g_assert_cmpuint (count_han (cf_labels_get_for (labels, "zh-Hant"), CF_HAN_TELLS_SIMPLIFIED), >,
                    0);
}

static void
check_values (const CfAttribute *attribute)
{
  for (guint k = 0; k < attribute->values->len; k++)
    {
      const CfChoice *choice = g_ptr_array_index (attribute->values, k);

      check_text (choice->label);
      check_text (choice->definition);
    }
}

static void
test_languages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CfCodebook) codebook = load (rows[i].name);
      GPtrArray *codes = cf_codebook_get_codes (codebook);
      GPtrArray *properties = cf_codebook_get_attributes (codebook);
      GPtrArray *types = cf_codebook_get_relation_types (codebook);

      for (guint k = 0; k < codes->len; k++)
        {
          const CfCode *code = g_ptr_array_index (codes, k);

          check_text (code->label);
          check_text (code->definition);
          g_ptr_array_foreach (code->examples, (GFunc) check_text, NULL);
        }
      for (guint k = 0; k < properties->len; k++)
        {
          const CfAttribute *attribute = g_ptr_array_index (properties, k);

          check_text (attribute->label);
          check_text (attribute->definition);
          check_values (attribute);
        }
      for (guint k = 0; k < types->len; k++)
        {
          const CfRelationType *type = g_ptr_array_index (types, k);

          check_text (type->label);
          check_text (type->definition);
        }
    }
}

static gboolean
is_of_palette (const CfCode *code)
{
  guint n;
  const CfPaletteColour *palette = cf_palette_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (palette[i].colour[0], code->colour[0]))
      return g_str_equal (palette[i].colour[1], code->colour[1]);
  return FALSE;
}

static void
test_keys_and_colours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CfCodebook) codebook = load (rows[i].name);
      g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
      GPtrArray *codes = cf_codebook_get_codes (codebook);

      for (guint k = 0; k < codes->len; k++)
        {
          const CfCode *code = g_ptr_array_index (codes, k);

          g_assert_true (code->key == NULL || g_hash_table_add (keys, code->key));
          g_assert_true (cf_colour_is_readable (code->colour[0], FALSE));
          g_assert_true (cf_colour_is_readable (code->colour[1], TRUE));
          g_assert_true (is_of_palette (code));
        }
      for (guint key = 1; key <= g_hash_table_size (keys); key++)
        {
          char name[2] = { (char) ('0' + key), '\0' };

          g_assert_true (g_hash_table_contains (keys, name));
        }
      g_assert_cmpuint (g_hash_table_size (keys), >=, 3);
    }
}

/* What is named is there. */
static void
test_references (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CfCodebook) codebook = load (rows[i].name);
      GPtrArray *properties = cf_codebook_get_attributes (codebook);
      GPtrArray *types = cf_codebook_get_relation_types (codebook);

      for (guint k = 0; k < properties->len; k++)
        {
          const CfAttribute *attribute = g_ptr_array_index (properties, k);

          for (char **id = attribute->on; *id != NULL; id++)
            g_assert_nonnull (cf_codebook_get_code (codebook, *id));
        }
      for (guint k = 0; k < types->len; k++)
        {
          const CfRelationType *type = g_ptr_array_index (types, k);

          for (char **id = type->from; *id != NULL; id++)
            g_assert_nonnull (cf_codebook_get_code (codebook, *id));
          for (char **id = type->to; *id != NULL; id++)
            g_assert_nonnull (cf_codebook_get_code (codebook, *id));
          for (char **id = type->attributes; *id != NULL; id++)
            g_assert_nonnull (cf_codebook_get_attribute (codebook, *id));
        }
    }
}

/* The revision that stands in the file is the one that is computed, and no two codebooks are one. */
static void
test_identity (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CfCodebook) codebook = load (rows[i].name);
      g_autoptr (GBytes) bytes = cf_codebook_get_template (rows[i].name);
      CfJsonReport gate;
      g_autoptr (JsonNode) node = cf_json_parse (bytes, "x", &gate, NULL);

      g_assert_true (g_hash_table_add (ids, g_strdup (cf_codebook_get_id (codebook))));
      g_assert_true (g_hash_table_add (ids, g_strdup (cf_codebook_get_title (codebook))));
      g_assert_cmpstr (cf_json_get_string (json_node_get_object (node), "revision"), ==,
                       cf_codebook_get_revision (codebook));
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/templates/described", test_described);
  g_test_add_func ("/templates/frames", test_frames);
  g_test_add_func ("/templates/groups", test_groups);
  g_test_add_func ("/templates/languages", test_languages);
  g_test_add_func ("/templates/keys-and-colours", test_keys_and_colours);
  g_test_add_func ("/templates/references", test_references);
  g_test_add_func ("/templates/identity", test_identity);
  return g_test_run ();
}
