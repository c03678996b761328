"""A service loads what it needs itself; what sees and reads is loaded where that is done."""

import subprocess
import sys

#: What the processes load that look at pictures: half of the time a service took to start.
_OF_THE_WORKERS = (
    "forms.assistant",
    "forms.letters.desk",
    "forms.letters.understand",
    "forms.publication.trial",
    "vision.recognise",
)


def test_a_service_that_only_passes_pictures_on_loads_nothing_that_looks_at_them() -> None:
    asked = (
        f"import api.app, sys\nprint([each for each in {_OF_THE_WORKERS} if each in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_what_the_workers_load_is_there_so_that_this_can_fail() -> None:
    asked = (
        f"import forms.publication.trial, sys\nprint(set({_OF_THE_WORKERS}) <= set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "True"
