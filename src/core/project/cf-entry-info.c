/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a list of articles knows of one.
 *
 * There is an info as soon as a file is found, with its name; what else is shown, sorted and searched comes
 * when the article has been read, in a thread, with all that sorting and searching need. A change makes
 * another info, which shares with the old one what is the same. */

#include "config.h"

#include "cf-entry-info.h"

#include "cf-fold.h"
#include "cf-layer-place.h"
#include "cf-reader.h"
#include "cf-sidecar-store.h"
#include "cf-unit-count.h"
#include "cf-walk.h"

#include <string.h>

typedef struct
{
  char *code;
  guint n;
} CodeCount;

struct _CfEntryInfo
{
  char *path; /* reference-counted */
  char *relative;
  gboolean is_read;
  char *error;
  CfCorrection *own;   /* as the file says */
  CfCorrection *shown; /* as people have corrected it */
  guint n_pairs;
  CfEntryStatus status;
  GArray *counts; /* of CodeCount */
  GArray *doubts; /* of CfDoubt; NULL for none */
  char *folded;
  char *title_key;
  char *outlet_key;
};

static void
clear_count (gpointer data)
{
  g_free (((CodeCount *) data)->code);
}

static void
info_clear (gpointer data)
{
  CfEntryInfo *info = data;

  g_ref_string_release (info->path);
  g_ref_string_release (info->relative);
  g_free (info->error);
  g_clear_pointer (&info->own, cf_correction_free);
  g_clear_pointer (&info->shown, cf_correction_free);
  g_clear_pointer (&info->counts, g_array_unref);
  g_clear_pointer (&info->doubts, g_array_unref);
  g_free (info->folded);
  g_free (info->title_key);
  g_free (info->outlet_key);
}

CfEntryInfo *
cf_entry_info_ref (CfEntryInfo *info)
{
  return g_atomic_rc_box_acquire (info);
}

void
cf_entry_info_unref (CfEntryInfo *info)
{
  g_atomic_rc_box_release_full (info, info_clear);
}

/**
 * cf_entry_info_new:
 * @path: the article's file
 * @relative: its path from the top of the project
 *
 * Returns: (transfer full): an info of an article that has not been read
 */
CfEntryInfo *
cf_entry_info_new (const char *path, const char *relative)
{
  CfEntryInfo *info = g_atomic_rc_box_new0 (CfEntryInfo);

  info->path = g_ref_string_new (path);
  info->relative = g_ref_string_new (relative);
  return info;
}

static CfEntryInfo *
make_unread (const CfEntryInfo *info)
{
  CfEntryInfo *copy = g_atomic_rc_box_new0 (CfEntryInfo);

  copy->path = g_ref_string_acquire (info->path);
  copy->relative = g_ref_string_acquire (info->relative);
  return copy;
}

static CfEntryInfo *
copy (const CfEntryInfo *info)
{
  CfEntryInfo *other = make_unread (info);

  other->is_read = info->is_read;
  other->error = g_strdup (info->error);
  other->own = cf_correction_copy (info->own);
  other->shown = cf_correction_copy (info->shown);
  other->n_pairs = info->n_pairs;
  other->status = info->status;
  other->counts = info->counts != NULL ? g_array_ref (info->counts) : NULL;
  other->doubts = info->doubts != NULL ? g_array_ref (info->doubts) : NULL;
  return other;
}

static char *
make_key (const char *text)
{
  return text != NULL ? g_utf8_collate_key (text, -1) : NULL;
}

/* What a filter looks at, and what sorting compares. */
static void
make_keys (CfEntryInfo *info)
{
  GString *all = g_string_new (cf_entry_info_get_title (info));

  for (guint i = CF_FIELD_OUTLET; i < CF_N_FIELDS; i++)
    if (cf_entry_info_get_value (info, i) != NULL)
      g_string_append_printf (all, "\n%s", cf_entry_info_get_value (info, i));
  if (g_utf8_validate (info->relative, -1, NULL))
    g_string_append_printf (all, "\n%s", info->relative);
  g_free (info->folded);
  info->folded = cf_fold_string (all->str);
  g_string_free (all, TRUE);
  g_free (info->title_key);
  info->title_key = make_key (cf_entry_info_get_title (info));
  g_free (info->outlet_key);
  info->outlet_key = make_key (cf_entry_info_get_value (info, CF_FIELD_OUTLET));
}

