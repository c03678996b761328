import cv2
import numpy as np
import pikepdf
import pytest

from forms.errors import ConflictError, NotFoundError
from forms.keys import PageKey, VersionKey
from forms.pdf.reading import read_pdf
from forms.registration import Said, register, registration_of
from forms.store.catalogue import Catalogue
from forms.store.entries import Likeness
from tests.forms.pdf.builders import P, W, pdf_of, words

KEY = VersionKey("gemeente", "verhuizing", "2026-1")
NEXT = VersionKey("gemeente", "verhuizing", "2026-2")
OTHER = VersionKey("gemeente", "kwijtschelding", "1")


@pytest.fixture
def catalogue(tmp_path):
    with Catalogue.open(tmp_path) as opened:
        yield opened


def sheet(*lines: str, boxes: int = 6, fields: int = 2) -> P:
    """A page with lines of text, ruled boxes and fields."""
    drawing = "".join(words(72, 780 - 24 * row, line, 14) for row, line in enumerate(lines))
    drawing += "1 w " + "".join(f"72 {500 - 50 * row} 300 30 re S\n" for row in range(boxes))
    widgets = tuple(
        W((72, 500 - 50 * row, 372, 530 - 50 * row), name=f"field{row}") for row in range(fields)
    )
    return P(drawing=drawing, widgets=widgets)


MOVE = pdf_of(sheet("Verhuizing doorgeven", "Geldig in 2026"), static_id=True)
MOVE_LATER = pdf_of(sheet("Verhuizing doorgeven", "Geldig in 2027"), static_id=True)
REMISSION = pdf_of(sheet("Kwijtschelding aanvragen", "Uw inkomen", "Uw huur", boxes=2))


def add(catalogue, content, key, publish=True):
    return register(
        catalogue, read_pdf(content), key, publish=publish, by="test", title="formulier"
    )


def test_a_new_form_is_kept_with_its_pages_and_fields(catalogue):
    registration = add(catalogue, MOVE, KEY)
    assert registration.is_published
    assert (registration.duplicate_of, registration.warnings) == ((), ())
    template = catalogue.template(KEY)
    assert (template.title, template.replaces) == ("formulier", None)
    assert [field.id for field in template.pages[0].fields] == ["field0", "field1"]
    reference = catalogue.reference(KEY.page(1))
    assert reference.grey.shape == (1188, 840)
    kept = catalogue.published_pages()[0]
    assert kept.fingerprint == read_pdf(MOVE).pages[0].fingerprint


def test_the_same_document_again_is_the_same_registration(catalogue):
    first = add(catalogue, MOVE, KEY, publish=False)
    again = add(catalogue, MOVE, KEY, publish=True)
    assert not first.is_published
    assert again.is_published
    assert len(catalogue.versions()) == 1


def test_another_document_under_the_same_key_is_refused(catalogue):
    add(catalogue, MOVE, KEY)
    with pytest.raises(ConflictError):
        add(catalogue, REMISSION, KEY)
    assert catalogue.template(KEY).title == "formulier"


def test_the_very_same_pages_under_another_key_are_a_duplicate(catalogue):
    add(catalogue, MOVE, KEY)
    registration = add(catalogue, MOVE, OTHER)
    assert registration.duplicate_of == (KEY,)
    assert "printed exactly" in registration.warnings[0]
    assert registration_of(catalogue, KEY).duplicate_of == (OTHER,)
    first, second = catalogue.published_pages()
    assert first.lookalikes[0].likeness is Likeness.SAME
    assert first.lookalikes[0].key == second.key


def test_a_resaved_copy_is_a_duplicate_too(catalogue):
    add(catalogue, MOVE, KEY)
    resaved = pdf_of(sheet("Verhuizing doorgeven", "Geldig in 2026"), linearize=True)
    assert resaved != MOVE
    assert add(catalogue, resaved, OTHER).duplicate_of == (KEY,)


def test_part_of_another_form_is_no_duplicate_but_is_mentioned(catalogue):
    add(catalogue, pdf_of(sheet("Verhuizing doorgeven", "Geldig in 2026"), sheet("Blad twee")), KEY)
    registration = add(catalogue, MOVE, OTHER)
    assert registration.duplicate_of == ()
    assert f"Page 1 is printed exactly as {KEY}/1." in registration.warnings[0]


def test_a_new_version_replaces_the_newest_before_it_and_looks_like_it(catalogue):
    for version in ("2025-1", "2025-9", "2025-10", "2027-1"):
        content = pdf_of(sheet("Verhuizing doorgeven", f"Geldig {version}"))
        add(catalogue, content, VersionKey("gemeente", "verhuizing", version))
    registration = add(catalogue, MOVE_LATER, NEXT)
    assert registration.template.replaces == VersionKey("gemeente", "verhuizing", "2025-10")
    assert registration.duplicate_of == ()
    page = next(page for page in catalogue.published_pages() if page.key.version == NEXT)
    assert {other.likeness for other in page.lookalikes} == {Likeness.SIMILAR}
    assert len(page.lookalikes) == 4


def test_other_forms_do_not_look_alike(catalogue):
    add(catalogue, MOVE, KEY)
    assert add(catalogue, REMISSION, OTHER).warnings == ()


