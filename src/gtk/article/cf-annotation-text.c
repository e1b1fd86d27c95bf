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
append_links (GString *text, const char *before, CfSession *session, CfAnnotation *annotation)
{
  guint n = cf_link_keeper_count (cf_session_get_links (session),
                                  cf_record_get_id (CF_RECORD (annotation)));

  if (n == 0)
    return;
  g_string_append (text, before);
  g_string_append_printf (text, ngettext ("%u link", "%u links", n), n);
}

/**
 * cf_annotation_text_describe:
 * @session: a session
 * @annotation: an annotation of its article
 *
 * Returns: (transfer full): its code, values, note and the number of its links, one a line, and whose it is
 *   if it is somebody else's
 */
char *
cf_annotation_text_describe (CfSession *session, CfAnnotation *annotation)
{
  CfRecord *record = CF_RECORD (annotation);
  CfCodebook *codebook = cf_session_get_codebook (session);
  const CfOtherLayer *other =
    cf_other_layers_find_owner (cf_session_get_others (session), annotation);
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
  append_links (text, "\n", session, annotation);
  if (other != NULL)
    {
      g_autofree char *owner = cf_other_layer_dup_title (other);

      g_string_append_printf (text, "\n%s", owner);
    }
  return g_string_free (text, FALSE);
}

static void
append_words (GString *text, CfSession *session, CfAnnotation *annotation, const char *owner)
{
  g_autofree char *quote = cf_annotation_get_quote (annotation);

  if (text->len > 0)
    g_string_append (text, "; ");
  if (owner != NULL)
    g_string_append_printf (text, "%s, ", owner);
  g_string_append (text, get_code_label (annotation, cf_session_get_codebook (session)));
  append_links (text, ", ", session, annotation);
  g_string_append_printf (text, ": %s", quote);
}

/* Codes, numbers of links and words of the annotations that stand there, one's own first; empty if there are none. */
static char *
list (CfSession *session, CfSpan span)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CfIndexed));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (CfOthersPart));
  GString *text = g_string_new (NULL);

  cf_document_query (cf_session_get_document (session), span, found);
  for (guint i = 0; i < found->len; i++)
    append_words (text, session, g_array_index (found, CfIndexed, i).annotation, NULL);
  cf_other_layers_query (cf_session_get_others (session), span, others);
  for (guint i = 0; i < others->len; i++)
    {
      const CfOthersPart *part = &g_array_index (others, CfOthersPart, i);
      g_autofree char *owner = cf_other_layer_dup_title (part->other);

      append_words (text, session, part->part.annotation, owner);
    }
  return g_string_free (text, FALSE);
}

/**
 * cf_annotation_text_list_at:
 * @session: a session in which an article is shown
 * @selection: what is selected of it; the caret, where it is empty
 *
 * Returns: (transfer full): codes, numbers of links and words of the annotations that stand there, and whose they are where they are
 *   somebody else's; behind its last character an annotation is there too. Empty if there are none
 */
char *
cf_annotation_text_list_at (CfSession *session, CfSpan selection)
{
  CfSpan here = { selection.start, MAX (selection.end, selection.start + 1) };
  char *text = list (session, here);

  if (*text == '\0' && selection.start == selection.end && here.start > 0)
    {
      g_free (text);
      text = list (session, (CfSpan){ here.start - 1, here.start });
    }
  return text;
}
