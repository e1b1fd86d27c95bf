/* SPDX-License-Identifier: GPL-3.0-or-later
 * Versions that a merge has left are settled for one of them; taken back, they wait again, whatever has reached the disk
 * meanwhile. Nothing of what any of them says is lost before somebody settles. */

#include "config.h"

#include "cf-edit.h"
#include "cf-test-project.h"
#include "cf-test.h"

#define NOTE "Seen by one computer"

/* What two computers do to one annotation apart. */
typedef enum
{
  WRITE_NOTE,
  RECODE,
  DOUBT,
  TAKE_AWAY,
} Deed;

typedef struct
{
  const char *name;
  Deed deeds[2];
  gboolean saves; /* after each step */
} Case;

static const Case cases[] = {
  { "changed", { WRITE_NOTE, RECODE }, FALSE },
  { "changed-saved", { WRITE_NOTE, RECODE }, TRUE },
  { "deleted", { DOUBT, TAKE_AWAY }, FALSE },
  { "deleted-saved", { DOUBT, TAKE_AWAY }, TRUE },
  { "deleted-here-saved", { TAKE_AWAY, WRITE_NOTE }, TRUE },
};

typedef struct
{
  CfTestProject project;
  char *article;
  char *id;
  CfHistory *history;
  CfDocument *document;
} Desk;

static void
save (CfDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_document_save (document, &error));
  g_assert_no_error (error);
}

static void
act (Desk *desk, CfDocument *document, Deed deed)
{
  CfRecord *record = cf_layer_get_record (cf_document_get_layer (document), desk->id);
  CfCodebook *codebook = cf_project_get_codebook (desk->project.project);
  g_autoptr (CfRecord) changed = cf_edit_begin (document, record);

  if (deed == TAKE_AWAY)
    {
      cf_edit_delete (desk->history, document, record, "");
      return;
    }
  if (deed == WRITE_NOTE)
    cf_record_set_note (changed, NOTE);
  else if (deed == DOUBT)
    cf_record_set_doubt (changed, TRUE);
  else
    cf_edit_recode (document, CF_ANNOTATION (changed), cf_codebook_get_code (codebook, "rebuttal"));
  g_assert_true (cf_edit_commit (desk->history, document, changed, "", NULL));
}

static gboolean
was_done (CfRecord *record, Deed deed)
{
  switch (deed)
    {
    case WRITE_NOTE:
      return g_strcmp0 (cf_record_get_note (record), NOTE) == 0;
    case RECODE:
      return g_strcmp0 (cf_record_get_code (record), "rebuttal") == 0;
    case DOUBT:
      return cf_record_get_doubt (record);
    case TAKE_AWAY:
    default:
      return CF_IS_TOMBSTONE (record);
    }
}

/* Two computers open one file, change it apart, and both save. */
static void
desk_init (Desk *desk, const Case *row)
{
  CfSpan span = { 0, 4 };
  g_autoptr (CfDocument) other = NULL;
  CfCodebook *codebook;

  cf_test_project_init (&desk->project);
  desk->history = cf_history_new ();
  desk->article = cf_test_project_add (&desk->project, "a.txt", "Port strike\n");
  desk->document = cf_test_project_open (&desk->project, desk->article, "lin");
  codebook = cf_project_get_codebook (desk->project.project);
  desk->id = g_strdup (cf_record_get_id (CF_RECORD (cf_edit_annotate (
    desk->history, desk->document, cf_codebook_get_code (codebook, "claim"), &span, 1))));
  save (desk->document);
  other = cf_test_project_open (&desk->project, desk->article, "lin");
  act (desk, other, row->deeds[0]);
  save (other);
  act (desk, desk->document, row->deeds[1]);
  save (desk->document);
}

static void
desk_clear (Desk *desk)
{
  g_clear_object (&desk->document);
  g_clear_object (&desk->history);
  g_free (desk->article);
  g_free (desk->id);
  cf_test_project_clear (&desk->project);
}

