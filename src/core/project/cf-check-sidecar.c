/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds what is wrong with one sidecar.
 *
 * Reading has looked at the JSON, the format and the shape of each item. Here come the rules of the Web
 * Annotation model that a reader need not ask for, the codebook, and the text. */

#include "config.h"

#include "cf-anchor.h"
#include "cf-check-private.h"
#include "cf-digest.h"
#include "cf-file.h"
#include "cf-json-locator.h"
#include "cf-json.h"
#include "cf-layer-access.h"
#include "cf-limits.h"
#include "cf-record-pairs.h"
#include "cf-sidecar-name.h"
#include "cf-sidecar.h"
#include "cf-version.h"

#include <glib/gi18n.h>

#include <string.h>

#define QUOTED 60

typedef struct
{
  CfCheck *check;
  CfProject *project;
  const char *path;
  CfJsonLocator *locator;
  CfArticle *article; /* NULL if it cannot be read */
  const char *owner;  /* the id of the layer's annotator, or NULL */
  gboolean is_gold;   /* what adjudication took over may be anybody's */
  guint n_problems;
} Sheet;

static void report (Sheet *sheet, CfProblemId id, const char *pointer, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

static void
report (Sheet *sheet, CfProblemId id, const char *pointer, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;
  guint line, column;

  if (++sheet->n_problems > CF_LIMIT_PROBLEMS_OF_FILE)
    {
      if (sheet->n_problems == CF_LIMIT_PROBLEMS_OF_FILE + 1)
        cf_problems_add (sheet->check->problems, id, sheet->path, 0, 0, "%s",
                         _ ("more is wrong with this file than is listed"));
      return;
    }
  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cf_json_locator_find (sheet->locator, pointer, &line, &column);
  cf_problems_add (sheet->check->problems, id, sheet->path, line, column, "%s", text);
}

/* `scheme:` and something, as an IRI must be to mean the same everywhere. */
static gboolean
is_absolute_iri (const char *iri)
{
  const char *p = iri;

  if (!g_ascii_isalpha (*p))
    return FALSE;
  while (g_ascii_isalnum (*p) || strchr ("+-.", *p) != NULL)
    {
      if (*p == '\0')
        return FALSE;
      p++;
    }
  return *p == ':' && p[1] != '\0' && strpbrk (p, " <>\"{}|\\^`") == NULL;
}

static gboolean
is_utc_time (const char *time)
{
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (time, NULL);

  return parsed != NULL && g_str_has_suffix (time, "Z");
}

static void
check_time (Sheet *sheet, const char *time, const char *pointer, const char *member)
{
  g_autofree char *place = g_strdup_printf ("%s/%s", pointer, member);

  if (time != NULL && !is_utc_time (time))
    report (sheet, CF_PROBLEM_SCHEMA, place, _ ("“%s” is no time in UTC as RFC 3339 has it"), time);
}

static CfCodebook *
get_codebook (Sheet *sheet)
{
  return cf_project_get_codebook (sheet->project);
}

/* As a code or as a type of relation. */
static gboolean
is_known (CfCodebook *codebook, const char *code)
{
  return cf_codebook_get_code (codebook, code) != NULL ||
         cf_codebook_get_relation_type (codebook, code) != NULL;
}

static void
check_values (Sheet *sheet, CfRecord *record, const char *pointer)
{
  CfCodebook *codebook = get_codebook (sheet);
  const char *code = cf_record_get_code (record);
  g_autoptr (GPtrArray) allowed = cf_codebook_list_attributes_on (codebook, code);
  guint n;
  const CfValue *values = cf_record_get_values (record, &n);

  for (guint i = 0; i < n; i++)
    {
      const CfAttribute *attribute = cf_codebook_get_attribute (codebook, values[i].attribute);

      if (attribute == NULL)
        report (sheet, CF_PROBLEM_CODE_UNKNOWN, pointer,
                _ ("the attribute “%s” is not in the codebook"), values[i].attribute);
      else if (is_known (codebook, code) && !g_ptr_array_find (allowed, (gpointer) attribute, NULL))
        report (sheet, CF_PROBLEM_CODE_UNKNOWN, pointer, _ ("“%s” has no attribute “%s”"), code,
                values[i].attribute);
      else if (!cf_attribute_accepts (attribute, values[i].value))
        report (sheet, CF_PROBLEM_CODE_UNKNOWN, pointer, _ ("“%s” is no value of “%s”"),
                values[i].value, values[i].attribute);
    }
}

/* What is there twice in one file has been said; here it is another layer that has it. */
static void
check_id (Sheet *sheet, CfRecord *record, const char *pointer)
{
  const char *id = cf_record_get_id (record);
  const char *other = g_hash_table_lookup (sheet->check->ids, id);

  if (other != NULL && !g_str_equal (other, sheet->path))
    report (sheet, CF_PROBLEM_ID_DUPLICATE, pointer, _ ("the id %s is in %s too"), id, other);
  else if (other == NULL)
    g_hash_table_insert (sheet->check->ids, g_strdup (id), g_strdup (sheet->path));
}

static void
check_record (Sheet *sheet, CfRecord *record, const char *pointer)
{
  const char *creator = cf_record_get_creator (record);

  check_id (sheet, record, pointer);

  if (!is_absolute_iri (cf_record_get_id (record)))
    {
      g_autofree char *place = g_strconcat (pointer, "/id", NULL);

      report (sheet, CF_PROBLEM_SCHEMA, place, _ ("“%s” is no absolute IRI"),
              cf_record_get_id (record));
    }
  if (g_strcmp0 (creator, sheet->owner) != 0 && !sheet->is_gold)
    {
      g_autofree char *place = g_strconcat (pointer, "/creator", NULL);

      report (sheet, CF_PROBLEM_SCHEMA, place, "%s",
              _ ("its creator is not the layer's annotator"));
    }
  check_time (sheet, cf_record_get_created (record), pointer, "created");
  check_time (sheet, cf_record_get_modified (record), pointer, "modified");
  check_values (sheet, record, pointer);
}

/* As many words as a message needs. */
static char *
shorten (const char *words)
{
  g_autofree char *start = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), QUOTED));

  return g_strconcat (start, strlen (start) < strlen (words) ? "…" : "", NULL);
}

