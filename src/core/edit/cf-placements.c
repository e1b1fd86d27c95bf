/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the annotations of a layer stand in the text as it is now.
 *
 * That is where they were placed, as long as the text is the same; after a change of the text an
 * annotation is looked for, shown where its words stand, or not at all, and the layer keeps what it says
 * until a person changes it. */

#include "config.h"

#include "cf-placements.h"

#include "cf-digest.h"

/* Where an annotation stands that was placed on another text. */
typedef struct
{
  CfVerdict verdict;
  GArray *spans; /* of CfSpan */
} Placement;

struct _CfPlacements
{
  CfText *text; /* NULL before it is filled */
  guint64 digest;
  CfSpanIndex *index;
  GHashTable *moved; /* CfAnnotation -> Placement, of those that are not where they were placed */
};

static void
placement_free (gpointer data)
{
  Placement *placement = data;

  g_array_unref (placement->spans);
  g_free (placement);
}

CfPlacements *
cf_placements_new (void)
{
  CfPlacements *self = g_new0 (CfPlacements, 1);

  self->index = cf_span_index_new ();
  self->moved = g_hash_table_new_full (NULL, NULL, g_object_unref, placement_free);
  return self;
}

void
cf_placements_free (CfPlacements *self)
{
  g_clear_pointer (&self->text, cf_text_unref);
  cf_span_index_free (self->index);
  g_hash_table_unref (self->moved);
  g_free (self);
}

static gboolean
is_placed_on (CfAnnotation *annotation, guint64 text, guint length)
{
  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    {
      const CfPart *part = cf_annotation_get_part (annotation, i);

      if (part->text != text || part->span.start >= part->span.end || part->span.end > length)
        return FALSE;
    }
  return TRUE;
}

/**
 * cf_placements_add:
 * @self: placements that have been filled
 * @annotation: an annotation that has come into the layer
 */
void
cf_placements_add (CfPlacements *self, CfAnnotation *annotation)
{
  Placement *placement;

  if (is_placed_on (annotation, self->digest, cf_text_get_length (self->text)))
    {
      cf_span_index_add (self->index, annotation);
      return;
    }
  placement = g_new0 (Placement, 1);
  placement->spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  placement->verdict = cf_anchor_annotation (self->text, annotation, placement->spans);
  for (guint i = 0; i < placement->spans->len; i++)
    cf_span_index_add_span (self->index, annotation, g_array_index (placement->spans, CfSpan, i));
  g_hash_table_insert (self->moved, g_object_ref (annotation), placement);
}

/**
 * cf_placements_remove:
 * @self: placements
 * @annotation: an annotation that was added
 */
void
cf_placements_remove (CfPlacements *self, CfAnnotation *annotation)
{
  Placement *placement = g_hash_table_lookup (self->moved, annotation);

  if (placement == NULL)
    {
      cf_span_index_remove (self->index, annotation);
      return;
    }
  for (guint i = 0; i < placement->spans->len; i++)
    cf_span_index_remove_span (self->index, annotation,
                               g_array_index (placement->spans, CfSpan, i));
  g_hash_table_remove (self->moved, annotation);
}

/**
 * cf_placements_fill:
 * @self: placements, emptied first
 * @text: the text as it is now
 * @layer: whose annotations are looked for in it
 */
void
cf_placements_fill (CfPlacements *self, CfText *text, CfLayer *layer)
{
  cf_text_ref (text);
  g_clear_pointer (&self->text, cf_text_unref);
  self->text = text;
  self->digest = cf_digest_short_of_hex (cf_text_get_digest (text));
  cf_span_index_free (self->index);
  self->index = cf_span_index_new ();
  g_hash_table_remove_all (self->moved);
  for (guint i = 0; i < cf_layer_get_n_annotations (layer); i++)
    cf_placements_add (self, cf_layer_get_nth (layer, i));
}

/**
 * cf_placements_get_spans:
 * @self: placements
 * @annotation: an annotation that was added
 * @spans: (element-type CfSpan): emptied, then filled with where it stands
 *
 * Returns: what is known of it; %CF_ANCHOR_EXACT if the text is the one that it was placed on
 */
CfVerdict
cf_placements_get_spans (CfPlacements *self, CfAnnotation *annotation, GArray *spans)
{
  Placement *placement = g_hash_table_lookup (self->moved, annotation);

  g_array_set_size (spans, 0);
  if (placement != NULL)
    {
      g_array_append_vals (spans, placement->spans->data, placement->spans->len);
      return placement->verdict;
    }
  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    g_array_append_val (spans, cf_annotation_get_part (annotation, i)->span);
  return CF_ANCHOR_EXACT;
}

/**
 * cf_placements_query:
 * @self: placements
 * @span: a stretch of the text
 * @found: (element-type CfIndexed): emptied, then filled with the parts that overlap it
 */
void
cf_placements_query (CfPlacements *self, CfSpan span, GArray *found)
{
  cf_span_index_query (self->index, span, found);
}

/**
 * cf_placements_count_lost:
 * @self: placements
 *
 * Returns: how many annotations have no place in the text
 */
guint
cf_placements_count_lost (CfPlacements *self)
{
  GHashTableIter iter;
  gpointer placement;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->moved);
  while (g_hash_table_iter_next (&iter, NULL, &placement))
    if (((Placement *) placement)->verdict > CF_ANCHOR_MOVED)
      n++;
  return n;
}
