/* SPDX-License-Identifier: GPL-3.0-or-later
 * A text in several languages, as codebook.json has it. */

#include "config.h"

#include "cf-labels-json.h"

#include "cf-json.h"

/**
 * cf_labels_read_json:
 * @labels: gets the texts
 * @texts: (nullable): an object of them, by language; what is no text is passed over
 */
void
cf_labels_read_json (CfLabels *labels, JsonObject *texts)
{
  JsonObjectIter iter;
  const char *language;

  if (texts == NULL)
    return;
  json_object_iter_init_ordered (&iter, texts);
  while (json_object_iter_next_ordered (&iter, &language, NULL))
    if (cf_json_get_string (texts, language) != NULL)
      cf_labels_set (labels, language, cf_json_get_string (texts, language));
}
