/* SPDX-License-Identifier: GPL-3.0-or-later
 * Articles and layers made up by the yard.
 *
 * Sentences are put together from lists of our own, annotations are strewn over the blocks: most of them
 * as long as a clause, some as a paragraph, so that some overlap. The same seed gives the same bytes
 * everywhere. */

#include "config.h"

#include "cf-generate.h"

#include "cf-codebook-json.h"
#include "cf-reader.h"
#include "cf-sidecar-name.h"

#include <string.h>

#define ANNOTATOR_ID "urn:uuid:1f6d2a57-0c3e-4b8a-9f41-6e2b7d50c913"
#define CREATED "2026-11-21T21:40:00Z"

typedef struct
{
  const char *chinese;
  const char *english;
} Phrase;

static const Phrase times[] = {
  { "周一，", "On Monday " },
  { "七月十九日，", "On 19 July " },
  { "上个月，", "Last month " },
  { "在随后的记者会上，", "At the press conference " },
  { "星期三晚间，", "Late on Wednesday " },
  { "同一天，", "On the same day " },
};

static const Phrase speakers[] = {
  { "港口工会", "the port union" },
  { "市长办公室", "the mayor’s office" },
  { "外交部发言人", "a spokesperson for the ministry" },
  { "水务局的两位研究员", "two researchers of the water board" },
  { "一名不愿具名的官员", "an official who asked not to be named" },
  { "《海峡先驱报》", "the Strait Herald" },
  { "当地居民", "residents" },
  { "联合委员会的报告", "the report of the joint committee" },
};

static const Phrase verbs[] = {
  { "表示", "said" },     { "否认", "denied" },   { "指出", "pointed out" },
  { "警告说", "warned" }, { "强调", "stressed" }, { "质疑", "doubted" },
};

static const Phrase claims[] = {
  { "软件出了问题，延误并不是罢工造成的",
    "the software had failed and the strike had not caused the delay" },
  { "这份报告没有给出任何证据", "the report gave no evidence at all" },
  { "票价必须冻结到明年年底", "fares must be frozen until the end of next year" },
  { "对方应当为此负责并公开道歉", "the other side was to blame and should apologise in public" },
  { "数据来自公开渠道，任何人都可以核对", "the figures were public and anybody could check them" },
  { "双方应当合作，不要对抗", "both sides should work together instead of fighting" },
  { "水质符合标准，无须担心", "the water met the standard and nobody had to worry" },
  { "这种说法是没有根据的污蔑", "this was a slander without any basis" },
};

static const Phrase details[] = {
  { "此前已有三家媒体报道了同样的内容。", "Three outlets had reported the same before." },
  { "记者没有能够独立核实这一说法。", "This could not be verified independently." },
  { "会议持续了将近四个小时。", "The meeting lasted almost four hours." },
  { "目前还不清楚下一步会怎样。", "It is not clear what comes next." },
};

static const Phrase *
pick (GRand *random, const Phrase *phrases, guint n)
{
  return &phrases[g_rand_int_range (random, 0, (gint32) n)];
}

#define PICK(random, phrases) pick (random, phrases, G_N_ELEMENTS (phrases))

static void
append_sentence (GRand *random, GString *chinese, GString *english)
{
  const Phrase *time = PICK (random, times), *speaker = PICK (random, speakers);
  const Phrase *verb = PICK (random, verbs), *claim = PICK (random, claims);
  gboolean quoted = g_rand_int_range (random, 0, 3) == 0;

  g_string_append_printf (chinese, quoted ? "%s%s%s：“%s。”" : "%s%s%s，%s。", time->chinese,
                          speaker->chinese, verb->chinese, claim->chinese);
  g_string_append_printf (english, quoted ? "%s%s %s: “%s.” " : "%s%s %s that %s. ", time->english,
                          speaker->english, verb->english, claim->english);
  if (g_rand_int_range (random, 0, 2) == 0)
    return;
  claim = PICK (random, details);
  g_string_append (chinese, claim->chinese);
  g_string_append_printf (english, "%s ", claim->english);
}

static void
append_paragraph (GRand *random, CfGenerated kind, GString *article)
{
  g_autoptr (GString) chinese = g_string_new (NULL);
  g_autoptr (GString) english = g_string_new (NULL);
  gint32 n = g_rand_int_range (random, 2, 6);

  for (gint32 i = 0; i < n; i++)
    append_sentence (random, chinese, english);
  if (kind == CF_GENERATED_BILINGUAL)
    g_string_append_printf (article, "%s\n", english->str);
  g_string_append (article, chinese->str);
  if (kind != CF_GENERATED_ONE_LINE)
    g_string_append_c (article, '\n');
}

/**
 * cf_generate_article:
 * @kind: what it looks like
 * @n_bytes: about how long its file is to be
 * @seed: the same seed gives the same article
 *
 * Returns: (transfer full): the content of the file, UTF-8
 */
char *
cf_generate_article (CfGenerated kind, gsize n_bytes, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *article = g_string_sized_new (n_bytes + 1024);

  if (kind == CF_GENERATED_BILINGUAL)
    g_string_append (article, "Port strike enters third week\n");
  if (kind != CF_GENERATED_ONE_LINE)
    g_string_append (article, "港口罢工进入第三周\n");
  while (article->len < n_bytes)
    append_paragraph (random, kind, article);
  return g_string_free (article, FALSE);
}

