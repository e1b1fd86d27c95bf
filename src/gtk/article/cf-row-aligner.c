/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lets the rows of two views of one article begin at the same height.
 *
 * A row is a pair, or a block without a partner, beside which nothing stands. It is as high as its higher side; the
 * other gets as much more space below, by a tag of its own. Rows are measured when they come near to what is seen,
 * the others by and by; only rows that need it get a tag. */

#include "config.h"

#include "cf-row-aligner.h"

#include "cf-paragraph-ruler.h"
#include "cf-sides.h"

/* Space at the start of a row, and at its end. */
typedef enum
{
  ABOVE,
  BELOW,
  N_SPACES
} Space;

/* One side of a row. */
typedef struct
{
  CfSpan view; /* where there is nothing, as what comes next */
  gboolean there;
  int above;    /* the space above its first paragraph */
  int height;   /* from there to the end of its last line */
  int baseline; /* of its first line, from the same place */
  int below;
  GtkTextTag *tags[N_SPACES];
} Cell;

typedef struct
{
  Cell cells[2];
  gboolean measured;
} Row;

struct _CfRowAligner
{
  CfArticleView *views[2]; /* not owned */
  int widths[2];
  int top;      /* space above the first row */
  GArray *rows; /* of Row */
  guint next;   /* rows before it have been measured */
};

static CfSpan
get_view_span (
  CfArticleView *view, const CfBlock *blocks, GArray *list, const CfRow *row, guint side)
{
  CfProjection *projection = cf_article_view_get_projection (view);
  CfSpan span;

  if (row->start[side] == row->end[side])
    return (CfSpan){ 0, 0 };
  span.start = blocks[g_array_index (list, guint, row->start[side])].span.start;
  span.end = blocks[g_array_index (list, guint, row->end[side] - 1)].span.end;
  return cf_projection_span_to_view (projection, span);
}

/* What a view does not have begins, for who looks for a row, where the next one does. */
static void
fill_gaps (CfRowAligner *aligner, guint side)
{
  CfSpan next = { G_MAXUINT, G_MAXUINT };

  for (guint i = aligner->rows->len; i > 0; i--)
    {
      Cell *cell = &g_array_index (aligner->rows, Row, i - 1).cells[side];

      if (!cell->there)
        cell->view = next;
      next = cell->view;
    }
}

/**
 * cf_row_aligner_new:
 * @article: an article with pairs
 * @first: the view that shows its first language
 * @second: the view that shows its second
 *
 * Returns: (transfer full): an aligner, to be freed before either view shows anything else
 */
CfRowAligner *
cf_row_aligner_new (CfArticle *article, CfArticleView *first, CfArticleView *second)
{
  CfRowAligner *aligner = g_new0 (CfRowAligner, 1);
  g_autoptr (GArray) rows = cf_sides_list_rows (article);
  g_autoptr (GArray) first_list = cf_sides_list_blocks (article, CF_SIDE_FIRST);
  g_autoptr (GArray) second_list = cf_sides_list_blocks (article, CF_SIDE_SECOND);
  GArray *const lists[2] = { first_list, second_list };
  guint n_blocks;
  const CfBlock *blocks = cf_article_get_blocks (article, &n_blocks);

  aligner->views[0] = first;
  aligner->views[1] = second;
  aligner->rows = g_array_sized_new (FALSE, TRUE, sizeof (Row), rows->len);
  g_array_set_size (aligner->rows, rows->len);
  for (guint i = 0; i < rows->len; i++)
    for (guint side = 0; side < 2; side++)
      {
        const CfRow *row = &g_array_index (rows, CfRow, i);
        Cell *cell = &g_array_index (aligner->rows, Row, i).cells[side];

        cell->view = get_view_span (aligner->views[side], blocks, lists[side], row, side);
        cell->there = row->start[side] < row->end[side];
      }
  fill_gaps (aligner, 0);
  fill_gaps (aligner, 1);
  return aligner;
}

static GtkTextBuffer *
get_buffer (CfRowAligner *aligner, guint side)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (aligner->views[side]));
}

void
cf_row_aligner_free (CfRowAligner *aligner)
{
  for (guint i = 0; i < aligner->rows->len; i++)
    for (guint side = 0; side < 2; side++)
      for (guint s = 0; s < N_SPACES; s++)
        {
          GtkTextTag *tag = g_array_index (aligner->rows, Row, i).cells[side].tags[s];

          if (tag != NULL)
            gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (get_buffer (aligner, side)),
                                       tag);
        }
  g_array_unref (aligner->rows);
  g_free (aligner);
}

/**
 * cf_row_aligner_forget:
 * @aligner: an aligner
 *
 * To be called when font, tags or margins have changed.
 */
