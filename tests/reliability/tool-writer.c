/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tool for the tests of this folder: a program that works on a sidecar, and says what it was told is safe.
 *
 * Arguments: the sidecar, a number that no other run has, how many steps to do (0 for no end), and perhaps `own`:
 * to leave alone what it has not made itself. Each step adds, changes
 * or deletes an annotation, and puts it into the journal; every third or so saves, sometimes while it goes
 * on. Output, a line each:
 *
 *     have ID N       what was there when it was opened: annotation ID with the number N as its note
 *     gone ID         what was deleted
 *     status WORD     whether it may be written
 *     ready           now the steps begin
 *     journal ID N    the journal has it, so it comes back whatever happens (N is `-` for a deletion)
 *     saved ID N      the file has it
 *     failed TEXT     a save failed; unwritten TEXT, the journal did */

#include "config.h"

#include "cf-clock.h"
#include "cf-journal.h"
#include "cf-sidecar-store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define MAX_ANNOTATIONS 8

typedef struct
{
  CfSidecarStore *store;
  CfLayer *layer;
  CfJournal *journal;
  GRand *rand;
  guint run;
  guint n;
  gboolean own_only;
} Writer;

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* By a call that nothing else makes: so that a test can let all others fail. */
static void
say (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;
  struct iovec line;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = (struct iovec){ text, strlen (text) };
  if (writev (STDOUT_FILENO, &line, 1) < 0)
    exit (4);
}

static const char *
get_note (CfRecord *record)
{
  return CF_IS_TOMBSTONE (record) ? "-" : cf_record_get_note (record);
}

static void
say_what_there_is (Writer *writer)
{
  static const char *const statuses[] = { "writable", "read-only", "newer", "damaged", "too-big" };
  g_autoptr (GPtrArray) records = cf_layer_list_records (writer->layer);

  for (guint i = 0; i < records->len; i++)
    {
      CfRecord *record = g_ptr_array_index (records, i);

      if (CF_IS_TOMBSTONE (record))
        say ("gone %s\n", cf_record_get_id (record));
      else
        say ("have %s %s\n", cf_record_get_id (record), get_note (record));
    }
  say ("status %s\n", statuses[cf_sidecar_store_get_status (writer->store)]);
  say ("ready\n");
}

static void
put_into_journal (Writer *writer, CfRecord *record)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (lines, cf_journal_make_line (record, NULL));
  if (cf_journal_append (writer->journal, lines, &error))
    say ("journal %s %s\n", cf_record_get_id (record), get_note (record));
  else
    say ("unwritten %s\n", error->message);
}

static CfRecord *
make_annotation (const char *id)
{
  CfAnnotation *annotation = cf_annotation_new ();
  CfPart part = { .span = { 0, 4 } };

  cf_quote_set (&part.quote, "Port", "", " strike");
  cf_record_set_id (CF_RECORD (annotation), id);
  cf_record_set_code (CF_RECORD (annotation), "claim");
  cf_record_set_created (CF_RECORD (annotation), "2026-11-21T21:40:00Z");
  cf_annotation_set_source (annotation, "urn:uuid:0a");
  cf_annotation_take_part (annotation, &part);
  return CF_RECORD (annotation);
}

/* Those that it may change. */
static GPtrArray *
list_mine (Writer *writer)
{
  g_autofree char *prefix = g_strdup_printf ("urn:x:%u", writer->run * 1000000);
  GPtrArray *mine = g_ptr_array_new ();

  prefix[strlen (prefix) - 6] = '\0';
  for (guint i = 0; i < cf_layer_get_n_annotations (writer->layer); i++)
    {
      CfRecord *record = CF_RECORD (cf_layer_get_nth (writer->layer, i));

      if (!writer->own_only || g_str_has_prefix (cf_record_get_id (record), prefix))
        g_ptr_array_add (mine, record);
    }
  return mine;
}

/* What is deleted is never forgotten: who runs for long beside another deletes less, else the file only grows. */
static gboolean
may_delete (Writer *writer)
{
  return !writer->own_only || g_rand_int_range (writer->rand, 0, 10) == 0;
}

