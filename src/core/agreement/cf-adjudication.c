/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a rule settles of what several coders marked.
 *
 * Of all coders who have read an article: what is alike in code and places is one thing; of a union, what overlaps
 * enough under one code. A rule says how many must have it, and how many must have given a value to it. */

#include "config.h"

#include "cf-adjudication.h"

#include <string.h>

static const char *const names[CF_N_STRATEGIES] = { "unanimous", "majority", "union" };

const char *
cf_strategy_get_name (CfStrategy strategy)
{
  return names[strategy];
}

static void
decision_free (gpointer data)
{
  CfDecision *decision = data;

  g_free (decision->code);
  g_array_unref (decision->spans);
  g_ptr_array_unref (decision->sources);
  g_array_unref (decision->values);
  g_free (decision);
}

typedef struct
{
  const CfMaterial *material;
  CfStrategy strategy;
  double overlap;
  GPtrArray *decisions;
  GHashTable *by_id; /* id of an annotation -> its decision + 1 */
} Rule;

/* How many of so many must have it. */
static guint
get_quorum (CfStrategy strategy, guint n)
{
  if (strategy == CF_STRATEGY_UNANIMOUS)
    return n;
  return strategy == CF_STRATEGY_MAJORITY ? n / 2 + 1 : 1;
}

static CfDecision *
decision_new (guint continuum, const char *code)
{
  CfDecision *decision = g_new0 (CfDecision, 1);

  decision->continuum = continuum;
  decision->code = g_strdup (code);
  decision->spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  decision->ends[0] = decision->ends[1] = CF_NONE;
  decision->sources = g_ptr_array_new_with_free_func (g_object_unref);
  decision->values = g_array_new (FALSE, FALSE, sizeof (CfValue));
  return decision;
}

static guint
count_sources_with (const CfDecision *decision, const CfValue *value)
{
  guint n = 0;

  for (guint i = 0; i < decision->sources->len; i++)
    n += cf_record_has_value (g_ptr_array_index (decision->sources, i), value->attribute,
                              value->value);
  return n;
}

static gboolean
has_value (const CfDecision *decision, const CfValue *value)
{
  for (guint i = 0; i < decision->values->len; i++)
    {
      const CfValue *other = &g_array_index (decision->values, CfValue, i);

      if (g_str_equal (other->attribute, value->attribute) &&
          g_str_equal (other->value, value->value))
        return TRUE;
    }
  return FALSE;
}

/* Whether an attribute of one value would get a second: then it stays open. */
static gboolean
is_contested (const Rule *rule, const CfDecision *decision, const CfValue *value)
{
  const CfAttribute *known =
    rule->material->codebook != NULL
      ? cf_codebook_get_attribute (rule->material->codebook, value->attribute)
      : NULL;
  gboolean several = known != NULL && cf_attribute_takes_several (known);

  for (guint i = 0; !several && i < decision->sources->len; i++)
    {
      const char *other =
        cf_record_get_value (g_ptr_array_index (decision->sources, i), value->attribute);

      if (rule->strategy == CF_STRATEGY_UNION && other != NULL &&
          !g_str_equal (other, value->value))
        return TRUE;
    }
  return FALSE;
}

/* Values that as many of those who marked it gave as the rule wants. */
static void
settle_values (const Rule *rule, CfDecision *decision)
{
  guint quorum = get_quorum (rule->strategy, decision->sources->len);

  for (guint s = 0; s < decision->sources->len; s++)
    {
      guint n;
      const CfValue *values = cf_record_get_values (g_ptr_array_index (decision->sources, s), &n);

      for (guint i = 0; i < n; i++)
        if (!has_value (decision, &values[i]) &&
            count_sources_with (decision, &values[i]) >= quorum &&
            !is_contested (rule, decision, &values[i]))
          g_array_append_val (decision->values, values[i]);
    }
}

static void
take (Rule *rule, CfDecision *decision)
{
  settle_values (rule, decision);
  g_ptr_array_add (rule->decisions, decision);
  for (guint i = 0; i < decision->sources->len; i++)
    g_hash_table_insert (rule->by_id,
                         (gpointer) cf_record_get_id (g_ptr_array_index (decision->sources, i)),
                         GUINT_TO_POINTER (rule->decisions->len));
}

/* One unit of a coder. */
typedef struct
{
  guint coder;
  const CfCoding *coding;
  const CfCodedUnit *unit;
  gboolean taken;
} Candidate;

