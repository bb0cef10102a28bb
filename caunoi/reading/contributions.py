"""Who gives in a sum that is told in parts: a level of government, or people of their own, whom no body has moved to it."""

from caunoi.reading.mentions import Mention
from caunoi.reading.nouns import Kind
from caunoi.reading.working import rule

GIVER = rule(
    r"\s*(?:trong đó|gồm|bao gồm)?:?\s?(?:và )?(trung ương|tỉnh|thành phố|huyện|quận|thị xã|xã|phường)( (?:và|,) (?:tỉnh|huyện|quận|xã|phường))? (?:uỷ thác|hỗ trợ|chuyển|cấp|bố trí|chi|vận động|đóng góp|góp|đối ứng)\b"
)
_ASKED_TO = rule(r"\bvận động (?:được )?$")
_OF_THEIR_OWN = rule(
    r" (?:dân |gia đình )?(?:tự nguyện |đã |tình nguyện ){1,2}(?:hiến|góp|đóng góp|ủng hộ)\b(?: được | trên | hơn | )?"
)
_GIVERS = r"doanh nghiệp|mạnh thường quân|(?:các )?nhà hảo tâm|con em xa quê"
_PEOPLE_GIVE = rule(
    r"\s*(?:trong đó|gồm|bao gồm|còn|và|do|từ|tổng số tiền)?:?\s?(?:(?:(?:nhân dân|người dân)(?! (?:huyện|xã|tỉnh|thôn|phường|quận|thị xã|thị trấn|thành phố|ấp|xóm|buôn)\b)|(?:cán bộ, )?(?:hội viên|đoàn viên)|dân(?! làng| thôn| xóm| bản| ấp)|bà con|các hộ)(?: [^\W\d]+){0,3} (?:đóng góp|góp|ủng hộ)"
    rf"|(?:các )?(?:{_GIVERS})(?: (?:và )?(?:{_GIVERS}))*(?: (?:đóng góp|góp|ủng hộ|tài trợ|hỗ trợ))?)(?: được| gần| trên| hơn| khoảng| là)?\s*$"
)


def people_give(mention: Mention, words: str, sentence: str) -> bool:
    """`gồm: Nhân dân đóng góp 870 triệu đồng`: what people give of their own, unless a body moves them to.

    `words` are those of the clause before the figure, `sentence` those of its sentence up to it.
    """
    return (
        ("góp" in words or "doanh nghiệp" in words or "hảo tâm" in words)
        and mention.kind is not Kind.PERSONS
        and "vận động" not in sentence[-70:]
        and _PEOPLE_GIVE.match(words) is not None
    )


def households_give(working: str, mention: Mention, words: str) -> bool:
    """`52 hộ tự nguyện hiến 4.700 m2 đất`: households that nobody is said to have asked."""
    return (
        mention.kind is Kind.HOUSEHOLDS
        and _OF_THEIR_OWN.match(working, mention.end) is not None
        and not _ASKED_TO.search(words)
    )


def is_given_by(working: str, households: Mention, mention: Mention) -> bool:
    """Whether a figure is what the households told right before it give."""
    return _OF_THEIR_OWN.fullmatch(working, households.end, mention.start) is not None