/* A new one, another note, or a deletion. */
static void
change_something (Writer *writer)
{
  g_autoptr (GPtrArray) mine = list_mine (writer);
  const guint n = mine->len;
  CfRecord *old =
    n > 0 ? g_ptr_array_index (mine, g_rand_int_range (writer->rand, 0, (gint32) n)) : NULL;
  const gint32 what = g_rand_int_range (writer->rand, 0, 10);
  g_autoptr (CfRecord) next = NULL;
  g_autofree char *number = g_strdup_printf ("%u", writer->run * 1000000 + ++writer->n);

  if (old == NULL || (what < 3 && n < MAX_ANNOTATIONS))
    {
      g_autofree char *id = g_strdup_printf ("urn:x:%s", number);

      next = make_annotation (id);
    }
  else if ((what == 9 && may_delete (writer)) || n > MAX_ANNOTATIONS)
    {
      next = CF_RECORD (cf_tombstone_new (cf_record_get_id (old)));
      cf_record_supersede (next, old);
    }
  else
    {
      next = cf_record_copy (old);
      cf_record_supersede (next, old);
    }
  if (!CF_IS_TOMBSTONE (next))
    cf_record_set_note (next, number);
  cf_layer_put (writer->layer, next);
  put_into_journal (writer, cf_layer_get_record (writer->layer, cf_record_get_id (next)));
}

static GPtrArray *
list_unsaved (Writer *writer)
{
  g_autoptr (GPtrArray) all = cf_layer_list_records (writer->layer);
  GPtrArray *unsaved = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (!cf_record_is_saved (g_ptr_array_index (all, i)))
      g_ptr_array_add (unsaved, g_object_ref (g_ptr_array_index (all, i)));
  return unsaved;
}

static void
reset_journal (Writer *writer)
{
  g_autoptr (GPtrArray) unsaved = list_unsaved (writer);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < unsaved->len; i++)
    g_ptr_array_add (lines, cf_journal_make_line (g_ptr_array_index (unsaved, i), NULL));
  if (!cf_journal_reset (writer->journal, lines, &error))
    say ("unwritten %s\n", error->message);
}

/* As the window saves: from a snapshot, while the layer goes on. */
static void
save (Writer *writer)
{
  g_autoptr (CfSnapshot) snapshot = cf_snapshot_new (writer->layer);
  g_autoptr (GPtrArray) unsaved = list_unsaved (writer);
  g_autoptr (CfOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  if (g_rand_int_range (writer->rand, 0, 3) == 0)
    change_something (writer);
  outcome = cf_sidecar_store_save (writer->store, snapshot, &error);
  if (outcome == NULL)
    {
      say ("failed %s\n", error->message);
      return;
    }
  for (guint i = 0; i < unsaved->len; i++)
    say ("saved %s %s\n", cf_record_get_id (g_ptr_array_index (unsaved, i)),
         get_note (g_ptr_array_index (unsaved, i)));
  cf_sidecar_store_adopt (writer->store, writer->layer, outcome);
  reset_journal (writer);
}

static gboolean
writer_open (Writer *writer, const char *path)
{
  g_autoptr (CfAnnotator) annotator =
               cf_annotator_new ("urn:uuid:77aa5d2e-0b1c-4d3e-8f90-112233445566", "lin", "Lin Wei");
  const CfLayerHead head = { .article_id = (char *) "urn:uuid:0a",
                             .article_file = (char *) "a.txt" };
  g_autoptr (GError) error = NULL;

  writer->store = cf_sidecar_store_open (path, NULL, &error);
  if (writer->store == NULL)
    {
      say ("failed %s\n", error->message);
      return FALSE;
    }
  writer->layer = cf_sidecar_store_make_layer (writer->store, annotator, &head);
  writer->journal = cf_journal_new (path);
  return TRUE;
}

int
main (int argc, char **argv)
{
  Writer writer = { .run = (guint) atoi (argv[2]) };
  const guint n_steps = (guint) atoi (argv[3]);

  writer.own_only = argc > 4;
  cf_clock_set_fixed (1795297200);
  writer.rand = g_rand_new_with_seed (writer.run);
  if (!writer_open (&writer, argv[1]))
    return 3;
  say_what_there_is (&writer);
  for (guint i = 0; n_steps == 0 || i < n_steps; i++)
    {
      change_something (&writer);
      if (i % 3 == 1 || g_rand_int_range (writer.rand, 0, 3) == 0)
        save (&writer);
    }
  save (&writer);
  g_clear_object (&writer.layer);
  g_clear_pointer (&writer.store, cf_sidecar_store_free);
  g_clear_pointer (&writer.journal, cf_journal_free);
  g_rand_free (writer.rand);
  return 0;
}
