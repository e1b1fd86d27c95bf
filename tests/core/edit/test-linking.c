/* SPDX-License-Identifier: GPL-3.0-or-later
 * Linking with L: ends, types and codes that are offered, and what comes of it in the layers. */

#include "config.h"

#include "cf-linking.h"
#include "cf-test-project.h"
#include "cf-test.h"

#define FIRST "Strike over\nThe union said pay is too low. The port denied that. Nobody came.\n"
#define SECOND "Port replies\nThe union lies, the port said.\n"

typedef struct
{
  CfTestProject project;
  CfSession *session;
  CfDocument *first;
  CfDocument *second;
  CfLinking *linking;
  char *said;
} Desk;

static void
on_message (Desk *desk, const char *text)
{
  g_free (desk->said);
  desk->said = g_strdup (text);
}

static CfDocument *
open_article (Desk *desk, const char *name, const char *text)
{
  g_autofree char *path = cf_test_project_add (&desk->project, name, text);

  return cf_test_project_open (&desk->project, path, "lin");
}

static void
set_up (Desk *desk, gconstpointer data)
{
  cf_test_project_init (&desk->project);
  desk->session = cf_session_new ();
  desk->linking = cf_session_get_linking (desk->session);
  cf_session_set_annotator (desk->session, "lin");
  cf_session_set_project (desk->session, desk->project.project);
  g_signal_connect_swapped (desk->session, "message", G_CALLBACK (on_message), desk);
  desk->first = open_article (desk, "a.txt", FIRST);
  desk->second = open_article (desk, "b.txt", SECOND);
  cf_session_show (desk->session, desk->second);
  cf_session_show (desk->session, desk->first);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_autosave_flush (cf_session_get_autosave (desk->session), &error));
  g_assert_no_error (error);
  g_object_unref (desk->first);
  g_object_unref (desk->second);
  g_object_unref (desk->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (desk->said);
  cf_test_project_clear (&desk->project);
}

static void
select_words (Desk *desk, const char *words)
{
  CfDocument *document = cf_session_get_document (desk->session);
  gsize length;
  const char *text = cf_text_get_utf8 (cf_document_get_text (document), &length);
  const char *found = strstr (text, words);
  guint start = (guint) (found - text);

  g_assert_nonnull (found);
  cf_session_set_selection (desk->session, (CfSpan){ start, start + (guint) strlen (words) }, TRUE);
}

/* All is ASCII, so bytes are code points. */
static CfAnnotation *
tag (Desk *desk, const char *words, const char *code)
{
  CfCodebook *codebook = cf_session_get_codebook (desk->session);

  select_words (desk, words);
  g_assert_true (cf_session_tag (desk->session, cf_codebook_get_code (codebook, code)));
  return cf_session_get_chosen (desk->session);
}

static char *
name_end (CfDocument *document, const char *id)
{
  CfAnnotation *end = cf_layer_get_annotation (cf_document_get_layer (document), id);

  return end != NULL ? cf_annotation_get_quote (end) : g_strdup ("?");
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* "rebuts: The port denied that > pay is too low", a line each, in the order of their words. */
static void
expect_links (Desk *desk, CfDocument *document, const char *expected)
{
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (cf_document_get_layer (document));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *shown = NULL;

  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);
      CfDocument *target =
        g_strcmp0 (cf_relation_get_to_article (relation), cf_document_get_id (desk->first)) == 0
          ? desk->first
          : desk->second;
      g_autofree char *from = name_end (document, cf_relation_get_from (relation));
      g_autofree char *to = name_end (target, cf_relation_get_to (relation));

      g_ptr_array_add (
        lines,
        g_strdup_printf ("%s: %s > %s", cf_record_get_code (CF_RECORD (relation)), from, to));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  shown = g_strjoinv ("\n", (char **) lines->pdata);
  g_assert_cmpstr (shown, ==, expected);
}

