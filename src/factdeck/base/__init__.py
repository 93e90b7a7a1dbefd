"""What every stage stands on: lengths, diagnostics, shipped files."""
