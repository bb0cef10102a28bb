"""Signs that a text is a tố cáo (a denunciation) or a khiếu nại (a complaint), which the public site does not take.

A text with signs of a denunciation is sealed at once (Law on Denunciations art. 22, 25, 56), so the rules want a person
who can be told and a grave violation in one breath. The reasons quote the wording, never the person: they may stand in
the open.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from caunoi.language.fold import has_diacritics, nfc, spelled
from caunoi.language.names import find_names, flatten

_WORDINGS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("denunciation.toml").read_text(encoding="utf-8")
)
_INITIAL = re.compile(r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|ong|ba|chi) (?:[A-ZĐ]\.)+")

_TOLD = "Người gửi tự nói là tố cáo, tố giác một người hoặc một hành vi cụ thể"
_TITLE_AT_END = re.compile(r" ?(?:ông|bà|anh|chị|cô|chú|bác|đồng chí|ong|ba|dong chi)$")


class _Rules:
    """The wordings as patterns: as written, or without diacritics for texts typed so."""

    def __init__(self, *, is_bare: bool) -> None:
        self.is_bare = is_bare
        self.violation, self.crime = self._any_of("violations"), self._any_of("crimes")
        self.post, self.pronoun = self._any_of("post"), self._any_of("pronoun")
        self.denies, self.other_matter = self._any_of("denies"), self._any_of("other_matter")
        self.procedure, self.question = self._any_of("about_procedure"), self._any_of("question")
        self.complaint, self.does_it = self._any_of("complaint"), self._any_of("does_it")
        self.suffers = self._pattern(r"bị(?: [^\s]+){0,4} ?$")
        self.addressed = self._pattern(f"(?:{'|'.join(_WORDINGS['addressed'])})$")
        sender = "|".join(_WORDINGS["sender"])
        self.denounces = self._pattern(rf"(?:{sender})(?: [^\s,]+){{0,4}},? (?:tố cáo|tố giác)")
        self.heading = self._pattern(r"đơn (?:xin )?tố (?:cáo|giác)(?: (?:ông|bà|cán bộ|hành vi|về việc)[^.]*)?")
        self.label = self._pattern("(?:người|đối tượng) bị tố cáo|nội dung tố cáo")

    def _any_of(self, key: str) -> re.Pattern[str]:
        return self._pattern("|".join(_WORDINGS[key]))

    def _pattern(self, words: str) -> re.Pattern[str]:
        plain = flatten(words) if self.is_bare else spelled(words)
        return re.compile(rf"(?<!\w)(?:{plain})(?!\w)")


_WRITTEN, _BARE = _Rules(is_bare=False), _Rules(is_bare=True)


def denunciation_signs(text: str) -> list[str]:
    """Why the text looks like a denunciation, in Vietnamese, without naming anybody; empty when it does not.

    A person named, told by initials or by a post, with a grave violation; or the sender's own word for it. Names of
    procedures ("giải quyết khiếu nại, tố cáo"), questions, general talk of corruption and praise are not signs.
    """
    text = nfc(text)
    rules = _WRITTEN if has_diacritics(text) else _BARE
    signs: dict[str, None] = {}
    is_someone_told = False
    for raw in _sentences(text):
        sentence = spelled(raw)
        is_named = _names_another(rules, raw)
        post = _post(rules, sentence)
        signs.update(dict.fromkeys(_declared(rules, sentence, is_named=is_named)))
        who = "một người được nêu tên" if is_named else f"chức danh “{post}”" if post else ""
        if not who and is_someone_told and rules.pronoun.search(sentence):
            who = "người nêu ở câu trước"
        signs.update(dict.fromkeys(_accused(rules, sentence, who, is_named=is_named)))
        is_someone_told = is_someone_told or is_named or bool(post)
    return list(signs)


def _names_another(rules: _Rules, sentence: str) -> bool:
    """Whether somebody is named, in full or by initials, who is not the sender or the one addressed."""
    starts = [start for start, _ in find_names(sentence)] + [found.start() for found in _INITIAL.finditer(sentence)]
    return any(not _is_addressed(rules, spelled(sentence[:start])) for start in starts)


def _post(rules: _Rules, sentence: str) -> str:
    """The first post that is not addressed; empty when there is none."""
    for found in rules.post.finditer(sentence):
        if not _is_addressed(rules, sentence[: found.start()].rstrip()):
            return found.group()
    return ""


def _is_addressed(rules: _Rules, before: str) -> bool:
    words = _TITLE_AT_END.sub("", before[-40:].rstrip(" :,"))
    return bool(rules.addressed.search(words.rstrip(" :,")))


def _sentences(text: str) -> Iterator[str]:
    initials_safe = re.sub(r"(?<=[A-ZĐ])\.(?=\s*[a-zà-ỹ(,])|(?<=[A-ZĐ])\.(?=[A-ZĐ])", ".\u2060", text)
    for piece in re.split(r"(?<=[.!?;])(?!\u2060)\s+|\n+", initials_safe):
        if piece.strip():
            yield piece.replace("\u2060", "")


def _declared(rules: _Rules, sentence: str, *, is_named: bool) -> Iterator[str]:
    """The sender calls it a denunciation."""
    if rules.label.match(sentence):
        yield "Có mục của đơn tố cáo (người bị tố cáo, nội dung tố cáo)"
    told = rules.denounces.search(sentence)
    if told and _is_told_in_full(rules, sentence[told.end() :], is_named=is_named):
        yield _TOLD  # whatever else the sentence speaks of: procedures, laws, questions
        return
    if rules.procedure.search(sentence) or (rules.question.search(sentence) and not is_named):
        return
    heading = rules.heading.match(sentence)
    if heading and heading.end() >= len(sentence.rstrip(" .:")):
        yield "Tự ghi là đơn tố cáo"
    if told:
        rest = sentence[told.end() :]
        if is_named or any(pattern.search(rest) for pattern in (rules.post, rules.violation, rules.crime)):
            yield _TOLD


def _is_told_in_full(rules: _Rules, rest: str, *, is_named: bool) -> bool:
    """Whether what follows "tôi tố cáo" has both a person who can be told and a grave violation."""
    somebody = is_named or rules.post.search(rest)
    return bool(somebody and (rules.violation.search(rest) or rules.crime.search(rest)))


def _accused(rules: _Rules, sentence: str, who: str, *, is_named: bool) -> Iterator[str]:
    """A grave violation next to a person who can be told."""
    if not who or rules.procedure.search(sentence) or rules.other_matter.search(sentence):
        return
    if rules.question.search(sentence) and not is_named:
        return
    found = rules.violation.search(sentence) or (rules.crime.search(sentence) if is_named else None)
    if found and not _is_denied(rules, sentence[max(0, found.start() - 40) : found.start()]):
        yield f"Nêu “{found.group()}” cùng với {who}"


def _is_denied(rules: _Rules, before: str) -> bool:
    """Whether the words before a violation say that it is nobody's here, or that the person suffered it."""
    if rules.denies.search(before):
        return True
    suffers = rules.suffers.search(before)
    return suffers is not None and not rules.does_it.search(before, suffers.start())


def looks_like_complaint(text: str) -> bool:
    """Whether the text may be a khiếu nại: it asks to change a decision or act that touches the sender himself.

    For guidance only (the right to complain, the term, whom to go to); nothing is decided by it.
    """
    rules = _WRITTEN if has_diacritics(text) else _BARE
    return any(rules.complaint.search(spelled(sentence)) for sentence in _sentences(text))
