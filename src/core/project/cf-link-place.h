/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the other end of a link is. */

#pragma once

#include "cf-link-table.h"

G_BEGIN_DECLS

/**
 * CfLinkPlaceStatus:
 * @CF_LINK_PLACE_FOUND: the annotation is there
 * @CF_LINK_PLACE_DELETED: its article is there, it is not
 * @CF_LINK_PLACE_ABSENT: its article is not in the project
 */
typedef enum
{
  CF_LINK_PLACE_FOUND,
  CF_LINK_PLACE_DELETED,
  CF_LINK_PLACE_ABSENT
} CfLinkPlaceStatus;

/**
 * CfLinkPlace:
 * @status: whether it was found
 * @path: (nullable): the article; of an absent one where it was to be
 * @annotator: (nullable): the short name of whose annotation it is
 * @code: (nullable): its code
 * @quote: (nullable): its words
 * @title: (nullable): of the article
 * @outlet: (nullable): of the article
 * @published: (nullable): when, RFC 3339
 *
 * An end of a link, with what people want to know of it.
 */
typedef struct
{
  CfLinkPlaceStatus status;
  char *path;
  char *annotator;
  char *code;
  char *quote;
  char *title;
  char *outlet;
  char *published;
} CfLinkPlace;

CfLinkPlace *cf_link_place_find (CfProject *project,
                                 const char *id,
                                 const char *path,
                                 const char *article_id,
                                 GCancellable *cancellable);
void cf_link_place_free (CfLinkPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfLinkPlace, cf_link_place_free)

G_END_DECLS
