/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is to be talked about, on paper: one page of HTML, whole in itself, that is XML as well.
 *
 * Of each difference both versions in their context, notes and doubts of the coders, what is decided and why; and
 * where it is open, room to write. */

#include "config.h"

#include "cf-agenda.h"

#include "cf-arbiter.h"
#include "cf-clock.h"
#include "cf-difference-words.h"

#include <glib/gi18n.h>

static const char style[] =
  "body{font-family:sans-serif;line-height:1.45;max-width:48em;margin:2em auto;padding:0 1em;"
  "color:#1e1e1e;background:#fff}"
  "h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em;border-bottom:1px solid #888}"
  "section{break-inside:avoid;margin:1.2em 0}h3{font-size:1em;margin:0}"
  "p{margin:.3em 0}.side{margin-left:1.2em}.who{font-weight:bold}.note,.head,.file{color:#555}"
  ".file{font-size:.75em;font-weight:normal}"
  "mark{background:#fdeaa8;color:inherit;border-bottom:2px solid #b58900}"
  ".state{font-weight:bold}.room{border-bottom:1px solid #888;height:1.8em;margin-left:1.2em}"
  "@media print{body{margin:0;max-width:none}}";

/* Characters that XML does not allow are left out: an article may have any. */
static void
append_text (GString *html, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (html, "&amp;");
      else if (c == '<')
        g_string_append (html, "&lt;");
      else if (c == '>')
        g_string_append (html, "&gt;");
      else if (c == '"')
        g_string_append (html, "&quot;");
      else if ((c >= 0x20 || c == '\t' || c == '\n') && c != 0xfffe && c != 0xffff &&
               !(c >= 0x7f && c < 0xa0))
        g_string_append_unichar (html, c);
    }
}

static void
append_element (GString *html, const char *name, const char *class, const char *text)
{
  g_string_append_printf (html, "<%s", name);
  if (class != NULL)
    g_string_append_printf (html, " class=\"%s\"", class);
  g_string_append_c (html, '>');
  append_text (html, text);
  g_string_append_printf (html, "</%s>", name);
}

/* The words that were marked, in those around them. */
static void
append_context (GString *html, CfAnnotation *annotation)
{
  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    {
      const CfQuote *quote = &cf_annotation_get_part (annotation, i)->quote;

      g_string_append (html, i > 0 ? " … " : *quote->prefix != '\0' ? "…" : "");
      append_text (html, quote->prefix);
      append_element (html, "mark", NULL, quote->exact);
      append_text (html, quote->suffix);
      if (*quote->suffix != '\0')
        g_string_append (html, "…");
    }
}

static void
append_side (GString *html, const CfAgenda *agenda, const CfComparedItem *item, guint side)
{
  const CfDifference *difference = item->difference;
  CfRecord *record = difference->records[side];
  g_autofree char *text = cf_difference_words_make_side (agenda->comparison, item, side);
  CfAnnotation *context =
    record != NULL ? cf_comparison_find_annotation (agenda->comparison, record) : NULL;

  g_string_append (html, "<p class=\"side\">");
  append_element (html, "span", "who", agenda->names[difference->coders[side]]);
  g_string_append (html, ": ");
  if (difference->kind != CF_DIFFERENCE_BOUNDARY)
    append_text (html, text);
  if (context != NULL && cf_annotation_get_n_parts (context) > 0)
    {
      if (difference->kind != CF_DIFFERENCE_BOUNDARY)
        g_string_append (html, " · ");
      append_context (html, context);
    }
  if (record != NULL && cf_record_get_doubt (record) && difference->kind != CF_DIFFERENCE_DOUBT)
    {
      g_string_append (html, " · ");
      append_text (html, _ ("in doubt"));
    }
  g_string_append (html, "</p>\n");
  if (record != NULL && cf_record_get_note (record) != NULL)
    append_element (html, "p", "side note", cf_record_get_note (record));
}

static CfGold *
find_gold (const CfAgenda *agenda, const CfComparedArticle *article)
{
  CfGold *gold = agenda->golds != NULL ? g_hash_table_lookup (agenda->golds, article->path) : NULL;

  return gold != NULL ? gold : article->gold;
}

