/* SPDX-License-Identifier: GPL-3.0-or-later
 * A text in several languages, as codebook.json has it. */

#pragma once

#include "cf-labels.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void cf_labels_read_json (CfLabels *labels, JsonObject *texts);

G_END_DECLS
