/* SPDX-License-Identifier: GPL-3.0-or-later
 * A journal that was torn, or is another's: what is not whole is passed over. */

#include "config.h"

#include "cf-backup.h"
#include "cf-dirs.h"
#include "cf-journal.h"
#include "fuzz.h"

#include <glib/gstdio.h>

#include <stdio.h>
#include <unistd.h>

/* The only files that a target writes: the journal is a file, and is read as one. */
static const char *
get_path (void)
{
  static char *path;
  g_autofree char *folder = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *name = NULL;

  if (path != NULL)
    return path;
  digest = cf_backup_make_folder_name ("/a.json");
  name = g_strdup_printf ("%s.1-00000000.jsonl", digest);
  folder = cf_dirs_get_state ("journal", NULL);
  g_assert (cf_dirs_ensure (folder, NULL));
  path = g_build_filename (folder, name, NULL);
  return path;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autofree char *folder = g_dir_make_tmp ("counterframe-fuzz-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  fuzz_make_fatal ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  FILE *file;

  if (size > FUZZ_MAX_BYTES)
    return 0;
  file = fopen (get_path (), "wb");
  g_assert (file != NULL && fwrite (data, 1, size, file) == size && fclose (file) == 0);
  entries = cf_journal_read ("/a.json", files);
  g_assert ((entries->len > 0) == (files->len > 0));
  for (guint i = 0; i < entries->len; i++)
    {
      const CfJournalEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (JsonObject) object =
                   entry->version != NULL ? cf_version_to_json (entry->version) : NULL;

      g_assert (object != NULL || entry->version == NULL);
      g_assert (entry->version == NULL || g_strcmp0 (entry->id, entry->version->id) == 0);
    }
  paths = cf_journal_list_paths ();
  return 0;
}