static CfAnnotation *
get_annotation (const Candidate *candidate)
{
  return candidate->unit->record != CF_NONE
           ? g_ptr_array_index (candidate->coding->records, candidate->unit->record)
           : NULL;
}

static gboolean
are_one (const Rule *rule, const Candidate *a, const Candidate *b)
{
  guint begin = MAX (a->unit->begin, b->unit->begin), end = MIN (a->unit->end, b->unit->end);
  guint longer = MAX (a->unit->end - a->unit->begin, b->unit->end - b->unit->begin);

  if (a->unit->code != b->unit->code)
    return FALSE;
  if (rule->strategy == CF_STRATEGY_UNION)
    return end > begin && end - begin >= rule->overlap * longer;
  return a->unit->n_parts == b->unit->n_parts &&
         memcmp (&g_array_index (a->coding->parts, CfSpan, a->unit->first_part),
                 &g_array_index (b->coding->parts, CfSpan, b->unit->first_part),
                 a->unit->n_parts * sizeof (CfSpan)) == 0;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->unit->begin != y->unit->begin)
    return x->unit->begin < y->unit->begin ? -1 : 1;
  if (x->unit->end != y->unit->end)
    return x->unit->end > y->unit->end ? -1 : 1;
  if (x->unit->code != y->unit->code)
    return x->unit->code < y->unit->code ? -1 : 1;
  return x->coder < y->coder ? -1 : x->coder > y->coder;
}

static GArray *
collect_candidates (const CfContinuum *continuum)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint c = 0; c < continuum->n_coders; c++)
    for (guint u = 0; continuum->codings[c].counts && u < continuum->codings[c].units->len; u++)
      {
        const CfCoding *coding = &continuum->codings[c];
        Candidate candidate = { c, coding, &g_array_index (coding->units, CfCodedUnit, u), FALSE };

        if (candidate.unit->record != CF_NONE)
          g_array_append_val (candidates, candidate);
      }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* All that is one with what is in the group already; of each coder one, but of a union any. */
static void
gather (const Rule *rule, GArray *candidates, guint first, GArray *group)
{
  g_array_index (candidates, Candidate, first).taken = TRUE;
  g_array_append_val (group, first);
  for (guint g = 0; g < group->len; g++)
    {
      const Candidate *member =
        &g_array_index (candidates, Candidate, g_array_index (group, guint, g));

      for (guint i = first + 1; i < candidates->len; i++)
        {
          Candidate *other = &g_array_index (candidates, Candidate, i);

          if (other->taken || !are_one (rule, member, other))
            continue;
          other->taken = TRUE;
          g_array_append_val (group, i);
        }
    }
}

/* The places of the first, or of a union all from the first begin to the last end. */
static void
place (const Rule *rule, CfDecision *decision)
{
  CfAnnotation *first = g_ptr_array_index (decision->sources, 0);
  CfSpan whole = cf_annotation_get_extent (first);
  gboolean alike = TRUE;

  for (guint i = 1; i < decision->sources->len; i++)
    {
      CfAnnotation *other = g_ptr_array_index (decision->sources, i);
      CfSpan span = cf_annotation_get_extent (other);

      alike = alike && cf_annotation_spans_equal (first, other);
      whole.start = MIN (whole.start, span.start);
      whole.end = MAX (whole.end, span.end);
    }
  if (rule->strategy == CF_STRATEGY_UNION && !alike)
    {
      g_array_append_val (decision->spans, whole);
      return;
    }
  for (guint p = 0; p < cf_annotation_get_n_parts (first); p++)
    g_array_append_val (decision->spans, cf_annotation_get_part (first, p)->span);
}

static void
settle_units (Rule *rule, guint index)
{
  const CfContinuum *continuum = g_ptr_array_index (rule->material->continua, index);
  guint quorum = get_quorum (rule->strategy, cf_continuum_count_coders (continuum));
  g_autoptr (GArray) candidates = collect_candidates (continuum);

  for (guint i = 0; i < candidates->len; i++)
    {
      g_autoptr (GArray) group = g_array_new (FALSE, FALSE, sizeof (guint));
      const Candidate *first = &g_array_index (candidates, Candidate, i);
      CfDecision *decision;

      if (first->taken)
        continue;
      gather (rule, candidates, i, group);
      if (group->len < quorum)
        continue;
      decision = decision_new (index, cf_material_get_value (rule->material, first->unit->code));
      for (guint g = 0; g < group->len; g++)
        g_ptr_array_add (decision->sources,
                         g_object_ref (get_annotation (&g_array_index (
                           candidates, Candidate, g_array_index (group, guint, g)))));
      place (rule, decision);
      take (rule, decision);
    }
}

