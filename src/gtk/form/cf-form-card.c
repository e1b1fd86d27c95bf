/* SPDX-License-Identifier: GPL-3.0-or-later
 * The form of an annotation, laid over the article.
 *
 * Each digit sets a value of the field that is being set, Enter goes on, Escape leaves. In a field in which
 * something is typed every key is the field's, and its input method's, first.
 *
 * #CfFormCard::closed tells that the form was left. */

#include "config.h"

#include "cf-form-card.h"

#include "cf-code-dot.h"
#include "cf-form-field.h"

#include <glib/gi18n.h>

#define QUOTE_CHARS 34
#define SPACING 8

struct _CfFormCard
{
  GtkWidget parent_instance;

  CfSession *session;
  CfForm *form;   /* NULL while it is closed */
  CfLayer *layer; /* whose changes are shown */

  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *hint;
  CfCodeDot *dot;
  GtkLabel *code;
  GtkLabel *quote;
  GtkScrolledWindow *scrolled;
  GtkBox *fields;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfFormCard, cf_form_card, GTK_TYPE_WIDGET)

static void
clear (CfFormCard *self)
{
  GtkWidget *field;

  if (self->layer != NULL)
    g_signal_handlers_disconnect_by_data (self->layer, self);
  g_clear_object (&self->layer);
  while (self->fields != NULL &&
         (field = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_box_remove (self->fields, field);
  g_clear_pointer (&self->form, cf_form_free);
}

static void
cf_form_card_dispose (GObject *object)
{
  CfFormCard *self = CF_FORM_CARD (object);

  clear (self);
  self->fields = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_form_card_parent_class)->dispose (object);
}

/* The least, at that width: a flow box would like to have more. */
static int
measure_height (GtkWidget *widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* As high as all its fields are at that width: a scrolled window does not ask for so much by itself. */
static void
cf_form_card_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  CfFormCard *self = CF_FORM_CARD (widget);

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *natural = MAX (*minimum, measure_height (self->head, for_size) +
                                measure_height (GTK_WIDGET (self->fields), for_size) +
                                measure_height (self->hint, for_size) + 2 * SPACING);
}

static GtkSizeRequestMode
cf_form_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cf_form_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (CF_FORM_CARD (widget)->box, width, height, baseline, NULL);
}

static void
cf_form_card_class_init (CfFormCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_form_card_dispose;
  widget_class->get_request_mode = cf_form_card_get_request_mode;
  widget_class->measure = cf_form_card_measure;
  widget_class->size_allocate = cf_form_card_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "formcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);

  signals[CLOSED] = g_signal_new ("closed", CF_TYPE_FORM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static CfFormField *
get_field (CfFormCard *self, guint field)
{
  GtkWidget *widget = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  while (field-- > 0 && widget != NULL)
    widget = gtk_widget_get_next_sibling (widget);
  return widget != NULL ? CF_FORM_FIELD (widget) : NULL;
}

static CfFormField *
get_current (CfFormCard *self)
{
  return get_field (self, cf_form_get_current (self->form));
}

static void
update (CfFormCard *self)
{
  guint i = 0;

  for (GtkWidget *field = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); field != NULL;
       field = gtk_widget_get_next_sibling (field), i++)
    cf_form_field_update (CF_FORM_FIELD (field), i == cf_form_get_current (self->form));
}

static void
focus_current (CfFormCard *self)
{
  CfFormField *current = get_current (self);

  if (current != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (current));
}

static void
on_layer_changed (CfFormCard *self)
{
  if (self->form == NULL)
    return;
  if (cf_form_is_gone (self->form))
    cf_form_card_close (self);
  else
    update (self);
}

/* Leaves the form where there is no next field. */
static void
go (CfFormCard *self, int step)
{
  CfFormField *current = get_current (self);

  if (current != NULL && !cf_form_field_commit (current))
    return;
  if (self->form == NULL)
    return;
  if (!cf_form_go (self->form, step) && step > 0)
    {
      cf_form_card_close (self);
      return;
    }
  update (self);
  focus_current (self);
}

static void
on_entered (CfFormCard *self)
{
  go (self, 1);
}

static void
on_field_changed (CfFormCard *self)
{
  update (self);
  focus_current (self);
}

static void
enter (CfFormCard *self)
{
  cf_form_accept_proposal (self->form);
  go (self, 1);
}

static gboolean
press (CfFormCard *self, guint keyval, GdkModifierType state)
{
  if ((state & ~GDK_SHIFT_MASK) != 0 || !cf_form_press (self->form, gdk_keyval_to_unicode (keyval)))
    return GDK_EVENT_PROPAGATE;
  update (self);
  return GDK_EVENT_STOP;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CfFormCard *self)
{
  gboolean back = (state & GDK_SHIFT_MASK) != 0;

  if (self->form == NULL)
    return GDK_EVENT_PROPAGATE;
  state &= gtk_accelerator_get_default_mod_mask ();
  switch (keyval)
    {
    case GDK_KEY_Escape:
      cf_form_card_close (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if ((state & GDK_CONTROL_MASK) != 0)
        cf_form_card_close (self);
      else if (back)
        go (self, -1);
      else
        enter (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Tab: /* where the focus is and which field is being set is one */
      go (self, cf_form_get_current (self->form) + 1 < cf_form_get_n_fields (self->form) ? 1 : 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_ISO_Left_Tab:
      go (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      cf_form_clear (self->form);
      return GDK_EVENT_STOP;
    default:
      return press (self, keyval, state);
    }
}

static void
on_close_clicked (CfFormCard *self)
{
  cf_form_card_close (self);
}

static GtkWidget *
new_head (CfFormCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->dot = CF_CODE_DOT (cf_code_dot_new (NULL, NULL));
  self->code = GTK_LABEL (gtk_label_new (NULL));
  self->quote = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->code), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->quote), "dim-label");
  gtk_label_set_ellipsize (self->code, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->quote, 0);
  gtk_label_set_ellipsize (self->quote, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->quote, QUOTE_CHARS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->quote), TRUE);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_focus_on_click (close, FALSE);
  gtk_widget_set_tooltip_text (close, _ ("Close (Escape)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close_clicked), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->dot));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->code));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->quote));
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static void
cf_form_card_init (CfFormCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->hint = gtk_label_new (_ ("A key sets a value · Enter goes on · Escape leaves"));
  self->head = new_head (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->fields = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scrolled, TRUE);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->fields));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scrolled), TRUE);
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->scrolled));
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  /* After the fields, and so after their input method. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
cf_form_card_new (void)
{
  return g_object_new (CF_TYPE_FORM_CARD, NULL);
}

/* Its fields are those of the codebook before: what is typed is set, and it is opened anew. */
static void
on_codebook_changed (CfFormCard *self)
{
  g_autoptr (CfAnnotation) annotation = NULL;

  if (self->form == NULL || cf_form_is_gone (self->form))
    return;
  g_set_object (&annotation, cf_form_card_get_annotation (self));
  cf_form_card_close (self);
  cf_form_card_open (self, annotation, NULL);
}

