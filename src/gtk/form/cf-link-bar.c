/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is being linked, below the article: the ends, kinds of link or codes that are offered, each with its key.
 *
 * The focus stays in the article, since an end may be walked to there, or in another article. */

#include "config.h"

#include "cf-link-bar.h"

#include "cf-argument-words.h"
#include "cf-code-dot.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_HEIGHT 236
#define MAX_WIDTH 780
#define QUOTE_CHARS 60
#define OTHER_CHARS 24
#define SPACING 6

struct _CfLinkBar
{
  GtkWidget parent_instance;

  CfSession *session;
  CfLinking *linking;

  GtkWidget *clamp;
  CfCodeDot *dot;
  GtkLabel *title;
  GtkWidget *confirm;
  GtkListBox *list;
  GtkScrolledWindow *scrolled;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (CfLinkBar, cf_link_bar, GTK_TYPE_WIDGET)

static void
cf_link_bar_dispose (GObject *object)
{
  CfLinkBar *self = CF_LINK_BAR (object);

  g_clear_pointer (&self->clamp, gtk_widget_unparent);
  g_clear_object (&self->linking);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cf_link_bar_parent_class)->dispose (object);
}

static void
cf_link_bar_class_init (CfLinkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_link_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "linkbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Replaces each %s of a translated format by the next text. */
static char *
compose (const char *format, const char *first, const char *second, const char *third)
{
  const char *const texts[] = { first, second, third };
  g_auto (GStrv) pieces = g_strsplit (format, "%s", 4);
  GString *out = g_string_new (pieces[0]);

  for (guint i = 1; pieces[i] != NULL; i++)
    {
      g_string_append (out, texts[i - 1]);
      g_string_append (out, pieces[i]);
    }
  return g_string_free (out, FALSE);
}

static CfCodebook *
get_codebook (CfLinkBar *self)
{
  return cf_session_get_codebook (self->session);
}

static const char *
get_code_label (CfLinkBar *self, const char *id)
{
  const CfCode *code = cf_codebook_follow_code (get_codebook (self), id);

  return code != NULL ? cf_code_get_label (code) : id;
}

static const char *
get_type_label (const CfRelationType *type)
{
  const char *label = cf_labels_get (type->label);

  return label != NULL ? label : type->id;
}

/* The other end by its first words: so much of them that the rest of the line is seen too. */
static char *
quote_other (CfLinkBar *self)
{
  g_autofree char *words = cf_link_draft_dup_other_words (cf_linking_get_draft (self->linking));
  g_autofree char *begin = NULL;

  if (words == NULL)
    return g_strdup ("…");
  if (g_utf8_strlen (words, -1) <= OTHER_CHARS)
    return compose (_ ("“%s”"), words, NULL, NULL);
  begin = g_utf8_substring (words, 0, OTHER_CHARS);
  return compose (_ ("“%s…”"), begin, NULL, NULL);
}

/* Who speaks comes first. Two ends of one code are told apart by the words of the other. */
static char *
describe_type (CfLinkBar *self, const CfLinkOption *option)
{
  CfAnnotation *start = cf_linking_get_annotation (self->linking);
  const char *here = get_code_label (self, cf_record_get_code (CF_RECORD (start)));
  const CfLinkDraft *draft = cf_linking_get_draft (self->linking);
  const char *code = get_code_label (self, cf_link_draft_get_other_code (draft));
  const char *type = get_type_label (option->type);
  g_autofree char *there = g_str_equal (here, code) ? quote_other (self) : g_strdup (code);

  return option->outgoing ? compose ("%s → %s → %s", here, type, there)
                          : compose ("%s → %s → %s", there, type, here);
}

static char *
describe_option (CfLinkBar *self, const CfLinkOption *option)
{
  if (option->annotation != NULL)
    return cf_annotation_get_quote (option->annotation);
  if (option->type != NULL)
    return describe_type (self, option);
  return g_strdup (cf_code_get_label (option->code));
}

/* Of an end in another article, where that is. */
static char *
describe_place (CfLinkBar *self, const CfLinkOption *option)
{
  CfArticle *article;
  const char *outlet, *title;

  if (option->node != NULL)
    return cf_argument_words_make_place (option->node);
  if (option->document == NULL || option->document == cf_session_get_document (self->session))
    return NULL;
  article = cf_document_get_article (option->document);
  outlet = cf_article_get_outlet (article);
  title = cf_article_get_title (article);
  if (outlet != NULL)
    return g_strdup (outlet);
  return title != NULL ? g_strdup (title)
                       : g_path_get_basename (cf_document_get_path (option->document));
}

static const char *
get_code_of (const CfLinkOption *option)
{
  if (option->annotation != NULL)
    return cf_record_get_code (CF_RECORD (option->annotation));
  return option->code != NULL ? option->code->id : NULL;
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
append_row (CfLinkBar *self, const CfLinkOption *option, const char *key)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *keycap = gtk_label_new (key);
  g_autofree char *text = describe_option (self, option);
  g_autofree char *place = describe_place (self, option);
  g_autofree char *name = place != NULL ? compose (_ ("%s, %s, in %s"), key, text, place)
                                        : compose (_ ("%s, %s"), key, text, NULL);
  const char *code = get_code_of (option);
  GtkWidget *label = new_label (text, NULL);

  gtk_widget_add_css_class (keycap, "keycap");
  gtk_box_append (GTK_BOX (box), keycap);
  if (code != NULL)
    gtk_box_append (GTK_BOX (box), cf_code_dot_new (get_codebook (self), code));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (place != NULL)
    gtk_box_append (GTK_BOX (box), new_label (place, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

/* What else fits has no key: it is gone to. */
static void
append_rest (CfLinkBar *self, guint n)
{
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u more: go to it", "%u more: go to one of them", n), n);
  GtkWidget *label = new_label (text, "dim-label");
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

static void
fill_list (CfLinkBar *self)
{
  GPtrArray *options = cf_linking_get_options (self->linking);
  GtkWidget *row;
  guint n_shown = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < options->len; i++)
    {
      const CfLinkOption *option = g_ptr_array_index (options, i);
      char key[2] = { cf_link_option_get_key (option, i), '\0' };

      if (key[0] == '\0')
        continue;
      append_row (self, option, key);
      n_shown++;
    }
  if (n_shown < options->len)
    append_rest (self, options->len - n_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->scrolled), options->len > 0);
}

typedef struct
{
  const char *title; /* %s is a code, then words */
  const char *list;
  const char *hint;
  const char *hint_alone; /* where nothing is offered */
} Texts;

static const Texts texts[] = {
  [CF_LINK_CODE] = { N_ ("Tag the selection, and link it with %s “%s”"), N_ ("Codes"),
                     N_ ("A key tags and links · Escape ends"),
                     N_ ("Nothing that could be linked · Escape ends") },
  [CF_LINK_END] = { N_ ("Link %s “%s”"), N_ ("Other ends"),
                    N_ (
                      "A digit links · or go to another end, here or in another article, and press "
                      "Enter · Escape ends"),
                    N_ (
                      "No other end here · go to one, here or in another article, and press Enter "
                      "· Escape ends") },
  [CF_LINK_TYPE] = { N_ ("How is %s “%s” linked?"), N_ ("Kinds of link"),
                     N_ ("A digit links · Enter takes the first · Escape ends"),
                     N_ ("Nothing that could be linked · Escape ends") },
};

static void
show (CfLinkBar *self, CfAnnotation *annotation)
{
  const Texts *text = &texts[cf_linking_get_stage (self->linking)];
  const char *code = cf_record_get_code (CF_RECORD (annotation));
  g_autofree char *quote = cf_annotation_get_quote (annotation);
  g_autofree char *title = compose (_ (text->title), get_code_label (self, code), quote, NULL);

  cf_code_dot_set_code (self->dot, get_codebook (self), code);
  gtk_label_set_text (self->title, title);
  fill_list (self);
  gtk_label_set_text (self->hint, cf_linking_get_options (self->linking)->len > 0
                                    ? _ (text->hint)
                                    : _ (text->hint_alone));
  gtk_widget_set_visible (self->confirm, cf_linking_get_stage (self->linking) == CF_LINK_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (text->list), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* The other end that was gone to can be linked by the button too. */
static void
update_confirm (CfLinkBar *self)
{
  CfAnnotation *chosen = cf_session_get_chosen (self->session);
  CfAnnotation *start = cf_linking_get_annotation (self->linking);

  gtk_widget_set_sensitive (self->confirm, chosen != NULL && chosen != start);
}

static void
update (CfLinkBar *self)
{
  CfAnnotation *annotation = cf_linking_get_annotation (self->linking);
  gboolean shown = cf_linking_get_stage (self->linking) != CF_LINK_NONE && annotation != NULL &&
                   cf_session_get_codebook (self->session) != NULL;

  if (shown)
    {
      show (self, annotation);
      update_confirm (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}

static void
on_row_activated (CfLinkBar *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  GPtrArray *options = cf_linking_get_options (self->linking);

  for (guint i = 0; options != NULL && i < options->len; i++)
    if (cf_link_option_get_key (g_ptr_array_index (options, i), i) != '\0' && index-- == 0)
      {
        cf_linking_choose (self->linking, i);
        break;
      }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

static void
on_confirm_clicked (CfLinkBar *self)
{
  cf_linking_confirm (self->linking);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

static void
on_close_clicked (CfLinkBar *self)
{
  cf_linking_stop (self->linking);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

static GtkWidget *
new_head (CfLinkBar *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->dot = CF_CODE_DOT (cf_code_dot_new (NULL, NULL));
  self->title = GTK_LABEL (new_label (NULL, "heading"));
  self->confirm = gtk_button_new_with_label (C_ ("do it", "Link"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_label_set_max_width_chars (self->title, QUOTE_CHARS);
  gtk_widget_add_css_class (self->confirm, "suggested-action");
  gtk_widget_set_focus_on_click (self->confirm, FALSE);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_focus_on_click (close, FALSE);
  gtk_widget_set_tooltip_text (close, _ ("Close (Escape)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close"), -1);
  g_signal_connect_swapped (self->confirm, "clicked", G_CALLBACK (on_confirm_clicked), self);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close_clicked), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->dot));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), self->confirm);
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static void
cf_link_bar_init (CfLinkBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "link-options");
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scrolled, TRUE);
  gtk_scrolled_window_set_max_content_height (self->scrolled, MAX_HEIGHT);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->list));
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scrolled));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), box);
  gtk_widget_set_parent (self->clamp, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

GtkWidget *
cf_link_bar_new (void)
{
  return g_object_new (CF_TYPE_LINK_BAR, NULL);
}

/**
 * cf_link_bar_set_session:
 * @self: a bar
 * @session: the session whose linking it shows
 */
void
cf_link_bar_set_session (CfLinkBar *self, CfSession *session)
{
  g_set_object (&self->session, session);
  g_set_object (&self->linking, cf_session_get_linking (session));
  g_signal_connect_object (self->linking, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "chosen-changed", G_CALLBACK (update_confirm), self,
                           G_CONNECT_SWAPPED);
}
