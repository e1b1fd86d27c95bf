/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article in the library.
 *
 * An entry is there as soon as its file is found, with its name; title, outlet, date and counts come
 * when the article has been read, in a thread, and #CfArticleEntry::changed tells. Of the layers only
 * that of the annotator at work is counted. */

#include "config.h"

#include "cf-article-entry.h"

#include "cf-fold.h"
#include "cf-reader.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar-store.h"
#include "cf-walk.h"

#include <string.h>

struct _CfEntryInfo
{
  char *title;
  char *outlet;
  char *published;
  char *languages;
  char *error;
  guint n_pairs;
  GHashTable *counts; /* code -> number */
  gboolean finished;
};

struct _CfArticleEntry
{
  GObject parent_instance;

  char *path;
  char *relative;
  CfEntryInfo *info; /* NULL until it is read */
  char *folded;      /* what a filter looks at, made when first asked for */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfArticleEntry, cf_article_entry, G_TYPE_OBJECT)

void
cf_entry_info_free (CfEntryInfo *info)
{
  g_free (info->title);
  g_free (info->outlet);
  g_free (info->published);
  g_free (info->languages);
  g_free (info->error);
  g_clear_pointer (&info->counts, g_hash_table_unref);
  g_free (info);
}

static void
cf_article_entry_finalize (GObject *object)
{
  CfArticleEntry *self = CF_ARTICLE_ENTRY (object);

  g_free (self->path);
  g_free (self->relative);
  g_free (self->folded);
  g_clear_pointer (&self->info, cf_entry_info_free);
  G_OBJECT_CLASS (cf_article_entry_parent_class)->finalize (object);
}

static void
cf_article_entry_class_init (CfArticleEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_article_entry_finalize;

  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_ARTICLE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_article_entry_init (CfArticleEntry *self)
{
}

/**
 * cf_article_entry_new:
 * @path: the article's file
 * @relative: its path from the top of the project
 *
 * Returns: (transfer full): an entry that has not been read
 */
CfArticleEntry *
cf_article_entry_new (const char *path, const char *relative)
{
  CfArticleEntry *self = g_object_new (CF_TYPE_ARTICLE_ENTRY, NULL);

  self->path = g_strdup (path);
  self->relative = g_strdup (relative);
  return self;
}

const char *
cf_article_entry_get_path (CfArticleEntry *self)
{
  return self->path;
}

const char *
cf_article_entry_get_relative (CfArticleEntry *self)
{
  return self->relative;
}

/**
 * cf_article_entry_get_title:
 * @self: an entry
 *
 * Returns: (transfer none): its title; its file's name where it has none, or is not read yet
 */
const char *
cf_article_entry_get_title (CfArticleEntry *self)
{
  const char *slash = strrchr (self->relative, '/');

  if (self->info != NULL && self->info->title != NULL)
    return self->info->title;
  return slash != NULL ? slash + 1 : self->relative;
}

const char *
cf_article_entry_get_outlet (CfArticleEntry *self)
{
  return self->info != NULL ? self->info->outlet : NULL;
}

const char *
cf_article_entry_get_published (CfArticleEntry *self)
{
  return self->info != NULL ? self->info->published : NULL;
}

/**
 * cf_article_entry_get_languages:
 * @self: an entry
 *
 * Returns: (nullable): the tags of its languages, ` + ` between them
 */
const char *
cf_article_entry_get_languages (CfArticleEntry *self)
{
  return self->info != NULL ? self->info->languages : NULL;
}

guint
cf_article_entry_get_n_pairs (CfArticleEntry *self)
{
  return self->info != NULL ? self->info->n_pairs : 0;
}

gboolean
cf_article_entry_is_read (CfArticleEntry *self)
{
  return self->info != NULL;
}

/**
 * cf_article_entry_get_error:
 * @self: an entry
 *
 * Returns: (nullable): why the article could not be read
 */
const char *
cf_article_entry_get_error (CfArticleEntry *self)
{
  return self->info != NULL ? self->info->error : NULL;
}

gboolean
cf_article_entry_is_finished (CfArticleEntry *self)
{
  return self->info != NULL && self->info->finished;
}

/**
 * cf_article_entry_count_code:
 * @self: an entry
 * @code: the id of a code
 *
 * Returns: how many annotations of that code the annotator has made there
 */
guint
cf_article_entry_count_code (CfArticleEntry *self, const char *code)
{
  if (self->info == NULL)
    return 0;
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->info->counts, code));
}

