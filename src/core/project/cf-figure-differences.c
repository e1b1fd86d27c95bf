/* SPDX-License-Identifier: GPL-3.0-or-later
 * The differences behind a figure of agreement.
 *
 * They are looked for in what the figure was computed from, so that nothing else is among them: of an article in two
 * languages those of the side that counts, of a month its articles', of codes that were collapsed none. Doubts are no
 * disagreement. A cell of codes that met has those of the units that are counted in it. */

#include "config.h"

#include "cf-figure-differences.h"

#include "cf-difference.h"

void
cf_figure_subject_clear (CfFigureSubject *subject)
{
  for (guint i = 0; i < 2; i++)
    {
      g_free (subject->coders[i]);
      g_free (subject->codes[i]);
    }
  for (guint g = 0; g < CF_N_GROUPS; g++)
    g_free (subject->groups[g]);
  g_free (subject->article);
}

void
cf_figure_subject_copy (CfFigureSubject *to, const CfFigureSubject *from)
{
  for (guint i = 0; i < 2; i++)
    {
      to->coders[i] = g_strdup (from->coders[i]);
      to->codes[i] = g_strdup (from->codes[i]);
    }
  for (guint g = 0; g < CF_N_GROUPS; g++)
    to->groups[g] = g_strdup (from->groups[g]);
  to->article = g_strdup (from->article);
}

typedef struct
{
  const CfAgreementSettings *settings;
  const CfFigureSubject *subject;
  const CfMaterial *material;
  GHashTable *
    met; /* of CfAnnotation: what is counted in a cell of codes that met; NULL where the figure is none */
} Search;

/* The coders that are meant, in the order in which the subject has them. */
static CfMaterial *
select_coders (const CfMaterial *material, const CfFigureSubject *subject)
{
  g_autofree guint *coders = g_new (guint, material->coders->len + 2);
  guint n = 0;

  for (guint c = 0; c < material->coders->len; c++)
    coders[n++] = c;
  if (subject->coders[0] != NULL)
    {
      for (n = 0; n < 2; n++)
        coders[n] = cf_material_find_coder (material, subject->coders[n]);
      if (coders[0] == CF_NONE || coders[1] == CF_NONE)
        return NULL;
    }
  return cf_material_select (material, coders, n, CF_NONE);
}

static gboolean
is_of_place (const Search *search, const CfContinuum *continuum)
{
  for (guint g = 0; g < CF_N_GROUPS; g++)
    {
      const char *own = cf_continuum_get_group (continuum, g);

      if (search->subject->groups[g] != NULL &&
          !g_str_equal (search->subject->groups[g], own != NULL ? own : cf_group_get_unknown (g)))
        return FALSE;
    }
  return search->subject->article == NULL ||
         g_str_equal (search->subject->article, continuum->name);
}

static const char *
get_code (const Search *search, CfRecord *record)
{
  const char *code =
    cf_codebook_follow_id (search->material->codebook, cf_record_get_code (record));
  const char *mapped = search->settings->map != NULL && code != NULL
                         ? g_hash_table_lookup (search->settings->map, code)
                         : NULL;

  return mapped != NULL ? mapped : code;
}

/* Of attributes some figures are of a value. */
static gboolean
is_of_code (const Search *search, const CfDifference *difference)
{
  const char *wanted = search->subject->codes[0];

  if (wanted == NULL || search->settings->relation != NULL)
    return TRUE;
  for (guint i = 0; i < 2 && difference->records[i] != NULL; i++)
    if (g_strcmp0 (get_code (search, difference->records[i]), wanted) == 0 ||
        (difference->attribute != NULL &&
         cf_record_has_value (difference->records[i], difference->attribute, wanted)))
      return TRUE;
  return FALSE;
}

static gboolean
has_met (const Search *search, const CfDifference *difference)
{
  for (guint i = 0; i < 2 && difference->records[i] != NULL; i++)
    if (g_hash_table_contains (search->met, difference->records[i]))
      return TRUE;
  return FALSE;
}

