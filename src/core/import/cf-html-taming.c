/* SPDX-License-Identifier: GPL-3.0-or-later
 * Alters HTML where gumbo would read it wrongly, or one version otherwise than the next. */

#include "config.h"

#include "cf-html-taming.h"

#include <string.h>

#define SPACES " \t\n\f\r"

/* Elements in which there are no tags but their own end. */
static const char *const raw_names[] = { "script", "style", "title",   "textarea",
                                         "iframe", "xmp",   "noembed", "noframes" };

/* Elements that gumbo 0.10 and 0.13 know otherwise, and as long names that both know alike: two blocks, and one that is
 * nothing any more. */
static const struct
{
  const char *name;
  const char *tame;
} renamed[] = {
  { "dialog", "center" },
  { "search", "center" },
  { "isindex", "unknown" },
};

/* gumbo computes the number of a character reference without looking for its end: `&#11111111111;`
 * becomes a byte that is no UTF-8. What HTML makes of such a reference, U+FFFD, is put in its place;
 * there are more digits than that takes. */
static void
tame_references (char *p)
{
  while ((p = strstr (p, "&#")) != NULL)
    {
      gboolean hex = p[2] == 'x' || p[2] == 'X';
      char *digits = p + (hex ? 3 : 2);
      gsize n = strspn (digits, hex ? "0123456789abcdefABCDEF" : "0123456789");
      gsize zeros = MIN (strspn (digits, "0"), n);
      guint64 value = n - zeros > 8 ? G_MAXUINT64 : g_ascii_strtoull (digits, NULL, hex ? 16 : 10);

      p = digits + n;
      if (n == 0 || value <= 0x10ffff)
        continue;
      memset (digits, '0', n);
      if (hex)
        memcpy (p - 4, "fffd", 4);
      else
        memcpy (p - 5, "65533", 5);
    }
}

static gboolean
is_named (const char *name, gsize length, const char *other)
{
  return strlen (other) == length && g_ascii_strncasecmp (name, other, length) == 0;
}

static void
rename_element (char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (renamed); i++)
    if (is_named (name, length, renamed[i].name))
      {
        memcpy (name, renamed[i].tame, length);
        return;
      }
}

static const char *
find_raw (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (raw_names); i++)
    if (is_named (name, length, raw_names[i]))
      return raw_names[i];
  return NULL;
}

static char *
skip_behind (char *p, const char *end)
{
  char *found = strstr (p, end);

  return found != NULL ? found + strlen (end) : p + strlen (p);
}

/* To the end of a tag, past attributes that may hold anything. */
static char *
skip_attributes (char *p)
{
  while (*p != '\0' && *p != '>')
    {
      if (*p++ != '=')
        continue;
      p += strspn (p, SPACES);
      if (*p == '"' || *p == '\'')
        p = skip_behind (p + 1, *p == '"' ? "\"" : "'");
    }
  return p;
}

/* To the tag that ends the element, or the end of all. */
static char *
skip_raw (char *p, const char *name)
{
  while ((p = skip_behind (p, "</"))[0] != '\0')
    if (g_ascii_strncasecmp (p, name, strlen (name)) == 0)
      break;
  return p;
}

static void
tame_tags (char *p)
{
  while ((p = strchr (p, '<')) != NULL)
    {
      gboolean is_end = *++p == '/';
      char *name = p + (is_end ? 1 : 0);
      const char *raw;
      gsize length;

      if (strncmp (p, "!--", 3) == 0)
        {
          p = skip_behind (p, "-->");
          continue;
        }
      if (!g_ascii_isalpha (*name))
        continue;
      length = strcspn (name, SPACES "/>");
      raw = is_end ? NULL : find_raw (name, length);
      rename_element (name, length);
      p = skip_attributes (name + length);
      if (raw != NULL)
        p = skip_raw (p, raw);
    }
}

/**
 * cf_html_tame:
 * @html: a document or a part of one, altered in place; it stays as long as it is
 */
void
cf_html_tame (char *html)
{
  tame_references (html);
  tame_tags (html);
}
