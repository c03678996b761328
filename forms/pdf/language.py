"""In which language a form is printed, from the little words every sentence needs.

A page of labels has hardly any of those: there the whole print is looked at, and failing that the
words that forms ask with.
"""

import re
from collections.abc import Iterable, Mapping

from forms.language.identify import language_of
from forms.language_tags import UNKNOWN

#: The commonest words that the others do not share (first ranks of each language's frequency list).
_LITTLE_WORDS = {
    "nl": "het een van uw niet bij zijn voor wordt deze heeft ook naar moet geen",
    "en": "the of and to you your is for or this if on are with from",
    "de": "der und die das ist nicht mit ein auf für wird oder sind sie bei",
    "fr": "le les des une est pour vous dans sur votre avec par que aux ou",
    "es": "el los las una para por con del su que sus esta como año o",
}
#: What forms ask with; a word that two languages share stands with neither.
_FORM_WORDS = {
    "nl": "naam achternaam voornaam voornamen voorletters geboortedatum geboorteplaats adres "
    "straat huisnummer woonplaats telefoonnummer handtekening ondertekening aanvraag aanvragen "
    "aanvrager formulier gemeente geldig bladzijde verhuizing inkomen uw",
    "en": "name surname forename forenames birth address street town city telephone email signed "
    "applicant application form income married your",
    "de": "nachname familienname vorname vornamen geburtsdatum geburtsort anschrift straße "
    "hausnummer postleitzahl wohnort telefonnummer unterschrift antrag antragsteller formular "
    "seite einkommen ihr ihre",
    "fr": "nom prénom prénoms naissance adresse rue ville téléphone demande demandeur formulaire "
    "commune signataire revenus votre",
    "es": "apellido apellidos nombre nacimiento dirección calle ciudad teléfono correo firma "
    "solicitud solicitante formulario ingresos fecha",
    "it": "cognome nascita indirizzo città comune telefono richiesta richiedente modulo reddito "
    "residenza luogo",
    "pl": "nazwisko imię imiona urodzenia kod pocztowy ulica miejscowość telefonu podpis wniosek "
    "wnioskodawca formularz dochód",
    "pt": "apelido nome nascimento morada rua cidade telefone assinatura pedido requerente "
    "formulário rendimento",
    "ro": "nume prenume nașterii adresa strada localitatea telefon semnătura cerere solicitant "
    "formular venit",
    "tr": "ad adı soyad soyadı doğum adres adresi telefon imza başvuru formu gelir tarihi",
    "uk": "прізвище ім'я народження адреса вулиця місто телефон підпис заява заявник дата",
    "ar": "الاسم اللقب الميلاد العنوان الشارع المدينة الهاتف التوقيع الطلب تاريخ",
    "fa": "نام خانوادگی تولد نشانی خیابان شهر تلفن امضا درخواست تاریخ",
}
#: Fewer of them prove nothing.
_FEWEST_WORDS = 10
_FEWEST_FORM_WORDS = 2
#: The first language must lead the second by this factor.
_CLEAR_LEAD = 1.5


def guess_language(text: str, declared: str | None) -> str:
    """The language as BCP 47 (`nl`), `und` when nothing tells.

    What is printed counts; `declared`, what the file says, only settles doubt, since makers of
    forms leave their program's own language there.
    """
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.lower())
    return (
        _led_by(words, _LITTLE_WORDS, _FEWEST_WORDS)
        or _by_all_print(text)
        or _led_by(set(words), _FORM_WORDS, _FEWEST_FORM_WORDS)
        or _declared(declared)
        or UNKNOWN
    )


def _led_by(words: Iterable[str], telling: Mapping[str, str], fewest: int) -> str | None:
    """The language that has most of the words, where it clearly leads the others."""
    counts = {
        language: sum(map(frozenset(those.split()).__contains__, words))
        for language, those in telling.items()
    }
    (first, most), (_, next_most) = sorted(counts.items(), key=lambda item: -item[1])[:2]
    return first if most >= fewest and most >= _CLEAR_LEAD * next_most else None


def _by_all_print(text: str) -> str | None:
    """What the network is sure of; names of people and streets look to it like any language."""
    found = language_of(text)
    return found if found in _FORM_WORDS else None


def _declared(declared: str | None) -> str | None:
    code = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", declared or "")
    return code[0].lower() if code else None
