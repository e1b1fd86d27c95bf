/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: formats. */

#include "config.h"

#include "cf-command.h"
#include "cf-format.h"

#include <glib/gi18n.h>

static void
print_json (const CfFormat *format)
{
  CfJsonWriter *writer = cf_print_begin ();

  cf_json_writer_string_member (writer, "id", format->id);
  cf_json_writer_string_member (writer, "name", _ (format->label));
  cf_json_writer_name (writer, "extensions");
  cf_json_writer_begin_array (writer);
  cf_json_writer_string (writer, format->extension);
  cf_json_writer_end_array (writer);
  cf_json_writer_boolean_member (writer, "read", FALSE);
  cf_json_writer_boolean_member (writer, "write", format->export != NULL);
  cf_json_writer_name (writer, "loses");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; format->loses[i] != NULL; i++)
    cf_json_writer_string (writer, _ (format->loses[i]));
  cf_json_writer_end_array (writer);
  cf_print_end (writer);
}

static CfExit
run (CfCall *call)
{
  guint n_formats;
  const CfFormat *formats = cf_format_get_all (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autofree char *loses = g_strjoinv (", ", (char **) formats[i].loses);

      if (call->json)
        print_json (&formats[i]);
      else
        cf_print ("%s\t%s\t%s\t%s\n", formats[i].id, _ (formats[i].label), formats[i].extension,
                  loses);
    }
  return CF_EXIT_DONE;
}

const CfCommand cf_command_formats = {
  "formats", "", N_ ("List the exchange formats and what each cannot carry"), 0, 0, NULL, run
};
