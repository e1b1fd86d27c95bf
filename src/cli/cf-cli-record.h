/* SPDX-License-Identifier: GPL-3.0-or-later
 * Annotations and relations as commands print them. */

#pragma once

#include "cf-codebook.h"
#include "cf-command.h"
#include "cf-layer.h"

G_BEGIN_DECLS

void cf_cli_print_record (CfCall *call,
                          CfRecord *record,
                          const char *file,
                          const char *to_file,
                          const char *annotator,
                          CfCodebook *codebook);

G_END_DECLS
