/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads one file of the catalogue: first into a small tree of elements, then, element by
 * element, into the catalogue's structures. The functions that build do not return errors one by
 * one: the first thing that is wrong is kept in the builder and they carry on with "" and 0, so
 * that they read like the format they describe. Pure but for the catalogue they fill. */

#include "model/cv-catalogue-parse.h"

#include "base/cv-error.h"

/* The tree */

typedef struct _Node Node;
struct _Node
{
  char *name;
  char **attributes;   /* name, value, name, value..., NULL */
  GString *text;       /* of the element itself, not of its children; NULL: only white space */
  GPtrArray *children; /* of Node */
  Node *parent;
  int line;
};

static void
node_free (gpointer data)
{
  Node *node = data;

  if (node->text != NULL)
    g_string_free (node->text, TRUE);
  g_ptr_array_unref (node->children);
  g_free (node->attributes);
  g_free (node);
}

typedef struct
{
  GStringChunk *strings; /* keeps names and attributes: most end up in the catalogue anyway */
  Node *root, *current;
} Tree;

static char **
keep_attributes (Tree *tree, const char **names, const char **values)
{
  guint n = g_strv_length ((char **) names);
  char **attributes = g_new0 (char *, 2 * n + 1);

  for (guint i = 0; i < n; i++)
    {
      attributes[2 * i] = g_string_chunk_insert_const (tree->strings, names[i]);
      attributes[2 * i + 1] = g_string_chunk_insert_const (tree->strings, values[i]);
    }
  return attributes;
}

static void
start_element (GMarkupParseContext *context, const char *name, const char **names,
               const char **values, gpointer data, GError **error)
{
  Tree *tree = data;
  Node *node = g_new0 (Node, 1);

  node->name = g_string_chunk_insert_const (tree->strings, name);
  node->attributes = keep_attributes (tree, names, values);
  node->children = g_ptr_array_new_with_free_func (node_free);
  node->parent = tree->current;
  g_markup_parse_context_get_position (context, &node->line, NULL);
  if (tree->current != NULL)
    g_ptr_array_add (tree->current->children, node);
  else
    tree->root = node;
  tree->current = node;
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Tree *tree = data;

  tree->current = tree->current->parent;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static void
add_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
          GError **error)
{
  Node *node = ((Tree *) data)->current;

  if (node == NULL || (node->text == NULL && is_blank (text, length)))
    return;
  if (node->text == NULL)
    node->text = g_string_sized_new (length + 1);
  g_string_append_len (node->text, text, (gssize) length);
}

/* (transfer full), NULL with @error set. */
static Node *
read_tree (const char *file, GBytes *bytes, GStringChunk *strings, GError **error)
{
  static const GMarkupParser parser = { start_element, end_element, add_text, NULL, NULL };
  Tree tree = { strings, NULL, NULL };
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &tree, NULL);
  g_autoptr (GError) why = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (g_markup_parse_context_parse (context, text != NULL ? text : "", (gssize) length, &why)
      && g_markup_parse_context_end_parse (context, &why))
    return tree.root;
  g_set_error (error, CV_ERROR, CV_ERROR_INVALID, "%s: %s", file, why->message);
  g_clear_pointer (&tree.root, node_free);
  return NULL;
}

/* Building */

typedef struct
{
  CvCatalogue *catalogue;
  const char *file;
  GError *error; /* the first thing that was wrong */
} Builder;

G_GNUC_PRINTF (3, 4)
static void
complain (Builder *self, const Node *node, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  if (self->error != NULL)
    return;
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  self->error = g_error_new (CV_ERROR, CV_ERROR_INVALID, "%s:%d: %s", self->file, node->line,
                             what);
}

/* Runs of white space become one space, none at the ends: as xgettext writes them into the template
 * of translations. */
