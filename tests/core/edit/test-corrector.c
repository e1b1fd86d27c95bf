/* SPDX-License-Identifier: GPL-3.0-or-later
 * Corrections of metadata from a session to articles.csv and back. */

#include "config.h"

#include "cf-session.h"
#include "cf-test-project.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#include <string.h>

typedef struct
{
  CfTestProject project;
  CfSession *session;
  char *table;
  GString *messages;
  guint n_changed;
} Desk;

static void
on_message (Desk *desk, const char *text)
{
  g_string_append_printf (desk->messages, "%s\n", text);
}

static void
on_changed (Desk *desk)
{
  desk->n_changed++;
}

static void
desk_init (Desk *desk)
{
  CfCorrector *corrector;

  memset (desk, 0, sizeof *desk);
  cf_test_project_init (&desk->project);
  desk->session = cf_session_new ();
  desk->table = g_build_filename (desk->project.folder, CF_ARTICLE_TABLE_FILE, NULL);
  desk->messages = g_string_new (NULL);
  corrector = cf_session_get_corrector (desk->session);
  cf_session_set_annotator (desk->session, "lin");
  cf_session_set_project (desk->session, desk->project.project);
  g_signal_connect_swapped (corrector, "message", G_CALLBACK (on_message), desk);
  g_signal_connect_swapped (corrector, "changed", G_CALLBACK (on_changed), desk);
}

static void
desk_clear (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_autosave_flush (cf_session_get_autosave (desk->session), &error));
  g_clear_object (&desk->session);
  cf_test_project_clear (&desk->project);
  g_string_free (desk->messages, TRUE);
  g_free (desk->table);
}

static CfDocument *
show (Desk *desk, const char *name)
{
  g_autofree char *path = cf_test_project_add (&desk->project, name, "Strike over\nIt was said.\n");
  g_autoptr (CfDocument) document = cf_test_project_open (&desk->project, path, "lin");

  cf_session_show (desk->session, document);
  return document;
}

static void
flush (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_corrector_flush (cf_session_get_corrector (desk->session), &error));
  g_assert_no_error (error);
}

static void
correct (Desk *desk, CfField field, const char *value)
{
  CfDocument *document = cf_session_get_document (desk->session);
  g_autoptr (CfCorrection) correction = cf_correction_copy (cf_document_get_correction (document));

  g_free (correction->values[field]);
  correction->values[field] = g_strdup (value);
  cf_session_correct (desk->session, correction);
}

static void
assert_table (Desk *desk, const char *expected)
{
  g_autofree char *text = NULL;

  g_file_get_contents (desk->table, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);
}

#define HEADER "file,title,outlet,published,url,languages\r\n"

/* Done, undone from another article, done again: on the disk each time. */
static void
test_undo (void)
{
  Desk desk;
  CfDocument *first;

  desk_init (&desk);
  first = show (&desk, "a.txt");
  correct (&desk, CF_FIELD_OUTLET, "Herald");
  flush (&desk);
  assert_table (&desk, HEADER "a.txt,,Herald,,,\r\n");
  show (&desk, "sub/b.txt");
  correct (&desk, CF_FIELD_TITLE, "Other");
  flush (&desk);
  assert_table (&desk, HEADER "a.txt,,Herald,,,\r\nsub/b.txt,Other,,,,\r\n");
  cf_session_undo (desk.session);
  cf_session_undo (desk.session);
  flush (&desk);
  assert_table (&desk, HEADER "a.txt,,,,,\r\nsub/b.txt,,,,,\r\n");
  g_assert_true (cf_session_get_document (desk.session) == first);
  g_assert_null (cf_article_get_outlet (cf_document_get_article (first)));
  cf_session_redo (desk.session);
  flush (&desk);
  assert_table (&desk, HEADER "a.txt,,Herald,,,\r\nsub/b.txt,,,,,\r\n");
  g_assert_cmpstr (cf_article_get_outlet (cf_document_get_article (first)), ==, "Herald");
  g_assert_cmpstr (desk.messages->str, ==, "");
  desk_clear (&desk);
}

static void
wait_changed (Desk *desk)
{
  guint before = desk->n_changed;

  while (desk->n_changed == before)
    g_main_context_iteration (NULL, TRUE);
}

