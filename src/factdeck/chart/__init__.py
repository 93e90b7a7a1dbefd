"""Chart stage: from the author's chart and the facts to a chart with every decision taken."""
