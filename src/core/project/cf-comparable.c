/* SPDX-License-Identifier: GPL-3.0-or-later
 * The layers of articles that several coders have finished, made comparable.
 *
 * The continuum is the text of the article: bylines and related links are none of it. Of an article in two
 * languages it is the blocks of one: the coding language, else each in turn. */

#include "config.h"

#include "cf-anchor.h"
#include "cf-comparable-private.h"
#include "cf-hash.h"
#include "cf-segment.h"
#include "cf-sides.h"

#include <glib/gi18n.h>

#include <string.h>

/* A block, and where it stands in the continuum. */
typedef struct
{
  CfSpan span;
  guint place;
} Piece;

/* All coders, by name, and the codes of the codebook in its order. */
static void
add_names (CfCollecting *collecting, GPtrArray *targets)
{
  CfMaterial *material = collecting->found->material;
  CfCodebook *codebook = cf_project_get_codebook (collecting->project);
  GPtrArray *codes = cf_codebook_get_codes (codebook);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = NULL;

  for (guint t = 0; t < targets->len; t++)
    {
      const CfTarget *target = g_ptr_array_index (targets, t);

      for (guint i = 0; i < target->sidecars->len; i++)
        {
          g_autofree char *annotator =
            cf_collecting_dup_annotator (g_ptr_array_index (target->sidecars, i));

          if (cf_collecting_wants (collecting, target->article, annotator))
            g_hash_table_add (seen, g_steal_pointer (&annotator));
        }
    }
  names = cf_hash_list_keys (seen);
  for (guint i = 0; i < names->len; i++)
    cf_material_add_coder (material, g_ptr_array_index (names, i));
  for (guint i = 0; i < codes->len && collecting->options->map == NULL; i++)
    cf_material_intern (material, ((const CfCode *) g_ptr_array_index (codes, i))->id);
  g_set_object (&material->codebook, codebook);
}

static GArray *
collect_pieces (CfArticle *article, const char *language, guint *length)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  guint n;
  const CfBlock *blocks = cf_article_get_blocks (article, &n);

  *length = 0;
  for (guint i = 0; i < n; i++)
    {
      Piece piece = { blocks[i].span, *length };

      if (!cf_block_kind_is_coded (blocks[i].kind) ||
          (language != NULL && g_strcmp0 (blocks[i].language, language) != 0))
        continue;
      g_array_append_val (pieces, piece);
      *length += cf_span_length (blocks[i].span);
    }
  return pieces;
}

/* The places of the continuum that spans of the article have, joined where they touch. */
static GArray *
place_spans (const GArray *pieces, const GArray *spans)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  for (guint s = 0; s < spans->len; s++)
    for (guint p = 0; p < pieces->len; p++)
      {
        CfSpan span = g_array_index (spans, CfSpan, s);
        const Piece *piece = &g_array_index (pieces, Piece, p);
        guint start = MAX (span.start, piece->span.start), end = MIN (span.end, piece->span.end);
        CfSpan place = { piece->place + start - piece->span.start,
                         piece->place + end - piece->span.start };
        CfSpan *last = places->len > 0 ? &g_array_index (places, CfSpan, places->len - 1) : NULL;

        if (piece->span.start >= span.end)
          break;
        if (start >= end)
          continue;
        if (last != NULL && last->end == place.start)
          last->end = place.end;
        else
          g_array_append_val (places, place);
      }
  return places;
}

static guint
find_code (CfCollecting *collecting, CfAnnotation *annotation)
{
  CfMaterial *material = collecting->found->material;
  const char *code =
    cf_codebook_follow_id (material->codebook, cf_record_get_code (CF_RECORD (annotation)));
  const char *mapped = collecting->options->map != NULL && code != NULL
                         ? g_hash_table_lookup (collecting->options->map, code)
                         : NULL;

  if (mapped != NULL)
    code = mapped;
  return code != NULL ? cf_material_intern (material, code) : CF_NONE;
}

/* What the other end of the relation is, if @id is one of its ends. */
static const char *
get_other_end (CfRelation *relation, const char *id)
{
  const char *from = cf_relation_get_from (relation), *to = cf_relation_get_to (relation);

  if (g_strcmp0 (from, id) == 0)
    return to;
  return g_strcmp0 (to, id) == 0 ? from : NULL;
}

