/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a statement seems to be presented. */

#include "config.h"

#include "cf-presentation.h"
#include "cf-test.h"

#include <string.h>

/* The statement stands in [ ]; each row was judged by a person. */
static const struct
{
  const char *marked;
  const char *expected;
} rows[] = {
  /* A quotation with a sentence of its own. */
  { "“[We never asked for this],” its chair told the Herald.", "direct" },
  { "Lin said: “[There is no such plan].”", "direct" },
  { "\"[The agencies assess that the group works for a ministry],\" the report said.", "direct" },
  { "吴敏说：“[延误去年就开始了，与罢工无关]。”", "direct" },
  { "「[我們從未要求這樣做]」，主席對記者說。", "direct" },
  { "报告称:“[编写机构评估该组织受雇于情报部门]。”", "direct" },
  /* Words of somebody's in the writer's sentence. */
  { "The mayor said the strike “[hurts every family],” and asked for talks.", "partial" },
  { "[The harbour called the claims “baseless and irresponsible” on Monday].", "partial" },
  { "港务局指责[工会“拿民生作筹码要挟全城”]。", "partial" },
  /* Told, without its words. */
  { "The Port Authority said on Sunday that [the strike had delayed a third of all containers].",
    "indirect" },
  { "According to a memo, [delays had been expected].", "indirect" },
  { "[Nothing was stolen], the company said.", "indirect" },
  { "发言人周二表示,[对方企图挑起事端]。", "indirect" },
  { "據彭博社報道，[公司早已知情]。", "indirect" },
  { "声明称，[这些攻击發生在2021年初]。", "indirect" },
  /* The outlet's own voice: no word that reports, or one that belongs to the statement itself. */
  { "[The strike has entered its third week].", "own-voice" },
  { "[事实上，罢工早已结束]。", "own-voice" },
  { "Nobody spoke. He said so. [The sea was calm].", "own-voice" },
  { "[The union denied it].", "own-voice" },
  /* Names and titles in marks are no quotations. */
  { "[The group “APT40” is active again].", "own-voice" },
  { "《环球时报国际新闻版》获悉，[公司改了报告]。", "indirect" },
  { "[《海港纪事报周末版》已停刊]。", "own-voice" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *open = strchr (rows[i].marked, '['), *close = strchr (rows[i].marked, ']');
      g_autofree char *before = g_strndup (rows[i].marked, (gsize) (open - rows[i].marked));
      g_autofree char *inside = g_strndup (open + 1, (gsize) (close - open - 1));
      g_autofree char *plain = g_strconcat (before, inside, close + 1, NULL);
      g_autoptr (CfText) text = cf_text_new (plain, -1);
      CfSpan block = { 0, cf_text_get_length (text) };
      guint start = (guint) g_utf8_strlen (before, -1);
      CfSpan span = { start, start + (guint) g_utf8_strlen (inside, -1) };

      g_test_message ("%s", rows[i].marked);
      g_assert_cmpstr (cf_presentation_get_id (cf_presentation_guess (text, block, span)), ==,
                       rows[i].expected);
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/presentation/rows", test_rows);
  return g_test_run ();
}
