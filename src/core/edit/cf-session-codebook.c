/* SPDX-License-Identifier: GPL-3.0-or-later
 * The codebook of a session that is open, when its file changes: by a colleague, by the command line, or in the
 * window where it is edited. */

#include "config.h"

#include "cf-codebook-json.h"
#include "cf-edit.h"
#include "cf-file.h"
#include "cf-limits.h"
#include "cf-session-private.h"

#include <glib/gi18n.h>

#define DIGEST "cf-file-digest"

typedef struct
{
  char *folder;
  CfCodebook *codebook;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->folder);
  g_clear_object (&reading->codebook);
  g_free (reading);
}

static void
run_reading (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  g_autofree char *path = cf_codebook_make_path (reading->folder);
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, NULL);

  if (bytes != NULL)
    reading->codebook = cf_codebook_read (path, bytes, NULL, NULL);
  if (reading->codebook != NULL)
    g_object_set_data_full (G_OBJECT (reading->codebook), DIGEST, cf_file_digest (bytes), g_free);
  g_task_return_boolean (task, reading->codebook != NULL);
}

/* Whether the project is that of the file, and its codebook was another. */
static gboolean
exchange (CfProject *project, Reading *reading)
{
  const char *old;

  if (project == NULL || !g_str_equal (cf_project_get_top (project), reading->folder))
    return FALSE;
  old = g_object_get_data (G_OBJECT (cf_project_get_codebook (project)), DIGEST);
  if (g_strcmp0 (old, g_object_get_data (G_OBJECT (reading->codebook), DIGEST)) == 0)
    return FALSE;
  return cf_project_set_codebook (project, reading->codebook);
}

/* A file that is gone or damaged for a moment is nothing new. */
static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CfSession *self = CF_SESSION (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) documents = NULL;
  gboolean changed;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  documents = cf_session_list_documents (self);
  changed = exchange (cf_session_get_project (self), reading);
  for (guint i = 0; i < documents->len; i++)
    changed |= exchange (cf_document_get_project (g_ptr_array_index (documents, i)), reading);
  if (!changed)
    return;
  /* What lists hold may be another, and with rounds what may be read. */
  cf_session_reread (self);
  g_signal_emit_by_name (self, "codebook-changed");
}

/**
 * cf_session_refresh_codebook:
 * @self: a session
 * @folder: the top of a project whose codebook.json has changed, perhaps
 *
 * Reads it in a thread; what is open goes on with it, and #CfSession::codebook-changed tells so.
 */
void
cf_session_refresh_codebook (CfSession *self, const char *folder)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_read, NULL);
  Reading *reading = g_new0 (Reading, 1);

  reading->folder = g_strdup (folder);
  g_task_set_source_tag (task, cf_session_refresh_codebook);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, run_reading);
}

/**
 * cf_session_confirm:
 * @self: a session
 * @document: an article, which is kept from now on
 * @id: an annotation of its layer that was made under an older codebook
 *
 * Says that it is right under the codebook of today; that can be undone.
 *
 * Returns: whether it was of an older one
 */
gboolean
cf_session_confirm (CfSession *self, CfDocument *document, const char *id)
{
  CfRecord *record = cf_layer_get_record (cf_document_get_layer (document), id);

  if (record == NULL || !cf_session_can_change (self, document))
    return FALSE;
  if (cf_session_find_document (self, cf_document_get_path (document)) != document)
    cf_session_keep (self, document);
  return cf_edit_confirm (self->history, document, record, _ ("Confirm an annotation"));
}
