/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said where there is no map. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why there is none. */
typedef enum
{
  CF_NO_MAP_PROJECT,
  CF_NO_MAP_ARTICLE,
  CF_NO_MAP_SELECTION,
  CF_NO_MAP_CHOICE,
  CF_NO_MAP_MARKED,
  CF_NO_MAP_PROJECT_MARKED,
  CF_NO_MAP_LEFT,
  CF_NO_MAP_STOPPED
} CfNoMap;

/**
 * CfArgumentNotice:
 * @title: for people
 * @description: what can be done about it
 * @button: (nullable): does that
 * @action: (nullable): what the button does: an action of the window; or `clear` the filter, or `resume` reading
 *
 * A row of the table of reasons.
 */
typedef struct
{
  const char *title;
  const char *description;
  const char *button;
  const char *action;
} CfArgumentNotice;

const CfArgumentNotice *cf_argument_notice_get (CfNoMap reason);

G_END_DECLS
