/* SPDX-License-Identifier: GPL-3.0-or-later
 * Articles as a list.
 *
 * It has an info of each article. What is shown, in which order, is found out in a thread, from infos that
 * never change; the main thread only exchanges one array of indices for another, and tells what of it
 * differs. Items are made when a row asks for them.
 *
 * It is a selection model as well, in which the article that is open is the selected one: neither the
 * pointer nor the keyboard selects.
 *
 * #CfLibrary::changed tells that something about it is another: what was read, what is shown, what there is
 * to filter by. */

#include "config.h"

#include "cf-library.h"

#include "cf-task.h"

struct _CfLibrary
{
  GObject parent_instance;

  GPtrArray *infos;    /* of CfEntryInfo, in the order of the folder */
  GPtrArray *entries;  /* of CfArticleEntry, the same; NULL for those that nobody has looked at */
  GHashTable *by_path; /* path, of an info -> index */
  guint n_read;
  char *open; /* path */

  CfLibraryQuery *query;
  CfLibraryResult *result;
  gboolean finding; /* a query is in a thread */
  gboolean find_again;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void find (CfLibrary *self);

static GType
cf_library_get_item_type (GListModel *model)
{
  return CF_TYPE_ARTICLE_ENTRY;
}

static guint
cf_library_get_n_items (GListModel *model)
{
  return CF_LIBRARY (model)->result->shown->len;
}

static gpointer
cf_library_get_item (GListModel *model, guint position)
{
  CfLibrary *self = CF_LIBRARY (model);
  CfArticleEntry **entry;
  guint index;

  if (position >= self->result->shown->len)
    return NULL;
  index = g_array_index (self->result->shown, guint32, position);
  entry = (CfArticleEntry **) &g_ptr_array_index (self->entries, index);
  if (*entry == NULL)
    *entry = cf_article_entry_new (g_ptr_array_index (self->infos, index));
  return g_object_ref (*entry);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cf_library_get_item_type;
  iface->get_n_items = cf_library_get_n_items;
  iface->get_item = cf_library_get_item;
}

static gboolean
cf_library_is_selected (GtkSelectionModel *model, guint position)
{
  CfEntryInfo *info = cf_library_get_shown (CF_LIBRARY (model), position);

  return info != NULL && g_strcmp0 (cf_entry_info_get_path (info), CF_LIBRARY (model)->open) == 0;
}

static GtkBitset *
cf_library_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  CfLibrary *self = CF_LIBRARY (model);
  GtkBitset *selection = gtk_bitset_new_empty ();
  guint open = cf_library_find_position (self, self->open);

  if (open != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (selection, open);
  return selection;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = cf_library_is_selected;
  iface->get_selection_in_range = cf_library_get_selection_in_range;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CfLibrary,
                               cf_library,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        selection_model_init))

static void
cf_library_finalize (GObject *object)
{
  CfLibrary *self = CF_LIBRARY (object);

  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->infos);
  cf_library_query_free (self->query);
  cf_library_result_free (self->result);
  g_free (self->open);
  G_OBJECT_CLASS (cf_library_parent_class)->finalize (object);
}

