/* SPDX-License-Identifier: GPL-3.0-or-later
 * The store: several writers, faults, crashes, damage. Nothing that was saved is lost. */

#include "config.h"

#include "cf-damage.h"
#include "cf-error.h"
#include "cf-sidecar-name.h"
#include "cf-test-faults.h"
#include "cf-test-layer.h"
#include "cf-test.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  CfSidecarStore *store;
  CfLayer *layer;
} Fixture;

static void
reopen (Fixture *fixture)
{
  g_clear_object (&fixture->layer);
  g_clear_pointer (&fixture->store, cf_sidecar_store_free);
  fixture->store = cf_test_open (fixture->path);
  fixture->layer = cf_test_make_layer (fixture->store);
}

static void
fixture_init (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cf_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "a.txt.lin.anno.json", NULL);
  fixture->store = NULL;
  fixture->layer = NULL;
  reopen (fixture);
}

static void
fixture_clear (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->layer);
  g_clear_pointer (&fixture->store, cf_sidecar_store_free);
  cf_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cf_test_save (fixture->store, fixture->layer, &error));
  g_assert_no_error (error);
}

static void
assert_file (Fixture *fixture, const char *expected)
{
  g_autofree char *shown = cf_test_show_file (fixture->path);

  g_assert_cmpstr (shown, ==, expected);
}

static void
assert_layer (CfLayer *layer, const char *expected)
{
  g_autofree char *shown = cf_test_show_layer (layer);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autofree char *names = NULL;

  g_assert_false (cf_sidecar_store_exists (fixture->store));
  cf_test_put (fixture->layer, "a", "one");
  cf_test_put (fixture->layer, "b", "two");
  save (fixture);
  assert_file (fixture, "a=one b=two");
  first = cf_test_read (fixture->path);
  save (fixture);
  reopen (fixture);
  save (fixture);
  second = cf_test_read (fixture->path);
  g_assert_true (g_bytes_equal (first, second));
  cf_test_put (fixture->layer, "a", "changed");
  cf_test_delete (fixture->layer, "b");
  save (fixture);
  assert_file (fixture, "a=changed b=-");
  names = cf_test_list_folder_text (fixture->folder);
  g_assert_cmpstr (names, ==, "a.txt.lin.anno.json");
}

/* Two windows on one file. */
static void
test_two_writers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfSidecarStore) other = cf_test_open (fixture->path);
  g_autoptr (CfLayer) layer = cf_test_make_layer (other);
  g_autoptr (CfOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  cf_test_put (layer, "b", "two");
  g_assert_true (cf_test_save (other, layer, NULL));
  assert_file (fixture, "a=one b=two");
  assert_layer (layer, "a=one b=two");
  assert_layer (fixture->layer, "a=one");
  outcome = cf_sidecar_store_refresh (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (cf_outcome_changed_by_others (outcome));
  g_assert_false (cf_sidecar_store_adopt (fixture->store, fixture->layer, outcome));
  assert_layer (fixture->layer, "a=one b=two");
  g_assert_null (cf_sidecar_store_refresh (fixture->store, NULL, &error));
  g_assert_no_error (error);
}

/* Both changed one annotation: both versions are kept. Each goes on with its own until somebody
 * settles it. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfSidecarStore) other = NULL;
  g_autoptr (CfLayer) layer = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  other = cf_test_open (fixture->path);
  layer = cf_test_make_layer (other);
  cf_test_put (fixture->layer, "a", "here");
  save (fixture);
  cf_test_put (layer, "a", "there");
  g_assert_true (cf_test_save (other, layer, NULL));
  assert_file (fixture, "a=here a=there");
  reopen (fixture);
  g_assert_cmpuint (cf_sidecar_store_get_n_to_settle (fixture->store), ==, 1);
  /* It stays with the next saves. */
  cf_test_put (fixture->layer, "b", "new");
  save (fixture);
  assert_file (fixture, "a=here a=there b=new");
}

static void
test_edit_against_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfSidecarStore) other = NULL;
  g_autoptr (CfLayer) layer = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  other = cf_test_open (fixture->path);
  layer = cf_test_make_layer (other);
  cf_test_delete (fixture->layer, "a");
  save (fixture);
  cf_test_put (layer, "a", "edited");
  g_assert_true (cf_test_save (other, layer, NULL));
  assert_file (fixture, "a=- a=edited");
  reopen (fixture);
  assert_layer (fixture->layer, "a=edited"); /* a living one is shown before a deletion */
}

/* The layer goes on while a save is on its way: what it has then replaces what was written, and is no
 * second version beside it. */
