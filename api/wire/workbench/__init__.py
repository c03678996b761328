"""What the workbench sends and receives: one module for each concept."""
