/* SPDX-License-Identifier: GPL-3.0-or-later
 * A small bar that shows how many annotations of each code an article has.
 *
 * A piece a code, in the codebook's order; its length grows with the root of the number, so that one
 * annotation is still seen beside a hundred. */

#include "config.h"

#include "cf-code-bar.h"

#include "cf-code-style.h"

#include <math.h>

#define WIDTH 84.0f
#define GAP 4.0f
#define UNIT 6.0f

static float
get_length (guint count)
{
  return UNIT + UNIT * sqrtf ((float) count);
}

/* How long all pieces would be. */
static float
measure_pieces (const CfEntryInfo *info, GPtrArray *codes)
{
  float total = -GAP;

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);
      guint count = cf_entry_info_count_code (info, code->id);

      if (count > 0)
        total += get_length (count) + GAP;
    }
  return total;
}

/**
 * cf_code_bar_measure:
 * @info: an article
 * @codebook: its codebook
 *
 * Returns: how wide the bar is, in pixels; 0 for none
 */
float
cf_code_bar_measure (const CfEntryInfo *info, CfCodebook *codebook)
{
  return CLAMP (measure_pieces (info, cf_codebook_get_codes (codebook)), 0, WIDTH);
}

/**
 * cf_code_bar_snapshot:
 * @info: an article
 * @codebook: its codebook
 * @snapshot: gets the bar
 * @x: its left
 * @y: its top
 * @width: its width, as measured
 */
void
cf_code_bar_snapshot (const CfEntryInfo *info,
                      CfCodebook *codebook,
                      GtkSnapshot *snapshot,
                      float x,
                      float y,
                      float width)
{
  GPtrArray *codes = cf_codebook_get_codes (codebook);
  float total = measure_pieces (info, codes);
  float scale = total > 0 ? MIN (1.0f, width / total) : 0;

  for (guint i = 0; i < codes->len && scale > 0; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);
      guint count = cf_entry_info_count_code (info, code->id);
      float length = get_length (count) * scale;
      CfCodeStyle style;
      GskRoundedRect rect;

      if (count == 0)
        continue;
      cf_code_style_init (&style, code, cf_is_dark ());
      gsk_rounded_rect_init_from_rect (
        &rect, &GRAPHENE_RECT_INIT (x, y, length, CF_CODE_BAR_HEIGHT), CF_CODE_BAR_HEIGHT / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &rect);
      gtk_snapshot_append_color (snapshot, &style.ink, &rect.bounds);
      gtk_snapshot_pop (snapshot);
      x += length + GAP * scale;
    }
}

/**
 * cf_code_bar_describe:
 * @info: an article
 * @codebook: its codebook
 *
 * Returns: (transfer full): the same in words: `Claim 3, Source 1`
 */
char *
cf_code_bar_describe (const CfEntryInfo *info, CfCodebook *codebook)
{
  GPtrArray *codes = cf_codebook_get_codes (codebook);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = g_ptr_array_index (codes, i);
      guint count = cf_entry_info_count_code (info, code->id);

      if (count > 0)
        g_string_append_printf (text, "%s%s %u", text->len > 0 ? ", " : "",
                                cf_code_get_label (code), count);
    }
  return g_string_free (text, FALSE);
}
