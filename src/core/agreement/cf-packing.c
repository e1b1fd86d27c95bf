/* SPDX-License-Identifier: GPL-3.0-or-later
 * Of sets that share members, those of greatest gain that share none: an integer programme, solved by GLPK piece
 * by piece, each piece being sets that hang together. */

#include "config.h"

#include "cf-packing.h"

#include "cf-limits.h"

#include <glpk.h>

typedef struct
{
  guint first; /* among all members of sets */
  guint n_members;
  double gain;
  guint piece;
} Set;

struct _CfPacking
{
  guint n_members;
  GArray *sets;
  GArray *members; /* guint: of all sets */
  guint *parents;  /* what hangs together */
  guint *rows;     /* of a member in the piece that is solved, from 1 */
};

/* GLPK keeps what it needs for a thread; one at a time leaves nothing behind. */
static GMutex solver;

CfPacking *
cf_packing_new (guint n_members)
{
  CfPacking *packing = g_new0 (CfPacking, 1);

  packing->n_members = n_members;
  packing->sets = g_array_new (FALSE, FALSE, sizeof (Set));
  packing->members = g_array_new (FALSE, FALSE, sizeof (guint));
  packing->parents = g_new (guint, n_members + 1);
  packing->rows = g_new0 (guint, n_members + 1);
  for (guint i = 0; i < n_members; i++)
    packing->parents[i] = i;
  return packing;
}

void
cf_packing_free (CfPacking *packing)
{
  g_array_unref (packing->sets);
  g_array_unref (packing->members);
  g_free (packing->parents);
  g_free (packing->rows);
  g_free (packing);
}

static guint
find_piece (CfPacking *packing, guint member)
{
  guint *parents = packing->parents;

  while (parents[member] != member)
    {
      parents[member] = parents[parents[member]];
      member = parents[member];
    }
  return member;
}

/**
 * cf_packing_add:
 * @packing: a packing
 * @members: (array length=n_members): what the set takes
 * @n_members: how many, at least one
 * @gain: what it brings, more than 0
 */
void
cf_packing_add (CfPacking *packing, const guint *members, guint n_members, double gain)
{
  Set set = { packing->members->len, n_members, gain, 0 };

  g_array_append_vals (packing->members, members, n_members);
  g_array_append_val (packing->sets, set);
  for (guint i = 1; i < n_members; i++)
    packing->parents[find_piece (packing, members[i])] = find_piece (packing, members[0]);
}

guint
cf_packing_get_n_sets (const CfPacking *packing)
{
  return packing->sets->len;
}

const guint *
cf_packing_get_set (const CfPacking *packing, guint set, guint *n_members)
{
  const Set *found = &g_array_index (packing->sets, Set, set);

  *n_members = found->n_members;
  return &g_array_index (packing->members, guint, found->first);
}

double
cf_packing_get_gain (const CfPacking *packing, guint set)
{
  return g_array_index (packing->sets, Set, set).gain;
}

/* Between two looks at whether to stop. */
#define SIMPLEX_STEPS 500

typedef struct
{
  CfPacking *packing;
  GArray *order; /* guint: the sets, by piece */
  guint from;    /* the piece: from here among them */
  guint to;
  GCancellable *cancellable;
  guint n_branches;
} Piece;

static void
on_branch (glp_tree *tree, void *data)
{
  Piece *piece = data;

  if (g_cancellable_is_cancelled (piece->cancellable) ||
      ++piece->n_branches > CF_LIMIT_ALIGNMENT_BRANCHES)
    glp_ios_terminate (tree);
}

static guint
get_set_at (const Piece *piece, guint position)
{
  return g_array_index (piece->order, guint, position);
}

/* A row a member, which is taken once at most; a column a set, which is taken or not. */
static glp_prob *
make_problem (Piece *piece)
{
  glp_prob *problem = glp_create_prob ();
  guint n_rows = 0;

  glp_set_obj_dir (problem, GLP_MAX);
  glp_add_cols (problem, (int) (piece->to - piece->from));
  for (guint i = piece->from; i < piece->to; i++)
    {
      guint n_members;
      const guint *members = cf_packing_get_set (piece->packing, get_set_at (piece, i), &n_members);
      g_autofree int *indices = g_new (int, n_members + 1);
      g_autofree double *ones = g_new (double, n_members + 1);
      int column = (int) (i - piece->from) + 1;

      for (guint m = 0; m < n_members; m++)
        {
          if (piece->packing->rows[members[m]] == 0)
            {
              piece->packing->rows[members[m]] = ++n_rows;
              glp_add_rows (problem, 1);
              glp_set_row_bnds (problem, (int) n_rows, GLP_UP, 0, 1);
            }
          indices[m + 1] = (int) piece->packing->rows[members[m]];
          ones[m + 1] = 1;
        }
      glp_set_mat_col (problem, column, (int) n_members, indices, ones);
      glp_set_obj_coef (problem, column,
                        cf_packing_get_gain (piece->packing, get_set_at (piece, i)));
      glp_set_col_kind (problem, column, GLP_BV);
    }
  return problem;
}

