/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saves a codebook by itself while it is edited, and takes over what others write. */

#pragma once

#include "cf-codebook-editor.h"

G_BEGIN_DECLS

typedef enum
{
  CF_CODEBOOK_SAVED,   /* what is seen stands in the file */
  CF_CODEBOOK_WAITING, /* it will be saved in a moment, or is being saved */
  CF_CODEBOOK_FAILED,  /* it could not be saved, and is tried again at the next change */
} CfCodebookState;

#define CF_TYPE_CODEBOOK_SAVER (cf_codebook_saver_get_type ())
G_DECLARE_FINAL_TYPE (CfCodebookSaver, cf_codebook_saver, CF, CODEBOOK_SAVER, GObject)

CfCodebookSaver *cf_codebook_saver_new (CfCodebookEditor *editor, const char *folder);
CfCodebookState cf_codebook_saver_get_state (CfCodebookSaver *self);
const char *cf_codebook_saver_get_error (CfCodebookSaver *self);
void cf_codebook_saver_save (CfCodebookSaver *self);
gboolean cf_codebook_saver_flush (CfCodebookSaver *self, GError **error);
void cf_codebook_saver_refresh (CfCodebookSaver *self);

G_END_DECLS
