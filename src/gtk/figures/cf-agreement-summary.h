/* SPDX-License-Identifier: GPL-3.0-or-later
 * What figures of agreement are of, in a line. */

#pragma once

#include "cf-agreement-report.h"

G_BEGIN_DECLS

char *cf_agreement_summary_make (const CfAgreementReport *report);

G_END_DECLS