static void
append_state (GString *html, CfGold *gold, const CfComparedItem *item)
{
  CfDecided decided =
    gold != NULL ? cf_gold_judge (gold, item->id, item->difference) : CF_DECIDED_NOT;
  CfRuling *ruling = gold != NULL ? cf_gold_find_ruling (gold, item->id, item->difference) : NULL;
  const char *reason = ruling != NULL ? cf_ruling_get_reason (ruling) : NULL;
  const char *note = ruling != NULL ? cf_ruling_get_note (ruling) : NULL;

  g_string_append (html, "<p class=\"side\">");
  append_element (html, "span", "state", cf_difference_words_get_decided (decided));
  if (reason != NULL)
    {
      g_string_append (html, " · ");
      append_text (html, cf_difference_words_get_reason (reason));
    }
  if (note != NULL)
    {
      g_string_append (html, " · ");
      append_text (html, note);
    }
  g_string_append (html, "</p>\n");
  if (decided == CF_DECIDED_NOT)
    g_string_append (html, "<div class=\"room\"></div>\n");
}

static void
append_item (GString *html, const CfAgenda *agenda, guint index)
{
  const CfComparedItem *item = cf_comparison_get_item (agenda->comparison, index);
  const CfComparedArticle *article = cf_comparison_get_article (agenda->comparison, item->article);
  g_autofree char *title = cf_difference_words_make_title (agenda->comparison, item);
  g_autofree char *heading = g_strdup_printf ("%u. %s", index + 1, title);

  g_string_append (html, "<section>");
  append_element (html, "h3", NULL, heading);
  g_string_append_c (html, '\n');
  append_side (html, agenda, item, 0);
  append_side (html, agenda, item, 1);
  append_state (html, find_gold (agenda, article), item);
  g_string_append (html, "</section>\n");
}

static void
append_head (GString *html, const CfAgenda *agenda)
{
  g_autofree char *names = g_strjoinv (", ", (char **) agenda->names);
  g_autofree char *now = cf_clock_format (cf_clock_now ());
  g_autofree char *line = NULL;
  guint n = agenda->comparison->items->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);

  g_string_append (html, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>"
                         "<meta charset=\"utf-8\"/><title>");
  append_text (html, _ ("Agenda"));
  g_string_append_printf (html, "</title><style>%s</style></head>\n<body>\n", style);
  append_element (html, "h1", NULL, _ ("Agenda"));
  line = g_strdup_printf ("%s · %s · %s", names, count, now);
  append_element (html, "p", "head", line);
  g_string_append_c (html, '\n');
}

/* The article by its title, with its file beside that; by its file where it has none. */
static void
append_article (GString *html, const CfAgenda *agenda, guint index)
{
  const CfContinuum *continuum =
    g_ptr_array_index (agenda->comparison->found->material->continua, index);
  g_autofree char *relative = cf_project_make_relative (agenda->project, continuum->name);
  g_autofree char *file = g_filename_display_name (relative);

  g_string_append (html, "<h2>");
  append_text (html, continuum->title != NULL ? continuum->title : file);
  if (continuum->title != NULL)
    {
      g_string_append_c (html, ' ');
      append_element (html, "span", "file", file);
    }
  g_string_append (html, "</h2>\n");
}

/**
 * cf_agenda_make_html:
 * @agenda: what it is made of
 *
 * May be called in any thread.
 *
 * Returns: (transfer full): a page of HTML, in UTF-8
 */
GBytes *
cf_agenda_make_html (const CfAgenda *agenda)
{
  GString *html = g_string_new (NULL);
  guint article = CF_NONE;

  append_head (html, agenda);
  for (guint i = 0; i < agenda->comparison->items->len; i++)
    {
      const CfComparedItem *item = cf_comparison_get_item (agenda->comparison, i);

      if (item->article != article)
        {
          append_article (html, agenda, item->article);
          article = item->article;
        }
      append_item (html, agenda, i);
    }
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free_to_bytes (html);
}
