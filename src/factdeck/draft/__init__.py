"""Draft stage: a report's text becomes a first spec: clean, structure, figures, spec. Text in, text out."""