static CfSpan
place (GRand *random, CfArticle *article)
{
  guint length = cf_text_get_length (cf_article_get_text (article));
  guint start = (guint) g_rand_int_range (random, 0, (gint32) length - 1);
  CfSpan block = cf_article_get_block_span (article, start);
  guint longest = g_rand_int_range (random, 0, 20) == 0 ? 120 : 36;
  guint wanted = (guint) g_rand_int_range (random, 2, (gint32) longest);

  start = MIN (start, block.end - 1);
  return (CfSpan){ start, MIN (block.end, start + wanted) };
}

static void
set_values (GRand *random, CfRecord *record, guint code)
{
  static const char *const functions[] = { "problem", "cause", "judgement", "remedy" };
  static const char *const strategies[] = { "deny", "discredit", "reinterpret" };

  if (code == 2)
    {
      cf_record_add_value (record, "kind", "government");
      return;
    }
  cf_record_add_value (record, "function", functions[g_rand_int_range (random, 0, 4)]);
  if (code == 1)
    cf_record_add_value (record, "strategy", strategies[g_rand_int_range (random, 0, 3)]);
}

static CfAnnotation *
make_annotation (GRand *random, CfArticle *article, const char *source)
{
  static const char *const codes[] = { "claim", "rebuttal", "source" };
  CfAnnotation *annotation = cf_annotation_new ();
  CfRecord *record = CF_RECORD (annotation);
  guint code = (guint) g_rand_int_range (random, 0, 3);
  CfSpan span = place (random, article);
  guint32 words[4];
  g_autofree char *id = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = g_rand_int (random);
  id = g_strdup_printf ("urn:uuid:%08x-%04x-4%03x-8%03x-%04x%08x", words[0], words[1] >> 16,
                        words[1] & 0xfff, words[2] >> 20, words[2] & 0xffff, words[3]);
  cf_record_set_id (record, id);
  cf_record_set_code (record, codes[code]);
  cf_record_set_creator (record, ANNOTATOR_ID);
  cf_record_set_created (record, CREATED);
  cf_annotation_set_source (annotation, source);
  cf_annotation_place (annotation, cf_article_get_text (article), &span, 1);
  set_values (random, record, code);
  return annotation;
}

/**
 * cf_generate_annotations:
 * @article: an article
 * @n: how many
 * @seed: the same seed gives the same annotations
 *
 * Returns: (transfer full) (element-type CfAnnotation): annotations of it, sealed and not saved
 */
GPtrArray *
cf_generate_annotations (CfArticle *article, guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GPtrArray *annotations = g_ptr_array_new_full (n, g_object_unref);
  g_autofree char *source = cf_article_make_id (article);

  for (guint i = 0; i < n; i++)
    {
      CfAnnotation *annotation = make_annotation (random, article, source);

      cf_record_seal (CF_RECORD (annotation));
      g_ptr_array_add (annotations, annotation);
    }
  return annotations;
}

/**
 * cf_generate_sidecar:
 * @article: an article
 * @file_name: of its file
 * @n: how many annotations
 * @seed: the same seed gives the same sidecar
 *
 * Returns: (transfer full): the bytes of a layer of %CF_GENERATED_ANNOTATOR
 */
GBytes *
cf_generate_sidecar (CfArticle *article, const char *file_name, guint n, guint32 seed)
{
  g_autoptr (GPtrArray) annotations = cf_generate_annotations (article, n, seed);
  g_autoptr (CfCodebook) codebook = cf_codebook_new_from_template (CF_CODEBOOK_DEFAULT);
  g_autoptr (CfAnnotator) annotator =
               cf_annotator_new (ANNOTATOR_ID, CF_GENERATED_ANNOTATOR, "Lin Wei");
  CfText *text = cf_article_get_text (article);
  g_autofree char *id = cf_article_make_id (article);
  CfLayerHead head = { .article_id = id,
                       .article_file = (char *) file_name,
                       .reader = (char *) cf_article_get_reader (article),
                       .text_digest = (char *) cf_text_get_digest (text),
                       .text_length = cf_text_get_length (text),
                       .codebook_id = (char *) cf_codebook_get_id (codebook),
                       .codebook_revision = (char *) cf_codebook_get_revision (codebook) };
  g_autoptr (CfSidecar) sidecar = cf_sidecar_new (annotator, &head);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CfVersion) version =
                   cf_version_new_from_record (g_ptr_array_index (annotations, i));

      cf_sidecar_add_version (sidecar, version);
    }
  return cf_sidecar_to_bytes (sidecar);
}

static void
write_file (const char *path, const void *data, gsize length)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, data, (gssize) length, &error))
    g_error ("%s", error->message);
}

/**
 * cf_generate_files:
 * @folder: a folder that is there
 * @name: the name of an article in it
 * @kind: what the article looks like
 * @n_bytes: about how long it is to be
 * @n_annotations: how many its sidecar is to have; without any there is none
 *
 * Writes an article, seeded by its name, with its sidecar.
 *
 * Returns: (transfer full): its path
 */
char *
cf_generate_files (
  const char *folder, const char *name, CfGenerated kind, gsize n_bytes, guint n_annotations)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *sidecar_path = cf_sidecar_name_make (path, CF_GENERATED_ANNOTATOR);
  g_autofree char *content = cf_generate_article (kind, n_bytes, g_str_hash (name));
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (CfArticle) article = NULL;
  g_autoptr (GBytes) sidecar = NULL;

  write_file (path, content, strlen (content));
  if (n_annotations == 0)
    return path;
  article = cf_reader_read (bytes, path, NULL, NULL);
  sidecar = cf_generate_sidecar (article, name, n_annotations, g_str_hash (name));
  write_file (sidecar_path, g_bytes_get_data (sidecar, NULL), g_bytes_get_size (sidecar));
  return path;
}
