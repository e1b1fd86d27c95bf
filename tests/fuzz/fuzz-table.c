/* SPDX-License-Identifier: GPL-3.0-or-later
 * articles.csv from elsewhere: what is read of it can be used, and what is written into it is all that
 * changes. */

#include "config.h"

#include "cf-article-table.h"
#include "cf-error.h"
#include "fuzz.h"

static const char *const names[] = { "a.txt", "sub/b.txt", "new.txt" };

static CfCorrection *
look (CfArticleTable *table, const char *name)
{
  g_autofree char *path = g_build_filename ("/p", name, NULL);

  return cf_article_table_lookup (table, path);
}

static void
check_others (CfArticleTable *before, CfArticleTable *after, const char *changed)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CfCorrection) old = look (before, names[i]);
      g_autoptr (CfCorrection) now = look (after, names[i]);

      if (!g_str_equal (names[i], changed))
        g_assert (cf_correction_equal (old, now));
    }
}

static void
change (CfArticleTable *table, const char *name, CfField field, const char *value)
{
  g_autoptr (CfCorrection) old = look (table, name);
  CfTableEdit edit = { (char *) name, field, old != NULL ? old->values[field] : NULL,
                       (char *) value };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cf_article_table_edit (table, &edit, 1, NULL, &error);
  g_autoptr (CfArticleTable) after = NULL;
  g_autoptr (CfCorrection) now = NULL;

  if (bytes == NULL)
    {
      g_assert (error == NULL || g_error_matches (error, CF_ERROR, CF_ERROR_READ_ONLY) ||
                g_error_matches (error, CF_ERROR, CF_ERROR_UNSUPPORTED));
      return;
    }
  after = cf_article_table_new ("/p", bytes, NULL);
  now = look (after, name);
  g_assert (g_strcmp0 (now != NULL ? now->values[field] : NULL, value) == 0);
  check_others (table, after, name);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfArticleTable) table = NULL;

  if (size > FUZZ_MAX_BYTES)
    return 0;
  table = cf_article_table_new ("/p", bytes, problems);
  for (guint i = 0; i < problems->len; i++)
    {
      const CfProblem *problem = g_ptr_array_index (problems, i);

      g_assert (problem->line >= 1 && problem->column >= 1);
      g_assert (g_utf8_validate (problem->text, -1, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      change (table, names[i], CF_FIELD_TITLE, "One, \"two\"; three");
      change (table, names[i], CF_FIELD_OUTLET, "港口");
      change (table, names[i], CF_FIELD_URL, NULL);
    }
  return 0;
}
