/* SPDX-License-Identifier: GPL-3.0-or-later
 * System calls that fail as bad disks let them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CF_CALL_OPENAT,
  CF_CALL_WRITE,
  CF_CALL_FSYNC,
  CF_CALL_FDATASYNC,
  CF_CALL_CLOSE,
  CF_CALL_FCHMOD,
  CF_CALL_FLOCK,
  CF_CALL_RENAMEAT,
  CF_CALL_RENAMEAT2,
  CF_CALL_UNLINKAT,
  CF_N_CALLS
} CfTestCall;

/**
 * CfTestHook:
 *
 * Called in the place of the fault, before the real call is made.
 */
typedef void (*CfTestHook) (gpointer user_data);

/* In the place of an error number. */
#define CF_FAULT_KILL (-1)  /* the process is killed before the call */
#define CF_FAULT_SHORT (-2) /* a write takes one byte */

void cf_test_faults_arm (CfTestCall call, guint nth, int error);
void cf_test_faults_arm_always (CfTestCall call, int error);
void
cf_test_faults_hook (CfTestCall call, guint nth, int error, CfTestHook hook, gpointer user_data);
void cf_test_faults_disarm (void);
guint cf_test_faults_get_count (CfTestCall call);
const char *cf_test_call_get_name (CfTestCall call);

G_END_DECLS
