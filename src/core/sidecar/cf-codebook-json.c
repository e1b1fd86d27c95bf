/* SPDX-License-Identifier: GPL-3.0-or-later
 * codebook.json, read.
 *
 * An entry that breaks a rule is left out and reported with its place; the others count. */

#include "config.h"

#include "cf-codebook-json.h"

#include "cf-annotator.h"
#include "cf-codebook-definitions.h"
#include "cf-codebook-rules.h"
#include "cf-error.h"
#include "cf-json-rule.h"
#include "cf-json.h"
#include "cf-labels-json.h"
#include "cf-limits.h"
#include "cf-round-json.h"

#include <glib/gi18n.h>

#include <string.h>

#define DEFAULT_COLOUR_LIGHT "#5e5c64"
#define DEFAULT_COLOUR_DARK "#c0bfbc"

typedef struct
{
  CfJsonLocator *locator;
  const char *name;
  GPtrArray *problems;
  CfCodebook *codebook;
  guint n_problems;
} Reading;

static void
report (Reading *reading, const char *pointer, const char *text)
{
  guint line, column;

  if (reading->problems == NULL || reading->n_problems++ >= CF_LIMIT_PROBLEMS_OF_FILE)
    return;
  cf_json_locator_find (reading->locator, pointer, &line, &column);
  cf_problems_add (reading->problems, CF_PROBLEM_CODEBOOK_INVALID, reading->name, line, column,
                   "%s", g_dgettext (GETTEXT_PACKAGE, text));
}

static void
report_member (Reading *reading, const char *pointer, const char *member, const char *text)
{
  g_autofree char *place = g_strdup_printf ("%s/%s", pointer, member);

  report (reading, place, text);
}

static void
check_rules (Reading *reading, JsonObject *object, const char *pointer, const CfJsonRule *rules)
{
  const CfJsonRule *broken = cf_json_find_broken_rule (object, rules);

  if (broken != NULL)
    report_member (reading, pointer, broken->member, broken->what);
}

static void
read_labels (JsonObject *object, const char *member, CfLabels *labels)
{
  cf_labels_read_json (labels, cf_json_get_object (object, member));
}

/* The place of a word in a table, or -1. */
static int
find_word (const char *word, const char *(*get_name) (guint), guint n)
{
  for (guint i = 0; word != NULL && i < n; i++)
    if (g_str_equal (get_name (i), word))
      return (int) i;
  return -1;
}

static const char *
get_line_name (guint i)
{
  return cf_line_get_name (i);
}

static const char *
get_type_name (guint i)
{
  return cf_attribute_type_get_name (i);
}

static gboolean
is_colour (const char *colour)
{
  return colour != NULL && strlen (colour) == 7 && colour[0] == '#' &&
         strspn (colour + 1, "0123456789abcdefABCDEF") == 6;
}

static void
read_colour (Reading *reading, JsonObject *object, const char *pointer, CfCode *code)
{
  JsonObject *colour = cf_json_get_object (object, "colour");
  const char *light = colour != NULL ? cf_json_get_string (colour, "light") : NULL;
  const char *dark = colour != NULL ? cf_json_get_string (colour, "dark") : NULL;

  if (!is_colour (light) || !is_colour (dark))
    report_member (reading, pointer, "colour",
                   N_ ("a colour is #rrggbb, for light and for dark; grey is used"));
  code->colour[0] = g_strdup (is_colour (light) ? light : DEFAULT_COLOUR_LIGHT);
  code->colour[1] = g_strdup (is_colour (dark) ? dark : DEFAULT_COLOUR_DARK);
}

static CfTrim
read_trim (Reading *reading, JsonObject *object, const char *pointer)
{
  static const struct
  {
    const char *word;
    CfTrim flag;
  } flags[] = { { "quotes", CF_TRIM_QUOTES },
                { "punctuation", CF_TRIM_PUNCTUATION },
                { "space", CF_TRIM_SPACE } };
  g_auto (GStrv) words = cf_json_get_strings (object, "trim");
  guint trim = 0, known = 0;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_strv_contains ((const char *const *) words, flags[i].word))
      trim |= flags[i].flag;
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    for (char **word = words; *word != NULL; word++)
      known += g_str_equal (*word, flags[i].word);
  if (known < g_strv_length (words))
    report_member (reading, pointer, "trim", CF_CODEBOOK_WRONG);
  return (CfTrim) trim;
}

