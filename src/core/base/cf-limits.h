/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every bound that Counterframe puts on what comes from outside. Each is tested at the limit and
 * one above it. */

#pragma once

/* An article file of any kind, and the HTML in it. Of 1,638 saved news pages the largest had
 * 1.6 MB, a depth of 42 and 27,753 nodes. */
#define CF_LIMIT_ARTICLE_BYTES (16u << 20)
#define CF_LIMIT_HTML_DEPTH 512u
#define CF_LIMIT_HTML_NODES 500000u
#define CF_LIMIT_HTML_ARENA_BYTES (256u << 20)
#define CF_LIMIT_HTML_SECONDS 5
#define CF_LIMIT_MARKDOWN_BRACKETS 20000u

/* Markdown is made into HTML before. */
#define CF_LIMIT_MARKDOWN_ARENA_BYTES (256u << 20)
#define CF_LIMIT_MARKDOWN_SECONDS 2

/* The blocks of an article; HTML cannot have more than it has nodes. */
#define CF_LIMIT_BLOCKS 500000u

/* JSON of ours: sidecars, codebook, settings. */
#define CF_LIMIT_JSON_BYTES (64u << 20)
#define CF_LIMIT_JSON_DEPTH 64u
#define CF_LIMIT_JSON_VALUES 1000000u
#define CF_LIMIT_JSON_MEMBERS 1000u /* of one object */
#define CF_LIMIT_JSON_COLLISIONS \
  16u /* different strings of one hash of GLib's: more are no accident */
#define CF_LIMIT_JSON_NUMBER_LENGTH 40u
#define CF_LIMIT_JSON_NUMBER_DIGITS 15u
#define CF_LIMIT_SUPERSEDES 100u

/* How the codes of a codebook were defined under all its revisions, kept as a map for each change. */
#define CF_LIMIT_DEFINITIONS 1000000u

/* articles.csv; what has a million cells has more rows than a folder may have files. */
#define CF_LIMIT_TABLE_BYTES (64u << 20)
#define CF_LIMIT_TABLE_CELLS 4000000u
#define CF_LIMIT_TABLE_PROBLEMS 100u
#define CF_LIMIT_FIELD_BYTES 8192u

/* An annotation with more is carried through, and not shown. */
#define CF_LIMIT_BODIES 1000u
#define CF_LIMIT_PARTS 1000u

/* Folders. */
#define CF_LIMIT_FOLDER_DEPTH 32u
#define CF_LIMIT_FOLDER_FILES 200000u
#define CF_LIMIT_FOLDERS_WATCHED 4096u /* half of what one user has on older systems */
#define CF_LIMIT_FILE_NAME_BYTES 255u

/* Exchange: code points of the quote before and after a span. */
#define CF_QUOTE_CONTEXT 32u

/* The argument map; the last two, of what hangs together in it: other lines are drawn straight. What takes
 * time to lay out is layers crossed, by all lines together, and lines that are more than half as many again as
 * the boxes. */
#define CF_LIMIT_MAP_NODES 2000u
#define CF_LIMIT_MAP_EDGES 20000u
#define CF_LIMIT_MAP_EDGES_ROUTED 200u
#define CF_LIMIT_MAP_LAYERS_CROSSED 1500u
#define CF_LIMIT_CARD_CHARACTERS 300u

/* Agreement: different codes or values, of which tables with a cell for each two are made; and coders by articles of
 * a table. */
#define CF_LIMIT_AGREEMENT_VALUES 2000u
#define CF_LIMIT_CODINGS 200000u
/* Rows of a plot of figures, and codes of a table in which it is seen which met: more is only exported. */
#define CF_LIMIT_FIGURE_ROWS 200u
#define CF_LIMIT_FIGURE_CODES 40u

/* Gamma: the unitary alignments of one article that are better than their units alone, and the steps in which the
 * best of them are sought where they do not fall apart. */
#define CF_LIMIT_ALIGNMENTS 200000u
#define CF_LIMIT_ALIGNMENT_BRANCHES 1000u
/* Pictures of it: points of a PDF page's side, as programs show it at most; pixels of a PNG, and of its side. */
#define CF_LIMIT_PICTURE_POINTS 14400u
#define CF_LIMIT_PICTURE_PIXELS 64000000u
#define CF_LIMIT_PICTURE_SIDE 30000u

/* What is said of one file. */
#define CF_LIMIT_PROBLEMS_OF_FILE 200u

/* What is drawn or shown at once. */
#define CF_LIMIT_MARKS_DRAWN 5000u
#define CF_LIMIT_PLACES 500u
#define CF_LIMIT_NAME_SHOWN 200u
#define CF_LIMIT_MARKS_SHOWN 32u /* combining, on one character */
#define CF_LIMIT_DISPLAY_PARAGRAPH 2400u
