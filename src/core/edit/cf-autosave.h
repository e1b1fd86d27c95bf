/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps open documents and their files in step. */

#pragma once

#include "cf-document.h"

G_BEGIN_DECLS

#define CF_TYPE_AUTOSAVE (cf_autosave_get_type ())
G_DECLARE_FINAL_TYPE (CfAutosave, cf_autosave, CF, AUTOSAVE, GObject)

/**
 * CfSaveState:
 * @CF_SAVE_NONE: there is nothing to save, and no file
 * @CF_SAVE_SAVED: all is on the disk
 * @CF_SAVE_PENDING: there are changes, in the journal, or a save is running
 * @CF_SAVE_FAILED: the last save failed; it is tried again
 * @CF_SAVE_READ_ONLY: the layer cannot be changed
 */
typedef enum
{
  CF_SAVE_NONE,
  CF_SAVE_SAVED,
  CF_SAVE_PENDING,
  CF_SAVE_FAILED,
  CF_SAVE_READ_ONLY,
} CfSaveState;

CfAutosave *cf_autosave_new (void);
void cf_autosave_watch (CfAutosave *self, CfDocument *document);
void cf_autosave_refresh (CfAutosave *self, CfDocument *document);
void cf_autosave_save_now (CfAutosave *self, CfDocument *document);
void cf_autosave_follow_places (CfAutosave *self);
gboolean cf_autosave_flush (CfAutosave *self, GError **error);
gboolean cf_autosave_let_go (CfAutosave *self, GError **error);
CfSaveState cf_autosave_get_state (CfAutosave *self, CfDocument *document);
gint64 cf_autosave_get_saved_time (CfAutosave *self, CfDocument *document);
void cf_autosave_restore (CfAutosave *self, CfDocument *document);
gboolean cf_autosave_is_damaged (CfAutosave *self, CfDocument *document);
const char *cf_autosave_get_error (CfAutosave *self, CfDocument *document);

G_END_DECLS
