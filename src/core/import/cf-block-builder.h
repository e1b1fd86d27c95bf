/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts a reference text together, block by block. */

#pragma once

#include "cf-article.h"

G_BEGIN_DECLS

typedef struct _CfBlockBuilder CfBlockBuilder;

CfBlockBuilder *cf_block_builder_new (void);
void cf_block_builder_free (CfBlockBuilder *builder);

void cf_block_builder_append (CfBlockBuilder *builder, const char *utf8, gsize length);
void cf_block_builder_append_exact (CfBlockBuilder *builder, const char *utf8, gsize length);
void cf_block_builder_break_line (CfBlockBuilder *builder);
gboolean cf_block_builder_end_block (CfBlockBuilder *builder, CfBlockKind kind);
gboolean cf_block_builder_block_is_empty (CfBlockBuilder *builder);
guint cf_block_builder_get_n_blocks (CfBlockBuilder *builder);
char *cf_block_builder_dup_block (CfBlockBuilder *builder, guint index);

void cf_block_builder_finish (CfBlockBuilder *builder, CfArticleContent *content);

gboolean cf_is_collapsed_space (char c);
char *cf_collapse_space (const char *utf8);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfBlockBuilder, cf_block_builder_free)

G_END_DECLS