/* Whether the words stand at the place; if not, that is reported. @since: where they are instead, or
 * an empty string. */
static gboolean
check_part (Sheet *sheet, const CfPart *part, const char *pointer, const char *since)
{
  CfText *text = cf_article_get_text (sheet->article);
  g_autofree char *there = NULL;
  g_autofree char *marked = shorten (part->quote.exact);
  g_autofree char *shown = NULL;

  if (part->span.start >= part->span.end || part->span.end > cf_text_get_length (text))
    {
      report (sheet, CF_PROBLEM_OFFSET_OUT_OF_RANGE, pointer,
              _ ("%u to %u is no span of the article, which has %u code points%s"),
              part->span.start, part->span.end, cf_text_get_length (text), since);
      return FALSE;
    }
  there = cf_text_slice (text, part->span);
  if (g_str_equal (there, part->quote.exact))
    return TRUE;
  shown = shorten (there);
  report (sheet, CF_PROBLEM_QUOTE_DIFFERS, pointer, _ ("“%s” was marked, “%s” stands there%s"),
          marked, shown, since);
  return FALSE;
}

/* After a change of the text only the words count: they may be where they were. */
static void
check_place (Sheet *sheet, CfAnnotation *annotation, const char *pointer)
{
  CfText *text = cf_article_get_text (sheet->article);
  guint64 digest = cf_digest_short_of_hex (cf_text_get_digest (text));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CfSpan));
  CfVerdict verdict = cf_anchor_annotation (text, annotation, spans);
  const char *name = cf_verdict_get_name (verdict);
  g_autofree char *since =
    g_strdup_printf (_ ("; the article has changed since; the words are now: %s"), name);
  gboolean as_marked = TRUE;

  for (guint i = 0; i < cf_annotation_get_n_parts (annotation); i++)
    {
      const CfPart *part = cf_annotation_get_part (annotation, i);
      gboolean same_text = part->text == digest || part->text == 0;
      g_autofree char *place = g_strdup_printf ("%s/target/%u", pointer, i);

      if (same_text || verdict != CF_ANCHOR_EXACT)
        as_marked = check_part (sheet, part, place, same_text ? "" : since) && as_marked;
    }
  if (as_marked && verdict != CF_ANCHOR_EXACT)
    report (sheet, CF_PROBLEM_NOT_ANCHORED, pointer,
            _ ("the article has changed since it was marked; its words are now: %s"), name);
}

