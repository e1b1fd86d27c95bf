/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds what somebody begins to type.
 *
 * Every name is folded when it is added (case, width, Traditional to Simplified); its pinyin is made when
 * something is first looked for in Latin letters. A list of some ten thousand names is walked through at
 * each key: that takes less than a frame. */

#include "config.h"

#include "cf-typeahead.h"

#include "cf-fold.h"
#include "cf-pinyin.h"

#include <string.h>

/* How well a name fits, the best first. */
typedef enum
{
  FIT_WHOLE,    /* it is what was typed */
  FIT_START,    /* it begins so */
  FIT_PINYIN,   /* its pinyin begins so, or its initials do */
  FIT_WORD,     /* a later word begins so */
  FIT_ANYWHERE, /* it stands somewhere in it */
  FIT_NONE
} Fit;

typedef struct
{
  guint item;
  char *folded;
  char *syllables; /* run together; NULL until Latin letters are looked for */
  char *initials;
} Name;

typedef struct
{
  guint item;
  Fit fit;
  guint order;
} Hit;

struct _CfTypeahead
{
  GArray *names; /* of Name */
  CfPinyin *pinyin;
};

static void
clear_name (gpointer data)
{
  Name *name = data;

  g_free (name->folded);
  g_free (name->syllables);
  g_free (name->initials);
}

CfTypeahead *
cf_typeahead_new (void)
{
  CfTypeahead *typeahead = g_new0 (CfTypeahead, 1);

  typeahead->names = g_array_new (FALSE, TRUE, sizeof (Name));
  g_array_set_clear_func (typeahead->names, clear_name);
  typeahead->pinyin = cf_pinyin_new ();
  return typeahead;
}

void
cf_typeahead_free (CfTypeahead *typeahead)
{
  g_array_unref (typeahead->names);
  cf_pinyin_free (typeahead->pinyin);
  g_free (typeahead);
}

/**
 * cf_typeahead_add:
 * @typeahead: a list
 * @item: what is named, a number of the caller's
 * @name: one of its names; it may have several, each added by itself
 */
void
cf_typeahead_add (CfTypeahead *typeahead, guint item, const char *name)
{
  Name added = { item, cf_fold_string (name), NULL, NULL };

  g_array_append_val (typeahead->names, added);
}

static void
ensure_pinyin (CfTypeahead *typeahead, Name *name)
{
  g_auto (GStrv) syllables = NULL;
  GString *initials;

  if (name->syllables != NULL)
    return;
  syllables = cf_pinyin_get_syllables (typeahead->pinyin, name->folded);
  initials = g_string_new (NULL);
  for (char **syllable = syllables; *syllable != NULL; syllable++)
    g_string_append_unichar (initials, g_utf8_get_char (*syllable));
  name->syllables = g_strjoinv ("", syllables);
  name->initials = g_string_free (initials, FALSE);
}

/* Whether a word begins at @at, which is somewhere in @text. */
static gboolean
begins_word (const char *text, const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

static Fit
fit_inside (const char *folded, const char *query)
{
  Fit fit = FIT_NONE;

  for (const char *at = strstr (folded, query); at != NULL; at = strstr (at + 1, query))
    {
      if (begins_word (folded, at))
        return FIT_WORD;
      fit = FIT_ANYWHERE;
    }
  return fit;
}

static Fit
fit_name (CfTypeahead *typeahead, Name *name, const char *query, const char *letters)
{
  if (g_str_has_prefix (name->folded, query))
    return strlen (name->folded) == strlen (query) ? FIT_WHOLE : FIT_START;
  if (letters != NULL)
    {
      ensure_pinyin (typeahead, name);
      if (g_str_has_prefix (name->syllables, letters) || g_str_has_prefix (name->initials, letters))
        return FIT_PINYIN;
    }
  return fit_inside (name->folded, query);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *x = a, *y = b;

  if (x->fit != y->fit)
    return x->fit < y->fit ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

/* What is typed without its spaces and apostrophes, if it is in Latin letters, else NULL. */
static char *
get_letters (const char *query)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = query; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (letters, *p);
    else if (*p != ' ' && *p != '\'')
      return g_string_free (letters, TRUE);
  return g_string_free (letters, letters->len == 0);
}

/**
 * cf_typeahead_find:
 * @typeahead: a list
 * @query: what has been typed; nothing finds everything
 * @max: how many at most
 * @n_likely: (out) (optional): how many of them begin so; the others only have it somewhere
 *
 * Returns: (transfer full) (element-type guint): the items that it may mean, those that fit best first, then
 *   as they were added
 */
GArray *
cf_typeahead_find (CfTypeahead *typeahead, const char *query, guint max, guint *n_likely)
{
  g_autofree char *folded = cf_fold_string (query);
  g_autofree char *letters = get_letters (folded);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  g_strstrip (folded);
  if (n_likely != NULL)
    *n_likely = 0;
  for (guint i = 0; i < typeahead->names->len; i++)
    {
      Name *name = &g_array_index (typeahead->names, Name, i);
      Hit hit = { name->item, fit_name (typeahead, name, folded, letters), i };

      if (hit.fit != FIT_NONE)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len && found->len < max; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (!g_hash_table_add (seen, GUINT_TO_POINTER (hit->item)))
        continue;
      g_array_append_val (found, hit->item);
      if (n_likely != NULL && hit->fit <= FIT_PINYIN)
        *n_likely = found->len;
    }
  return found;
}
