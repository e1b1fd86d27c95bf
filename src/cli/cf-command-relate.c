/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command: relate. */

#include "config.h"

#include "cf-cli-options.h"
#include "cf-cli-record.h"
#include "cf-cli-save.h"
#include "cf-error.h"
#include "cf-target.h"

#include <glib/gi18n.h>

static CfAnnotationOptions options;
static char *from;
static char *to;
static char *type_option;

/* Where an annotation stands, whoever's layer holds it. */
typedef struct
{
  gboolean near; /* in what was named, rather than elsewhere in the project */
  char *article; /* its file, as it was reached */
  char *article_id;
  char *code;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->article);
  g_free (place->article_id);
  g_free (place->code);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
look_in_sidecar (const char *path, const char *article, const char *id, Place *place)
{
  g_autoptr (CfSidecarStore) store = cf_sidecar_store_peek (path, NULL, NULL);
  g_autoptr (CfLayer) layer = store != NULL ? cf_sidecar_store_peek_layer (store) : NULL;
  CfAnnotation *annotation = layer != NULL ? cf_layer_get_annotation (layer, id) : NULL;

  if (annotation == NULL)
    return FALSE;
  place->article = g_strdup (article);
  place->article_id = g_strdup (cf_annotation_get_source (annotation));
  place->code = g_strdup (cf_record_get_code (CF_RECORD (annotation)));
  return TRUE;
}

static gboolean
find_in_targets (GPtrArray *targets, const char *id, Place *place)
{
  for (guint t = 0; t < targets->len; t++)
    {
      const CfTarget *target = g_ptr_array_index (targets, t);

      for (guint i = 0; i < target->sidecars->len; i++)
        if (look_in_sidecar (g_ptr_array_index (target->sidecars, i), target->article, id, place))
          return TRUE;
    }
  return FALSE;
}

/* In what was named, else anywhere in the project. */
static gboolean
find_annotation (CfCall *call, CfProject *project, const char *id, Place *place, GError **error)
{
  const char *const here[] = { call->arguments[0], NULL };
  const char *const everywhere[] = { cf_project_get_top (project), NULL };
  g_autoptr (GPtrArray) near = cf_target_expand (here, call->problems, error);
  g_autoptr (GPtrArray) all = NULL;

  if (near == NULL)
    return FALSE;
  place->near = find_in_targets (near, id, place);
  if (place->near)
    return TRUE;
  all = cf_target_expand (everywhere, NULL, error);
  if (all == NULL)
    return FALSE;
  if (find_in_targets (all, id, place))
    return TRUE;
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("there is no annotation %s in the project"),
               id);
  return FALSE;
}

static const CfRelationType *
get_type (CfProject *project, const Place *speaker, const Place *target, GError **error)
{
  CfCodebook *codebook = cf_project_get_codebook (project);
  const CfRelationType *type = cf_cli_find_relation_type (codebook, type_option, error);
  const char *from_code = cf_codebook_follow_id (codebook, speaker->code);
  const char *to_code = cf_codebook_follow_id (codebook, target->code);

  if (type == NULL)
    return NULL;
  if (cf_relation_type_joins (type, from_code, to_code))
    return type;
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               _ ("the codebook does not let “%s” join %s to %s"), type_option, from_code, to_code);
  return NULL;
}

static CfRelation *
relate (CfCall *call,
        CfDocument *document,
        const CfRelationType *type,
        const Place *target,
        GError **error)
{
  CfProject *project = cf_document_get_project (document);
  g_autoptr (CfHistory) history = cf_history_new ();
  g_autoptr (CfRelation) draft = cf_edit_draft_relation (document, type, from);
  g_autofree char *file = cf_project_make_relative (project, target->article);

  cf_relation_set_to (draft, to, target->article_id, file);
  if (!cf_cli_set_attributes (CF_RECORD (draft), cf_project_get_codebook (project), type->id,
                              options.attributes, error))
    return NULL;
  cf_record_set_note (CF_RECORD (draft), options.note);
  cf_record_set_doubt (CF_RECORD (draft), options.doubt);
  cf_edit_add (history, document, CF_RECORD (draft), "relate");
  if (!cf_cli_save (call, document, error))
    return NULL;
  return g_steal_pointer (&draft);
}

static CfExit
run (CfCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *annotator = cf_cli_get_annotator (options.annotator, &error);
  g_autoptr (CfProject) project = cf_project_new (call->arguments[0], call->problems);
  g_auto (Place) speaker = { 0 };
  g_auto (Place) target = { 0 };
  g_autoptr (CfDocument) document = NULL;
  g_autoptr (CfRelation) relation = NULL;
  const CfRelationType *type = NULL;

  if (from == NULL || to == NULL || type_option == NULL)
    return cf_call_refuse (call, "%s", _ ("say what to link: --from, --type and --to"));
  if (g_str_equal (from, to))
    return cf_call_refuse (call, "%s", _ ("an annotation cannot be linked to itself"));
  if (annotator != NULL && find_annotation (call, project, from, &speaker, &error) &&
      find_annotation (call, project, to, &target, &error))
    type = get_type (project, &speaker, &target, &error);
  if (type != NULL)
    document = cf_document_open (project, speaker.article, annotator, call->problems, &error);
  if (document != NULL)
    relation = relate (call, document, type, &target, &error);
  if (relation == NULL)
    return cf_call_fail (call, call->arguments[0], error);
  cf_cli_print_record (call, CF_RECORD (relation), speaker.article,
                       target.near ? target.article : NULL, annotator,
                       cf_project_get_codebook (project));
  return cf_call_judge (call);
}

static const GOptionEntry entries[] = {
  { "annotator", 0, 0, G_OPTION_ARG_STRING, &options.annotator, N_ ("Whose layer"), N_ ("NAME") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("The annotation that speaks"), N_ ("ID") },
  { "type", 0, 0, G_OPTION_ARG_STRING, &type_option, N_ ("The type of the relation"), N_ ("TYPE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("The annotation spoken of"), N_ ("ID") },
  { "attribute", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.attributes,
    N_ ("An attribute; several of one name for several choices"), N_ ("NAME=VALUE") },
  { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("A note"), N_ ("TEXT") },
  { "doubt", 0, 0, G_OPTION_ARG_NONE, &options.doubt, N_ ("Mark it as doubtful"), NULL },
  { NULL },
};

const CfCommand cf_command_relate = { "relate", "PATH", N_ ("Link two annotations of the project"),
                                      1,        1,      entries,
                                      run };
