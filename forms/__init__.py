"""What paper means: templates, versions, catalogue, explanations and the pipeline."""
