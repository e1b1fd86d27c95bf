/* SPDX-License-Identifier: GPL-3.0-or-later
 * Codes, attributes and relation types.
 *
 * A CfCodebook is filled by whoever reads it and then only read: by any thread. Entries stand in the
 * order of the file. */

#include "config.h"

#include "cf-codebook.h"

#include "cf-hash.h"

typedef enum
{
  CODE,
  ATTRIBUTE,
  RELATION_TYPE,
  LIST_ENTRY,
  ROUND,
  N_KINDS
} Kind;

static const GDestroyNotify free_entry[N_KINDS] = {
  [CODE] = (GDestroyNotify) cf_code_free,
  [ATTRIBUTE] = (GDestroyNotify) cf_attribute_free,
  [RELATION_TYPE] = (GDestroyNotify) cf_relation_type_free,
  [LIST_ENTRY] = (GDestroyNotify) cf_list_entry_free,
  [ROUND] = (GDestroyNotify) cf_round_free,
};

struct _CfCodebook
{
  GObject parent_instance;

  char *id;
  char *title;
  char *revision;
  char *coding_language;
  gboolean layers_apart;
  gboolean is_unread;
  GPtrArray *codes;           /* of CfCode */
  GPtrArray *attributes;      /* of CfAttribute */
  GPtrArray *relation_types;  /* of CfRelationType */
  GPtrArray *rounds;          /* of CfRound */
  GPtrArray *renamed;         /* of CfRenamed */
  GHashTable *lists;          /* id -> GPtrArray of CfListEntry */
  GHashTable *found[N_KINDS]; /* id -> that entry; of lists: id of the list, a line feed, id */
};

G_DEFINE_FINAL_TYPE (CfCodebook, cf_codebook, G_TYPE_OBJECT)

static void
cf_codebook_finalize (GObject *object)
{
  CfCodebook *self = CF_CODEBOOK (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->revision);
  g_free (self->coding_language);
  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->relation_types);
  g_ptr_array_unref (self->rounds);
  g_ptr_array_unref (self->renamed);
  g_hash_table_unref (self->lists);
  for (guint i = 0; i < N_KINDS; i++)
    g_hash_table_unref (self->found[i]);
  G_OBJECT_CLASS (cf_codebook_parent_class)->finalize (object);
}

static void
cf_codebook_class_init (CfCodebookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_codebook_finalize;
}

static void
cf_codebook_init (CfCodebook *self)
{
  self->codes = g_ptr_array_new_with_free_func (free_entry[CODE]);
  self->attributes = g_ptr_array_new_with_free_func (free_entry[ATTRIBUTE]);
  self->relation_types = g_ptr_array_new_with_free_func (free_entry[RELATION_TYPE]);
  self->rounds = g_ptr_array_new_with_free_func (free_entry[ROUND]);
  self->renamed = g_ptr_array_new_with_free_func ((GDestroyNotify) cf_renamed_free);
  self->lists =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < N_KINDS; i++)
    self->found[i] = g_hash_table_new_full (cf_hash_string, g_str_equal, g_free, NULL);
}

/**
 * cf_codebook_new:
 * @id: an absolute IRI
 * @title: what it is called
 *
 * Returns: (transfer full): an empty codebook
 */
