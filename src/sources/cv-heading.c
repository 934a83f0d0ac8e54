/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-heading.h"

#include <string.h>

#include "base/cv-text.h"

typedef struct
{
  guint       hints;
  const char *words; /* between spaces; folded */
} Words;

static const Words words[] = {
  { CV_HEADING_DATE,
    " date day jour datum tag fecha dia data giorno dag dato timestamp datetime zeitpunkt"
    " horodatage " },
  { CV_HEADING_DATE | CV_HEADING_PERIOD,
    " week weeks semaine woche semana settimana month mois monat mes mese quarter trimestre"
    " quartal period periode periodo zeitraum range " },
  { CV_HEADING_DATE | CV_HEADING_PUBLISHED,
    " published publish publication publie publiee posted created creation veroffentlicht"
    " veroffentlichung erstellt publicacion publicado pubblicazione pubblicato sent envoye " },
  { CV_HEADING_DATE | CV_HEADING_PLANNED,
    " scheduled schedule planned planifie prevu geplant " },
  { CV_HEADING_ID,
    " id ids identifier identifiant kennung urn guid uuid shortcode slug sku isbn " },
  { CV_HEADING_RATE, " rate rates taux quote ratio tasa tasso taxa ctr " },
  { CV_HEADING_RATE | CV_HEADING_PERCENT,
    " percent percentage pourcentage prozent porcentaje percentuale pct % " },
  { CV_HEADING_DURATION,
    " duration duree dauer duracion durata duracao spent lange watched avg average moyen moyenne"
    " durchschnitt durchschnittliche medio media " },
  { CV_HEADING_CURRENCY,
    " usd eur gbp chf cad aud jpy sek nok dkk pln czk brl inr $ € £ ¥ dollar dollars euro"
    " euros " },
  { CV_HEADING_COUNT,
    " impressions views clicks likes comments shares reach followers visits visitors sessions"
    " reactions saves plays engagements mentions subscribers conversions purchases leads replies"
    " reposts retweets vues clics abonnes visites commentaires partages impressionen aufrufe"
    " klicks besucher " },
  { CV_HEADING_TEXT | CV_HEADING_CAPTION,
    " text texte title titre titel titulo titolo caption legende message nachricht description"
    " beschreibung descripcion beitrag tweet body inhalt " },
  { CV_HEADING_TEXT, " name nom username label url link permalink hashtag hashtags " },
  { CV_HEADING_TEXT | CV_HEADING_KIND, " type typ tipo kind format " },
  { CV_HEADING_POST,
    " post posts publication beitrag video videos tweet tweets reel reels story stories article"
    " pin pins permalink toot content " },
  { CV_HEADING_NETWORK,
    " network networks platform platforms netzwerk plattform reseau reseaux plateforme"
    " plateformes red rete plataforma piattaforma " },
  { CV_HEADING_CHANNEL, " channel channels canal canaux kanal canales canale medium " },
  { CV_HEADING_SOURCE, " source sources referrer referrers quelle fuente fonte origine label " },
  { CV_HEADING_ACCOUNT,
    " account accounts page profile profil compte konto cuenta username handle " },
  { CV_HEADING_START, " start starts started from debut du von beginn inicio inizio desde " },
  { CV_HEADING_END, " end ends ended to until fin au bis ende final fine hasta " },
  { CV_HEADING_METRIC,
    " metric metrics indicator indicateur indicateurs kennzahl kennzahlen metrique metriques"
    " metrica indicador kpi measure mesure " },
  { CV_HEADING_ESTIMATE, " estimated estimate estime estimee estimation " },
  { CV_HEADING_VALUE,
    " value values valeur valeurs wert werte valor valore number nombre anzahl " },
  { CV_HEADING_GRAIN,
    " grain interval intervalle granularity granularite granularitat granularidad granularita frequency frequence"
    " cadence maille step pas " },
};

static const char totals[] =
  " total totals totaux totale totali totales totaal gesamt insgesamt summe sum somme suma"
  " subtotal gesamtsumme gesamtergebnis ergebnis ensemble totalt razem summa ";

static const char *const total_phrases[] = {
  " grand total ", " total general ", " sub total ", " sous total ", " total generale ",
};

/* "postId" as "post Id". */
static char *
part_words (const char *heading)
{
  GString *parted = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = heading; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c) && g_unichar_islower (before))
        g_string_append_c (parted, ' ');
      g_string_append_unichar (parted, c);
      before = c;
    }

  return g_string_free (parted, FALSE);
}

static void
append_once (GString *text, char c)
{
  if (text->str[text->len - 1] != c)
    g_string_append_c (text, c);
}

/* "%" and currencies are words of their own, but not in "watched to 25%". */
static gboolean
is_sign (gunichar c, gunichar before)
{
  return (c == '%' && !g_unichar_isdigit (before))
         || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

/* The words of @heading, folded, each between two spaces: " post id ". (transfer full) */
static char *
get_words (const char *heading)
{
  g_autofree char *parted = part_words (heading);
  g_autofree char *folded = cv_text_fold (parted);
  GString         *result = g_string_new (" ");
  gunichar         before = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_alone = is_sign (c, before);

      before = c;
      if (is_alone || (c != '%' && !g_unichar_isalnum (c)))
        append_once (result, ' ');
      if (is_alone || c == '%' || g_unichar_isalnum (c))
        g_string_append_unichar (result, c);
      if (is_alone)
        append_once (result, ' ');
    }
  append_once (result, ' ');

  return g_string_free (result, FALSE);
}

