/* SPDX-License-Identifier: GPL-3.0-or-later
 * The settings of the window. */

#include "config.h"

#include "cf-settings.h"

#include "cf-dirs.h"

/**
 * cf_settings_new:
 *
 * Finds the schema where it is installed, else in the build folder, so that the program runs
 * uninstalled.
 *
 * Returns: (transfer full): the settings
 */
GSettings *
cf_settings_new (void)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) built = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GError) error = NULL;

  if (installed != NULL && !cf_dirs_is_uninstalled ())
    schema = g_settings_schema_source_lookup (installed, CF_APP_ID, TRUE);
  if (schema == NULL)
    {
      built = g_settings_schema_source_new_from_directory (CF_BUILD_ROOT "/data", installed, TRUE,
                                                           &error);
      if (built != NULL)
        schema = g_settings_schema_source_lookup (built, CF_APP_ID, TRUE);
    }
  if (schema == NULL)
    g_error ("The settings schema is not installed%s%s", error != NULL ? ": " : "",
             error != NULL ? error->message : "");
  return g_settings_new_full (schema, NULL, NULL);
}
