/* SPDX-License-Identifier: GPL-3.0-or-later
 * Holds a file against the schema that we publish for it. */

#include "config.h"

#include "cf-check-private.h"
#include "cf-json-locator.h"
#include "cf-json.h"
#include "cf-limits.h"
#include "cf-schema-resource.h"

#define RESOURCE_PREFIX "/org/counterframe/schemas/"

typedef struct
{
  CfCheck *check;
  CfProblemId id;
  const char *path;
  CfJsonLocator *locator;
  guint first; /* of the problems of this file that were found by others, and the end of them */
  guint end;
  guint n;
} Sheet;

static CfJsonSchema *
get_schema (CfCheck *check, const char *name)
{
  CfJsonSchema *schema = g_hash_table_lookup (check->schemas, name);
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, name, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (schema != NULL)
    return schema;
  bytes =
    g_resource_lookup_data (cf_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  schema = cf_json_schema_new (bytes);
  g_hash_table_insert (check->schemas, g_strdup (name), schema);
  return schema;
}

/* Whoever read the file may have said it already, and better. */
static gboolean
is_said (const Sheet *sheet, guint line, guint column)
{
  GPtrArray *problems = sheet->check->problems;

  for (guint i = sheet->first; i < sheet->end; i++)
    {
      const CfProblem *problem = g_ptr_array_index (problems, i);

      if (problem->id == sheet->id && problem->line == line && problem->column == column)
        return TRUE;
    }
  return FALSE;
}

static gboolean
on_complaint (const char *pointer, const char *text, gpointer user_data)
{
  Sheet *sheet = user_data;
  guint line, column;
  gboolean is_there = cf_json_locator_find (sheet->locator, pointer, &line, &column);

  if (!is_there || !is_said (sheet, line, column))
    cf_problems_add (sheet->check->problems, sheet->id, sheet->path, line, column, "%s: %s",
                     *pointer != '\0' ? pointer : "/", text);
  return ++sheet->n < CF_LIMIT_PROBLEMS_OF_FILE;
}

/* The first problem of @path, or the number of all: those of a file are found one after another. */
static guint
find_first (GPtrArray *problems, const char *path)
{
  guint first = problems->len;

  while (first > 0 &&
         g_strcmp0 (((CfProblem *) g_ptr_array_index (problems, first - 1))->file, path) == 0)
    first--;
  return first;
}

/**
 * cf_check_against_schema:
 * @check: gets the problems
 * @schema: the name of a schema in `data/schemas`
 * @id: what kind of problem it is when something is wrong
 * @path: the file
 * @bytes: its content
 * @node: the same, parsed
 *
 * Adds what has not been said yet of the same place.
 */
void
cf_check_against_schema (CfCheck *check,
                         const char *schema,
                         CfProblemId id,
                         const char *path,
                         GBytes *bytes,
                         JsonNode *node)
{
  g_autoptr (CfJsonLocator) locator = cf_json_locator_new (bytes);
  Sheet sheet = { .check = check,
                  .id = id,
                  .path = path,
                  .locator = locator,
                  .first = find_first (check->problems, path),
                  .end = check->problems->len };

  cf_json_schema_validate (get_schema (check, schema), node, on_complaint, &sheet);
}
