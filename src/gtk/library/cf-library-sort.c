/* SPDX-License-Identifier: GPL-3.0-or-later
 * Orders of the library. Where two articles are equal, the folder's order stays. */

#include "config.h"

#include "cf-library-sort.h"

#include "cf-article-entry.h"

/* What is not known stands last. */
static int
compare_text (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return g_utf8_collate (a, b);
}

static int
compare_titles (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_text (cf_article_entry_get_title ((CfArticleEntry *) a),
                       cf_article_entry_get_title ((CfArticleEntry *) b));
}

static int
compare_outlets (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_text (cf_article_entry_get_outlet ((CfArticleEntry *) a),
                       cf_article_entry_get_outlet ((CfArticleEntry *) b));
}

/* ISO 8601 sorts as text. */
static int
compare_oldest (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *left = cf_article_entry_get_published ((CfArticleEntry *) a);
  const char *right = cf_article_entry_get_published ((CfArticleEntry *) b);

  if (left == NULL || right == NULL)
    return (left == NULL) - (right == NULL);
  return g_strcmp0 (left, right);
}

static int
compare_newest (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *left = cf_article_entry_get_published ((CfArticleEntry *) a);
  const char *right = cf_article_entry_get_published ((CfArticleEntry *) b);

  if (left == NULL || right == NULL)
    return (left == NULL) - (right == NULL);
  return g_strcmp0 (right, left);
}

static int
compare_finished (gconstpointer a, gconstpointer b, gpointer data)
{
  return cf_article_entry_is_finished ((CfArticleEntry *) a) -
         cf_article_entry_is_finished ((CfArticleEntry *) b);
}

/**
 * cf_library_sort_new:
 * @order: an order
 *
 * Returns: (transfer full) (nullable): a sorter of #CfArticleEntry objects; %NULL for the folder's order
 */
GtkSorter *
cf_library_sort_new (CfLibraryOrder order)
{
  static const GCompareDataFunc compare[] = {
    [CF_LIBRARY_BY_TITLE] = compare_titles,           [CF_LIBRARY_BY_OUTLET] = compare_outlets,
    [CF_LIBRARY_NEWEST_FIRST] = compare_newest,       [CF_LIBRARY_OLDEST_FIRST] = compare_oldest,
    [CF_LIBRARY_UNFINISHED_FIRST] = compare_finished,
  };

  if ((guint) order >= G_N_ELEMENTS (compare) || compare[order] == NULL)
    return NULL;
  return GTK_SORTER (gtk_custom_sorter_new (compare[order], NULL, NULL));
}