/* What is offered: quotes, types with the direction, or codes. */
static void
expect_options (Desk *desk, CfLinkStage stage, const char *expected)
{
  GPtrArray *options = cf_linking_get_options (desk->linking);
  g_autoptr (GString) shown = g_string_new (NULL);

  g_assert_cmpint (cf_linking_get_stage (desk->linking), ==, stage);
  for (guint i = 0; i < options->len; i++)
    {
      const CfLinkOption *option = g_ptr_array_index (options, i);
      g_autofree char *quote =
        option->annotation != NULL ? cf_annotation_get_quote (option->annotation) : NULL;

      g_string_append (shown, i > 0 ? " | " : "");
      if (quote != NULL)
        g_string_append (shown, quote);
      else if (option->type != NULL)
        g_string_append_printf (shown, "%s%s", option->outgoing ? "" : "<", option->type->id);
      else
        g_string_append (shown, option->code->id);
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

/* The nearest end first; of several kinds of link one is asked for; undone and done again as one step. */
static void
test_ends_and_types (Desk *desk, gconstpointer data)
{
  tag (desk, "pay is too low", "claim");
  tag (desk, "The union", "source");
  tag (desk, "Strike over", "claim");
  tag (desk, "The port denied that", "rebuttal");
  g_assert_true (cf_linking_start (desk->linking));
  expect_options (desk, CF_LINK_END, "pay is too low | The union | Strike over");
  g_assert_true (cf_linking_choose (desk->linking, 0));
  expect_options (desk, CF_LINK_TYPE, "rebuts | supports | <supports | restates");
  g_assert_true (cf_linking_choose (desk->linking, 0));
  g_assert_cmpint (cf_linking_get_stage (desk->linking), ==, CF_LINK_NONE);
  expect_links (desk, desk->first, "rebuts: The port denied that > pay is too low");
  cf_session_undo (desk->session);
  expect_links (desk, desk->first, "");
  cf_session_redo (desk->session);
  expect_links (desk, desk->first, "rebuts: The port denied that > pay is too low");
}

/* One kind is no question; what is linked so already is not offered again. */
static void
test_one_type (Desk *desk, gconstpointer data)
{
  tag (desk, "The union", "source");
  tag (desk, "pay is too low", "claim");
  g_assert_true (cf_linking_start (desk->linking));
  expect_options (desk, CF_LINK_END, "The union");
  g_assert_true (cf_linking_choose (desk->linking, 0));
  expect_links (desk, desk->first, "attributed-to: pay is too low > The union");
  g_assert_true (cf_linking_start (desk->linking));
  expect_options (desk, CF_LINK_END, "");
  /* From the other side: the source is spoken of. */
  cf_linking_stop (desk->linking);
  tag (desk, "Strike over", "claim");
  tag (desk, "The port", "source");
  g_assert_true (cf_linking_start (desk->linking));
  expect_options (desk, CF_LINK_END, "pay is too low | The union | Strike over");
  g_assert_true (cf_linking_choose (desk->linking, 0));
  expect_links (desk, desk->first,
                "attributed-to: pay is too low > The port\n"
                "attributed-to: pay is too low > The union");
}

/* An end that is walked to, in another article; the link stands where the speaker does. */
static void
test_across_articles (Desk *desk, gconstpointer data)
{
  tag (desk, "pay is too low", "claim");
  g_assert_true (cf_linking_start (desk->linking));
  g_assert_false (cf_linking_confirm (desk->linking)); /* it is the one itself */
  cf_session_show (desk->session, desk->second);
  expect_options (desk, CF_LINK_END, "");
  tag (desk, "The union lies", "rebuttal");
  g_assert_true (cf_linking_confirm (desk->linking));
  expect_options (desk, CF_LINK_TYPE, "<rebuts | supports | <supports | restates");
  g_assert_true (cf_linking_choose (desk->linking, 0));
  expect_links (desk, desk->first, "");
  expect_links (desk, desk->second, "rebuts: The union lies > pay is too low");
  /* From the other side the claim is offered, since its article has been opened. */
  cf_session_undo (desk->session);
  cf_session_choose (desk->session, cf_layer_get_nth (cf_document_get_layer (desk->second), 0),
                     FALSE);
  g_assert_true (cf_linking_start (desk->linking));
  expect_options (desk, CF_LINK_END, "pay is too low");
  g_assert_true (cf_linking_confirm (desk->linking) == FALSE);
  g_assert_true (cf_linking_choose (desk->linking, 0));
  g_assert_true (cf_linking_choose (desk->linking, 0));
  expect_links (desk, desk->second, "rebuts: The union lies > pay is too low");
}

/* Words that are selected are tagged and linked as one step. */
static void
test_tag_and_link (Desk *desk, gconstpointer data)
{
  CfLayer *layer = cf_document_get_layer (desk->first);

  tag (desk, "pay is too low", "claim");
  select_words (desk, "The union");
  g_assert_true (cf_linking_start (desk->linking));
  expect_options (desk, CF_LINK_CODE, "claim | rebuttal | source");
  g_assert_true (cf_linking_choose (desk->linking, 2));
  expect_links (desk, desk->first, "attributed-to: pay is too low > The union");
  cf_session_undo (desk->session);
  expect_links (desk, desk->first, "");
  g_assert_cmpuint (cf_layer_get_n_annotations (layer), ==, 1);
  cf_session_redo (desk->session);
  expect_links (desk, desk->first, "attributed-to: pay is too low > The union");
  /* A space is nothing to tag. */
  select_words (desk, " ");
  g_assert_true (cf_linking_start (desk->linking));
  g_assert_true (cf_linking_choose (desk->linking, 2));
  g_assert_cmpuint (cf_layer_get_n_annotations (layer), ==, 2);
  expect_links (desk, desk->first, "attributed-to: pay is too low > The union");
  /* With nothing chosen the one that was made last is meant. */
  cf_session_choose (desk->session, NULL, FALSE);
  tag (desk, "Strike over", "claim");
  cf_session_choose (desk->session, NULL, FALSE);
  select_words (desk, "Nobody came");
  g_assert_true (cf_linking_start (desk->linking));
  g_assert_true (cf_linking_choose (desk->linking, 1));
  expect_options (desk, CF_LINK_TYPE, "<rebuts | supports | <supports | restates");
  g_assert_true (cf_linking_choose (desk->linking, 0));
  expect_links (desk, desk->first,
                "attributed-to: pay is too low > The union\nrebuts: Nobody came > Strike over");
}

static void
test_nothing_to_link (Desk *desk, gconstpointer data)
{
  g_assert_false (cf_linking_start (desk->linking));
  g_assert_cmpstr (desk->said, ==, "Choose the annotation that is to be linked first");
  /* What is deleted while it is being linked is linked to nothing. */
  tag (desk, "The union", "source");
  tag (desk, "pay is too low", "claim");
  g_assert_true (cf_linking_start (desk->linking));
  g_assert_true (cf_session_delete (desk->session));
  g_assert_false (cf_linking_choose (desk->linking, 0));
  g_assert_cmpint (cf_linking_get_stage (desk->linking), ==, CF_LINK_NONE);
  expect_links (desk, desk->first, "");
}

static CfRelation *
link_both (Desk *desk)
{
  g_autoptr (GPtrArray) relations = NULL;

  tag (desk, "Strike over", "claim");
  tag (desk, "pay is too low", "claim");
  tag (desk, "The port denied that", "rebuttal");
  g_assert_true (cf_linking_start (desk->linking));
  g_assert_true (cf_linking_choose (desk->linking, 0));
  g_assert_true (cf_linking_choose (desk->linking, 1));
  relations = cf_layer_list_relations (cf_document_get_layer (desk->first));
  g_assert_cmpuint (relations->len, ==, 1);
  return g_object_ref (g_ptr_array_index (relations, 0));
}

/* Its other end, its direction, and away with it: each can be undone. */
static void
test_change (Desk *desk, gconstpointer data)
{
  g_autoptr (CfRelation) relation = link_both (desk);

  expect_links (desk, desk->first, "supports: The port denied that > pay is too low");
  g_assert_true (cf_linking_start_retarget (desk->linking, desk->first, relation));
  expect_options (desk, CF_LINK_END, "Strike over");
  g_assert_true (cf_linking_choose (desk->linking, 0));
  expect_links (desk, desk->first, "supports: The port denied that > Strike over");
  cf_session_undo (desk->session);
  expect_links (desk, desk->first, "supports: The port denied that > pay is too low");
  g_assert_true (cf_session_reverse_link (desk->session, desk->first, relation, desk->first));
  expect_links (desk, desk->first, "supports: pay is too low > The port denied that");
  g_assert_true (cf_session_delete_link (desk->session, desk->first, relation));
  expect_links (desk, desk->first, "");
  cf_session_undo (desk->session);
  cf_session_undo (desk->session);
  expect_links (desk, desk->first, "supports: The port denied that > pay is too low");
}

/* Reversed across articles it moves into the other layer; undone, it is back. What the codebook does not allow
 * stays. */
static void
test_reverse_across (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) relations = NULL;
  CfAnnotation *claim = tag (desk, "pay is too low", "claim");
  CfLinkEnd to = { desk->first, claim };
  CfLinkEnd from;
  CfCodebook *codebook = cf_session_get_codebook (desk->session);

  cf_session_show (desk->session, desk->second);
  from = (CfLinkEnd){ desk->second, tag (desk, "The union lies", "rebuttal") };
  g_assert_true (cf_session_link (desk->session,
                                  cf_codebook_get_relation_type (codebook, "supports"), from, to));
  relations = cf_layer_list_relations (cf_document_get_layer (desk->second));
  g_assert_false (
    cf_session_reverse_link (desk->session, desk->second, g_ptr_array_index (relations, 0), NULL));
  g_assert_true (cf_session_reverse_link (desk->session, desk->second,
                                          g_ptr_array_index (relations, 0), desk->first));
  expect_links (desk, desk->second, "");
  expect_links (desk, desk->first, "supports: pay is too low > The union lies");
  cf_session_undo (desk->session);
  expect_links (desk, desk->first, "");
  expect_links (desk, desk->second, "supports: The union lies > pay is too low");
  g_assert_true (
    cf_session_link (desk->session, cf_codebook_get_relation_type (codebook, "rebuts"), from, to));
  g_clear_pointer (&relations, g_ptr_array_unref);
  relations = cf_layer_list_relations (cf_document_get_layer (desk->second));
  for (guint i = 0; i < relations->len; i++)
    if (g_str_equal (cf_record_get_code (g_ptr_array_index (relations, i)), "rebuts"))
      g_assert_false (cf_session_reverse_link (desk->session, desk->second,
                                               g_ptr_array_index (relations, i), desk->first));
}

/* R: the source comes with code and attributes, and goes with them. */
static void
test_repeat (Desk *desk, gconstpointer data)
{
  tag (desk, "The union", "source");
  tag (desk, "pay is too low", "claim");
  g_assert_true (cf_linking_start (desk->linking));
  g_assert_true (cf_linking_choose (desk->linking, 0));
  cf_session_choose (desk->session, NULL, FALSE);
  select_words (desk, "Nobody came");
  g_assert_true (cf_session_repeat (desk->session));
  expect_links (desk, desk->first,
                "attributed-to: Nobody came > The union\n"
                "attributed-to: pay is too low > The union");
  cf_session_undo (desk->session);
  expect_links (desk, desk->first, "attributed-to: pay is too low > The union");
}

static void
add (const char *path, void (*test) (Desk *desk, gconstpointer data))
{
  g_test_add (path, Desk, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  add ("/linking/ends-and-types", test_ends_and_types);
  add ("/linking/one-type", test_one_type);
  add ("/linking/across-articles", test_across_articles);
  add ("/linking/tag-and-link", test_tag_and_link);
  add ("/linking/nothing-to-link", test_nothing_to_link);
  add ("/linking/change", test_change);
  add ("/linking/reverse-across", test_reverse_across);
  add ("/linking/repeat", test_repeat);
  return g_test_run ();
}
