/* SPDX-License-Identifier: GPL-3.0-or-later
 * Differences in words: in lists, for those who do not see them, and on paper. */

#include "config.h"

#include "cf-difference-words.h"

#include <glib/gi18n.h>

static const char *const kinds[CF_N_DIFFERENCES] = {
  [CF_DIFFERENCE_ONLY] = N_ ("Only one"), [CF_DIFFERENCE_BOUNDARY] = N_ ("Boundary"),
  [CF_DIFFERENCE_CODE] = N_ ("Code"),     [CF_DIFFERENCE_ATTRIBUTE] = N_ ("Attribute"),
  [CF_DIFFERENCE_RELATION] = N_ ("Link"), [CF_DIFFERENCE_DOUBT] = N_ ("Doubt"),
};

static const char *const decided_words[] = {
  [CF_DECIDED_NOT] = N_ ("Undecided"),
  [CF_DECIDED_TAKEN] = N_ ("Decided"),
  [CF_DECIDED_NONE] = N_ ("None of these"),
  [CF_DECIDED_RULE] = N_ ("Settled by a rule"),
};

static const struct
{
  const char *reason;
  const char *label;
} reasons[] = {
  { "boundary", N_ ("Where it begins or ends") },
  { "code", N_ ("Which code it is") },
  { "missed", N_ ("Overlooked") },
  { "guideline", N_ ("The codebook does not say") },
  { "misread", N_ ("Read in another way") },
  { "other", N_ ("Something else") },
};

/**
 * cf_difference_words_get_kind:
 * @kind: in what coders differ
 *
 * Returns: it, for people
 */
const char *
cf_difference_words_get_kind (CfDifferenceKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kinds[kind]);
}

/**
 * cf_difference_words_get_decided:
 * @decided: how it was decided
 *
 * Returns: it, for people
 */
const char *
cf_difference_words_get_decided (CfDecided decided)
{
  return g_dgettext (GETTEXT_PACKAGE, decided_words[decided]);
}

/**
 * cf_difference_words_get_nth_reason:
 * @n: from 0
 *
 * Returns: (nullable): the word in a ruling for what a difference may be due to; %NULL behind the last
 */
const char *
cf_difference_words_get_nth_reason (guint n)
{
  return n < G_N_ELEMENTS (reasons) ? reasons[n].reason : NULL;
}

/**
 * cf_difference_words_get_reason:
 * @reason: of cf_difference_words_get_nth_reason(), or of another program
 *
 * Returns: it, for people
 */
const char *
cf_difference_words_get_reason (const char *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].reason, reason))
      return g_dgettext (GETTEXT_PACKAGE, reasons[i].label);
  return reason;
}

/**
 * cf_difference_words_get_code:
 * @codebook: a codebook
 * @id: a code, of it or not
 *
 * Returns: (transfer none): what it is called
 */
const char *
cf_difference_words_get_code (CfCodebook *codebook, const char *id)
{
  const CfCode *code = cf_codebook_follow_code (codebook, id);

  return code != NULL ? cf_code_get_label (code) : id;
}

/**
 * cf_difference_words_get_attribute:
 * @codebook: a codebook
 * @id: an attribute, of it or not
 *
 * Returns: (transfer none): what it is called
 */
const char *
cf_difference_words_get_attribute (CfCodebook *codebook, const char *id)
{
  const CfAttribute *attribute = cf_codebook_get_attribute (codebook, id);
  const char *label = attribute != NULL ? cf_labels_get (attribute->label) : NULL;

  return label != NULL ? label : id;
}

/**
 * cf_difference_words_get_type:
 * @codebook: a codebook
 * @id: a relation type, of it or not
 *
 * Returns: (transfer none): what it is called
 */
const char *
cf_difference_words_get_type (CfCodebook *codebook, const char *id)
{
  const CfRelationType *type = cf_codebook_get_relation_type (codebook, id);
  const char *label = type != NULL ? cf_labels_get (type->label) : NULL;

  return label != NULL ? label : id;
}

/* Of its code, or of what type a link is. */
static const char *
get_label (CfCodebook *codebook, CfRecord *record)
{
  const char *code = cf_record_get_code (record);

  return CF_IS_RELATION (record) ? cf_difference_words_get_type (codebook, code)
                                 : cf_difference_words_get_code (codebook, code);
}

