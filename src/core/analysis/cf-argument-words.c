/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands on a card: whose claim, in which words, where and when. */

#include "config.h"

#include "cf-argument-words.h"

#include "cf-limits.h"
#include "cf-mark.h"
#include "cf-published.h"

#include <glib/gi18n.h>

/**
 * cf_argument_words_shorten:
 * @text: words from outside
 *
 * Returns: (transfer full): no more of them than a card holds, and no more marks on a character than a person writes
 */
char *
cf_argument_words_shorten (const char *text)
{
  GString *shown = g_string_new (NULL);
  guint n = 0, n_marks = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_marks = cf_mark_is (c) ? n_marks + 1 : 0;
      if (n_marks > CF_LIMIT_MARKS_SHOWN)
        continue;
      if (n++ == CF_LIMIT_CARD_CHARACTERS)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (shown, FALSE);
}

/**
 * cf_argument_words_make_head:
 * @graph: a graph
 * @node: a node of it
 *
 * Returns: (transfer full): its code and annotator
 */
char *
cf_argument_words_make_head (const CfArgumentGraph *graph, const CfArgumentNode *node)
{
  const CfCode *code =
    node->code != NULL ? cf_codebook_get_code (graph->codebook, node->code) : NULL;

  if (cf_argument_node_get_annotation (node) == NULL)
    return g_strdup (_ ("Not there"));
  return g_strdup_printf ("%s · %s", code != NULL ? cf_code_get_label (code) : node->code,
                          node->annotator);
}

/**
 * cf_argument_words_make_quote:
 * @node: a node
 *
 * Returns: (transfer full): its words; of what is absent what relations call it
 */
char *
cf_argument_words_make_quote (const CfArgumentNode *node)
{
  CfAnnotation *annotation = cf_argument_node_get_annotation (node);
  g_autofree char *quote = annotation != NULL ? cf_annotation_get_quote (annotation) : NULL;

  return cf_argument_words_shorten (quote != NULL ? quote : node->id);
}

/**
 * cf_argument_words_make_place:
 * @node: a node
 *
 * Returns: (transfer full): its outlet and day; of what is absent the file where it was, or nothing
 */
char *
cf_argument_words_make_place (const CfArgumentNode *node)
{
  const CfArgumentArticle *article = node->article;
  g_autofree char *date = NULL;
  g_auto (GStrv) day = NULL;

  if (article == NULL)
    return g_strdup (node->file_hint != NULL ? node->file_hint : "");
  /* The day is enough for a card. */
  date = article->published != NULL ? cf_published_shorten (article->published) : NULL;
  day = date != NULL ? g_strsplit (date, " ", 2) : NULL;
  return g_strdup_printf ("%s · %s",
                          article->outlet != NULL ? article->outlet : _ ("Outlet unknown"),
                          day != NULL ? day[0] : _ ("Date unknown"));
}

/**
 * cf_argument_words_get_type:
 * @graph: a graph
 * @edge: an edge of it
 *
 * Returns: (transfer none): what its relation is called
 */
const char *
cf_argument_words_get_type (const CfArgumentGraph *graph, const CfArgumentEdge *edge)
{
  const char *id = cf_argument_edge_get_type (edge);
  const CfRelationType *type = cf_codebook_get_relation_type (graph->codebook, id);
  const char *label = type != NULL ? cf_labels_get (type->label) : NULL;

  return label != NULL ? label : id;
}
