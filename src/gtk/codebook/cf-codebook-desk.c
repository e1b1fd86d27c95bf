/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the parts of the codebook's window share: the editor and what saves it, how much annotations use of the
 * codebook, and the languages that it is written in.
 *
 * #CfCodebookDesk::usage-changed tells that it has been counted, or how far that is;
 * #CfCodebookDesk::languages-changed that there is one more. */

#include "config.h"

#include "cf-codebook-desk.h"

#include "cf-error.h"
#include "cf-json.h"
#include "cf-labels.h"
#include "cf-task.h"

#include <glib/gi18n.h>

#include <string.h>

#define TELL_EVERY_MS 100

struct _CfCodebookDesk
{
  GObject parent_instance;

  CfSession *session;
  CfProject *project;
  CfCodebookEditor *editor;
  CfCodebookSaver *saver;
  CfWork *work;
  CfUsage *usage; /* NULL until it has been counted once */
  GCancellable *counting;
  guint done, total; /* of what is counted; written by the threads that count */
  guint ticker;
  GPtrArray *languages; /* of char *: which the user has added */
};

enum
{
  USAGE_CHANGED,
  LANGUAGES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Those that our templates are written in come first. */
static const char *const known_languages[] = { "en", "zh-Hans", "zh-Hant" };

G_DEFINE_FINAL_TYPE (CfCodebookDesk, cf_codebook_desk, G_TYPE_OBJECT)

static void
cf_codebook_desk_dispose (GObject *object)
{
  CfCodebookDesk *self = CF_CODEBOOK_DESK (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->ticker, g_source_remove);
  G_OBJECT_CLASS (cf_codebook_desk_parent_class)->dispose (object);
}

static void
cf_codebook_desk_finalize (GObject *object)
{
  CfCodebookDesk *self = CF_CODEBOOK_DESK (object);

  g_clear_object (&self->saver);
  g_clear_object (&self->work);
  g_clear_object (&self->editor);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  g_clear_pointer (&self->usage, cf_usage_free);
  g_ptr_array_unref (self->languages);
  G_OBJECT_CLASS (cf_codebook_desk_parent_class)->finalize (object);
}

static void
cf_codebook_desk_class_init (CfCodebookDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cf_codebook_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = cf_codebook_desk_finalize;
  signals[USAGE_CHANGED] = g_signal_new ("usage-changed", CF_TYPE_CODEBOOK_DESK, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LANGUAGES_CHANGED] =
    g_signal_new ("languages-changed", CF_TYPE_CODEBOOK_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
cf_codebook_desk_init (CfCodebookDesk *self)
{
  self->languages = g_ptr_array_new_with_free_func (g_free);
}

/**
 * cf_codebook_desk_new:
 * @session: the session of the window
 * @project: the project whose codebook is edited
 * @error: why it cannot be
 *
 * Returns: (transfer full) (nullable): a desk, which begins to count what is used
 */
CfCodebookDesk *
cf_codebook_desk_new (CfSession *session, CfProject *project, GError **error)
{
  g_autoptr (CfCodebookEditor) editor =
               cf_codebook_editor_open (cf_project_get_top (project), error);
  CfCodebookDesk *self;

  if (editor == NULL)
    return NULL;
  self = g_object_new (CF_TYPE_CODEBOOK_DESK, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->editor = g_steal_pointer (&editor);
  self->saver = cf_codebook_saver_new (self->editor, cf_project_get_top (project));
  g_signal_connect_object (session, "codebook-changed", G_CALLBACK (cf_codebook_saver_refresh),
                           self->saver, G_CONNECT_SWAPPED);
  self->work = cf_work_new (session, project);
  cf_codebook_desk_count (self);
  return self;
}

CfCodebookEditor *
cf_codebook_desk_get_editor (CfCodebookDesk *self)
{
  return self->editor;
}

CfCodebookSaver *
cf_codebook_desk_get_saver (CfCodebookDesk *self)
{
  return self->saver;
}

CfProject *
cf_codebook_desk_get_project (CfCodebookDesk *self)
{
  return self->project;
}

CfSession *
cf_codebook_desk_get_session (CfCodebookDesk *self)
{
  return self->session;
}

CfCodebook *
cf_codebook_desk_get_codebook (CfCodebookDesk *self)
{
  return cf_codebook_editor_get_codebook (self->editor);
}

CfWork *
cf_codebook_desk_get_work (CfCodebookDesk *self)
{
  return self->work;
}

/**
 * cf_codebook_desk_get_usage:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what annotations use, as it was counted last; %NULL before
 */
CfUsage *
cf_codebook_desk_get_usage (CfCodebookDesk *self)
{
  return self->usage;
}

/**
 * cf_codebook_desk_is_counting:
 * @self: a desk
 * @done: (out): how many files are read
 * @total: (out): of how many; 0 while that is not known
 *
 * Returns: whether it is being counted
 */
gboolean
cf_codebook_desk_is_counting (CfCodebookDesk *self, guint *done, guint *total)
{
  *done = (guint) g_atomic_int_get (&self->done);
  *total = (guint) g_atomic_int_get (&self->total);
  return self->counting != NULL;
}

static void
on_progress (guint done, guint total, gpointer user_data)
{
  CfCodebookDesk *self = user_data;

  g_atomic_int_set (&self->total, total);
  g_atomic_int_set (&self->done, done);
}

static gpointer
run_counting (gpointer data, GCancellable *cancellable, GError **error)
{
  CfCodebookDesk *self = data;
  g_autoptr (CfUsage) usage = cf_usage_load (self->project, on_progress, self, cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&usage);
}

static void
on_counted (gpointer owner, gpointer *result, const GError *error, gpointer data)
{
  CfCodebookDesk *self = owner;

  g_clear_pointer (&self->usage, cf_usage_free);
  self->usage = g_steal_pointer (result);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->ticker, g_source_remove);
  g_signal_emit (self, signals[USAGE_CHANGED], 0);
}

static gboolean
on_tick (gpointer data)
{
  g_signal_emit (data, signals[USAGE_CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

/**
 * cf_codebook_desk_count:
 * @self: a desk
 *
 * Counts anew, off the main thread; what was counted last holds until then.
 */
void
cf_codebook_desk_count (CfCodebookDesk *self)
{
  CfTask task = { .owner = self,
                  .work = run_counting,
                  .done = on_counted,
                  .data = self,
                  .free_result = (GDestroyNotify) cf_usage_free };

  if (self->counting != NULL)
    return;
  self->counting = g_cancellable_new ();
  self->done = 0;
  self->total = 0;
  task.cancellable = self->counting;
  self->ticker = g_timeout_add (TELL_EVERY_MS, on_tick, self);
  cf_task_run (&task);
}

static void
add_language (GPtrArray *languages, const char *language)
{
  if (!g_ptr_array_find_with_equal_func (languages, language, g_str_equal, NULL))
    g_ptr_array_add (languages, g_strdup (language));
}

static void
collect (GPtrArray *languages, JsonObject *texts)
{
  JsonObjectIter iter;
  const char *language;

  if (texts == NULL)
    return;
  json_object_iter_init_ordered (&iter, texts);
  while (json_object_iter_next_ordered (&iter, &language, NULL))
    if (!g_str_equal (language, "und"))
      add_language (languages, language);
}

/**
 * cf_codebook_desk_list_languages:
 * @self: a desk
 *
 * Returns: (transfer full) (element-type utf8): the languages in which the codebook says something, and those
 *   that were added: the user's first, then those of our templates
 */
GPtrArray *
cf_codebook_desk_list_languages (CfCodebookDesk *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) places = cf_codebook_editor_list_places (self->editor);
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < places->len; i++)
    {
      const char *place = g_ptr_array_index (places, i);
      g_autoptr (GPtrArray) ids = cf_codebook_editor_list_ids (self->editor, place);

      for (guint k = 0; k < ids->len; k++)
        {
          JsonObject *entry =
            cf_codebook_editor_get_entry (self->editor, place, g_ptr_array_index (ids, k));

          collect (found, cf_json_get_object (entry, "label"));
          collect (found, cf_json_get_object (entry, "definition"));
        }
    }
  for (guint i = 0; i < self->languages->len; i++)
    add_language (found, g_ptr_array_index (self->languages, i));
  add_language (languages, cf_labels_get_user_language ());
  for (guint i = 0; i < G_N_ELEMENTS (known_languages); i++)
    if (g_ptr_array_find_with_equal_func (found, known_languages[i], g_str_equal, NULL))
      add_language (languages, known_languages[i]);
  for (guint i = 0; i < found->len; i++)
    add_language (languages, g_ptr_array_index (found, i));
  return languages;
}

/* Letters and digits in groups of at most eight, joined by hyphens: the shape of a BCP 47 tag. */
static gboolean
is_tag (const char *language)
{
  return g_regex_match_simple ("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", language,
                               G_REGEX_DOLLAR_ENDONLY, 0);
}

/**
 * cf_codebook_desk_add_language:
 * @self: a desk
 * @language: a BCP 47 tag
 * @error: it is none
 *
 * From now on labels and definitions can be written in it.
 */
gboolean
cf_codebook_desk_add_language (CfCodebookDesk *self, const char *language, GError **error)
{
  if (!is_tag (language))
    {
      g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
                   _ ("“%s” is no tag of a language, such as en, zh-Hant or pt-BR"), language);
      return FALSE;
    }
  add_language (self->languages, language);
  g_signal_emit (self, signals[LANGUAGES_CHANGED], 0);
  return TRUE;
}

/**
 * cf_codebook_desk_dup_label:
 * @self: a desk
 * @place: a place
 * @id: an entry there
 *
 * Returns: (transfer full): what it is called, in the user's language if it can be
 */
char *
cf_codebook_desk_dup_label (CfCodebookDesk *self, const char *place, const char *id)
{
  JsonObject *entry = cf_codebook_editor_get_entry (self->editor, place, id);
  JsonObject *texts = entry != NULL ? cf_json_get_object (entry, "label") : NULL;
  CfLabels *labels = cf_labels_new ();
  JsonObjectIter iter;
  const char *language, *label;
  char *dup;

  if (texts != NULL)
    {
      json_object_iter_init_ordered (&iter, texts);
      while (json_object_iter_next_ordered (&iter, &language, NULL))
        if (cf_json_get_string (texts, language) != NULL)
          cf_labels_set (labels, language, cf_json_get_string (texts, language));
    }
  label = cf_labels_get (labels);
  dup = g_strdup (label != NULL && *label != '\0' ? label : id);
  cf_labels_free (labels);
  return dup;
}
