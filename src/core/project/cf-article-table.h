/* SPDX-License-Identifier: GPL-3.0-or-later
 * articles.csv: what people say of articles in place of what their files say. */

#pragma once

#include "cf-correction.h"
#include "cf-problem.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CF_ARTICLE_TABLE_FILE "articles.csv"

/**
 * CfArticleTable:
 *
 * What stood in the file at one moment. Immutable; any thread may read it.
 */
typedef struct _CfArticleTable CfArticleTable;

/**
 * CfTableEdit:
 * @file: an article, by its path from the folder of the table, with `/`
 * @field: what of it
 * @before: (nullable): the value that was last read, %NULL for none
 * @after: (nullable): the value that is to stand there
 */
typedef struct
{
  char *file;
  CfField field;
  char *before;
  char *after;
} CfTableEdit;

CfArticleTable *cf_article_table_load (const char *folder, GPtrArray *problems);
CfArticleTable *cf_article_table_new (const char *folder, GBytes *bytes, GPtrArray *problems);
CfArticleTable *cf_article_table_ref (CfArticleTable *table);
void cf_article_table_unref (CfArticleTable *table);

const char *cf_article_table_get_folder (CfArticleTable *table);
const char *cf_article_table_get_digest (CfArticleTable *table);
CfCorrection *cf_article_table_lookup (CfArticleTable *table, const char *path);
void cf_article_table_check_files (CfArticleTable *table, GPtrArray *problems);
char *cf_article_table_make_name (CfArticleTable *table, const char *path);

GBytes *cf_article_table_edit (CfArticleTable *table,
                               const CfTableEdit *edits,
                               guint n_edits,
                               GPtrArray *conflicts,
                               GError **error);
CfArticleTable *cf_article_table_save (const char *folder,
                                       const CfTableEdit *edits,
                                       guint n_edits,
                                       GPtrArray *conflicts,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfArticleTable, cf_article_table_unref)

G_END_DECLS
