/* SPDX-License-Identifier: GPL-3.0-or-later
 * What else than words the library is filtered by: status, outlet, dates, language, code.
 *
 * #CfLibraryFilter::changed tells that the user wants something else. */

#include "config.h"

#include "cf-library-filter.h"

#include "cf-drop-down-name.h"
#include "cf-published.h"

#include <glib/gi18n.h>

#include <string.h>

/* The lists to choose from. The first entry of each is "any". */
typedef enum
{
  STATUS,
  OUTLET,
  LANGUAGE,
  CODE,
  N_CHOICES
} Choice;

struct _CfLibraryFilter
{
  GtkPopover parent_instance;

  GtkDropDown *lists[N_CHOICES];
  GPtrArray *values[N_CHOICES]; /* of char *: what the entries stand for; NULL for any */
  GtkEditable *from;
  GtkEditable *to;
  GtkWidget *clear_button;
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CfLibraryFilter, cf_library_filter, GTK_TYPE_POPOVER)

static const char *const status_values[CF_N_ENTRY_STATUSES] = {
  [CF_ENTRY_NOT_STARTED] = "not-started",
  [CF_ENTRY_IN_PROGRESS] = "in-progress",
  [CF_ENTRY_FINISHED] = "finished",
};

static const char *const status_labels[CF_N_ENTRY_STATUSES] = {
  [CF_ENTRY_NOT_STARTED] = N_ ("Not started"),
  [CF_ENTRY_IN_PROGRESS] = N_ ("In progress"),
  [CF_ENTRY_FINISHED] = N_ ("Finished"),
};

static void
cf_library_filter_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CF_TYPE_LIBRARY_FILTER);
  G_OBJECT_CLASS (cf_library_filter_parent_class)->dispose (object);
}

static void
cf_library_filter_finalize (GObject *object)
{
  CfLibraryFilter *self = CF_LIBRARY_FILTER (object);

  for (guint i = 0; i < N_CHOICES; i++)
    g_ptr_array_unref (self->values[i]);
  G_OBJECT_CLASS (cf_library_filter_parent_class)->finalize (object);
}

static const char *
get_value (CfLibraryFilter *self, Choice choice)
{
  guint selected = gtk_drop_down_get_selected (self->lists[choice]);

  return selected < self->values[choice]->len ? self->values[choice]->pdata[selected] : NULL;
}

/* A day, a month or a year. NULL with @valid for nothing. */
static char *
get_day (GtkEditable *entry, gboolean *valid)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autofree char *padded = NULL;
  g_autofree char *day = NULL;
  gsize length = strlen (text);

  *valid = TRUE;
  if (length == 0)
    return NULL;
  padded = g_strconcat (text, length == 4 ? "-01-01" : length == 7 ? "-01" : "", NULL);
  day = cf_published_parse (padded, NULL);
  if (day != NULL && (length == 4 || length == 7))
    return g_strndup (day, length);
  *valid = day != NULL;
  return day != NULL ? g_strndup (day, strlen ("2021-07-20")) : NULL;
}

static void
check_day (GtkEditable *entry)
{
  gboolean valid;
  g_autofree char *day = get_day (entry, &valid);

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
on_changed (CfLibraryFilter *self)
{
  if (self->updating)
    return;
  check_day (self->from);
  check_day (self->to);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cf_library_filter_class_init (CfLibraryFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cf_library_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = cf_library_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", CF_TYPE_LIBRARY_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/counterframe/ui/cf-library-filter.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "status", FALSE,
                                             G_STRUCT_OFFSET (CfLibraryFilter, lists[STATUS]));
  gtk_widget_class_bind_template_child_full (widget_class, "outlet", FALSE,
                                             G_STRUCT_OFFSET (CfLibraryFilter, lists[OUTLET]));
  gtk_widget_class_bind_template_child_full (widget_class, "language", FALSE,
                                             G_STRUCT_OFFSET (CfLibraryFilter, lists[LANGUAGE]));
  gtk_widget_class_bind_template_child_full (widget_class, "code", FALSE,
                                             G_STRUCT_OFFSET (CfLibraryFilter, lists[CODE]));
  gtk_widget_class_bind_template_child (widget_class, CfLibraryFilter, from);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryFilter, to);
  gtk_widget_class_bind_template_child (widget_class, CfLibraryFilter, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, cf_library_filter_clear);
}

