/* SPDX-License-Identifier: GPL-3.0-or-later
 * Other people's layers in the session: their annotations are chosen and read like one's own, and never changed.
 *
 * What changes an annotation asks cf_session_take_chosen(), which knows one's own only. */

#include "config.h"

#include "cf-session-private.h"

#include <glib/gi18n.h>

/**
 * cf_session_get_others:
 * @self: a session
 *
 * Returns: (transfer none): the layers that its article has besides one's own
 */
CfOtherLayers *
cf_session_get_others (CfSession *self)
{
  return self->others;
}

/**
 * cf_session_get_chosen_layer:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): whose annotation is chosen, if it is somebody else's
 */
const CfOtherLayer *
cf_session_get_chosen_layer (CfSession *self)
{
  return self->chosen_of != NULL ? cf_other_layers_find (self->others, self->chosen_of) : NULL;
}

/**
 * cf_session_get_seen:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the annotation that is outlined and described: the chosen one, or one of
 *   somebody else's that is only read
 */
CfAnnotation *
cf_session_get_seen (CfSession *self)
{
  const CfOtherLayer *other = cf_session_get_chosen_layer (self);

  if (other == NULL)
    return cf_session_get_chosen (self);
  return cf_layer_get_annotation (other->layer, self->chosen);
}

/**
 * cf_session_get_spans:
 * @self: a session in which an article is shown
 * @annotation: an annotation of its own layer, or of another one that is shown
 * @spans: (element-type CfSpan): emptied, then filled with where it stands in the text as it is now
 *
 * Returns: as cf_document_get_spans()
 */
CfVerdict
cf_session_get_spans (CfSession *self, CfAnnotation *annotation, GArray *spans)
{
  const CfOtherLayer *other = cf_other_layers_find_owner (self->others, annotation);

  if (other != NULL)
    return cf_placements_get_spans (other->placements, annotation, spans);
  return cf_document_get_spans (self->document, annotation, spans);
}

/**
 * cf_session_refuses:
 * @self: a session
 *
 * Returns: whether somebody else's annotation is chosen, which cannot be changed; that is told
 */
gboolean
cf_session_refuses (CfSession *self)
{
  const CfOtherLayer *other = cf_session_get_chosen_layer (self);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (other == NULL)
    return FALSE;
  title = cf_other_layer_dup_title (other);
  /* Translators: %s is a person's name */
  text = g_strdup_printf (_ ("This is in the layer of %s, which is read-only"), title);
  cf_session_tell (self, text, FALSE);
  return TRUE;
}

/**
 * cf_session_take_chosen:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the chosen annotation, to be changed; where that cannot be since it is somebody
 *   else's, it is told
 */
CfAnnotation *
cf_session_take_chosen (CfSession *self)
{
  return cf_session_refuses (self) ? NULL : cf_session_get_chosen (self);
}

/**
 * cf_session_let_go:
 * @self: a session
 * @error: why something could not be saved: then nothing has been done
 *
 * Saves and closes all articles; what was done in them cannot be undone any more. Before layers get another name. What a
 * session beside it has open stays so.
 */
gboolean
cf_session_let_go (CfSession *self, GError **error)
{
  cf_session_show (self, NULL);
  if (!cf_autosave_let_go (self->autosave, error))
    return FALSE;
  cf_history_clear (self->history);
  g_hash_table_remove_all (self->documents);
  return TRUE;
}

static void
append_title (GString *titles, const CfOtherLayer *other)
{
  g_autofree char *title = cf_other_layer_dup_title (other);

  g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", title);
}

/**
 * cf_session_toggle_others:
 * @self: a session
 *
 * Hides other people's layers that are shown, or shows those that were hidden so; tells which.
 */
void
cf_session_toggle_others (CfSession *self)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n = cf_other_layers_get_n (self->others);

  if (n == 0)
    {
      cf_session_tell (self,
                       cf_other_layers_is_reading (self->others)
                         ? _ ("Other layers are being looked for")
                         : _ ("There are no other layers to be shown"),
                       FALSE);
      return;
    }
  if (!cf_other_layers_toggle (self->others))
    {
      cf_session_tell (self, _ ("Other layers are hidden"), FALSE);
      return;
    }
  for (guint i = 0; i < n; i++)
    if (cf_other_layers_get_nth (self->others, i)->shown)
      append_title (titles, cf_other_layers_get_nth (self->others, i));
  /* Translators: %s are the names of persons */
  text = g_strdup_printf (_ ("Shown: %s"), titles->str);
  cf_session_tell (self, text, FALSE);
}

/* What was chosen may be hidden now, or gone. */
static void
on_others_changed (CfSession *self)
{
  if (self->chosen_of == NULL)
    return;
  if (cf_session_get_seen (self) == NULL)
    {
      g_clear_pointer (&self->chosen, g_free);
      g_clear_pointer (&self->chosen_of, g_free);
    }
  g_signal_emit_by_name (self, "chosen-changed");
}

/**
 * cf_session_refresh_seals:
 * @self: a session
 *
 * Something was sealed, here or elsewhere: what was hidden may be seen from now on, and #CfSession::seals-changed tells so.
 */
void
cf_session_refresh_seals (CfSession *self)
{
  cf_link_keeper_set_project (self->links, self->project);
  cf_argument_keeper_reload (self->argument);
  cf_agreement_keeper_refresh (self->agreement);
  cf_other_layers_refresh (self->others);
  g_signal_emit_by_name (self, "seals-changed");
}

static void
on_sealed (CfSession *self, CfDocument *document)
{
  cf_session_refresh_seals (self);
  cf_session_tell (
    self, _ ("The article is sealed: a copy of your layer as it is now was put away"), FALSE);
}

static void
on_seal_failed (CfSession *self, CfDocument *document, const char *text)
{
  cf_session_tell (self, text, FALSE);
}

/* Rounds stand in the codebook, and where layers are to be. */
static void
on_codebook_changed (CfSession *self)
{
  cf_autosave_follow_places (self->autosave);
  cf_other_layers_refresh (self->others);
}

/**
 * cf_session_init_others:
 * @self: a session that is being made, with its sealer
 *
 * Follows what other people's layers are, and when they may be read.
 */
void
cf_session_init_others (CfSession *self)
{
  g_signal_connect_object (self->others, "changed", G_CALLBACK (on_others_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealer, "sealed", G_CALLBACK (on_sealed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealer, "failed", G_CALLBACK (on_seal_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "codebook-changed", G_CALLBACK (on_codebook_changed), NULL);
  g_signal_connect_object (self->autosave, "moved", G_CALLBACK (cf_session_reread), self,
                           G_CONNECT_SWAPPED);
}