/* Whether its counterpart in the other language stands for it: @article has the pairs that hold for @layer. */
static gboolean
has_counterpart (CfCollecting *collecting,
                 CfLayer *layer,
                 CfArticle *article,
                 CfAnnotation *annotation,
                 CfSpan place)
{
  const char *id = cf_record_get_id (CF_RECORD (annotation));
  guint code = find_code (collecting, annotation);
  g_autoptr (GPtrArray) relations = cf_layer_list_relations (layer);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  for (guint i = 0; i < relations->len; i++)
    {
      CfRelation *relation = g_ptr_array_index (relations, i);
      const char *end = get_other_end (relation, id);
      CfAnnotation *other = end != NULL ? cf_layer_get_annotation (layer, end) : NULL;

      if (g_strcmp0 (cf_record_get_code (CF_RECORD (relation)), CF_TRANSLATES) != 0 ||
          other == NULL || find_code (collecting, other) != code)
        continue;
      cf_anchor_annotation (cf_article_get_text (article), other, there);
      if (there->len > 0 &&
          cf_sides_are_opposite (article, place.start, g_array_index (there, CfSpan, 0).start))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_text (CfArticle *article, const GArray *spans)
{
  guint length;
  g_autoptr (GArray) all = collect_pieces (article, NULL, &length);
  g_autoptr (GArray) places = place_spans (all, spans);

  return places->len > 0;
}

static void
add_annotation (CfCollecting *collecting,
                CfContinuum *continuum,
                guint coder,
                CfLayer *layer,
                CfArticle *article,
                const GArray *pieces,
                CfAnnotation *annotation)
{
  CfCoding *coding = &continuum->codings[coder];
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  g_autoptr (GArray) places = NULL;
  guint code = find_code (collecting, annotation);
  CfVerdict verdict;

  if (cf_annotation_has_article_scope (annotation))
    {
      g_ptr_array_add (coding->records, g_object_ref (annotation));
      return;
    }
  if (code == CF_NONE)
    return;
  verdict = cf_anchor_annotation (cf_article_get_text (article), annotation, spans);
  collecting->found->n_moved += verdict == CF_ANCHOR_MOVED;
  if (verdict > CF_ANCHOR_MOVED)
    {
      collecting->found->n_lost++;
      return;
    }
  places = place_spans (pieces, spans);
  if (places->len > 0)
    cf_continuum_add_unit (continuum, coder, code, (const CfSpan *) (const void *) places->data,
                           places->len, annotation);
  else if (collecting->options->coding_language != NULL && !collecting->options->each_language &&
           is_in_text (article, spans) &&
           !has_counterpart (collecting, layer, article, annotation,
                             g_array_index (spans, CfSpan, 0)))
    g_ptr_array_add (coding->elsewhere, g_object_ref (annotation));
}

static void
add_layer (CfCollecting *collecting,
           CfContinuum *continuum,
           guint coder,
           CfLayer *layer,
           CfArticle *article,
           const GArray *pieces)
{
  CfCoding *coding = &continuum->codings[coder];
  g_autoptr (CfArticle) paired = cf_layer_pair_article (layer, article);
  g_autoptr (GPtrArray) records = NULL;

  coding->counts = TRUE;
  records = cf_layer_list_records (layer);
  for (guint i = 0; i < records->len; i++)
    {
      CfRecord *record = g_ptr_array_index (records, i);

      if (CF_IS_ANNOTATION (record))
        add_annotation (collecting, continuum, coder, layer, paired, pieces,
                        CF_ANNOTATION (record));
      else if (CF_IS_RELATION (record))
        g_ptr_array_add (coding->links, g_object_ref (record));
    }
}

#define MONTH_LENGTH 7

/* The month of a time in RFC 3339. */
static char *
dup_month (const char *time)
{
  return time != NULL && strlen (time) >= MONTH_LENGTH ? g_strndup (time, MONTH_LENGTH) : NULL;
}

/* When the last of what is in it was marked or changed. */
static void
note_months (CfContinuum *continuum, CfArticle *article)
{
  const char *last = NULL;

  for (guint c = 0; c < continuum->n_coders; c++)
    {
      GPtrArray *records = continuum->codings[c].records;

      for (guint i = 0; i < records->len; i++)
        {
          CfRecord *record = g_ptr_array_index (records, i);
          const char *modified = cf_record_get_modified (record);
          const char *time = modified != NULL ? modified : cf_record_get_created (record);

          if (g_strcmp0 (time, last) > 0)
            last = time;
        }
    }
  continuum->published = dup_month (cf_article_get_published (article));
  continuum->coded = dup_month (last);
}

static void
add_sentences (CfContinuum *continuum, CfArticle *article, const GArray *pieces)
{
  for (guint p = 0; p < pieces->len; p++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, p);
      g_autoptr (GArray) sentences =
                   cf_segment (cf_article_get_text (article), piece->span, CF_UNIT_SENTENCE);

      for (guint i = 0; i < sentences->len; i++)
        {
          CfSpan span = g_array_index (sentences, CfSpan, i);

          span.start = span.start - piece->span.start + piece->place;
          span.end = span.end - piece->span.start + piece->place;
          g_array_append_val (continuum->sentences, span);
        }
    }
}

/* @only: the language whose blocks are taken, or NULL for all; @language: that of the text. */
static void
add_continuum (CfCollecting *collecting,
               const char *name,
               CfArticle *article,
               CfLayer **layers,
               const char *only,
               const char *language)
{
  CfMaterial *material = collecting->found->material;
  guint length;
  g_autoptr (GArray) pieces = collect_pieces (article, only, &length);
  CfContinuum *continuum = cf_continuum_new (name, language, length, material->coders->len);

  continuum->title = g_strdup (cf_article_get_title (article));
  for (guint c = 0; c < material->coders->len; c++)
    if (layers[c] != NULL)
      add_layer (collecting, continuum, c, layers[c], article, pieces);
  note_months (continuum, article);
  if (collecting->options->sentences)
    add_sentences (continuum, article, pieces);
  cf_material_take (material, continuum);
}

static void
add_article (CfCollecting *collecting, const char *name, CfArticle *article, CfLayer **layers)
{
  const char *const *languages = cf_article_get_languages (article);
  const char *coding = collecting->options->coding_language;

  if (!cf_article_is_bilingual (article) || collecting->options->whole)
    {
      add_continuum (collecting, name, article, layers, NULL, languages[0]);
      return;
    }
  collecting->found->has_pairs = TRUE;
  if (coding != NULL && !collecting->options->each_language)
    {
      coding = cf_article_get_coding_language (article, coding);
      add_continuum (collecting, name, article, layers, coding, coding);
      return;
    }
  for (guint i = 0; languages[i] != NULL; i++)
    add_continuum (collecting, name, article, layers, languages[i], languages[i]);
}

static void
collect_target (CfCollecting *collecting, const CfTarget *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CfBundle) bundle =
               cf_bundle_load_article (target->article, collecting->problems, &error);
  guint n_coders = collecting->found->material->coders->len;
  CfLayer **layers;

  if (bundle == NULL)
    {
      cf_problems_add (collecting->problems, CF_PROBLEM_ARTICLE_UNREADABLE, target->article, 0, 0,
                       "%s", error->message);
      return;
    }
  cf_bundle_correct (bundle, collecting->project);
  layers = cf_collecting_load_layers (collecting, target);
  add_article (collecting, target->article, bundle->article, layers);
  for (guint c = 0; c < n_coders; c++)
    g_clear_object (&layers[c]);
  g_free (layers);
}