/**
 * cf_difference_words_list_values:
 * @codebook: a codebook
 * @record: (nullable): a record
 * @attribute: an attribute
 *
 * Returns: (transfer full): the values of @attribute that it has, or that it has none
 */
char *
cf_difference_words_list_values (CfCodebook *codebook, CfRecord *record, const char *attribute)
{
  const CfAttribute *known = cf_codebook_get_attribute (codebook, attribute);
  GString *text = g_string_new (NULL);
  guint n = 0;
  const CfValue *values = record != NULL ? cf_record_get_values (record, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].attribute, attribute))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              known != NULL ? cf_attribute_get_value_label (known, values[i].value)
                                            : values[i].value);
  if (text->len == 0)
    g_string_append (text, _ ("no value"));
  return g_string_free (text, FALSE);
}

static CfCodebook *
get_codebook (const CfComparison *comparison)
{
  return comparison->found->material->codebook;
}

/**
 * cf_difference_words_make_title:
 * @comparison: a comparison
 * @item: a difference of it
 *
 * Returns: (transfer full): in what they differ, and of what
 */
char *
cf_difference_words_make_title (const CfComparison *comparison, const CfComparedItem *item)
{
  const CfDifference *difference = item->difference;
  CfCodebook *codebook = get_codebook (comparison);
  const char *kind = cf_difference_words_get_kind (difference->kind);
  const char *label = get_label (codebook, difference->records[0]);
  const char *attribute = difference->attribute != NULL
                            ? cf_difference_words_get_attribute (codebook, difference->attribute)
                            : NULL;

  if (attribute != NULL && CF_IS_RELATION (difference->records[0]))
    return g_strdup_printf ("%s · %s · %s", kind, label, attribute);
  if (attribute != NULL)
    return g_strdup_printf ("%s · %s", kind, attribute);
  if (difference->kind == CF_DIFFERENCE_CODE)
    return g_strdup (kind);
  return g_strdup_printf ("%s · %s", kind, label);
}

static char *
quote_of (CfAnnotation *annotation)
{
  if (annotation == NULL)
    return g_strdup (_ ("An annotation that is not there"));
  if (cf_annotation_has_article_scope (annotation))
    return g_strdup (_ ("The article as a whole"));
  return cf_annotation_get_quote (annotation);
}

/**
 * cf_difference_words_make_quote:
 * @item: a difference
 *
 * Returns: (transfer full): the words that it is about
 */
char *
cf_difference_words_make_quote (const CfComparedItem *item)
{
  return quote_of (item->annotation);
}

/**
 * cf_difference_words_make_side:
 * @comparison: a comparison
 * @item: a difference of it
 * @side: 0 or 1
 *
 * Returns: (transfer full): what one of the two has
 */
char *
cf_difference_words_make_side (const CfComparison *comparison,
                               const CfComparedItem *item,
                               guint side)
{
  const CfDifference *difference = item->difference;
  CfRecord *record = difference->records[side];
  g_autofree char *quote = NULL;

  if (record == NULL)
    return g_strdup (_ ("nothing"));
  switch (difference->kind)
    {
    case CF_DIFFERENCE_CODE:
    case CF_DIFFERENCE_ONLY:
      return g_strdup (
        cf_difference_words_get_code (get_codebook (comparison), cf_record_get_code (record)));
    case CF_DIFFERENCE_ATTRIBUTE:
      return cf_difference_words_list_values (get_codebook (comparison), record,
                                              difference->attribute);
    case CF_DIFFERENCE_DOUBT:
      return g_strdup (cf_record_get_doubt (record) ? _ ("in doubt") : _ ("not in doubt"));
    case CF_DIFFERENCE_RELATION:
      quote = quote_of (
        g_hash_table_lookup (comparison->annotations, cf_relation_get_to (CF_RELATION (record))));
      return g_strdup_printf (_ ("“%s”"), quote);
    case CF_DIFFERENCE_BOUNDARY:
    case CF_N_DIFFERENCES:
    default:
      quote = quote_of (CF_ANNOTATION (record));
      return g_strdup_printf (_ ("“%s”"), quote);
    }
}