def test_two_equal_pages_of_one_form_look_alike(catalogue):
    same = sheet("Kopie voor de gemeente", "en voor uzelf")
    registration = add(catalogue, pdf_of(same, same), KEY)
    assert registration.duplicate_of == ()
    assert f"Page 2 is printed exactly as {KEY}/1." in " ".join(registration.warnings)
    assert catalogue.published_pages()[0].lookalikes[0].key == PageKey(KEY, 2)


def test_blank_pages_look_like_nothing_but_still_make_a_duplicate(catalogue):
    blank = P(drawing="")
    content = pdf_of(sheet("Verhuizing doorgeven"), blank)
    add(catalogue, content, KEY)
    assert add(catalogue, content, OTHER).duplicate_of == (KEY,)
    add(catalogue, pdf_of(sheet("Iets heel anders", boxes=1), blank), NEXT)
    by_key = {page.key: page for page in catalogue.published_pages()}
    assert by_key[NEXT.page(2)].lookalikes == ()


def test_fields_found_by_looking_are_kept_as_guesses_and_warned_of(catalogue):
    registration = add(
        catalogue, pdf_of(sheet("Formulier zonder velden", "voor uw naam en adres", fields=0)), KEY
    )
    (warning,) = registration.warnings
    assert warning.startswith("6 fields were found by looking at the pages, not from the file")
    assert registration_of(catalogue, KEY).warnings == (warning,)
    kept = catalogue.template(KEY).pages[0].fields
    assert [field.is_guessed for field in kept] == [True] * 6


def test_a_form_without_places_to_fill_in_is_registered_and_says_so(catalogue):
    registration = add(catalogue, pdf_of(sheet("Brief van uw gemeente", boxes=0, fields=0)), KEY)
    assert "No places to fill in were found" in registration.warnings[0]


def test_what_the_document_warns_of_is_passed_on(catalogue):
    def change(pdf):
        pdf.attachments["print.joboptions"] = pikepdf.AttachedFileSpec(pdf, b"<<>>")

    registration = add(catalogue, pdf_of(sheet("Verhuizing"), change=change), KEY)
    assert "other files inside" in registration.warnings[0]


def test_an_unknown_version_is_not_found(catalogue):
    with pytest.raises(NotFoundError):
        registration_of(catalogue, KEY)


def test_the_kept_picture_is_the_page(catalogue):
    add(catalogue, MOVE, KEY)
    png = np.frombuffer(catalogue.page_image(KEY.page(1)), np.uint8)
    grey = cv2.imdecode(png, cv2.IMREAD_UNCHANGED)
    box = catalogue.template(KEY).pages[0].fields[0].area.xy * 4
    (left, top), (right, bottom) = box[0].round().astype(int), box[2].round().astype(int)
    edge = grey[top - 3 : top + 3, left + 20 : right - 20].min(axis=0)
    assert edge.max() < 140  # the box printed around the field is where the field is
    assert bottom > top


def test_beside_a_damaged_form_another_is_registered(catalogue, tmp_path):
    add(catalogue, MOVE, KEY)
    for image in (tmp_path / "images").rglob("*.png"):
        image.write_bytes(b"no picture")
    registration = add(catalogue, MOVE_LATER, NEXT)
    assert registration.is_published
    assert catalogue.reference(NEXT.page(1)).grey.shape == (1188, 840)


def test_a_form_with_several_blank_pages_is_a_duplicate_of_itself(catalogue):
    content = pdf_of(sheet("Verhuizing doorgeven"), P(drawing=""), P(drawing=""))
    add(catalogue, content, KEY)
    assert add(catalogue, content, OTHER).duplicate_of == (KEY,)


def test_a_form_whose_first_pages_are_all_of_another_is_no_duplicate(catalogue):
    first, second = sheet("Verhuizing doorgeven"), sheet("Blad twee", boxes=1)
    add(catalogue, pdf_of(first, second), KEY)
    assert add(catalogue, pdf_of(first), OTHER).duplicate_of == ()
    assert registration_of(catalogue, KEY).duplicate_of == ()


def test_of_each_form_only_its_own_versions_are_read(catalogue):
    add(catalogue, MOVE, KEY)
    add(catalogue, REMISSION, OTHER)
    assert [kept.key for kept in catalogue.versions(KEY.family)] == [KEY]
    assert catalogue.versions("gemeente/onbekend") == []


def test_a_form_whose_language_nothing_tells_is_warned_of_until_it_is_said(catalogue):
    bare = pdf_of(sheet("ABC 2026"))
    registration = add(catalogue, bare, KEY)
    assert registration.template.language == "und"
    assert "--language" in registration.warnings[0]
    assert registration_of(catalogue, KEY).warnings == registration.warnings
    told = register(
        catalogue,
        read_pdf(bare),
        OTHER,
        publish=False,
        by="test",
        title="ABC",
        said=Said(language="nl"),
    )
    assert told.template.language == "nl"
    assert not any("--language" in warning for warning in told.warnings)


def test_what_was_kept_in_one_language_does_not_change_it_unsaid(catalogue):
    add(catalogue, MOVE, KEY)
    again = register(
        catalogue, read_pdf(MOVE), KEY, publish=False, by="test", said=Said("Iets", "fr")
    )
    assert (again.template.language, again.template.title) == ("nl", "formulier")
    assert ["stays so" in warning for warning in again.warnings] == [True, True]
