/* SPDX-License-Identifier: GPL-3.0-or-later
 * Before the first input: what goes wrong ends the process. */

#include "config.h"

#include "fuzz.h"

#include <signal.h>
#include <stdlib.h>

static void
abort_instead (int signal_number)
{
  abort ();
}

/* libFuzzer keeps the input of what aborts, but not of the trap that ends a fatal warning. */
void
fuzz_make_fatal (void)
{
  signal (SIGTRAP, abort_instead);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
}

__attribute__ ((weak)) int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  fuzz_make_fatal ();
  return 0;
}