void
cf_row_aligner_forget (CfRowAligner *aligner)
{
  for (guint i = 0; i < aligner->rows->len; i++)
    g_array_index (aligner->rows, Row, i).measured = FALSE;
  aligner->next = 0;
}

/**
 * cf_row_aligner_set_widths:
 * @aligner: an aligner
 * @first: how wide the first view is, or will be in this frame
 * @second: how wide the second is
 *
 * Returns: whether they were others before
 */
gboolean
cf_row_aligner_set_widths (CfRowAligner *aligner, int first, int second)
{
  if (first == aligner->widths[0] && second == aligner->widths[1])
    return FALSE;
  aligner->widths[0] = first;
  aligner->widths[1] = second;
  cf_row_aligner_forget (aligner);
  return TRUE;
}

/**
 * cf_row_aligner_set_top:
 * @aligner: an aligner
 * @top: space above the first row
 *
 * It is not the margin of the views: GTK 4.8 moves a view with one by that whenever lines are laid out.
 */
void
cf_row_aligner_set_top (CfRowAligner *aligner, int top)
{
  if (top == aligner->top)
    return;
  aligner->top = top;
  cf_row_aligner_forget (aligner);
}

static void
measure_cell (CfRowAligner *aligner, Cell *cell, guint side)
{
  GtkTextIter at;
  CfParagraphSize size = { 0 };
  gboolean first = TRUE;

  gtk_text_buffer_get_iter_at_offset (get_buffer (aligner, side), &at, (int) cell->view.start);
  cell->above = cell->height = cell->baseline = 0;
  do
    {
      int before = size.below;

      cf_paragraph_ruler_measure (GTK_TEXT_VIEW (aligner->views[side]), &at, aligner->widths[side],
                                  &size);
      if (first)
        {
          cell->above = size.above;
          cell->baseline = size.baseline;
        }
      else
        cell->height += before + size.above;
      cell->height += size.text;
      first = FALSE;
    }
  while (gtk_text_iter_forward_line (&at) &&
         (guint) gtk_text_iter_get_offset (&at) < cell->view.end);
  cell->below = size.below;
}

static void
measure_row (CfRowAligner *aligner, Row *row)
{
  for (guint side = 0; side < 2; side++)
    if (row->cells[side].there)
      measure_cell (aligner, &row->cells[side], side);
  row->measured = TRUE;
}

/* The first lines of both sides stand on one line: so high is it above that of a cell's text. */
static int
get_above (const Row *row, guint side)
{
  const Cell *cell = &row->cells[side], *other = &row->cells[1 - side];

  if (!cell->there || !other->there)
    return cell->above;
  return MAX (cell->above + cell->baseline, other->above + other->baseline) - cell->baseline;
}

/* How far below the row the next one begins. */
static int
get_total (const Row *row)
{
  int height = 0, below = 0;

  for (guint side = 0; side < 2; side++)
    if (row->cells[side].there)
      {
        height = MAX (height, get_above (row, side) + row->cells[side].height);
        below = MAX (below, row->cells[side].below);
      }
  return height + below;
}

/* Only the paragraph at that end of the cell gets it. */
static GtkTextTag *
create_tag (CfRowAligner *aligner, const Cell *cell, guint side, Space space)
{
  GtkTextBuffer *buffer = get_buffer (aligner, side);
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (
    buffer, &start, (int) (space == ABOVE ? cell->view.start : MAX (cell->view.end, 1) - 1));
  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  gtk_text_iter_forward_line (&end);
  cf_paragraph_ruler_pass_over (tag);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  return tag;
}

/* Returns: whether it is another than before */
static gboolean
set_space (CfRowAligner *aligner, Cell *cell, guint side, Space space, int pixels)
{
  static const char *const properties[N_SPACES] = { "pixels-above-lines", "pixels-below-lines" };
  int natural = space == ABOVE ? cell->above : cell->below, now = natural;

  if (cell->tags[space] != NULL)
    g_object_get (cell->tags[space], properties[space], &now, NULL);
  if (now == pixels)
    return FALSE;
  if (cell->tags[space] == NULL)
    cell->tags[space] = create_tag (aligner, cell, side, space);
  g_object_set (cell->tags[space], properties[space], pixels, NULL);
  return TRUE;
}

static Row *
get_row (CfRowAligner *aligner, guint i)
{
  return &g_array_index (aligner->rows, Row, i);
}

static void
ensure_measured (CfRowAligner *aligner, guint i)
{
  if (!get_row (aligner, i)->measured)
    measure_row (aligner, get_row (aligner, i));
}

/* Spreads the space of one view over the rows from @first to @end: rows that it does not have are space below the
 * one before, or above the first of all. */
