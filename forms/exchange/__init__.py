"""Texts in and out, in the formats that translators' tools speak: nothing is lost on the way."""