/**
 * cf_form_card_set_session:
 * @self: a card
 * @session: the session whose annotations it describes
 */
void
cf_form_card_set_session (CfFormCard *self, CfSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "leaving", G_CALLBACK (cf_form_card_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "codebook-changed", G_CALLBACK (on_codebook_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
show_head (CfFormCard *self, CfAnnotation *annotation)
{
  CfCodebook *codebook = cf_session_get_codebook (self->session);
  const CfCode *code = cf_codebook_follow_code (codebook, cf_form_get_code (self->form));
  g_autofree char *quote = annotation != NULL ? cf_annotation_get_quote (annotation) : NULL;
  const char *label = code != NULL ? cf_code_get_label (code) : cf_form_get_code (self->form);

  cf_code_dot_set_code (self->dot, codebook, cf_form_get_code (self->form));
  gtk_widget_set_visible (GTK_WIDGET (self->dot), annotation != NULL);
  gtk_label_set_text (self->code, annotation != NULL ? label : _ ("The Article as a Whole"));
  gtk_label_set_text (self->quote, quote != NULL ? quote : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->code), -1);
}

/**
 * cf_form_card_open:
 * @self: a card
 * @annotation: (nullable): what to describe; %NULL for the article as a whole
 * @attribute: (nullable): the attribute to begin with
 *
 * Returns: whether it has any attributes
 */
gboolean
cf_form_card_open (CfFormCard *self, CfAnnotation *annotation, const char *attribute)
{
  CfDocument *document = cf_session_get_document (self->session);

  clear (self);
  if (document == NULL)
    return FALSE;
  self->form = cf_form_new (self->session, annotation);
  if (cf_form_get_n_fields (self->form) == 0)
    {
      cf_form_card_close (self);
      return FALSE;
    }
  if (attribute != NULL)
    cf_form_go_to (self->form, attribute);
  self->layer = g_object_ref (cf_document_get_layer (document));
  g_signal_connect_swapped (self->layer, "changed", G_CALLBACK (on_layer_changed), self);
  show_head (self, annotation);
  for (guint i = 0; i < cf_form_get_n_fields (self->form); i++)
    {
      GtkWidget *field = cf_form_field_new (self->session, self->form, i);

      g_signal_connect_swapped (field, "entered", G_CALLBACK (on_entered), self);
      g_signal_connect_swapped (field, "changed", G_CALLBACK (on_field_changed), self);
      gtk_box_append (self->fields, field);
    }
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  focus_current (self);
  return TRUE;
}

/**
 * cf_form_card_close:
 * @self: a card
 *
 * Sets what has been typed, and leaves the form.
 */
void
cf_form_card_close (CfFormCard *self)
{
  CfFormField *current =
    self->form != NULL && !cf_form_is_gone (self->form) ? get_current (self) : NULL;
  gboolean was_open = self->form != NULL;

  /* What it sets comes back as a change of the layer. */
  if (self->layer != NULL)
    g_signal_handlers_disconnect_by_data (self->layer, self);
  if (current != NULL)
    cf_form_field_commit (current);
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (was_open)
    g_signal_emit (self, signals[CLOSED], 0);
}

/**
 * cf_form_card_get_annotation:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): the annotation that it describes; %NULL for none or for the article
 */
CfAnnotation *
cf_form_card_get_annotation (CfFormCard *self)
{
  CfAnnotation *annotation = self->form != NULL ? cf_form_get_annotation (self->form) : NULL;

  return annotation != NULL && !cf_annotation_has_article_scope (annotation) ? annotation : NULL;
}
