"""The parts of an illustration: lettering, where badges go, the list beside the picture."""