CfCodebook *
cf_codebook_new (const char *id, const char *title)
{
  CfCodebook *self = g_object_new (CF_TYPE_CODEBOOK, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  return self;
}

const char *
cf_codebook_get_id (CfCodebook *self)
{
  return self->id;
}

const char *
cf_codebook_get_title (CfCodebook *self)
{
  return self->title;
}

/**
 * cf_codebook_set_coding_language:
 * @self: a codebook that is being read
 * @language: (nullable): a BCP 47 tag
 */
void
cf_codebook_set_coding_language (CfCodebook *self, const char *language)
{
  g_free (self->coding_language);
  self->coding_language = g_strdup (language);
}

/**
 * cf_codebook_get_coding_language:
 * @self: a codebook
 *
 * Returns: (nullable): the language whose side of an article in two languages counts; %NULL where the project has
 *   set none. Which side that is, cf_article_get_coding_language() says
 */
const char *
cf_codebook_get_coding_language (CfCodebook *self)
{
  return self->coding_language;
}

void
cf_codebook_set_layers_apart (CfCodebook *self, gboolean apart)
{
  self->layers_apart = apart;
}

/**
 * cf_codebook_keeps_layers_apart:
 * @self: a codebook
 *
 * Returns: whether layers are written in a folder for each coder, and not beside the articles
 */
gboolean
cf_codebook_keeps_layers_apart (CfCodebook *self)
{
  return self->layers_apart;
}

void
cf_codebook_set_unread (CfCodebook *self, gboolean is_unread)
{
  self->is_unread = is_unread;
}

/**
 * cf_codebook_is_unread:
 * @self: a codebook
 *
 * Returns: whether it stands for one that cannot be read, so that nobody knows which rounds there are
 */
gboolean
cf_codebook_is_unread (CfCodebook *self)
{
  return self->is_unread;
}

/**
 * cf_codebook_get_revision:
 * @self: a codebook
 *
 * Returns: the digest of its entries, 16 hex digits
 */
const char *
cf_codebook_get_revision (CfCodebook *self)
{
  return self->revision;
}

void
cf_codebook_set_revision (CfCodebook *self, const char *revision)
{
  g_free (self->revision);
  self->revision = g_strdup (revision);
}

/* Adds @entry if it is the first of that key, by which it is found from now on; else it is freed. */
static gboolean
take (CfCodebook *self, GPtrArray *entries, Kind kind, const char *key, gpointer entry)
{
  if (g_hash_table_contains (self->found[kind], key))
    {
      free_entry[kind](entry);
      return FALSE;
    }
  g_ptr_array_add (entries, entry);
  return g_hash_table_insert (self->found[kind], g_strdup (key), entry);
}

static gpointer
find (CfCodebook *self, Kind kind, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->found[kind], id) : NULL;
}

/**
 * cf_codebook_take_code:
 * @self: a codebook that is being filled
 * @code: (transfer full): an entry
 *
 * Returns: whether it was added: not if one of its id is there
 */
gboolean
cf_codebook_take_code (CfCodebook *self, CfCode *code)
{
  return take (self, self->codes, CODE, code->id, code);
}

gboolean
cf_codebook_take_attribute (CfCodebook *self, CfAttribute *attribute)
{
  return take (self, self->attributes, ATTRIBUTE, attribute->id, attribute);
}

gboolean
cf_codebook_take_relation_type (CfCodebook *self, CfRelationType *type)
{
  return take (self, self->relation_types, RELATION_TYPE, type->id, type);
}

/**
 * cf_codebook_get_code:
 * @self: a codebook
 * @id: an id
 *
 * Returns: (transfer none) (nullable): that code, retired ones too
 */
const CfCode *
cf_codebook_get_code (CfCodebook *self, const char *id)
{
  return find (self, CODE, id);
}

/**
 * cf_codebook_follow_code:
 * @self: a codebook
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the code that took its place, or itself
 */
const CfCode *
cf_codebook_follow_code (CfCodebook *self, const char *id)
{
  const CfCode *code = cf_codebook_get_code (self, id);

  /* A circle of successors in a damaged codebook ends somewhere. */
  for (guint i = 0; code != NULL && code->replaced_by != NULL && i < self->codes->len; i++)
    {
      const CfCode *next = cf_codebook_get_code (self, code->replaced_by);

      if (next == NULL)
        break;
      code = next;
    }
  return code;
}

/**
 * cf_codebook_follow_id:
 * @self: a codebook
 * @id: (nullable): the id of a code, of a relation type, or of none that is known
 *
 * Returns: (transfer none) (nullable): the id of the code that took its place; @id itself where there is
 *   none
 */
const char *
cf_codebook_follow_id (CfCodebook *self, const char *id)
{
  const CfCode *code = cf_codebook_follow_code (self, id);

  return code != NULL ? code->id : id;
}

/**
 * cf_codebook_get_code_for_key:
 * @self: a codebook
 * @key: a key, such as `1`
 *
 * Returns: (transfer none) (nullable): the code for spans that it tags with
 */
const CfCode *
cf_codebook_get_code_for_key (CfCodebook *self, const char *key)
{
  for (guint i = 0; i < self->codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (self->codes, i);

      if (!code->retired && code->scope == CF_SCOPE_SPAN && g_strcmp0 (code->key, key) == 0)
        return code;
    }
  return NULL;
}

/**
 * cf_codebook_get_codes:
 * @self: a codebook
 *
 * Returns: (transfer none) (element-type CfCode): all codes, in order
 */
GPtrArray *
cf_codebook_get_codes (CfCodebook *self)
{
  return self->codes;
}

