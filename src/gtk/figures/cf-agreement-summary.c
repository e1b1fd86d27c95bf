/* SPDX-License-Identifier: GPL-3.0-or-later
 * What figures of agreement are of, in a line. */

#include "config.h"

#include "cf-agreement-summary.h"

#include "cf-language.h"

#include <glib/gi18n.h>

static char *
describe_articles (const CfAgreementReport *report)
{
  GPtrArray *all = report->figures[CF_SECTION_ALL];
  guint n = all->len > 0 ? ((const CfFigure *) g_ptr_array_index (all, 0))->n_articles : 0;

  return g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
}

/* Of which layers figures are. */
static char *
describe_layers (const CfAgreementReport *report)
{
  GPtrArray *rounds = report->found->rounds;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rounds->len; i++)
    {
      const char *round = g_ptr_array_index (rounds, i);

      g_string_append_printf (text, i > 0 ? ", %s" : "%s", round);
    }
  if (rounds->len > 0 && report->found->n_live == 0)
    {
      g_autofree char *names = g_string_free (text, FALSE);

      return g_strdup_printf (_ ("as sealed in round %s"), names);
    }
  g_string_free (text, TRUE);
  return g_strdup (rounds->len > 0 ? _ ("as sealed, else as they are now")
                                   : _ ("layers as they are now"));
}

/**
 * cf_agreement_summary_make:
 * @report: figures, of which there are some
 *
 * Returns: (transfer full): of how many articles they are, of which layers, and what does not count
 */
char *
cf_agreement_summary_make (const CfAgreementReport *report)
{
  g_autofree char *articles = describe_articles (report);
  g_autofree char *layers = describe_layers (report);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s", articles, layers);
  if (report->language != NULL)
    {
      g_autofree char *language = cf_language_dup_full_name (report->language);

      g_string_append_printf (text, " · %s", language);
    }
  if (report->found->n_unfinished > 0)
    g_string_append_printf (text,
                            ngettext (" · %u layer is not finished, and does not count",
                                      " · %u layers are not finished, and do not count",
                                      report->found->n_unfinished),
                            report->found->n_unfinished);
  if (report->is_blind)
    g_string_append (text, _ (" · what a blind round hides does not count"));
  return g_string_free (text, FALSE);
}
