/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the compare view says when there is nothing to compare, and how far one is. */

#include "config.h"

#include "cf-compare-view-private.h"

#include <glib/gi18n.h>

static const CfNotice no_article = {
  N_ ("No Article Open"),
  N_ ("Choose one in the library, or compare all articles of the project.")
};
static const CfNotice stopped = { N_ ("Comparing Was Stopped"),
                                  N_ ("Choose what is compared again to go on.") };
static const CfNotice blind = { N_ ("Hidden Until You Have Finished"),
                                N_ (
                                  "This is a blind round: what others have marked is compared when "
                                  "you have finished your own.") };
static const CfNotice nobody = {
  N_ ("Nobody Has Annotated This Yet"),
  N_ ("Differences are listed here as soon as two coders have marked something.")
};
static const CfNotice only_one = {
  N_ ("Only One Coder So Far"), N_ ("There is nothing to compare it with. Layers of others appear "
                                    "here when they come into the folder.")
};

static const CfNotice *
find_notice (CfCompareView *self)
{
  const CfComparison *comparison = cf_comparer_get_comparison (self->comparer);
  guint n_coders;

  if (gtk_drop_down_get_selected (self->scope) == 0 &&
      cf_session_get_document (self->session) == NULL)
    return &no_article;
  if (comparison == NULL)
    return self->is_stopped ? &stopped : NULL;
  n_coders = cf_comparison_count_coders (comparison);
  if (n_coders >= 2)
    return NULL;
  if (comparison->is_blind)
    return &blind;
  return n_coders == 1 ? &only_one : &nobody;
}

/**
 * cf_compare_view_show_blank:
 * @self: a view with a session
 *
 * Returns: whether something is shown in place of a comparison
 */
gboolean
cf_compare_view_show_blank (CfCompareView *self)
{
  const CfNotice *notice = self->error == NULL ? find_notice (self) : NULL;
  gboolean is_blank = TRUE;

  if (self->error != NULL)
    cf_notice_page_show_error (self->blank, _ ("That Could Not Be Compared"), self->error);
  else if (notice != NULL)
    cf_notice_page_show (self->blank, notice);
  else if (cf_comparer_get_comparison (self->comparer) == NULL)
    cf_notice_page_show_busy (self->blank, _ ("Comparing…"), "compare.stop");
  else
    is_blank = FALSE;
  gtk_stack_set_visible_child_name (self->stack, is_blank ? "blank" : "compare");
  return is_blank;
}

static void
show_none (CfCompareView *self, gboolean any)
{
  adw_status_page_set_title (self->none, any ? _ ("None of These") : _ ("No Differences"));
  adw_status_page_set_description (self->none, any
                                                 ? _ ("The filter leaves none of the differences.")
                                                 : _ ("All coders have marked the same."));
  gtk_widget_set_visible (self->clear_button, any);
}

/* What begins the line is parted from nothing. */
static GString *
part (GString *text)
{
  return text->len > 0 ? g_string_append (text, " · ") : text;
}

/**
 * cf_compare_view_show_summary:
 * @self: a view with a session
 *
 * How many differences there are, and how many of them are decided.
 */
void
cf_compare_view_show_summary (CfCompareView *self)
{
  const CfComparison *comparison = cf_comparer_get_comparison (self->comparer);
  guint n = comparison != NULL ? comparison->items->len : 0;
  GString *text = g_string_new (NULL);

  if (n > 0)
    g_string_append_printf (
      text, ngettext ("%u of %u difference decided", "%u of %u differences decided", n),
      cf_comparer_count_decided (self->comparer), n);
  if (comparison != NULL && comparison->found->n_unfinished > 0)
    g_string_append_printf (
      part (text),
      ngettext ("%u layer in progress", "%u layers in progress", comparison->found->n_unfinished),
      comparison->found->n_unfinished);
  if (comparison != NULL && comparison->found->n_lost > 0)
    g_string_append_printf (part (text),
                            ngettext ("%u annotation not found in the text",
                                      "%u annotations not found in the text",
                                      comparison->found->n_lost),
                            comparison->found->n_lost);
  gtk_label_set_text (self->summary, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), text->str);
  show_none (self, n > 0);
  gtk_stack_set_visible_child_name (self->side_stack,
                                    cf_compare_list_count (self->list) > 0 ? "list" : "none");
  g_string_free (text, TRUE);
}