static void
check_annotation (Sheet *sheet, CfAnnotation *annotation, const char *pointer)
{
  const char *code = cf_record_get_code (CF_RECORD (annotation));

  if (cf_codebook_get_code (get_codebook (sheet), code) == NULL)
    report (sheet, CF_PROBLEM_CODE_UNKNOWN, pointer, _ ("the code “%s” is not in the codebook"),
            code);
  if (sheet->article != NULL)
    check_place (sheet, annotation, pointer);
}

static void
check_relation (Sheet *sheet, CfRelation *relation, const char *pointer)
{
  const char *type = cf_record_get_code (CF_RECORD (relation));
  CfLink link = { .project = sheet->project,
                  .sidecar = g_strdup (sheet->path),
                  .pointer = g_strdup (pointer),
                  .relation = g_object_ref (relation) };

  g_array_append_val (sheet->check->links, link);
  if (cf_codebook_get_relation_type (get_codebook (sheet), type) == NULL)
    report (sheet, CF_PROBLEM_CODE_UNKNOWN, pointer,
            _ ("the relation type “%s” is not in the codebook"), type);
}

static void
check_items (Sheet *sheet, JsonObject *root)
{
  JsonObject *page = cf_json_get_object (root, "first");
  JsonArray *items = page != NULL ? cf_json_get_array (page, "items") : NULL;
  gint64 total = -1;

  if (!cf_json_get_integer (root, "total", &total) ||
      total != (items != NULL ? json_array_get_length (items) : 0))
    report (sheet, CF_PROBLEM_SCHEMA, "/total", _ ("total is not the number of items"));
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *object = cf_json_array_get_object (items, i);
      g_autofree char *pointer = g_strdup_printf ("/first/items/%u", i);
      const char *what, *where;
      g_autoptr (CfVersion) version =
                   object != NULL ? cf_version_new_from_json (object, &what, &where) : NULL;

      if (version == NULL || version->record == NULL)
        continue;
      check_record (sheet, version->record, pointer);
      if (CF_IS_ANNOTATION (version->record))
        check_annotation (sheet, CF_ANNOTATION (version->record), pointer);
      else if (CF_IS_RELATION (version->record))
        check_relation (sheet, CF_RELATION (version->record), pointer);
    }
}

/* Of each block that is named whether it is there, and not in two pairs. */
static void
check_pairs (Sheet *sheet, JsonObject *root)
{
  JsonObject *state = cf_json_get_object (root, "cf:state");
  g_autoptr (CfPairs) pairing =
               state != NULL ? cf_pairs_decode (cf_json_get_array (state, "cf:pairs")) : NULL;
  guint n_blocks, n, at = 0;
  const CfBlock *blocks;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);

  if (pairing == NULL || sheet->article == NULL)
    return;
  blocks = cf_article_get_blocks (sheet->article, &n_blocks);
  found = cf_pairs_find_blocks (pairing, cf_article_get_text (sheet->article), blocks, n_blocks);
  for (guint g = 0; g < cf_pairs_get_n_groups (pairing); g++)
    {
      const CfBlockName *names = cf_pairs_get_group (pairing, g, &n);

      for (guint i = 0; i < n; i++, at++)
        {
          guint block = g_array_index (found, guint, at);
          g_autofree char *pointer = g_strdup_printf ("/cf:state/cf:pairs/%u/cf:blocks/%u", g, i);

          if (block == CF_NO_BLOCK)
            report (sheet, CF_PROBLEM_NOT_ANCHORED, pointer,
                    _ ("a corrected pair names a block that began at %u and is not there any more"),
                    names[i].start);
          else if (!g_hash_table_add (named, GUINT_TO_POINTER (block + 1)))
            report (sheet, CF_PROBLEM_SCHEMA, pointer,
                    _ ("the block that begins at %u is named by two corrected pairs"),
                    names[i].start);
        }
    }
}