/* What is said of the article as a whole: values that the rule settles, of those who said anything. */
static void
settle_article (Rule *rule, guint index)
{
  const CfContinuum *continuum = g_ptr_array_index (rule->material->continua, index);
  CfDecision *decision = NULL;

  for (guint c = 0; c < continuum->n_coders; c++)
    for (guint r = 0; continuum->codings[c].counts && r < continuum->codings[c].records->len; r++)
      {
        CfAnnotation *annotation = g_ptr_array_index (continuum->codings[c].records, r);

        if (!cf_annotation_has_article_scope (annotation))
          continue;
        if (decision == NULL)
          decision = decision_new (index, cf_record_get_code (CF_RECORD (annotation)));
        g_ptr_array_add (decision->sources, g_object_ref (annotation));
      }
  if (decision == NULL)
    return;
  if (decision->sources->len >= get_quorum (rule->strategy, cf_continuum_count_coders (continuum)))
    take (rule, decision);
  else
    decision_free (decision);
}

static guint
find_decision (const Rule *rule, const char *id)
{
  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (rule->by_id, id)) - 1 : CF_NONE;
}

/* The link between two decisions that is there already. */
static CfDecision *
find_link (const Rule *rule, guint from_index, const char *type, guint from, guint to)
{
  for (guint i = from_index; i < rule->decisions->len; i++)
    {
      CfDecision *decision = g_ptr_array_index (rule->decisions, i);

      if (decision->ends[0] == from && decision->ends[1] == to &&
          g_str_equal (decision->code, type))
        return decision;
    }
  return NULL;
}

static void
collect_links (Rule *rule, guint index, guint n_units)
{
  const CfContinuum *continuum = g_ptr_array_index (rule->material->continua, index);

  for (guint c = 0; c < continuum->n_coders; c++)
    for (guint l = 0; continuum->codings[c].counts && l < continuum->codings[c].links->len; l++)
      {
        CfRelation *relation = g_ptr_array_index (continuum->codings[c].links, l);
        const char *type = cf_record_get_code (CF_RECORD (relation));
        guint from = find_decision (rule, cf_relation_get_from (relation));
        guint to = find_decision (rule, cf_relation_get_to (relation));
        CfDecision *decision;

        /* Of a union, what was joined may have been linked. */
        if (type == NULL || from == CF_NONE || to == CF_NONE || from == to)
          continue;
        decision = find_link (rule, n_units, type, from, to);
        if (decision == NULL)
          {
            decision = decision_new (index, type);
            decision->ends[0] = from;
            decision->ends[1] = to;
            g_ptr_array_add (rule->decisions, decision);
          }
        g_ptr_array_add (decision->sources, g_object_ref (relation));
      }
}

static void
drop_weak_links (Rule *rule, guint n_units)
{
  for (guint i = rule->decisions->len; i > n_units; i--)
    {
      CfDecision *decision = g_ptr_array_index (rule->decisions, i - 1);
      guint n = cf_continuum_count_coders (
        g_ptr_array_index (rule->material->continua, decision->continuum));

      if (decision->sources->len < get_quorum (rule->strategy, n))
        g_ptr_array_remove_index (rule->decisions, i - 1);
      else
        settle_values (rule, decision);
    }
}

/**
 * cf_adjudicate:
 * @material: sorted, without nested units, of annotations, each article as a whole
 * @strategy: the rule
 * @overlap: of a union, the share of the longer one that makes two units one
 * @cancellable: (nullable): ends it
 * @error: that it was ended
 *
 * Returns: (transfer full) (element-type CfDecision) (nullable): what is settled: annotations by article, then the
 *   links between them
 */
GPtrArray *
cf_adjudicate (const CfMaterial *material,
               CfStrategy strategy,
               double overlap,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func (decision_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Rule rule = { material, strategy, overlap, decisions, by_id };
  guint n_units;

  for (guint i = 0; i < material->continua->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (cf_continuum_count_coders (g_ptr_array_index (material->continua, i)) < 2)
        continue;
      settle_article (&rule, i);
      settle_units (&rule, i);
    }
  n_units = decisions->len;
  for (guint i = 0; i < material->continua->len; i++)
    collect_links (&rule, i, n_units);
  drop_weak_links (&rule, n_units);
  return g_steal_pointer (&decisions);
}
