/* SPDX-License-Identifier: GPL-3.0-or-later
 * The cards of the argument map with the lines between them.
 *
 * Each card is a widget, so that a screen reader can speak of it, and stays as long as its annotation is in the map.
 * Only what is seen is drawn. One card is the current one: it has the focus when the map has it, and Tab leaves the
 * map from there.
 *
 * #CfArgumentPlane::current-changed tells that another card is the current one. */

#include "config.h"

#include "cf-argument-plane.h"

#include "cf-argument-lines.h"
#include "cf-focus.h"
#include "cf-font-scale.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MARGIN 32.0
/* Below it letters are too small to be read. */
#define DETAILED_FROM 0.42

struct _CfArgumentPlane
{
  GtkWidget parent_instance;

  CfArgumentMap *map; /* NULL before there is one */
  GPtrArray *cards;   /* of CfArgumentCard: by box */
  GHashTable *by_id;  /* what a card stands for -> CfArgumentCard */
  CfArgumentLines *lines;
  graphene_rect_t view; /* what is seen */
  gboolean detailed;
  char *current; /* what the current card stands for */
};

enum
{
  CURRENT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfArgumentPlane, cf_argument_plane, GTK_TYPE_WIDGET)

static void
cf_argument_plane_dispose (GObject *object)
{
  CfArgumentPlane *self = CF_ARGUMENT_PLANE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->lines, cf_argument_lines_free);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->map, cf_argument_map_unref);
  g_clear_pointer (&self->current, g_free);
  G_OBJECT_CLASS (cf_argument_plane_parent_class)->dispose (object);
}

static CfArgumentCard *
get_current_card (CfArgumentPlane *self)
{
  return self->current != NULL ? g_hash_table_lookup (self->by_id, self->current) : NULL;
}

static guint
get_current_box (CfArgumentPlane *self)
{
  CfArgumentCard *card = get_current_card (self);

  return card != NULL ? cf_argument_card_get_box (card) : G_MAXUINT;
}

static graphene_rect_t
get_place (CfArgumentPlane *self, guint box)
{
  const CfBox *place = &self->map->layout->boxes[box];
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double x = rtl ? self->map->layout->width - place->x - place->width : place->x;

  return GRAPHENE_RECT_INIT ((float) (x + MARGIN), (float) (place->y + MARGIN),
                             (float) place->width, (float) place->height);
}

static void
cf_argument_plane_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  CfArgumentPlane *self = CF_ARGUMENT_PLANE (widget);
  double size = 0;

  if (self->map != NULL)
    size = orientation == GTK_ORIENTATION_HORIZONTAL ? self->map->layout->width
                                                     : self->map->layout->height;
  *minimum = *natural = (int) (size + 2 * MARGIN);
}

static void
cf_argument_plane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CfArgumentPlane *self = CF_ARGUMENT_PLANE (widget);

  for (guint i = 0; i < self->cards->len; i++)
    {
      graphene_rect_t place = get_place (self, i);
      GtkAllocation allocation = { (int) place.origin.x, (int) place.origin.y,
                                   (int) place.size.width, (int) place.size.height };
      int least;

      gtk_widget_measure (g_ptr_array_index (self->cards, i), GTK_ORIENTATION_HORIZONTAL, -1,
                          &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (g_ptr_array_index (self->cards, i), &allocation, -1);
    }
}

static void
cf_argument_plane_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CfArgumentPlane *self = CF_ARGUMENT_PLANE (widget);
  guint current = cf_focus_is_within (GTK_WIDGET (self)) ? get_current_box (self) : G_MAXUINT;

  if (self->map == NULL)
    return;
  cf_argument_lines_snapshot (self->lines, snapshot, &self->view, current);
  for (guint i = 0; i < self->cards->len; i++)
    {
      graphene_rect_t place = get_place (self, i);

      if (graphene_rect_intersection (&self->view, &place, NULL))
        gtk_widget_snapshot_child (widget, g_ptr_array_index (self->cards, i), snapshot);
    }
  if (self->detailed)
    cf_argument_lines_snapshot_types (self->lines, snapshot, &self->view, current);
}

/* Tab comes to the current card, and leaves from there. */
static gboolean
cf_argument_plane_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CfArgumentPlane *self = CF_ARGUMENT_PLANE (widget);
  CfArgumentCard *card = get_current_card (self);

  if (cf_focus_is_within (GTK_WIDGET (self)) || self->map == NULL || self->cards->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (card != NULL ? GTK_WIDGET (card)
                                             : g_ptr_array_index (self->cards, 0));
}

static gboolean
cf_argument_plane_grab_focus (GtkWidget *widget)
{
  return cf_argument_plane_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
set_current (CfArgumentPlane *self, const char *id)
{
  if (g_strcmp0 (self->current, id) == 0)
    return;
  g_free (self->current);
  self->current = g_strdup (id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CURRENT_CHANGED], 0);
}

