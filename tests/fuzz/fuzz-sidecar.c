/* SPDX-License-Identifier: GPL-3.0-or-later
 * A sidecar that may be written comes back the same: written twice, merged with itself, shown. */

#include "config.h"

#include "cf-json-gate.h"
#include "cf-sidecar.h"
#include "fuzz.h"

static void
check_written (CfSidecar *sidecar)
{
  g_autoptr (GBytes) written = cf_sidecar_to_bytes (sidecar);
  g_autoptr (GBytes) twice = NULL;
  g_autoptr (GBytes) merged = NULL;
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  CfSidecarStatus status;
  g_autoptr (CfSidecar) again = NULL;
  CfJsonReport report =
    cf_json_gate_check (g_bytes_get_data (written, NULL), g_bytes_get_size (written));

  /* What is at the limits may not fit any more: then it is not written. */
  if (report.verdict == CF_JSON_TOO_BIG)
    return;
  g_assert (report.verdict == CF_JSON_OK);
  again = cf_sidecar_parse (written, "x", &status, problems, NULL);
  g_assert (again != NULL && status == CF_SIDECAR_WRITABLE);
  twice = cf_sidecar_to_bytes (again);
  g_assert (g_bytes_equal (written, twice));
  g_assert (cf_sidecar_merge_in (again, sidecar, NULL));
  merged = cf_sidecar_to_bytes (again);
  g_assert (g_bytes_equal (written, merged));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems = cf_problems_new ();
  CfSidecarStatus status;
  g_autoptr (CfSidecar) sidecar = NULL;
  g_autoptr (CfLayer) layer = NULL;

  if (size > FUZZ_MAX_BYTES)
    return 0;
  sidecar = cf_sidecar_parse (bytes, "x", &status, problems, NULL);
  g_assert ((sidecar == NULL) == (status == CF_SIDECAR_DAMAGED || status == CF_SIDECAR_TOO_BIG));
  g_assert (status == CF_SIDECAR_WRITABLE || problems->len > 0);
  if (sidecar == NULL)
    return 0;
  layer = cf_sidecar_to_layer (sidecar);
  if (status == CF_SIDECAR_WRITABLE)
    check_written (sidecar);
  return 0;
}
