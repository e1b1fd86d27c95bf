/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a layer says of the article and the codebook. */

#include "config.h"

#include "cf-layer-head.h"

void
cf_layer_head_copy (CfLayerHead *to, const CfLayerHead *from)
{
  to->article_id = g_strdup (from->article_id);
  to->article_file = g_strdup (from->article_file);
  to->reader = g_strdup (from->reader);
  to->text_digest = g_strdup (from->text_digest);
  to->text_length = from->text_length;
  to->codebook_id = g_strdup (from->codebook_id);
  to->codebook_revision = g_strdup (from->codebook_revision);
}

void
cf_layer_head_clear (CfLayerHead *head)
{
  g_clear_pointer (&head->article_id, g_free);
  g_clear_pointer (&head->article_file, g_free);
  g_clear_pointer (&head->reader, g_free);
  g_clear_pointer (&head->text_digest, g_free);
  g_clear_pointer (&head->codebook_id, g_free);
  g_clear_pointer (&head->codebook_revision, g_free);
}
