/* SPDX-License-Identifier: GPL-3.0-or-later
 * Coders' units and values from a table.
 *
 * Either `document,length,coder,begin,end,code`, a row a unit, where a row without begin, end and code says that the
 * coder found nothing: a coder counts in the documents in which a row names that coder. Or `unit,coder,value`, a
 * row a value; an empty value is none. */

#include "config.h"

#include "cf-figure-table.h"

#include "cf-csv.h"
#include "cf-error.h"
#include "cf-file.h"
#include "cf-limits.h"
#include "cf-table-text.h"

#include <glib/gi18n.h>

#include <string.h>

static const char *const unit_columns[] = { "document", "length", "coder", "begin", "end", "code" };
static const char *const item_columns[] = { "unit", "coder", "value" };

typedef enum
{
  DOCUMENT,
  LENGTH,
  CODER,
  BEGIN,
  END,
  CODE,
} UnitColumn;

typedef enum
{
  ITEM,
  ITEM_CODER,
  ITEM_VALUE,
} ItemColumn;

typedef struct
{
  const char *path;
  CfCsv *csv;
  GHashTable *map;
  guint columns[G_N_ELEMENTS (unit_columns)];
  CfMaterial *material;
  GHashTable *coders;   /* name -> position + 1 */
  GHashTable *continua; /* name -> CfContinuum */
} Reading;

static CfCsv *
parse_table (GBytes *bytes, const char *name, const char *wanted, GError **error)
{
  CfTableText text;

  cf_table_text_read (&text, bytes);
  if (text.invalid_line == 0)
    return cf_csv_parse (text.utf8, text.length, wanted, error);
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, _ ("%s:%u: the text is not valid %s"), name,
               text.invalid_line, text.encoding);
  g_free (text.utf8);
  return NULL;
}

static gboolean
find_columns (Reading *reading, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean found = FALSE;

      for (guint c = 0; cf_csv_get_n_rows (reading->csv) > 0 && !found &&
                        c < cf_csv_get_n_cells (reading->csv, 0);
           c++)
        {
          g_autofree char *name = cf_csv_dup_value (reading->csv, 0, c);

          found = name != NULL && g_str_equal (name, names[i]);
          if (found)
            reading->columns[i] = c;
        }
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static char *
dup_cell (const Reading *reading, guint row, guint column)
{
  char *value = reading->columns[column] < cf_csv_get_n_cells (reading->csv, row)
                  ? cf_csv_dup_value (reading->csv, row, reading->columns[column])
                  : NULL;

  return value != NULL ? value : g_strdup ("");
}

static gboolean
refuse (const Reading *reading, guint row, const char *what, GError **error)
{
  guint line, column;

  cf_csv_get_place (reading->csv, row, 0, &line, &column);
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID, "%s:%u: %s", reading->path, line, what);
  return FALSE;
}

static gboolean
read_number (const Reading *reading, guint row, guint column, guint *number, GError **error)
{
  g_autofree char *cell = dup_cell (reading, row, column);
  guint64 value;

  if (!g_ascii_string_to_unsigned (cell, 10, 0, G_MAXINT32, &value, NULL))
    return refuse (reading, row, _ ("begin, end and length are whole numbers"), error);
  *number = (guint) value;
  return TRUE;
}

/* Coders are known before the first continuum is made. */
static void
collect_coders (Reading *reading, guint column)
{
  for (guint row = 1; row < cf_csv_get_n_rows (reading->csv); row++)
    {
      g_autofree char *name = dup_cell (reading, row, column);

      if (cf_csv_is_blank (reading->csv, row) || g_hash_table_contains (reading->coders, name))
        continue;
      cf_material_add_coder (reading->material, name);
      g_hash_table_insert (reading->coders, g_strdup (name),
                           GUINT_TO_POINTER (reading->material->coders->len));
    }
}

