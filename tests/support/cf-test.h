/* SPDX-License-Identifier: GPL-3.0-or-later
 * What every test uses. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* 2026-11-21T21:40:00Z: the time at which the clock of every test stands. */
#define CF_TEST_NOW G_GINT64_CONSTANT (1795297200)

void cf_test_init (int *argc, char ***argv);
char *cf_test_data (const char *first, ...) G_GNUC_NULL_TERMINATED;
GBytes *cf_test_read (const char *path);
void cf_test_write (const char *path, const void *data, gssize length);
char *cf_test_describe (const void *data, gsize length);

/* cf-test-diff.c */
char *cf_test_diff (const char *expected, const char *got, const char *name);
void cf_test_assert_same_text (const char *expected, const char *got, const char *name);

/* cf-test-case.c */

/**
 * CfTestRun:
 * @path: a case's file
 * @bytes: its content
 *
 * Returns: (transfer full): the result, or the error, as text
 */
typedef char *(*CfTestRun) (const char *path, GBytes *bytes);

guint cf_test_add_cases (const char *test_path, const char *folder, CfTestRun run);

/* cf-test-folder.c */
char *cf_test_make_folder (void);
void cf_test_remove_folder (const char *folder);
GPtrArray *cf_test_list_folder (const char *folder);
char *cf_test_list_folder_text (const char *folder);

/**
 * cf_test_free_folder:
 * @folder: a folder of cf_test_make_folder()
 *
 * For `g_autoptr`-like use with CF_TEST_FOLDER.
 */
static inline void
cf_test_free_folder (char **folder)
{
  if (*folder != NULL)
    cf_test_remove_folder (*folder);
  g_free (*folder);
}

#define CF_TEST_FOLDER __attribute__ ((cleanup (cf_test_free_folder))) char *

G_END_DECLS
