/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each coder marked in one article, beside each other. */

#include "config.h"

#include "cf-lanes.h"

#include "cf-anchor.h"

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  return cf_span_compare (((const CfLaneMark *) a)->span, ((const CfLaneMark *) b)->span);
}

static void
set_levels (GArray *marks)
{
  guint ends[CF_LANE_LEVELS] = { 0 };

  for (guint i = 0; i < marks->len; i++)
    {
      CfLaneMark *mark = &g_array_index (marks, CfLaneMark, i);

      while (mark->level + 1 < CF_LANE_LEVELS && ends[mark->level] > mark->span.start)
        mark->level++;
      ends[mark->level] = MAX (ends[mark->level], mark->span.end);
    }
}

static GArray *
make_lane (const CfCoding *coding, CfText *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (CfLaneMark));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));

  for (guint i = 0; coding->counts && i < coding->records->len; i++)
    {
      CfLaneMark mark = { .annotation = g_ptr_array_index (coding->records, i) };

      if (cf_annotation_has_article_scope (mark.annotation) ||
          cf_anchor_annotation (text, mark.annotation, spans) > CF_ANCHOR_MOVED)
        continue;
      for (guint s = 0; s < spans->len; s++)
        {
          mark.span = g_array_index (spans, CfSpan, s);
          g_array_append_val (marks, mark);
        }
    }
  g_array_sort (marks, compare_marks);
  set_levels (marks);
  return marks;
}

/* Where a mark begins or ends. */
typedef struct
{
  guint place;
  guint coder;
  guint code;
  gboolean begins;
} Border;

static int
compare_borders (gconstpointer a, gconstpointer b)
{
  const Border *x = a, *y = b;

  return (x->place > y->place) - (x->place < y->place);
}

static void
add_borders (GArray *borders, const CfMaterial *material, const GArray *marks, guint coder)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const CfLaneMark *mark = &g_array_index (marks, CfLaneMark, i);
      const char *id = cf_codebook_follow_id (material->codebook,
                                              cf_record_get_code (CF_RECORD (mark->annotation)));
      guint code = id != NULL ? cf_material_find (material, id) : CF_NONE;
      Border begin = { mark->span.start, coder, code, TRUE };
      Border end = { mark->span.end, coder, code, FALSE };

      if (code == CF_NONE)
        continue;
      g_array_append_val (borders, begin);
      g_array_append_val (borders, end);
    }
}

/* How the words at some place are marked. */
typedef struct
{
  guint n_coders;
  guint n_codes;
  guint *open;     /* one a coder and code: how many marks */
  guint *of_code;  /* how many coders have it */
  guint *of_coder; /* how many codes a coder has */
  guint n_active;  /* codes that anybody has */
  guint n_full;    /* codes that all have */
  guint n_marking; /* coders that have any */
} Sweep;

static void
count (Sweep *sweep, const Border *border)
{
  guint *open = &sweep->open[border->coder * sweep->n_codes + border->code];
  guint *of_code = &sweep->of_code[border->code], *of_coder = &sweep->of_coder[border->coder];

  if (border->begins && (*open)++ == 0)
    {
      sweep->n_active += (*of_code)++ == 0;
      sweep->n_full += *of_code == sweep->n_coders;
      sweep->n_marking += (*of_coder)++ == 0;
    }
  else if (!border->begins && --(*open) == 0)
    {
      sweep->n_full -= *of_code == sweep->n_coders;
      sweep->n_active -= --(*of_code) == 0;
      sweep->n_marking -= --(*of_coder) == 0;
    }
}

static CfShare
get_share (const Sweep *sweep)
{
  if (sweep->n_marking == 1)
    return CF_SHARE_ONE;
  return sweep->n_full == sweep->n_active ? CF_SHARE_ALL : CF_SHARE_SOME;
}

static void
add_shared (GArray *shared, CfSpan span, CfShare share)
{
  CfShared *last = shared->len > 0 ? &g_array_index (shared, CfShared, shared->len - 1) : NULL;
  CfShared next = { span, share };

  if (last != NULL && last->share == share && last->span.end == span.start)
    last->span.end = span.end;
  else
    g_array_append_val (shared, next);
}

static void
sweep_borders (const GArray *borders, Sweep *sweep, GArray *shared)
{
  for (guint i = 0; i < borders->len;)
    {
      guint place = g_array_index (borders, Border, i).place;

      for (; i < borders->len && g_array_index (borders, Border, i).place == place; i++)
        count (sweep, &g_array_index (borders, Border, i));
      if (i < borders->len && sweep->n_marking > 0)
        add_shared (shared, (CfSpan){ place, g_array_index (borders, Border, i).place },
                    get_share (sweep));
    }
}

/**
 * cf_lanes_new:
 * @comparison: a comparison
 * @article: one of its articles
 * @text: what that says now
 *
 * May be called in any thread.
 *
 * Returns: (transfer full): what the coders marked in it
 */
CfLanes *
cf_lanes_new (CfComparison *comparison, guint article, CfText *text)
{
  const CfMaterial *material = comparison->found->material;
  const CfContinuum *continuum = g_ptr_array_index (material->continua, article);
  guint n_codes = MAX (material->values->len, 1);
  g_autoptr (GArray) borders = g_array_new (FALSE, FALSE, sizeof (Border));
  g_autofree guint *open = g_new0 (guint, (gsize) continuum->n_coders * n_codes);
  g_autofree guint *of_code = g_new0 (guint, n_codes);
  g_autofree guint *of_coder = g_new0 (guint, continuum->n_coders);
  Sweep sweep = { .n_coders = cf_continuum_count_coders (continuum),
                  .n_codes = n_codes,
                  .open = open,
                  .of_code = of_code,
                  .of_coder = of_coder };
  CfLanes *lanes = g_new0 (CfLanes, 1);

  lanes->comparison = cf_comparison_ref (comparison);
  lanes->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  lanes->shared = g_array_new (FALSE, FALSE, sizeof (CfShared));
  for (guint c = 0; c < continuum->n_coders; c++)
    {
      GArray *marks = make_lane (&continuum->codings[c], text);

      g_ptr_array_add (lanes->lanes, marks);
      add_borders (borders, material, marks, c);
    }
  g_array_sort (borders, compare_borders);
  sweep_borders (borders, &sweep, lanes->shared);
  return lanes;
}

void
cf_lanes_free (CfLanes *lanes)
{
  g_ptr_array_unref (lanes->lanes);
  g_array_unref (lanes->shared);
  cf_comparison_unref (lanes->comparison);
  g_free (lanes);
}
