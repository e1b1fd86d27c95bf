/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of a codebook the annotations of a project use. */

#pragma once

#include "cf-codebook-copy.h"
#include "cf-layer.h"
#include "cf-project.h"

G_BEGIN_DECLS

/**
 * CfUsage:
 *
 * How many annotations and relations of a project have each code, relation type and value. Only read once it
 * is made: by any thread.
 */
typedef struct _CfUsage CfUsage;

/**
 * CfLayerVisit:
 * @path: a sidecar
 * @layer: what it shows
 * @user_data: what was given with the callback
 *
 * Returns: whether to go on
 */
typedef gboolean (*CfLayerVisit) (const char *path, CfLayer *layer, gpointer user_data);

void cf_project_visit_layers (CfProject *project,
                              const char *annotator,
                              CfLayerVisit visit,
                              gpointer user_data,
                              GCancellable *cancellable);

CfUsage *cf_usage_load (CfProject *project,
                        CfProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable);
void cf_usage_free (CfUsage *usage);
guint cf_usage_count_code (CfUsage *usage, CfCodebook *codebook, const char *code);
guint cf_usage_count_written (CfUsage *usage, const char *code);
guint cf_usage_count_relations (CfUsage *usage, const char *type);
guint cf_usage_count_values (CfUsage *usage, const char *attribute, const char *value);
guint cf_usage_count_seen (CfUsage *usage, const char *attribute, const char *value);
GPtrArray *cf_usage_list_values (CfUsage *usage, const char *attribute);

/* cf-recoding.c */

typedef enum
{
  CF_RECODING_REDEFINED, /* its code is defined otherwise now */
  CF_RECODING_REPLACED,  /* its code has a successor */
  CF_RECODING_RETIRED,   /* its code is not in use any more, and has none */
  CF_RECODING_UNKNOWN,   /* its code was defined otherwise once, and nobody knows whether then */
} CfRecodingReason;

/**
 * CfRecoding:
 * @path: the sidecar
 * @annotator: whose it is
 * @annotation: the annotation
 * @reason: why somebody ought to look at it
 */
typedef struct
{
  char *path;
  char *annotator;
  CfAnnotation *annotation;
  CfRecodingReason reason;
} CfRecoding;

GPtrArray *cf_recoding_list (CfProject *project,
                             CfCodebookCopy *copy,
                             const char *annotator,
                             GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CfUsage, cf_usage_free)

G_END_DECLS
