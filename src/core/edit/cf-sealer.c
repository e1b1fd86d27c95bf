/* SPDX-License-Identifier: GPL-3.0-or-later
 * Seals layers when they are finished and on the disk.
 *
 * #CfSealer::sealed (document) tells that others' layers may be seen from now on, #CfSealer::failed (document, text)
 * why one could not be sealed; it is tried again at the next save. */

#include "config.h"

#include "cf-sealer.h"

#include "cf-layer-access.h"
#include "cf-seal.h"

struct _CfSealer
{
  GObject parent_instance;
};

enum
{
  SEALED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfSealer, cf_sealer, G_TYPE_OBJECT)

static void
cf_sealer_class_init (CfSealerClass *klass)
{
  signals[SEALED] = g_signal_new ("sealed", CF_TYPE_SEALER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, CF_TYPE_DOCUMENT);
  signals[FAILED] = g_signal_new ("failed", CF_TYPE_SEALER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, CF_TYPE_DOCUMENT, G_TYPE_STRING);
}

static void
cf_sealer_init (CfSealer *self)
{
}

typedef struct
{
  CfDocument *document;
  CfProject *project;
  char *sidecar;
  GPtrArray *rounds;
} Sealing;

static void
sealing_free (gpointer data)
{
  Sealing *sealing = data;

  g_object_unref (sealing->document);
  g_object_unref (sealing->project);
  g_free (sealing->sidecar);
  g_ptr_array_unref (sealing->rounds);
  g_free (sealing);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sealing *sealing = data;
  GError *error = NULL;

  if (cf_seal_layer (sealing->project, sealing->sidecar, sealing->rounds, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sealing *sealing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (source, signals[FAILED], 0, sealing->document, error->message);
  else if (sealing->rounds->len > 0)
    g_signal_emit (source, signals[SEALED], 0, sealing->document);
}

/* A layer that is changed after it was finished is sealed once more: the first seal stays. */
static void
on_state_changed (CfSealer *self, CfDocument *document, CfAutosave *autosave)
{
  CfProject *project = cf_document_get_project (document);
  g_autofree char *article = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GTask) task = NULL;
  Sealing *sealing;

  if (cf_autosave_get_state (autosave, document) != CF_SAVE_SAVED ||
      !cf_state_is_finished (cf_layer_get_state (cf_document_get_layer (document))))
    return;
  article = cf_project_make_relative (project, cf_document_get_path (document));
  rounds = cf_seal_list_rounds (project, article,
                                cf_layer_get_annotator (cf_document_get_layer (document))->name);
  if (rounds->len == 0)
    return;
  sealing = g_new0 (Sealing, 1);
  sealing->document = g_object_ref (document);
  sealing->project = g_object_ref (project);
  sealing->sidecar = g_strdup (cf_sidecar_store_get_path (cf_document_get_store (document)));
  sealing->rounds = g_ptr_array_new ();
  task = g_task_new (self, NULL, on_run, NULL);
  g_task_set_source_tag (task, on_state_changed);
  g_task_set_task_data (task, sealing, sealing_free);
  g_task_run_in_thread (task, run);
}

/**
 * cf_sealer_new:
 * @autosave: tells when a layer is on the disk
 *
 * Returns: (transfer full): a sealer
 */
CfSealer *
cf_sealer_new (CfAutosave *autosave)
{
  CfSealer *self = g_object_new (CF_TYPE_SEALER, NULL);

  g_signal_connect_object (autosave, "state-changed", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
