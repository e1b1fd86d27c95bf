/* SPDX-License-Identifier: GPL-3.0-or-later
 * A claim, or a proposition, with all that was said to it. */

#pragma once

#include "cf-argument-graph.h"

G_BEGIN_DECLS

/**
 * CfThreadRole:
 * @CF_THREAD_SUBJECT: what the thread is about: the claim, or what takes a stand on the proposition
 * @CF_THREAD_SAME: says the same again, or is its translation
 * @CF_THREAD_SUPPORTS: supports something in the thread
 * @CF_THREAD_REBUTS: rebuts something in the thread
 * @CF_THREAD_SOURCE: something in the thread is attributed to it, or relayed by it
 */
typedef enum
{
  CF_THREAD_SUBJECT,
  CF_THREAD_SAME,
  CF_THREAD_SUPPORTS,
  CF_THREAD_REBUTS,
  CF_THREAD_SOURCE,
  CF_N_THREAD_ROLES
} CfThreadRole;

#define CF_THREAD_NO_EDGE G_MAXUINT

/**
 * CfThreadItem:
 * @node: the index of a node
 * @role: how it came into the thread
 * @edge: the index of the edge by which it came, or %CF_THREAD_NO_EDGE
 */
typedef struct
{
  guint node;
  CfThreadRole role;
  guint edge;
} CfThreadItem;

const char *cf_thread_role_get_name (CfThreadRole role);
GArray *cf_thread_list_for_node (const CfArgumentGraph *graph, guint node);
GArray *cf_thread_list_for_proposition (const CfArgumentGraph *graph, const char *key);
GArray *cf_thread_list_around (const CfArgumentGraph *graph, guint node);
CfArgumentGraph *cf_thread_select (const CfArgumentGraph *graph, GArray *items);
GArray *cf_thread_list_unanswered (const CfArgumentGraph *graph);

G_END_DECLS
