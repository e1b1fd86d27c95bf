/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a codebook comes from: a project's own, or one of those that are built in. */

#include "config.h"

#include "cf-backup.h"
#include "cf-codebook-json.h"
#include "cf-codebook-resource.h"
#include "cf-copy.h"
#include "cf-error.h"
#include "cf-folder.h"
#include "cf-json-file.h"

#include <glib/gi18n.h>

#define RESOURCE_PREFIX "/org/counterframe/codebooks/"

/* In the order in which they are offered: the default first. */
static const char *const templates[] = {
  CF_CODEBOOK_DEFAULT, "policy-frames",   "entman", "persuasion-2023",
  "propaganda-2020",   "argument-mining", NULL,
};

/**
 * cf_codebook_list_templates:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the built-in codebooks
 */
const char *const *
cf_codebook_list_templates (void)
{
  return templates;
}

/**
 * cf_codebook_get_template:
 * @template_name: the name of a built-in codebook
 *
 * Returns: (transfer full) (nullable): the bytes of its file; %NULL if there is none of that name
 */
GBytes *
cf_codebook_get_template (const char *template_name)
{
  g_autofree char *path = NULL;

  if (!g_strv_contains (templates, template_name))
    return NULL;
  path = g_strconcat (RESOURCE_PREFIX, template_name, ".json", NULL);
  return g_resource_lookup_data (cf_codebook_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/**
 * cf_codebook_new_from_template:
 * @template_name: the name of a built-in codebook, such as %CF_CODEBOOK_DEFAULT
 *
 * Returns: (transfer full) (nullable): that codebook
 */
CfCodebook *
cf_codebook_new_from_template (const char *template_name)
{
  g_autoptr (GBytes) bytes = cf_codebook_get_template (template_name);

  return bytes != NULL ? cf_codebook_parse (bytes, template_name, NULL, NULL) : NULL;
}

/**
 * cf_codebook_make_path:
 * @folder: the top of a project, as it was reached
 *
 * Returns: (transfer full): its codebook, reached as that is: without a `./` that nobody typed
 */
char *
cf_codebook_make_path (const char *folder)
{
  return cf_folder_join (folder, CF_CODEBOOK_FILE);
}

/* All sides of a conflict in git as one, as they will be when somebody has merged the file. */
static CfCodebook *
unite_sides (GBytes *bytes, const char *path, GPtrArray *problems)
{
  g_autoptr (CfCopy) copy = cf_copy_parse (bytes, path, NULL);
  g_autoptr (GBytes) united = copy != NULL ? cf_copy_to_bytes (copy, path, NULL) : NULL;

  if (united == NULL || !cf_copy_is_codebook (copy))
    return NULL;
  cf_problems_add (problems, CF_PROBLEM_CONFLICT_COPY, path, 0, 0, "%s",
                   _ ("a second copy of the codebook of the project"));
  return cf_codebook_parse (united, path, problems, NULL);
}

/**
 * cf_codebook_read:
 * @path: the file of a codebook, as it was reached
 * @bytes: what is in it
 * @problems: (nullable) (element-type CfProblem): gets what is wrong with it
 * @error: why it cannot be read
 *
 * Of what is good a copy is kept.
 *
 * Returns: (transfer full) (nullable): the codebook: both sides of it, if it has the marks of a conflict in git
 */
CfCodebook *
cf_codebook_read (const char *path, GBytes *bytes, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) local = NULL;
  CfCodebook *codebook = cf_codebook_parse (bytes, path, problems, &local);

  if (codebook != NULL)
    {
      cf_backup_keep (path, bytes, NULL);
      return codebook;
    }
  codebook = unite_sides (bytes, path, problems);
  if (codebook == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return codebook;
}

static CfCodebook *
load_backup (const char *path, const char *reason, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = cf_backup_get_newest (path, NULL);
  CfCodebook *codebook = bytes != NULL ? cf_codebook_parse (bytes, path, NULL, NULL) : NULL;

  if (codebook == NULL)
    return NULL;
  cf_problems_add (problems, CF_PROBLEM_CODEBOOK_INVALID, path, 0, 0,
                   _ ("%s; the last good copy of the codebook is used"), reason);
  /* Rounds may have been made since. */
  cf_codebook_set_unread (codebook, TRUE);
  return codebook;
}

/* One that this computer has known may only be away for a moment; without it, nothing would be hidden. */
static GBytes *
read_codebook (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = cf_json_file_read (path, &local);
  g_autoptr (GBytes) known = NULL;

  if (g_error_matches (local, CF_ERROR, CF_ERROR_NOT_FOUND))
    known = cf_backup_get_newest (path, NULL);
  if (known != NULL)
    return cf_json_file_await (path, error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return g_steal_pointer (&bytes);
}

/**
 * cf_codebook_load:
 * @folder: the top of a project, as it was reached
 * @problems: (nullable) (element-type CfProblem): gets what is wrong with its codebook
 *
 * A file that is being written, or made anew, is waited for. One that cannot be read is never taken as none, as long as
 * anything is known of it: that has rounds, and they say what may be seen.
 *
 * Returns: (transfer full): the project's codebook: both sides of it, if it has the marks of a conflict in git; the last
 *   good copy, if it cannot be read, or the default one, if there is none: then cf_codebook_is_unread()
 */
CfCodebook *
cf_codebook_load (const char *folder, GPtrArray *problems)
{
  g_autofree char *path = cf_codebook_make_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_codebook (path, &error);
  CfCodebook *codebook = NULL;

  if (bytes != NULL)
    codebook = cf_codebook_read (path, bytes, problems, &error);
  if (codebook == NULL && !g_error_matches (error, CF_ERROR, CF_ERROR_NOT_FOUND))
    codebook = load_backup (path, error->message, problems);
  if (codebook != NULL)
    return codebook;
  codebook = cf_codebook_new_from_template (CF_CODEBOOK_DEFAULT);
  if (g_error_matches (error, CF_ERROR, CF_ERROR_NOT_FOUND))
    return codebook;
  cf_problems_add (problems, CF_PROBLEM_CODEBOOK_INVALID, path, 0, 0,
                   _ ("%s; the default codebook is used"), error->message);
  cf_codebook_set_unread (codebook, TRUE);
  return codebook;
}
