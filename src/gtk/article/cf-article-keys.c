/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the keys do in the article.
 *
 * One table: the view asks it, and the shortcuts window shows it. Keys are known by their letter; by
 * their place on the keyboard only where the layout has no Latin letters. Digits are the codebook's. */

#include "config.h"

#include "cf-article-keys.h"

#include "cf-linking.h"

#include <glib/gi18n.h>

#include <string.h>

#define BACKWARD 1
#define END 1
#define FORWARD 2
#define BY_WORD 4

static gboolean
select_unit (CfSession *session, GtkWidget *view, int data)
{
  if (!cf_session_select_unit (session, (CfUnit) (data >> 1), (data & BACKWARD) != 0))
    gtk_widget_error_bell (view);
  return TRUE;
}

static gboolean
step_back (CfSession *session, GtkWidget *view, int data)
{
  if (!cf_session_step_back (session))
    gtk_widget_error_bell (view);
  return TRUE;
}

static gboolean
choose_here (CfSession *session, GtkWidget *view, int data)
{
  if (!cf_session_choose_at (session, cf_session_get_selection (session).start))
    gtk_widget_error_bell (view);
  return TRUE;
}

static gboolean
choose_next (CfSession *session, GtkWidget *view, int data)
{
  if (!cf_session_choose_next (session, data == BACKWARD))
    gtk_widget_error_bell (view);
  return TRUE;
}

static gboolean
toggle_others (CfSession *session, GtkWidget *view, int data)
{
  cf_session_toggle_others (session);
  return TRUE;
}

static gboolean
let_go (CfSession *session, GtkWidget *view, int data)
{
  CfSpan selection = cf_session_get_selection (session);

  cf_session_choose (session, NULL, FALSE);
  cf_session_set_selection (session, (CfSpan){ selection.end, selection.end }, FALSE);
  return TRUE;
}

static gboolean
move_end (CfSession *session, GtkWidget *view, int data)
{
  cf_session_move_end (session, (data & BY_WORD) != 0 ? CF_UNIT_WORD : CF_UNIT_GRAPHEME,
                       (data & END) != 0, (data & FORWARD) != 0);
  return TRUE;
}

static gboolean
delete_chosen (CfSession *session, GtkWidget *view, int data)
{
  if (!cf_session_delete (session))
    gtk_widget_error_bell (view);
  return TRUE;
}

static gboolean
toggle_doubt (CfSession *session, GtkWidget *view, int data)
{
  if (!cf_session_toggle_doubt (session, CF_RECORD (cf_session_get_chosen (session))))
    gtk_widget_error_bell (view);
  return TRUE;
}

static gboolean
add_part (CfSession *session, GtkWidget *view, int data)
{
  if (!cf_session_add_part (session))
    gtk_widget_error_bell (view);
  return TRUE;
}

static gboolean
remove_part (CfSession *session, GtkWidget *view, int data)
{
  if (!cf_session_remove_part (session))
    gtk_widget_error_bell (view);
  return TRUE;
}

static gboolean
go_to_counterpart (CfSession *session, GtkWidget *view, int data)
{
  if (!cf_session_go_to_counterpart (session))
    gtk_widget_error_bell (view);
  return TRUE;
}

/* What the window does; it rings where that is of no use now. */
static gboolean
activate (GtkWidget *view, const char *action)
{
  if (!gtk_widget_activate_action (view, action, NULL))
    gtk_widget_error_bell (view);
  return TRUE;
}

/* It rings where nothing is chosen that could be changed. */
static gboolean
has_chosen (CfSession *session, GtkWidget *view)
{
  if (cf_session_take_chosen (session) != NULL)
    return TRUE;
  gtk_widget_error_bell (view);
  return FALSE;
}

static gboolean
edit_note (CfSession *session, GtkWidget *view, int data)
{
  if (has_chosen (session, view))
    activate (view, "win.edit-note");
  return TRUE;
}

static gboolean
edit_form (CfSession *session, GtkWidget *view, int data)
{
  if (has_chosen (session, view))
    activate (view, "win.edit-form");
  return TRUE;
}

static gboolean
edit_article_form (CfSession *session, GtkWidget *view, int data)
{
  return activate (view, "win.edit-article-form");
}

static gboolean
show_thread (CfSession *session, GtkWidget *view, int data)
{
  return activate (view, "win.show-thread");
}

