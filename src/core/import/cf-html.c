/* SPDX-License-Identifier: GPL-3.0-or-later
 * HTML from outside, parsed within bounds.
 *
 * gumbo follows HTML5 to the letter, so that every machine makes the same tree. But it is quadratic in
 * nesting and in attributes, and a page of 95 kB can ask for 6 GB. So it gets its memory from an arena
 * that counts bytes and looks at the clock, and that leaves by longjmp: gumbo knows no other way out.
 * The input is copied with NULs behind it, which gumbo reads past the end; its list of errors, which
 * eats memory, is off. Nothing here recurses. The only file that calls gumbo's parser. */

#include "config.h"

#include "cf-html.h"

#include "cf-arena.h"
#include "cf-block-builder.h"
#include "cf-error.h"
#include "cf-html-taming.h"
#include "cf-limits.h"

#include <glib/gi18n.h>

#include <setjmp.h>
#include <string.h>

#define PADDING 16

struct _CfHtml
{
  CfArena *arena;
  jmp_buf out;
  char *input;
  GumboOutput *output;
};

static void *
allocate (void *user_data, size_t size)
{
  CfHtml *html = user_data;
  void *memory = cf_arena_allocate (html->arena, size);

  if (memory == NULL)
    longjmp (html->out, 1);
  return memory;
}

static void
deallocate (void *user_data, void *memory)
{
}

/* All that is changed between setjmp and longjmp lives in @html. */
static gboolean
parse (CfHtml *html, gsize length)
{
  GumboOptions options = kGumboDefaultOptions;

  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = html;
  options.max_errors = 0;
  if (setjmp (html->out) != 0)
    return FALSE;
  html->output = gumbo_parse_with_options (&options, html->input, length);
  return html->output != NULL;
}

static void
set_too_complex (GError **error, const char *name)
{
  g_autofree char *shown = g_filename_display_name (name);

  g_set_error (
    error, CF_ERROR, CF_ERROR_TOO_BIG,
    _ ("%s is too complex to show: its HTML passes a limit (depth %u, %u nodes, %u MiB, %u s)"),
    shown, CF_LIMIT_HTML_DEPTH, CF_LIMIT_HTML_NODES, CF_LIMIT_HTML_ARENA_BYTES >> 20,
    (guint) CF_LIMIT_HTML_SECONDS);
}

/**
 * cf_html_parse:
 * @utf8: a document, or a part of one
 * @length: its bytes
 * @name: the file, for messages
 * @error: %CF_ERROR_TOO_BIG when it passes a limit
 *
 * Returns: (transfer full) (nullable): the tree
 */
CfHtml *
cf_html_parse (const char *utf8, gsize length, const char *name, GError **error)
{
  g_autoptr (CfHtml) html = g_new0 (CfHtml, 1);

  html->arena =
    cf_arena_new (CF_LIMIT_HTML_ARENA_BYTES, CF_LIMIT_HTML_SECONDS * (gint64) G_USEC_PER_SEC);
  html->input = g_malloc0 (length + PADDING);
  memcpy (html->input, utf8, length);
  cf_html_tame (html->input);
  if (parse (html, length))
    return g_steal_pointer (&html);
  set_too_complex (error, name);
  return NULL;
}

void
cf_html_free (CfHtml *html)
{
  cf_arena_free (html->arena);
  g_free (html->input);
  g_free (html);
}

GumboNode *
cf_html_get_root (CfHtml *html)
{
  return html->output->root;
}

static const GumboVector *
get_children (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE
           ? &node->v.element.children
           : NULL;
}

/**
 * cf_html_walk:
 * @root: where to begin
 * @visit: called on entering each node and on leaving each element
 * @user_data: for @visit
 * @name: the file, for messages
 * @error: %CF_ERROR_TOO_BIG when the tree is too deep or too large
 *
 * Visits the tree in document order, without recursion.
 */
gboolean
cf_html_walk (
  GumboNode *root, CfHtmlVisit visit, gpointer user_data, const char *name, GError **error)
{
  GumboNode *node = root;
  guint depth = 0, n_nodes = 0;

  while (TRUE)
    {
      const GumboVector *children = get_children (node);

      if (depth > CF_LIMIT_HTML_DEPTH || ++n_nodes > CF_LIMIT_HTML_NODES)
        {
          set_too_complex (error, name);
          return FALSE;
        }
      if (visit (node, depth, FALSE, user_data) && children != NULL && children->length > 0)
        {
          node = children->data[0];
          depth++;
          continue;
        }
      if (children != NULL)
        visit (node, depth, TRUE, user_data);
      while (node != root)
        {
          guint next = (guint) node->index_within_parent + 1;

          children = get_children (node->parent);
          if (next < children->length)
            {
              node = children->data[next];
              break;
            }
          node = node->parent;
          depth--;
          visit (node, depth, TRUE, user_data);
        }
      if (node == root)
        return TRUE;
    }
}

/**
 * cf_html_get_attribute:
 * @node: a node
 * @name: a name in lower case
 *
 * Returns: (transfer none) (nullable): the value, if it is an element that has it
 */
const char *
cf_html_get_attribute (const GumboNode *node, const char *name)
{
  GumboAttribute *attribute;

  if (node->type != GUMBO_NODE_ELEMENT)
    return NULL;
  attribute = gumbo_get_attribute (&node->v.element.attributes, name);
  return attribute != NULL && g_utf8_validate (attribute->value, -1, NULL) ? attribute->value
                                                                           : NULL;
}

/**
 * cf_html_get_text:
 * @node: a text
 *
 * Returns: (transfer none): it, valid UTF-8 whatever gumbo has made of it
 */
const char *
cf_html_get_text (const GumboNode *node)
{
  return g_utf8_validate (node->v.text.text, -1, NULL) ? node->v.text.text : "\xef\xbf\xbd";
}

gboolean
cf_html_is (const GumboNode *node, GumboTag tag)
{
  return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

static gboolean
collect_text (GumboNode *node, guint depth, gboolean leaving, gpointer user_data)
{
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
    g_string_append (user_data, cf_html_get_text (node));
  else if (cf_html_is (node, GUMBO_TAG_BR) && !leaving)
    g_string_append_c (user_data, ' ');
  return !cf_html_is (node, GUMBO_TAG_SCRIPT) && !cf_html_is (node, GUMBO_TAG_STYLE);
}

/**
 * cf_html_dup_text:
 * @node: an element
 * @name: the file, for messages
 *
 * Returns: (transfer full): the text in it in one line, its white space collapsed
 */
char *
cf_html_dup_text (GumboNode *node, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  cf_html_walk (node, collect_text, text, name, NULL);
  return cf_collapse_space (text->str);
}
