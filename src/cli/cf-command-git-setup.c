/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: git-setup. */

#include "config.h"

#include "cf-command.h"
#include "cf-error.h"
#include "cf-file-replacer.h"
#include "cf-file.h"
#include "cf-git.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <string.h>

#define ATTRIBUTES_FILE ".gitattributes"
#define DRIVER_NAME "Counterframe: annotations of both sides are kept"

static const char *const attributes[] = { "*.anno.json text eol=lf merge=counterframe",
                                          "codebook.json text eol=lf merge=counterframe" };

/* git gives the line to a shell, and takes %O and the like for itself. */
static char *
make_driver (GError **error)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", error);
  g_autofree char *quoted = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree char *safe = NULL;

  if (program == NULL)
    return NULL;
  quoted = g_shell_quote (program);
  pieces = g_strsplit (quoted, "%", -1);
  safe = g_strjoinv ("%%", pieces);
  return g_strconcat (safe, " merge-driver -- %O %A %B %P", NULL);
}

static gboolean
has_line (const char *text, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_equal (g_strchomp (lines[i]), line))
      return TRUE;
  return FALSE;
}

/* What the file is to hold: what it holds, and behind that what it lacks. */
static char *
complete_attributes (CfCall *call, GBytes *old)
{
  gsize size = 0;
  const char *data = old != NULL ? g_bytes_get_data (old, &size) : NULL;
  g_autofree char *present = data != NULL ? g_strndup (data, size) : g_strdup ("");
  GString *text = g_string_new_len (data, (gssize) size);

  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (!has_line (present, attributes[i]))
      {
        g_string_append_printf (text, "%s\n", attributes[i]);
        if (!call->quiet && !call->json)
          cf_print ("%s: %s\n", ATTRIBUTES_FILE, attributes[i]);
      }
  return g_string_free (text, FALSE);
}

static gboolean
write_attributes (CfCall *call, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, ATTRIBUTES_FILE, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) old = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, &local);
  g_autofree char *digest = cf_file_digest (old);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) content = NULL;
  CfReplacement replacement = { .path = path, .expected = digest };

  if (old == NULL && !g_error_matches (local, CF_ERROR, CF_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!cf_file_check_link (folder, path, error))
    return FALSE;
  text = complete_attributes (call, old);
  content = g_bytes_new (text, strlen (text));
  if (old != NULL && g_bytes_equal (old, content))
    return TRUE;
  replacement.content = content;
  return cf_file_replace (&replacement, NULL, error);
}

static CfExit
run (CfCall *call)
{
  const char *folder = call->n_arguments > 0 ? call->arguments[0] : ".";
  g_autoptr (GError) error = NULL;
  g_autofree char *driver = make_driver (&error);
  const struct
  {
    const char *key, *value;
  } rows[] = { { "merge.counterframe.name", DRIVER_NAME },
               { "merge.counterframe.driver", driver } };

  if (driver == NULL)
    return cf_call_fail (call, folder, error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (!call->quiet && !call->json)
        cf_print ("git config --local %s \"%s\"\n", rows[i].key, rows[i].value);
      if (!cf_git_configure (folder, rows[i].key, rows[i].value, &error))
        return cf_call_fail (call, folder, error);
    }
  if (!write_attributes (call, folder, &error))
    return cf_call_fail (call, folder, error);
  return CF_EXIT_DONE;
}

const CfCommand cf_command_git_setup = {
  "git-setup",
  N_ ("[FOLDER]"),
  N_ ("Let git unite sidecars and codebooks in this repository"),
  0,
  1,
  NULL,
  run
};
