/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gives a fuzz target the files, and the files in the folders, that are named: where there is no
 * libFuzzer, and in every test run. Each also cut in the middle. */

#include "config.h"

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static guint n_inputs;

/* A copy of just that size: reading past its end is seen by the sanitizer. */
static void
run_bytes (const char *data, gsize length)
{
  g_autofree uint8_t *copy = g_memdup2 (data, MAX (length, 1));

  LLVMFuzzerTestOneInput (copy, length);
  n_inputs++;
}

static void
run_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, NULL))
    {
      fprintf (stderr, "%s could not be read\n", path);
      exit (1);
    }
  run_bytes (data, length);
  run_bytes (data, length / 2);
}

static void
run_path (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      run_file (path);
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      run_path (inner);
    }
}

int
main (int argc, char **argv)
{
  LLVMFuzzerInitialize (&argc, &argv);
  run_bytes ("", 0);
  for (int i = 1; i < argc; i++)
    run_path (argv[i]);
  printf ("%u inputs\n", n_inputs);
  return n_inputs > 1 ? 0 : 1;
}
