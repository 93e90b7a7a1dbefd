"""Theme: characters as readers count them: grapheme clusters (UAX #29), an emoji with its modifiers say."""

from collections.abc import Iterator


def clusters(text: str) -> Iterator[str]:
    """The grapheme clusters of `text`, in their order."""
    from uniseg.graphemecluster import grapheme_clusters  # only a text with something missing needs it

    return iter(grapheme_clusters(text))


def code_points(cluster: str) -> str:
    """All code points of a cluster: U+1F469 U+200D U+1F4BB."""
    return " ".join(f"U+{ord(character):04X}" for character in cluster)
