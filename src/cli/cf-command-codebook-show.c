/* SPDX-License-Identifier: GPL-3.0-or-later
 * A codebook, printed: an entry a line. */

#include "config.h"

#include "cf-command-codebook.h"

static void
write_text (CfJsonWriter *writer, const char *name, const char *text)
{
  cf_json_writer_name (writer, name);
  if (text != NULL)
    cf_json_writer_string (writer, text);
  else
    cf_json_writer_null (writer);
}

static void
write_ids (CfJsonWriter *writer, const char *name, char **ids)
{
  cf_json_writer_name (writer, name);
  cf_json_writer_begin_array (writer);
  for (char **id = ids; id != NULL && *id != NULL; id++)
    cf_json_writer_string (writer, *id);
  cf_json_writer_end_array (writer);
}

static CfJsonWriter *
begin (const char *kind, const char *id)
{
  CfJsonWriter *writer = cf_print_begin ();

  cf_json_writer_string_member (writer, "kind", kind);
  cf_json_writer_string_member (writer, "id", id);
  return writer;
}

static void
print_head (CfCall *call, CfCodebook *codebook)
{
  const char *id = cf_codebook_get_id (codebook);
  const char *title = cf_codebook_get_title (codebook);
  CfJsonWriter *writer;

  if (!call->json)
    {
      cf_print ("codebook\t%s\t%s\t%s\n", id, cf_codebook_get_revision (codebook),
                title != NULL ? title : "");
      return;
    }
  writer = begin ("codebook", id);
  write_text (writer, "title", title);
  cf_json_writer_string_member (writer, "revision", cf_codebook_get_revision (codebook));
  cf_print_end (writer);
}

static void
print_code (CfCall *call, const CfCode *code)
{
  CfJsonWriter *writer;

  if (!call->json)
    {
      cf_print ("code\t%s\t%s\t%s%s%s\n", code->id, code->key != NULL ? code->key : "-",
                cf_code_get_label (code), code->retired ? "\t→ " : "",
                !code->retired              ? ""
                : code->replaced_by != NULL ? code->replaced_by
                                            : "-");
      return;
    }
  writer = begin ("code", code->id);
  write_text (writer, "parent", code->parent);
  write_text (writer, "key", code->key);
  cf_json_writer_string_member (writer, "scope",
                                code->scope == CF_SCOPE_ARTICLE ? "article" : "span");
  write_text (writer, "label", cf_labels_get (code->label));
  write_text (writer, "definition", cf_labels_get (code->definition));
  cf_json_writer_boolean_member (writer, "retired", code->retired);
  write_text (writer, "replaced_by", code->replaced_by);
  cf_print_end (writer);
}

static char **
list_values (const CfAttribute *attribute)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **values;

  for (guint i = 0; i < attribute->values->len; i++)
    g_strv_builder_add (builder, ((CfChoice *) g_ptr_array_index (attribute->values, i))->id);
  values = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return values;
}

static void
print_attribute (CfCall *call, const CfAttribute *attribute)
{
  g_auto (GStrv) values = list_values (attribute);
  g_autofree char *on = g_strjoinv (",", attribute->on);
  g_autofree char *joined = g_strjoinv (",", values);
  const char *label = cf_labels_get (attribute->label);
  const char *type = cf_attribute_type_get_name (attribute->type);
  CfJsonWriter *writer;

  if (!call->json)
    {
      cf_print ("attribute\t%s\t%s%s\t%s\t%s\t%s\n", attribute->id, type,
                attribute->required ? "*" : "", label != NULL ? label : attribute->id, on, joined);
      return;
    }
  writer = begin ("attribute", attribute->id);
  cf_json_writer_string_member (writer, "type", type);
  write_ids (writer, "on", attribute->on);
  cf_json_writer_boolean_member (writer, "required", attribute->required);
  write_text (writer, "label", label);
  write_text (writer, "definition", cf_labels_get (attribute->definition));
  write_ids (writer, "values", values);
  write_text (writer, "list", attribute->list);
  cf_print_end (writer);
}

static void
print_relation_type (CfCall *call, const CfRelationType *type)
{
  g_autofree char *from = g_strjoinv (",", type->from);
  g_autofree char *to = g_strjoinv (",", type->to);
  const char *label = cf_labels_get (type->label);
  CfJsonWriter *writer;

  if (!call->json)
    {
      cf_print ("relation\t%s\t%s\t%s %s %s\n", type->id, label != NULL ? label : type->id, from,
                type->symmetric ? "↔" : "→", to);
      return;
    }
  writer = begin ("relation", type->id);
  write_ids (writer, "from", type->from);
  write_ids (writer, "to", type->to);
  cf_json_writer_boolean_member (writer, "symmetric", type->symmetric);
  write_ids (writer, "attributes", type->attributes);
  write_text (writer, "label", label);
  write_text (writer, "definition", cf_labels_get (type->definition));
  cf_print_end (writer);
}

static void
print_list_entry (CfCall *call, const char *list, const CfListEntry *entry)
{
  const char *label = cf_labels_get (entry->label);
  CfJsonWriter *writer;

  if (!call->json)
    {
      cf_print ("entry\t%s\t%s\t%s", entry->id, list, label != NULL ? label : entry->id);
      for (guint i = 0; i < entry->aliases->len; i++)
        cf_print ("%s%s", i == 0 ? "\t" : ", ", (char *) g_ptr_array_index (entry->aliases, i));
      cf_print ("\n");
      return;
    }
  writer = begin ("entry", entry->id);
  cf_json_writer_string_member (writer, "list", list);
  write_text (writer, "label", label);
  cf_json_writer_name (writer, "aliases");
  cf_json_writer_begin_array (writer);
  for (guint i = 0; i < entry->aliases->len; i++)
    cf_json_writer_string (writer, g_ptr_array_index (entry->aliases, i));
  cf_json_writer_end_array (writer);
  cf_print_end (writer);
}

static void
print_lists (CfCall *call, CfCodebook *codebook)
{
  g_autoptr (GPtrArray) lists = cf_codebook_list_lists (codebook);

  for (guint i = 0; i < lists->len; i++)
    {
      const char *list = g_ptr_array_index (lists, i);
      GPtrArray *entries = cf_codebook_get_list (codebook, list);

      for (guint k = 0; k < entries->len; k++)
        print_list_entry (call, list, g_ptr_array_index (entries, k));
    }
}

/**
 * cf_codebook_print:
 * @call: a call
 * @codebook: what is printed
 */
void
cf_codebook_print (CfCall *call, CfCodebook *codebook)
{
  GPtrArray *codes = cf_codebook_get_codes (codebook);
  GPtrArray *attributes = cf_codebook_get_attributes (codebook);
  GPtrArray *types = cf_codebook_get_relation_types (codebook);

  print_head (call, codebook);
  for (guint i = 0; i < codes->len; i++)
    print_code (call, g_ptr_array_index (codes, i));
  for (guint i = 0; i < attributes->len; i++)
    print_attribute (call, g_ptr_array_index (attributes, i));
  for (guint i = 0; i < types->len; i++)
    print_relation_type (call, g_ptr_array_index (types, i));
  print_lists (call, codebook);
}
