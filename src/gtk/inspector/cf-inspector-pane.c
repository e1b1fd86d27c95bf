/* SPDX-License-Identifier: GPL-3.0-or-later
 * The chosen annotation: code, words, definition, attributes, doubt, links, note, who and when. Without
 * one, the list of the article's annotations. */

#include "config.h"

#include "cf-inspector-pane.h"

#include "cf-afterwards.h"
#include "cf-annotation-list.h"
#include "cf-attribute-group.h"
#include "cf-clock.h"
#include "cf-code-dot.h"
#include "cf-font-language.h"
#include "cf-link-list.h"
#include "cf-time-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define NOTE_COMMIT_S 5

struct _CfInspectorPane
{
  GtkWidget parent_instance;

  CfSession *session;
  CfCodebook *codebook;  /* whose codes the buttons are */
  char *shown;           /* the id of the annotation that is shown */
  gboolean updating;     /* what is shown is being set, not the annotation */
  gboolean note_changed; /* something was written that is not committed yet */
  guint note_source;
  CfAfterwards *update;

  GtkStack *stack;
  CfAnnotationList *list;
  GtkWidget *others; /* whose it is, if it is somebody else's */
  GtkLabel *others_label;
  GtkFlowBox *codes;
  GtkLabel *quote;
  GtkLabel *definition;
  CfAttributeGroup *attributes;
  GtkWidget *doubt_list;
  GtkSwitch *doubt;
  GtkWidget *link_button;
  GtkListBox *links;
  GtkTextView *note;
  GtkLabel *origin;
  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (CfInspectorPane, cf_inspector_pane, GTK_TYPE_WIDGET)

static void
cf_inspector_pane_dispose (GObject *object)
{
  CfInspectorPane *self = CF_INSPECTOR_PANE (object);

  g_clear_handle_id (&self->note_source, g_source_remove);
  g_clear_pointer (&self->update, cf_afterwards_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CF_TYPE_INSPECTOR_PANE);
  g_clear_object (&self->session);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (cf_inspector_pane_parent_class)->dispose (object);
}

/* The annotation that the fields belong to: not always the chosen one, while it is being changed. */
static CfAnnotation *
get_shown (CfInspectorPane *self)
{
  CfDocument *document = cf_session_get_document (self->session);

  if (document == NULL || self->shown == NULL)
    return NULL;
  return cf_layer_get_annotation (cf_document_get_layer (document), self->shown);
}

static void
commit_note (CfInspectorPane *self)
{
  CfAnnotation *annotation = get_shown (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->note_source, g_source_remove);
  if (annotation == NULL || !self->note_changed)
    return;
  self->note_changed = FALSE;
  g_object_get (buffer, "text", &text, NULL);
  cf_session_set_note (self->session, CF_RECORD (annotation), text);
}

static gboolean
on_note_due (gpointer data)
{
  CfInspectorPane *self = data;

  self->note_source = 0;
  commit_note (self);
  return G_SOURCE_REMOVE;
}

static void
on_note_changed (CfInspectorPane *self)
{
  if (self->updating)
    return;
  self->note_changed = TRUE;
  if (self->note_source == 0)
    self->note_source = g_timeout_add_seconds (NOTE_COMMIT_S, on_note_due, self);
}

static void
on_doubt_changed (CfInspectorPane *self)
{
  if (!self->updating)
    cf_session_toggle_doubt (self->session, CF_RECORD (cf_session_get_chosen (self->session)));
}

static void update (gpointer pane);

static void
on_code_clicked (GtkToggleButton *button, CfInspectorPane *self)
{
  const CfCode *code =
    cf_codebook_get_code (self->codebook, g_object_get_data (G_OBJECT (button), "code"));

  if (self->updating || code == NULL)
    return;
  cf_session_recode (self->session, code);
  /* A button that was pressed in already has come out; the annotation says how it is. */
  update (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfInspectorPane *self)
{
  gboolean confirms =
    (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0;

  if (keyval != GDK_KEY_Escape && !confirms)
    return GDK_EVENT_PROPAGATE;
  cf_inspector_pane_commit (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
  return GDK_EVENT_STOP;
}

static void
cf_inspector_pane_class_init (CfInspectorPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_inspector_pane_dispose;
  g_type_ensure (CF_TYPE_ANNOTATION_LIST);
  g_type_ensure (CF_TYPE_ATTRIBUTE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-inspector-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, list);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, others);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, others_label);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, codes);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, quote);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, definition);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, attributes);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, doubt_list);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, doubt);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, link_button);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, links);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, note);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, origin);
  gtk_widget_class_bind_template_child (widget_class, CfInspectorPane, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, on_doubt_changed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspectorpane");
}

