from importlib import import_module

import pytest

from tests.benchmarks.__main__ import chosen, measurements


def test_every_module_that_runs_as_a_program_is_a_measurement():
    assert {"seeing", "registration", "hostile_pictures"} <= set(measurements())
    assert not {"compose", "test_main", "scoring"} & set(measurements())


def test_the_measurement_named_first_gets_the_other_arguments():
    arguments = ["program", "registration", "--json", "file"]
    assert chosen(arguments) == "registration"
    assert arguments == ["program", "--json", "file"]
    assert chosen(["program", "--frames", "3"]) == "seeing"


def test_a_measurement_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(SystemExit, match=r"no_such.*seeing"):
        chosen(["program", "no_such"])


@pytest.mark.parametrize("name", measurements())
def test_a_measurement_is_whole_and_has_a_main(name):
    assert callable(import_module(f"tests.benchmarks.{name}").main)
