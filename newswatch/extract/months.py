"""Names of months, halves of the day and zones as pages write them: data for `moment`.

Lower case, without full stops. Names that mean different months in two languages are left out.
"""

from __future__ import annotations

_NAMES = (
    # January
    (
        "jan january januar januari janvier janv enero ene gennaio gen janeiro jänner jän styczeń"
        " stycznia sty leden ledna január ocak января январь янв січня січень ιανουαρίου"
        " ιανουάριος ian ianuarie januára tammikuu tammikuuta janúar jaanuar sausio janvāris"
        " มกราคม มค يناير جانفي जनवरी जन জানুয়ারি জানুয়ারী ינואר בינואר"
    ),
    # February
    (
        "feb february februar februari février fevrier févr fév febrero febbraio fevereiro fev"
        " luty lutego lut únor února február şubat февраля февраль фев лютого лютий φεβρουαρίου"
        " φεβρουάριος februarie februára helmikuu helmikuuta febrúar pebrero veebruar vasario"
        " กุมภาพันธ์ กพ فبراير فيفري फरवरी फ़रवरी ফেব্রুয়ারি פברואר בפברואר"
    ),
    # March
    (
        "mar march märz maerz mär mrz mars marzo maret maart mrt mac março marzec marca březen"
        " března marec mart марта март мар березня березень μαρτίου μάρτιος martie maaliskuu"
        " maaliskuuta marso märts kovo marts มีนาคม มีค مارس मार्च মার্চ מרץ במרץ"
    ),
    # April
    (
        "apr april avril avr abril abr aprile kwiecień kwietnia kwi duben dubna apríl apríla"
        " nisan апреля апрель апр квітня квітень απριλίου απρίλιος aprilie huhtikuu huhtikuuta"
        " aprill balandžio aprīlis เมษายน เมย أبريل ابريل أفريل إبريل अप्रैल এপ্রিল אפריל באפריל"
    ),
    # May
    (
        "may mai mayo maggio mag mei maio maj maja květen května máj mája mayıs мая май травня"
        " травень μαΐου μάιος toukokuu toukokuuta maí gegužės maijs พฤษภาคม พค مايو ماي मई মে מאי"
        " במאי"
    ),
    # June
    (
        "jun june juni juin junio giugno giu junho czerwiec czerwca cze červen června jún júna"
        " haziran июня июнь июн червня червень ιουνίου ιούνιος iunie kesäkuu kesäkuuta júní hunyo"
        " juuni birželio jūnijs มิถุนายน มิย يونيو جوان जून জুন יוני ביוני"
    ),
    # July
    (
        "jul july juli juillet juil julio luglio lug julai julho lipiec lipca červenec července"
        " júl júla temmuz июля июль июл липня липень ιουλίου ιούλιος iulie heinäkuu heinäkuuta"
        " júlí hulyo juuli liepos jūlijs กรกฎาคม กค يوليو جويلية जुलाई জুলাই יולי ביולי"
    ),
    # August
    (
        "aug august août aout agosto ago agustus augustus ogos agt sierpień sierpnia sie srpen"
        " srpna augusti augusta ağustos августа август авг серпня серпень αυγούστου αύγουστος"
        " elokuu elokuuta ágúst rugpjūčio augusts สิงหาคม สค أغسطس اغسطس أوت अगस्त আগস্ট אוגוסט"
        " באוגוסט"
    ),
    # September
    (
        "sep sept september septembre septiembre setiembre settembre set setembro wrzesień"
        " września wrz září septembra eylül сентября сентябрь сен сент вересня вересень"
        " σεπτεμβρίου σεπτέμβριος septembrie syyskuu syyskuuta setyembre rugsėjo septembris"
        " กันยายน กย سبتمبر सितंबर सितम्बर সেপ্টেম্বর ספטמבר בספטמבר"
    ),
    # October
    (
        "oct october oktober okt octobre octubre ottobre ott outubro out październik października"
        " paź říjen října októbra október ekim октября октябрь окт жовтня жовтень οκτωβρίου"
        " οκτώβριος octombrie lokakuu lokakuuta oktubre oktoober spalio oktobris ตุลาคม ตค أكتوبر"
        " اكتوبر अक्टूबर अक्तूबर অক্টোবর אוקטובר באוקטובר"
    ),
    # November
    (
        "nov november novembre noviembre novembro nopember kasım ноября ноябрь ноя нояб листопада"
        " νοεμβρίου νοέμβριος noiembrie novembra marraskuu marraskuuta nóvember nobyembre"
        " lapkričio novembris พฤศจิกายน พย نوفمبر نونبر नवंबर नवम्बर নভেম্বর נובמבר בנובמבר"
    ),
    # December
    (
        "dec december dezember dez décembre decembre déc diciembre dic dicembre desember disember"
        " dezembro des grudzień grudnia gru prosinec prosince decembra aralık декабря декабрь дек"
        " грудня грудень δεκεμβρίου δεκέμβριος decembrie joulukuu joulukuuta disyembre detsember"
        " gruodžio decembris ธันวาคม ธค ديسمبر دجنبر दिसंबर दिसम्बर ডিসেম্বর דצמבר בדצמבר"
    ),
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
# The Levant's names have two words; the reader of moments knows one.
TWO_WORDS = {
    "كانون الثاني": "يناير", "تشرين الأول": "أكتوبر", "تشرين الثاني": "نوفمبر",
    "كانون الأول": "ديسمبر",
}  # fmt: skip
# Words for the second half of the day; their fellows for the first half change nothing but noon.
PM = frozenset({"p", "下午", "晚上", "晚間", "晚间", "午後", "오후", "م"})
HALVES = r"上午|下午|凌晨|清晨|早上|晚上|晚間|晚间|午前|午後|오전|오후"
# Names of zones with one meaning in the trade press, in minutes east of Greenwich. CST (Chicago,
# China) and IST (India, Ireland, Israel) have several: such a time is kept without a zone.
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "BST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "SGT": 480, "HKT": 480, "MYT": 480, "PHT": 480,
    "WIB": 420, "WITA": 480, "WIT": 540, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780,
}  # fmt: skip
