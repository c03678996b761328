"""The workbench in real Chromium, on the real service."""
