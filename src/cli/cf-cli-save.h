/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saves what a command has changed. */

#pragma once

#include "cf-command.h"
#include "cf-document.h"

G_BEGIN_DECLS

gboolean cf_cli_save (CfCall *call, CfDocument *document, GError **error);

G_END_DECLS
