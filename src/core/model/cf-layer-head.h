/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a layer says of the article and the codebook. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CfLayerHead:
 * @article_id: the article, an absolute IRI
 * @article_file: its file name
 * @reader: the reader that made the text, such as `plain/1`
 * @text_digest: SHA-256 of the reference text in hex
 * @text_length: its code points
 * @codebook_id: the codebook, an absolute IRI
 * @codebook_revision: its revision
 *
 * What a layer says of the article and the codebook as they were last read.
 */
typedef struct
{
  char *article_id;
  char *article_file;
  char *reader;
  char *text_digest;
  guint text_length;
  char *codebook_id;
  char *codebook_revision;
} CfLayerHead;

void cf_layer_head_copy (CfLayerHead *to, const CfLayerHead *from);
void cf_layer_head_clear (CfLayerHead *head);

G_END_DECLS
