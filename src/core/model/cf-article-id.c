/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an article is called: its address, else a UUID of its text. */

#include "config.h"

#include "cf-article.h"
#include "cf-digest.h"

#include <string.h>

/* The namespace of the ids of articles that have no address. */
#define ID_NAMESPACE "58dbc7d9-efc4-56f1-be77-af5dd6e40ff6"

static gboolean
has_web_scheme (const char *url)
{
  return g_ascii_strncasecmp (url, "http://", 7) == 0 ||
         g_ascii_strncasecmp (url, "https://", 8) == 0;
}

typedef struct
{
  const char *at;      /* the `@` behind the user's name, or NULL */
  const char *bracket; /* the last bracket of a host that is an address in brackets, or NULL */
  const char *end;
} Authority;

static Authority
find_authority (const char *url)
{
  const char *start = strstr (url, "://") + 3;
  gsize length = strcspn (start, "/?#");
  Authority authority = { memrchr (start, '@', length), NULL, start + length };
  const char *host = authority.at != NULL ? authority.at + 1 : start;
  gsize address = *host == '[' ? 1 + strspn (host + 1, "0123456789abcdefABCDEF:.") : 0;

  if (address > 0 && host[address] == ']')
    authority.bracket = host + address;
  return authority;
}

/* RFC 3986: whether a character may stand in a URL as it is. Brackets may around an address only. */
static gboolean
is_url_character (const char *p, Authority authority)
{
  switch (*p)
    {
    case '%':
      return g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]);
    case '[':
    case ']':
      return authority.bracket != NULL && p <= authority.bracket;
    case '@':
      return p == authority.at || p >= authority.end;
    default:
      return g_ascii_isalnum (*p) || strchr ("-._~:/?!$&'()*+,;=", *p) != NULL;
    }
}

/* What may not stand in a URL is escaped, the escapes that are there stay. */
static char *
escape_url (const char *url)
{
  GString *escaped = g_string_new (NULL);
  Authority authority = find_authority (url);

  for (const char *p = url; *p != '\0' && *p != '#'; p++)
    if (is_url_character (p, authority))
      g_string_append_c (escaped, *p);
    else
      g_string_append_printf (escaped, "%%%02X", (guchar) *p);
  return g_string_free (escaped, FALSE);
}

/**
 * cf_article_make_id:
 * @self: an article
 *
 * The id that two people who have the same file find apart: its http or https address without
 * fragment, else the version-5 UUID of the digest of its text. An id that stands in a sidecar beside
 * the article goes before it. Corrections never change it.
 *
 * Returns: (transfer full): an absolute IRI
 */
char *
cf_article_make_id (CfArticle *self)
{
  const char *url = cf_article_get_url (cf_article_get_source (self));
  g_autofree char *id = NULL;

  if (url != NULL && has_web_scheme (url))
    id = escape_url (url);
  if (id != NULL && g_uri_is_valid (id, G_URI_FLAGS_ENCODED | G_URI_FLAGS_NON_DNS, NULL))
    return g_steal_pointer (&id);
  return cf_uuid_new_v5 (ID_NAMESPACE, cf_text_get_digest (cf_article_get_text (self)));
}
