/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tool for test-sidecar.py: reads sidecars from standard input and says what becomes of them.
 *
 * In: `OPERATION LENGTH\n` and so many bytes, repeated. `parse` reads and writes them; `edit` opens them as
 * a file, gives every annotation and relation the note "edited", and saves. Out: `STATUS LENGTH LENGTH\n`,
 * the problems, a line each, and the bytes. */

#include "config.h"

#include "cf-clock.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-limits.h"
#include "cf-sidecar-store.h"

#include <glib/gstdio.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const statuses[] = { "writable", "read-only", "newer", "damaged", "too-big" };

static void
print_answer (CfSidecarStatus status, GPtrArray *problems, GBytes *bytes)
{
  g_autoptr (GString) list = g_string_new (NULL);
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = cf_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (list, "%s\n", line);
    }
  printf ("%s %zu %zu\n%s", statuses[status], list->len, length, list->str);
  if (length > 0)
    fwrite (data, 1, length, stdout);
  fflush (stdout);
}

static void
parse (GBytes *bytes)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  CfSidecarStatus status;
  g_autoptr (CfSidecar) sidecar = cf_sidecar_parse (bytes, "x", &status, problems, NULL);
  g_autoptr (GBytes) written = NULL;

  if (sidecar != NULL && status == CF_SIDECAR_WRITABLE)
    written = cf_sidecar_to_bytes (sidecar);
  print_answer (status, problems, written);
}

static void
edit_all (CfLayer *layer)
{
  g_autoptr (GPtrArray) records = cf_layer_list_records (layer);

  for (guint i = 0; i < records->len; i++)
    {
      CfRecord *record = g_ptr_array_index (records, i);
      g_autoptr (CfRecord) next = NULL;

      if (CF_IS_TOMBSTONE (record))
        continue;
      next = cf_record_copy (record);
      cf_record_set_note (next, "edited");
      cf_record_supersede (next, record);
      cf_layer_put (layer, next);
    }
}

/* Saved twice: what the first save has written, the second must not take back. */
static gboolean
save_twice (CfSidecarStore *store, CfLayer *layer, GError **error)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CfSnapshot) snapshot = cf_snapshot_new (layer);
      g_autoptr (CfOutcome) outcome = cf_sidecar_store_save (store, snapshot, error);

      if (outcome == NULL)
        return FALSE;
      cf_sidecar_store_adopt (store, layer, outcome);
    }
  return TRUE;
}

static void
edit (GBytes *bytes, const char *path)
{
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfSidecarStore) store = NULL;
  g_autoptr (CfAnnotator) nobody = cf_annotator_new ("urn:uuid:0", "nobody", NULL);
  g_autoptr (CfLayer) layer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = NULL;
  FILE *file = fopen (path, "wb");

  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), file);
  fclose (file);
  store = cf_sidecar_store_open (path, problems, NULL);
  layer = cf_sidecar_store_peek_layer (store);
  if (layer != NULL)
    {
      CfLayerHead head = { 0 };

      cf_layer_head_copy (&head, cf_layer_get_head (layer));
      g_clear_object (&layer);
      layer = cf_sidecar_store_make_layer (store, nobody, &head);
      cf_layer_head_clear (&head);
      edit_all (layer);
      if (!save_twice (store, layer, &error))
        cf_problems_add (problems, CF_PROBLEM_OPERATION, NULL, 0, 0, "%s", error->message);
    }
  written = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  print_answer (cf_sidecar_store_get_status (store), problems, written);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = g_build_filename (argv[1], "a.txt.lin.anno.json", NULL);
  char operation[16];
  gsize length;

  cf_clock_set_fixed (1795297200);
  while (scanf ("%15s %zu", operation, &length) == 2 && getchar () == '\n')
    {
      char *data = g_malloc (length + 1);
      g_autoptr (GBytes) bytes = NULL;

      if (fread (data, 1, length, stdin) != length)
        return 1;
      bytes = g_bytes_new_take (data, length);
      if (g_str_equal (operation, "parse"))
        parse (bytes);
      else
        edit (bytes, path);
    }
  return 0;
}
