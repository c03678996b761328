"""From a draft to a version people are shown: trying it out, publishing and withdrawing it."""
