"""Family S: structure — sections that are missing, empty, doubled, misnumbered; leftovers of a template."""
