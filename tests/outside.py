"""What tests and benchmarks use from outside the project, where it is there.

Such variables begin with `TESTS_`: they set nothing of the program, which begins its own with
`LEESWIJZER_` and warns of any of those that it does not know.
"""

import os
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]

#: Forms, letters, photos and translations that may be measured on and may not be handed on.
SHARED = Path(os.environ.get("TESTS_SHARED_DATA", _ROOT.parent / "shared" / "data"))
#: What other programs expect of our answers, as JSON schemas.
CONTRACT = SHARED.parent / "contract"
#: The address of a service that runs already, to look at instead of one of our own.
RUNNING_URL = os.environ.get("TESTS_URL")