static void
check_rebase (Fixture *fixture, void (*meanwhile) (CfLayer *), const char *layer, const char *file)
{
  g_autoptr (CfSnapshot) snapshot = NULL;
  g_autoptr (CfOutcome) outcome = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  cf_test_put (fixture->layer, "a", "two");
  cf_test_put (fixture->layer, "new", "made");
  snapshot = cf_snapshot_new (fixture->layer);
  meanwhile (fixture->layer);
  outcome = cf_sidecar_store_save (fixture->store, snapshot, NULL);
  g_assert_nonnull (outcome);
  assert_file (fixture, "a=two new=made");
  g_assert_true (cf_sidecar_store_adopt (fixture->store, fixture->layer, outcome));
  assert_layer (fixture->layer, layer);
  save (fixture);
  assert_file (fixture, file);
  reopen (fixture);
  g_assert_cmpuint (cf_sidecar_store_get_n_to_settle (fixture->store), ==, 0);
  assert_layer (fixture->layer, layer);
}

static void
edit_meanwhile (CfLayer *layer)
{
  cf_test_put (layer, "a", "three");
  cf_test_put (layer, "a", "four");
}

static void
delete_meanwhile (CfLayer *layer)
{
  cf_test_delete (layer, "a");
  cf_layer_remove (layer, "new"); /* undone: it had not reached the disk */
}

static void
test_rebase_edit (Fixture *fixture, gconstpointer data)
{
  check_rebase (fixture, edit_meanwhile, "a=four new=made", "a=four new=made");
}

static void
test_rebase_delete (Fixture *fixture, gconstpointer data)
{
  check_rebase (fixture, delete_meanwhile, "a=- new=-", "a=- new=-");
}

/* Somebody else writes in the middle of a save that the layer has gone on from. */
typedef struct
{
  const char *path;
  CfSidecarStore *store;
  CfLayer *layer;
} Rival;

static void
rival_saves (gpointer data)
{
  Rival *rival = data;

  cf_test_put (rival->layer, "theirs", "x");
  g_assert_true (cf_test_save (rival->store, rival->layer, NULL));
}

static void
test_rival_in_save (Fixture *fixture, gconstpointer data)
{
  Rival rival = { fixture->path, NULL, NULL };
  g_autoptr (CfSnapshot) snapshot = NULL;
  g_autoptr (CfOutcome) outcome = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  rival.store = cf_test_open (fixture->path);
  rival.layer = cf_test_make_layer (rival.store);
  cf_test_put (fixture->layer, "a", "two");
  snapshot = cf_snapshot_new (fixture->layer);
  cf_test_put (fixture->layer, "a", "three");
  cf_test_faults_hook (CF_CALL_RENAMEAT2, 1, 0, rival_saves, &rival);
  outcome = cf_sidecar_store_save (fixture->store, snapshot, NULL);
  cf_test_faults_disarm ();
  g_assert_true (cf_outcome_changed_by_others (outcome));
  g_assert_true (cf_sidecar_store_adopt (fixture->store, fixture->layer, outcome));
  assert_file (fixture, "a=two theirs=x");
  assert_layer (fixture->layer, "a=three theirs=x");
  save (fixture);
  assert_file (fixture, "a=three theirs=x");
  g_object_unref (rival.layer);
  cf_sidecar_store_free (rival.store);
}

/* Each call of a save fails in turn: the file is whole, and the next save writes all. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    CfTestCall call;
    int error;
  } faults[] = { { CF_CALL_WRITE, ENOSPC },     { CF_CALL_FSYNC, EIO },
                 { CF_CALL_RENAMEAT2, EACCES }, { CF_CALL_OPENAT, EMFILE },
                 { CF_CALL_RENAMEAT2, EINVAL }, { CF_CALL_CLOSE, EIO } };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint nth = 1; nth < 12; nth++)
      {
        g_autofree char *before = g_strdup_printf ("a=%u", n);
        g_autofree char *after = g_strdup_printf ("a=%u", n + 1);
        g_autofree char *file = NULL;
        gboolean ok;

        cf_test_put (fixture->layer, "a", before + 2);
        save (fixture);
        cf_test_put (fixture->layer, "a", after + 2);
        cf_test_faults_arm (faults[i].call, nth, faults[i].error);
        ok = cf_test_save (fixture->store, fixture->layer, NULL);
        cf_test_faults_disarm ();
        file = cf_test_show_file (fixture->path);
        g_assert_true (g_str_equal (file, after) || (!ok && g_str_equal (file, before)));
        save (fixture);
        assert_file (fixture, after);
        n++;
      }
  reopen (fixture);
  g_assert_cmpuint (cf_sidecar_store_get_n_to_settle (fixture->store), ==, 0);
}

/* A file with less than it had is united with the last good copy: absence is no deletion. */
static void
test_absence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) older = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  older = cf_test_read (fixture->path);
  cf_test_put (fixture->layer, "b", "two");
  cf_test_put (fixture->layer, "a", "changed");
  save (fixture);
  cf_test_write (fixture->path, g_bytes_get_data (older, NULL), (gssize) g_bytes_get_size (older));
  reopen (fixture);
  g_assert_cmpuint (cf_sidecar_store_get_n_recovered (fixture->store), ==, 2);
  g_assert_true (cf_sidecar_store_needs_save (fixture->store));
  assert_layer (fixture->layer, "a=changed b=two");
  save (fixture);
  assert_file (fixture, "a=changed b=two");
}

