/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said where there is no map. */

#pragma once

#include "cf-argument-query.h"
#include "cf-session.h"

G_BEGIN_DECLS

/**
 * CfArgumentNotice:
 * @title: for people
 * @description: what can be done about it
 * @button: (nullable): does that
 * @action: (nullable): the action of the window or the view that the button calls
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

const CfArgumentNotice *cf_argument_notice_find (CfSession *session, CfArgumentScope scope);
const CfArgumentNotice *cf_argument_notice_get_of_nothing (CfArgumentScope scope,
                                                           gboolean is_filtered);

G_END_DECLS