static CfScope
read_scope (Reading *reading, JsonObject *object, const char *pointer)
{
  const char *scope = cf_json_get_string (object, "scope");

  if (g_strcmp0 (scope, "article") == 0)
    return CF_SCOPE_ARTICLE;
  if (scope != NULL && !g_str_equal (scope, "span"))
    report_member (reading, pointer, "scope", CF_CODEBOOK_WRONG);
  return CF_SCOPE_SPAN;
}

static CfLine
read_line (Reading *reading, JsonObject *object, const char *pointer)
{
  const char *word = cf_json_get_string (object, "line");
  int line = find_word (word, get_line_name, CF_N_LINES);

  if (word != NULL && line < 0)
    report_member (reading, pointer, "line", CF_CODEBOOK_WRONG);
  return line >= 0 ? (CfLine) line : CF_LINE_SOLID;
}

static void
read_examples (JsonObject *object, CfCode *code)
{
  JsonArray *examples = cf_json_get_array (object, "examples");

  for (guint i = 0; examples != NULL && i < json_array_get_length (examples); i++)
    {
      JsonObject *wrapper = json_object_new ();
      CfLabels *labels = cf_labels_new ();

      json_object_set_member (wrapper, "example",
                              json_node_copy (json_array_get_element (examples, i)));
      read_labels (wrapper, "example", labels);
      g_ptr_array_add (code->examples, labels);
      json_object_unref (wrapper);
    }
}

static void
read_code (Reading *reading, JsonObject *object, const char *id, const char *pointer)
{
  CfCode *code = cf_code_new (id);

  check_rules (reading, object, pointer, cf_codebook_code_rules);
  code->parent = g_strdup (cf_json_get_string (object, "parent"));
  code->key = g_strdup (cf_json_get_string (object, "key"));
  code->scope = read_scope (reading, object, pointer);
  code->line = read_line (reading, object, pointer);
  code->trim = read_trim (reading, object, pointer);
  code->retired = cf_json_get_boolean (object, "retired");
  code->replaced_by = g_strdup (cf_json_get_string (object, "replaced-by"));
  read_colour (reading, object, pointer, code);
  read_labels (object, "label", code->label);
  read_labels (object, "definition", code->definition);
  read_examples (object, code);
  if (!cf_codebook_take_code (reading->codebook, code))
    report (reading, pointer, N_ ("there are two codes of this id; the first counts"));
}

static void
check_choice (Reading *reading, JsonObject *value, const char *pointer, guint i)
{
  g_autofree char *place = g_strdup_printf ("%s/values/%u", pointer, i);

  check_rules (reading, value, place, cf_codebook_choice_rules);
}

static void
read_choices (Reading *reading, JsonObject *object, const char *pointer, CfAttribute *attribute)
{
  JsonArray *values = cf_json_get_array (object, "values");

  for (guint i = 0; values != NULL && i < json_array_get_length (values); i++)
    {
      JsonObject *value = cf_json_array_get_object (values, i);
      const char *id = value != NULL ? cf_json_get_string (value, "id") : NULL;
      CfChoice *choice;

      if (id == NULL || *id == '\0' || cf_attribute_get_choice (attribute, id) != NULL)
        {
          g_autofree char *place = g_strdup_printf ("%s/values/%u", pointer, i);

          report (reading, place, N_ ("a value needs an id of its own, a string"));
          continue;
        }
      check_choice (reading, value, pointer, i);
      choice = cf_choice_new (id);
      read_labels (value, "label", choice->label);
      read_labels (value, "definition", choice->definition);
      g_ptr_array_add (attribute->values, choice);
    }
}