/* What a colleague or a spreadsheet writes appears; a document that is opened later says it too. */
static void
test_disk (void)
{
  Desk desk;
  CfDocument *document;

  desk_init (&desk);
  document = show (&desk, "a.txt");
  cf_test_write (desk.table, "file;outlet\na.txt;Courier\n", -1);
  cf_corrector_refresh (cf_session_get_corrector (desk.session), desk.project.folder);
  wait_changed (&desk);
  g_assert_cmpstr (cf_article_get_outlet (cf_document_get_article (document)), ==, "Courier");
  assert_table (&desk, "file;outlet\na.txt;Courier\n");
  correct (&desk, CF_FIELD_OUTLET, "Herald");
  flush (&desk);
  assert_table (&desk, "file;outlet\na.txt;Herald\n");
  /* Back to what it was, which is not nothing. */
  cf_session_undo (desk.session);
  flush (&desk);
  assert_table (&desk, "file;outlet\na.txt;Courier\n");
  desk_clear (&desk);
}

/* Somebody else corrects the same article before we write: theirs stays where both did. */
static void
test_meanwhile (void)
{
  Desk desk;
  CfDocument *document;
  CfArticle *article;

  desk_init (&desk);
  document = show (&desk, "a.txt");
  cf_test_write (desk.table, "file,title,outlet,who\na.txt,Theirs,,mara\n", -1);
  correct (&desk, CF_FIELD_TITLE, "Mine");
  correct (&desk, CF_FIELD_OUTLET, "Herald");
  flush (&desk);
  assert_table (&desk, "file,title,outlet,who\na.txt,Theirs,Herald,mara\n");
  article = cf_document_get_article (document);
  g_assert_cmpstr (cf_article_get_title (article), ==, "Theirs");
  g_assert_cmpstr (cf_article_get_outlet (article), ==, "Herald");
  g_assert_nonnull (strstr (desk.messages->str, "Theirs"));
  desk_clear (&desk);
}

/* What cannot be written stays, is said once, and is written when it can be. */
static void
test_fails (void)
{
  Desk desk;
  CfDocument *document;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  document = show (&desk, "a.txt");
  cf_test_write (desk.table, "file,title\na.txt,\"not closed\n", -1);
  correct (&desk, CF_FIELD_OUTLET, "Herald");
  while (desk.messages->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (desk.messages->str, "articles.csv:2:7"));
  g_assert_cmpstr (cf_article_get_outlet (cf_document_get_article (document)), ==, "Herald");
  g_assert_false (cf_corrector_flush (cf_session_get_corrector (desk.session), &error));
  g_assert_nonnull (error);
  assert_table (&desk, "file,title\na.txt,\"not closed\n");
  cf_test_write (desk.table, "file,title\na.txt,\"closed\"\n", -1);
  flush (&desk);
  assert_table (&desk, "file,title,outlet\na.txt,\"closed\",Herald\n");
  g_assert_cmpstr (cf_article_get_title (cf_document_get_article (document)), ==, "closed");
  desk_clear (&desk);
}

/* The article itself, its id and its sidecar know nothing of it; a text read anew keeps it. */
static void
test_article_stays (void)
{
  Desk desk;
  CfDocument *document;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autoptr (CfArticle) source = NULL;

  desk_init (&desk);
  document = show (&desk, "a.txt");
  id = g_strdup (cf_document_get_id (document));
  correct (&desk, CF_FIELD_URL, "https://herald.example/1");
  flush (&desk);
  g_assert_cmpstr (cf_document_get_id (document), ==, id);
  g_assert_true (g_file_get_contents (cf_document_get_path (document), &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Strike over\nIt was said.\n");
  source = g_object_ref (cf_article_get_source (cf_document_get_article (document)));
  g_assert_null (cf_article_get_url (source));
  cf_document_set_article (document, source);
  g_assert_cmpstr (cf_article_get_url (cf_document_get_article (document)), ==,
                   "https://herald.example/1");
  g_assert_cmpstr (cf_document_get_id (document), ==, id);
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/corrector/undo", test_undo);
  g_test_add_func ("/corrector/disk", test_disk);
  g_test_add_func ("/corrector/meanwhile", test_meanwhile);
  g_test_add_func ("/corrector/fails", test_fails);
  g_test_add_func ("/corrector/article-stays", test_article_stays);
  return g_test_run ();
}
