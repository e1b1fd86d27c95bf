/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a codebook comes from: a project's own, or one of those that are built in. */

#include "config.h"

#include "cf-codebook-json.h"
#include "cf-codebook-resource.h"
#include "cf-conflict-markers.h"
#include "cf-copy.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-limits.h"

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
  return g_str_equal (folder, ".") ? g_strdup (CF_CODEBOOK_FILE)
                                   : g_build_filename (folder, CF_CODEBOOK_FILE, NULL);
}

/* Both sides of a conflict that git has left, as they will be when they are merged: until then nothing of either is
 * lost from sight, and least of all a round. */
static GBytes *
unite_sides (GBytes *bytes, const char *path)
{
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (CfCopy) copy = NULL;

  if (cf_conflict_markers_split (bytes, &ours, &theirs))
    copy = cf_copy_parse (bytes, path, NULL);
  return copy != NULL ? cf_copy_to_bytes (copy, path, NULL) : NULL;
}

static CfCodebook *
parse (GBytes *bytes, const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) united = unite_sides (bytes, path);

  return cf_codebook_parse (united != NULL ? united : bytes, path, problems, error);
}

/**
 * cf_codebook_load:
 * @folder: the top of a project, as it was reached
 * @problems: (nullable) (element-type CfProblem): gets what is wrong with its codebook
 *
 * Returns: (transfer full): the project's codebook; the default one where it has none, or none that
 *   can be read: then cf_codebook_is_unread()
 */
CfCodebook *
cf_codebook_load (const char *folder, GPtrArray *problems)
{
  g_autofree char *path = cf_codebook_make_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, &error);
  CfCodebook *codebook = NULL;

  if (bytes != NULL)
    codebook = parse (bytes, path, problems, &error);
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
