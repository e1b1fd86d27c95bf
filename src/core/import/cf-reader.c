/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bytes of a file to an article.
 *
 * The first reader of the table that knows the source reads it; the last knows everything. What it
 * makes must be the same on every machine, since all offsets rest on it. */

#include "config.h"

#include "cf-reader.h"

#include "cf-decode.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-limits.h"
#include "cf-readers.h"

#include <glib/gi18n.h>

#include <string.h>

static const CfReader readers[] = {
  { "crawl-page/1", N_ ("Crawl page"), cf_reader_crawl_sniff, cf_reader_crawl_read },
  { "html-page/1", N_ ("Web page"), cf_reader_html_sniff, cf_reader_html_read },
  { "markdown/1", N_ ("Markdown"), cf_reader_markdown_sniff, cf_reader_markdown_read },
  { "bilingual-text/1", N_ ("Bilingual text"), cf_reader_bilingual_sniff,
    cf_reader_bilingual_read },
  { "plain-text/1", N_ ("Plain text"), cf_reader_plain_sniff, cf_reader_plain_read },
};

static const char *const extensions[] = { ".txt", ".html", ".htm", ".md" };

/**
 * cf_reader_get_all:
 * @n_readers: (out): how many
 *
 * Returns: (transfer none) (array length=n_readers): the table of readers
 */
const CfReader *
cf_reader_get_all (guint *n_readers)
{
  *n_readers = G_N_ELEMENTS (readers);
  return readers;
}

/**
 * cf_reader_takes_file_name:
 * @name: a file name without folder
 *
 * Returns: whether a file of that name is an article
 */
gboolean
cf_reader_takes_file_name (const char *name)
{
  if (*name == '.')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      gsize length = strlen (name), tail = strlen (extensions[i]);

      if (length > tail && g_ascii_strcasecmp (name + length - tail, extensions[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
report_replaced (const CfDecoded *decoded, const char *name, GPtrArray *problems)
{
  if (decoded->n_replaced == 0)
    return;
  cf_problems_add (problems, CF_PROBLEM_ENCODING_REPLACED, name, decoded->first_replaced_line, 1,
                   g_dngettext (GETTEXT_PACKAGE, "%u place is not valid %s and is shown as U+FFFD",
                                "%u places are not valid %s and are shown as U+FFFD",
                                decoded->n_replaced),
                   decoded->n_replaced, decoded->encoding);
}

/* The last knows everything. */
static const CfReader *
choose_reader (const CfSource *source)
{
  const CfReader *reader = readers;

  while (!reader->sniff (source))
    reader++;
  return reader;
}

/**
 * cf_reader_read:
 * @bytes: the content of a file
 * @name: the file, as it was reached; its extension counts
 * @problems: (nullable) (element-type CfProblem): gets what is wrong and can be borne
 * @error: why there is no article: %CF_ERROR_TOO_BIG when it passes a limit
 *
 * Returns: (transfer full) (nullable): the article
 */
CfArticle *
cf_reader_read (GBytes *bytes, const char *name, GPtrArray *problems, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_auto (CfDecoded) decoded = { 0 };
  CfArticleContent content = { 0 }, lines = { 0 };
  CfArticle *article = NULL;
  const CfReader *reader;
  CfSource source;

  if (length > CF_LIMIT_ARTICLE_BYTES)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_TOO_BIG, _ ("%s was not read: it is larger than %s"),
                   name, "16 MiB");
      return NULL;
    }
  cf_decode (data != NULL ? data : "", length, &decoded);
  report_replaced (&decoded, name, problems);
  source = (CfSource){ name, decoded.utf8, decoded.length, &lines };
  reader = choose_reader (&source);
  content.reader = reader->id;
  if (reader->read (&source, &content, error))
    article = cf_article_new (&content);
  cf_article_content_clear (&content);
  cf_article_content_clear (&lines);
  return article;
}

/**
 * cf_reader_read_file:
 * @path: a file
 * @problems: (nullable) (element-type CfProblem): gets what is wrong and can be borne
 * @error: why there is no article
 *
 * Returns: (transfer full) (nullable): the article
 */
CfArticle *
cf_reader_read_file (const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_ARTICLE_BYTES, NULL, error);

  return bytes != NULL ? cf_reader_read (bytes, path, problems, error) : NULL;
}