guint
cf_article_entry_count_all (CfArticleEntry *self)
{
  GHashTableIter iter;
  gpointer count;
  guint n = 0;

  if (self->info == NULL)
    return 0;
  g_hash_table_iter_init (&iter, self->info->counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    n += GPOINTER_TO_UINT (count);
  return n;
}

/**
 * cf_article_entry_matches:
 * @self: an entry
 * @folded_query: what is looked for, folded by cf_fold_string()
 *
 * Returns: whether it stands in title, outlet, date, language or file name
 */
gboolean
cf_article_entry_matches (CfArticleEntry *self, const char *folded_query)
{
  if (self->folded == NULL)
    {
      const char *const parts[] = { cf_article_entry_get_title (self),
                                    cf_article_entry_get_outlet (self),
                                    cf_article_entry_get_published (self),
                                    cf_article_entry_get_languages (self), self->relative };
      GString *all = g_string_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        g_string_append_printf (all, "%s\n", parts[i] != NULL ? parts[i] : "");
      self->folded = cf_fold_string (all->str);
      g_string_free (all, TRUE);
    }
  return strstr (self->folded, folded_query) != NULL;
}

static void
count_layer (CfEntryInfo *info, CfLayer *layer)
{
  GHashTableIter iter;
  gpointer code, count;

  g_hash_table_remove_all (info->counts);
  g_hash_table_iter_init (&iter, cf_layer_get_counts (layer));
  while (g_hash_table_iter_next (&iter, &code, &count))
    g_hash_table_insert (info->counts, g_strdup (code), count);
  info->finished = cf_state_is_finished (cf_layer_get_state (layer));
}

static void
read_layer (CfEntryInfo *info, const char *path, const char *annotator)
{
  g_autofree char *sidecar = cf_sidecar_name_make (path, annotator);
  g_autoptr (CfSidecarStore) store = cf_sidecar_store_peek (sidecar, NULL, NULL);
  g_autoptr (CfLayer) layer = store != NULL ? cf_sidecar_store_peek_layer (store) : NULL;

  if (layer != NULL)
    count_layer (info, layer);
}

/**
 * cf_entry_info_read:
 * @path: an article
 * @annotator: (nullable): whose layer is counted
 *
 * Returns: (transfer full): what a list shows of it
 */
CfEntryInfo *
cf_entry_info_read (const char *path, const char *annotator)
{
  CfEntryInfo *info = g_new0 (CfEntryInfo, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CfArticle) article = cf_reader_read_file (path, NULL, &error);

  info->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (article == NULL)
    {
      info->error = g_strdup (error->message);
      return info;
    }
  info->title = g_strdup (cf_article_get_title (article));
  info->outlet = g_strdup (cf_article_get_outlet (article));
  info->published = g_strdup (cf_article_get_published (article));
  info->languages = g_strjoinv (" + ", (char **) cf_article_get_languages (article));
  info->n_pairs = cf_article_count_pairs (article);
  if (annotator != NULL)
    read_layer (info, path, annotator);
  return info;
}

/**
 * cf_article_entry_take_info:
 * @self: an entry
 * @info: (transfer full): what was read
 */
void
cf_article_entry_take_info (CfArticleEntry *self, CfEntryInfo *info)
{
  g_clear_pointer (&self->info, cf_entry_info_free);
  g_clear_pointer (&self->folded, g_free);
  self->info = info;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * cf_article_entry_update_layer:
 * @self: an entry
 * @layer: the annotator's layer of it, as it is now
 */
void
cf_article_entry_update_layer (CfArticleEntry *self, CfLayer *layer)
{
  if (self->info == NULL)
    return;
  count_layer (self->info, layer);
  g_signal_emit (self, signals[CHANGED], 0);
}

typedef struct
{
  CfProject *project;
  GPtrArray *entries;
} Scan;

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Scan *scan = user_data;
  g_autofree char *relative = NULL;

  if (kind == CF_FILE_ARTICLE)
    {
      relative = cf_project_make_relative (scan->project, path);
      g_ptr_array_add (scan->entries, cf_article_entry_new (path, relative));
    }
  return TRUE;
}

/**
 * cf_article_entries_scan:
 * @project: a project
 * @folder: its top, or a folder in it
 * @problems: (nullable) (element-type CfProblem): gets what could not be read
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full) (element-type CfArticleEntry): its articles, by path, none of them read yet
 */
GPtrArray *
cf_article_entries_scan (CfProject *project,
                         const char *folder,
                         GPtrArray *problems,
                         GCancellable *cancellable)
{
  Scan scan = { project, g_ptr_array_new_with_free_func (g_object_unref) };

  cf_walk (folder, on_file, &scan, problems, cancellable);
  return scan.entries;
}
