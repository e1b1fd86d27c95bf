/* SPDX-License-Identifier: GPL-3.0-or-later
 * The language by which glyphs are chosen: that of the words, not of the desktop, whose Chinese font would draw the
 * apostrophe of an English title as wide as a character. */

#include "config.h"

#include "cf-font-language.h"

#include "cf-language.h"

#include <string.h>

/**
 * cf_font_language_get:
 * @language: a BCP 47 tag, as cf_language_of_utf8() has them
 *
 * Fontconfig knows Chinese by places, not by scripts, and would draw Simplified with the glyphs of the desktop's
 * language. To every language it adds those of the desktop, and would take Latin letters from a Chinese font; only to
 * an undetermined one it adds none.
 *
 * Returns: (transfer none): what fontconfig calls it
 */
const char *
cf_font_language_get (const char *language)
{
  if (g_str_equal (language, "zh-Hans"))
    return "zh-cn";
  if (g_str_equal (language, "zh-Hant"))
    return "zh-tw";
  if (g_str_equal (language, "en"))
    return "und";
  return language;
}

/* That of the desktop where the words tell none. */
static PangoAttribute *
make_attribute (const char *text)
{
  const char *language = cf_language_of_utf8 (text, strlen (text));

  return pango_attr_language_new (language != NULL
                                    ? pango_language_from_string (cf_font_language_get (language))
                                    : pango_language_get_default ());
}

static PangoAttrList *
add_attribute (PangoAttrList *attributes, PangoAttribute *language)
{
  PangoAttrList *list = attributes != NULL ? pango_attr_list_copy (attributes) : NULL;

  if (list == NULL)
    list = pango_attr_list_new ();
  pango_attr_list_change (list, language);
  return list;
}

/**
 * cf_font_language_apply:
 * @layout: a layout with its text
 *
 * Draws it with the glyphs of the language that it is written in.
 */
void
cf_font_language_apply (PangoLayout *layout)
{
  PangoAttribute *language = make_attribute (pango_layout_get_text (layout));
  PangoAttrList *list = add_attribute (pango_layout_get_attributes (layout), language);

  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

/**
 * cf_font_language_apply_to_label:
 * @label: a label with its text
 *
 * The same for a label.
 */
void
cf_font_language_apply_to_label (GtkLabel *label)
{
  PangoAttribute *language = make_attribute (gtk_label_get_text (label));
  PangoAttrList *list = add_attribute (gtk_label_get_attributes (label), language);

  gtk_label_set_attributes (label, list);
  pango_attr_list_unref (list);
}
