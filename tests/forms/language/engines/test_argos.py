"""The real engine on a tiny real package; see make_argos_package.py."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.errors import TranslationError
from forms.language.engines.argos import ArgosTranslator
from forms.text import Provenance
from tests.forms.language.engines.make_argos_package import make_argos_package

LEXICON = {
    "Nieuw": "Nova",
    "adres": "adreso",
    "Schrijf": "Skribu",
    "uw": "vian",
    "op": "sur",
    "Bel": "Voku",
}
# Each of these starts a process, which takes most of a second on a slow core.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    make_argos_package(folder, "nl", "eo", LEXICON, version="1.2")
    make_argos_package(folder, "eo", "xx", {"Nova": "Zub", "adreso": "blim"})
    # This one turns a letter of every mask into another.
    make_argos_package(folder, "nl", "yy", {"adres": "addr"} | {"QX0Q": "dek"})
    return folder


@pytest.fixture(scope="module")
def translator(
    packages: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ArgosTranslator]:
    translator = ArgosTranslator(packages, tmp_path_factory.mktemp("scratch"))
    yield translator
    translator.close()


def test_a_text_is_translated_and_says_by_which_engine(translator: ArgosTranslator) -> None:
    [text] = translator.translate(["Nieuw adres"], "nl", "eo").values()
    assert (text.text, text.language) == ("Nova adreso", "eo")
    assert (text.provenance, text.detail) == (Provenance.MACHINE, "Argos nl-eo 1.2")


def test_sentences_are_translated_one_by_one_and_stay_together(translator: ArgosTranslator) -> None:
    text = "Schrijf uw adres op. Bel 06 12345678 op."
    found = translator.translate([text, "Nieuw adres", text], "nl", "eo")
    assert found[text].text == "Skribu vian adreso sur. Voku 06 12345678 sur."
    assert found["Nieuw adres"].text == "Nova adreso"


def test_amounts_dates_and_names_come_through_untouched(translator: ArgosTranslator) -> None:
    text = "Schrijf € 1.250,50 op vóór 1 mei 2026 op NL91 ABNA 0417 1643 00 uw Jan."
    found = translator.translate([text], "nl", "eo", names=["Jan"])
    assert (
        found[text].text
        == "Skribu € 1.250,50 sur vóór 1 mei 2026 sur NL91 ABNA 0417 1643 00 vian Jan."
    )


def test_a_translation_that_loses_a_number_is_refused(translator: ArgosTranslator) -> None:
    found = translator.translate(["Bel 112", "Nieuw adres"], "nl", "yy")
    assert set(found) == {"Nieuw adres"}


def test_languages_without_a_package_are_reached_through_another(
    translator: ArgosTranslator,
) -> None:
    found = translator.translate(["Nieuw adres"], "nl", "xx")
    assert found["Nieuw adres"].text == "Zub blim"
    assert found["Nieuw adres"].detail == "Argos nl-eo 1.2, eo-xx 1.0"


def test_without_a_package_nothing_is_translated_and_no_process_starts(tmp_path: Path) -> None:
    translator = ArgosTranslator(tmp_path / "packages", tmp_path / "scratch")
    assert not translator.can_translate("nl", "ar")
    assert translator.translate(["Nieuw adres"], "nl", "ar") == {}
    assert not (tmp_path / "scratch").exists()


def test_the_engine_writes_only_in_its_own_folder_and_loads_no_splitter_or_torch(
    packages: Path, tmp_path: Path
) -> None:
    program = (
        "import sys, os\n"
        "from forms.language.engines.argos_worker import Engine\n"
        f"folder = {str(packages / 'translate-nl_eo')!r}\n"
        "assert Engine().translate([folder], ['Nieuw adres']) == ['Nova adreso']\n"
        "unwanted = {'torch', 'stanza', 'spacy', 'minisbd', 'onnxruntime'}\n"
        "print(sorted(unwanted & set(sys.modules)))\n"
    )
    home = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    environment = home | {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_crashed_engine_starts_again(packages: Path, tmp_path: Path) -> None:
    translator = ArgosTranslator(packages, tmp_path)
    translator.translate(["Nieuw adres"], "nl", "eo")
    process = translator._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert translator.translate(["uw adres"], "nl", "eo")["uw adres"].text == "vian adreso"
    translator.close()


def test_an_engine_that_hangs_is_ended_and_then_left_alone_for_a_while(
    packages: Path, tmp_path: Path
) -> None:
    translator = ArgosTranslator(packages, tmp_path, timeout_s=0.02)
    with pytest.raises(TranslationError, match="in time"):
        translator.translate(["Nieuw adres"], "nl", "eo")
    assert translator._process is None
    with pytest.raises(TranslationError, match="resting"):
        translator.translate(["Nieuw adres"], "nl", "eo")


def test_a_broken_package_is_an_error_without_the_text(packages: Path, tmp_path: Path) -> None:
    broken = make_argos_package(tmp_path / "packages", "nl", "eo", LEXICON)
    (broken / "model/model.bin").write_bytes(b"not a network")
    translator = ArgosTranslator(tmp_path / "packages", tmp_path / "scratch")
    with pytest.raises(TranslationError) as caught:
        translator.translate(["Nieuw adres"], "nl", "eo")
    assert "adres" not in caught.value.message


NONSENSE = [
    "echo nonsense", "echo '[1]'", "echo '{\"texts\": \"a\"}'", "echo '{\"texts\": [5]}'",
    "echo '{\"texts\": []}'", "echo '{\"error\": \"Nieuw adres\"}'", "exit 3", "kill -9 $$",
    "head -c 3000000 /dev/zero", "echo '{\"texts\": {\"a\": 1}}'",
]  # fmt: skip


@pytest.mark.parametrize("answer", NONSENSE)
def test_an_engine_that_answers_nonsense_is_an_error_without_the_text(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    program = tmp_path / "engine"
    program.write_text(f"#!/bin/sh\nread request\n{answer}\n", "utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    translator = ArgosTranslator(packages, tmp_path / "scratch")
    with pytest.raises(TranslationError) as caught:
        translator.translate(["Nieuw adres"], "nl", "eo")
    assert "adres" not in caught.value.message
    assert translator._process is None


@pytest.mark.parametrize("is_there", [True, False])
def test_an_engine_that_cannot_be_started_is_an_error(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    program = tmp_path / "engine"
    if is_there:
        program.write_text("not to be run", "utf-8")
    monkeypatch.setattr(sys, "executable", str(program))
    translator = ArgosTranslator(packages, tmp_path / "scratch")
    with pytest.raises(TranslationError, match="cannot be started"):
        translator.translate(["Nieuw adres"], "nl", "eo")


def test_pages_asked_at_the_same_time_get_their_own_answers(translator: ArgosTranslator) -> None:
    answers: dict[int, str] = {}

    def ask(number: int) -> None:
        text = f"Bel uw {'adres ' * (number + 1)}op"
        answers[number] = translator.translate([text], "nl", "eo")[text].text

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(answers[n] == f"Voku vian {'adreso ' * (n + 1)}sur" for n in range(5))


def test_the_engine_does_not_outlive_a_killed_process(packages: Path, tmp_path: Path) -> None:
    program = (
        "import time\n"
        "from pathlib import Path\n"
        "from forms.language.engines.argos import ArgosTranslator\n"
        f"translator = ArgosTranslator(Path({str(packages)!r}), Path({str(tmp_path)!r}))\n"
        "translator.translate(['Nieuw adres'], 'nl', 'eo')\n"
        "print(translator._process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, text=True
    ) as user:
        assert user.stdout is not None
        engine = int(user.stdout.readline())
        user.kill()
    deadline = time.monotonic() + 20
    while _is_running(engine):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"
