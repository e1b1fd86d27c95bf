/* SPDX-License-Identifier: GPL-3.0-or-later
 * The order of members in what we write.
 *
 * One table for reading, writing and merging: what is not in it is unknown, and is kept. */

#include "config.h"

#include "cf-canonical.h"

#include "cf-json.h"

typedef struct
{
  const char *member;
  const CfShape *shape;
} Child;

struct _CfShape
{
  const char *const *members; /* ended by NULL */
  const Child *children;      /* ended by a NULL member */
};

#define MEMBERS(...)    \
  (const char *const[]) \
  {                     \
    __VA_ARGS__, NULL   \
  }
#define CHILDREN(...) \
  (const Child[])     \
  {                   \
    __VA_ARGS__,      \
    {                 \
      NULL, NULL      \
    }                 \
  }

static const Child none[] = { { NULL, NULL } };

static const CfShape shape_creator = { MEMBERS ("id", "type", "name", "nickname"), none };

static const CfShape shape_body = { MEMBERS ("type", "source", "purpose", "cf:attribute", "value"),
                                    none };

static const CfShape shape_selector = {
  MEMBERS ("type", "start", "end", "exact", "prefix", "suffix"), none
};

static const CfShape shape_target_article = { MEMBERS ("id"), none };

static const CfShape shape_target = {
  MEMBERS ("id", "source", "cf:article", "cf:file", "cf:part", "cf:text", "selector"),
  CHILDREN ({ "selector", &shape_selector }, { "cf:article", &shape_target_article })
};

const CfShape cf_shape_annotation = {
  MEMBERS ("id",
           "type",
           "motivation",
           "creator",
           "created",
           "modified",
           "body",
           "target",
           "cf:codebook-revision",
           "cf:doubt",
           "cf:supersedes"),
  CHILDREN ({ "creator", &shape_creator }, { "body", &shape_body }, { "target", &shape_target })
};

const CfShape cf_shape_tombstone = {
  MEMBERS ("id", "type", "as:deleted", "cf:supersedes", "cf:decision"), none
};

static const CfShape shape_block = { MEMBERS ("start", "cf:words"), none };

static const CfShape shape_pair = { MEMBERS ("cf:blocks"),
                                    CHILDREN ({ "cf:blocks", &shape_block }) };

const CfShape cf_shape_state = { MEMBERS ("cf:status", "cf:pairs", "cf:supersedes"),
                                 CHILDREN ({ "cf:pairs", &shape_pair }) };

static const CfShape shape_colour = { MEMBERS ("light", "dark"), none };

static const CfShape shape_code = { MEMBERS ("id",
                                             "parent",
                                             "key",
                                             "scope",
                                             "colour",
                                             "line",
                                             "trim",
                                             "label",
                                             "definition",
                                             "examples",
                                             "retired",
                                             "replaced-by",
                                             "supersedes"),
                                    CHILDREN ({ "colour", &shape_colour }) };

static const CfShape shape_value = { MEMBERS ("id", "label", "definition"), none };

static const CfShape shape_attribute = {
  MEMBERS ("id", "type", "on", "required", "label", "definition", "values", "list", "supersedes"),
  CHILDREN ({ "values", &shape_value })
};

static const CfShape shape_relation_type = {
  MEMBERS ("id", "from", "to", "symmetric", "attributes", "label", "definition", "supersedes"), none
};

static const CfShape shape_revision = { MEMBERS ("revision", "definitions"), none };

const CfShape cf_shape_codebook = { MEMBERS ("cf:format",
                                             "id",
                                             "title",
                                             "revision",
                                             "codes",
                                             "attributes",
                                             "relations",
                                             "lists",
                                             "rounds",
                                             "renamed",
                                             "settings",
                                             "supersedes",
                                             "cf:order",
                                             "cf:deleted",
                                             "cf:versions",
                                             "cf:revisions"),
                                    CHILDREN ({ "codes", &shape_code },
                                              { "attributes", &shape_attribute },
                                              { "relations", &shape_relation_type },
                                              { "cf:revisions", &shape_revision }) };

/**
 * cf_shape_get_members:
 * @shape: a shape
 *
 * Returns: (transfer none) (array zero-terminated=1): the members that we know, in order
 */
const char *const *
cf_shape_get_members (const CfShape *shape)
{
  return shape->members;
}

static const CfShape *
find_child (const CfShape *shape, const char *member)
{
  for (const Child *child = shape->children; child->member != NULL; child++)
    if (g_str_equal (child->member, member))
      return child->shape;
  return NULL;
}

static JsonNode *
copy_node (JsonNode *node, const CfShape *shape)
{
  JsonNode *copy;

  if (shape != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      copy = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (copy, cf_canonical_copy (json_node_get_object (node), shape));
      return copy;
    }
  if (shape != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *from = json_node_get_array (node), *to = json_array_new ();

      for (guint i = 0; i < json_array_get_length (from); i++)
        {
          JsonNode *element = json_array_get_element (from, i);

          json_array_add_element (
            to, copy_node (element, JSON_NODE_HOLDS_OBJECT (element) ? shape : NULL));
        }
      copy = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (copy, to);
      return copy;
    }
  return cf_json_sorted_copy (node);
}

/**
 * cf_canonical_copy:
 * @object: what was read or built
 * @shape: what it is
 *
 * Values, and the order of arrays, stay as they are, so that digests do.
 *
 * Returns: (transfer full): a deep copy: known members in our order, then the others in code point
 *   order
 */
JsonObject *
cf_canonical_copy (JsonObject *object, const CfShape *shape)
{
  JsonObject *copy = json_object_new ();

  for (const char *const *member = shape->members; *member != NULL; member++)
    {
      JsonNode *node = json_object_get_member (object, *member);

      if (node != NULL)
        json_object_set_member (copy, *member, copy_node (node, find_child (shape, *member)));
    }
  cf_json_append_unknown (copy, object, shape->members);
  return copy;
}
