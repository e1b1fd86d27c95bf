/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one error domain. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CF_ERROR:
 *
 * The domain of every error that Counterframe itself makes. An operation that can go on reports
 * problems (cf-problem.h) instead, and sets an error only when nothing usable came out.
 */
#define CF_ERROR (cf_error_quark ())

typedef enum
{
  CF_ERROR_INVALID,     /* the request or the content breaks a rule */
  CF_ERROR_UNSUPPORTED, /* well-formed, but of a kind that we do not handle */
  CF_ERROR_DAMAGED,     /* a file of ours is not what we wrote */
  CF_ERROR_READ_ONLY,   /* may be shown, must not be written */
  CF_ERROR_TOO_BIG,     /* a limit of cf-limits.h is passed */
  CF_ERROR_NOT_FOUND,   /* a file, id, code or quote is absent */
  CF_ERROR_AMBIGUOUS,   /* several things fit */
  CF_ERROR_DENIED,      /* no right to read or write */
  CF_ERROR_NO_SPACE,    /* disk or quota full */
  CF_ERROR_IO,          /* any other failure of a file */
} CfError;

GQuark cf_error_quark (void);
CfError cf_error_from_errno (int number);
void cf_set_error_errno (GError **error, int number, const char *path, const char *doing);

G_END_DECLS