/* As the label beside it says. */
static void
name_list (GtkDropDown *list)
{
  GList *labels = gtk_widget_list_mnemonic_labels (GTK_WIDGET (list));

  if (labels != NULL)
    cf_drop_down_name_parts (list, gtk_label_get_text (labels->data));
  g_list_free (labels);
}

static void
cf_library_filter_init (CfLibraryFilter *self)
{
  for (guint i = 0; i < N_CHOICES; i++)
    self->values[i] = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_CHOICES; i++)
    {
      g_autoptr (GtkExpression) words =
                   gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      gtk_drop_down_set_expression (self->lists[i], words);
      name_list (self->lists[i]);
    }
}

/* A list that is being made. */
typedef struct
{
  GtkStringList *labels;
  GPtrArray *values;
} Entries;

static void
add_entry (Entries *entries, const char *value, const char *label, guint n)
{
  g_autofree char *text = g_strdup_printf ("%s (%u)", label, n);

  gtk_string_list_append (entries->labels, text);
  g_ptr_array_add (entries->values, g_strdup (value));
}

static Entries
begin_entries (const char *any)
{
  Entries entries = { gtk_string_list_new (NULL), g_ptr_array_new_with_free_func (g_free) };

  gtk_string_list_append (entries.labels, any);
  g_ptr_array_add (entries.values, NULL);
  return entries;
}

static gboolean
has_same_entries (GListModel *a, GListModel *b)
{
  guint n = g_list_model_get_n_items (b);

  if (a == NULL || g_list_model_get_n_items (a) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (a), i),
                      gtk_string_list_get_string (GTK_STRING_LIST (b), i)))
      return FALSE;
  return TRUE;
}

static guint
find_entry (const Entries *entries, const char *value)
{
  guint at = 0;

  while (at < entries->values->len && g_strcmp0 (entries->values->pdata[at], value) != 0)
    at++;
  return at;
}

/* What was chosen stays chosen, also where nothing is of that kind any more. */
static void
end_entries (CfLibraryFilter *self, Choice choice, Entries *entries)
{
  g_autofree char *chosen = g_strdup (get_value (self, choice));
  guint at = find_entry (entries, chosen);

  if (at == entries->values->len)
    add_entry (entries, chosen, chosen, 0);
  if (!has_same_entries (gtk_drop_down_get_model (self->lists[choice]),
                         G_LIST_MODEL (entries->labels)))
    {
      gtk_drop_down_set_model (self->lists[choice], G_LIST_MODEL (entries->labels));
      g_ptr_array_unref (self->values[choice]);
      self->values[choice] = g_ptr_array_ref (entries->values);
      gtk_drop_down_set_selected (self->lists[choice], at);
    }
  g_object_unref (entries->labels);
  g_ptr_array_unref (entries->values);
}

static void
show_facets (CfLibraryFilter *self, Choice choice, const char *any, GArray *facets)
{
  Entries entries = begin_entries (any);

  for (guint i = 0; i < facets->len; i++)
    {
      const CfFacet *facet = &g_array_index (facets, CfFacet, i);

      add_entry (&entries, facet->name, facet->name, facet->n);
    }
  end_entries (self, choice, &entries);
}

static void
show_statuses (CfLibraryFilter *self, const CfLibraryResult *result)
{
  Entries entries = begin_entries (_ ("Any status"));

  for (guint i = 0; i < CF_N_ENTRY_STATUSES; i++)
    add_entry (&entries, status_values[i], _ (status_labels[i]), result->n_statuses[i]);
  end_entries (self, STATUS, &entries);
}