static gboolean
has_string (JsonObject *root, const char *member, const char *value)
{
  g_auto (GStrv) strings = cf_json_get_strings (root, member);

  return g_strv_contains ((const char *const *) strings, value) ||
         g_strcmp0 (cf_json_get_string (root, member), value) == 0;
}

static void
check_collection (Sheet *sheet, JsonObject *root)
{
  g_autofree char *name = g_path_get_basename (sheet->path);
  g_autofree char *annotator = NULL;
  JsonObject *creator = cf_json_get_object (root, "creator");
  const char *nickname = creator != NULL ? cf_json_get_string (creator, "nickname") : NULL;
  const char *id = cf_json_get_string (root, "id");

  if (!has_string (root, "@context", "http://www.w3.org/ns/anno.jsonld"))
    report (sheet, CF_PROBLEM_SCHEMA, "/@context", "%s",
            _ ("the context of Web Annotation is missing"));
  if (!has_string (root, "type", "AnnotationCollection"))
    report (sheet, CF_PROBLEM_SCHEMA, "/type", "%s", _ ("its type is not AnnotationCollection"));
  if (id != NULL && !is_absolute_iri (id))
    report (sheet, CF_PROBLEM_SCHEMA, "/id", _ ("“%s” is no absolute IRI"), id);
  sheet->owner = creator != NULL ? cf_json_get_string (creator, "id") : NULL;
  sheet->is_gold = g_strcmp0 (nickname, CF_ANNOTATOR_GOLD) == 0;
  if (nickname != NULL && cf_sidecar_name_parse (name, NULL, &annotator) &&
      !g_str_equal (nickname, annotator))
    report (sheet, CF_PROBLEM_SCHEMA, "/creator",
            _ ("the file is called after “%s”, its creator is “%s”"), annotator, nickname);
}

/**
 * cf_check_sidecar:
 * @check: gets the problems, ids and links
 * @project: to which it belongs
 * @path: a sidecar
 * @article: (nullable): its article
 *
 * Returns: (transfer full) (nullable): the id of the article of which it is
 */
char *
cf_check_sidecar (CfCheck *check, CfProject *project, const char *path, CfArticle *article)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_JSON_BYTES, NULL, &error);
  Sheet sheet = { .check = check, .project = project, .path = path, .article = article };
  g_autoptr (CfSidecar) sidecar = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (CfJsonLocator) locator = NULL;
  CfSidecarStatus status;
  CfJsonReport gate;

  if (bytes == NULL)
    {
      cf_problems_add (check->problems, CF_PROBLEM_SIDECAR_DAMAGED, path, 0, 0, "%s",
                       error->message);
      return NULL;
    }
  sidecar = cf_sidecar_parse (bytes, path, &status, check->problems, NULL);
  if (sidecar == NULL)
    return NULL;
  /* What is in a hidden layer is not said either: that it can be read must do. */
  if (!cf_project_may_read_sidecar (project, path))
    return g_strdup (cf_sidecar_get_head (sidecar)->article_id);
  node = cf_json_parse (bytes, path, &gate, NULL);
  sheet.locator = locator = cf_json_locator_new (bytes);
  check_collection (&sheet, json_node_get_object (node));
  check_items (&sheet, json_node_get_object (node));
  check_pairs (&sheet, json_node_get_object (node));
  if (status != CF_SIDECAR_NEWER)
    cf_check_against_schema (check, "sidecar.schema.json", CF_PROBLEM_SCHEMA, path, bytes, node);
  return g_strdup (cf_sidecar_get_head (sidecar)->article_id);
}
