"""Paint a scene as PDF 1.7 (ISO 32000-1) on the reportlab canvas; `writer.write` is the way in."""
