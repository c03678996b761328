"""How forms of several languages print what a field asks, and what we take each for."""

import pytest

from forms.pdf.guess import guess_label
from forms.template import FieldType

#: By type of field the wordings of forms in Dutch, English, German, French, Spanish, Italian,
#: Portuguese and Polish, parted by strokes.
WORDINGS = {
    FieldType.EMAIL: """
        E-mailadres|E-mail|Email|E-mail adres|Uw e-mailadres|Mailadres|3 E-mailadres|2b. E-mail
        E-mail address|Email address|Your e-mail|Mail address
        E-Mail-Adresse|E-Mail|Ihre E-Mail-Adresse|Mailadresse|Mail-Adresse
        Adresse e-mail|Courriel|Adresse électronique|Adresse de courriel|Mél.
        Correo electrónico|Correo|Indirizzo e-mail|Posta elettronica|Endereço de e-mail
        Adres e-mail|Adres poczty elektronicznej""",
    FieldType.PHONE: """
        Telefoonnummer|Telefoon|Tel.|Tel.nr.|Telefoon overdag|Telefoonnummer mobiel|Mobiel nummer
        Mobiele telefoon|06-nummer|GSM|GSM-nummer|4. Telefoonnummer|Telefoonnummer (overdag)
        Telephone number|Telephone|Phone no.|Daytime telephone number|Mobile number|Mobile phone
        Cell phone|Contact number|Home phone|Work phone
        Telefonnummer|Telefon|Tel.-Nr.|Rufnummer|Telefon (privat)|Mobilnummer|Mobilfunknummer|Handy
        Telefon tagsüber|Festnetz
        Téléphone|N° de téléphone|Numéro de téléphone|Tél.|Téléphone portable|Portable
        Teléfono|Número de teléfono|Teléfono móvil|Telefono|Numero di telefono|Cellulare
        Telemóvel|Telefone|Numer telefonu|Telefon kontaktowy""",
    FieldType.IBAN: """
        IBAN|IBAN-nummer|Rekeningnummer|Rekeningnummer (IBAN)|Bankrekeningnummer|IBAN rekeningnummer
        IBAN number|Account number (IBAN)|Kontonummer (IBAN)|Numéro de compte (IBAN)|N° IBAN
        Número de cuenta (IBAN)|Codice IBAN|Numer rachunku (IBAN)""",
    FieldType.POSTCODE: """
        Postcode|Post code|Uw postcode|ZIP code|Zip/Postal code|Postal code|Postleitzahl|PLZ
        Code postal|Código postal|Codice postale|CAP|Kod pocztowy""",
    FieldType.BSN: "BSN|Burgerservicenummer|Burgerservicenummer (BSN)|BSN-nummer (BSN)",
    FieldType.DATE: """
        Datum|Geboortedatum|Geboren op|Geb.datum|Datum ingang|Ingangsdatum|Datum van aanvraag
        Datum van ondertekening|Datum ondertekening|Geldig tot|Geboortedatum dd-mm-jjjj
        Overleden op|Wanneer (dd-mm-jjjj)|Datum (dd/mm/jjjj)|Einddatum
        Date|Date of birth|Date of signature|Start date|Date signed|Valid until|Born on
        From mm/dd/yyyy
        Geburtsdatum|Geboren am|Geb. am|Tag der Geburt|Datum der Unterschrift|Gültig bis
        Eintrittsdatum|Seit (TT.MM.JJJJ)|Ausgestellt am
        Date de naissance|Né(e) le|Née le|Date de début|Fait le|Date de signature|Valable jusqu'au
        Fecha de nacimiento|Fecha|Data di nascita|Data|Data de nascimento
        Data urodzenia|Ważny do""",
    FieldType.AMOUNT: """
        Bedrag|Bedrag per maand|Bruto jaarinkomen|Netto inkomen per maand|Totaalbedrag|Bruto salaris
        Salaris|Huur per maand|Kale huur|Koopsom|Reiskosten|Kosten|Hoogte in euro|Anders: €|Premie
        Amount|Amount per month|Gross annual income|Net income|Monthly rent|Salary|Total cost|Price
        Betrag|Betrag pro Monat|Bruttojahreseinkommen|Nettoeinkommen|Bruttolohn|Kaltmiete|Gehalt
        Monatliches Einkommen|Kosten pro Monat
        Montant|Montant mensuel|Revenu annuel brut|Salaire net|Loyer mensuel|Revenus du conjoint
        Importe|Ingresos anuales|Salario bruto|Importo|Reddito annuo lordo|Montante|Rendimento anual
        Kwota|Dochód miesięczny""",
    FieldType.NUMBER: """
        Aantal|Aantal personen|Aantal uren per week|Uren per week|Aantal kinderen
        Leeftijd|Hoeveelheid
        Number of children|Number of hours per week|Hours per week|Quantity|Age|No. of persons
        Anzahl|Anzahl der Personen|Anzahl Kinder|Wochenstunden|Alter|Stunden pro Woche|Menge
        Nombre d'enfants|Nombre de personnes|Heures par semaine|Âge|Quantité|Nombre total de jours
        Número de hijos|Edad|Numero di componenti|Età|Número de filhos|Idade|Liczba osób|Wiek""",
    FieldType.SIGNATURE: """
        Handtekening|Handtekening aanvrager|Datum en handtekening|Uw handtekening|Handtekening(en)
        Signature|Signature of partner|Sign here|Signed by|Unterschrift|Unterschrift Partner
        Signature du conjoint|Firma del solicitante|Firma leggibile|Assinatura|Podpis""",
    FieldType.TEXT: """
        Naam|Straat en huisnummer|Woonplaats|Nationaliteit|Opmerkingen|Soort inkomen
        Bron van inkomen|Reden|Omschrijving kosten|Begin huur|Meer dan € 500|Kenmerk
        Plaats en tijd|a|1a|E|Toelichting
        Source of income|Opening hours|Document number|Date and place|Reference|Type of costs
        Art der Einkünfte|Aktenzeichen|Ort|Öffnungszeiten|Nature des revenus|Numéro de dossier
        Nombre|Nombre de la empresa|Número de expediente|Cognome""",
}


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param(label.strip(), kind, id=label.strip())
        for kind, told in WORDINGS.items()
        for line in told.splitlines()
        for label in line.split("|")
        if label.strip()
    ],
)
def test_the_wordings_of_forms_tell_the_type(label: str, expected: FieldType) -> None:
    assert guess_label(label).type is expected


def test_a_letter_that_numbers_a_question_is_no_part_of_its_name() -> None:
    assert guess_label("a Postcode").type is FieldType.POSTCODE
    assert guess_label("3 b. Datum").type is FieldType.DATE
