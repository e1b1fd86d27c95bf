/* SPDX-License-Identifier: GPL-3.0-or-later
 * A codebook from elsewhere: what is read of it can be used. */

#include "config.h"

#include "cf-codebook-copy.h"
#include "cf-codebook-json.h"
#include "fuzz.h"

static void
use (CfCodebook *codebook)
{
  GPtrArray *codes = cf_codebook_get_codes (codebook);
  GPtrArray *attributes = cf_codebook_get_attributes (codebook);

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);
      g_autoptr (GPtrArray) on = cf_codebook_list_attributes_on (codebook, code->id);

      g_assert (on != NULL);
      g_assert (cf_codebook_get_code (codebook, code->id) == code);
      g_assert (cf_codebook_follow_code (codebook, code->id) != NULL);
      g_assert (cf_code_get_label (code) != NULL);
      g_assert (code->colour[0] != NULL && code->colour[1] != NULL);
      g_assert (cf_line_get_name (code->line) != NULL);
    }
  for (guint i = 0; i < attributes->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (attributes, i);

      cf_attribute_accepts (attribute, "1");
      g_assert (cf_attribute_get_value_label (attribute, "x") != NULL);
      g_assert (attribute->on != NULL);
    }
}

/* What may be written comes back as it was, and merging it with itself adds nothing. */
static void
write_again (GBytes *bytes)
{
  g_autoptr (CfCodebookCopy) copy = cf_codebook_copy_parse (bytes, "x", NULL);
  g_autoptr (CfCodebookCopy) again = NULL;
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;

  if (copy == NULL)
    return;
  once = cf_codebook_copy_to_bytes (copy);
  again = cf_codebook_copy_parse (once, "x", NULL);
  g_assert (again != NULL);
  g_assert (cf_codebook_copy_merge_in (again, copy, NULL));
  twice = cf_codebook_copy_to_bytes (again);
  g_assert (g_bytes_equal (once, twice));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  g_autoptr (CfCodebook) codebook = NULL;
  g_autoptr (CfCodebook) again = NULL;

  if (size > FUZZ_MAX_BYTES)
    return 0;
  write_again (bytes);
  codebook = cf_codebook_parse (bytes, "x", problems, NULL);
  if (codebook == NULL)
    return 0;
  use (codebook);
  again = cf_codebook_parse (bytes, "x", NULL, NULL);
  g_assert (g_str_equal (cf_codebook_get_revision (codebook), cf_codebook_get_revision (again)));
  return 0;
}
