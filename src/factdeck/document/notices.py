"""Document stage: what every page says of the whole: sample data, draft, how much is to be filled."""

from factdeck.document.wording import Wording
from factdeck.spec.project import Project


def notice(project: Project, words: Wording) -> str:
    """The line on every page; "" for real and finished data."""
    parts = [words.sample if project.spec.sample else "", _draft(project, words)]
    return words.notice_joint.join(part for part in parts if part)


def watermark(project: Project, words: Wording) -> str:
    """The word across every page of a draft, else ""."""
    return words.watermark if _draft(project, words) else ""


def _draft(project: Project, words: Wording) -> str:
    if project.pending:
        return words.draft_to_fill.format(len(project.pending))
    return words.draft if project.spec.draft else ""
