/* SPDX-License-Identifier: GPL-3.0-or-later
 * A folder of articles with their sidecars.
 *
 * A CfProject knows its top, which is the nearest folder with a codebook, and the codebook. It holds
 * no articles: whoever needs them walks the folder or reads one. Immutable once made; any thread may
 * read it. */

#include "config.h"

#include "cf-project.h"

#include "cf-annotators.h"
#include "cf-codebook-json.h"
#include "cf-error.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar.h"
#include "cf-walk.h"

#include <glib/gi18n.h>

#include <string.h>

struct _CfProject
{
  GObject parent_instance;

  char *top;
  CfCodebook *codebook;
};

G_DEFINE_FINAL_TYPE (CfProject, cf_project, G_TYPE_OBJECT)

static void
cf_project_finalize (GObject *object)
{
  CfProject *self = CF_PROJECT (object);

  g_free (self->top);
  g_clear_object (&self->codebook);
  G_OBJECT_CLASS (cf_project_parent_class)->finalize (object);
}

static void
cf_project_class_init (CfProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_project_finalize;
}

static void
cf_project_init (CfProject *self)
{
}

/* The nearest folder from @folder upwards that has a codebook; @folder itself if none has. */
static char *
find_top (const char *folder)
{
  g_autofree char *at = g_strdup (folder);

  while (TRUE)
    {
      g_autofree char *codebook = g_build_filename (at, CF_CODEBOOK_FILE, NULL);
      char *parent;

      if (g_file_test (codebook, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&at);
      parent = g_path_get_dirname (at);
      if (g_str_equal (parent, at))
        {
          g_free (parent);
          return g_strdup (folder);
        }
      g_free (at);
      at = parent;
    }
}

/**
 * cf_project_new:
 * @path: a folder, or a file in one
 * @problems: (nullable) (element-type CfProblem): gets what is wrong with the codebook
 *
 * Returns: (transfer full): the project to which it belongs
 */
CfProject *
cf_project_new (const char *path, GPtrArray *problems)
{
  CfProject *self = g_object_new (CF_TYPE_PROJECT, NULL);
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder =
    g_file_test (full, G_FILE_TEST_IS_DIR) ? g_strdup (full) : g_path_get_dirname (full);

  self->top = find_top (folder);
  self->codebook = cf_codebook_load (self->top, problems);
  return self;
}

/**
 * cf_project_get_top:
 * @self: a project
 *
 * Returns: (transfer none): its folder, absolute
 */
const char *
cf_project_get_top (CfProject *self)
{
  return self->top;
}

CfCodebook *
cf_project_get_codebook (CfProject *self)
{
  return self->codebook;
}

/**
 * cf_project_make_relative:
 * @self: a project
 * @path: a file
 *
 * Returns: (transfer full): its path from the project's top, with `/`; its name if it is not in there
 */
char *
cf_project_make_relative (CfProject *self, const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  gsize length = strlen (self->top);

  if (strncmp (full, self->top, length) == 0 && full[length] == '/')
    return g_strdup (full + length + 1);
  if (g_str_equal (self->top, "/"))
    return g_strdup (full + 1);
  return g_path_get_basename (full);
}

typedef struct
{
  const char *name;
  CfAnnotator *found;
} Search;

/* Reads a sidecar of that short name for its owner's identity. */
static gboolean
look_into (Search *search, const char *path)
{
  g_autoptr (CfAnnotator) owner = NULL;

  if (!cf_sidecar_read_head (path, &owner, NULL) || owner->id == NULL ||
      g_strcmp0 (owner->name, search->name) != 0)
    return FALSE;
  search->found = g_steal_pointer (&owner);
  return TRUE;
}

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Search *search = user_data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *annotator = NULL;

  if (kind != CF_FILE_SIDECAR || !cf_sidecar_name_parse (name, NULL, &annotator) ||
      !g_str_equal (annotator, search->name))
    return TRUE;
  return !look_into (search, path);
}

/**
 * cf_project_ensure_annotator:
 * @self: a project
 * @article_path: (nullable): the article at which to look first
 * @name: a short name
 * @error: why there is none
 *
 * The identity is the one that the project's sidecars of that short name have; else that of this
 * computer's settings; else a new one, which is kept there.
 *
 * Returns: (transfer full) (nullable): the annotator
 */
CfAnnotator *
cf_project_ensure_annotator (CfProject *self,
                             const char *article_path,
                             const char *name,
                             GError **error)
{
  Search search = { name, NULL };

  if (cf_annotator_is_valid_name (name))
    {
      if (article_path != NULL)
        {
          g_autofree char *own = cf_sidecar_name_make (article_path, name);

          look_into (&search, own);
        }
      if (search.found == NULL)
        cf_walk (self->top, on_file, &search, NULL, NULL);
    }
  if (search.found != NULL)
    return search.found;
  return cf_annotators_ensure (name, error);
}