const CfAttribute *
cf_codebook_get_attribute (CfCodebook *self, const char *id)
{
  return find (self, ATTRIBUTE, id);
}

GPtrArray *
cf_codebook_get_attributes (CfCodebook *self)
{
  return self->attributes;
}

/**
 * cf_codebook_list_attributes_on:
 * @self: a codebook
 * @code: (nullable): the id of a code, or of a relation type
 *
 * Returns: (transfer full) (element-type CfAttribute): the attributes that it, or its successor, has, in order; they
 *   belong to the codebook
 */
GPtrArray *
cf_codebook_list_attributes_on (CfCodebook *self, const char *code)
{
  GPtrArray *found = g_ptr_array_new ();
  const CfRelationType *type = cf_codebook_get_relation_type (self, code);

  if (type == NULL)
    code = cf_codebook_follow_id (self, code);
  for (guint i = 0; code != NULL && i < self->attributes->len; i++)
    {
      CfAttribute *attribute = g_ptr_array_index (self->attributes, i);

      if (g_strv_contains ((const char *const *) attribute->on, code) ||
          (type != NULL && g_strv_contains ((const char *const *) type->attributes, attribute->id)))
        g_ptr_array_add (found, attribute);
    }
  return found;
}

const CfRelationType *
cf_codebook_get_relation_type (CfCodebook *self, const char *id)
{
  return find (self, RELATION_TYPE, id);
}

GPtrArray *
cf_codebook_get_relation_types (CfCodebook *self)
{
  return self->relation_types;
}

/**
 * cf_codebook_take_round:
 * @self: a codebook that is being filled
 * @round: (transfer full): an entry
 *
 * Returns: whether it is taken; not if there is one of that id
 */
gboolean
cf_codebook_take_round (CfCodebook *self, CfRound *round)
{
  return take (self, self->rounds, ROUND, round->id, round);
}

/**
 * cf_codebook_get_rounds:
 * @self: a codebook
 *
 * Returns: (transfer none) (element-type CfRound): its rounds, in the order of the file
 */
GPtrArray *
cf_codebook_get_rounds (CfCodebook *self)
{
  return self->rounds;
}

/**
 * cf_codebook_get_round:
 * @self: a codebook
 * @id: (nullable): of a round
 *
 * Returns: (transfer none) (nullable): it, if there is one
 */
const CfRound *
cf_codebook_get_round (CfCodebook *self, const char *id)
{
  return find (self, ROUND, id);
}

/**
 * cf_codebook_take_renamed:
 * @self: a codebook that is being filled
 * @renamed: (transfer full): that an annotator has another short name
 */
void
cf_codebook_take_renamed (CfCodebook *self, CfRenamed *renamed)
{
  g_ptr_array_add (self->renamed, renamed);
}

/**
 * cf_codebook_get_renamed:
 * @self: a codebook
 *
 * Returns: (transfer none) (element-type CfRenamed): who of the project has another short name now
 */
GPtrArray *
cf_codebook_get_renamed (CfCodebook *self)
{
  return self->renamed;
}

/**
 * cf_codebook_take_list_entry:
 * @self: a codebook that is being filled
 * @list: the id of a vocabulary
 * @entry: (transfer full): an entry of it
 *
 * Returns: whether it was added: not if one of its id is there
 */
gboolean
cf_codebook_take_list_entry (CfCodebook *self, const char *list, CfListEntry *entry)
{
  GPtrArray *entries = g_hash_table_lookup (self->lists, list);
  g_autofree char *key = g_strdup_printf ("%s\n%s", list, entry->id);

  if (entries == NULL)
    {
      entries = g_ptr_array_new_with_free_func (free_entry[LIST_ENTRY]);
      g_hash_table_insert (self->lists, g_strdup (list), entries);
    }
  return take (self, entries, LIST_ENTRY, key, entry);
}

/**
 * cf_codebook_get_list:
 * @self: a codebook
 * @list: the id of a vocabulary
 *
 * Returns: (transfer none) (nullable) (element-type CfListEntry): its entries
 */
GPtrArray *
cf_codebook_get_list (CfCodebook *self, const char *list)
{
  return g_hash_table_lookup (self->lists, list);
}

/**
 * cf_codebook_list_lists:
 * @self: a codebook
 *
 * Returns: (transfer container) (element-type utf8): the ids of its vocabularies that have entries, sorted
 */
GPtrArray *
cf_codebook_list_lists (CfCodebook *self)
{
  return cf_hash_list_keys (self->lists);
}