static void
read_attribute (Reading *reading, JsonObject *object, const char *id, const char *pointer)
{
  CfAttribute *attribute;
  int type = find_word (cf_json_get_string (object, "type"), get_type_name, CF_N_ATTRIBUTE_TYPES);

  if (type < 0)
    {
      report_member (
        reading, pointer, "type",
        N_ ("the type of an attribute is choice, choices, text, number, yes-no or list"));
      return;
    }
  check_rules (reading, object, pointer, cf_codebook_attribute_rules);
  attribute = cf_attribute_new (id);
  attribute->type = (CfAttributeType) type;
  attribute->on = cf_json_get_strings (object, "on");
  attribute->required = cf_json_get_boolean (object, "required");
  read_labels (object, "label", attribute->label);
  read_labels (object, "definition", attribute->definition);
  read_choices (reading, object, pointer, attribute);
  if (attribute->type == CF_ATTRIBUTE_LIST)
    attribute->list = g_strdup (
      cf_json_get_string (object, "list") != NULL ? cf_json_get_string (object, "list") : id);
  if (!cf_codebook_take_attribute (reading->codebook, attribute))
    report (reading, pointer, N_ ("there are two attributes of this id; the first counts"));
}

static void
read_relation_type (Reading *reading, JsonObject *object, const char *id, const char *pointer)
{
  CfRelationType *type = cf_relation_type_new (id);

  check_rules (reading, object, pointer, cf_codebook_relation_rules);
  type->from = cf_json_get_strings (object, "from");
  type->to = cf_json_get_strings (object, "to");
  type->symmetric = cf_json_get_boolean (object, "symmetric");
  type->attributes = cf_json_get_strings (object, "attributes");
  read_labels (object, "label", type->label);
  read_labels (object, "definition", type->definition);
  if (!cf_codebook_take_relation_type (reading->codebook, type))
    report (reading, pointer, N_ ("there are two relation types of this id; the first counts"));
}

static void
read_round (Reading *reading, JsonObject *object, const char *id, const char *pointer)
{
  const char *member;
  CfRound *round = cf_round_from_json (object, &member);

  if (member != NULL)
    report_member (reading, pointer, member, CF_CODEBOOK_WRONG);
  if (!cf_codebook_take_round (reading->codebook, round))
    report (reading, pointer, N_ ("there are two rounds of this id; the first counts"));
}

/* Of a name that nobody can have nothing is said. */
static void
read_renamed (Reading *reading, JsonObject *object, const char *id, const char *pointer)
{
  const char *name = cf_json_get_string (object, "name");

  if (name == NULL || !cf_annotator_is_personal_name (id) || !cf_annotator_is_personal_name (name))
    report_member (reading, pointer, "name", CF_CODEBOOK_WRONG);
  else
    cf_codebook_take_renamed (reading->codebook,
                              cf_renamed_new (id, name, cf_json_get_string (object, "creator")));
}

static void
name_coders (CfCodebook *codebook)
{
  GPtrArray *rounds = cf_codebook_get_rounds (codebook);

  for (guint i = 0; i < rounds->len; i++)
    cf_renamed_name_coders (cf_codebook_get_renamed (codebook), rounds->pdata[i]);
}

static void
read_list_entry (Reading *reading, JsonArray *entries, const char *list, guint i)
{
  g_autofree char *pointer = g_strdup_printf ("/lists/%s/%u", list, i);
  JsonObject *object = cf_json_array_get_object (entries, i);
  const char *id = object != NULL ? cf_json_get_string (object, "id") : NULL;
  g_auto (GStrv) aliases = NULL;
  CfListEntry *entry;

  if (id == NULL || *id == '\0')
    {
      report (reading, pointer, N_ ("an entry needs an id, a string"));
      return;
    }
  check_rules (reading, object, pointer, cf_codebook_entry_rules);
  entry = cf_list_entry_new (id);
  read_labels (object, "label", entry->label);
  aliases = cf_json_get_strings (object, "aliases");
  for (char **alias = aliases; *alias != NULL; alias++)
    g_ptr_array_add (entry->aliases, g_strdup (*alias));
  if (!cf_codebook_take_list_entry (reading->codebook, list, entry))
    report (reading, pointer, N_ ("there are two entries of this id; the first counts"));
}

static void
read_lists (Reading *reading, JsonObject *root)
{
  JsonObject *lists = cf_json_get_object (root, "lists");
  JsonObjectIter iter;
  const char *list;

  if (lists == NULL)
    return;
  json_object_iter_init_ordered (&iter, lists);
  while (json_object_iter_next_ordered (&iter, &list, NULL))
    {
      JsonArray *entries = cf_json_get_array (lists, list);

      if (entries == NULL)
        report_member (reading, "/lists", list, N_ ("this is not an array"));
      for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
        read_list_entry (reading, entries, list, i);
    }
}

