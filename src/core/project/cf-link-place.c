/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the other end of a link is.
 *
 * The file that a relation names is a hint: articles are moved and renamed. Where it does not help, the project is
 * searched for a sidecar of the article's id, or one that names the annotation. */

#include "config.h"

#include "cf-link-place.h"

#include "cf-bundle.h"
#include "cf-file.h"
#include "cf-layer-access.h"
#include "cf-layer-place.h"
#include "cf-limits.h"
#include "cf-sidecar.h"
#include "cf-walk.h"

#include <string.h>

void
cf_link_place_free (CfLinkPlace *place)
{
  g_free (place->path);
  g_free (place->annotator);
  g_free (place->code);
  g_free (place->quote);
  g_free (place->title);
  g_free (place->outlet);
  g_free (place->published);
  g_free (place);
}

static void
fill_article (CfLinkPlace *place, CfBundle *bundle)
{
  place->title = g_strdup (cf_article_get_title (bundle->article));
  place->outlet = g_strdup (cf_article_get_outlet (bundle->article));
  place->published = g_strdup (cf_article_get_published (bundle->article));
}

static void
fill_annotation (CfLinkPlace *place, CfProject *project, CfBundle *bundle, const char *id)
{
  for (guint i = 0; i < bundle->layers->len && place->code == NULL; i++)
    {
      const CfLayerReading *layer = g_ptr_array_index (bundle->layers, i);
      CfAnnotation *annotation =
        layer->layer != NULL ? cf_layer_get_annotation (layer->layer, id) : NULL;

      if (annotation == NULL || !cf_project_may_read_sidecar (project, layer->path))
        continue;
      place->status = CF_LINK_PLACE_FOUND;
      place->annotator = g_strdup (cf_layer_get_annotator (layer->layer)->name);
      place->code = g_strdup (cf_record_get_code (CF_RECORD (annotation)));
      place->quote = cf_annotation_get_quote (annotation);
    }
}

/* %NULL where that file is no article. */
static CfLinkPlace *
look_at (CfProject *project, const char *path, const char *id)
{
  g_autoptr (CfBundle) bundle = path != NULL ? cf_bundle_load (path, NULL, NULL) : NULL;
  CfLinkPlace *place;

  if (bundle == NULL)
    return NULL;
  cf_bundle_correct (bundle, project);
  place = g_new0 (CfLinkPlace, 1);
  place->status = CF_LINK_PLACE_DELETED;
  place->path = g_strdup (path);
  fill_article (place, bundle);
  fill_annotation (place, project, bundle, id);
  return place;
}

typedef struct
{
  CfProject *project;
  const char *id;
  const char *article_id;
  CfLinkPlace
    *found; /* an article of that id without the annotation, as long as nothing better is found */
} Search;

static gboolean
names (const char *path, const char *id)
{
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL && memmem (data, length, id, strlen (id)) != NULL;
}

/* A sidecar that names the annotation may only have a link to it. */
static gboolean
on_file (const char *path, CfFileKind kind, gpointer user_data)
{
  Search *search = user_data;
  g_autofree char *article_id = NULL;
  g_autofree char *article = NULL;
  g_autoptr (CfLinkPlace) place = NULL;
  gboolean same;

  if (kind != CF_FILE_SIDECAR || !cf_sidecar_read_head (path, NULL, &article_id))
    return TRUE;
  same = search->article_id != NULL && g_strcmp0 (article_id, search->article_id) == 0;
  if (!(same && search->found == NULL) && !names (path, search->id))
    return TRUE;
  article = cf_layer_place_find_article (path);
  place = look_at (search->project, article, search->id);
  if (place == NULL || (place->status != CF_LINK_PLACE_FOUND && (!same || search->found != NULL)))
    return TRUE;
  g_clear_pointer (&search->found, cf_link_place_free);
  search->found = g_steal_pointer (&place);
  return search->found->status != CF_LINK_PLACE_FOUND;
}

/**
 * cf_link_place_find:
 * @project: a project
 * @id: an annotation
 * @path: (nullable): the article in which it is expected
 * @article_id: (nullable): the id of that article
 * @cancellable: (nullable): stops the search through the project
 *
 * Reads files: for a thread.
 *
 * Returns: (transfer full): where it is
 */
CfLinkPlace *
cf_link_place_find (CfProject *project,
                    const char *id,
                    const char *path,
                    const char *article_id,
                    GCancellable *cancellable)
{
  g_autoptr (CfLinkPlace) expected = look_at (project, path, id);
  Search search = { project, id, article_id, NULL };

  if (expected != NULL && expected->status == CF_LINK_PLACE_FOUND)
    return g_steal_pointer (&expected);
  cf_walk (cf_project_get_top (project), on_file, &search, NULL, cancellable);
  if (search.found != NULL && (expected == NULL || search.found->status == CF_LINK_PLACE_FOUND))
    return search.found;
  g_clear_pointer (&search.found, cf_link_place_free);
  if (expected == NULL)
    {
      expected = g_new0 (CfLinkPlace, 1);
      expected->status = CF_LINK_PLACE_ABSENT;
      expected->path = g_strdup (path);
    }
  return g_steal_pointer (&expected);
}
