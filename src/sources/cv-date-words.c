/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources/cv-date-words.h"

#include <string.h>

#include "base/cv-text.h"

#define MAX_WORD 24

typedef struct
{
  CvDateWordKind kind;
  int            value;
  const char    *words; /* between spaces: folded, without accents */
} Entry;

/* English, French, German, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Polish,
 * with the abbreviations their systems write. */
static const Entry entries[] = {
  { CV_DATE_WORD_MONTH, 1,
    " january jan janvier janv januar janner jaenner enero ene gennaio gen janeiro januari"
    " styczen stycznia sty " },
  { CV_DATE_WORD_MONTH, 2,
    " february feb febr fevrier fevr fev februar febrero febbraio fevereiro februari luty"
    " lutego lut " },
  { CV_DATE_WORD_MONTH, 3,
    " march mar mars marz mrz maerz marzo marco maart mrt marts marzec marca " },
  { CV_DATE_WORD_MONTH, 4, " april apr avril avr abril abr aprile kwiecien kwietnia kwi " },
  { CV_DATE_WORD_MONTH, 5, " may mai mayo maggio mag maio mei maj maja " },
  { CV_DATE_WORD_MONTH, 6, " june jun juin juni junio giugno giu junho czerwiec czerwca cze " },
  { CV_DATE_WORD_MONTH, 7,
    " july jul juillet juil juli julio luglio lug julho lipiec lipca lip " },
  { CV_DATE_WORD_MONTH, 8,
    " august aug aout agosto ago augustus augusti sierpien sierpnia sie " },
  { CV_DATE_WORD_MONTH, 9,
    " september sep sept septembre septiembre settembre set setembro wrzesien wrzesnia wrz " },
  { CV_DATE_WORD_MONTH, 10,
    " october oct octobre oktober okt octubre ottobre ott outubro out pazdziernik pazdziernika"
    " paz " },
  { CV_DATE_WORD_MONTH, 11,
    " november nov novembre noviembre novembro listopad listopada lis " },
  { CV_DATE_WORD_MONTH, 12,
    " december dec decembre dezember dez diciembre dic dicembre dezembro grudzien grudnia gru " },
  { CV_DATE_WORD_WEEKDAY, 1,
    " monday mon lundi lun montag mo lunes lunedi segunda seg maandag ma mandag man"
    " poniedzialek pon " },
  { CV_DATE_WORD_WEEKDAY, 2,
    " tuesday tue tues mardi dienstag di martes martedi terca ter dinsdag tisdag tis tirsdag tir"
    " wtorek wt " },
  { CV_DATE_WORD_WEEKDAY, 3,
    " wednesday wed mercredi mer mittwoch mi miercoles mie mercoledi quarta qua woensdag wo"
    " onsdag ons sroda sr " },
  { CV_DATE_WORD_WEEKDAY, 4,
    " thursday thu thur thurs jeudi jeu donnerstag do jueves jue giovedi gio quinta qui"
    " donderdag torsdag tor czwartek czw " },
  { CV_DATE_WORD_WEEKDAY, 5,
    " friday fri vendredi ven freitag fr viernes vie venerdi sexta sex vrijdag vr fredag fre"
    " piatek pt " },
  { CV_DATE_WORD_WEEKDAY, 6,
    " saturday sat samedi sam samstag sa sonnabend sabado sab sabato zaterdag za lordag"
    " lor sobota sob " },
  { CV_DATE_WORD_WEEKDAY, 7,
    " sunday sun dimanche dim sonntag so domingo dom domenica zondag zo sondag son niedziela " },
  { CV_DATE_WORD_AM, 0, " am " },
  { CV_DATE_WORD_PM, 0, " pm " },
  { CV_DATE_WORD_ZONE, 0, " z utc gmt " },
  { CV_DATE_WORD_ZONE, 60, " cet bst " },
  { CV_DATE_WORD_ZONE, 120, " cest " },
  { CV_DATE_WORD_ZONE, -300, " est cdt " },
  { CV_DATE_WORD_ZONE, -240, " edt " },
  { CV_DATE_WORD_ZONE, -360, " cst mdt " },
  { CV_DATE_WORD_ZONE, -420, " mst pdt " },
  { CV_DATE_WORD_ZONE, -480, " pst " },
  { CV_DATE_WORD_WEEK, 0, " w week wk semaine sem s kw woche settimana semana sett " },
  { CV_DATE_WORD_QUARTER, 0, " q quarter trimestre trim quartal qtr " },
  { CV_DATE_WORD_T, 0, " t " },
  { CV_DATE_WORD_HOUR, 0, " h " },
  { CV_DATE_WORD_TO, 0, " to au bis until through thru tot ate hasta al till " },
  { CV_DATE_WORD_FILLER, 0,
    " de du le the of at a um uhr st nd rd th er den der del dal vom from o kl om as el " },
};

static const CvDateWord unknown = { CV_DATE_WORD_UNKNOWN, 0, FALSE };

static gboolean
holds_word (const char *words, const char *wanted)
{
  return strstr (words, wanted) != NULL;
}

/* @padded: a folded word between two spaces. */
static CvDateWord
find_folded (const char *padded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (holds_word (entries[i].words, padded))
      return (CvDateWord) { entries[i].kind, entries[i].value, g_str_equal (padded, " mar ") };

  return unknown;
}

CvDateWord
cv_date_word_find (const char *text, gsize length)
{
  char             padded[MAX_WORD + 3] = " ";
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  if (length == 0 || length > MAX_WORD)
    return unknown;

  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) text[i] >= 0x80)
        {
          word = g_strndup (text, length);
          folded = cv_text_fold (word);
          if (strlen (folded) > MAX_WORD)
            return unknown;
          g_snprintf (padded, sizeof padded, " %s ", folded);
          return find_folded (padded);
        }
      padded[1 + i] = g_ascii_tolower (text[i]);
    }
  padded[1 + length] = ' ';
  padded[2 + length] = '\0';

  return find_folded (padded);
}