static GPtrArray *
list_versions (CfDocument *document)
{
  g_autoptr (GPtrArray) groups = cf_sidecar_store_list_unsettled (cf_document_get_store (document),
                                                                  cf_document_get_layer (document));

  g_assert_cmpuint (groups->len, <=, 1);
  return groups->len > 0 ? g_ptr_array_ref (g_ptr_array_index (groups, 0)) : NULL;
}

/* Both deeds, each in one version and not in the other. */
static void
assert_unsettled (CfDocument *document, const Case *row)
{
  g_autoptr (GPtrArray) versions = list_versions (document);

  g_assert_nonnull (versions);
  g_assert_cmpuint (versions->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const CfVersion *one = g_ptr_array_index (versions, 0),
                      *two = g_ptr_array_index (versions, 1);

      g_assert_true (was_done (one->record, row->deeds[i]) !=
                     was_done (two->record, row->deeds[i]));
    }
}

static void
assert_settled (CfDocument *document, Desk *desk, Deed deed)
{
  g_autoptr (GPtrArray) versions = list_versions (document);

  g_assert_null (versions);
  g_assert_true (was_done (cf_layer_get_record (cf_document_get_layer (document), desk->id), deed));
}

/* What somebody finds who opens it now; only what has been saved is there. */
static CfDocument *
look_again (Desk *desk, const Case *row)
{
  if (!row->saves)
    return g_object_ref (desk->document);
  save (desk->document);
  return cf_test_project_open (&desk->project, desk->article, "lin");
}

/* Settles for the version in which that was done. */
static void
settle (Desk *desk, Deed deed)
{
  g_autoptr (GPtrArray) versions = list_versions (desk->document);
  CfRecord *shown = cf_layer_get_record (cf_document_get_layer (desk->document), desk->id);
  CfStep *step = cf_step_new ("");

  for (guint i = 0; i < versions->len; i++)
    {
      const CfVersion *version = g_ptr_array_index (versions, i);

      if (was_done (version->record, deed))
        cf_step_add_settlement (step, desk->document, desk->id, shown, version->record);
    }
  g_assert_cmpuint (step->changes->len, ==, 1);
  cf_history_do (desk->history, step, NULL);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;

  for (guint i = 0; i < 2; i++)
    {
      Desk desk;
      g_autoptr (CfDocument) settled = NULL, undone = NULL, redone = NULL, again = NULL;

      desk_init (&desk, row);
      assert_unsettled (desk.document, row);
      settle (&desk, row->deeds[i]);
      settled = look_again (&desk, row);
      assert_settled (settled, &desk, row->deeds[i]);
      g_assert_nonnull (cf_history_undo (desk.history));
      undone = look_again (&desk, row);
      assert_unsettled (undone, row);
      g_assert_nonnull (cf_history_redo (desk.history));
      redone = look_again (&desk, row);
      assert_settled (redone, &desk, row->deeds[i]);
      g_assert_nonnull (cf_history_undo (desk.history));
      again = look_again (&desk, row);
      assert_unsettled (again, row);
      desk_clear (&desk);
    }
}

/* A copy that knows of nothing comes back: what was settled stays so. */
static void
test_old_copy (void)
{
  const Case *row = &cases[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (CfDocument) other = NULL;
  g_autofree char *sidecar = NULL;
  g_autoptr (GBytes) before = NULL;
  Desk desk;

  desk_init (&desk, row);
  sidecar = g_strdup (cf_sidecar_store_get_path (cf_document_get_store (desk.document)));
  before = cf_test_read (sidecar);
  settle (&desk, RECODE);
  save (desk.document);
  cf_test_write (sidecar, g_bytes_get_data (before, NULL), (gssize) g_bytes_get_size (before));
  {
    g_autoptr (CfOutcome) outcome =
                 cf_sidecar_store_refresh (cf_document_get_store (desk.document), NULL, &error);

    g_assert_no_error (error);
    cf_sidecar_store_adopt (cf_document_get_store (desk.document),
                            cf_document_get_layer (desk.document), outcome);
  }
  save (desk.document);
  other = cf_test_project_open (&desk.project, desk.article, "lin");
  assert_settled (other, &desk, RECODE);
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/settle/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/settle/old-copy", test_old_copy);
  return g_test_run ();
}
