/* SPDX-License-Identifier: GPL-3.0-or-later
 * The attributes of one annotation, gone through by key.
 *
 * A form holds no values: it shows those of the annotation as it is now, and each key is a change that can
 * be undone. It knows no widgets. */

#include "config.h"

#include "cf-form.h"

#include "cf-edit.h"
#include "cf-proposal.h"

#include <string.h>

/* The keys of the first, second … choice; what has more choices is a list. */
static const char choice_keys[] = "1234567890abcdefghijklmnopqrstuvwxyz";
static const char *const yes_no[] = { "yes", "no" };

struct _CfForm
{
  CfSession *session;
  CfDocument *document;
  CfCodebook *codebook;
  char *id;          /* of the annotation; NULL for the article as a whole */
  char *code;        /* whose attributes the fields are */
  GPtrArray *fields; /* of const CfAttribute */
  guint current;
};

/* Empty if nothing can be said of the article as a whole. */
static char *
dup_article_code (CfForm *form)
{
  const CfCode *code = cf_edit_get_article_code (form->document);

  return g_strdup (code != NULL ? code->id : "");
}

/**
 * cf_form_new:
 * @session: a session in which an article is shown
 * @annotation: (nullable): an annotation of it; %NULL for what is said of the article as a whole
 *
 * Returns: (transfer full): its form, at the first field that has no value yet, else at the first
 */
CfForm *
cf_form_new (CfSession *session, CfAnnotation *annotation)
{
  CfForm *form = g_new0 (CfForm, 1);
  const CfCode *code;

  form->session = g_object_ref (session);
  form->document = g_object_ref (cf_session_get_document (session));
  form->codebook = g_object_ref (cf_session_get_codebook (session));
  form->id = annotation != NULL ? g_strdup (cf_record_get_id (CF_RECORD (annotation))) : NULL;
  form->code = annotation != NULL ? g_strdup (cf_record_get_code (CF_RECORD (annotation)))
                                  : dup_article_code (form);
  code = cf_codebook_follow_code (form->codebook, form->code);
  form->fields =
    cf_codebook_list_attributes_on (form->codebook, code != NULL ? code->id : form->code);
  for (guint i = 0; i < form->fields->len; i++)
    {
      const CfAttribute *attribute = g_ptr_array_index (form->fields, i);

      if (annotation == NULL || cf_record_get_value (CF_RECORD (annotation), attribute->id) != NULL)
        continue;
      form->current = i;
      break;
    }
  return form;
}

void
cf_form_free (CfForm *form)
{
  g_object_unref (form->session);
  g_object_unref (form->document);
  g_object_unref (form->codebook);
  g_free (form->id);
  g_free (form->code);
  g_ptr_array_unref (form->fields);
  g_free (form);
}

/**
 * cf_form_get_annotation:
 * @form: a form
 *
 * Returns: (transfer none) (nullable): the annotation as it is now; %NULL if it is gone, or if nothing has been
 *   said of the article as a whole
 */
CfAnnotation *
cf_form_get_annotation (CfForm *form)
{
  CfLayer *layer = cf_document_get_layer (form->document);

  return form->id != NULL ? cf_layer_get_annotation (layer, form->id)
                          : cf_layer_get_article_annotation (layer);
}

/**
 * cf_form_is_gone:
 * @form: a form
 *
 * Returns: whether there is nothing to fill in any more: the annotation was deleted or recoded, also by
 *   another program, or another article is shown
 */
gboolean
cf_form_is_gone (CfForm *form)
{
  CfAnnotation *annotation = cf_form_get_annotation (form);
  g_autofree char *article_code = NULL;

  if (cf_session_get_document (form->session) != form->document)
    return TRUE;
  if (form->id != NULL)
    return annotation == NULL ||
           g_strcmp0 (cf_record_get_code (CF_RECORD (annotation)), form->code) != 0;
  article_code = dup_article_code (form);
  return !g_str_equal (article_code, form->code);
}

const char *
cf_form_get_code (CfForm *form)
{
  return form->code;
}

guint
cf_form_get_n_fields (CfForm *form)
{
  return form->fields->len;
}

const CfAttribute *
cf_form_get_field (CfForm *form, guint field)
{
  return field < form->fields->len ? g_ptr_array_index (form->fields, field) : NULL;
}

guint
cf_form_get_current (CfForm *form)
{
  return form->current;
}

void
cf_form_set_current (CfForm *form, guint field)
{
  if (field < form->fields->len)
    form->current = field;
}

/**
 * cf_form_go:
 * @form: a form
 * @step: 1 for the next field, -1 for the one before
 *
 * Returns: whether there is one; else the form stays where it is
 */
gboolean
cf_form_go (CfForm *form, int step)
{
  int next = (int) form->current + step;

  if (next < 0 || next >= (int) form->fields->len)
    return FALSE;
  form->current = (guint) next;
  return TRUE;
}

/**
 * cf_form_go_to:
 * @form: a form
 * @attribute: the id of an attribute
 *
 * Returns: whether it is in this form, and now the field that is being set
 */