/* A file that somebody took away stays away. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  g_unlink (fixture->path);
  reopen (fixture);
  assert_layer (fixture->layer, "");
  g_assert_false (cf_sidecar_store_exists (fixture->store));
}

/* The file is changed to an older one under an open window: what the window has goes back in. */
static void
test_older_while_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) older = NULL;
  g_autoptr (CfOutcome) outcome = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  older = cf_test_read (fixture->path);
  cf_test_put (fixture->layer, "a", "two");
  cf_test_put (fixture->layer, "b", "x");
  save (fixture);
  cf_test_write (fixture->path, g_bytes_get_data (older, NULL), (gssize) g_bytes_get_size (older));
  outcome = cf_sidecar_store_refresh (fixture->store, NULL, NULL);
  g_assert_nonnull (outcome);
  g_assert_true (cf_sidecar_store_adopt (fixture->store, fixture->layer, outcome));
  assert_layer (fixture->layer, "a=two b=x");
  save (fixture);
  assert_file (fixture, "a=two b=x");
}

static void
break_file (Fixture *fixture, const char *content)
{
  cf_test_write (fixture->path, content, -1);
}

/* A damaged file is not overwritten; the newest good copy is shown, and only restoring writes. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept_as = NULL;
  g_autofree char *content = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  break_file (fixture, "{ \"damaged");
  reopen (fixture);
  g_assert_cmpint (cf_sidecar_store_get_status (fixture->store), ==, CF_SIDECAR_DAMAGED);
  g_assert_nonnull (cf_sidecar_store_get_backup_name (fixture->store));
  assert_layer (fixture->layer, "a=one");
  cf_test_put (fixture->layer, "b", "two");
  g_assert_false (cf_test_save (fixture->store, fixture->layer, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "{ \"damaged");

  g_assert_true (cf_sidecar_store_restore (fixture->path, &kept_as, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (kept_as, "a.txt.lin.anno.json.damaged-"));
  g_assert_cmpuint (strlen (strrchr (kept_as, '-')), ==, 9);
  g_assert_true (g_file_get_contents (kept_as, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "{ \"damaged");
  assert_file (fixture, "a=one");
  /* What is not damaged is not replaced by a copy. */
  g_assert_false (cf_sidecar_store_restore (fixture->path, NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_INVALID);
}

static void
test_damaged_kinds (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "", " \n", "[]", "null", "\xff", "<<<<<<< HEAD\n", "{}{}" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      break_file (fixture, kinds[i]);
      reopen (fixture);
      g_assert_cmpint (cf_sidecar_store_get_status (fixture->store), ==, CF_SIDECAR_DAMAGED);
      g_assert_false (cf_test_save (fixture->store, fixture->layer, NULL));
    }
}

static void
test_no_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  break_file (fixture, "{");
  reopen (fixture);
  g_assert_cmpint (cf_sidecar_store_get_status (fixture->store), ==, CF_SIDECAR_DAMAGED);
  g_assert_false (cf_sidecar_store_restore (fixture->path, NULL, &error));
  g_assert_error (error, CF_ERROR, CF_ERROR_NOT_FOUND);
}

