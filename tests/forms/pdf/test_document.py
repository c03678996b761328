import pikepdf
import pypdfium2.version
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from forms.document_warning import details
from forms.errors import DocumentError
from forms.pdf import document
from forms.pdf.document import open_document
from tests.forms.pdf.builders import P, W, action, pdf_of, words


def refusal(content: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as refused, open_document(content):
        pass
    return refused.value


def warnings_of(content: bytes) -> str:
    with open_document(content) as opened:
        return " ".join(details(opened.warnings))


@pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG\r\n", b"%PDE-1.7" * 100])
def test_what_is_no_pdf_is_refused_as_such(content):
    assert refusal(content).code == "not-a-pdf"


def test_a_header_with_nothing_behind_it_is_unreadable():
    assert refusal(b"%PDF-1.7\n").code == "unreadable-pdf"


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.98])
def test_a_pdf_that_was_cut_off_is_unreadable(part):
    whole = pdf_of(*[P(widgets=(W((10, 10, 90, 30)),))] * 3)
    assert refusal(whole[: int(len(whole) * part)]).code == "unreadable-pdf"


def test_a_whole_pdf_with_a_wrong_index_is_read_with_a_warning():
    whole = pdf_of(P())
    moved = whole.replace(b"startxref\n", b"startxref\n9")
    assert "was repaired" in warnings_of(moved)


def test_a_pdf_behind_a_password_is_refused():
    locked = pdf_of(P(), encryption=pikepdf.Encryption(user="secret", owner="owner"))
    assert refusal(locked).code == "encrypted-pdf"


def test_a_pdf_that_only_restricts_editing_is_read():
    restricted = pdf_of(P(), encryption=pikepdf.Encryption(user="", owner="owner"))
    assert warnings_of(restricted) == ""


def test_a_pdf_without_pages_is_refused():
    assert refusal(pdf_of()).code == "empty-pdf"


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(document, "MAX_PAGES", 2)
    assert refusal(pdf_of(P(), P(), P())).code == "too-many-pages"


def test_too_large_a_file_is_refused(monkeypatch):
    monkeypatch.setattr(document, "MAX_BYTES", 100)
    assert refusal(pdf_of(P())).code == "file-too-large"


@pytest.mark.parametrize("page", [P(media=(0, 0, 9000, 100)), P(user_unit=5)])
def test_a_page_larger_than_a0_is_refused(page):
    assert refusal(pdf_of(page)).code == "page-too-large"


@pytest.mark.parametrize("media", [(0, 0, 3, 3), (0, 0, 0, 0)])
def test_a_page_without_a_usable_size_is_refused(media):
    assert refusal(pdf_of(P(media=media))).code == "unreadable-pdf"


SCRIPT = action("JavaScript", JS=String("app.alert('hello')"))
LAUNCH = action("Launch", F=String("calc.exe"))


def at_opening(what: Dictionary):
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = what

    return change


def embedding(name: str, content: bytes):
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)

    return change


ACTIVE = {
    "a launch at opening": pdf_of(P(), change=at_opening(LAUNCH)),
    "a launch after a harmless step": pdf_of(
        P(), change=at_opening(action("Named", N=Name.NextPage, Next=LAUNCH))
    ),
    "a launch behind a button": pdf_of(P(widgets=(W((9, 9, 90, 90), "Btn", more={"A": LAUNCH}),))),
    "a launch behind a link": pdf_of(
        P(annotations=(Dictionary(Subtype=Name.Link, Rect=Array([1, 1, 9, 9]), A=LAUNCH),))
    ),
    "a script at opening": pdf_of(P(), change=at_opening(SCRIPT)),
    "a script after a harmless step": pdf_of(
        P(), change=at_opening(action("Named", N=Name.NextPage, Next=Array([SCRIPT])))
    ),
    "a program inside": pdf_of(P(), change=embedding("invoice.pdf.EXE", b"anything")),
    "a program under another name": pdf_of(P(), change=embedding("photo.jpg", b"MZ\x90\x00")),
}


@pytest.mark.parametrize("content", ACTIVE.values(), ids=ACTIVE.keys())
def test_a_pdf_that_acts_by_itself_is_refused(content):
    assert refusal(content).code == "active-pdf"


def test_a_launch_hidden_in_spelling_and_compression_is_still_refused():
    plain = pdf_of(
        P(), change=at_opening(LAUNCH), object_stream_mode=pikepdf.ObjectStreamMode.disable
    )
    spelled = plain.replace(b"/S /Launch", b"/S /L#61unch")
    assert spelled != plain
    packed = pdf_of(
        P(), change=at_opening(LAUNCH), object_stream_mode=pikepdf.ObjectStreamMode.generate
    )
    assert {refusal(spelled).code, refusal(packed).code} == {"active-pdf"}


def test_the_word_launch_in_a_text_is_harmless():
    harmless = pdf_of(P(widgets=(W((9, 9, 90, 90), more={"TU": String("/S /Launch")}),)))
    assert warnings_of(harmless) == ""


def test_scripts_in_fields_are_only_a_warning():
    formats = Dictionary(F=SCRIPT)
    assert "never run" in warnings_of(pdf_of(P(widgets=(W((9, 9, 90, 90), more={"AA": formats}),))))


def test_scripts_loaded_with_the_document_are_only_a_warning():
    def change(pdf: pikepdf.Pdf) -> None:
        tree = Dictionary(Names=Array([String("functions"), pdf.make_indirect(SCRIPT)]))
        pdf.Root.Names = Dictionary(JavaScript=tree)

    assert "never run" in warnings_of(pdf_of(P(), change=change))


def test_a_file_inside_that_is_no_program_is_only_a_warning():
    assert "other files" in warnings_of(pdf_of(P(), change=embedding("print.joboptions", b"<<>>")))


def xfa(pdf: pikepdf.Pdf) -> None:
    if "/AcroForm" not in pdf.Root:
        pdf.Root.AcroForm = Dictionary(Fields=Array())
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


def test_a_form_that_only_adobe_reader_can_lay_out_is_refused():
    waiting = P(drawing=words(72, 700, "Please wait... If this message is not replaced"))
    assert refusal(pdf_of(waiting, change=xfa)).code == "xfa-only"


def test_an_xfa_form_with_widgets_on_its_pages_is_read():
    hybrid = P(widgets=(W((10, 10, 90, 30)),), drawing=words(72, 700, "Name"))
    with open_document(pdf_of(hybrid, change=xfa)) as opened:
        assert len(opened.spaces) == 1


def test_a_page_tree_that_bites_its_tail_is_unreadable_not_endless():
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Kids = Array([pdf.Root.Pages])

    content = pdf_of(P(), change=change)
    assert refusal(content).code in ("unreadable-pdf", "empty-pdf")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_corrupted_pdf_is_read_or_refused_but_never_crashes(data):
    content = bytearray(pdf_of(P(widgets=(W((10, 10, 90, 30)),)), static_id=True))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        with open_document(bytes(content)) as opened:
            assert opened.spaces
    except DocumentError as error:
        assert error.message.endswith(".")


def test_the_pdf_library_is_built_without_scripts():
    assert "V8" not in pypdfium2.version.PDFIUM_INFO.flags
