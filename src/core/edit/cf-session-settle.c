/* SPDX-License-Identifier: GPL-3.0-or-later
 * Settling for one of several versions that a merge has left. */

#include "config.h"

#include "cf-session-private.h"

#include <glib/gi18n.h>

/**
 * cf_session_list_unsettled:
 * @self: a session
 *
 * Returns: (transfer full) (element-type GPtrArray): of each record of the layer that is shown of which there are several
 *   versions all of them (element-type CfVersion), the one that is shown first; none where the layer cannot be changed
 */
GPtrArray *
cf_session_list_unsettled (CfSession *self)
{
  if (self->document == NULL || !cf_document_is_writable (self->document))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return cf_sidecar_store_list_unsettled (cf_document_get_store (self->document),
                                          cf_document_get_layer (self->document));
}

/**
 * cf_session_settle:
 * @self: a session
 * @version: one of several versions of a record of the layer that is shown
 *
 * Settles for it: the others go.
 *
 * Returns: whether that could be done
 */
gboolean
cf_session_settle (CfSession *self, const CfVersion *version)
{
  CfLayer *layer;
  CfRecord *shown;
  CfStep *step;

  if (!cf_session_can_edit (self))
    return FALSE;
  layer = cf_document_get_layer (self->document);
  shown = version->id != NULL ? cf_layer_get_record (layer, version->id)
                              : CF_RECORD (cf_layer_get_state (layer));
  if (shown == NULL || version->record == NULL)
    return FALSE;
  step = cf_step_new (_ ("Settle for a version"));
  cf_step_add_settlement (step, self->document, version->id, shown, version->record);
  cf_history_do (self->history, step, NULL);
  return TRUE;
}
