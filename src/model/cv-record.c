/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One implementation for all nouns: a record's members are found by the offsets in its table of
 * fields, so no noun has a line of property code. Properties are read-only because nothing but
 * cv_plan_apply() may change a record: what a page shows is always what the store wrote.
 * Property i + 1 is field i. Main thread. */

#include "model/cv-record.h"

#include "model/cv-nouns.h"

typedef struct
{
  char *id;
} CvRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CvRecord, cv_record, G_TYPE_OBJECT)

/* Numbers of fields are kept as C int, whatever they stand for. */
G_STATIC_ASSERT (sizeof (CvDay) == sizeof (int));
G_STATIC_ASSERT (sizeof (CvState) == sizeof (int));

static char *
id_of (CvRecord *self)
{
  return ((CvRecordPrivate *) cv_record_get_instance_private (self))->id;
}

static const CvNounInfo *
info_of (gpointer self)
{
  return cv_noun_info (CV_RECORD_GET_CLASS (self)->noun);
}

static gboolean
holds_text (const CvField *field)
{
  return field->kind == CV_FIELD_TEXT || field->kind == CV_FIELD_REFERENCE;
}

/* What a member holds, as a cell that borrows its text. */
static CvCell
peek (CvRecord *self, const CvField *field)
{
  CvCell cell = { 0 };

  if (holds_text (field))
    cell.text = G_STRUCT_MEMBER (char *, self, field->offset);
  else if (field->kind == CV_FIELD_NUMBER)
    cell.number = G_STRUCT_MEMBER (double, self, field->offset);
  else
    cell.integer = G_STRUCT_MEMBER (int, self, field->offset);
  return cell;
}

static void
poke (CvRecord *self, const CvField *field, const CvCell *cell)
{
  if (holds_text (field))
    {
      g_free (G_STRUCT_MEMBER (char *, self, field->offset));
      G_STRUCT_MEMBER (char *, self, field->offset) = g_strdup (cell->text);
    }
  else if (field->kind == CV_FIELD_NUMBER)
    {
      G_STRUCT_MEMBER (double, self, field->offset) = cell->number;
    }
  else
    {
      G_STRUCT_MEMBER (int, self, field->offset) = (int) cell->integer;
    }
}

static void
cv_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const CvField *field = &info_of (object)->fields[id - 1];
  CvCell cell = peek (CV_RECORD (object), field);

  switch (field->kind)
    {
    case CV_FIELD_TEXT:
    case CV_FIELD_REFERENCE:
      g_value_set_string (value, cell.text);
      break;
    case CV_FIELD_NUMBER:
      g_value_set_double (value, cell.number);
      break;
    case CV_FIELD_INTEGER:
    case CV_FIELD_DAY:
      g_value_set_int (value, (int) cell.integer);
      break;
    case CV_FIELD_ENUM:
      g_value_set_enum (value, (int) cell.integer);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* A record is whole from the start: "" for texts, NAN and CV_DAY_NONE where there is nothing. */
static void
cv_record_constructed (GObject *object)
{
  g_autoptr (CvRow) none = cv_row_new (CV_RECORD_GET_CLASS (object)->noun, NULL);
  const CvNounInfo *info = info_of (object);

  G_OBJECT_CLASS (cv_record_parent_class)->constructed (object);
  for (guint i = 0; i < info->n_fields; i++)
    poke (CV_RECORD (object), &info->fields[i], &none->cells[i]);
}

static void
cv_record_finalize (GObject *object)
{
  CvRecordPrivate *priv = cv_record_get_instance_private (CV_RECORD (object));
  const CvNounInfo *info = info_of (object);

  for (guint i = 0; i < info->n_fields; i++)
    if (holds_text (&info->fields[i]))
      g_free (G_STRUCT_MEMBER (char *, object, info->fields[i].offset));
  g_free (priv->id);
  G_OBJECT_CLASS (cv_record_parent_class)->finalize (object);
}

static void
cv_record_class_init (CvRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cv_record_constructed;
  object_class->finalize = cv_record_finalize;
}

static void
cv_record_init (CvRecord *self)
{
}

static GParamSpec *
make_property (const CvField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  g_autofree char *dashed = g_strdelimit (g_strdup (field->name), "_", '-');
  const char *name = g_intern_string (dashed);

  switch (field->kind)
    {
    case CV_FIELD_TEXT:
    case CV_FIELD_REFERENCE:
      return g_param_spec_string (name, NULL, NULL, "", flags);
    case CV_FIELD_NUMBER:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case CV_FIELD_INTEGER:
    case CV_FIELD_DAY:
      return g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
    case CV_FIELD_ENUM:
      return g_param_spec_enum (name, NULL, NULL, field->enumeration (), 0, flags);
    default:
      g_return_val_if_reached (NULL);
    }
}

void
cv_record_class_install (CvRecordClass *klass, CvNoun noun)
{
  const CvNounInfo *info = cv_noun_info (noun);

  klass->noun = noun;
  /* GObject inherits everything but this. */
  G_OBJECT_CLASS (klass)->get_property = cv_record_get_property;
  klass->properties = g_new0 (GParamSpec *, info->n_fields + 1);
  for (guint i = 0; i < info->n_fields; i++)
    klass->properties[i + 1] = make_property (&info->fields[i]);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), info->n_fields + 1,
                                     klass->properties);
}

CvRecord *
cv_record_new_from_row (const CvRow *row)
{
  CvRecord *self = g_object_new (cv_noun_get_type (row->noun), NULL);
  CvRecordPrivate *priv = cv_record_get_instance_private (self);

  priv->id = g_strdup (row->id);
  cv_record_apply_row (self, row);
  return self;
}

void
cv_record_apply_row (CvRecord *self, const CvRow *row)
{
  CvRecordClass *klass;
  const CvNounInfo *info;

  g_return_if_fail (CV_IS_RECORD (self));
  klass = CV_RECORD_GET_CLASS (self);
  g_return_if_fail (row->noun == klass->noun);

  /* Whoever listens sees the whole new record, not half of it. */
  g_object_freeze_notify (G_OBJECT (self));
  info = cv_noun_info (row->noun);
  for (guint i = 0; i < info->n_fields; i++)
    {
      CvCell old = peek (self, &info->fields[i]);

      if (cv_cell_equal (&info->fields[i], &old, &row->cells[i]))
        continue;
      poke (self, &info->fields[i], &row->cells[i]);
      g_object_notify_by_pspec (G_OBJECT (self), klass->properties[i + 1]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

CvRow *
cv_record_to_row (CvRecord *self)
{
  const CvNounInfo *info;
  CvRow *row;

  g_return_val_if_fail (CV_IS_RECORD (self), NULL);

  row = cv_row_new (CV_RECORD_GET_CLASS (self)->noun, id_of (self));
  info = cv_noun_info (row->noun);
  for (guint i = 0; i < info->n_fields; i++)
    {
      CvCell cell = peek (self, &info->fields[i]);

      cv_row_set_cell (row, i, &cell);
    }
  return row;
}

CvNoun
cv_record_get_noun (CvRecord *self)
{
  g_return_val_if_fail (CV_IS_RECORD (self), CV_N_NOUNS);

  return CV_RECORD_GET_CLASS (self)->noun;
}

const char *
cv_record_get_id (CvRecord *self)
{
  g_return_val_if_fail (CV_IS_RECORD (self), NULL);

  return id_of (self);
}