/* Damaged while it is open, after another process has saved what this one has not read: all comes in its place. */
static void
test_save_over_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CfSidecarStore) other = NULL;
  g_autoptr (CfLayer) layer = NULL;
  g_autoptr (CfSnapshot) snapshot = NULL;
  g_autoptr (CfOutcome) outcome = NULL;
  g_autoptr (CfDamage) damage = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  other = cf_test_open (fixture->path);
  layer = cf_test_make_layer (other);
  cf_test_put (layer, "b", "two");
  g_assert_true (cf_test_save (other, layer, NULL));
  break_file (fixture, "{\n \"damaged");
  cf_test_put (fixture->layer, "c", "three");

  damage = cf_damage_inspect (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (damage->line, ==, 2);
  g_assert_true (damage->has_backup);
  g_assert_cmpuint (damage->n_annotations, ==, 2);

  snapshot = cf_snapshot_new (fixture->layer);
  outcome = cf_sidecar_store_save_over_damaged (fixture->store, snapshot, &error);
  g_assert_no_error (error);
  name = g_path_get_basename (cf_outcome_get_kept_as (outcome));
  g_assert_cmpstr (name, ==, damage->kept_as);
  g_assert_true (g_file_get_contents (cf_outcome_get_kept_as (outcome), &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "{\n \"damaged");
  assert_file (fixture, "a=one b=two c=three");
  cf_sidecar_store_adopt (fixture->store, fixture->layer, outcome);
  assert_layer (fixture->layer, "a=one b=two c=three");
  g_assert_null (cf_damage_inspect (fixture->path, &error));
  g_assert_no_error (error);
  /* From then on it is a file like any other. */
  cf_test_put (fixture->layer, "a", "changed");
  save (fixture);
  assert_file (fixture, "a=changed b=two c=three");
}

/* Damaged while it is open: nothing is merged into it, nothing is written over it. */
static void
test_damaged_while_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  break_file (fixture, "{ \"damaged");
  cf_test_put (fixture->layer, "b", "two");
  g_assert_false (cf_test_save (fixture->store, fixture->layer, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "{ \"damaged");
  names = cf_test_list_folder_text (fixture->folder);
  g_assert_cmpstr (names, ==, "a.txt.lin.anno.json");
}

/* Killed at each call of a save, in a process of its own: what was saved before is there, the file is
 * whole, and what the process took out of it is merged by the next one, and then removed. */
static void
test_kills (Fixture *fixture, gconstpointer data)
{
  cf_test_put (fixture->layer, "a", "0");
  save (fixture);
  for (guint nth = 1; nth < 40; nth++)
    {
      g_autofree char *note = g_strdup_printf ("%u", nth);
      g_autofree char *names = NULL;
      int status;
      pid_t child = fork ();

      if (child == 0)
        {
          cf_test_put (fixture->layer, "a", note);
          cf_test_faults_arm ((CfTestCall) (nth % CF_N_CALLS), 1 + nth / CF_N_CALLS, CF_FAULT_KILL);
          _exit (cf_test_save (fixture->store, fixture->layer, NULL) ? 0 : 1);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      reopen (fixture);
      g_assert_cmpint (cf_sidecar_store_get_status (fixture->store), ==, CF_SIDECAR_WRITABLE);
      g_assert_cmpuint (cf_sidecar_store_get_n_to_settle (fixture->store), ==, 0);
      {
        g_autofree char *shown = cf_test_show_layer (fixture->layer);
        g_autofree char *expected = g_strdup_printf ("a=%s ", note);
        g_autofree char *padded = g_strconcat (shown, " ", NULL);

        if (WIFEXITED (status))
          g_assert_true (g_str_has_prefix (padded, expected));
      }
      cf_test_put (fixture->layer, "b", note);
      save (fixture);
      names = cf_test_list_folder_text (fixture->folder);
      g_assert_cmpstr (names, ==, "a.txt.lin.anno.json");
    }
}

static void
write_leftover (Fixture *fixture, const char *content)
{
  g_autofree char *path = g_strdup_printf ("%s/.~a.txt.lin.anno.json.0.tmp", fixture->folder);

  cf_test_write (path, content, -1);
}

static char *
dup_file (Fixture *fixture)
{
  char *content = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  return content;
}

static char *
replace_in (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) pieces = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (pieces), >, 1);
  return g_strjoinv (to, pieces);
}

/* What came out of the file and was not looked at: it is put in, or left where it is; never thrown
 * away. */
static void
test_leftovers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *names = NULL;
  g_autofree char *good = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *strangers = NULL;

  cf_test_put (fixture->layer, "a", "one");
  cf_test_put (fixture->layer, "b", "two");
  save (fixture);
  good = dup_file (fixture);
  newer = replace_in (good, "\"cf:format\": 1", "\"cf:format\": 2");
  strangers = replace_in (good, CF_TEST_LIN, "urn:uuid:88aa5d2e-0b1c-4d3e-8f90-112233445566");

  cf_test_put (fixture->layer, "a", "changed");
  save (fixture);
  write_leftover (fixture, good); /* an older one: nothing in it is new */
  reopen (fixture);
  g_assert_cmpuint (cf_sidecar_store_get_n_recovered (fixture->store), ==, 0);
  save (fixture);
  names = cf_test_list_folder_text (fixture->folder);
  g_assert_cmpstr (names, ==, "a.txt.lin.anno.json");
  assert_file (fixture, "a=changed b=two");

  for (guint i = 0; i < 2; i++)
    {
      const char *contents[] = { newer, strangers };

      write_leftover (fixture, contents[i]);
      reopen (fixture);
      cf_test_put (fixture->layer, "c", contents[i] + 5);
      save (fixture);
      g_free (names);
      names = cf_test_list_folder_text (fixture->folder);
      g_assert_cmpstr (names, ==, ".~a.txt.lin.anno.json.0.tmp a.txt.lin.anno.json");
    }
}