static gboolean
settle (CfSession *session, GtkWidget *view, int data)
{
  return activate (view, "win.settle");
}

static gboolean
choose_code (CfSession *session, GtkWidget *view, int data)
{
  CfSpan selection = cf_session_get_selection (session);

  if (selection.start < selection.end || has_chosen (session, view))
    activate (view, "win.choose-code");
  return TRUE;
}

static gboolean
choose_proposition (CfSession *session, GtkWidget *view, int data)
{
  if (has_chosen (session, view))
    activate (view, "win.choose-proposition");
  return TRUE;
}

static gboolean
repeat (CfSession *session, GtkWidget *view, int data)
{
  return activate (view, "win.repeat");
}

static gboolean
mend_pairs (CfSession *session, GtkWidget *view, int data)
{
  if (!cf_session_mend_pairs (session, (CfMend) data))
    gtk_widget_error_bell (view);
  return TRUE;
}

/* The same key once more is a change of mind. */
static gboolean
link_annotation (CfSession *session, GtkWidget *view, int data)
{
  CfLinking *linking = cf_session_get_linking (session);

  if (cf_linking_get_stage (linking) != CF_LINK_NONE)
    cf_linking_stop (linking);
  else if (!cf_linking_start (linking))
    gtk_widget_error_bell (view);
  return TRUE;
}

#define UNIT(unit) ((unit) << 1)

#define SELECT N_ ("Select")
#define CHOOSE N_ ("Choose")
#define TAG N_ ("Tag")
#define CHANGE N_ ("Change the Chosen Annotation")
#define PAIRS N_ ("Pairs of Two Languages")