static void
show_codes (CfLibraryFilter *self, CfCodebook *codebook)
{
  Entries entries = begin_entries (_ ("Any code"));
  GPtrArray *codes = cf_codebook_get_codes (codebook);

  for (guint i = 0; i < codes->len; i++)
    {
      const CfCode *code = codes->pdata[i];

      if (code->scope == CF_SCOPE_ARTICLE)
        continue;
      gtk_string_list_append (entries.labels, cf_code_get_label (code));
      g_ptr_array_add (entries.values, g_strdup (code->id));
    }
  end_entries (self, CODE, &entries);
}

/**
 * cf_library_filter_show:
 * @self: a filter
 * @result: what there is to filter by
 * @codebook: (nullable): the codes
 *
 * To be called before the user chooses; meanwhile the lists stay as they are.
 */
void
cf_library_filter_show (CfLibraryFilter *self, const CfLibraryResult *result, CfCodebook *codebook)
{
  self->updating = TRUE;
  show_statuses (self, result);
  show_facets (self, OUTLET, _ ("Any outlet"), result->outlets);
  show_facets (self, LANGUAGE, _ ("Any language"), result->languages);
  if (codebook != NULL)
    show_codes (self, codebook);
  self->updating = FALSE;
}

static CfEntryStatus
get_status (CfLibraryFilter *self)
{
  const char *value = get_value (self, STATUS);

  for (guint i = 0; i < CF_N_ENTRY_STATUSES; i++)
    if (g_strcmp0 (status_values[i], value) == 0)
      return i;
  return CF_ENTRY_ANY;
}

/**
 * cf_library_filter_fill:
 * @self: a filter
 * @query: a query that filters by nothing but words; gets what the user wants
 */
void
cf_library_filter_fill (CfLibraryFilter *self, CfLibraryQuery *query)
{
  gboolean valid;

  query->status = get_status (self);
  query->outlet = g_strdup (get_value (self, OUTLET));
  query->language = g_strdup (get_value (self, LANGUAGE));
  query->code = g_strdup (get_value (self, CODE));
  query->from = get_day (self->from, &valid);
  query->to = get_day (self->to, &valid);
  gtk_widget_set_sensitive (self->clear_button, cf_library_query_is_filter (query));
}

static void
add_part (GPtrArray *parts, char *part)
{
  if (part != NULL)
    g_ptr_array_add (parts, part);
}

/* What is chosen, without the number behind it. */
static char *
dup_label (CfLibraryFilter *self, Choice choice)
{
  guint selected = gtk_drop_down_get_selected (self->lists[choice]);
  CfEntryStatus status = get_status (self);
  GListModel *model = gtk_drop_down_get_model (self->lists[choice]);

  if (get_value (self, choice) == NULL)
    return NULL;
  if (choice == STATUS)
    return g_strdup (_ (status_labels[status]));
  if (choice == CODE)
    return g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (model), selected));
  return g_strdup (get_value (self, choice));
}

/**
 * cf_library_filter_describe:
 * @self: a filter
 *
 * Returns: (transfer full): what it filters by, on one line; empty for nothing
 */
char *
cf_library_filter_describe (CfLibraryFilter *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gboolean valid;
  g_autofree char *from = get_day (self->from, &valid);
  g_autofree char *to = get_day (self->to, &valid);

  for (guint i = 0; i < N_CHOICES; i++)
    add_part (parts, dup_label (self, i));
  if (from != NULL || to != NULL)
    add_part (parts, g_strdup_printf ("%s – %s", from != NULL ? from : "…", to != NULL ? to : "…"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * cf_library_filter_clear:
 * @self: a filter
 *
 * Filters by nothing from now on.
 */
void
cf_library_filter_clear (CfLibraryFilter *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < N_CHOICES; i++)
    gtk_drop_down_set_selected (self->lists[i], 0);
  gtk_editable_set_text (self->from, "");
  gtk_editable_set_text (self->to, "");
  self->updating = FALSE;
  on_changed (self);
}
