/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is said of rounds. */

#pragma once

#include "cf-round.h"

G_BEGIN_DECLS

const char *cf_round_kind_get_label (CfRoundKind kind);
const char *cf_round_kind_describe (CfRoundKind kind);
const char *cf_round_describe_blindness (void);

G_END_DECLS
