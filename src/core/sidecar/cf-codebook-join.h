/* SPDX-License-Identifier: GPL-3.0-or-later
 * Several codebooks in one. */

#pragma once

#include "cf-codebook-copy.h"

G_BEGIN_DECLS

void cf_codebook_copy_join (CfCodebookCopy *copy,
                            CfCodebookCopy *other,
                            const char *suffix,
                            GPtrArray *renamed);
CfCodebookCopy *cf_codebook_copy_new_from_templates (const char *const *templates,
                                                     GPtrArray *renamed,
                                                     GError **error);

G_END_DECLS
