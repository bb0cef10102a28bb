"""The words by which bodies are named, and the verbs before which they act."""

from caunoi.reading import levels
from caunoi.reading.working import grouped, rule

BODY = (
    r"uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd|(?:ban thường trực )?uỷ ban (?:mặt trận tổ quốc|mttq|mttqvn|mặt trận)(?: việt nam)?|(?:ban thường trực )?uỷ ban(?: kiểm tra)?|mặt trận tổ quốc(?: việt nam)?|mttq(?: việt nam)?|mặt trận|"
    r"hội (?:liên hiệp phụ nữ|lhpn|phụ nữ|nông dân|cựu chiến binh|ccb|người cao tuổi|chữ thập đỏ|khuyến học|luật gia|làm vườn|đồng y|bảo trợ|liên hiệp thanh niên|lhtn|cựu thanh niên xung phong|nạn nhân)(?:[\w ]{0,20}(?= việt nam) việt nam)?|hội(?! nghị| thi| thảo| diễn| trại| chợ| đồng)|"
    r"đoàn thanh niên(?: cộng sản hồ chí minh)?|đoàn tncs(?: hồ chí minh)?|liên đoàn lao động|lđlđ|công đoàn|"
    r"ban (?:hđnd|hội đồng nhân dân|dân vận|thường vụ|chấp hành|chỉ đạo(?: thực hiện (?:qcdc|(?:quy chế |pháp luật về |pháp lệnh |luật thực hiện )?dân chủ)(?: ở cơ sở| cơ sở)?)?|thường trực|tuyên giáo|tổ chức|pháp chế|điều hành|quản lý|vận động|thanh tra nhân dân|ttnd|giám sát đầu tư(?: của)?(?: cộng đồng)?|gsđtcđ|công tác mặt trận|chỉ huy quân sự|tiếp công dân)|"
    r"đảng uỷ|đảng bộ|cấp uỷ|chi bộ|chi uỷ|người đứng đầu|thường trực|đoàn (?:đại biểu quốc hội|đbqh)|ubmttq(?:vn)?|hlhpn|công an|bộ chỉ huy quân sự|bộ đội biên phòng|bđbp|đồn biên phòng|cơ sở hội|cơ sở đoàn|chi hội|chi đoàn|tổ hội|chi tổ hội|tổ hoà giải|toà án(?: nhân dân)?|viện kiểm sát|viện ksnd|tand|thanh tra|chi cục|cục|hạt kiểm lâm|văn phòng|bảo hiểm xã hội|bhxh|kho bạc nhà nước|bệnh viện|"
    r"bí thư|chủ tịch|lãnh đạo|chính quyền|nhân dân|người dân|bà con|cử tri|hội viên|học sinh|chúng tôi|quỹ|nhà hảo tâm|mạnh thường quân|tổ chức, cá nhân|cha mẹ học sinh|hội đồng hương|khối dân vận|hệ thống (?:dân vận|truyền thanh)|tổ đại biểu|trụ sở tiếp công dân|tổ dân vận|trung tâm(?: (?:bồi dưỡng|giới thiệu|hỗ trợ|tư vấn|kiểm soát|quản lý|phục vụ|dạy nghề))?|phòng giao dịch|phòng|ngân hàng|sở|trường|trạm|cơ quan|thủ trưởng|đại biểu|ngành|đại hội|lực lượng vũ trang|hnd|bộ đội|quân đội"
)
OF_COMMUNES = rule(
    r"^(?:các )?(?:ban )?(?:thanh tra nhân dân|ttnd|giám sát đầu tư|gsđtcđ)\b(?! (?:trường|cơ quan|doanh nghiệp|đơn vị))"
)
OWN_LEVEL = (
    (rule(r"^(?:tỉnh uỷ|tỉnh đoàn)"), levels.PROVINCE),
    (rule(r"^(?:huyện uỷ|huyện đoàn|quận uỷ|quận đoàn|thị uỷ|thị đoàn|thị hội)"), levels.DISTRICT),
    (rule(r"^(?:đoàn xã|đoàn phường|đoàn thị trấn)"), levels.COMMUNE),
    (rule(r"^ban công tác mặt trận"), levels.VILLAGE),
    (OF_COMMUNES, levels.COMMUNE),
    (rule(r"^phòng (?:tư pháp|nội vụ|giáo dục|lao động|y tế|tài nguyên|dân tộc|nông nghiệp)"), levels.DISTRICT),
    (rule(r"^sở\b(?! hữu)"), levels.PROVINCE),
)  # fmt: skip
UNIT = r"tỉnh(?! lộ)|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã(?! hội)|phường|đặc khu|thôn|ấp|khu phố|tổ dân phố|bản|khu dân cư|cụm dân cư|buôn|làng|xóm"
VERB = grouped(
    r"đã|đang|sẽ|phải|chỉ(?! huy| số| thị| tiêu| đạo viên)|có|hiện|còn|là|được|tổ chức(?<!các tổ chức)|thực hiện|triển khai|phối hợp|tiếp tục|tiếp nhận|tiếp|chủ trì|tích cực|chủ động|cũng|vừa|khen|tặng|trao|ban hành|"
    r"tham mưu|chỉ đạo|hướng dẫn|vận động|tiến hành|thụ lý|nhận|hỗ trợ|xây dựng|giám sát(?<!ban giám sát)|kiến nghị|phát động|phát huy|đạt|hoà giải|cử|mở|duy trì|thành lập|kết nạp|thường xuyên|kịp thời|đều|luôn|"
    r"thống nhất|tập trung|quan tâm|tăng cường|huy động|thông qua|ghi nhận|chuyển|trả lời|giải quyết|xử lý|tuyên truyền|rà soát|quản lý|giúp|chi|thu|tín chấp|trợ cấp|điều tra|xử phạt|bình xét|công nhận|phân công|phản biện|ra quân|ra mắt|tham gia|đăng ký|ký|bàn giao|khánh thành|"
    r"đón|gặp|thăm|trích|lắng nghe|hoàn thành|biểu dương|tuyên dương|xét|nằm|gồm|:|cho biết|báo cáo|đề nghị|lồng ghép|thu hút|tạo|bố trí|công khai|niêm yết|lấy ý kiến|xoá|sửa|tặng|góp|nắm|nộp|đóng góp|ủng hộ|không|cung cấp|hiến|phát hiện|tố giác|đăng tải|đăng|kiểm tra|đối thoại|sinh hoạt|bàn(?<!địa bàn)|kiến nghị|chất vấn|yêu cầu|xác định|đặt mục tiêu|phấn đấu|uỷ thác|lập|gửi|bán|phát|nuôi|trồng|dạy|lắp|khởi công|chọn|bầu|mời|thẩm định|khảo sát|thu gom|giải ngân|cho vay|đỡ đầu|tạm ứng|rút ngắn|nhân rộng|biên soạn|tập huấn|bồi dưỡng|tư vấn|làm chủ|đề ra|thưởng|phê duyệt|đầu tư(?<!giám sát đầu tư)|tổng hợp|sơ kết|tổng kết|kết thúc|đánh giá|công bố|quyết định|đề xuất|đẩy mạnh|chú trọng|củng cố|kiện toàn|gây dựng|phân bổ|tranh thủ|bổ sung|thu hồi|sử dụng|chăm lo|vượt|biểu quyết|bám sát|khai mạc|lựa chọn|cho vay|giới thiệu|khám|kết luận|kiểm sát|nâng cấp|sửa chữa|giao|bắt|họp|nâng|cứu|chăm sóc|xét duyệt|cấp phát|trợ giúp|cứu trợ|đưa|làm|quyên góp|tiêm|mở rộng|sắp xếp|sáp nhập|thu hoạch|bê tông hoá|cứng hoá|kêu gọi|tháo dỡ|mua|lưu ý|nhấn mạnh|áp dụng|xem xét|cam kết|trang bị|hình thành|lãnh đạo(?<!, lãnh đạo)(?<!và lãnh đạo)|trực tiếp|thẩm tra|phân loại|vinh danh|nghiệm thu|đào tạo|giữ|đặt|dựng|cất|dành|tồn|cấp(?= (?:mới|giấy|thẻ|\d))"
)
_SO_LONG = r"\s(?:năm|tháng|quý|tuần)(?:\s(?:qua|nay|\d{4}))?"
_MONTHS = r" tháng(?: đầu năm| qua)(?: \d{4})?"
_TIME_SAID = "|".join((
    *(word + _SO_LONG for word in ("mỗi", "hằng", "hàng", "trong", "cả", "từ")), r"năm (?:\d{4}|qua|nay)|tháng \d+",
    *(word + _MONTHS for word in ("sáu", "ba", "chín")), "thời gian (?:qua|tới)",
))  # fmt: skip
TIME = rf"{_TIME_SAID}|\d+{_MONTHS}"
ACTING = (
    rf"((?:các\s|toàn\s|cả\s)?(?:(?:(?<=các )(?:địa phương|đơn vị|cơ sở|ban(?:\snày)?(?=\s(?:{VERB})\b))|tỉnh uỷ|tỉnh đoàn|(?:tỉnh|thành|huyện|quận|thị) hội(?! đồng| nghị)|thành uỷ|thành đoàn|huyện uỷ|huyện đoàn|quận uỷ|quận đoàn|thị uỷ|thị đoàn|đoàn xã|đoàn phường|đoàn thị trấn)|(?:{grouped(BODY)})|cấp\s(?:{UNIT}|hội|công đoàn|mặt trận|bộ đoàn)|{UNIT})"
    rf"(?:,?\s(?!(?:{VERB})\b)(?:chính trị [–-] xã hội|\"?[^\W\d][\w\".'-]*|\([^\W\d]{{2,8}}\)|\d{{1,3}}(?= (?:{UNIT})\b)|(?:(?<=phường )|(?<=quận )|(?<=thôn )|(?<=xóm )|(?<=dân phố )|(?<=khu phố )|(?<=biên phòng )\d?|(?<= ấp )|(?<= số ))\d{{1,2}})){{0,12}}?)(?<! và)(?=,?\s(?:{VERB})(?!\w)|(?:\s\([\w .,'-]{{1,50}}\),?|,\s(?:{TIME}),)\s(?:{VERB})(?!\w)|\s?:|(?:(?<= tỉnh)|(?<= huyện)|(?<= quận)|(?<= xã)|(?<= phường)|(?<= thành phố)|(?<= thị xã))\.\s*$)"
)
FIRST_ACTOR = rule(
    r"(?:(?:hiện nay|hiện|nay|đến nay|lần đầu tiên|riêng|trước đây|vừa qua|mới đây|song|nhưng|theo đó|qua đó|từ đó|nhờ đó|"
    + TIME
    + r"),?\s)?"
    + ACTING
)
# the first character is told by itself: the letters that begin no such word are passed over at once
TOLD_TO = r"vận động|chỉ đạo|hướng dẫn|giao|phân công|đề nghị|yêu cầu"
ACTOR = rule(
    r"[.,;:(\"•+\- \n\r\x0b\x0c](?:(?<=\s)(?:"
    + grouped(rf"do|được|nay|hiện|cả|bởi|thì|mà|là|việc|rằng|biết|khi|sau khi|để|đó|ấy|{TOLD_TO}|đồng chí|{_TIME_SAID}")
    + rf"|\d+{_MONTHS})\s|(?<!\s)\s?)"
    + ACTING
)
TOLD_FIRST = rule(rf"(?:{TOLD_TO}|đồng chí)\s" + ACTING)
VERB_FIRST = rule(
    rf"(?:(?:trong|từ|đến|tính|năm|tháng|quý|ngoài ra|đồng thời|bên cạnh|cùng|qua|nhân|hiện|kết quả|cụ thể|hằng năm|hàng năm|theo|sau|dịp|trước|đối|căn cứ|thực hiện|nhờ|với)[^,;:]{{0,120}},\s)?"
    rf"(?:đồng thời\s|đến nay\s|trong năm\s|trong kỳ\s|qua đó\s|đặc biệt,?\s|hằng năm\s|hàng năm\s)?(?:{VERB}|chưa|cấp mới|cấp phát|cấp|bổ sung|thu hồi|di dời|đào tạo|khai thông|trang bị|điều tra|xử phạt|trợ cấp|biên soạn|vận động|trích|phát|khám|đẩy mạnh|chú trọng|quán triệt|đăng tải|kiện toàn|phân loại|phản ánh|giới thiệu|cho vay|tín chấp|uỷ thác|dạy nghề|tư vấn|nhân rộng|bầu|in|gửi|lắp|sửa chữa|trồng|nạo vét|hiến|thăm|tập huấn|bồi dưỡng|kiểm tra|thẩm tra|chất vấn|niêm yết|ủng hộ|nhận|đón|đưa|triển khai|lập|tập trung|phấn đấu|ước|cung ứng|phát triển)(?!\w)"
)