static gboolean
spread (CfRowAligner *aligner, guint first, guint end, guint side)
{
  Cell *cell = NULL;
  int skipped = 0, above = 0, total = 0;
  gboolean changed = FALSE;

  for (guint i = first; i < end; i++)
    {
      Row *row = get_row (aligner, i);

      if (!row->cells[side].there)
        {
          skipped += get_total (row);
          continue;
        }
      if (cell != NULL)
        changed |= set_space (aligner, cell, side, BELOW, total + skipped - above - cell->height);
      above = get_above (row, side);
      changed |= set_space (aligner, &row->cells[side], side, ABOVE,
                            above + (cell == NULL ? skipped : 0) +
                              (cell == NULL && first == 0 ? aligner->top : 0));
      cell = &row->cells[side];
      total = get_total (row);
      skipped = 0;
    }
  if (cell != NULL)
    changed |= set_space (aligner, cell, side, BELOW, total + skipped - above - cell->height);
  return changed;
}

static gboolean
is_common (const Row *row)
{
  return row->cells[0].there && row->cells[1].there;
}

/* From a row that both have to before another: what is between belongs together. */
static gboolean
align (CfRowAligner *aligner, guint first, guint end)
{
  gboolean changed = FALSE;

  while (first > 0 && !is_common (get_row (aligner, first)))
    first--;
  while (end < aligner->rows->len && !is_common (get_row (aligner, end)))
    end++;
  for (guint i = first; i < end; i++)
    ensure_measured (aligner, i);
  for (guint side = 0; side < 2; side++)
    changed |= spread (aligner, first, end, side);
  return changed;
}

/**
 * cf_row_aligner_look:
 * @aligner: an aligner whose widths have been set
 * @row: the row at the upper edge of what is seen
 * @above: so many pixels above it are aligned
 * @below: so many pixels below its start are
 *
 * Returns: whether the views are other than before
 */
gboolean
cf_row_aligner_look (CfRowAligner *aligner, guint row, int above, int below)
{
  guint first = row, end = row;
  gboolean news = FALSE;

  while (first > 0 && above > 0)
    {
      first--;
      news = news || !get_row (aligner, first)->measured;
      ensure_measured (aligner, first);
      above -= get_total (get_row (aligner, first));
    }
  while (end < aligner->rows->len && below > 0)
    {
      news = news || !get_row (aligner, end)->measured;
      ensure_measured (aligner, end);
      below -= get_total (get_row (aligner, end));
      end++;
    }
  return news && align (aligner, first, end);
}

/**
 * cf_row_aligner_go_on:
 * @aligner: an aligner
 *
 * Aligns some more rows, whether they are seen or not.
 *
 * Returns: whether there are any more
 */
gboolean
cf_row_aligner_go_on (CfRowAligner *aligner)
{
  enum
  {
    AT_ONCE = 12
  };
  guint end = MIN (aligner->next + AT_ONCE, aligner->rows->len);

  if (aligner->next < end)
    align (aligner, aligner->next, end);
  aligner->next = end;
  return end < aligner->rows->len;
}

/**
 * cf_row_aligner_find_row:
 * @aligner: an aligner
 * @side: 0 or 1
 * @view_offset: a place in that view
 *
 * Returns: the row that it stands in
 */
guint
cf_row_aligner_find_row (CfRowAligner *aligner, guint side, guint view_offset)
{
  guint low = 0, high = aligner->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_row (aligner, middle)->cells[side].view.start <= view_offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}

/**
 * cf_row_aligner_find_common:
 * @aligner: an aligner
 * @row: a row
 * @after: whether a row below it will do, rather than one above
 * @offsets: (out): where in each view it starts, or the nearest one that both have
 *
 * Returns: whether there is any
 */
gboolean
cf_row_aligner_find_common (CfRowAligner *aligner, guint row, gboolean after, guint offsets[2])
{
  guint at = row, n = aligner->rows->len;

  while (at < n && !is_common (get_row (aligner, at)))
    at += after ? 1 : -1;
  if (at >= n)
    return FALSE;
  for (guint side = 0; side < 2; side++)
    offsets[side] = get_row (aligner, at)->cells[side].view.start;
  return TRUE;
}

guint
cf_row_aligner_get_n_rows (CfRowAligner *aligner)
{
  return aligner->rows->len;
}

/**
 * cf_row_aligner_get_start:
 * @aligner: an aligner
 * @row: a row
 * @side: 0 or 1
 * @offset: (out): where it starts in that view
 *
 * Returns: whether it has anything there
 */
gboolean
cf_row_aligner_get_start (CfRowAligner *aligner, guint row, guint side, guint *offset)
{
  *offset = get_row (aligner, row)->cells[side].view.start;
  return get_row (aligner, row)->cells[side].there;
}
