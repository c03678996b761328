"""What can go wrong with networks: they are part of the program, so only broken files do."""


class ModelsError(Exception):
    """The file of a network is missing, changed or cannot be run."""
