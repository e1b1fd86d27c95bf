/* SPDX-License-Identifier: GPL-3.0-or-later
 * A round of coding: who codes which articles, and what they may see meanwhile. */

#include "config.h"

#include "cf-round.h"

#include "cf-hash.h"
#include "cf-strings.h"

static const char *const kind_names[CF_N_ROUND_KINDS] = {
  [CF_ROUND_TRAINING] = "training", [CF_ROUND_RELIABILITY] = "reliability",
  [CF_ROUND_MAIN] = "main",         [CF_ROUND_RECODE] = "recode",
  [CF_ROUND_CLASSIFY] = "classify",
};

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, NULL);
}

/**
 * cf_round_new:
 * @id: its id
 *
 * Returns: (transfer full): a round of nobody and nothing yet, which is not blind
 */
CfRound *
cf_round_new (const char *id)
{
  CfRound *round = g_new0 (CfRound, 1);

  round->id = g_strdup (id);
  round->label = cf_labels_new ();
  round->kind = CF_ROUND_MAIN;
  round->coders = g_new0 (char *, 1);
  round->names = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, g_free);
  round->articles = new_set ();
  round->by_name =
    g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return round;
}

void
cf_round_free (CfRound *round)
{
  g_free (round->id);
  cf_labels_free (round->label);
  g_strfreev (round->coders);
  g_hash_table_unref (round->names);
  g_free (round->revision);
  g_hash_table_unref (round->by_name);
  g_hash_table_unref (round->articles);
  g_clear_pointer (&round->work, g_hash_table_unref);
  g_free (round);
}

/**
 * cf_round_name_article:
 * @path: a path from the project's top, as somebody has written it or a file system has it
 *
 * Returns: (transfer full): how it is called in rounds: without empty parts and `.`, and composed (NFC), since some file
 *   systems give names back decomposed
 */
char *
cf_round_name_article (const char *path)
{
  g_autofree char *composed = g_utf8_normalize (path, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *full =
    g_canonicalize_filename (composed != NULL ? composed : path, G_DIR_SEPARATOR_S);

  return g_strdup (full + 1);
}

static void
add_name (CfRound *round, char *article)
{
  g_autofree char *name = g_path_get_basename (article);
  GPtrArray *named = g_hash_table_lookup (round->by_name, name);

  if (named == NULL)
    {
      named = g_ptr_array_new ();
      g_hash_table_insert (round->by_name, g_steal_pointer (&name), named);
    }
  g_ptr_array_add (named, article);
}

/**
 * cf_round_add_article:
 * @round: a round
 * @article: a path from the project's top
 */
void
cf_round_add_article (CfRound *round, const char *article)
{
  char *name = cf_round_name_article (article);

  if (g_hash_table_contains (round->articles, name))
    {
      g_free (name);
      return;
    }
  g_hash_table_add (round->articles, name);
  add_name (round, name);
}

/**
 * cf_round_assign:
 * @round: a round
 * @coder: one of its coders
 * @article: one of its articles
 *
 * From the first call on a coder codes what is assigned, and nothing else.
 */
void
cf_round_assign (CfRound *round, const char *coder, const char *article)
{
  GHashTable *set;

  if (round->work == NULL)
    round->work = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free,
                                         (GDestroyNotify) g_hash_table_unref);
  set = g_hash_table_lookup (round->work, coder);
  if (set == NULL)
    {
      set = new_set ();
      g_hash_table_insert (round->work, g_strdup (coder), set);
    }
  g_hash_table_add (set, cf_round_name_article (article));
}

/**
 * cf_round_add_name:
 * @round: a round
 * @name: a short name
 * @coder: one of its coders, who is called so too
 */
void
cf_round_add_name (CfRound *round, const char *name, const char *coder)
{
  g_hash_table_insert (round->names, g_strdup (name), g_strdup (coder));
}

/**
 * cf_round_find_coder:
 * @round: a round
 * @name: (nullable): a short name of an annotator
 *
 * Not all file systems tell capital letters from small ones, nor does everybody who writes names into a round.
 *
 * Returns: (transfer none) (nullable): how that coder is called in the round, by which work and seals go; %NULL for none
 *   of its coders
 */
const char *
cf_round_find_coder (const CfRound *round, const char *name)
{
  const char *coder;

  if (name == NULL || g_strv_contains ((const char *const *) round->coders, name))
    return name;
  coder = g_hash_table_lookup (round->names, name);
  for (guint i = 0; coder == NULL && round->coders[i] != NULL; i++)
    if (g_ascii_strcasecmp (round->coders[i], name) == 0)
      coder = round->coders[i];
  return coder;
}

gboolean
cf_round_has_coder (const CfRound *round, const char *name)
{
  return cf_round_find_coder (round, name) != NULL;
}

gboolean
cf_round_has_article (const CfRound *round, const char *article)
{
  g_autofree char *name = cf_round_name_article (article);

  return g_hash_table_contains (round->articles, name);
}

/**
 * cf_round_list_named:
 * @round: a round
 * @article: a path
 *
 * Returns: (transfer none) (nullable) (element-type filename): its articles whose file has that name, wherever
 */
GPtrArray *
cf_round_list_named (const CfRound *round, const char *article)
{
  g_autofree char *path = cf_round_name_article (article);
  g_autofree char *name = g_path_get_basename (path);

  return g_hash_table_lookup (round->by_name, name);
}

/* What a coder is to code, and perhaps more; NULL for nothing. */
static GHashTable *
find_work (const CfRound *round, const char *coder)
{
  const char *own = cf_round_find_coder (round, coder);

  if (own == NULL || round->work == NULL)
    return own != NULL ? round->articles : NULL;
  return g_hash_table_lookup (round->work, own);
}

/**
 * cf_round_assigns:
 * @round: a round
 * @coder: the name of an annotator
 * @article: a path from the project's top
 *
 * Returns: whether @coder is to code @article in it
 */
gboolean
cf_round_assigns (const CfRound *round, const char *coder, const char *article)
{
  g_autofree char *name = cf_round_name_article (article);
  GHashTable *set = find_work (round, coder);

  return set != NULL && g_hash_table_contains (set, name) &&
         g_hash_table_contains (round->articles, name);
}

/**
 * cf_round_list_work:
 * @round: a round
 * @coder: the name of an annotator
 *
 * Returns: (transfer container) (element-type filename): the articles that @coder is to code in it, in the order of
 *   paths
 */
GPtrArray *
cf_round_list_work (const CfRound *round, const char *coder)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTable *set = find_work (round, coder);
  GHashTableIter iter;
  gpointer article;

  if (set == NULL)
    return list;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    if (g_hash_table_contains (round->articles, article))
      g_ptr_array_add (list, article);
  g_ptr_array_sort (list, cf_strings_compare);
  return list;
}

/**
 * cf_round_kind_parse:
 * @name: (nullable): what stands in a codebook
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one
 */
gboolean
cf_round_kind_parse (const char *name, CfRoundKind *kind)
{
  for (guint i = 0; name != NULL && i < CF_N_ROUND_KINDS; i++)
    if (g_str_equal (kind_names[i], name))
      {
        *kind = (CfRoundKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * cf_round_kind_get_name:
 * @kind: a kind
 *
 * Returns: (transfer none): what stands for it in a codebook
 */
const char *
cf_round_kind_get_name (CfRoundKind kind)
{
  return kind_names[kind];
}
