/* SPDX-License-Identifier: GPL-3.0-or-later
 * Texts of the codebook in several languages. */

#include "config.h"

#include "cf-labels.h"
#include "cf-test.h"

static CfLabels *
make (const char *en, const char *hans, const char *hant)
{
  CfLabels *labels = cf_labels_new ();

  if (en != NULL)
    cf_labels_set (labels, "en", en);
  if (hans != NULL)
    cf_labels_set (labels, "zh-Hans", hans);
  if (hant != NULL)
    cf_labels_set (labels, "zh-Hant", hant);
  return labels;
}

static const struct
{
  const char *en, *hans, *hant;
  const char *wanted;
  const char *got;
} rows[] = {
  { "Claim", "主张", "主張", "en", "Claim" },
  { "Claim", "主张", "主張", "zh-Hans", "主张" },
  { "Claim", "主张", "主張", "zh-Hant", "主張" },
  { "Neutral", "中立", NULL, "zh-Hant", "中立" }, /* written once where equal */
  { "Neutral", NULL, "中立", "zh-Hans", "中立" },
  { "Claim", NULL, NULL, "zh-Hant", "Claim" },
  { "Claim", "主张", NULL, "de", "Claim" },
  { NULL, "主张", NULL, "en", "主张" },
  { NULL, NULL, NULL, "en", NULL },
};

static void
test_fallback (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CfLabels *labels = make (rows[i].en, rows[i].hans, rows[i].hant);

      g_assert_cmpstr (cf_labels_get_for (labels, rows[i].wanted), ==, rows[i].got);
      cf_labels_set_user_language (rows[i].wanted);
      g_assert_cmpstr (cf_labels_get (labels), ==, rows[i].got);
      cf_labels_free (labels);
    }
  cf_labels_set_user_language (NULL);
}

static void
test_user_language (void)
{
  static const char *const locales[][2] = { { "zh_CN.UTF-8", "zh-Hans" },
                                            { "zh_TW.UTF-8", "zh-Hant" },
                                            { "zh_HK.UTF-8", "zh-Hant" },
                                            { "de_DE.UTF-8", "en" },
                                            { "C", "en" } };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_setenv ("LANGUAGE", locales[i][0], TRUE);
      cf_labels_set_user_language (NULL);
      g_assert_cmpstr (cf_labels_get_user_language (), ==, locales[i][1]);
    }
  g_setenv ("LANGUAGE", "en", TRUE);
  cf_labels_set_user_language (NULL);
}

static void
test_matches (void)
{
  CfLabels *labels = make ("Own voice", "媒体自述", "媒體自述");

  g_assert_true (cf_labels_matches (labels, "own"));
  g_assert_true (cf_labels_matches (labels, "媒體"));
  g_assert_true (cf_labels_matches (labels, ""));
  g_assert_false (cf_labels_matches (labels, "voice"));
  cf_labels_free (labels);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/labels/fallback", test_fallback);
  g_test_add_func ("/labels/user-language", test_user_language);
  g_test_add_func ("/labels/matches", test_matches);
  return g_test_run ();
}