static const char *
keep_text (Builder *self, const GString *text)
{
  g_autoptr (GString) evened = NULL;
  gboolean space = FALSE;

  if (text == NULL)
    return "";
  evened = g_string_sized_new (text->len + 1);
  for (gsize i = 0; i < text->len; i++)
    {
      if (g_ascii_isspace (text->str[i]))
        {
          space = evened->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (evened, ' ');
      space = FALSE;
      g_string_append_c (evened, text->str[i]);
    }
  return g_string_chunk_insert (self->catalogue->strings, evened->str);
}

/* NULL if it is not there. Kept by the catalogue. */
static const char *
peek_attribute (const Node *node, const char *name)
{
  for (guint i = 0; node->attributes[i] != NULL; i += 2)
    if (g_str_equal (node->attributes[i], name))
      return node->attributes[i + 1];
  return NULL;
}

/* The text of attribute @name, which must be there. */
static const char *
get_attribute (Builder *self, const Node *node, const char *name)
{
  const char *value = peek_attribute (node, name);

  if (value == NULL || *value == '\0')
    {
      complain (self, node, "<%s> needs %s=\"…\"", node->name, name);
      return "";
    }
  return value;
}

static int
get_enum (Builder *self, const Node *node, const char *name, GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  const char *nick = get_attribute (self, node, name);
  const GEnumValue *value = g_enum_get_value_by_nick (G_ENUM_CLASS (klass), nick);

  if (value != NULL)
    return value->value;
  complain (self, node, "%s=\"%s\" is not known", name, nick);
  return 0;
}

/* A word out of @words (NULL-terminated). */
static const char *
get_word (Builder *self, const Node *node, const char *name, const char *const *words)
{
  const char *word = get_attribute (self, node, name);

  if (!g_strv_contains (words, word))
    complain (self, node, "%s=\"%s\" is not known", name, word);
  return word;
}

static int
get_integer (Builder *self, const Node *node, const char *name, int low, int high)
{
  const char *text = get_attribute (self, node, name);
  gint64 value = low;

  if (!g_ascii_string_to_signed (text, 10, low, high, &value, NULL))
    complain (self, node, "%s=\"%s\" is not a number from %d to %d", name, text, low, high);
  return (int) value;
}

/* The text of the child @name, NULL if there is none. */
static const char *
peek_child (Builder *self, const Node *node, const char *name)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const Node *child = g_ptr_array_index (node->children, i);

      if (g_str_equal (child->name, name))
        return keep_text (self, child->text);
    }
  return NULL;
}

static const char *
get_child (Builder *self, const Node *node, const char *name)
{
  const char *text = peek_child (self, node, name);

  if (text == NULL || *text == '\0')
    {
      complain (self, node, "<%s> needs <%s>…</%s>", node->name, name, name);
      return "";
    }
  return text;
}

/* Ends @list with NULL and leaves it to the catalogue. */
static const char *const *
keep_list (Builder *self, GPtrArray *list)
{
  gpointer *block;

  g_ptr_array_add (list, NULL);
  block = g_ptr_array_free (list, FALSE);
  g_ptr_array_add (self->catalogue->blocks, block);
  return (const char *const *) block;
}

/* The words of attribute @name; none if it is not there or is @nothing. */
static const char *const *
get_words (Builder *self, const Node *node, const char *name, const char *nothing)
{
  const char *value = peek_attribute (node, name);
  GPtrArray *list = g_ptr_array_new ();
  g_auto (GStrv) words = NULL;

  if (value != NULL && g_strcmp0 (value, nothing) != 0)
    {
      words = g_strsplit (value, " ", -1);
      for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0')
          g_ptr_array_add (list, g_string_chunk_insert (self->catalogue->strings, words[i]));
    }
  return keep_list (self, list);
}

/* For each child @name: its attribute @attribute. */
static const char *const *
get_children (Builder *self, const Node *node, const char *name, const char *attribute)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < node->children->len; i++)
    {
      const Node *child = g_ptr_array_index (node->children, i);

      if (g_str_equal (child->name, name))
        g_ptr_array_add (list, (char *) get_attribute (self, child, attribute));
    }
  return keep_list (self, list);
}

typedef void (*ItemFunc) (Builder *self, const Node *node, gpointer item);

/* An array with one item of @size bytes for each child @name, made by @build. */
static gpointer
get_items (Builder *self, const Node *node, const char *name, gsize size, ItemFunc build,
           guint *n_items)
{
  char *items = g_malloc0 (size * (node->children->len + 1));

  *n_items = 0;
  for (guint i = 0; i < node->children->len; i++)
    {
      const Node *child = g_ptr_array_index (node->children, i);

      if (g_str_equal (child->name, name))
        build (self, child, items + size * (*n_items)++);
    }
  g_ptr_array_add (self->catalogue->blocks, items);
  return items;
}

static const char *const levels[] = { "activity", "output", "out-take", "outcome", "impact", NULL };

static void
build_goal (Builder *self, const Node *node)
{
  CvGoalKind goal = {
    .id = get_attribute (self, node, "id"),
    .name = get_child (self, node, "name"),
    .summary = get_child (self, node, "summary"),
    .sentence = get_child (self, node, "template"),
    .level = get_word (self, node, "level", levels),
    .value = (CvBusinessValue) get_enum (self, node, "value", cv_business_value_get_type ()),
    .stage = (CvStage) get_enum (self, node, "stage", cv_stage_get_type ()),
  };

  g_array_append_val (self->catalogue->goals, goal);
}

