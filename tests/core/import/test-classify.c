/* SPDX-License-Identifier: GPL-3.0-or-later
 * Headlines, captions and bylines, and the outlet of an address. */

#include "config.h"

#include "cf-classify.h"
#include "cf-test.h"
#include "cf-url.h"

static const char *const bylines[] = {
  "By Ann Lee",
  "by ANN LEE",
  "By Ann Lee and Tom de Vries, in London",
  "By Łukasz Nowak",
  "By 李娜",
  "By Ann Lee for the Harbour Daily",
  "By Ann Lee | Harbour Daily",
  "(By Ann Lee)",
  "(Reporting by Ann Lee; editing by Tom Roe)",
  "Written by Ann Lee",
  "本报记者林一报道",
  "責編：高遠",
  "（编辑 王小明）",
};

static const char *const no_bylines[] = {
  "",
  "By ",
  "By Monday the union had agreed to new talks.",
  "By contrast, nobody came.",
  "By Friday morning, all ships were gone.",
  "Bystanders applauded.",
  "Standing by Ann Lee",
  "By 2030",
  "Written by hand.",
  "Reporting began on Monday.",
  "工会没有回应。",
};

static void
test_bylines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bylines); i++)
    if (!cf_classify_is_byline (bylines[i]))
      {
        g_test_message ("%s is a byline", bylines[i]);
        g_test_fail ();
      }
  for (guint i = 0; i < G_N_ELEMENTS (no_bylines); i++)
    if (cf_classify_is_byline (no_bylines[i]))
      {
        g_test_message ("%s is no byline", no_bylines[i]);
        g_test_fail ();
      }
}

static void
test_headlines (void)
{
  static const char *const endings[] = { ".", "!", "?", "。", "！", "？" };

  g_assert_true (cf_classify_is_headline ("Strike over"));
  g_assert_true (cf_classify_is_headline ("“Is it over?”"));
  g_assert_true (cf_classify_is_headline ("罢工结束：港口重开"));
  g_assert_false (cf_classify_is_headline (""));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *line = g_strconcat ("罢工", endings[i], NULL);

      g_assert_false (cf_classify_is_headline (line));
    }
}

static void
test_captions (void)
{
  static const char *const captions[] = { "Photo: AFP",  "Cartoon: Ann Lee", "图：本报",
                                          "卡通:李",     "資料圖片：港口",   "FILE PHOTO: A crane",
                                          "图/本报记者", "Photo : AFP" };
  static const char *const none[] = { "Photographs were taken.", "图书馆：新址", "Image is all",
                                      "The photo: a crane" };

  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    g_assert_true (cf_classify_is_caption (captions[i]));
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (cf_classify_is_caption (none[i]));
}

static void
test_outlets (void)
{
  static const char *const rows[][2] = {
    { "https://www.rfa.example/a/b.html", "rfa.example" },
    { "HTTP://WWW.Example.COM:8080/", "example.com" },
    { "https://user:secret@news.example/", "news.example" },
    { "https://www.example/报道?q=[1]", "example" },
    { "https://wwwx.example/", "wwwx.example" },
    { "file:///tmp/x", NULL },
    { "no address", NULL },
    { "https://", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *outlet = cf_url_get_outlet (rows[i][0]);

      g_assert_cmpstr (outlet, ==, rows[i][1]);
    }
}

int
main (int argc, char **argv)
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/classify/bylines", test_bylines);
  g_test_add_func ("/classify/headlines", test_headlines);
  g_test_add_func ("/classify/captions", test_captions);
  g_test_add_func ("/classify/outlets", test_outlets);
  return g_test_run ();
}
