/* SPDX-License-Identifier: GPL-3.0-or-later
 * What reading and writing articles.csv share. */

#pragma once

#include "cf-article-table.h"
#include "cf-csv.h"
#include "cf-table-text.h"

G_BEGIN_DECLS

#define CF_NO_COLUMN G_MAXUINT
/* The column that says which article a row is about. */
#define CF_ARTICLE_TABLE_KEY "file"

struct _CfArticleTable
{
  char *folder;
  char *path;
  char *digest;     /* NULL for no file */
  CfTableText text; /* its text is in @csv */
  CfCsv *csv;       /* NULL for what could not be read */
  char *read_only;  /* why it may not be written; NULL if it may */
  guint file_column;
  guint columns[CF_N_FIELDS];
  guint long_row;         /* the first that has more cells than there are columns; 0 for none */
  GHashTable *first_rows; /* key of a file -> its first row */
  GArray *next_rows;      /* of guint32, by row: the next row of the same file; 0 for none */
};

gboolean cf_article_table_get_row (CfArticleTable *table, const char *name, guint *row);
guint cf_article_table_get_next_row (CfArticleTable *table, guint row);
gboolean cf_article_table_check_width (CfArticleTable *table, GError **error);
gboolean cf_article_table_has_value (CfArticleTable *table, guint row, CfField field);
GString *cf_article_table_merge (CfArticleTable *ours, CfArticleTable *theirs, GError **error);

G_END_DECLS
