/* SPDX-License-Identifier: GPL-3.0-or-later
 * counterframe: the window. */

#include "config.h"

#include "cf-application.h"
#include "cf-dirs.h"

#include <glib/gi18n.h>

#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (CfApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, cf_dirs_get_locale ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Counterframe");

  application = cf_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
