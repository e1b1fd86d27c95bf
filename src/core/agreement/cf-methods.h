/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of agreement in words. */

#pragma once

#include "cf-agreement.h"

G_BEGIN_DECLS

/**
 * CfMethods:
 * @request: what was asked
 * @material: of what
 * @version: of the program
 * @revision: (nullable): of the codebook; %NULL for a table
 * @rounds: (nullable) (element-type utf8): the rounds whose sealed layers were read
 * @n_live: articles whose layers were read as they are now
 * @coding_language: (nullable): of articles in two languages, the one that counts; %NULL where there is none
 * @map: (nullable): the file by which codes were collapsed
 * @n_unfinished: layers that are in progress, and so do not count
 *
 * Where figures come from.
 */
typedef struct
{
  const CfAgreementRequest *request;
  const CfMaterial *material;
  const char *version;
  const char *revision;
  GPtrArray *rounds;
  guint n_live;
  const char *coding_language;
  const char *map;
  guint n_unfinished;
} CfMethods;

char *cf_methods_describe_rules (const CfMethods *methods);
char *cf_methods_describe (const CfMethods *methods, GPtrArray *figures);
char *cf_methods_format_number (double number);

G_END_DECLS