static void
build_fit (Builder *self, const Node *node, gpointer item)
{
  CvFit *fit = item;

  fit->goal = get_attribute (self, node, "goal");
  fit->degree = get_integer (self, node, "degree", 1, 3);
  fit->why = get_child (self, node, "why");
}

static void
build_kpi (Builder *self, const Node *node)
{
  static const char *const natures[] = { "quantitative", "qualitative", NULL };
  static const char *const places[] = { "picker", "plan", NULL };
  CvKpiKind kpi = {
    .id = get_attribute (self, node, "id"),
    .name = get_child (self, node, "name"),
    .definition = get_child (self, node, "definition"),
    .formula = get_attribute (self, node, "formula"),
    .unit = get_attribute (self, node, "unit"),
    .level = get_word (self, node, "level", levels),
    .nature = get_word (self, node, "nature", natures),
    .direction = (CvDirection) get_enum (self, node, "direction", cv_direction_get_type ()),
    .cadence = (CvGrain) get_enum (self, node, "cadence", cv_grain_get_type ()),
    .value = (CvBusinessValue) get_enum (self, node, "value", cv_business_value_get_type ()),
    .on_plan_pages = g_str_equal (get_word (self, node, "place", places), "plan"),
    .channel_kinds = get_words (self, node, "channels", "all"),
  };

  if (g_strcmp0 (peek_attribute (node, "verified"), "no") != 0)
    kpi.source = peek_child (self, node, "source");
  if (*get_attribute (self, node, "channels") != '\0' && kpi.channel_kinds[0] == NULL
      && !g_str_equal (peek_attribute (node, "channels"), "all"))
    complain (self, node, "channels=\"…\" names no kind of channel; write \"all\" for all");
  kpi.fits = get_items (self, node, "fit", sizeof (CvFit), build_fit, &kpi.n_fits);
  g_array_append_val (self->catalogue->kpis, kpi);
}

static const char *const conditions[] = { "posts", "percent", NULL };

static void
build_header (Builder *self, const Node *node, gpointer item)
{
  CvMetricHeader *header = item;
  const char *role = peek_attribute (node, "role");
  const char *only = peek_attribute (node, "only") != NULL ? get_word (self, node, "only", conditions) : "";

  header->text = keep_text (self, node->text);
  header->role = role != NULL ? role : peek_attribute (node->parent, "role");
  if (g_strcmp0 (header->role, "none") == 0)
    header->role = NULL;
  header->of_posts = g_str_equal (only, "posts");
  header->in_percent = g_str_equal (only, "percent");
}

static const char *const lengths[] = { "seconds", "minutes", "hours", NULL };

/* Of a metric that counts time: the seconds in one of what it counts; else 0. */
static double
get_seconds (Builder *self, const Node *node)
{
  const char *length = peek_attribute (node, "time") != NULL ? get_word (self, node, "time", lengths) : "";

  return g_str_equal (length, "hours") ? 3600 : g_str_equal (length, "minutes") ? 60 : g_str_equal (length, "seconds");
}

static void
build_metric (Builder *self, const Node *node)
{
  CvMetricInfo metric = {
    .id = get_attribute (self, node, "id"),
    .name = get_child (self, node, "name"),
    .kind = (CvMetricKind) get_enum (self, node, "kind", cv_metric_kind_get_type ()),
    .role = peek_attribute (node, "role"),
    .seconds = get_seconds (self, node),
  };

  metric.headers = get_items (self, node, "header", sizeof (CvMetricHeader), build_header, &metric.n_headers);
  g_array_append_val (self->catalogue->metrics, metric);
}

static void
build_duty (Builder *self, const Node *node, gpointer item)
{
  CvDuty *duty = item;

  duty->id = get_attribute (self, node, "id");
  duty->place = get_attribute (self, node, "place");
  duty->text = keep_text (self, node->text);
  if (*duty->text == '\0')
    complain (self, node, "<duty> needs a text");
  if (peek_attribute (node, "year") != NULL)
    duty->year = get_integer (self, node, "year", 1900, 2100);
}

static void
build_channel (Builder *self, const Node *node)
{
  CvChannelKind channel = {
    .id = get_attribute (self, node, "id"),
    .kind = get_attribute (self, node, "kind"),
    .name = get_child (self, node, "name"),
    .come_for = get_child (self, node, "come-for"),
    .rhythm = get_child (self, node, "rhythm"),
    .integrated = g_strcmp0 (peek_attribute (node, "integrated"), "yes") == 0,
    .metrics = get_children (self, node, "metric", "ref"),
  };

  channel.duties = get_items (self, node, "duty", sizeof (CvDuty), build_duty, &channel.n_duties);
  g_array_append_val (self->catalogue->channels, channel);
}

