"""What CONTRIBUTING.md promises and a machine can check."""
