/* SPDX-License-Identifier: GPL-3.0-or-later
 * Annotations in words: for tooltips, and for those who do not see what is drawn. */

#include "config.h"

#include "cf-annotation-text.h"

#include <glib/gi18n.h>

static const char *
get_code_label (CfAnnotation *annotation, CfCodebook *codebook)
{
  const char *id = cf_record_get_code (CF_RECORD (annotation));
  const CfCode *code = cf_codebook_follow_code (codebook, id);

  return code != NULL ? cf_code_get_label (code) : id;
}

/* Where there are any: how many, in either direction. */
static void
append_links (GString *text, const char *before, CfAnnotation *annotation, CfLinkKeeper *links)
{
  guint n = cf_link_keeper_count (links, cf_record_get_id (CF_RECORD (annotation)));

  if (n == 0)
    return;
  g_string_append (text, before);
  g_string_append_printf (text, ngettext ("%u link", "%u links", n), n);
}

/**
 * cf_annotation_text_describe:
 * @annotation: an annotation
 * @codebook: says how things are called
 * @links: knows how annotations are linked
 *
 * Returns: (transfer full): its code, values, note and the number of its links, one a line
 */
char *
cf_annotation_text_describe (CfAnnotation *annotation, CfCodebook *codebook, CfLinkKeeper *links)
{
  CfRecord *record = CF_RECORD (annotation);
  GString *text = g_string_new (get_code_label (annotation, codebook));
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    {
      const CfAttribute *attribute = cf_codebook_get_attribute (codebook, values[i].attribute);
      const char *label = attribute != NULL ? cf_labels_get (attribute->label) : NULL;

      g_string_append_printf (text, "\n%s: %s", label != NULL ? label : values[i].attribute,
                              attribute != NULL
                                ? cf_attribute_get_value_label (attribute, values[i].value)
                                : values[i].value);
    }
  if (cf_record_get_note (record) != NULL)
    g_string_append_printf (text, "\n%s", cf_record_get_note (record));
  append_links (text, "\n", annotation, links);
  return g_string_free (text, FALSE);
}

/**
 * cf_annotation_text_list:
 * @document: an article with its annotations
 * @span: a stretch of it, in code points
 * @codebook: says how things are called
 * @links: knows how annotations are linked
 *
 * Returns: (transfer full): codes, numbers of links and words of the annotations that stand there; empty if there are
 *   none
 */
char *
cf_annotation_text_list (CfDocument *document,
                         CfSpan span,
                         CfCodebook *codebook,
                         CfLinkKeeper *links)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  GString *text = g_string_new (NULL);

  cf_document_query (document, span, found);
  for (guint i = 0; i < found->len; i++)
    {
      CfAnnotation *annotation = g_array_index (found, CfIndexed, i).annotation;
      g_autofree char *quote = cf_annotation_get_quote (annotation);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                              get_code_label (annotation, codebook));
      append_links (text, ", ", annotation, links);
      g_string_append_printf (text, ": %s", quote);
    }
  return g_string_free (text, FALSE);
}

/**
 * cf_annotation_text_list_at:
 * @document: an article with its annotations
 * @selection: what is selected of it; the caret, where it is empty
 * @codebook: says how things are called
 * @links: knows how annotations are linked
 *
 * Returns: (transfer full): as of cf_annotation_text_list(); behind its last character an annotation is there too
 */
char *
cf_annotation_text_list_at (CfDocument *document,
                            CfSpan selection,
                            CfCodebook *codebook,
                            CfLinkKeeper *links)
{
  CfSpan here = { selection.start, MAX (selection.end, selection.start + 1) };
  char *text = cf_annotation_text_list (document, here, codebook, links);

  if (*text == '\0' && selection.start == selection.end && here.start > 0)
    {
      g_free (text);
      here = (CfSpan){ here.start - 1, here.start };
      text = cf_annotation_text_list (document, here, codebook, links);
    }
  return text;
}
