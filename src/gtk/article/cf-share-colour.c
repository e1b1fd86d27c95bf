/* SPDX-License-Identifier: GPL-3.0-or-later
 * How agreement is tinted.
 *
 * Green, amber and purple: with each kind of colour blindness they differ in hue or in how light they are. */

#include "config.h"

#include "cf-share-colour.h"

#include "cf-code-style.h"

static const char *const colours[2][3] = {
  { "rgba(38,162,105,0.20)", "rgba(245,194,17,0.42)", "rgba(145,65,172,0.20)" },
  { "rgba(46,194,126,0.26)", "rgba(229,165,10,0.38)", "rgba(192,97,203,0.34)" },
};

/**
 * cf_share_get_colour:
 * @share: how many coders marked some words
 *
 * Returns: what lies behind them
 */
GdkRGBA
cf_share_get_colour (CfShare share)
{
  GdkRGBA colour;

  gdk_rgba_parse (&colour, colours[cf_is_dark () ? 1 : 0][share]);
  return colour;
}
