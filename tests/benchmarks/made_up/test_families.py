import cv2
import numpy as np
import pytest

from forms.pdf.reading import read_pdf
from tests.benchmarks.made_up.families import MadeUpVersion, made_up_versions
from vision.pages.known.layout import Fingerprint

#: A form, its next version and another form.
VERSIONS = ((3, 0), (3, 1), (4, 0))


def greys(version):
    pages = read_pdf(version.pdf).pages
    return [cv2.imdecode(np.frombuffer(page.png, np.uint8), cv2.IMREAD_GRAYSCALE) for page in pages]


def test_versions_have_as_many_pages_as_asked_and_each_its_own_key():
    versions = list(made_up_versions(500))
    assert sum(version.pages for version in versions) == 500
    assert len({(version.form_slug, version.version) for version in versions}) == len(versions)
    assert next(iter(made_up_versions(500, first_form=7))).form == 7


def test_more_pages_begin_with_the_same_forms():
    few, many = list(made_up_versions(100)), list(made_up_versions(300))
    assert many[: len(few) - 1] == few[:-1]


def test_a_made_up_form_is_the_same_each_time():
    assert MadeUpVersion(3, 1, 2).pdf == MadeUpVersion(3, 1, 2).pdf


@pytest.mark.slow
def test_sisters_differ_a_little_and_other_forms_much():
    one, sister, other = (
        read_pdf(MadeUpVersion(*each, 1).pdf) for each in ((3, 0), (3, 1), (4, 0))
    )

    def alike(first, second):
        cells = [
            Fingerprint.from_bytes(each.pages[0].fingerprint).cells.ravel().astype(float)
            for each in (first, second)
        ]
        return cells[0] @ cells[1] / np.linalg.norm(cells[0]) / np.linalg.norm(cells[1])

    assert alike(one, sister) > 0.85
    assert alike(one, other) < 0.7


@pytest.mark.slow
def test_what_is_drawn_as_a_field_is_one():
    read = read_pdf(MadeUpVersion(5, 0, 2).pdf)
    assert read.warnings == ()
    assert all(page.page.fields for page in read.pages)
    assert all(np.std(grey) > 5 for grey in greys(MadeUpVersion(5, 0, 2)))
