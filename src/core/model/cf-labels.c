/* SPDX-License-Identifier: GPL-3.0-or-later
 * One text in several languages. */

#include "config.h"

#include "cf-labels.h"

#include "cf-fold.h"

#include <string.h>

struct _CfLabels
{
  GPtrArray *pairs; /* of char *: language, text, language, text … in the order of the file */
};

static const char *user_language;

CfLabels *
cf_labels_new (void)
{
  CfLabels *labels = g_new0 (CfLabels, 1);

  labels->pairs = g_ptr_array_new_with_free_func (g_free);
  return labels;
}

void
cf_labels_free (CfLabels *labels)
{
  g_ptr_array_unref (labels->pairs);
  g_free (labels);
}

void
cf_labels_set (CfLabels *labels, const char *language, const char *text)
{
  g_ptr_array_add (labels->pairs, g_strdup (language));
  g_ptr_array_add (labels->pairs, g_strdup (text));
}

static const char *
find (const CfLabels *labels, const char *language)
{
  for (guint i = 0; i + 1 < labels->pairs->len; i += 2)
    if (g_ascii_strcasecmp (g_ptr_array_index (labels->pairs, i), language) == 0)
      return g_ptr_array_index (labels->pairs, i + 1);
  return NULL;
}

/**
 * cf_labels_get_for:
 * @labels: labels
 * @language: the language wanted
 *
 * Returns: (nullable): the text in that language; else, for one Chinese script, in the other (they are
 *   written once where they are equal); else in English; else in any
 */
const char *
cf_labels_get_for (const CfLabels *labels, const char *language)
{
  const char *text = find (labels, language);

  if (text == NULL && g_str_has_prefix (language, "zh"))
    text = find (labels, "zh-Hans");
  if (text == NULL && g_str_has_prefix (language, "zh"))
    text = find (labels, "zh-Hant");
  if (text == NULL)
    text = find (labels, "en");
  if (text == NULL && labels->pairs->len > 1)
    text = g_ptr_array_index (labels->pairs, 1);
  return text;
}

static const char *
guess_user_language (void)
{
  const char *const *names = g_get_language_names_with_category ("LC_MESSAGES");

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strncmp (names[i], "zh", 2) != 0)
        continue;
      return strstr (names[i], "TW") != NULL || strstr (names[i], "HK") != NULL ||
                 strstr (names[i], "MO") != NULL || strstr (names[i], "Hant") != NULL
               ? "zh-Hant"
               : "zh-Hans";
    }
  return "en";
}

/**
 * cf_labels_get_user_language:
 *
 * Returns: the language in which texts of the codebook are shown: `en`, `zh-Hans` or `zh-Hant`
 */
const char *
cf_labels_get_user_language (void)
{
  if (user_language == NULL)
    user_language = guess_user_language ();
  return user_language;
}

/**
 * cf_labels_set_user_language:
 * @language: (nullable): a static string, or %NULL to ask the locale again
 */
void
cf_labels_set_user_language (const char *language)
{
  user_language = language;
}

/**
 * cf_labels_get:
 * @labels: labels
 *
 * Returns: (nullable): the text for the user
 */
const char *
cf_labels_get (const CfLabels *labels)
{
  return cf_labels_get_for (labels, cf_labels_get_user_language ());
}

/**
 * cf_labels_matches:
 * @labels: labels
 * @text: what was typed
 *
 * Returns: whether it begins the text of any language, case, width and script folded
 */
gboolean
cf_labels_matches (const CfLabels *labels, const char *text)
{
  g_autofree char *wanted = cf_fold_string (text);

  for (guint i = 1; i < labels->pairs->len; i += 2)
    {
      g_autofree char *folded = cf_fold_string (g_ptr_array_index (labels->pairs, i));

      if (g_str_has_prefix (folded, wanted))
        return TRUE;
    }
  return FALSE;
}

/**
 * cf_labels_list_texts:
 * @labels: labels
 *
 * Returns: (transfer container) (element-type utf8): the texts in all languages, as in the file
 */
GPtrArray *
cf_labels_list_texts (const CfLabels *labels)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 1; i < labels->pairs->len; i += 2)
    g_ptr_array_add (texts, g_ptr_array_index (labels->pairs, i));
  return texts;
}
