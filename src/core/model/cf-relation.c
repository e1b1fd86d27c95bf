/* SPDX-License-Identifier: GPL-3.0-or-later
 * A typed, directed link between two annotations, in one article or across two.
 *
 * Its type is the record's code. The end that speaks (the rebuttal, the claim that is attributed) is
 * `from`, in whose article's sidecar the relation stands; the one spoken of is `to`. Of the latter
 * the article's id says where it is; the file is a hint only. */

#include "config.h"

#include "cf-relation.h"

struct _CfRelation
{
  CfRecord parent_instance;

  char *from;
  char *to;
  char *to_article;
  char *to_file;
};

G_DEFINE_FINAL_TYPE (CfRelation, cf_relation, CF_TYPE_RECORD)

static void
cf_relation_finalize (GObject *object)
{
  CfRelation *self = CF_RELATION (object);

  g_free (self->from);
  g_free (self->to);
  g_free (self->to_article);
  g_free (self->to_file);
  G_OBJECT_CLASS (cf_relation_parent_class)->finalize (object);
}

static void
cf_relation_copy_into (CfRecord *record, CfRecord *copy)
{
  CfRelation *self = CF_RELATION (record);

  cf_relation_set_from (CF_RELATION (copy), self->from);
  cf_relation_set_to (CF_RELATION (copy), self->to, self->to_article, self->to_file);
}

static gboolean
cf_relation_content_equal (CfRecord *a, CfRecord *b)
{
  CfRelation *x = CF_RELATION (a), *y = CF_RELATION (b);

  return g_strcmp0 (x->from, y->from) == 0 && g_strcmp0 (x->to, y->to) == 0 &&
         g_strcmp0 (x->to_article, y->to_article) == 0 && g_strcmp0 (x->to_file, y->to_file) == 0;
}

static void
cf_relation_class_init (CfRelationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_relation_finalize;
  CF_RECORD_CLASS (klass)->copy_into = cf_relation_copy_into;
  CF_RECORD_CLASS (klass)->content_equal = cf_relation_content_equal;
}

static void
cf_relation_init (CfRelation *self)
{
}

CfRelation *
cf_relation_new (void)
{
  return g_object_new (CF_TYPE_RELATION, NULL);
}

const char *
cf_relation_get_from (CfRelation *self)
{
  return self->from;
}

const char *
cf_relation_get_to (CfRelation *self)
{
  return self->to;
}

/**
 * cf_relation_get_to_article:
 * @self: a relation
 *
 * Returns: (nullable): the id of the article in which `to` stands
 */
const char *
cf_relation_get_to_article (CfRelation *self)
{
  return self->to_article;
}

/**
 * cf_relation_get_to_file:
 * @self: a relation
 *
 * Returns: (nullable): that article's path from the project's top: a hint
 */
const char *
cf_relation_get_to_file (CfRelation *self)
{
  return self->to_file;
}

void
cf_relation_set_from (CfRelation *self, const char *id)
{
  g_return_if_fail (!cf_record_is_sealed (CF_RECORD (self)));
  g_free (self->from);
  self->from = g_strdup (id);
}

void
cf_relation_set_to (CfRelation *self, const char *id, const char *article, const char *file)
{
  g_return_if_fail (!cf_record_is_sealed (CF_RECORD (self)));
  g_free (self->to);
  g_free (self->to_article);
  g_free (self->to_file);
  self->to = g_strdup (id);
  self->to_article = g_strdup (article);
  self->to_file = g_strdup (file);
}
