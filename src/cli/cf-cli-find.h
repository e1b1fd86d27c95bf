/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finds the layer that holds a record. */

#pragma once

#include "cf-command.h"
#include "cf-document.h"

G_BEGIN_DECLS

CfDocument *
cf_cli_open_with_record (CfCall *call, const char *annotator, const char *id, GError **error);

G_END_DECLS
