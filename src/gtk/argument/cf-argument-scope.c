/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the argument map is of: chosen in a list or by a digit. */

#include "config.h"

#include "cf-argument-scope.h"

#include "cf-drop-down-name.h"

#include <glib/gi18n.h>

static const char *const scopes[CF_N_ARGUMENT_SCOPES] = { N_ ("Article"), N_ ("Selection"),
                                                          N_ ("Thread"), N_ ("Project") };

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkDropDown *list)
{
  guint scope = keyval - GDK_KEY_1;

  if (scope >= CF_N_ARGUMENT_SCOPES ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_drop_down_set_selected (list, scope);
  return GDK_EVENT_STOP;
}

/**
 * cf_argument_scope_fill:
 * @list: is to show what the map can be of
 * @view: holds @list; a digit that is pressed in it chooses
 */
void
cf_argument_scope_fill (GtkDropDown *list, GtkWidget *view)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    gtk_string_list_append (labels, _ (scopes[i]));
  gtk_drop_down_set_model (list, G_LIST_MODEL (labels));
  cf_drop_down_name_parts (list, _ ("What the map shows"));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), list, 0);
  gtk_widget_add_controller (view, keys);
}

/**
 * cf_argument_scope_get:
 * @list: a list that cf_argument_scope_fill() has filled
 *
 * Returns: what is chosen in it
 */
CfArgumentScope
cf_argument_scope_get (GtkDropDown *list)
{
  return (CfArgumentScope) MIN (gtk_drop_down_get_selected (list), CF_ARGUMENT_PROJECT);
}

/**
 * cf_argument_scope_make_query:
 * @scope: what the map is of
 * @session: a session with a project, whose article, selection and annotation are meant
 *
 * Returns: (transfer full): all that is in @scope
 */
CfArgumentQuery *
cf_argument_scope_make_query (CfArgumentScope scope, CfSession *session)
{
  CfArgumentQuery *query = g_new0 (CfArgumentQuery, 1);
  CfDocument *document = cf_session_get_document (session);
  CfAnnotation *chosen = cf_session_get_chosen (session);

  query->scope = scope;
  if (document != NULL)
    query->file =
      cf_project_make_relative (cf_session_get_project (session), cf_document_get_path (document));
  query->selection = cf_session_get_selection (session);
  if (chosen != NULL)
    query->annotation = g_strdup (cf_record_get_id (CF_RECORD (chosen)));
  return query;
}
