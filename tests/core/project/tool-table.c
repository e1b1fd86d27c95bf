/* SPDX-License-Identifier: GPL-3.0-or-later
 * Changes articles.csv for a test in another language. Each line of the input is a command, its words
 * with tabs between them and escaped as in URLs:
 *   set FOLDER FILE FIELD BEFORE AFTER   says `saved`, `conflict TEXT` or `error TEXT`
 *   get FOLDER FILE                      says the values, by field; empty for none */

#include "config.h"

#include "cf-article-table.h"

#include <stdio.h>
#include <string.h>

static char *
nullify (char *word)
{
  return word != NULL && *word != '\0' ? word : NULL;
}

static CfField
find_field (const char *name)
{
  CfField field = 0;

  while (!g_str_equal (cf_field_get_name (field), name))
    field++;
  return field;
}

static void
run_set (GStrv words)
{
  CfTableEdit edit = { words[2], find_field (words[3]), nullify (words[4]), nullify (words[5]) };
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfArticleTable) table = cf_article_table_save (words[1], &edit, 1, conflicts, &error);

  if (table == NULL)
    printf ("error %s\n", error->message);
  else if (conflicts->len > 0)
    printf ("conflict %s\n", (char *) g_ptr_array_index (conflicts, 0));
  else
    printf ("saved\n");
}

static void
run_get (GStrv words)
{
  g_autoptr (CfArticleTable) table = cf_article_table_load (words[1], NULL);
  g_autofree char *path = g_build_filename (words[1], words[2], NULL);
  g_autoptr (CfCorrection) correction = cf_article_table_lookup (table, path);

  for (guint i = 0; i < CF_N_FIELDS; i++)
    {
      const char *value = correction != NULL ? correction->values[i] : NULL;
      g_autofree char *escaped = g_uri_escape_string (value != NULL ? value : "", NULL, TRUE);

      printf ("%s%s", i > 0 ? "\t" : "", escaped);
    }
  printf ("\n");
}

int
main (int argc, char **argv)
{
  char line[65536];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (strtok (line, "\n"), "\t", -1);

      for (guint i = 0; words[i] != NULL; i++)
        {
          char *plain = g_uri_unescape_string (words[i], NULL);

          g_free (words[i]);
          words[i] = plain;
        }
      if (g_str_equal (words[0], "set"))
        run_set (words);
      else
        run_get (words);
      fflush (stdout);
    }
  return 0;
}
