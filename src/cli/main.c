/* SPDX-License-Identifier: GPL-3.0-or-later
 * counterframe-cli: what the window does, without a window. */

#include "config.h"

#include "cf-command.h"

int
main (int argc, char **argv)
{
  return cf_command_main (argc, argv);
}
