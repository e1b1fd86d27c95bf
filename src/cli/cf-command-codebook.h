/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the verbs of the command codebook share. */

#pragma once

#include "cf-codebook.h"
#include "cf-command.h"

G_BEGIN_DECLS

/* cf-command-codebook-show.c */
void cf_codebook_print (CfCall *call, CfCodebook *codebook);

G_END_DECLS
