"""Kinds of bodies (names, levels and letterheads are data: kinds.toml), letterheads, and what a post lets one do."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Letterhead(TextChoices):
    """Whose layout a body's papers follow: NĐ 30/2020 (State), HD 36-HD/VPTW (Party), their own."""

    STATE = "state", _("Cơ quan nhà nước (Quốc hiệu, Tiêu ngữ)")
    PARTY = "party", _("Tổ chức đảng")
    FRONT = "front", _("Mặt trận Tổ quốc và tổ chức chính trị - xã hội")
    YOUTH = "youth", _("Đoàn Thanh niên")


class Role(TextChoices):
    """What a post lets its holder do at its body; how far it reaches: `selectors.reach`."""

    RECEPTION = "reception", _("Tiếp nhận")  # takes opinions in, sees hidden identities
    HANDLER = "handler", _("Xử lý")  # works on what was assigned to his body
    LEADER = "leader", _("Lãnh đạo")  # assigns, signs, returns an answer
    FOLLOW_UP = "follow_up", _("Theo dõi, giám sát")  # transfers, urges, sees the answer; decides nothing
    PUBLISHER = "publisher", _("Công khai")  # confirms redaction and publishes
    ADMINISTRATOR = "administrator", _("Quản trị")  # bodies, posts, terms; never sealed content
    AUDITOR = "auditor", _("Kiểm tra nhật ký")  # reads the journal


SEES_SEALED = frozenset({Role.RECEPTION, Role.LEADER})  # decision 17: hidden identities


class BodyKind(TextChoices):
    """What sort of body it is, as the law has them since 2025-07-01 (details and citations: kinds.toml)."""

    PARTY_COMMITTEE = "party_committee", _("Cấp ủy")
    PARTY_OFFICE = "party_office", _("Văn phòng cấp ủy")
    PARTY_BUILDING_BOARD = "party_building_board", _("Ban Xây dựng Đảng")
    PARTY_ORGANISATION_BOARD = "party_organisation_board", _("Ban Tổ chức")
    PARTY_MASS_BOARD = "party_mass_board", _("Ban Tuyên giáo và Dân vận")
    PARTY_INTERNAL_BOARD = "party_internal_board", _("Ban Nội chính")
    PARTY_INSPECTION = "party_inspection", _("Ủy ban Kiểm tra")
    PARTY_CELL = "party_cell", _("Chi bộ")
    COUNCIL = "council", _("Hội đồng nhân dân")
    COUNCIL_LEGAL_BOARD = "council_legal_board", _("Ban Pháp chế")
    COUNCIL_SOCIO_ECONOMIC_BOARD = "council_socio_economic_board", _("Ban Kinh tế - Xã hội")
    COUNCIL_BUDGET_BOARD = "council_budget_board", _("Ban Kinh tế - Ngân sách")
    COUNCIL_CULTURE_BOARD = "council_culture_board", _("Ban Văn hóa - Xã hội")
    ASSEMBLY_DELEGATION = "assembly_delegation", _("Đoàn đại biểu Quốc hội")
    ASSEMBLY_OFFICE = "assembly_office", _("Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân")
    PEOPLES_COMMITTEE = "peoples_committee", _("Ủy ban nhân dân")
    COMMITTEE_OFFICE = "committee_office", _("Văn phòng Ủy ban nhân dân")
    JOINT_OFFICE = "joint_office", _("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân")
    ECONOMY_DIVISION = "economy_division", _("Phòng Kinh tế")
    URBAN_DIVISION = "urban_division", _("Phòng Kinh tế, Hạ tầng và Đô thị")
    CULTURE_DIVISION = "culture_division", _("Phòng Văn hóa - Xã hội")
    SERVICE_CENTRE = "service_centre", _("Trung tâm Phục vụ hành chính công")
    DEPARTMENT = "department", _("Sở")
    INSPECTORATE = "inspectorate", _("Thanh tra tỉnh")
    RECEPTION_BOARD = "reception_board", _("Ban Tiếp công dân")
    POLICE = "police", _("Công an")
    MILITARY = "military", _("Chỉ huy quân sự")
    FRONT = "front", _("Ủy ban Mặt trận Tổ quốc Việt Nam")
    FARMERS = "farmers", _("Hội Nông dân")
    WOMEN = "women", _("Hội Liên hiệp Phụ nữ")
    VETERANS = "veterans", _("Hội Cựu chiến binh")
    YOUTH = "youth", _("Đoàn Thanh niên Cộng sản Hồ Chí Minh")
    TRADE_UNION = "trade_union", _("Công đoàn")
    FRONT_AREA_BOARD = "front_area_board", _("Ban Công tác Mặt trận")
    PEOPLES_INSPECTION = "peoples_inspection", _("Ban Thanh tra nhân dân")
    INVESTMENT_SUPERVISION = "investment_supervision", _("Ban Giám sát đầu tư của cộng đồng")
    MEDIATION_TEAM = "mediation_team", _("Tổ hòa giải")
    RESIDENTIAL_AREA = "residential_area", _("Thôn, tổ dân phố")
    OTHER = "other", _("Cơ quan, tổ chức khác")
