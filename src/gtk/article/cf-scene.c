/* SPDX-License-Identifier: GPL-3.0-or-later
 * What there is to draw of an article. */

#include "config.h"

#include "cf-scene.h"

#include "cf-code-style.h"

/**
 * cf_scene_get_spans:
 * @scene: what there is to draw
 * @annotation: an annotation of it
 * @other: (nullable): whose it is; %NULL for one's own
 * @spans: (element-type CfSpan): where it stands in the text, on return; of what is dragged, where it would
 */
void
cf_scene_get_spans (const CfScene *scene,
                    CfAnnotation *annotation,
                    const CfOtherLayer *other,
                    GArray *spans)
{
  g_array_set_size (spans, 0);
  if (annotation == scene->chosen && scene->dragged != NULL)
    g_array_append_vals (spans, scene->dragged->data, scene->dragged->len);
  else if (other != NULL)
    cf_placements_get_spans (other->placements, annotation, spans);
  else
    cf_document_get_spans (scene->document, annotation, spans);
}

/**
 * cf_scene_get_ink:
 * @scene: what there is to draw
 * @annotation: an annotation of it
 * @ink: (out caller-allocates): the colour of its code
 */
void
cf_scene_get_ink (const CfScene *scene, CfAnnotation *annotation, GdkRGBA *ink)
{
  CfCodeStyle style;

  cf_code_style_init (
    &style, cf_codebook_follow_code (scene->codebook, cf_record_get_code (CF_RECORD (annotation))),
    cf_is_dark ());
  *ink = style.ink;
}