static void
cf_inspector_pane_init (CfInspectorPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->update = cf_afterwards_new (self, update);
  /* After the fields: an input method takes its keys first. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit_note), self);
  gtk_widget_add_controller (GTK_WIDGET (self->note), focus);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->note), "changed",
                            G_CALLBACK (on_note_changed), self);
}

static void
append_code (CfInspectorPane *self, const CfCode *code)
{
  GtkWidget *button = gtk_toggle_button_new ();

  cf_code_button_fill (button, self->codebook, code);
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (code->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_code_clicked), self);
  gtk_flow_box_append (self->codes, button);
}

static void
rebuild_codes (CfInspectorPane *self)
{
  GPtrArray *codes = cf_codebook_get_codes (self->codebook);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->codes))) != NULL)
    gtk_flow_box_remove (self->codes, child);
  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);

      if (code->scope == CF_SCOPE_SPAN && !code->retired)
        append_code (self, code);
    }
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->codes)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
}

static void
show_code (CfInspectorPane *self, const CfCode *code)
{
  const char *definition = code != NULL ? cf_labels_get (code->definition) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->codes)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));
      const char *id = g_object_get_data (G_OBJECT (button), "code");

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    code != NULL && g_str_equal (code->id, id));
    }
  gtk_label_set_text (self->definition, definition != NULL ? definition : "");
  gtk_widget_set_visible (GTK_WIDGET (self->definition), definition != NULL);
}

static void
show_note (CfInspectorPane *self, CfRecord *record, gboolean another)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  const char *note = cf_record_get_note (record) != NULL ? cf_record_get_note (record) : "";
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  /* While it is being typed, what is typed stays. */
  if (!another && (self->note_changed || g_str_equal (text, note)))
    return;
  gtk_text_buffer_set_text (buffer, note, -1);
  self->note_changed = FALSE;
}

/* What is read only, whose it is. */
static void
show_owner (CfInspectorPane *self, const CfOtherLayer *other)
{
  g_autofree char *title = other != NULL ? cf_other_layer_dup_title (other) : NULL;
  /* Translators: %s is a person's name */
  g_autofree char *text = title != NULL ? g_strdup_printf (_ ("In the layer of %s"), title) : NULL;

  gtk_label_set_text (self->others_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->others, other != NULL);
}

static void
show_origin (CfInspectorPane *self, CfRecord *record, const CfOtherLayer *other)
{
  CfDocument *document = cf_session_get_document (self->session);
  const CfAnnotator *owner =
    cf_layer_get_annotator (other != NULL ? other->layer : cf_document_get_layer (document));
  const char *time = cf_record_get_modified (record) != NULL ? cf_record_get_modified (record)
                                                             : cf_record_get_created (record);
  g_autofree char *ago = cf_time_text_ago (time, cf_clock_now ());
  g_autofree char *text = NULL;

  if (g_strcmp0 (cf_record_get_creator (record), owner->id) != 0)
    text = g_strdup_printf ("%s · %s", _ ("By somebody else than the layer's annotator"),
                            ago != NULL ? ago : "");
  else
    text = g_strdup_printf ("%s · %s", owner->full_name != NULL ? owner->full_name : owner->name,
                            ago != NULL ? ago : "");
  gtk_label_set_text (self->origin, text);
}

