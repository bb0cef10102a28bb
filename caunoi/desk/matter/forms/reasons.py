"""Lawful reasons as choices: the name, under it the article and, where the citation is not sure, a word of caution."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from caunoi.cases.choices import COMPLAINTS
from caunoi.rulebook.vocabulary import Reason
from caunoi.web.forms import ChoiceText


def reason_choices(reasons: Mapping[str, Reason], kind: str) -> list[tuple[str, ChoiceText]]:
    """The reasons that may be given to a kind of case."""
    word = "khieu_nai" if kind in COMPLAINTS else kind
    return [
        (key, ChoiceText(reason.name, citation_words(reason.citation, reason.confidence)))
        for key, reason in reasons.items()
        if reason.is_for(word)
    ]


def citation_words(citation: str, confidence: str) -> str:
    """A citation; when our reading of it is not confirmed, it says that the legal officer must check."""
    return citation if confidence == "H" else f"{citation} · {_('cần pháp chế kiểm tra')}"
