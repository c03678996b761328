"""What made forms say: questions in four languages, and the print around them."""

from dataclasses import dataclass

#: What is asked and what it is about, by language: an HTML autocomplete token or an `x-` name.
QUESTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "nl": (
        ("Achternaam", "family-name"), ("Voornamen", "given-name"), ("Voorletters", "x-initials"),
        ("Straat", "street-address"), ("Huisnummer", "x-house-number"), ("Postcode", "postal-code"),
        ("Woonplaats", "address-level2"), ("Telefoonnummer", "tel"), ("E-mailadres", "email"),
        ("Geboortedatum", "bday"), ("Geboorteplaats", ""), ("Nationaliteit", ""),
        ("Naam werkgever", ""), ("Bedrag per maand", ""), ("Burgerlijke staat", ""),
    ),
    "de": (
        ("Familienname", "family-name"), ("Vorname", "given-name"), ("Geburtsdatum", "bday"),
        ("Geburtsort", ""), ("Anschrift", "street-address"), ("PLZ", "postal-code"),
        ("Wohnort", "address-level2"), ("Telefon", "tel"), ("E-Mail", "email"),
        ("Familienstand", ""), ("Bankverbindung", ""), ("Aktenzeichen", ""),
    ),
    "fr": (
        ("Nom de famille", "family-name"), ("Adresse", "street-address"), ("Profession", ""),
        ("Code postal", "postal-code"), ("Commune", "address-level2"), ("Courriel", "email"),
        ("Date de naissance", "bday"), ("Lieu de naissance", ""), ("Montant", ""),
        ("Situation familiale", ""), ("Nombre d'enfants", ""),
    ),
    "en": (
        ("Last name", "family-name"), ("First name", "given-name"), ("Address", "street-address"),
        ("Postcode", "postal-code"), ("Town", "address-level2"), ("Telephone", "tel"),
        ("Email", "email"), ("Date of birth", "bday"), ("Place of birth", ""), ("Employer", ""),
        ("Monthly income", ""), ("Reference number", ""), ("Case number", ""),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What else a language needs: each is printed as it stands."""

    title: str
    section: str
    explains: str
    signature: str
    date: str
    office: str
    yes: str
    no: str
    options: tuple[str, ...]
    sentence: tuple[str, ...]
    heads: tuple[str, ...]
    foot: str


SAID: dict[str, Said] = {
    "nl": Said(
        "Aanvraag bijdrage gemeente Voorbeeldstad", "Uw gegevens",
        "Lees eerst de toelichting. Vul dit formulier in met zwarte pen en stuur het op naar ons.",
        "Handtekening", "Datum", "Niet invullen, voor kantoor", "Ja", "Nee",
        ("Gehuwd", "Ongehuwd", "Gescheiden", "Ik ontvang een uitkering", "Anders"),
        ("Ondergetekende", "geboren op", "te", "verklaart dat hij woont aan", "in"),
        ("Naam", "Geboren", "Relatie", "Inkomen", "Bedrag"), "Formulier VB 12, versie 3",
    ),
    "de": Said(
        "Antrag auf Zuschuss der Stadt Musterfurt", "Angaben zur Person",
        "Bitte lesen Sie zuerst die Hinweise. Zutreffendes ankreuzen oder in Druckschrift angeben.",
        "Unterschrift", "Datum", "Nur vom Amt auszufuellen", "Ja", "Nein",
        ("ledig", "verheiratet", "geschieden", "Ich beziehe eine Rente", "sonstige"),
        ("Ich,", "geboren am", "in", "wohnhaft in", "beantrage"),
        ("Name", "Geburtstag", "Verwandtschaft", "Einkommen", "Betrag"), "Vordruck MF 7 (03)",
    ),
    "fr": Said(
        "Demande d'aide de la commune de Villexemple", "Votre situation",
        "Lisez la notice avant de remplir cette demande. Joignez une copie de chaque document.",
        "Signature", "Date", "Cadre reserve a l'administration", "Oui", "Non",
        ("Celibataire", "Marie", "Divorce", "Je recois une pension", "Autre"),
        ("Je soussigne", "ne le", "a", "demeurant", "certifie"),
        ("Nom", "Naissance", "Parente", "Revenus", "Montant"), "Imprime VX 301",
    ),
    "en": Said(
        "Application for support, Exampleshire Council", "About you",
        "Please read the notes first. Write in black ink and use capital letters where you can.",
        "Signature", "Date", "For office use only", "Yes", "No",
        ("Single", "Married", "Divorced", "I receive a pension", "Other"),
        ("I,", "born on", "at", "living at", "declare"),
        ("Name", "Date of birth", "Relation", "Income", "Amount"), "Form EX 44 Rev. 2",
    ),
}  # fmt: skip
