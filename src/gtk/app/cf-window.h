/* SPDX-License-Identifier: GPL-3.0-or-later
 * The window: arranges the panes. */

#pragma once

#include "cf-article-pane.h"
#include "cf-inspector-pane.h"
#include "cf-library-pane.h"
#include "cf-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CF_TYPE_WINDOW (cf_window_get_type ())
G_DECLARE_FINAL_TYPE (CfWindow, cf_window, CF, WINDOW, AdwApplicationWindow)

CfWindow *cf_window_new (GtkApplication *application, GSettings *settings);
CfSession *cf_window_get_session (CfWindow *self);
GSettings *cf_window_get_settings (CfWindow *self);
CfArticlePane *cf_window_get_article_pane (CfWindow *self);
CfLibraryPane *cf_window_get_library_pane (CfWindow *self);
CfInspectorPane *cf_window_get_inspector_pane (CfWindow *self);
const char *cf_window_get_folder (CfWindow *self);

void cf_window_restore (CfWindow *self);
void cf_window_open_path (CfWindow *self, const char *path);
void cf_window_open_article (CfWindow *self, const char *path);
void cf_window_reopen_article (CfWindow *self);
void cf_window_say_restored (CfWindow *self, const char *kept_as);
void cf_window_open_form (CfWindow *self, CfAnnotation *annotation, const char *attribute);
void cf_window_show_view (CfWindow *self, const char *name);
void cf_window_focus_article (CfWindow *self);
void cf_window_show_thread (CfWindow *self);
void cf_window_close_thread (CfWindow *self);
void cf_window_enter_details (CfWindow *self, const char *path);
void cf_window_go_back (CfWindow *self);
void cf_window_open_annotation (CfWindow *self, const char *path, const char *id);
void cf_window_say (CfWindow *self, const char *text, gboolean undoable);
void cf_window_choose_next_reading (CfWindow *self);
void cf_window_toggle_library (CfWindow *self);
void cf_window_reveal_library (CfWindow *self);
void cf_window_toggle_inspector (CfWindow *self);
void cf_window_reveal_inspector (CfWindow *self);
void cf_window_library_loaded (CfWindow *self);

/* cf-window-actions.c */

/* What an action needs to be of use. */
typedef enum
{
  CF_WHEN_ALWAYS = 0,
  CF_WHEN_PROJECT = 1 << 0,
  CF_WHEN_DOCUMENT = 1 << 1,
  CF_WHEN_WRITABLE = 1 << 2,
  CF_WHEN_CHOSEN = 1 << 3,
  CF_WHEN_SELECTION = 1 << 4,
  CF_WHEN_UNDO = 1 << 5,
  CF_WHEN_REDO = 1 << 6,
  /* It means the article, which is brought into view. */
  CF_WHEN_SHOWN = 1 << 7,
  CF_WHEN_BILINGUAL = 1 << 8,
} CfWhen;

/**
 * CfWindowAction:
 * @name: without `win.`
 * @label: what it does, for people
 * @accelerators: (nullable): its keys, with spaces between them
 * @parameter: (nullable): the type of its parameter
 * @when: what it needs
 * @run: does it
 *
 * A row of a table of actions: accelerators, the shortcuts window and sensitivity come from it.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *accelerators;
  const char *parameter;
  CfWhen when;
  void (*run) (CfWindow *window, GVariant *parameter);
} CfWindowAction;

const CfWindowAction *cf_window_actions_get (guint i);
void cf_window_actions_add (CfWindow *self);
void cf_window_actions_update (CfWindow *self);

G_END_DECLS