/* Whether the measure sees such a difference. */
static gboolean
is_counted (const Search *search, const CfDifference *difference)
{
  const CfAgreementSettings *settings = search->settings;
  CfRecord *record = difference->records[0];

  if (settings->attribute != NULL)
    return difference->kind == CF_DIFFERENCE_ATTRIBUTE && CF_IS_ANNOTATION (record) &&
           g_str_equal (difference->attribute, settings->attribute);
  if (settings->relation != NULL)
    return difference->kind == CF_DIFFERENCE_RELATION &&
           g_strcmp0 (get_code (search, record), settings->relation) == 0;
  if (difference->kind == CF_DIFFERENCE_CODE)
    return TRUE;
  /* Items are units that both have marked. */
  if (settings->unit == CF_UNIT_SPAN && settings->measure->data == CF_MEASURE_ITEMS &&
      search->met == NULL)
    return FALSE;
  return difference->kind == CF_DIFFERENCE_BOUNDARY ||
         (difference->kind == CF_DIFFERENCE_ONLY &&
          !cf_annotation_has_article_scope (CF_ANNOTATION (record)));
}

static gboolean
is_behind (const Search *search, const CfDifference *difference)
{
  const CfContinuum *continuum =
    g_ptr_array_index (search->material->continua, difference->continuum);

  return is_of_place (search, continuum) && is_counted (search, difference) &&
         (search->met != NULL ? has_met (search, difference) : is_of_code (search, difference));
}

static GHashTable *
list_met (const CfMaterial *material, const CfFigureSubject *subject)
{
  guint codes[2];

  if (subject->codes[1] == NULL)
    return NULL;
  for (guint i = 0; i < 2; i++)
    codes[i] =
      *subject->codes[i] != '\0' ? cf_material_find (material, subject->codes[i]) : CF_NONE;
  return cf_confusion_list_records (material, codes);
}

static gboolean
collect (CfFigureDifferences *differences,
         const Search *search,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GPtrArray) all = cf_differences_list (search->material, cancellable, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const CfDifference *difference = g_ptr_array_index (all, i);

      if (!is_behind (search, difference))
        continue;
      if (differences->first == NULL)
        differences->first = g_strdup (
          ((const CfContinuum *) search->material->continua->pdata[difference->continuum])->name);
      g_hash_table_add (differences->ids, cf_difference_make_id (difference));
    }
  return all != NULL;
}

static CfFigureDifferences *
create (const CfAgreementReport *report, const CfFigureSubject *subject, const char *name)
{
  CfFigureDifferences *differences = g_atomic_rc_box_new0 (CfFigureDifferences);
  char *pair[] = { subject->coders[0], subject->coders[1], NULL };

  differences->name = g_strdup (name);
  differences->coders = g_strdupv (pair[0] != NULL ? pair : report->settings->coders);
  differences->round = g_strdup (report->settings->round);
  differences->live = report->settings->live;
  differences->article = g_strdup (subject->article);
  differences->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return differences;
}

/**
 * cf_figure_differences_new:
 * @report: figures
 * @subject: of what one of them is
 * @name: what is said of it
 * @cancellable: (nullable): ends it
 * @error: that it was ended
 *
 * For a thread.
 *
 * Returns: (transfer full) (nullable): what is behind it
 */
CfFigureDifferences *
cf_figure_differences_new (const CfAgreementReport *report,
                           const CfFigureSubject *subject,
                           const char *name,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (CfFigureDifferences) differences = create (report, subject, name);
  const char *language = subject->groups[CF_GROUP_LANGUAGE];
  g_autoptr (CfMaterial) material =
               select_coders (language != NULL && g_strcmp0 (language, report->language) != 0
                                ? cf_agreement_report_get_languages (report)
                                : cf_agreement_report_get_material (report),
                              subject);
  g_autoptr (GHashTable) met = NULL;
  Search search = { report->settings, subject, material, NULL };

  if (material == NULL)
    return g_steal_pointer (&differences);
  met = list_met (material, subject);
  search.met = met;
  if (!collect (differences, &search, cancellable, error))
    return NULL;
  return g_steal_pointer (&differences);
}

CfFigureDifferences *
cf_figure_differences_ref (CfFigureDifferences *differences)
{
  return g_atomic_rc_box_acquire (differences);
}

static void
clear (gpointer data)
{
  CfFigureDifferences *differences = data;

  g_free (differences->name);
  g_strfreev (differences->coders);
  g_free (differences->round);
  g_free (differences->article);
  g_free (differences->first);
  g_hash_table_unref (differences->ids);
}

void
cf_figure_differences_unref (CfFigureDifferences *differences)
{
  g_atomic_rc_box_release_full (differences, clear);
}