static void
cf_library_class_init (CfLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_library_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
unref_entry (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

static void
cf_library_init (CfLibrary *self)
{
  self->infos = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_entry_info_unref);
  self->entries = g_ptr_array_new_with_free_func (unref_entry);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  self->query = cf_library_query_new ();
  self->result = cf_library_query_run (self->query, self->infos);
}

/**
 * cf_library_new:
 *
 * Returns: (transfer full): a library of nothing
 */
CfLibrary *
cf_library_new (void)
{
  return g_object_new (CF_TYPE_LIBRARY, NULL);
}

typedef struct
{
  CfLibraryQuery *query;
  GPtrArray *infos;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  cf_library_query_free (finding->query);
  g_ptr_array_unref (finding->infos);
  g_free (finding);
}

static gpointer
run_query (gpointer data, GCancellable *cancellable, GError **error)
{
  Finding *finding = data;

  return cf_library_query_run (finding->query, finding->infos);
}

/* Shows another array of indices, and tells what of it is another. */
static void
exchange (CfLibrary *self, CfLibraryResult *result)
{
  CfLibraryResult *old = self->result;
  const guint32 *before = (const guint32 *) (gpointer) old->shown->data;
  const guint32 *after = (const guint32 *) (gpointer) result->shown->data;
  guint n_before = old->shown->len, n_after = result->shown->len;
  guint same = 0;

  while (same < n_before && same < n_after && before[same] == after[same])
    same++;
  while (n_before > same && n_after > same && before[n_before - 1] == after[n_after - 1])
    {
      n_before--;
      n_after--;
    }
  self->result = result;
  if (n_before > same || n_after > same)
    g_list_model_items_changed (G_LIST_MODEL (self), same, n_before - same, n_after - same);
  cf_library_result_free (old);
}

static void
on_found (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfLibrary *self = owner;

  self->finding = FALSE;
  /* Of another folder, or superseded: it would only flicker. */
  if (self->find_again)
    {
      find (self);
      return;
    }
  exchange (self, g_steal_pointer (result));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
find (CfLibrary *self)
{
  Finding *finding;
  CfTask task;

  self->find_again = self->finding;
  if (self->finding)
    return;
  finding = g_new0 (Finding, 1);
  finding->query = cf_library_query_copy (self->query);
  finding->infos = g_ptr_array_copy (self->infos, (GCopyFunc) cf_entry_info_ref, NULL);
  self->finding = TRUE;
  task = (CfTask){ .owner = self,
                   .work = run_query,
                   .done = on_found,
                   .data = finding,
                   .free_data = finding_free,
                   .free_result = (GDestroyNotify) cf_library_result_free };
  cf_task_run (&task);
}

/**
 * cf_library_set_infos:
 * @self: a library
 * @infos: (element-type CfEntryInfo): its articles from now on, in the order of the folder
 * @by_path: their indices, by the paths of the infos themselves
 */
void
cf_library_set_infos (CfLibrary *self, GPtrArray *infos, GHashTable *by_path)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  /* Nothing is shown while the indices change their meaning. */
  exchange (self, cf_library_query_run (self->query, none));
  g_ptr_array_unref (self->infos);
  self->infos = g_ptr_array_ref (infos);
  g_hash_table_unref (self->by_path);
  self->by_path = g_hash_table_ref (by_path);
  g_ptr_array_set_size (self->entries, 0);
  g_ptr_array_set_size (self->entries, (int) infos->len);
  self->n_read = 0;
  for (guint i = 0; i < infos->len; i++)
    self->n_read += cf_entry_info_is_read (infos->pdata[i]) ? 1 : 0;
  find (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * cf_library_set_info:
 * @self: a library
 * @index: one of its articles
 * @info: what is known of it now
 *
 * Rows show it; what it changes about the list, cf_library_find_anew() finds.
 */
void
cf_library_set_info (CfLibrary *self, guint index, CfEntryInfo *info)
{
  CfEntryInfo *old = g_ptr_array_index (self->infos, index);
  CfArticleEntry *entry = g_ptr_array_index (self->entries, index);

  self->n_read += cf_entry_info_is_read (info) && !cf_entry_info_is_read (old) ? 1 : 0;
  g_ptr_array_index (self->infos, index) = cf_entry_info_ref (info);
  /* The key is a string of the info. */
  g_hash_table_replace (self->by_path, (gpointer) cf_entry_info_get_path (info),
                        GUINT_TO_POINTER (index));
  cf_entry_info_unref (old);
  if (entry != NULL)
    cf_article_entry_set_info (entry, info);
}

static void
update (CfLibrary *self, guint index, CfEntryInfo *now)
{
  cf_library_set_info (self, index, now);
  cf_entry_info_unref (now);
}

static gboolean
find_read (CfLibrary *self, const char *path, guint *index)
{
  return cf_library_lookup (self, path, index) &&
         cf_entry_info_is_read (self->infos->pdata[*index]);
}

/**
 * cf_library_update_layer:
 * @self: a library
 * @document: an article that is open: its annotations, as they are now, are counted
 */
void
cf_library_update_layer (CfLibrary *self, CfDocument *document)
{
  guint index;

  if (!find_read (self, cf_document_get_path (document), &index))
    return;
  update (self, index,
          cf_entry_info_update_layer (self->infos->pdata[index], cf_document_get_article (document),
                                      cf_document_get_layer (document),
                                      cf_document_get_store (document)));
  find (self);
}

/**
 * cf_library_update_metadata:
 * @self: a library
 * @path: an article
 * @correction: (nullable): what is said of it in place of what its file says
 */
void
cf_library_update_metadata (CfLibrary *self, const char *path, const CfCorrection *correction)
{
  guint index;

  if (!find_read (self, path, &index))
    return;
  update (self, index, cf_entry_info_correct (self->infos->pdata[index], correction));
  find (self);
}

/**
 * cf_library_set_query:
 * @self: a library
 * @query: what is shown from now on, and in which order
 */
void
cf_library_set_query (CfLibrary *self, const CfLibraryQuery *query)
{
  cf_library_query_free (self->query);
  self->query = cf_library_query_copy (query);
  find (self);
}

const CfLibraryQuery *
cf_library_get_query (CfLibrary *self)
{
  return self->query;
}

/**
 * cf_library_find_anew:
 * @self: a library
 *
 * Infos have changed: what is shown, in which order, is found anew.
 */
void
cf_library_find_anew (CfLibrary *self)
{
  find (self);
}

static void
tell_selected (CfLibrary *self, const char *path)
{
  guint position = cf_library_find_position (self, path);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
}

/**
 * cf_library_set_open:
 * @self: a library
 * @path: (nullable): the article that is open
 */
void
cf_library_set_open (CfLibrary *self, const char *path)
{
  g_autofree char *before = g_steal_pointer (&self->open);

  self->open = g_strdup (path);
  if (g_strcmp0 (before, path) == 0)
    return;
  tell_selected (self, before);
  tell_selected (self, path);
}

/**
 * cf_library_get_infos:
 * @self: a library
 *
 * Returns: (transfer none) (element-type CfEntryInfo): all articles, in the order of the folder
 */
GPtrArray *
cf_library_get_infos (CfLibrary *self)
{
  return self->infos;
}

guint
cf_library_get_n_read (CfLibrary *self)
{
  return self->n_read;
}

/**
 * cf_library_get_result:
 * @self: a library
 *
 * Returns: (transfer none): what was found last
 */
const CfLibraryResult *
cf_library_get_result (CfLibrary *self)
{
  return self->result;
}

/**
 * cf_library_lookup:
 * @self: a library
 * @path: an article
 * @index: (out) (optional): its index
 *
 * Returns: whether it is in the library, shown or not
 */
gboolean
cf_library_lookup (CfLibrary *self, const char *path, guint *index)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->by_path, path, NULL, &value))
    return FALSE;
  if (index != NULL)
    *index = GPOINTER_TO_UINT (value);
  return TRUE;
}

/**
 * cf_library_get_shown:
 * @self: a library
 * @position: a row
 *
 * Returns: (transfer none) (nullable): the article that it shows
 */
CfEntryInfo *
cf_library_get_shown (CfLibrary *self, guint position)
{
  if (position >= self->result->shown->len)
    return NULL;
  return self->infos->pdata[g_array_index (self->result->shown, guint32, position)];
}

/**
 * cf_library_find_position:
 * @self: a library
 * @path: (nullable): an article
 *
 * Returns: the row that shows it; %GTK_INVALID_LIST_POSITION for none
 */
guint
cf_library_find_position (CfLibrary *self, const char *path)
{
  guint index;

  if (path == NULL || !cf_library_lookup (self, path, &index))
    return GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < self->result->shown->len; i++)
    if (g_array_index (self->result->shown, guint32, i) == index)
      return i;
  return GTK_INVALID_LIST_POSITION;
}
