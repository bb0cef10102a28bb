"""What a sentence only aims at: `phấn đấu kết nạp 40 hội viên` counts members to be admitted, not admitted ones."""

from caunoi.reading.naming.around import Around
from caunoi.reading.working import rule

_AIMS = ("phấn đấu", "đặt mục tiêu", "đặt chỉ tiêu")
_AIM = rule(rf"\b({'|'.join(_AIMS)})\b")


def aims(working: str) -> bool:
    """Whether a text aims at anything at all."""
    return any(word in working for word in _AIMS)


def as_aimed_at(w: Around, i: int, name: str) -> str:
    """The name with the word for aiming instead of the passive, where the verb before the number is aimed at."""
    verb = w.verbs[i]
    if not verb or f" được {verb}" not in name or w.mentions[i].number.percent or w.mentions[i].number.money:
        return name
    found = _AIM.findall(w.working, w.sentences[i][0], w.mentions[i].start)
    if not found:
        return name
    head, _, rest = name.partition(f" được {verb}")
    return f"{head} {found[-1]} {verb}{rest.partition(f' {found[-1]} ')[0]}"