static void
count_codes (CfEntryInfo *info, CfArticle *article, CfLayer *layer)
{
  g_autoptr (GHashTable) counts = cf_unit_count (layer, article);
  GHashTableIter iter;
  gpointer code, n;

  g_clear_pointer (&info->counts, g_array_unref);
  info->counts = g_array_new (FALSE, FALSE, sizeof (CodeCount));
  g_array_set_clear_func (info->counts, clear_count);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &code, &n))
    {
      CodeCount count = { g_strdup (code), GPOINTER_TO_UINT (n) };

      g_array_append_val (info->counts, count);
    }
}

/* @article: (nullable): with the pairs that hold for @layer */
static void
count_layer (CfEntryInfo *info, CfArticle *article, CfLayer *layer, CfSidecarStore *store)
{
  guint n = cf_layer_get_n_annotations (layer);

  count_codes (info, article, layer);
  if (article != NULL)
    info->n_pairs = cf_article_count_pairs (article);
  g_clear_pointer (&info->doubts, g_array_unref);
  info->doubts = cf_doubts_collect (layer, store);
  info->status = n > 0 ? CF_ENTRY_IN_PROGRESS : CF_ENTRY_NOT_STARTED;
  if (cf_state_is_finished (cf_layer_get_state (layer)))
    info->status = CF_ENTRY_FINISHED;
}

/* @article: (nullable): the article, if it could be read */
static void
read_layer (CfEntryInfo *info, CfProject *project, CfArticle *article, const char *annotator)
{
  g_autofree char *sidecar = cf_layer_place_find (project, info->path, annotator);
  g_autoptr (CfSidecarStore) store = cf_sidecar_store_peek (sidecar, NULL, NULL);
  g_autoptr (CfLayer) layer = store != NULL ? cf_sidecar_store_peek_layer (store) : NULL;
  g_autoptr (CfArticle) paired = NULL;

  if (layer == NULL)
    return;
  if (article != NULL)
    paired = cf_layer_pair_article (layer, article);
  count_layer (info, paired, layer, store);
}

static CfCorrection *
dup_fields (CfArticle *article)
{
  CfCorrection *fields = cf_correction_new ();

  for (guint i = 0; i < CF_N_FIELDS; i++)
    fields->values[i] = cf_article_dup_field (article, i);
  return fields;
}

static CfArticle *
read_article (CfEntryInfo *info, CfProject *project)
{
  g_autoptr (GError) error = NULL;
  CfArticle *article = cf_reader_read_file (info->path, NULL, &error);
  g_autoptr (CfArticleTable) table = cf_project_dup_table (project);

  info->is_read = TRUE;
  info->shown = cf_article_table_lookup (table, info->path);
  if (article == NULL)
    {
      info->error = g_strdup (error->message);
      return NULL;
    }
  info->own = dup_fields (article);
  info->n_pairs = cf_article_count_pairs (article);
  return article;
}

/**
 * cf_entry_info_read:
 * @info: an info of the article
 * @project: its project
 * @annotator: (nullable): whose layer is counted
 *
 * Returns: (transfer full): what stands in the files now
 */
CfEntryInfo *
cf_entry_info_read (const CfEntryInfo *info, CfProject *project, const char *annotator)
{
  CfEntryInfo *now = make_unread (info);
  g_autoptr (CfArticle) article = NULL;

  article = read_article (now, project);
  if (annotator != NULL)
    read_layer (now, project, article, annotator);
  make_keys (now);
  return now;
}

/**
 * cf_entry_info_update_layer:
 * @info: an info of an article that was read
 * @article: the article, with the pairs that hold for @layer
 * @layer: the annotator's layer of it, as it is now
 * @store: its store
 *
 * Returns: (transfer full): the same with what stands in @layer
 */
CfEntryInfo *
cf_entry_info_update_layer (const CfEntryInfo *info,
                            CfArticle *article,
                            CfLayer *layer,
                            CfSidecarStore *store)
{
  CfEntryInfo *now = copy (info);

  count_layer (now, article, layer, store);
  now->folded = g_strdup (info->folded);
  now->title_key = g_strdup (info->title_key);
  now->outlet_key = g_strdup (info->outlet_key);
  return now;
}

/**
 * cf_entry_info_correct:
 * @info: an info of an article that was read
 * @correction: (nullable): what is said of it from now on
 *
 * Returns: (transfer full): the same, so corrected
 */
CfEntryInfo *
cf_entry_info_correct (const CfEntryInfo *info, const CfCorrection *correction)
{
  CfEntryInfo *now = copy (info);

  cf_correction_free (now->shown);
  now->shown = cf_correction_copy (correction);
  make_keys (now);
  return now;
}

const char *
cf_entry_info_get_path (const CfEntryInfo *info)
{
  return info->path;
}

const char *
cf_entry_info_get_relative (const CfEntryInfo *info)
{
  return info->relative;
}