static void
read_entries (Reading *reading,
              JsonObject *root,
              const char *member,
              void (*read) (Reading *, JsonObject *, const char *, const char *))
{
  JsonNode *node = json_object_get_member (root, member);
  JsonArray *entries = cf_json_get_array (root, member);

  if (node != NULL && entries == NULL)
    {
      g_autofree char *pointer = g_strconcat ("/", member, NULL);

      report (reading, pointer, N_ ("this is not an array"));
    }
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/%s/%u", member, i);
      JsonObject *entry = cf_json_array_get_object (entries, i);
      const char *id = entry != NULL ? cf_json_get_string (entry, "id") : NULL;

      if (id != NULL && *id != '\0')
        read (reading, entry, id, pointer);
      else
        report (reading, pointer, N_ ("an entry needs an id, a string"));
    }
}

static void
check_successors (Reading *reading)
{
  GPtrArray *codes = cf_codebook_get_codes (reading->codebook);

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);
      g_autofree char *pointer = NULL;

      if (code->replaced_by == NULL ||
          cf_codebook_get_code (reading->codebook, code->replaced_by) != NULL)
        continue;
      pointer = g_strdup_printf ("/codes/%u/replaced-by", i);
      report (reading, pointer, N_ ("the code that took its place is not there"));
    }
}

static void
read_settings (Reading *reading, JsonObject *root)
{
  JsonObject *settings = cf_json_get_object (root, "settings");

  if (settings == NULL)
    return;
  check_rules (reading, settings, "/settings", cf_codebook_setting_rules);
  cf_codebook_set_coding_language (reading->codebook,
                                   cf_json_get_string (settings, "coding-language"));
  cf_codebook_set_layers_apart (
    reading->codebook, g_strcmp0 (cf_json_get_string (settings, "layers"), "folders") == 0);
}

static CfCodebook *
read_codebook (Reading *reading, JsonObject *root)
{
  const char *id = cf_json_get_string (root, "id");
  g_autofree char *revision = cf_codebook_make_revision (root);

  if (id == NULL)
    report (reading, "/id", N_ ("the codebook has no id"));
  reading->codebook =
    cf_codebook_new (id != NULL ? id : "urn:uuid:00000000-0000-0000-0000-000000000000",
                     cf_json_get_string (root, "title"));
  read_entries (reading, root, "codes", read_code);
  read_entries (reading, root, "attributes", read_attribute);
  read_entries (reading, root, "relations", read_relation_type);
  read_entries (reading, root, "rounds", read_round);
  read_entries (reading, root, "renamed", read_renamed);
  read_lists (reading, root);
  read_settings (reading, root);
  check_successors (reading);
  name_coders (reading->codebook);
  if (reading->problems != NULL)
    cf_codebook_report_unsettled (root, reading->locator, reading->name, reading->problems);
  cf_codebook_set_revision (reading->codebook, revision);
  return reading->codebook;
}

/**
 * cf_codebook_new_from_json:
 * @root: what stands, or would stand, in a codebook.json
 *
 * Returns: (transfer full): what coders see of it
 */
CfCodebook *
cf_codebook_new_from_json (JsonObject *root)
{
  Reading reading = { NULL };

  return read_codebook (&reading, root);
}

/**
 * cf_codebook_parse:
 * @bytes: the content of a codebook.json
 * @name: the file, as it was reached
 * @problems: (nullable) (element-type CfProblem): gets what breaks a rule, with its place
 * @error: why nothing is returned, with line and column
 *
 * Returns: (transfer full) (nullable): the codebook, as far as it can be read
 */
CfCodebook *
cf_codebook_parse (GBytes *bytes, const char *name, GPtrArray *problems, GError **error)
{
  CfJsonReport gate;
  g_autoptr (JsonNode) node = cf_json_parse (bytes, name, &gate, error);
  g_autoptr (CfJsonLocator) locator = cf_json_locator_new (bytes);
  Reading reading = { locator, name, problems, NULL };

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s:1:1: %s", name,
                   _ ("a codebook is a JSON object"));
      return NULL;
    }
  return read_codebook (&reading, json_node_get_object (node));
}
