"""Stage `scene`: the finished, measured page as plain frozen data."""