static gboolean
is_whole (glp_prob *problem)
{
  for (int i = 1; i <= glp_get_num_cols (problem); i++)
    {
      double value = glp_get_col_prim (problem, i);

      if (value > 1e-6 && value < 1 - 1e-6)
        return FALSE;
    }
  return TRUE;
}

/* The simplex knows of no cancelling: it goes on from where it was after so many steps. */
static gboolean
solve_relaxed (Piece *piece, glp_prob *problem)
{
  glp_smcp simplex;
  int status;

  glp_init_smcp (&simplex);
  simplex.msg_lev = GLP_MSG_OFF;
  simplex.it_lim = SIMPLEX_STEPS;
  do
    status = glp_simplex (problem, &simplex);
  while (status == GLP_EITLIM && !g_cancellable_is_cancelled (piece->cancellable));
  return status == 0 && glp_get_status (problem) == GLP_OPT;
}

/* Most pieces need no branching: what the simplex finds is whole. */
static gboolean
solve_piece (Piece *piece, GArray *chosen)
{
  glp_prob *problem = make_problem (piece);
  glp_iocp branching;
  gboolean ok = solve_relaxed (piece, problem), whole;

  whole = ok && is_whole (problem);
  if (ok && !whole)
    {
      glp_init_iocp (&branching);
      branching.msg_lev = GLP_MSG_OFF;
      /* Sets that share a member are a clique: what the simplex finds with that said is mostly whole. */
      branching.clq_cuts = GLP_ON;
      branching.cb_func = on_branch;
      branching.cb_info = piece;
      ok = glp_intopt (problem, &branching) == 0 && glp_mip_status (problem) == GLP_OPT;
    }
  for (guint i = piece->from; ok && i < piece->to; i++)
    {
      int column = (int) (i - piece->from) + 1;
      guint set = get_set_at (piece, i);

      if ((whole ? glp_get_col_prim (problem, column) : glp_mip_col_val (problem, column)) > 0.5)
        g_array_append_val (chosen, set);
    }
  glp_delete_prob (problem);
  return ok;
}

static int
compare_sets (gconstpointer a, gconstpointer b, gpointer data)
{
  const Set *sets = data;
  guint x = *(const guint *) a, y = *(const guint *) b;

  if (sets[x].piece != sets[y].piece)
    return sets[x].piece < sets[y].piece ? -1 : 1;
  return x < y ? -1 : x > y;
}

static GArray *
order_sets (CfPacking *packing)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), packing->sets->len);

  for (guint i = 0; i < packing->sets->len; i++)
    {
      Set *set = &g_array_index (packing->sets, Set, i);

      set->piece = find_piece (packing, g_array_index (packing->members, guint, set->first));
      g_array_append_val (order, i);
    }
  g_array_sort_with_data (order, compare_sets, packing->sets->data);
  return order;
}

/**
 * cf_packing_solve:
 * @packing: a packing
 * @cancellable: (nullable): ends it
 * @error: that it was ended
 *
 * Returns: (transfer full) (element-type guint) (nullable): the sets of greatest gain that share no member; %NULL
 *   without an error where that takes too many steps
 */
GArray *
cf_packing_solve (CfPacking *packing, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) order = order_sets (packing);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  Piece piece = { packing, order, 0, 0, cancellable, 0 };
  gboolean ok = TRUE;

  g_mutex_lock (&solver);
  /* The message level leaves some messages out, this all. */
  glp_term_out (GLP_OFF);
  for (; ok && piece.from < order->len; piece.from = piece.to)
    {
      guint first = get_set_at (&piece, piece.from);

      while (piece.to < order->len &&
             g_array_index (packing->sets, Set, get_set_at (&piece, piece.to)).piece ==
               g_array_index (packing->sets, Set, first).piece)
        piece.to++;
      if (piece.to - piece.from == 1)
        g_array_append_val (chosen, first);
      else
        ok = solve_piece (&piece, chosen) && !g_cancellable_is_cancelled (cancellable);
    }
  glp_free_env ();
  g_mutex_unlock (&solver);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !ok)
    return NULL;
  return g_steal_pointer (&chosen);
}
