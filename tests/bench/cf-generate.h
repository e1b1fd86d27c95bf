/* SPDX-License-Identifier: GPL-3.0-or-later
 * Articles and layers made up by the yard. */

#pragma once

#include "cf-article.h"
#include "cf-sidecar-store.h"

G_BEGIN_DECLS

#define CF_GENERATED_ANNOTATOR "lin"

/**
 * CfGenerated:
 * @CF_GENERATED_CHINESE: a headline and Chinese paragraphs of the usual length
 * @CF_GENERATED_BILINGUAL: English lines, each with its Chinese translation
 * @CF_GENERATED_ONE_LINE: Chinese in a single line
 */
typedef enum
{
  CF_GENERATED_CHINESE,
  CF_GENERATED_BILINGUAL,
  CF_GENERATED_ONE_LINE,
} CfGenerated;

char *cf_generate_article (CfGenerated kind, gsize n_bytes, guint32 seed);
GPtrArray *cf_generate_annotations (CfArticle *article, guint n, guint32 seed);
GBytes *cf_generate_sidecar (CfArticle *article, const char *file_name, guint n, guint32 seed);
char *cf_generate_files (
  const char *folder, const char *name, CfGenerated kind, gsize n_bytes, guint n_annotations);

G_END_DECLS
