/* SPDX-License-Identifier: GPL-3.0-or-later
 * A headline, paragraph, caption … of an article. */

#include "config.h"

#include "cf-block.h"

static const char *const names[CF_N_BLOCK_KINDS] = { "headline",  "subheading", "paragraph",
                                                     "quotation", "list-item",  "table-row",
                                                     "caption",   "byline",     "related" };

const char *
cf_block_kind_get_name (CfBlockKind kind)
{
  g_return_val_if_fail (kind < CF_N_BLOCK_KINDS, NULL);
  return names[kind];
}

/**
 * cf_block_kind_is_coded:
 * @kind: a kind
 *
 * Returns: whether it counts as text of the article: byline and related links never do
 */
gboolean
cf_block_kind_is_coded (CfBlockKind kind)
{
  return kind != CF_BLOCK_BYLINE && kind != CF_BLOCK_RELATED;
}
