/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an address says of its outlet. */

#include "config.h"

#include "cf-url.h"

#include <string.h>

/**
 * cf_url_get_outlet:
 * @url: (nullable): an address
 *
 * Returns: (transfer full) (nullable): its host in lower case without `www.`; %NULL if it has none
 */
char *
cf_url_get_outlet (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;

  if (url == NULL)
    return NULL;
  uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_NON_DNS, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;
  host = g_utf8_strdown (g_uri_get_host (uri), -1);
  return g_strdup (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host);
}

/**
 * cf_url_is_web:
 * @url: an address
 *
 * Returns: whether it is a whole http or https address
 */
gboolean
cf_url_is_web (const char *url)
{
  g_autofree char *scheme = g_uri_parse_scheme (url);
  g_autofree char *host = cf_url_get_outlet (url);

  return host != NULL &&
         (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0);
}
