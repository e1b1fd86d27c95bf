/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the place of figures while there are none: why, and what can be done about it. */

#include "config.h"

#include "cf-agreement-blank.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Why there are none, and an action against it. */
typedef struct
{
  const char *title;
  const char *description;
  const char *button;
  const char *action;
} Notice;

static const Notice no_project = {
  N_ ("No Project Open"),
  N_ ("Open a folder of articles that several people have coded to see how far they agree."),
  N_ ("Open _Folder…"), "win.open-folder"
};
static const Notice stopped = { N_ ("Computing Was Stopped"),
                                N_ ("Choose a measure that is faster, or go on."), N_ ("_Go On"),
                                "agreement.resume" };
static const Notice notices[CF_N_NO_FIGURES] = {
  [CF_NO_FIGURES_CODERS] = { N_ ("Nobody Else Has Coded Here"),
                             N_ ("Agreement is between two coders at least. Share the folder: a "
                                 "colleague’s layer is a file of its own beside yours."),
                             N_ ("_Go to the Article"), "win.focus-article" },
  [CF_NO_FIGURES_BLIND] = { N_ ("The Round Is Blind, and Not Finished"),
                            N_ ("Layers of others are hidden until yours of the same articles are "
                                "finished: finish with Ctrl+Enter, then figures appear here."),
                            N_ ("_Go to the Article"), "win.focus-article" },
  [CF_NO_FIGURES_CODEBOOK] = { N_ ("No Codebook"),
                               N_ ("Nobody can agree without one set of codes: make a codebook for "
                                   "the project, and let two people code by it."),
                               N_ ("Open the _Codebook"), "win.codebook" },
  [CF_NO_FIGURES_FINISHED] = { N_ ("Nothing Is Finished by Two Coders"),
                               N_ ("An article counts when two have finished it, in progress it "
                                   "never does: finish with Ctrl+Enter."),
                               N_ ("_Go to the Article"), "win.focus-article" },
  [CF_NO_FIGURES_SEALED] = { N_ ("Nothing Is Sealed in This Round"),
                             N_ ("Two coders have not finished the same article of the round yet. "
                                 "Finish it with Ctrl+Enter, or look at layers as they are now."),
                             N_ ("Layers as They Are _Now"), "agreement.live" },
};

struct _CfAgreementBlank
{
  GtkWidget parent_instance;

  AdwStatusPage *page;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (CfAgreementBlank, cf_agreement_blank, GTK_TYPE_WIDGET)

static void
cf_agreement_blank_dispose (GObject *object)
{
  CfAgreementBlank *self = CF_AGREEMENT_BLANK (object);

  if (self->page != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->page));
  self->page = NULL;
  G_OBJECT_CLASS (cf_agreement_blank_parent_class)->dispose (object);
}

static void
cf_agreement_blank_class_init (CfAgreementBlankClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_agreement_blank_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cf_agreement_blank_init (CfAgreementBlank *self)
{
  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->button, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "pill");
  adw_status_page_set_icon_name (self->page, "counterframe-agreement-symbolic");
  adw_status_page_set_child (self->page, GTK_WIDGET (self->button));
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
}

GtkWidget *
cf_agreement_blank_new (void)
{
  return g_object_new (CF_TYPE_AGREEMENT_BLANK, NULL);
}

static void
show_notice (CfAgreementBlank *self, const Notice *notice)
{
  adw_status_page_set_title (self->page, _ (notice->title));
  adw_status_page_set_description (self->page, _ (notice->description));
  gtk_button_set_label (self->button, _ (notice->button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), notice->action);
  gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
}

/**
 * cf_agreement_blank_show_why:
 * @self: a blank
 * @why: there are no figures
 */
void
cf_agreement_blank_show_why (CfAgreementBlank *self, CfNoFigures why)
{
  g_return_if_fail (why > CF_FIGURES_THERE && why < CF_N_NO_FIGURES);

  show_notice (self, &notices[why]);
}

void
cf_agreement_blank_show_no_project (CfAgreementBlank *self)
{
  show_notice (self, &no_project);
}

void
cf_agreement_blank_show_stopped (CfAgreementBlank *self)
{
  show_notice (self, &stopped);
}

/**
 * cf_agreement_blank_show_error:
 * @self: a blank
 * @text: why there are no figures, for people
 */
void
cf_agreement_blank_show_error (CfAgreementBlank *self, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->page, _ ("No Figures"));
  adw_status_page_set_description (self->page, safe);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
}
