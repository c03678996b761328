import json

import pytest

from forms.library import open_seeded
from tests.benchmarks.registering import TEXTS, Collection, collection, grown, registered


def test_without_public_forms_pages_are_made_up(tmp_path):
    assert collection(shared=tmp_path).pages == 200
    assert collection(most=5, shared=tmp_path).pages == 5


def test_a_grown_collection_contains_each_smaller_one(tmp_path):
    largest = grown(10_000, shared=tmp_path)
    assert largest.inner == grown(1_000, shared=tmp_path)
    assert largest.inner.inner == grown(100, shared=tmp_path)
    assert largest.inner.inner.inner is None


def test_public_forms_come_before_made_up_ones_and_only_once(tmp_path):
    forms = tmp_path / "forms"
    forms.mkdir()
    for number in range(3):
        (forms / f"form-{number}.pdf").write_bytes(b"no PDF")
    chosen = grown(1_000, shared=tmp_path)
    taken = [*chosen.inner.pdfs, *chosen.pdfs]
    assert len(taken) == len(set(taken))
    assert set(taken) <= set(forms.iterdir())


class BrokenOffError(Exception):
    pass


@pytest.mark.slow
def test_registering_that_was_broken_off_goes_on_where_it_was(tmp_path):
    # Beside the library, forms of four years: four batches.
    said, wanted = [], Collection("a few", pages=64)

    def break_off(words):
        said.append(words)
        if " of " in words:
            raise BrokenOffError

    with pytest.raises(BrokenOffError):
        registered(wanted, break_off, tmp_path)
    (folder,) = filter(lambda each: each.is_dir(), tmp_path.iterdir())
    assert not (folder / TEXTS).exists()
    with open_seeded(folder) as catalogue:
        begun = {page.key: page.fingerprint for page in catalogue.pages()}
        revision = catalogue.revision()
    assert registered(wanted, said.append, tmp_path) == folder
    with open_seeded(folder) as catalogue:
        whole = {page.key: page.fingerprint for page in catalogue.pages()}
        audited = catalogue.revision() - revision
    assert len(begun) < len(whole) == wanted.pages
    assert begun.items() <= whole.items()
    # Two lines a version, of those only that were not there.
    assert audited == 2 * len({key.version for key in whole} - {key.version for key in begun})
    assert set(json.loads((folder / TEXTS).read_text())) == {str(key) for key in whole}
    assert registered(wanted, pytest.fail, tmp_path) == folder
