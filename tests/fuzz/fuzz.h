/* SPDX-License-Identifier: GPL-3.0-or-later
 * What fuzz targets share.
 *
 * A target takes bytes and fails by g_assert(), a critical or a sanitizer. libFuzzer makes up bytes for it
 * (README.md beside this file); else driver.c gives it the seeds. */

#pragma once

#include <glib.h>

#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/* More than any seed, and little enough to be quick. */
#define FUZZ_MAX_BYTES (64 << 10)

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
int LLVMFuzzerInitialize (int *argc, char ***argv);
void fuzz_make_fatal (void);

G_END_DECLS
