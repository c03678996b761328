from tests.benchmarks.registering import collection, grown


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
