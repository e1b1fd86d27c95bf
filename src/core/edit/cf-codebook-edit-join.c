/* SPDX-License-Identifier: GPL-3.0-or-later
 * Another codebook, such as a template, joined to the one that is edited: one step that can be undone. */

#include "config.h"

#include "cf-codebook-edit.h"
#include "cf-codebook-join.h"
#include "cf-codebook-json.h"
#include "cf-error.h"

#include <glib/gi18n.h>

static void
put_entries (CfCodebookEditor *editor, CfCodebookCopy *joined, const char *place)
{
  g_autoptr (GPtrArray) entries = cf_codebook_copy_list (joined, place);

  for (guint i = 0; i < entries->len; i++)
    {
      const CfEntry *entry = g_ptr_array_index (entries, i);
      JsonObject *now = cf_codebook_editor_get_entry (editor, place, entry->id);

      if (now == NULL || !cf_entry_says (entry, now))
        cf_codebook_editor_put (editor, place, entry->id, entry->object);
    }
}

/**
 * cf_codebook_edit_join:
 * @editor: an editor
 * @other: another codebook
 * @suffix: what is put behind ids of it that are taken
 * @renamed: (nullable) (element-type utf8): gets what was renamed, `ID → ID`
 *
 * See cf_codebook_copy_join() for what becomes of ids and keys that meet.
 *
 * Returns: whether anything is there now that was not
 */
gboolean
cf_codebook_edit_join (CfCodebookEditor *editor,
                       CfCodebookCopy *other,
                       const char *suffix,
                       GPtrArray *renamed)
{
  g_autoptr (CfCodebookCopy) joined = cf_codebook_editor_make_copy (editor);
  g_autoptr (GPtrArray) places = cf_codebook_copy_list_places (other);
  g_autofree char *label = g_strdup_printf (_ ("Join “%s”"), suffix);

  cf_codebook_copy_join (joined, other, suffix, renamed);
  cf_codebook_editor_begin (editor, label, NULL);
  for (guint i = 0; i < places->len; i++)
    put_entries (editor, joined, g_ptr_array_index (places, i));
  return cf_codebook_editor_end (editor);
}

/**
 * cf_codebook_edit_join_template:
 * @editor: an editor
 * @name: the name of a built-in codebook
 * @renamed: (nullable) (element-type utf8): gets what was renamed, `ID → ID`
 * @error: why not
 *
 * Returns: whether it is joined; all of it may have been there already
 */
gboolean
cf_codebook_edit_join_template (CfCodebookEditor *editor,
                                const char *name,
                                GPtrArray *renamed,
                                GError **error)
{
  g_autoptr (GBytes) bytes = cf_codebook_get_template (name);
  g_autoptr (CfCodebookCopy) other = NULL;

  if (bytes == NULL)
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("“%s” is no template"), name);
      return FALSE;
    }
  other = cf_codebook_copy_parse (bytes, name, error);
  if (other == NULL)
    return FALSE;
  cf_codebook_edit_join (editor, other, name, renamed);
  return TRUE;
}
