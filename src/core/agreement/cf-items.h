/* SPDX-License-Identifier: GPL-3.0-or-later
 * What coders marked, as items with a value of each coder. */

#pragma once

#include "cf-matching.h"

G_BEGIN_DECLS

/**
 * CfItemKind:
 * @CF_ITEMS_UNITS: units that two coders marked in one place; the value is the code
 * @CF_ITEMS_ATTRIBUTE: units of one code that are matched; the value is that of an attribute
 * @CF_ITEMS_SENTENCES: sentences; the value is the set of codes that touch it, or whether one does
 * @CF_ITEMS_ARTICLES: articles; the value is the set of codes in it, or whether one is, or an attribute of it
 *
 * What items are made of.
 */
typedef enum
{
  CF_ITEMS_UNITS,
  CF_ITEMS_ATTRIBUTE,
  CF_ITEMS_SENTENCES,
  CF_ITEMS_ARTICLES,
} CfItemKind;

CfMaterial *cf_items_new (
  const CfMaterial *material, CfItemKind kind, const char *attribute, CfMatch match, guint code);

G_END_DECLS
