/* SPDX-License-Identifier: GPL-3.0-or-later
 * A project in a folder of the test's own. */

#include "config.h"

#include "cf-test-project.h"

#include "cf-test.h"

#include <glib/gstdio.h>

void
cf_test_project_init (CfTestProject *self)
{
  self->folder = cf_test_make_folder ();
  self->project = cf_project_new (self->folder, NULL);
}

void
cf_test_project_clear (CfTestProject *self)
{
  g_clear_object (&self->project);
  cf_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

/**
 * cf_test_project_add:
 * @self: a project
 * @name: a path in it
 * @content: what is to stand there
 *
 * Returns: (transfer full): the full path
 */
char *
cf_test_project_add (CfTestProject *self, const char *name, const char *content)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  cf_test_write (path, content, -1);
  return path;
}

CfDocument *
cf_test_project_open (CfTestProject *self, const char *path, const char *annotator)
{
  g_autoptr (GError) error = NULL;
  CfDocument *document = cf_document_open (self->project, path, annotator, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* What is sealed in a round: @name is an article, a stop, and its coder. */
void
cf_test_project_seal (CfTestProject *self, const char *round, const char *name)
{
  g_autofree char *path = g_strdup_printf (".counterframe/sealed/%s/%s.anno.json", round, name);

  g_free (cf_test_project_add (self, path, "{}"));
}
