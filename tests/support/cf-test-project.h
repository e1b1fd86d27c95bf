/* SPDX-License-Identifier: GPL-3.0-or-later
 * A project in a folder of the test's own. */

#pragma once

#include "cf-document.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  CfProject *project;
} CfTestProject;

void cf_test_project_init (CfTestProject *self);
void cf_test_project_clear (CfTestProject *self);
char *cf_test_project_add (CfTestProject *self, const char *name, const char *content);
void cf_test_project_seal (CfTestProject *self, const char *round, const char *name);
CfDocument *cf_test_project_open (CfTestProject *self, const char *path, const char *annotator);

G_END_DECLS