static guint
find_coder (const Reading *reading, guint row, guint column)
{
  g_autofree char *name = dup_cell (reading, row, column);

  return GPOINTER_TO_UINT (g_hash_table_lookup (reading->coders, name)) - 1;
}

static CfContinuum *
ensure_continuum (Reading *reading, guint row, const char *name, guint length, GError **error)
{
  CfContinuum *continuum = g_hash_table_lookup (reading->continua, name);
  guint n_coders = reading->material->coders->len;

  if (continuum != NULL)
    return continuum;
  if ((guint64) (reading->material->continua->len + 1) * n_coders > CF_LIMIT_CODINGS)
    {
      refuse (reading, row, _ ("there are too many coders and documents"), error);
      return NULL;
    }
  continuum = cf_continuum_new (name, NULL, length, reading->material->coders->len);
  cf_material_take (reading->material, continuum);
  g_hash_table_insert (reading->continua, continuum->name, continuum);
  return continuum;
}

/* CF_NONE where there are too many. */
static guint
intern (Reading *reading, guint row, const char *value, GError **error)
{
  const char *mapped = reading->map != NULL ? g_hash_table_lookup (reading->map, value) : NULL;
  guint code = cf_material_intern (reading->material, mapped != NULL ? mapped : value);

  if (code < CF_LIMIT_AGREEMENT_VALUES)
    return code;
  refuse (reading, row, _ ("there are too many different values"), error);
  return CF_NONE;
}

static gboolean
read_unit (Reading *reading, guint row, GError **error)
{
  g_autofree char *document = dup_cell (reading, row, DOCUMENT);
  g_autofree char *begin = dup_cell (reading, row, BEGIN);
  g_autofree char *end = dup_cell (reading, row, END);
  g_autofree char *code = dup_cell (reading, row, CODE);
  guint coder = find_coder (reading, row, CODER), length, value;
  CfContinuum *continuum;
  CfSpan span;

  if (!read_number (reading, row, LENGTH, &length, error))
    return FALSE;
  continuum = ensure_continuum (reading, row, document, length, error);
  if (continuum == NULL)
    return FALSE;
  if (continuum->length != length)
    return refuse (reading, row, _ ("a document has one length"), error);
  continuum->codings[coder].counts = TRUE;
  if (*begin == '\0' && *end == '\0' && *code == '\0')
    return TRUE;
  if (!read_number (reading, row, BEGIN, &span.start, error) ||
      !read_number (reading, row, END, &span.end, error))
    return FALSE;
  if (span.start >= span.end || span.end > length)
    return refuse (reading, row, _ ("a unit begins before it ends, and ends within its document"),
                   error);
  value = intern (reading, row, code, error);
  if (value != CF_NONE)
    cf_continuum_add_unit (continuum, coder, value, &span, 1, NULL);
  return value != CF_NONE;
}

static gboolean
read_units (Reading *reading, GError **error)
{
  collect_coders (reading, CODER);
  for (guint row = 1; row < cf_csv_get_n_rows (reading->csv); row++)
    if (!cf_csv_is_blank (reading->csv, row) && !read_unit (reading, row, error))
      return FALSE;
  return TRUE;
}

/* Each unit is a continuum of its own, so that intervals draw units. */
static gboolean
read_item (Reading *reading, guint row, GError **error)
{
  g_autofree char *name = dup_cell (reading, row, ITEM);
  g_autofree char *value = dup_cell (reading, row, ITEM_VALUE);
  guint coder = find_coder (reading, row, ITEM_CODER);
  CfContinuum *continuum = ensure_continuum (reading, row, name, 1, error);
  guint *cell;

  if (continuum == NULL)
    return FALSE;
  if (continuum->items->len == 0)
    {
      g_array_set_size (continuum->items, continuum->n_coders);
      for (guint c = 0; c < continuum->n_coders; c++)
        g_array_index (continuum->items, guint, c) = CF_NONE;
    }
  cell = &g_array_index (continuum->items, guint, coder);
  if (continuum->codings[coder].counts)
    return refuse (reading, row, _ ("a coder gives a unit one value"), error);
  continuum->codings[coder].counts = TRUE;
  if (*value == '\0')
    return TRUE;
  *cell = intern (reading, row, value, error);
  return *cell != CF_NONE;
}