/* What is no JSON: what was never whole is thrown away; what has stood in the file is not. */
static void
check_unreadable (Fixture *fixture, gboolean torn)
{
  static const char content[] = "<<<<<<< HEAD\n{ \"half wri";
  g_autofree char *left = g_strdup_printf ("%s/.~a.txt.lin.anno.json.0.tmp", fixture->folder);
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  g_autofree char *aside = cf_sidecar_name_make_damaged (fixture->path, bytes);
  g_autofree char *kept = NULL;
  g_autofree char *name = g_path_get_basename (aside);
  g_autofree char *names = NULL;
  g_autofree char *expected =
    torn ? g_strdup ("a.txt.lin.anno.json") : g_strdup_printf ("a.txt.lin.anno.json %s", name);

  write_leftover (fixture, content);
  if (torn)
    g_assert_cmpint (g_chmod (left, 0200), ==, 0);
  reopen (fixture);
  cf_test_put (fixture->layer, "d", torn ? "torn" : "foreign");
  save (fixture);
  names = cf_test_list_folder_text (fixture->folder);
  g_assert_cmpstr (names, ==, expected);
  g_file_get_contents (aside, &kept, NULL, NULL);
  g_assert_cmpstr (kept, ==, torn ? NULL : content);
}

static void
test_unreadable_leftovers (Fixture *fixture, gconstpointer data)
{
  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  check_unreadable (fixture, TRUE);
  check_unreadable (fixture, FALSE);
  check_unreadable (fixture, FALSE); /* kept once */
}

/* A name of 255 bytes leaves no room for what is put behind it. */
static void
test_long_damaged_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *kept_as = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append (name, "网");
  g_string_append (name, ".lin.anno.json");
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, name->str, NULL);
  reopen (fixture);
  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  cf_test_write (fixture->path, "{ \"damaged", -1);
  g_assert_true (cf_sidecar_store_restore (fixture->path, &kept_as, &error));
  g_assert_no_error (error);
  assert_file (fixture, "a=one");
  g_assert_true (g_utf8_validate (kept_as, -1, NULL));
  g_assert_true (g_file_get_contents (kept_as, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "{ \"damaged");
}

static void
test_leftover_is_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;

  cf_test_put (fixture->layer, "a", "one");
  save (fixture);
  ours = dup_file (fixture);
  cf_test_put (fixture->layer, "theirs", "x");
  save (fixture);
  theirs = dup_file (fixture);
  cf_test_write (fixture->path, ours, -1);
  write_leftover (fixture, theirs);
  reopen (fixture);
  assert_layer (fixture->layer, "a=one theirs=x");
  g_assert_true (cf_sidecar_store_needs_save (fixture->store));
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
#define ADD(name, function) \
  g_test_add ("/store/" name, Fixture, NULL, fixture_init, function, fixture_clear)
  ADD ("save", test_save);
  ADD ("two-writers", test_two_writers);
  ADD ("conflict", test_conflict);
  ADD ("edit-against-delete", test_edit_against_delete);
  ADD ("rebase-edit", test_rebase_edit);
  ADD ("rebase-delete", test_rebase_delete);
  ADD ("rival-in-save", test_rival_in_save);
  ADD ("faults", test_faults);
  ADD ("absence", test_absence);
  ADD ("removed", test_removed);
  ADD ("older-while-open", test_older_while_open);
  ADD ("damaged", test_damaged);
  ADD ("damaged-kinds", test_damaged_kinds);
  ADD ("no-backup", test_no_backup);
  ADD ("damaged-while-open", test_damaged_while_open);
  ADD ("save-over-damaged", test_save_over_damaged);
  ADD ("kills", test_kills);
  ADD ("leftovers", test_leftovers);
  ADD ("unreadable-leftovers", test_unreadable_leftovers);
  ADD ("long-damaged-name", test_long_damaged_name);
  ADD ("leftover-is-new", test_leftover_is_new);
#undef ADD
  return g_test_run ();
}
