"""Theme stage: an organisation's own .pptx, read into data that the engine lays out and writes on."""