/**
 * cf_comparable_collect:
 * @project: a project
 * @targets: (element-type CfTarget): articles and layers of it
 * @options: what is wanted
 * @problems: (element-type CfProblem): gets what could not be read
 * @cancellable: (nullable): ends it
 * @error: that it was ended
 *
 * Reads only layers that cf_project_may_read_layer() allows.
 *
 * Returns: (transfer full) (nullable): what the coders marked
 */
CfComparable *
cf_comparable_collect (CfProject *project,
                       GPtrArray *targets,
                       const CfComparableOptions *options,
                       GPtrArray *problems,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (CfComparable) found = g_new0 (CfComparable, 1);
  CfCollecting collecting = { project, options, found, problems };

  found->material = cf_material_new ();
  found->rounds = g_ptr_array_new_with_free_func (g_free);
  add_names (&collecting, targets);
  for (guint t = 0; t < targets->len; t++)
    {
      const CfTarget *target = g_ptr_array_index (targets, t);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (target->sidecars->len > 0 && cf_collecting_is_in_round (&collecting, target))
        collect_target (&collecting, target);
      if (options->progress != NULL)
        options->progress (t + 1, targets->len, options->progress_data);
    }
  cf_material_sort (found->material);
  return g_steal_pointer (&found);
}

void
cf_comparable_free (CfComparable *comparable)
{
  g_clear_pointer (&comparable->material, cf_material_free);
  g_clear_pointer (&comparable->rounds, g_ptr_array_unref);
  g_free (comparable);
}

/**
 * cf_comparable_fill_methods:
 * @found: what was found
 * @methods: gets where its figures come from, as long as @found is there
 */
void
cf_comparable_fill_methods (const CfComparable *found, CfMethods *methods)
{
  CfCodebook *codebook = found->material->codebook;

  methods->revision = cf_codebook_get_revision (codebook);
  methods->rounds = found->rounds;
  methods->n_live = found->n_live;
  methods->n_unfinished = found->n_unfinished;
  methods->coding_language = found->has_pairs ? cf_codebook_get_coding_language (codebook) : NULL;
}
