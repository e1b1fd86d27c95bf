/* SPDX-License-Identifier: GPL-3.0-or-later
 * A folder of articles with their sidecars.
 *
 * A CfProject knows its top, which is the nearest folder with a codebook, the codebook, and what
 * articles.csv says of articles. It holds no articles: whoever needs them walks the folder or reads one.
 * Any thread may use it; the table and the codebook are exchanged for others. */

#include "config.h"

#include "cf-project.h"

#include "cf-annotators.h"
#include "cf-codebook-json.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar.h"
#include "cf-walk.h"

#include <glib/gi18n.h>

#include <string.h>

struct _CfProject
{
  GObject parent_instance;

  char *top;
  char *table_folder;
  GMutex lock;
  GPtrArray *
    readers; /* of char **: the short names of who looks, the one of today first; those that somebody may be
                         reading, and of now last; under @lock */
  GPtrArray
    *codebooks; /* of CfCodebook: that of now last; those before, which somebody may be reading;
                            under @lock */
  CfArticleTable *table; /* NULL until somebody asks; under @lock */
};

G_DEFINE_FINAL_TYPE (CfProject, cf_project, G_TYPE_OBJECT)

static void
cf_project_finalize (GObject *object)
{
  CfProject *self = CF_PROJECT (object);

  g_free (self->top);
  g_ptr_array_unref (self->codebooks);
  g_ptr_array_unref (self->readers);
  g_free (self->table_folder);
  g_clear_pointer (&self->table, cf_article_table_unref);
  g_mutex_clear (&self->lock);
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
  g_mutex_init (&self->lock);
  self->codebooks = g_ptr_array_new_with_free_func (g_object_unref);
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

/* The nearest folder from @folder upwards that has a file of that name; @folder itself if none has. */
static char *
find_nearest (const char *folder, const char *name)
{
  g_autofree char *at = g_strdup (folder);

  while (TRUE)
    {
      g_autofree char *file = g_build_filename (at, name, NULL);
      char *parent;

      if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
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
  gboolean is_folder = g_file_test (full, G_FILE_TEST_IS_DIR);
  g_autofree char *folder = is_folder ? g_strdup (full) : g_path_get_dirname (full);
  g_autofree char *reader = NULL;
  g_autofree char *reached = NULL;

  self->top = find_nearest (folder, CF_CODEBOOK_FILE);
  /* Of an article alone nobody has said how far up its project goes. */
  self->table_folder = is_folder || !g_str_equal (self->top, folder)
                         ? g_strdup (self->top)
                         : find_nearest (folder, CF_ARTICLE_TABLE_FILE);
  reader = cf_annotators_get_current_name ();
  cf_project_set_reader (self, reader);
  reached = cf_project_reach_top (self, path);
  g_ptr_array_add (self->codebooks, cf_codebook_load (reached, problems));
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

/**
 * cf_project_go_up:
 * @folder: a folder, as it is reached
 *
 * By words: links are not followed.
 *
 * Returns: (transfer full): the folder in which it is
 */
char *
cf_project_go_up (const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);

  if (g_str_equal (folder, "."))
    return g_strdup ("..");
  return g_str_equal (name, "..") ? g_build_filename (folder, "..", NULL)
                                  : g_path_get_dirname (folder);
}

/**
 * cf_project_reach_top:
 * @self: a project
 * @path: the project's top, or a folder or file in it
 *
 * Returns: (transfer full): its top as it is reached from there, for people: relative if @path is
 */
char *
cf_project_reach_top (CfProject *self, const char *path)
{
  g_autofree char *folder =
    g_file_test (path, G_FILE_TEST_IS_DIR) ? g_strdup (path) : g_path_get_dirname (path);

  while (TRUE)
    {
      g_autofree char *full = g_canonicalize_filename (folder, NULL);
      char *above;

      if (g_str_equal (full, self->top) || g_str_equal (full, "/"))
        return g_steal_pointer (&folder);
      above = cf_project_go_up (folder);
      g_free (folder);
      folder = above;
    }
}

/**
 * cf_project_get_codebook:
 * @self: a project
 *
 * Returns: (transfer none): its codebook as it is now; it lives as long as the project
 */
CfCodebook *
cf_project_get_codebook (CfProject *self)
{
  CfCodebook *codebook;

  g_mutex_lock (&self->lock);
  codebook = g_ptr_array_index (self->codebooks, self->codebooks->len - 1);
  g_mutex_unlock (&self->lock);
  return codebook;
}

/**
 * cf_project_set_codebook:
 * @self: a project
 * @codebook: what its codebook says from now on
 *
 * The codebooks before stay, for whoever reads them.
 *
 * Returns: whether it is another
 */
gboolean
cf_project_set_codebook (CfProject *self, CfCodebook *codebook)
{
  CfCodebook *old;

  g_mutex_lock (&self->lock);
  old = g_ptr_array_index (self->codebooks, self->codebooks->len - 1);
  if (old != codebook)
    g_ptr_array_add (self->codebooks, g_object_ref (codebook));
  g_mutex_unlock (&self->lock);
  return old != codebook;
}

/**
 * cf_project_get_reader:
 * @self: a project
 *
 * Returns: (transfer none): the short name of who looks at it, which decides what is hidden (cf-layer-access.h); at
 *   first the current annotator of this computer
 */
const char *
cf_project_get_reader (CfProject *self)
{
  return cf_project_get_reader_names (self)[0];
}

/**
 * cf_project_get_reader_names:
 * @self: a project
 *
 * Returns: (transfer none) (array zero-terminated=1): the short name of who looks at it, then those that they had before, as
 *   far as this computer knows: a project may not know yet
 */
const char *const *
cf_project_get_reader_names (CfProject *self)
{
  const char *const *names;

  g_mutex_lock (&self->lock);
  names = g_ptr_array_index (self->readers, self->readers->len - 1);
  g_mutex_unlock (&self->lock);
  return names;
}

void
cf_project_set_reader (CfProject *self, const char *name)
{
  g_auto (GStrv) former = cf_annotators_list_former (name);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_strv_builder_add (names, name);
  g_strv_builder_addv (names, (const char **) former);
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->readers, g_strv_builder_end (names));
  g_mutex_unlock (&self->lock);
}

/**
 * cf_project_get_table_folder:
 * @self: a project
 *
 * Returns: (transfer none): the folder of its articles.csv, which may not be there: the top; for a
 *   project without a codebook that was made for an article, the nearest folder that has one
 */
const char *
cf_project_get_table_folder (CfProject *self)
{
  return self->table_folder;
}

/**
 * cf_project_dup_table:
 * @self: a project
 *
 * Reads it when it is asked for the first time.
 *
 * Returns: (transfer full): what articles.csv says
 */
CfArticleTable *
cf_project_dup_table (CfProject *self)
{
  CfArticleTable *table;

  g_mutex_lock (&self->lock);
  if (self->table == NULL)
    self->table = cf_article_table_load (self->table_folder, NULL);
  table = cf_article_table_ref (self->table);
  g_mutex_unlock (&self->lock);
  return table;
}

/**
 * cf_project_set_table:
 * @self: a project
 * @table: what articles.csv says now
 *
 * Returns: whether it is another than before
 */
gboolean
cf_project_set_table (CfProject *self, CfArticleTable *table)
{
  CfArticleTable *old;
  gboolean changed;

  g_mutex_lock (&self->lock);
  old = self->table;
  self->table = cf_article_table_ref (table);
  g_mutex_unlock (&self->lock);
  changed = old == NULL ||
            g_strcmp0 (cf_article_table_get_digest (old), cf_article_table_get_digest (table)) != 0;
  g_clear_pointer (&old, cf_article_table_unref);
  return changed;
}

/**
 * cf_project_correct:
 * @self: a project
 * @path: an article in it
 * @article: the article
 *
 * Returns: (transfer full): the article as people have corrected it
 */
CfArticle *
cf_project_correct (CfProject *self, const char *path, CfArticle *article)
{
  g_autoptr (CfArticleTable) table = cf_project_dup_table (self);
  g_autoptr (CfCorrection) correction = cf_article_table_lookup (table, path);

  return cf_article_correct (article, correction);
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
 * @name: a short name
 * @error: why there is none
 *
 * The identity is the one that the project's sidecars of that short name have; else that of this
 * computer's settings; else a new one, which is kept there.
 *
 * Returns: (transfer full) (nullable): the annotator
 */
CfAnnotator *
cf_project_ensure_annotator (CfProject *self, const char *name, GError **error)
{
  Search search = { name, NULL };

  if (cf_annotator_is_valid_name (name))
    cf_walk (self->top, on_file, &search, NULL, NULL);
  if (search.found != NULL)
    return search.found;
  return cf_annotators_ensure (name, error);
}