gboolean
cf_form_go_to (CfForm *form, const char *attribute)
{
  for (guint i = 0; i < form->fields->len; i++)
    if (g_str_equal (cf_form_get_field (form, i)->id, attribute))
      {
        form->current = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * cf_form_get_n_choices:
 * @form: a form
 * @field: one of its fields
 *
 * Returns: how many values there are to choose from; 0 for a field in which something is typed
 */
guint
cf_form_get_n_choices (CfForm *form, guint field)
{
  const CfAttribute *attribute = cf_form_get_field (form, field);

  if (attribute == NULL)
    return 0;
  return attribute->type == CF_ATTRIBUTE_YES_NO ? G_N_ELEMENTS (yes_no) : attribute->values->len;
}

/**
 * cf_form_get_choice:
 * @form: a form
 * @field: one of its fields
 * @choice: which of its choices
 *
 * Returns: (transfer none): the id of the value
 */
const char *
cf_form_get_choice (CfForm *form, guint field, guint choice)
{
  const CfAttribute *attribute = cf_form_get_field (form, field);

  if (attribute->type == CF_ATTRIBUTE_YES_NO)
    return yes_no[choice];
  return ((CfChoice *) g_ptr_array_index (attribute->values, choice))->id;
}

/**
 * cf_form_get_choice_key:
 * @choice: which choice of a field
 *
 * Returns: the key that sets it; 0 if there is none for so many
 */
char
cf_form_get_choice_key (guint choice)
{
  return choice < strlen (choice_keys) ? choice_keys[choice] : '\0';
}

gboolean
cf_form_has_value (CfForm *form, guint field, const char *value)
{
  CfAnnotation *annotation = cf_form_get_annotation (form);

  return annotation != NULL &&
         cf_record_has_value (CF_RECORD (annotation), cf_form_get_field (form, field)->id, value);
}

/**
 * cf_form_describe_value:
 * @form: a form
 * @field: one of its fields
 *
 * Returns: (transfer full): its values for people; empty for none
 */
char *
cf_form_describe_value (CfForm *form, guint field)
{
  const CfAttribute *attribute = cf_form_get_field (form, field);
  CfAnnotation *annotation = cf_form_get_annotation (form);
  GString *text = g_string_new (NULL);
  guint n = 0;
  const CfValue *values =
    annotation != NULL ? cf_record_get_values (CF_RECORD (annotation), &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].attribute, attribute->id))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              cf_attribute_get_value_label (attribute, values[i].value));
  return g_string_free (text, FALSE);
}

/**
 * cf_form_get_proposal:
 * @form: a form
 * @field: one of its fields
 *
 * Returns: (transfer none) (nullable): the value that the program proposes for it
 */
const char *
cf_form_get_proposal (CfForm *form, guint field)
{
  return cf_proposal_get (form->document, cf_form_get_annotation (form),
                          cf_form_get_field (form, field));
}

/**
 * cf_form_toggle:
 * @form: a form
 * @field: one of its fields
 * @value: one of its values
 *
 * Gives the annotation that value; takes it away if it has it.
 *
 * Returns: whether anything changed
 */
gboolean
cf_form_toggle (CfForm *form, guint field, const char *value)
{
  return cf_session_set_value (form->session, CF_RECORD (cf_form_get_annotation (form)),
                               cf_form_get_field (form, field), value,
                               !cf_form_has_value (form, field, value));
}

/**
 * cf_form_press:
 * @form: a form
 * @key: a digit or letter
 *
 * Sets, or takes back, the choice of the current field that has this key.
 *
 * Returns: whether there is such a choice
 */
gboolean
cf_form_press (CfForm *form, gunichar key)
{
  const char *at =
    key != 0 && key < 0x80 ? strchr (choice_keys, g_ascii_tolower ((char) key)) : NULL;
  guint choice = at != NULL ? (guint) (at - choice_keys) : G_MAXUINT;

  if (choice >= cf_form_get_n_choices (form, form->current))
    return FALSE;
  cf_form_toggle (form, form->current, cf_form_get_choice (form, form->current, choice));
  return TRUE;
}

/**
 * cf_form_type:
 * @form: a form
 * @field: a field in which something is typed
 * @text: what was typed; empty for nothing
 *
 * Returns: whether it may stand there; if not, the annotation keeps what it has
 */
gboolean
cf_form_type (CfForm *form, guint field, const char *text)
{
  const CfAttribute *attribute = cf_form_get_field (form, field);
  CfAnnotation *annotation = cf_form_get_annotation (form);
  const char *before =
    annotation != NULL ? cf_record_get_value (CF_RECORD (annotation), attribute->id) : NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (g_strcmp0 (before, stripped) == 0 || (before == NULL && *stripped == '\0'))
    return TRUE;
  if (*stripped != '\0' && !cf_attribute_accepts (attribute, stripped))
    return FALSE;
  cf_session_set_value (form->session, CF_RECORD (annotation), attribute, stripped,
                        *stripped != '\0');
  return TRUE;
}

/**
 * cf_form_clear:
 * @form: a form
 *
 * Takes the values of the current field away.
 *
 * Returns: whether there were any
 */
gboolean
cf_form_clear (CfForm *form)
{
  CfAnnotation *annotation = cf_form_get_annotation (form);
  const CfAttribute *attribute = cf_form_get_field (form, form->current);

  if (annotation == NULL || attribute == NULL ||
      cf_record_get_value (CF_RECORD (annotation), attribute->id) == NULL)
    return FALSE;
  return cf_session_clear_values (form->session, CF_RECORD (annotation), attribute);
}

/**
 * cf_form_accept_proposal:
 * @form: a form
 *
 * Sets what is proposed for the current field, if it has no value.
 *
 * Returns: whether anything is proposed
 */
gboolean
cf_form_accept_proposal (CfForm *form)
{
  const char *proposal =
    form->current < form->fields->len ? cf_form_get_proposal (form, form->current) : NULL;

  return proposal != NULL && cf_form_toggle (form, form->current, proposal);
}
