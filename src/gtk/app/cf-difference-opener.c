/* SPDX-License-Identifier: GPL-3.0-or-later
 * Goes to where coders differ: what `win.show-differences` does (see cf-agreement-view.h).
 *
 * It opens the article in which the coders that are meant differ first, in the view that compares them, and says who
 * differs there. */

#include "config.h"

#include "cf-difference-opener.h"

#include "cf-matching.h"
#include "cf-stage.h"

#include <glib/gi18n.h>

/* Whose differences, in which codes. */
typedef struct
{
  const CfMaterial *material;
  char **coders;
  char **codes;
  guint pair[2]; /* who was found to differ */
} Search;

static gboolean
has_word (char **words, const char *word)
{
  return words[0] == NULL || g_strv_contains ((const char *const *) words, word);
}

static gboolean
is_meant (const Search *search, const CfContinuum *continuum, guint coder)
{
  return continuum->codings[coder].counts &&
         has_word (search->coders, g_ptr_array_index (search->material->coders, coder));
}

/* Whether a unit has no counterpart in the same place with the same code. */
static gboolean
has_lone (const Search *search, const CfCoding *coding, const guint *matched)
{
  for (guint u = 0; u < coding->units->len; u++)
    {
      guint code = g_array_index (coding->units, CfCodedUnit, u).code;

      if (matched[u] == CF_NONE &&
          has_word (search->codes, cf_material_get_value (search->material, code)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
differ (const Search *search, const CfContinuum *continuum, guint first, guint second)
{
  const CfCoding *a = &continuum->codings[first], *b = &continuum->codings[second];
  g_autoptr (CfMatching) matching = cf_matching_new (a, b);

  cf_matching_extend (matching, a, b, search->material->values->len, CF_MATCH_EXACT);
  return has_lone (search, a, matching->of_first) || has_lone (search, b, matching->of_second);
}

static gboolean
is_there (Search *search, const CfContinuum *continuum)
{
  for (guint i = 0; i < continuum->n_coders; i++)
    for (guint k = i + 1; k < continuum->n_coders; k++)
      if (is_meant (search, continuum, i) && is_meant (search, continuum, k) &&
          differ (search, continuum, i, k))
        {
          search->pair[0] = i;
          search->pair[1] = k;
          return TRUE;
        }
  return FALSE;
}

static const CfContinuum *
find_continuum (Search *search, const char *article)
{
  for (guint i = 0; i < search->material->continua->len; i++)
    {
      const CfContinuum *continuum = g_ptr_array_index (search->material->continua, i);

      if ((*article == '\0' || g_str_equal (continuum->name, article)) &&
          is_there (search, continuum))
        return continuum;
    }
  return NULL;
}

static void
say_who (CfWindow *window, const Search *search)
{
  g_autofree char *text =
    g_strdup_printf (_ ("Here %s and %s differ"),
                     (char *) g_ptr_array_index (search->material->coders, search->pair[0]),
                     (char *) g_ptr_array_index (search->material->coders, search->pair[1]));

  cf_window_say (window, text, FALSE);
}

/**
 * cf_difference_opener_show:
 * @window: a window
 * @parameter: whose differences, of type `(asass)`
 */
void
cf_difference_opener_show (CfWindow *window, GVariant *parameter)
{
  CfAgreementKeeper *keeper = cf_session_get_agreement (cf_window_get_session (window));
  CfAgreementReport *report = cf_agreement_keeper_get_report (keeper);
  g_auto (GStrv) coders = NULL;
  g_auto (GStrv) codes = NULL;
  const char *article;
  const CfContinuum *found;
  Search search = { NULL, NULL, NULL, { 0, 0 } };

  if (report == NULL)
    return;
  g_variant_get (parameter, "(^as^as&s)", &coders, &codes, &article);
  search.material = cf_agreement_report_get_material (report);
  search.coders = coders;
  search.codes = codes;
  found = find_continuum (&search, article);
  if (found != NULL)
    {
      cf_window_open_article (window, found->name);
      say_who (window, &search);
    }
  else if (*article != '\0')
    cf_window_open_article (window, article);
  if (found == NULL)
    cf_window_say (window, _ ("They do not differ there"), FALSE);
  else
    cf_window_show_view (window, CF_STAGE_COMPARE);
}