static void
build_benchmark (Builder *self, const Node *node)
{
  static const char *const strengths[] = { "strong", "medium", "weak", "dated", NULL };
  CvBenchmark benchmark = {
    .id = get_attribute (self, node, "id"),
    .kpi = get_attribute (self, node, "kpi"),
    .scope = get_child (self, node, "scope"),
    .value = get_child (self, node, "value"),
    .basis = get_child (self, node, "basis"),
    .strength = get_word (self, node, "strength", strengths),
    .source = get_child (self, node, "source"),
  };

  if (peek_attribute (node, "formula") != NULL)
    benchmark.formula = get_attribute (self, node, "formula");
  if (peek_attribute (node, "year") != NULL)
    benchmark.year = get_attribute (self, node, "year");
  g_array_append_val (self->catalogue->benchmarks, benchmark);
}

static void
build_template_goal (Builder *self, const Node *node, gpointer item)
{
  CvTemplateGoal *goal = item;

  goal->goal_kind = get_attribute (self, node, "kind");
  goal->kpis = get_children (self, node, "kpi", "ref");
}

static void
build_template_channel (Builder *self, const Node *node, gpointer item)
{
  CvTemplateChannel *channel = item;

  channel->channel_kind = get_attribute (self, node, "kind");
  channel->lead = get_words (self, node, "lead", NULL);
  channel->support = get_words (self, node, "support", NULL);
}

static void
build_template (Builder *self, const Node *node)
{
  CvTemplate template = {
    .id = get_attribute (self, node, "id"),
    .name = get_child (self, node, "name"),
    .summary = get_child (self, node, "summary"),
    .readiness = get_words (self, node, "readiness", NULL),
  };

  template.goals = get_items (self, node, "goal", sizeof (CvTemplateGoal), build_template_goal,
                              &template.n_goals);
  template.channels = get_items (self, node, "channel", sizeof (CvTemplateChannel),
                                 build_template_channel, &template.n_channels);
  g_array_append_val (self->catalogue->templates, template);
}

static void
build_tool (Builder *self, const Node *node)
{
  CvToolKind tool = {
    .id = get_attribute (self, node, "id"),
    .name = get_child (self, node, "title"),
    .summary = get_child (self, node, "summary"),
    .price_note = get_child (self, node, "price-note"),
    .licence = get_child (self, node, "licence"),
    .source = get_child (self, node, "source"),
    .stage = get_enum (self, node, "stage", cv_tool_stage_get_type ()),
    .nature = get_enum (self, node, "nature", cv_nature_get_type ()),
    .price = get_enum (self, node, "price", cv_price_get_type ()),
    .year = get_integer (self, node, "year", 2000, 2100),
  };

  g_array_append_val (self->catalogue->tools, tool);
}

static void
build_question (Builder *self, const Node *node)
{
  static const char *const groups[] = { "reason", "people", "rules", NULL };
  CvReadinessQuestion question = {
    .id = get_attribute (self, node, "id"),
    .group = get_word (self, node, "group", groups),
    .belief = get_attribute (self, node, "belief"),
    .where = get_attribute (self, node, "where"),
    .question = get_child (self, node, "question"),
    .why = get_child (self, node, "why"),
    .gap = get_child (self, node, "gap"),
  };

  g_array_append_val (self->catalogue->questions, question);
}

static void
build_root (Builder *self, const Node *root)
{
  static const struct
  {
    const char *name;
    void (*build) (Builder *self, const Node *node);
  } elements[] = {
    { "goal", build_goal },       { "kpi", build_kpi },
    { "metric", build_metric },   { "channel", build_channel },
    { "benchmark", build_benchmark }, { "template", build_template },
    { "tool", build_tool },       { "readiness", build_question },
  };

  if (!g_str_equal (root->name, "catalogue"))
    complain (self, root, "<%s> is not <catalogue>", root->name);
  for (guint i = 0; i < root->children->len && self->error == NULL; i++)
    {
      const Node *node = g_ptr_array_index (root->children, i);
      guint e = 0;

      while (e < G_N_ELEMENTS (elements) && !g_str_equal (elements[e].name, node->name))
        e++;
      if (e < G_N_ELEMENTS (elements))
        elements[e].build (self, node);
      else
        complain (self, node, "<%s> is not known", node->name);
    }
}

gboolean
cv_catalogue_parse (CvCatalogue *self, const char *name, GBytes *bytes, GError **error)
{
  Builder builder = { .catalogue = self, .file = name };
  Node *root = read_tree (name, bytes, self->strings, error);

  if (root == NULL)
    return FALSE;
  build_root (&builder, root);
  node_free (root);
  if (builder.error == NULL)
    return TRUE;
  g_propagate_error (error, builder.error);
  return FALSE;
}
