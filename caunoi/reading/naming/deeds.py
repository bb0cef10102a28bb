"""What was done with money: the clause before the word for money, without its numbers and whoever acts."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.heads import OF_MONEY, Head
from caunoi.reading.nouns import Kind
from caunoi.reading.working import led, lowered, rule

_DEEDS = rf"tạo điều kiện|nhắc nhở|thăm|chăm lo|phát thưởng|phát vay|tranh thủ|triển khai|thưởng|trích quỹ|trích|lo|{wording.VERBS}"
_APART = r"[^\s,;:]"  # what may not stand before a verb
_VERB = rule(rf"{led(_DEEDS, _APART)}(?=[\s,])")
_NOT_AFTER = rule(
    r"(?:\b(?:cuộc|buổi|chuyến|quỹ|ban|tổ|nhà|được|bị|do|các|những|công tác|người|để|nhằm|vốn|về|cho|của|theo|trong|sự)\s)$"
)
_DONE = rule(r"\b(?:đã|đang|sẽ|tổ chức|tích cực|cũng|phối hợp)\s$")
_NO_VERB = rule(
    r"(?:phát triển (?:nông thôn|kinh tế)|tiếp (?:tục|theo|cận)|làm việc|vay vốn|trồng trọt|chi (?:hội|bộ|đoàn|phí|nhánh)|thu nhập|thu hút|cấp (?:tỉnh|huyện|xã|quận|phường|trên|dưới|ủy)|mở rộng|lo lắng)\b"
)
_PIECE = rule(rf"[,\s](?:(?<=,)\s|(?<=\s)(?:và|rồi)\s(?=(?!vay vốn){led(_DEEDS)}\s))")
_ASIDE = rule(r"[,\s](?:(?<=,)\s|(?<=\s))(?:trong đó|gồm|bao gồm|chia ra|cụ thể)\b")
_PRICE = rule(r"[\s,]*(?:(?:với )?(?:đơn giá|mức giá|giá|mức|trị giá)(?: bình quân| từ| là)*|mỗi [\w ]{1,20}?)\s*$")
_AT = rule(r"\s(?:tại|ở)\s(?:các\s)?(?:hơn\s|gần\s|trên\s)?$")
_BETWEEN = re.compile(r"^\s?/\s?|\s(?:đạt|bằng|chiếm)\s*$")
_BEFORE_MONEY = rule(r"[\s,]+(?:với|có|là|và|trị giá|tổng|dài|quy mô|rộng)?[\s,]*$")
_PRAISE = rule(r"(?:khen thưởng|biểu dương|tuyên dương|tôn vinh|vinh danh)(?!\w)")
_BARE_WORD = re.compile(r"\s(?:căn|ngôi|suất|phần)$")
_TIMES = rule(r"\s[x×=](?=\s|$)")  # `2 căn nhà x 80 triệu đồng = 160 triệu đồng`
_GOT = rule(r"(?<=\w) được (?:suất|xuất|phần|gói|túi)(?: quà)?$")  # `trao quà cho hộ nghèo được 90 suất quà`
_TITLE = re.compile(r"“[^“”]{3,40}”")
_WORDS, _MOST_PIECES, _BACK = 16, 8, 12
_BEFORE_VERB = 16  # characters: more than a word that tells what a verb is


def deed_before(w: Around, i: int, head: Head, *, figures: bool = True) -> str:
    """What was done before the word for money: `tặng 120 suất quà cho hộ nghèo, tổng trị giá …`.

    A sum in all, or one set off by a comma, is of every deed of the list; else of the last one. `figures`: only where
    something was counted. Nothing where no verb stands there.
    """
    begin, end = since_money(w, i), head.at
    apart = head.words.startswith("tổng") or w.working[begin:end].rstrip()[-1:] in {",", "("}
    deed = _done(w, i, begin, end, all_of_it=apart, figures=figures)
    praise = _PRAISE.match(lowered(deed))
    if praise or not deed:
        return deed[: praise.end()] if praise else ""
    counted = _figures(w, i, max(begin, w.working.rfind(";", begin, end) + 1), end)[-1:]
    if counted and _BARE_WORD.search(deed):  # `sửa 18 căn`: of the houses told of before
        said, _, word = deed.rpartition(" ")
        thing = w.names[counted[0]].partition(" được ")[0]
        deed = f"{said.replace(f' {thing}', '', 1)} {thing}" if thing.startswith(f"{word} ") else deed
    deed = _GOT.sub("", deed) if " được " in deed else deed
    deed = _TIMES.sub("", deed) if "=" in deed else deed
    title = _TITLE.search(w.cores[counted[0]]) if counted else None
    return deed if title is None or title.group() in deed else f"{deed} {title.group()}"


def deed_of_sentence(w: Around, i: int, start: int, end: int) -> str:
    """What a whole sentence before mention `i` says was done."""
    return _done(w, i, start, end, all_of_it=True, figures=True)


def since_money(w: Around, i: int) -> int:
    """Where the words of the sentence begin that no other sum before has taken."""
    for j in range(i - 1, max(-1, i - _BACK), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            break
        if w.mentions[j].number.money and not w.mentions[j].rate:
            return w.ends[j]
    return w.sentences[i][0]


def label_over_number(w: Around, i: int) -> str:
    """`doanh số cho vay qua 212 tổ vay vốn đạt 640 tỷ đồng`: a clause that begins with a word for money."""
    end = w.mentions[i].start
    begin = _begins(w, i, max(since_money(w, i), w.working.rfind(";", w.sentences[i][0], end) + 1), end)[-1]
    begin += len(w.working[begin:end]) - len(w.working[begin:end].lstrip())
    if not OF_MONEY.match(w.working[begin:end]) or not _figures(w, i, begin, end):
        return ""
    return wording.tidied(_without_numbers(w, _figures(w, i, begin, end), begin, end)[0])


def _figures(w: Around, i: int, start: int, end: int) -> list[int]:
    """The mentions before `i` between two places, the nearest last."""
    last = i
    while last and i - last < _BACK and w.mentions[last - 1].start >= end:
        last -= 1
    first = last
    while first and i - first < _BACK and w.mentions[first - 1].start >= start:
        first -= 1
    return list(range(first, last))


def _done(w: Around, i: int, start: int, end: int, *, all_of_it: bool, figures: bool) -> str:
    at = max(start, w.working.rfind(";", start, end) + 1)
    if (colon := w.working.rfind(": ", at, end)) >= 0 and _figures(w, i, colon, end):
        at = colon + 1
    aside = _ASIDE.search(w.working, at, end)
    opened = w.working.find("(", at, end)
    while aside and 0 <= opened < aside.start() < w.working.find(")", opened):
        aside = _ASIDE.search(w.working, w.working.find(")", opened), end)
    if aside:
        at, end = (at, aside.start()) if all_of_it else (aside.end(), end)
    pieces: list[str] = []
    begins = _begins(w, i, at, end)
    verbal = counted = False
    for first, last in zip(reversed(begins), [end, *reversed(begins[1:])], strict=True):
        figures_here = _figures(w, i, first, last)
        verb, led = _verb(w, first, w.mentions[figures_here[0]].start if figures_here else last)
        words, has_figure = _without_numbers(w, figures_here, first if verb is None else verb, last)
        if verbal and ((has_figure and not all_of_it) or _length([words, *pieces]) > _WORDS):
            nearer = _since_verb(w, figures_here, first, last) if all_of_it and has_figure else ""
            if nearer and _length([nearer, *pieces]) <= _WORDS:
                pieces.insert(0, nearer)
            break
        if verb == start:
            words = wording.small(words)
        if words and not (verb is None and wording.only_a_place(words.split())):
            pieces.insert(0, words)
        verbal, counted = verbal or verb is not None, counted or has_figure
        if led:
            break
    if not verbal or (figures and not counted):
        return ""
    said = _BY_ALL.sub(r"\1", ", ".join(pieces).replace(",,", ","))
    return wording.tidied(wording.unquoted(_BEFORE_MONEY.sub("", _kept(said))))


_BY_ALL = rule(r"(\b(?:ủng hộ|hỗ trợ|đóng góp|tài trợ|giúp đỡ)) của (?:các|nhiều|một số) [^,]+,.*$")


def _since_verb(w: Around, figures: list[int], start: int, end: int) -> str:
    """A long piece from the verb right before its first figure on: `vận động …, xã hội đóng góp xây dựng 12 nhà`."""
    verb = lowered(w.verbs[figures[0]])
    at = w.working.rfind(verb, start, w.mentions[figures[0]].start) if verb else -1
    return _without_numbers(w, figures, at, end)[0] if at >= 0 else ""


def _kept(said: str) -> str:
    """At most so many words, but no quotation cut in half."""
    words = wording.shortened(said, _WORDS)
    closed = said.find("”", len(words)) if words.count("“") > words.count("”") else -1
    return said[: closed + 1] if closed >= 0 else words


def _begins(w: Around, i: int, start: int, end: int) -> list[int]:
    """Where the pieces of a clause begin: after commas, and at a deed after `và` that follows something counted."""
    begins = [start]
    for found in _PIECE.finditer(w.working, start, end):
        if w.working.count("(", start, found.start()) > w.working.count(")", start, found.start()):
            continue
        listed = w.working[found.start()] == ","
        if listed or _figures(w, i, begins[-1], found.start()):
            begins.append(found.end())
    return begins[-_MOST_PIECES:]


def _length(pieces: list[str]) -> int:
    return sum(len(piece.split()) for piece in pieces)


def _verb(w: Around, start: int, end: int) -> tuple[int | None, bool]:
    """Where the verb of a piece of a clause begins, and whether words that say who acts stand before it."""
    first = None
    for found in _VERB.finditer(w.working, start, end):
        led = bool(w.text[start : found.start()].strip())
        if led and w.text[found.start()].isupper():
            continue
        near = max(start, found.start() - _BEFORE_VERB)
        if _NO_VERB.match(w.working, found.start()) or _NOT_AFTER.search(w.working, near, found.start()):
            continue
        if _DONE.search(w.working, near, found.start()):
            return found.start(), True
        first = first or (found.start(), led)
    return first or (None, False)


def _without_numbers(w: Around, figures: list[int], start: int, end: int) -> tuple[str, bool]:
    """The words of a piece without its numbers, prices and places counted; whether it counts something."""
    out: list[str] = []
    at, counted = start, False
    for j in figures:
        mention = w.mentions[j]
        words = w.text[at : mention.start]
        if mention.rate and mention.number.money:
            words = _PRICE.sub("", words)
        elif _AT.search(w.working, start, mention.start):
            words = _AT.sub("", words)
        bare = mention.kind not in {Kind.MEASURES} and not mention.rate and not mention.number.percent
        placed = words != w.text[at : mention.start]
        out.append(_BETWEEN.sub("", words))
        at = mention.number.end if bare and not placed else mention.end
        counted = counted or (bare and not placed)
    out.append(_BETWEEN.sub("", w.text[at:end]) if at < end else "")
    words = wording.without_times(" ".join(wording.unbracketed(" ".join(out)).split()))
    return words.strip(" ,;:-+"), counted
