/* SPDX-License-Identifier: GPL-3.0-or-later
 * The articles of the project, as whoever has read them tells: panes meet only in the session, and one of them has read
 * all articles, with their outlets, when another asks for them. */

#include "config.h"

#include "cf-listing.h"

struct _CfListing
{
  GObject parent_instance;

  CfListArticles list;
  gpointer owner; /* takes itself away before it goes */
};

G_DEFINE_FINAL_TYPE (CfListing, cf_listing, G_TYPE_OBJECT)

static void
cf_listing_class_init (CfListingClass *klass)
{
}

static void
cf_listing_init (CfListing *self)
{
}

CfListing *
cf_listing_new (void)
{
  return g_object_new (CF_TYPE_LISTING, NULL);
}

/**
 * cf_listing_set_source:
 * @self: a listing
 * @list: (nullable): tells which articles there are; %NULL when nobody knows any more
 * @owner: for @list
 */
void
cf_listing_set_source (CfListing *self, CfListArticles list, gpointer owner)
{
  self->list = list;
  self->owner = owner;
}

/**
 * cf_listing_list:
 * @self: a listing
 * @shown: only those that the user has before them, as they are filtered
 *
 * Returns: (transfer full) (element-type CfEntryInfo): articles; none where nobody has read any
 */
GPtrArray *
cf_listing_list (CfListing *self, gboolean shown)
{
  return self->list != NULL ? self->list (self->owner, shown) : g_ptr_array_new ();
}
