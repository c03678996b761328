"""What every language lacks is found, and no language that is there has anything odd."""

import json
from pathlib import Path

import pytest

from scripts.check_language import Finding, findings, in_language, languages, main, model_files

ENGLISH = {
    "language": "en",
    "sentences": {
        "pay": "Pay {amount} before 1 May 2026.",
        "ask": "Do you have any questions?",
        "call": "Call us when you cannot pay.",
        "list.count.one": "{n} question",
    },
}
TURKISH = {
    "language": "tr",
    "sentences": {
        "pay": "{amount} tutarını 1 Mayıs 2026 tarihinden önce ödeyin.",
        "ask": "Bir sorunuz mu var?",
        "call": "Ödeyemiyorsanız bizi arayın.",
    },
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "client_demo" / "src").mkdir(parents=True)
    write(tmp_path, "en", ENGLISH)
    return tmp_path


def write(root: Path, language: str, content: object) -> None:
    path = root / "forms" / "bank" / language / "payment.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def said(root: Path, language: str, **sentences: str | None) -> dict[str, str]:
    """What is found when these sentences of a Turkish file are others, or missing."""
    mine = {**TURKISH["sentences"], **sentences}
    kept = {name: text for name, text in mine.items() if text is not None}
    write(root, language, {"language": language, "sentences": kept})
    return {
        each.entry.removeprefix("sentences/"): each.said
        for each in findings(language, root)
        if each.entry in {f"sentences/{name}" for name in sentences}
    }


@pytest.mark.parametrize("language", languages())
def test_nothing_is_odd_in_a_language_that_is_there(language: str) -> None:
    assert [str(each) for each in findings(language) if each.entry] == []


def test_english_has_files_of_every_kind() -> None:
    kinds = {in_language(path, "xx").as_posix().split("/forms/")[-1] for path in model_files()}
    assert {"phrases/xx.json", "glossary/xx.json", "bank/xx/payment.json"} <= kinds
    assert any(kind.endswith("verhuizing/2026-1/notes.xx.json") for kind in kinds)
    assert any(kind.endswith("client_demo/src/locales/xx.json") for kind in kinds)


def test_a_language_without_files_lacks_all_of_them(root: Path) -> None:
    assert findings("so", root) == [
        Finding("forms/bank/so/payment.json", "", "this file is missing")
    ]


def test_a_good_file_has_nothing_odd(root: Path) -> None:
    write(root, "tr", TURKISH)
    assert findings("tr", root) == []


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("ask", None, "missing"),
        ("ask", "", "empty"),
        ("more", "Fazladan bir cümle.", "take it out"),
        ("ask", " Bir sorunuz mu var?", "blanks"),
        ("ask", "Bir sorunuz\u200f mu var?", "nobody sees"),
        ("ask", "Bir sorunuz mu var", "no mark"),
        ("ask", "Do you have any questions?", "still in English"),
        ("call", "Ödeyemiyorsanız ١ kez arayın.", "digits"),
        ("call", "Öde\u0301meyin, bizi arayın.", "NFC"),
        ("call", "Bizi еarayın lütfen hemen.", "cyrillic"),
        ("pay", "1 2026 ödeyin.", "without {amount}"),
        ("pay", "{amount}: 2 Mayıs 2026.", "without 1; with 2"),
    ],
)
def test_what_is_wrong_is_named(root: Path, entry: str, text: str | None, expected: str) -> None:
    assert expected in said(root, "tr", **{entry: text})[entry]


def test_a_script_of_its_own_is_asked_for(root: Path) -> None:
    assert "arabic" in said(root, "fa", call="Lotfan ba ma tamas begirid.")["call"]


def test_texts_under_a_name_that_else_holds_one_word_are_compared_too(root: Path) -> None:
    says = {"draft": "Not checked by a person yet."}
    write(root, "en", {"language": "en", "provenance": says})
    write(root, "tr", {"language": "tr", "provenance": says})
    assert [each.said for each in findings("tr", root)] == ["it is still in English"]


def test_two_texts_that_english_tells_apart_are_not_the_same(root: Path) -> None:
    same = "Ödeyemiyorsanız bizi arayın?"
    assert "the same words" in " ".join(said(root, "tr", ask=same, call=same).values())


def test_a_language_is_told_in_lines_and_by_the_exit_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ar", "forms/phrases"]) == 0
    assert "nothing missing or odd" in capsys.readouterr().out
    assert main(["xx", "forms/phrases"]) == 1
    assert "forms/phrases/xx.json: this file is missing" in capsys.readouterr().out