static void
cf_argument_plane_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  CfArgumentPlane *self = CF_ARGUMENT_PLANE (widget);

  GTK_WIDGET_CLASS (cf_argument_plane_parent_class)->set_focus_child (widget, child);
  gtk_widget_queue_draw (widget);
  if (child != NULL && self->map != NULL)
    set_current (self, cf_argument_map_get_id (
                         self->map, cf_argument_card_get_box (CF_ARGUMENT_CARD (child))));
}

static void
forget_lines (CfArgumentPlane *self)
{
  if (self->lines != NULL)
    cf_argument_lines_forget (self->lines);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cf_argument_plane_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cf_argument_plane_parent_class)->css_changed (widget, change);
  forget_lines (CF_ARGUMENT_PLANE (widget));
}

static void
cf_argument_plane_class_init (CfArgumentPlaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_argument_plane_dispose;
  widget_class->measure = cf_argument_plane_measure;
  widget_class->size_allocate = cf_argument_plane_size_allocate;
  widget_class->snapshot = cf_argument_plane_snapshot;
  widget_class->focus = cf_argument_plane_focus;
  widget_class->grab_focus = cf_argument_plane_grab_focus;
  widget_class->set_focus_child = cf_argument_plane_set_focus_child;
  widget_class->css_changed = cf_argument_plane_css_changed;
  gtk_widget_class_set_css_name (widget_class, "argumentplane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);

  signals[CURRENT_CHANGED] = g_signal_new ("current-changed", CF_TYPE_ARGUMENT_PLANE,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cf_argument_plane_init (CfArgumentPlane *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->cards = g_ptr_array_new ();
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->detailed = TRUE;
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (forget_lines), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (forget_lines), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Argument map"), -1);
}

GtkWidget *
cf_argument_plane_new (void)
{
  return g_object_new (CF_TYPE_ARGUMENT_PLANE, NULL);
}

/* The next of the plane's children, in the order of the map. */
static CfArgumentCard *
take_card (CfArgumentPlane *self, GHashTable *before, const char *id)
{
  CfArgumentCard *card = g_hash_table_lookup (before, id);
  GtkWidget *last =
    self->cards->len > 0 ? g_ptr_array_index (self->cards, self->cards->len - 1) : NULL;

  if (card == NULL)
    {
      card = CF_ARGUMENT_CARD (cf_argument_card_new ());
      cf_argument_card_set_detailed (card, self->detailed);
    }
  g_hash_table_remove (before, id);
  if (gtk_widget_get_parent (GTK_WIDGET (card)) == NULL ||
      gtk_widget_get_prev_sibling (GTK_WIDGET (card)) != last)
    gtk_widget_insert_after (GTK_WIDGET (card), GTK_WIDGET (self), last);
  return card;
}

/* The card nearest to where the one was that is gone. */
static void
mend_current (CfArgumentPlane *self, const graphene_rect_t *before, gboolean had_focus)
{
  const char *near = NULL;

  if (self->current == NULL || g_hash_table_contains (self->by_id, self->current))
    return;
  if (before != NULL)
    near = cf_argument_plane_find_near (self, before->origin.x + before->size.width / 2,
                                        before->origin.y + before->size.height / 2);
  set_current (self, near);
  if (had_focus && near != NULL)
    gtk_widget_grab_focus (g_hash_table_lookup (self->by_id, near));
}

static void
remove_cards (GHashTable *cards)
{
  GHashTableIter iter;
  gpointer card;

  g_hash_table_iter_init (&iter, cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    gtk_widget_unparent (card);
}

/**
 * cf_argument_plane_show:
 * @self: a plane
 * @map: what it shows
 *
 * Cards of what was shown before stay the same widgets, and keep the focus.
 */
void
cf_argument_plane_show (CfArgumentPlane *self, CfArgumentMap *map)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->by_id);
  gboolean had_focus = cf_focus_is_within (GTK_WIDGET (self));
  graphene_rect_t place;
  gboolean had_current = FALSE;

  self->by_id = before;
  had_current = self->current != NULL && cf_argument_plane_get_place (self, self->current, &place);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_clear_pointer (&self->lines, cf_argument_lines_free);
  g_ptr_array_set_size (self->cards, 0);
  cf_argument_map_ref (map);
  g_clear_pointer (&self->map, cf_argument_map_unref);
  self->map = map;
  for (guint i = 0; i < map->layout->n_boxes; i++)
    {
      const char *id = cf_argument_map_get_id (map, i);
      CfArgumentCard *card = take_card (self, before, id);

      cf_argument_card_show (card, map, i);
      g_ptr_array_add (self->cards, card);
      g_hash_table_insert (self->by_id, g_strdup (id), card);
    }
  self->lines = cf_argument_lines_new (map, GTK_WIDGET (self), MARGIN);
  mend_current (self, had_current ? &place : NULL, had_focus);
  remove_cards (before);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

CfArgumentMap *
cf_argument_plane_get_map (CfArgumentPlane *self)
{
  return self->map;
}

/**
 * cf_argument_plane_set_view:
 * @self: a plane
 * @view: what of it is seen
 * @zoom: how large
 */
void
cf_argument_plane_set_view (CfArgumentPlane *self, const graphene_rect_t *view, double zoom)
{
  gboolean detailed = zoom * cf_font_scale (GTK_WIDGET (self)) >= DETAILED_FROM;

  if (self->detailed == detailed && graphene_rect_equal (view, &self->view))
    return;
  self->view = *view;
  if (self->detailed != detailed)
    for (guint i = 0; i < self->cards->len; i++)
      cf_argument_card_set_detailed (g_ptr_array_index (self->cards, i), detailed);
  self->detailed = detailed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cf_argument_plane_get_place:
 * @self: a plane
 * @id: what a card stands for
 * @place: (out): where it is
 *
 * Returns: whether there is such a card
 */
gboolean
cf_argument_plane_get_place (CfArgumentPlane *self, const char *id, graphene_rect_t *place)
{
  CfArgumentCard *card = g_hash_table_lookup (self->by_id, id);

  if (card == NULL)
    return FALSE;
  *place = get_place (self, cf_argument_card_get_box (card));
  return TRUE;
}

/**
 * cf_argument_plane_get_current:
 * @self: a plane
 *
 * Returns: (transfer none) (nullable): what the current card stands for
 */
const char *
cf_argument_plane_get_current (CfArgumentPlane *self)
{
  return self->current;
}

/**
 * cf_argument_plane_find_near:
 * @self: a plane
 * @x: where
 * @y: where
 *
 * Returns: (transfer none) (nullable): what the nearest card stands for
 */
const char *
cf_argument_plane_find_near (CfArgumentPlane *self, double x, double y)
{
  double best = -1;
  guint near = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      graphene_rect_t place = get_place (self, i);
      double dx = place.origin.x + place.size.width / 2 - x;
      double dy = place.origin.y + place.size.height / 2 - y;

      if (best >= 0 && dx * dx + dy * dy >= best)
        continue;
      best = dx * dx + dy * dy;
      near = i;
    }
  return best >= 0 ? cf_argument_map_get_id (self->map, near) : NULL;
}

/**
 * cf_argument_plane_set_current:
 * @self: a plane
 * @id: (nullable): what a card of it stands for
 */
void
cf_argument_plane_set_current (CfArgumentPlane *self, const char *id)
{
  if (id == NULL || g_hash_table_contains (self->by_id, id))
    set_current (self, id);
}

static gboolean
focus_box (CfArgumentPlane *self, guint box)
{
  return gtk_widget_grab_focus (g_ptr_array_index (self->cards, box));
}

/**
 * cf_argument_plane_walk:
 * @self: a plane
 * @direction: as it is seen
 *
 * Goes to the next card in that direction, along relations where there are any.
 *
 * Returns: whether there is one
 */
gboolean
cf_argument_plane_walk (CfArgumentPlane *self, CfMapDirection direction)
{
  guint box = get_current_box (self), next;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    direction = direction == CF_MAP_LEFT    ? CF_MAP_RIGHT
                : direction == CF_MAP_RIGHT ? CF_MAP_LEFT
                                            : direction;
  if (self->map == NULL || self->cards->len == 0)
    return FALSE;
  if (box == G_MAXUINT)
    return focus_box (self, 0);
  return cf_argument_map_step (self->map, box, direction, &next) && focus_box (self, next);
}

/**
 * cf_argument_plane_go:
 * @self: a plane
 * @step: 1 for the next card, -1 for the one before, by article and place; %G_MAXINT and %G_MININT for the last
 *   and the first
 *
 * Returns: whether there is one
 */
gboolean
cf_argument_plane_go (CfArgumentPlane *self, int step)
{
  guint box = get_current_box (self);
  gint64 next = box == G_MAXUINT ? 0 : (gint64) box + step;

  if (self->cards->len == 0)
    return FALSE;
  if (step == G_MAXINT || step == G_MININT)
    next = step == G_MAXINT ? self->cards->len - 1 : 0;
  if (next < 0 || next >= self->cards->len)
    return FALSE;
  return focus_box (self, (guint) next);
}

/**
 * cf_argument_plane_pick:
 * @self: a plane
 * @from: a widget that holds it
 * @x: where, in @from
 * @y: where, in @from
 *
 * Returns: (transfer none) (nullable): the card there
 */
CfArgumentCard *
cf_argument_plane_pick (CfArgumentPlane *self, GtkWidget *from, double x, double y)
{
  GtkWidget *found = gtk_widget_pick (from, x, y, GTK_PICK_DEFAULT);

  return CF_IS_ARGUMENT_CARD (found) ? CF_ARGUMENT_CARD (found) : NULL;
}
