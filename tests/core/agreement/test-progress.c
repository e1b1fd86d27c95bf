/* SPDX-License-Identifier: GPL-3.0-or-later
 * What takes long tells how far it is, and can be ended at any point; the same material has the same digest. */

#include "config.h"

#include "cf-agreement.h"
#include "cf-test-material.h"
#include "cf-test.h"

typedef struct
{
  guint n_told;
  guint last;
  guint cancel_at; /* the call in which it is ended */
  GCancellable *cancellable;
} Told;

static void
on_progress (guint done, guint total, gpointer data)
{
  Told *told = data;

  g_assert_cmpuint (total, ==, CF_PROGRESS_PARTS);
  g_assert_cmpuint (done, >=, told->last);
  g_assert_cmpuint (done, <=, total);
  told->last = done;
  told->n_told++;
  if (told->n_told == told->cancel_at)
    g_cancellable_cancel (told->cancellable);
}

static GPtrArray *
compute (const CfMaterial *material, Told *told, GError **error)
{
  g_autoptr (GPtrArray) measures = g_ptr_array_new ();
  CfAgreementRequest request = { .measures = measures,
                                 .by = CF_BY_PAIR | CF_BY_CODE,
                                 .run = { .options = CF_MEASURE_OPTIONS_DEFAULT,
                                          .bootstrap = 20,
                                          .progress = on_progress,
                                          .progress_data = told } };

  g_ptr_array_add (measures, (gpointer) &cf_measure_u_alpha);
  g_ptr_array_add (measures, (gpointer) &cf_measure_gamma);
  return cf_agreement_compute (material, &request, told->cancellable, error);
}

static CfMaterial *
make (void)
{
  CfMaterial *material = cf_test_material_random (3, 2, 2, FALSE);

  cf_material_sort (material);
  cf_material_drop_nested (material);
  return material;
}

static void
test_progress (void)
{
  g_autoptr (CfMaterial) material = make ();
  g_autoptr (GError) error = NULL;
  Told told = { 0 };
  g_autoptr (GPtrArray) figures = compute (material, &told, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, >, 0);
  /* Samples of gamma are told too, not only articles. */
  g_assert_cmpuint (told.n_told, >, 30);
  g_assert_cmpuint (told.last, >, CF_PROGRESS_PARTS / 2);
}

static void
test_cancel (void)
{
  g_autoptr (CfMaterial) material = make ();

  for (guint at = 1; at < 60; at += 7)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Told told = { .cancel_at = at, .cancellable = cancellable };
      g_autoptr (GPtrArray) figures = compute (material, &told, &error);

      g_assert_null (figures);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      /* What was begun may end, and tell that. */
      g_assert_cmpuint (told.n_told, <=, at + 1);
    }
}

static char *
make_digest (guint end, gboolean counts)
{
  g_autoptr (CfMaterial) material = cf_test_material_new (2, 2);

  cf_test_material_add (material, "a", 100);
  cf_test_material_mark (material, 0, &(CfTestUnit){ 0, 10, end, 1 });
  ((CfContinuum *) g_ptr_array_index (material->continua, 0))->codings[1].counts = counts;
  return cf_material_make_digest (material);
}

static void
test_digest (void)
{
  g_autofree char *digest = make_digest (20, TRUE);
  g_autofree char *same = make_digest (20, TRUE);
  g_autofree char *longer = make_digest (21, TRUE);
  g_autofree char *unfinished = make_digest (20, FALSE);

  g_assert_cmpstr (digest, ==, same);
  g_assert_cmpstr (digest, !=, longer);
  g_assert_cmpstr (digest, !=, unfinished);
}

int
main (int argc, char *argv[])
{
  cf_test_init (&argc, &argv);
  g_test_add_func ("/progress/told", test_progress);
  g_test_add_func ("/progress/cancel", test_cancel);
  g_test_add_func ("/progress/digest", test_digest);
  return g_test_run ();
}