static const CfArticleKey keys[] = {
  { "a", SELECT, N_ ("Clause at the caret; again: extend"), select_unit, UNIT (CF_UNIT_CLAUSE) },
  { "w", SELECT, N_ ("Word; again: extend"), select_unit, UNIT (CF_UNIT_WORD) },
  { "s", SELECT, N_ ("Sentence; again: extend"), select_unit, UNIT (CF_UNIT_SENTENCE) },
  { "q", SELECT, N_ ("Quotation; again: the one around it"), select_unit,
    UNIT (CF_UNIT_QUOTATION) },
  { "p", SELECT, N_ ("Paragraph; again: extend"), select_unit, UNIT (CF_UNIT_PARAGRAPH) },
  { "<Shift>a", SELECT, N_ ("Clause, extend backward"), select_unit,
    UNIT (CF_UNIT_CLAUSE) | BACKWARD },
  { "<Shift>w", SELECT, N_ ("Word, extend backward"), select_unit, UNIT (CF_UNIT_WORD) | BACKWARD },
  { "<Shift>s", SELECT, N_ ("Sentence, extend backward"), select_unit,
    UNIT (CF_UNIT_SENTENCE) | BACKWARD },
  { "<Shift>q", SELECT, N_ ("Quotation, extend backward"), select_unit,
    UNIT (CF_UNIT_QUOTATION) | BACKWARD },
  { "<Shift>p", SELECT, N_ ("Paragraph, extend backward"), select_unit,
    UNIT (CF_UNIT_PARAGRAPH) | BACKWARD },
  { "BackSpace", SELECT, N_ ("Take the last step back"), step_back, 0 },
  { "space", CHOOSE, N_ ("Annotation at the caret; again: the one beneath"), choose_here, 0 },
  { "j", CHOOSE, N_ ("Next annotation"), choose_next, 0 },
  { "bracketright", CHOOSE, N_ ("Next annotation"), choose_next, 0 },
  { "k", CHOOSE, N_ ("Previous annotation"), choose_next, BACKWARD },
  { "bracketleft", CHOOSE, N_ ("Previous annotation"), choose_next, BACKWARD },
  { "t", CHOOSE, N_ ("Its thread: what answers, supports and repeats it"), show_thread, 0, TRUE },
  { "o", CHOOSE, N_ ("Show or hide other people's layers"), toggle_others, 0, TRUE },
  { "Escape", CHOOSE, N_ ("Let go"), let_go, 0 },
  { "Return", TAG, N_ ("Choose a code by typing"), choose_code, 0 },
  { "KP_Enter", TAG, N_ ("Choose a code by typing"), choose_code, 0 },
  { "r", TAG, N_ ("Like the last one, with its attributes"), repeat, 0, TRUE },
  { "l", CHANGE, N_ ("Link it to another; with text selected: tag that, and link it"),
    link_annotation, 0, TRUE },
  { "c", CHANGE, N_ ("Its counterpart in the other language; again: tag it and join the two"),
    go_to_counterpart, 0, TRUE },
  { "f", CHANGE, N_ ("Set its attributes"), edit_form, 0, TRUE },
  { "m", CHANGE, N_ ("What it is about: choose a proposition"), choose_proposition, 0, TRUE },
  { "g", CHANGE, N_ ("Set the attributes of the article"), edit_article_form, 0, TRUE },
  { "n", CHANGE, N_ ("Write a note"), edit_note, 0, TRUE },
  { "d", CHANGE, N_ ("Mark or unmark as doubtful"), toggle_doubt, 0 },
  { "Delete", CHANGE, N_ ("Delete"), delete_chosen, 0 },
  { "v", CHANGE, N_ ("Settle for one of several versions"), settle, 0, TRUE },
  { "plus", CHANGE, N_ ("Add the selection as a part"), add_part, 0 },
  { "KP_Add", CHANGE, N_ ("Add the selection as a part"), add_part, 0 },
  { "minus", CHANGE, N_ ("Take the selection out"), remove_part, 0 },
  { "KP_Subtract", CHANGE, N_ ("Take the selection out"), remove_part, 0 },
  { "<Alt>Left", CHANGE, N_ ("Start one character back"), move_end, 0 },
  { "<Alt>Right", CHANGE, N_ ("Start one character on"), move_end, FORWARD },
  { "<Shift><Alt>Left", CHANGE, N_ ("End one character back"), move_end, END },
  { "<Shift><Alt>Right", CHANGE, N_ ("End one character on"), move_end, END | FORWARD },
  { "comma", CHANGE, N_ ("Start one word back"), move_end, BY_WORD },
  { "period", CHANGE, N_ ("Start one word on"), move_end, BY_WORD | FORWARD },
  { "<Shift>comma", CHANGE, N_ ("End one word back"), move_end, BY_WORD | END },
  { "<Shift>period", CHANGE, N_ ("End one word on"), move_end, BY_WORD | END | FORWARD },
  { "u", PAIRS, N_ ("This paragraph belongs to the pair above"), mend_pairs, CF_MEND_JOIN_BEFORE },
  { "b", PAIRS, N_ ("This paragraph belongs to the pair below"), mend_pairs, CF_MEND_JOIN_AFTER },
  { "x", PAIRS, N_ ("Take this paragraph out of its pair"), mend_pairs, CF_MEND_SPLIT },
  { "<Shift>u", PAIRS, N_ ("From here on, move the second language one up"), mend_pairs,
    CF_MEND_SHIFT_UP },
  { "<Shift>b", PAIRS, N_ ("From here on, move the second language one down"), mend_pairs,
    CF_MEND_SHIFT_DOWN },
};

/**
 * cf_article_keys_get_all:
 * @n_keys: (out): how many
 *
 * Returns: (transfer none) (array length=n_keys): the table of keys
 */
const CfArticleKey *
cf_article_keys_get_all (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

static gboolean
is_latin (guint keyval)
{
  return keyval >= GDK_KEY_space && keyval <= GDK_KEY_ydiaeresis;
}

/* Where the keys of a row are on every keyboard, counted as X11 and Wayland do, and what they are in QWERTY. */
static const struct
{
  guint first;
  const char *characters;
} places[] = {
  { 10, "123456789" },
  { 24, "qwertyuiop[]" },
  { 38, "asdfghjkl" },
  { 52, "zxcvbnm,." },
};

static guint
find_by_place (guint keyval, guint keycode)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (keycode >= places[i].first && keycode - places[i].first < strlen (places[i].characters))
      return gdk_unicode_to_keyval ((guint32) places[i].characters[keycode - places[i].first]);
  return keyval;
}

/* The character that the key has on a Latin layout, for layouts without Latin letters: on one that the user has
 * too, else on QWERTY. */
