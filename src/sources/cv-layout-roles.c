/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each column is to a plan, in one word: of its type and heading, of the shape of the table, and of the metric it is. */

#include "sources/cv-layout-private.h"

#include "sources/cv-heading.h"

typedef struct
{
  CvColumnType type;
  guint        hints;
  const char  *role;
} RoleRule;

/* The first that fits. */
static const RoleRule role_rules[] = {
  { CV_COLUMN_ID, CV_HEADING_POST, "post id" },
  { CV_COLUMN_TEXT, CV_HEADING_NETWORK, "network" },
  { CV_COLUMN_TEXT, CV_HEADING_CHANNEL, "channel" },
  { CV_COLUMN_TEXT, CV_HEADING_SOURCE, "source" },
  { CV_COLUMN_TEXT, CV_HEADING_CAPTION, "text" },
  { CV_COLUMN_TEXT, CV_HEADING_KIND, "kind" },
  { CV_COLUMN_TEXT, CV_HEADING_ACCOUNT, "account" },
};

static const char *
find_role (const CvTable *table, const CvLayout *self, guint i)
{
  CvColumnType type = cv_table_column (table, i)->type;
  guint        hints = cv_layout_get_hints (table, i);

  for (gsize k = 0; k < G_N_ELEMENTS (role_rules); k++)
    if (role_rules[k].type == type && (role_rules[k].hints & hints) != 0)
      return role_rules[k].role;

  if (type == CV_COLUMN_TEXT && cv_table_header_line (table) == 0)
    return "text";
  if (type == CV_COLUMN_URL && self->shape == CV_SHAPE_POSTS)
    return "link";

  return self->columns[i].metric_role;
}

/* Whether a row is a post by more than its words: by what leads to it. */
static gboolean
leads_to_posts (const CvTable *table)
{
  return cv_layout_find_column (table, CV_COLUMN_ID, CV_HEADING_POST) >= 0 || cv_layout_find_column (table, CV_COLUMN_URL, 0) >= 0;
}

static const char *
find_role_of_date (const CvTable *table, const CvLayout *self)
{
  const CvTableColumn *column = cv_table_column (table, (guint) self->date_column);
  guint                hints = cv_layout_get_hints (table, (guint) self->date_column);

  if (column->type == CV_COLUMN_PERIOD)
    return column->has_grain ? "period" : NULL;
  if (self->shape != CV_SHAPE_POSTS)
    return "day";
  if ((hints & CV_HEADING_PLANNED) != 0 || cv_table_header_line (table) == 0)
    return "planned for";

  return (hints & CV_HEADING_PUBLISHED) != 0 || leads_to_posts (table) ? "published" : "day";
}

static gboolean
has_role (const CvLayout *self, const char *role)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].role, role) == 0)
      return TRUE;

  return FALSE;
}

void
cv_layout_find_roles (CvLayout *self, const CvTable *table)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_clear_pointer (&self->columns[i].role, g_free);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *role = find_role (table, self, i);

      if ((int) i == self->date_column)
        role = find_role_of_date (table, self);
      else if ((int) i == self->metric_column)
        role = "metric";
      else if ((int) i == self->value_column)
        role = "value";
      else if ((int) i == self->grain_column)
        role = "grain";
      if (role != NULL && !has_role (self, role))
        self->columns[i].role = g_strdup (role);
    }
}