static gboolean
read_items (Reading *reading, GError **error)
{
  collect_coders (reading, ITEM_CODER);
  for (guint row = 1; row < cf_csv_get_n_rows (reading->csv); row++)
    if (!cf_csv_is_blank (reading->csv, row) && !read_item (reading, row, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_rows (Reading *reading, gboolean *has_items, GError **error)
{
  *has_items = FALSE;
  if (find_columns (reading, unit_columns, G_N_ELEMENTS (unit_columns)))
    return read_units (reading, error);
  *has_items = find_columns (reading, item_columns, G_N_ELEMENTS (item_columns));
  if (*has_items)
    return read_items (reading, error);
  g_set_error (error, CF_ERROR, CF_ERROR_INVALID,
               _ ("%s has neither the columns document,length,coder,begin,end,code nor "
                  "unit,coder,value"),
               reading->path);
  return FALSE;
}

/**
 * cf_figure_table_parse:
 * @bytes: a table
 * @name: the file, for messages
 * @map: (nullable): codes or values -> those that stand for them
 * @has_items: (out): whether it has values of items, else units
 * @error: what is wrong with it, and in which line
 *
 * Returns: (transfer full) (nullable): sorted material
 */
CfMaterial *
cf_figure_table_parse (
  GBytes *bytes, const char *name, GHashTable *map, gboolean *has_items, GError **error)
{
  g_autoptr (CfCsv) csv = parse_table (bytes, name, "coder", error);
  g_autoptr (CfMaterial) material = cf_material_new ();
  g_autoptr (GHashTable) coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) continua = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { name, csv, map, { 0 }, material, coders, continua };

  if (csv == NULL || !read_rows (&reading, has_items, error))
    return NULL;
  cf_material_sort (material);
  return g_steal_pointer (&material);
}

/**
 * cf_figure_table_read:
 * @path: a table
 * @map: (nullable): codes or values -> those that stand for them
 * @has_items: (out): whether it has values of items, else units
 * @error: what is wrong with it, and in which line
 *
 * Returns: (transfer full) (nullable): sorted material
 */
CfMaterial *
cf_figure_table_read (const char *path, GHashTable *map, gboolean *has_items, GError **error)
{
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_TABLE_BYTES, NULL, error);

  return bytes != NULL ? cf_figure_table_parse (bytes, path, map, has_items, error) : NULL;
}

/**
 * cf_figure_table_read_map:
 * @path: a file of lines `old,new`
 * @error: what is wrong with it
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): codes and those that stand for them
 */
GHashTable *
cf_figure_table_read_map (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = cf_file_read (path, CF_LIMIT_TABLE_BYTES, NULL, error);
  g_autoptr (CfCsv) csv = bytes != NULL ? parse_table (bytes, path, "old", error) : NULL;
  g_autoptr (GHashTable) map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reading reading = { .path = path, .csv = csv };

  for (guint row = 0; csv != NULL && row < cf_csv_get_n_rows (csv); row++)
    {
      g_autofree char *old = NULL;
      g_autofree char *new = NULL;

      if (cf_csv_is_blank (csv, row))
        continue;
      if (cf_csv_get_n_cells (csv, row) != 2)
        {
          refuse (&reading, row, _ ("a line says old,new"), error);
          return NULL;
        }
      old = cf_csv_dup_value (csv, row, 0);
      new = cf_csv_dup_value (csv, row, 1);
      if (row == 0 && g_str_equal (old, "old") && g_str_equal (new, "new"))
        continue;
      g_hash_table_insert (map, g_steal_pointer (&old), g_steal_pointer (&new));
    }
  return csv != NULL ? g_steal_pointer (&map) : NULL;
}
