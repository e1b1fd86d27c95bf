/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tool for test-kill.py: changes a layer again and again, and says each change once it is saved.
 *
 * Arguments: the article, the annotator, a number to begin with. Output: `ID NOTE` a line, `-` for the
 * note of what was deleted. */

#include "config.h"

#include "cf-edit.h"

#include <stdio.h>
#include <stdlib.h>

static void
annotate (CfHistory *history, CfDocument *document, const char *note)
{
  CfCodebook *codebook = cf_project_get_codebook (cf_document_get_project (document));
  const CfSpan span = { 3, 9 };
  g_autoptr (CfAnnotation) draft =
               cf_edit_draft (document, cf_codebook_get_code (codebook, "claim"), &span, 1);

  cf_record_set_note (CF_RECORD (draft), note);
  cf_edit_add (history, document, CF_RECORD (draft), "add");
  if (!cf_document_save (document, NULL))
    exit (1);
  printf ("%s %s\n", cf_record_get_id (CF_RECORD (draft)), note);
}

static void
change_first (CfHistory *history, CfDocument *document, const char *note)
{
  CfRecord *first = CF_RECORD (cf_layer_get_nth (cf_document_get_layer (document), 0));
  g_autoptr (CfRecord) changed = cf_edit_begin (document, first);

  cf_record_set_note (changed, note);
  cf_edit_commit (history, document, changed, "change", NULL);
  if (!cf_document_save (document, NULL))
    exit (1);
  printf ("%s %s\n", cf_record_get_id (changed), note);
}

static void
delete_first (CfHistory *history, CfDocument *document)
{
  g_autoptr (CfRecord) first =
               g_object_ref (CF_RECORD (cf_layer_get_nth (cf_document_get_layer (document), 0)));

  cf_edit_delete (history, document, first, "delete");
  if (!cf_document_save (document, NULL))
    exit (1);
  printf ("%s -\n", cf_record_get_id (first));
}

int
main (int argc, char **argv)
{
  g_autoptr (CfProject) project = cf_project_new (argv[1], NULL);
  g_autoptr (CfDocument) document = cf_document_open (project, argv[1], argv[2], NULL, NULL);
  g_autoptr (CfHistory) history = cf_history_new ();

  g_assert_nonnull (project);
  setvbuf (stdout, NULL, _IOLBF, 0);
  for (guint i = 0; document != NULL; i++)
    {
      g_autofree char *note = g_strdup_printf ("%s.%u", argv[3], i);

      if (i % 3 == 0)
        annotate (history, document, note);
      else if (i % 3 == 1)
        change_first (history, document, note);
      else if (cf_layer_get_n_annotations (cf_document_get_layer (document)) > 12)
        delete_first (history, document);
    }
  return 1;
}