static guint
find_latin (GtkWidget *view, guint keyval, guint keycode)
{
  GdkDisplay *display = gtk_widget_get_display (view);
  g_autofree GdkKeymapKey *entries = NULL;
  g_autofree guint *keyvals = NULL;
  int n = 0;

  if (is_latin (keyval) || gdk_keyval_to_unicode (keyval) == 0)
    return keyval;
  if (gdk_display_map_keycode (display, keycode, &entries, &keyvals, &n))
    for (int i = 0; i < n; i++)
      if (entries[i].level == 0 && is_latin (keyvals[i]))
        return keyvals[i];
  return find_by_place (keyval, keycode);
}

/* `<` is the comma's key with Shift on one layout and a key of its own on another: both mean "end". */
static guint
normalise (guint keyval, GdkModifierType *state)
{
  switch (keyval)
    {
    case GDK_KEY_less:
      *state |= GDK_SHIFT_MASK;
      return GDK_KEY_comma;
    case GDK_KEY_greater:
      *state |= GDK_SHIFT_MASK;
      return GDK_KEY_period;
    case GDK_KEY_plus:
    case GDK_KEY_minus:
      *state &= ~GDK_SHIFT_MASK;
      return keyval;
    default:
      return gdk_keyval_to_lower (keyval);
    }
}

static const CfArticleKey *
find_key (guint keyval, GdkModifierType state)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint wanted;
      GdkModifierType modifiers;

      gtk_accelerator_parse (keys[i].accelerator, &wanted, &modifiers);
      if (wanted == keyval && modifiers == state)
        return &keys[i];
    }
  return NULL;
}

/* A digit tags; with Ctrl it gives the same words a second code. */
static gboolean
press_digit (CfSession *session, GtkWidget *view, guint keyval, GdkModifierType state)
{
  gunichar digit = gdk_keyval_to_unicode (keyval);
  char name[2] = { (char) digit, '\0' };
  CfCodebook *codebook = cf_session_get_codebook (session);
  const CfCode *code;
  gboolean done;

  if (digit < '1' || digit > '9' || codebook == NULL ||
      (state & ~(GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  code = cf_codebook_get_code_for_key (codebook, name);
  if (code == NULL)
    return FALSE;
  done = (state & GDK_CONTROL_MASK) != 0 ? cf_session_tag_again (session, code)
                                         : cf_session_tag (session, code);
  if (!done)
    gtk_widget_error_bell (view);
  return TRUE;
}

/* While something is being linked digits, Enter and Escape are for that; all others do what they always do, since
 * an end may be walked to. */
static gboolean
press_linking (CfSession *session, GtkWidget *view, guint keyval, GdkModifierType state)
{
  CfLinking *linking = cf_session_get_linking (session);
  gunichar character = gdk_keyval_to_unicode (keyval);
  gboolean done;

  if (cf_linking_get_stage (linking) == CF_LINK_NONE || state != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      cf_linking_stop (linking);
      return TRUE;
    }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    done = cf_linking_confirm (linking);
  else if (character >= '0' && character <= '9')
    done = cf_linking_press (linking, character);
  else
    return FALSE;
  if (!done)
    gtk_widget_error_bell (view);
  return TRUE;
}

/**
 * cf_article_keys_is_pane_only:
 * @view: a view of an article, with the focus
 * @keyval: a key
 * @keycode: its place on the keyboard
 * @state: the modifiers
 *
 * Returns: whether the key means something only where one's own layer is worked on
 */
gboolean
cf_article_keys_is_pane_only (GtkWidget *view, guint keyval, guint keycode, GdkModifierType state)
{
  const CfArticleKey *key;

  state &= gtk_accelerator_get_default_mod_mask ();
  keyval = normalise (find_latin (view, keyval, keycode), &state);
  key = find_key (keyval, state);
  return key != NULL && key->pane_only;
}

/**
 * cf_article_keys_press:
 * @session: the session
 * @view: the article's view, with the focus
 * @keyval: the key
 * @keycode: its place on the keyboard
 * @state: the modifiers
 *
 * Returns: whether the key means something here
 */
gboolean
cf_article_keys_press (
  CfSession *session, GtkWidget *view, guint keyval, guint keycode, GdkModifierType state)
{
  const CfArticleKey *key;

  state &= gtk_accelerator_get_default_mod_mask ();
  keyval = find_latin (view, keyval, keycode);
  if (press_linking (session, view, keyval, state))
    return TRUE;
  if (press_digit (session, view, keyval, state))
    return TRUE;
  keyval = normalise (keyval, &state);
  key = find_key (keyval, state);
  return key != NULL && key->run (session, view, key->data);
}
