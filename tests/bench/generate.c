/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes test data: generate FOLDER NAME chinese|bilingual|one-line BYTES ANNOTATIONS [COUNT]
 * With COUNT it writes so many articles, NAME-00000.txt and so on. */

#include "config.h"

#include "cf-generate.h"

#include <stdio.h>
#include <stdlib.h>

static int
find_kind (const char *name)
{
  static const char *const names[] = { "chinese", "bilingual", "one-line" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return (int) i;
  return -1;
}

int
main (int argc, char **argv)
{
  guint count = argc > 6 ? (guint) strtoul (argv[6], NULL, 10) : 1;

  if (argc < 6 || find_kind (argv[3]) < 0)
    {
      fprintf (
        stderr,
        "usage: generate FOLDER NAME chinese|bilingual|one-line BYTES ANNOTATIONS [COUNT]\n");
      return 2;
    }
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = argc > 6 ? g_strdup_printf ("%s-%05u.txt", argv[2], i)
                                       : g_strdup_printf ("%s.txt", argv[2]);
      g_autofree char *path =
        cf_generate_files (argv[1], name, (CfGenerated) find_kind (argv[3]),
                           strtoul (argv[4], NULL, 10), (guint) strtoul (argv[5], NULL, 10));
    }
  return 0;
}
