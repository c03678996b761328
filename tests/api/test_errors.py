"""Every error of a lower layer becomes a problem that tells nothing it should not."""

import logging

import pytest

from api.errors import ProblemError, problem_of, problem_response
from api.workers.errors import (
    EngineFailed,
    frame_timeout,
    out_of_memory,
    overloaded,
    stopping,
    superseded,
    worker_crashed,
)
from forms.errors import (
    ConflictError,
    DocumentError,
    KeyFormatError,
    NotFoundError,
    StoreError,
    TranslationError,
)
from vision.errors import PictureError

SECRET = "/srv/people/haddad"


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (PictureError("damaged-picture", "Damaged."), 400, "damaged-picture"),
        (PictureError("too-many-pixels", "Too large."), 413, "too-many-pixels"),
        (PictureError("unsupported-format", "A PDF."), 415, "unsupported-format"),
        (frame_timeout(10), 504, "frame-timeout"),
        (worker_crashed(), 500, "worker-crashed"),
        (out_of_memory(), 413, "out-of-memory"),
        (superseded(), 409, "superseded"),
        (overloaded(), 503, "overloaded"),
        (stopping(), 503, "unavailable"),
        (ConflictError("Exists."), 409, "key-exists"),
        (NotFoundError("No version."), 404, "not-found"),
        (KeyFormatError("No key."), 404, "not-found"),
        (TranslationError("Failed."), 503, "translation-failed"),
        (DocumentError("Unreadable."), 400, "unreadable-document"),
        (StoreError(SECRET), 503, "store-unusable"),
        (ValueError(SECRET), 500, "internal-error"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_each_error_has_its_status_and_code(error: Exception, status: int, code: str) -> None:
    problem = problem_of(error)
    assert (problem.status, problem.code) == (status, code)
    assert SECRET not in problem.detail
    assert problem.detail.endswith(".")
    assert ("Retry-After" in problem.headers) == (status == 503)


def test_folders_of_this_machine_go_to_the_log_and_not_to_strangers(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, "leeswijzer"):
        problem_of(StoreError(SECRET))
        problem_of(EngineFailed("Something went wrong.", "ValueError at ink.py:12"))
    assert [record.getMessage() for record in caplog.records] == [
        SECRET,
        "A worker failed: ValueError at ink.py:12",
    ]


def test_a_problem_is_never_kept_by_anyone_between() -> None:
    answer = problem_response(problem_of(overloaded()))
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"]


def test_who_is_not_let_in_is_told_how_a_program_shows_who_it_is() -> None:
    answer = problem_response(ProblemError(401, "wrong-credentials", "Not right."))
    assert answer.headers["www-authenticate"] == "Bearer"
