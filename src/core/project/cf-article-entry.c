/* SPDX-License-Identifier: GPL-3.0-or-later
 * An article in the library: what a row is bound to, and told when it has changed. There is one for those
 * articles only that somebody has looked at.
 *
 * #CfArticleEntry::changed tells that it knows something else. */

#include "config.h"

#include "cf-article-entry.h"

struct _CfArticleEntry
{
  GObject parent_instance;

  CfEntryInfo *info;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfArticleEntry, cf_article_entry, G_TYPE_OBJECT)

static void
cf_article_entry_finalize (GObject *object)
{
  CfArticleEntry *self = CF_ARTICLE_ENTRY (object);

  cf_entry_info_unref (self->info);
  G_OBJECT_CLASS (cf_article_entry_parent_class)->finalize (object);
}

static void
cf_article_entry_class_init (CfArticleEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cf_article_entry_finalize;

  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_ARTICLE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_article_entry_init (CfArticleEntry *self)
{
}

CfArticleEntry *
cf_article_entry_new (CfEntryInfo *info)
{
  CfArticleEntry *self = g_object_new (CF_TYPE_ARTICLE_ENTRY, NULL);

  self->info = cf_entry_info_ref (info);
  return self;
}

/**
 * cf_article_entry_get_info:
 * @self: an entry
 *
 * Returns: (transfer none): what is known of it
 */
CfEntryInfo *
cf_article_entry_get_info (CfArticleEntry *self)
{
  return self->info;
}

void
cf_article_entry_set_info (CfArticleEntry *self, CfEntryInfo *info)
{
  if (self->info == info)
    return;
  cf_entry_info_unref (self->info);
  self->info = cf_entry_info_ref (info);
  g_signal_emit (self, signals[CHANGED], 0);
}