static void
show_annotation (CfInspectorPane *self, CfAnnotation *annotation)
{
  CfRecord *record = CF_RECORD (annotation);
  CfDocument *document = cf_session_get_document (self->session);
  const CfCode *code = cf_codebook_follow_code (self->codebook, cf_record_get_code (record));
  gboolean another = g_strcmp0 (self->shown, cf_record_get_id (record)) != 0;
  const CfOtherLayer *other = cf_session_get_chosen_layer (self->session);
  gboolean writable = other == NULL && cf_document_is_writable (document);
  g_autofree char *words = cf_annotation_get_quote (annotation);
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), words);

  g_free (self->shown);
  self->shown = g_strdup (cf_record_get_id (record));
  show_code (self, code);
  gtk_label_set_text (self->quote, quote);
  cf_font_language_apply_to_label (self->quote);
  cf_attribute_group_show (self->attributes, self->session, cf_record_get_code (record), record);
  gtk_switch_set_active (self->doubt, cf_record_get_doubt (record));
  show_note (self, record, another);
  show_origin (self, record, other);
  show_owner (self, other);
  cf_link_list_show (self->links, self->session, annotation);
  gtk_widget_set_sensitive (self->link_button, writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->codes), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->attributes), writable);
  gtk_widget_set_sensitive (self->doubt_list, writable);
  gtk_text_view_set_editable (self->note, writable);
  gtk_widget_set_visible (self->link_button, other == NULL);
  gtk_widget_set_visible (self->delete_button, other == NULL);
  gtk_widget_set_sensitive (self->delete_button, writable);
}

static void
update (gpointer pane)
{
  CfInspectorPane *self = pane;
  CfDocument *document = cf_session_get_document (self->session);
  CfAnnotation *chosen = cf_session_get_seen (self->session);
  CfCodebook *codebook = cf_session_get_codebook (self->session);
  const char *page = "nothing";

  cf_afterwards_cancel (self->update);
  if (chosen == NULL || g_strcmp0 (self->shown, cf_record_get_id (CF_RECORD (chosen))) != 0)
    cf_inspector_pane_commit (self);
  self->updating = TRUE;
  if (codebook != NULL && g_set_object (&self->codebook, codebook))
    rebuild_codes (self);
  if (chosen != NULL)
    {
      show_annotation (self, chosen);
      page = "annotation";
    }
  else
    {
      g_clear_pointer (&self->shown, g_free);
      page = document != NULL ? "list" : "nothing";
    }
  gtk_stack_set_visible_child_name (self->stack, page);
  self->updating = FALSE;
}

/* What a key has done is seen in the article first. */
static void
on_chosen_changed (CfInspectorPane *self)
{
  cf_afterwards_queue (self->update);
}

/* What is being typed is of the codebook before. */
static void
on_codebook_changed (CfInspectorPane *self)
{
  cf_inspector_pane_commit (self);
  update (self);
}

/**
 * cf_inspector_pane_set_session:
 * @self: a pane
 * @session: the session that it shows
 */
void
cf_inspector_pane_set_session (CfInspectorPane *self, CfSession *session)
{
  g_set_object (&self->session, session);
  cf_annotation_list_set_session (self->list, session);
  g_signal_connect_object (session, "chosen-changed", G_CALLBACK (on_chosen_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cf_session_get_links (session), "changed",
                           G_CALLBACK (on_chosen_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "leaving", G_CALLBACK (cf_inspector_pane_commit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "codebook-changed", G_CALLBACK (on_codebook_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "document-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * cf_inspector_pane_edit_note:
 * @self: a pane
 *
 * Puts the focus into the note of the chosen annotation.
 */
void
cf_inspector_pane_edit_note (CfInspectorPane *self)
{
  cf_afterwards_run_now (self->update);
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

/**
 * cf_inspector_pane_commit:
 * @self: a pane
 *
 * Sets what has been typed and not confirmed: before another annotation is chosen, and before the end.
 */
void
cf_inspector_pane_commit (CfInspectorPane *self)
{
  commit_note (self);
  if (get_shown (self) != NULL)
    cf_attribute_group_commit (self->attributes);
}
