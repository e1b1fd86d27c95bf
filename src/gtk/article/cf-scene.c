/* SPDX-License-Identifier: GPL-3.0-or-later
 * What there is to draw of an article. */

#include "config.h"

#include "cf-scene.h"

/**
 * cf_scene_get_spans:
 * @scene: what there is to draw
 * @annotation: an annotation of it
 * @other: (nullable): whose it is; %NULL for one's own
 * @spans: (element-type CfSpan): where it stands in the text, on return
 */
void
cf_scene_get_spans (const CfScene *scene,
                    CfAnnotation *annotation,
                    const CfOtherLayer *other,
                    GArray *spans)
{
  if (other != NULL)
    cf_placements_get_spans (other->placements, annotation, spans);
  else
    cf_document_get_spans (scene->document, annotation, spans);
}