gboolean
cf_entry_info_is_read (const CfEntryInfo *info)
{
  return info->is_read;
}

/**
 * cf_entry_info_get_error:
 * @info: an info
 *
 * Returns: (nullable): why the article could not be read
 */
const char *
cf_entry_info_get_error (const CfEntryInfo *info)
{
  return info->error;
}

/**
 * cf_entry_info_get_title:
 * @info: an info
 *
 * Returns: (transfer none): its title; its file's name where it has none, or is not read yet
 */
const char *
cf_entry_info_get_title (const CfEntryInfo *info)
{
  const char *title = cf_entry_info_get_value (info, CF_FIELD_TITLE);
  const char *slash = strrchr (info->relative, '/');

  if (title != NULL)
    return title;
  return slash != NULL ? slash + 1 : info->relative;
}

/**
 * cf_entry_info_get_value:
 * @info: an info
 * @field: a field
 *
 * Returns: (nullable): what is said of the article; languages have spaces between them
 */
const char *
cf_entry_info_get_value (const CfEntryInfo *info, CfField field)
{
  if (info->shown != NULL && info->shown->values[field] != NULL)
    return info->shown->values[field];
  return info->own != NULL ? info->own->values[field] : NULL;
}

/**
 * cf_entry_info_says:
 * @info: an info
 * @correction: (nullable): what people say of an article
 *
 * Returns: whether that is what the info says
 */
gboolean
cf_entry_info_says (const CfEntryInfo *info, const CfCorrection *correction)
{
  return cf_correction_equal (info->shown, correction);
}

guint
cf_entry_info_get_n_pairs (const CfEntryInfo *info)
{
  return info->n_pairs;
}

CfEntryStatus
cf_entry_info_get_status (const CfEntryInfo *info)
{
  return info->status;
}

/**
 * cf_entry_info_count_code:
 * @info: an info
 * @code: the id of a code
 *
 * Returns: how many annotations of that code the annotator has made there; two that translate each other are one
 */
guint
cf_entry_info_count_code (const CfEntryInfo *info, const char *code)
{
  for (guint i = 0; info->counts != NULL && i < info->counts->len; i++)
    {
      const CodeCount *count = &g_array_index (info->counts, CodeCount, i);

      if (g_str_equal (count->code, code))
        return count->n;
    }
  return 0;
}

/**
 * cf_entry_info_get_doubts:
 * @info: an info
 * @n_doubts: (out): how many
 *
 * Returns: (transfer none) (array length=n_doubts): what is to be settled there, and what the annotator has marked as doubtful, in the
 *   order of the text
 */
const CfDoubt *
cf_entry_info_get_doubts (const CfEntryInfo *info, guint *n_doubts)
{
  *n_doubts = info->doubts != NULL ? info->doubts->len : 0;
  return info->doubts != NULL ? (const CfDoubt *) (gpointer) info->doubts->data : NULL;
}

/**
 * cf_entry_info_get_folded:
 * @info: an info
 *
 * Returns: (nullable): all that a filter looks at, folded by cf_fold_string(); %NULL if it is not read
 */
const char *
cf_entry_info_get_folded (const CfEntryInfo *info)
{
  return info->folded;
}

/**
 * cf_entry_info_get_title_key:
 * @info: an info
 *
 * Returns: (nullable): what sorts it among titles, by strcmp()
 */
const char *
cf_entry_info_get_title_key (const CfEntryInfo *info)
{
  return info->title_key;
}

const char *
cf_entry_info_get_outlet_key (const CfEntryInfo *info)
{
  return info->outlet_key;
}

typedef struct
{
  CfProject *project;
  GPtrArray *infos;
} Scan;

static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Scan *scan = user_data;
  g_autofree char *relative = NULL;

  if (kind == CF_FILE_ARTICLE)
    {
      relative = cf_project_make_relative (scan->project, path);
      g_ptr_array_add (scan->infos, cf_entry_info_new (path, relative));
    }
  return TRUE;
}

/**
 * cf_entry_infos_scan:
 * @project: a project
 * @folder: its top, or a folder in it
 * @problems: (nullable) (element-type CfProblem): gets what could not be read
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full) (element-type CfEntryInfo): its articles, by path, none of them read yet
 */
GPtrArray *
cf_entry_infos_scan (CfProject *project,
                     const char *folder,
                     GPtrArray *problems,
                     GCancellable *cancellable)
{
  Scan scan = { project, g_ptr_array_new_with_free_func ((GDestroyNotify) cf_entry_info_unref) };

  cf_walk (folder, on_file, &scan, problems, cancellable);
  return scan.infos;
}