/* Whether a word of @text (of the form get_words() gives) is in @list. */
static gboolean
share_a_word (const char *text, const char *list)
{
  const char *p = text;

  while (p[0] != '\0' && p[1] != '\0')
    {
      const char      *end = strchr (p + 1, ' ');
      g_autofree char *word = g_strndup (p, (gsize) (end + 1 - p));

      if (strstr (list, word) != NULL)
        return TRUE;
      p = end;
    }

  return FALSE;
}

guint
cv_heading_judge (const char *heading)
{
  g_autofree char *text = get_words (heading);
  guint            hints = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (share_a_word (text, words[i].words))
      hints |= words[i].hints;

  return hints;
}

/* Most first cells of a million are no sum; this tells without folding them. */
static gboolean
may_be_total (const char *cell)
{
  static const char *const starts[] = {
    "tot", "gesa", "insg", "sum", "som", "sub", "erge", "ense", "raze", "sous", "grand",
  };

  while (*cell != '\0' && !g_ascii_isalpha (*cell))
    cell++;
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_ascii_strncasecmp (cell, starts[i], strlen (starts[i])) == 0)
      return TRUE;

  return FALSE;
}

/* @text of the form get_words() gives. */
static gboolean
is_total_phrase (const char *text)
{
  if (text[1] == '\0')
    return FALSE;
  if (strchr (text + 1, ' ')[1] == '\0')
    return strstr (totals, text) != NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (total_phrases); i++)
    if (g_str_equal (text, total_phrases[i]))
      return TRUE;

  return FALSE;
}

gboolean
cv_heading_is_total (const char *cell, gboolean is_loose)
{
  const char      *colon;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  if (g_ascii_isdigit (*cell) || strlen (cell) > 60 || (!is_loose && !may_be_total (cell)))
    return FALSE;

  /* "Total: Account" */
  colon = strchr (cell, ':');
  before = colon != NULL ? g_strndup (cell, (gsize) (colon - cell)) : g_strdup (cell);
  text = get_words (before);

  return is_total_phrase (text) || (is_loose && share_a_word (text, totals));
}

typedef struct
{
  guint       length;
  const char *text;
} NullWord;

#define WORD(text) { sizeof (text) - 1, text }

/* Lengths are compared first: this is asked of every cell of words. */
static gboolean
is_one_of (const NullWord *list, gsize n, const char *text, guint length)
{
  for (gsize i = 0; i < n; i++)
    if (list[i].length == length && g_ascii_strncasecmp (list[i].text, text, length) == 0)
      return TRUE;

  return FALSE;
}

gboolean
cv_cell_is_text_null (const char *text, guint length)
{
  static const NullWord nulls[] = {
    WORD ("-"), WORD ("–"), WORD ("—"), WORD ("--"), WORD ("N/A"), WORD ("#N/A"),
  };

  return length == 0
         || (length <= 4 && is_one_of (nulls, G_N_ELEMENTS (nulls), text, length));
}

gboolean
cv_cell_is_null (const char *text, guint length)
{
  static const NullWord nulls[] = {
    WORD ("na"),        WORD ("null"),      WORD ("none"),          WORD ("nan"),
    WORD ("n.a."),      WORD ("n.d."),      WORD ("nd"),            WORD ("k.a."),
    WORD ("k. a."),     WORD ("s.o."),      WORD ("nil"),           WORD ("undefined"),
    WORD ("no data"),   WORD ("(none)"),    WORD ("not available"), WORD ("non disponible"),
    WORD ("#div/0!"),   WORD ("#ref!"),     WORD ("#value!"),       WORD ("#null!"),
    WORD ("#num!"),     WORD ("#name?"),    WORD ("..."),           WORD ("…"),
    WORD ("?"),         WORD ("\\n"), /* of MySQL */
  };

  /* What all of them, and those of texts, begin with. */
  if (length > 0 && strchr ("-#nNkKsSuU(.?\\\xe2", *text) == NULL)
    return FALSE;
  if (cv_cell_is_text_null (text, length))
    return TRUE;

  return length <= 14 && is_one_of (nulls, G_N_ELEMENTS (nulls), text, length);
}

gboolean
cv_cell_read_grain (const char *text, CvGrain *grain)
{
  static const char *const grains[] = {
    [CV_GRAIN_DAY] = " day daily days jour jours quotidien tag taglich dia giorno ",
    [CV_GRAIN_WEEK] = " week weekly weeks semaine semaines hebdomadaire woche wochentlich semana settimana ",
    [CV_GRAIN_MONTH] = " month monthly months mois mensuel monat monatlich mes mese ",
    [CV_GRAIN_QUARTER] = " quarter quarterly quarters trimestre trimestres trimestriel quartal ",
  };
  g_autofree char *folded = get_words (text);

  if (folded[1] == '\0')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (grains); i++)
    if (strstr (grains[i], folded) != NULL)
      {
        *grain = (CvGrain) i;
        return TRUE;
      }

  return FALSE;
}
