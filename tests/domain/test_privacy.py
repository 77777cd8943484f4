"""Numbers of persons are found and masked; what merely looks like one is left as it was typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.domain.privacy import Personal, check_digit, find, luhn_holds, mask_name, mask_phone, masked_at


def mask(text: str) -> str:
    """Mask whatever is found."""
    return masked_at(text, find(text))


digits = st.text("0123456789", min_size=1)


def numbered(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(pattern, fullmatch=True).filter(str.isascii)


@st.composite
def id_cards(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1930, 1, 1), date(2020, 1, 1)))
    place = draw(st.sampled_from(["110101", "440305", "530102", "650100"]))
    first = f"{place}{born:%Y%m%d}{draw(numbered('[0-9]{3}'))}"
    return first + check_digit(first)


@st.composite
def bank_cards(draw: st.DrawFn) -> str:
    first = "62" + draw(numbered("[0-9]{13,16}"))
    return next(first + last for last in "0123456789" if luhn_holds(first + last))


mobiles = numbered("1[3-9][0-9]{9}")
landlines = numbered("(010|02[0-9]|0755|0871)-?[2-8][0-9]{6,7}").filter(lambda text: len(text.replace("-", "")) >= 10)
personal = st.one_of(
    id_cards().map(lambda text: (Personal.ID_CARD, text)),
    bank_cards().map(lambda text: (Personal.BANK_CARD, text)),
    mobiles.map(lambda text: (Personal.MOBILE, text)),
    landlines.map(lambda text: (Personal.LANDLINE, text)),
)
words = st.text("居民来电咨询，张女士电话：（）。请回 abc", max_size=12)
#: Not next to a digit or letter, where a run of signs would be something else.
around = words.map(lambda text: f"{text}：")
behind = words.map(lambda text: f"，{text}")


@given(around, personal, behind)
def test_it_is_found_wherever_it_stands(before: str, number: tuple[Personal, str], after: str) -> None:
    kind, written = number
    text = before + written + after
    (span,) = find(text)
    assert (span.kind, text[span.start : span.end]) == (kind, written)
    masked = mask(text)
    assert written not in masked
    assert len(masked) == len(text)
    assert masked.startswith(before)
    assert masked.endswith(after)


@given(st.text())
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert find(mask(text)) == ()
    assert mask(mask(text)) == mask(text)


@given(st.lists(personal, min_size=1, max_size=4))
def test_several_of_them(numbers: list[tuple[Personal, str]]) -> None:
    text = "；".join(written for _, written in numbers)
    assert [span.kind for span in find(text)] == [kind for kind, _ in numbers]
    assert all(written not in mask(text) for _, written in numbers)


days = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@given(
    st.one_of(
        days.map(lambda day: f"{day:%Y-%m-%d}"),
        days.map(lambda day: f"{day:%Y%m%d}"),
        days.map(lambda day: f"{day.year}年{day.month}月{day.day}日"),
        days.map(lambda day: f"{day:%Y.%m.%d}"),
        st.tuples(days, days).map(lambda two: f"{two[0]:%Y-%m-%d} - {two[1]:%Y-%m-%d}"),
        st.tuples(days, days).map(lambda two: f"{two[0]:%Y%m%d}-{two[1]:%Y%m%d}"),
        st.tuples(st.integers(1990, 2099), st.integers(1, 9999)).map(lambda two: f"{two[0]}-{two[1]:03d}"),
        st.tuples(st.integers(1990, 2099), st.integers(1, 9999)).map(lambda two: f"{two[0]}年第{two[1]}号"),
        st.integers(0, 10**9).map(str),
        st.integers(0, 10**12).map(lambda number: f"{number:,}"),
        st.tuples(st.integers(0, 23), st.integers(0, 59)).map(
            lambda two: f"{two[0]:02d}:{two[1]:02d}-{two[0]:02d}:{59}"
        ),
        st.sampled_from(["12348", "12345", "110", "96110", "95588", "10086", "4008123123"]),
    ),
    st.text("居民来电咨询，张女士：（）。请回 abc", max_size=12),  # no word that says that a number to call follows
)
def test_dates_numbers_of_statutes_and_quantities_are_no_persons(number: str, around: str) -> None:
    for text in (number, f"{around}{number}{around}", f"发放宣传单{number}份", f"编号 {number} 咨询"):
        assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("张女士 13812345678 请回电", "张女士 138****5678 请回电"),
        ("电话１３８１２３４５６７８", "电话１３８****５６７８"),
        ("138 1234 5678", "138 **** 5678"),
        ("138-1234-5678", "138-****-5678"),
        ("+86 13812345678", "+86 1******5678"),
        ("11010519491231002X", "110*************2X"),
        ("旧证110105491231002", "旧证110**********02"),
        ("0755-83322110", "0755-******10"),
        ("（0755）83322110", "（0755）******10"),
        ("010-65262345转", "010-6*****45转"),
        ("卡号6222 0212 3456 7894", "卡号6222 **** **** 7894"),
        # in brackets, behind one another, in other groups and with other signs between them
        ("张三(13812345678)", "张三(138****5678)"),
        ("张三（１３８１２３４５６７８）", "张三（１３８****５６７８）"),
        ("(+86)138 1234 5678", "(+86)138 **** 5678"),
        ("13812345678-13912345678", "138****5678-139****5678"),
        ("138–1234—5678", "138–****—5678"),
        ("138.1234.5678", "138.****.5678"),
        ("微信v13812345678，tel13812345678", "微信v138****5678，tel138****5678"),
        ("No.13812345678", "No.138****5678"),
        ("证110105 19491231 002X", "证110*** ******** **2X"),
        ("证110105-1949-1231-002X", "证110***-****-****-**2X"),
        ("证1101 0519 4912 3100 2X", "证110* **** **** **** 2X"),
        ("ID11010519491231002X", "ID110*************2X"),
        ("010-12345678", "010-1*****78"),
        ("(0755) 83322110", "(0755) ******10"),
        ("座机83322110，电话号码：8332 2110", "座机83****10，电话号码：83** **10"),
        # not what they look like
        ("讲座1500 300 2000", "讲座1500 300 2000"),
        ("2019-150-2019-2020", "2019-150-2019-2020"),
        ("电话咨询2345678人次，座机3部", "电话咨询2345678人次，座机3部"),
        ("mmexport1557912345678.jpg", "mmexport1557912345678.jpg"),
        ("11010519491231002" + "1", "110105194912310021"),
        ("6222021234567890", "6222021234567890"),
        ("913812345678", "913812345678"),
        ("A13812345678", "A13812345678"),
        ("SN13812345678", "SN13812345678"),
        ("3.13812345678", "3.13812345678"),
        ("粤府〔2019〕123号，2019年第123号", "粤府〔2019〕123号，2019年第123号"),
        ("法律援助12348，举报96110", "法律援助12348，举报96110"),
        ("统一社会信用代码 914403001922038216", "统一社会信用代码 914403001922038216"),
    ],
)
def test_examples(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_names_and_phones_in_lists() -> None:
    assert mask_name("张三丰") == "张**"
    assert mask_phone("13812345678") == "138****5678"
    assert mask_phone("8332211") == "83***11"
    assert mask_phone("") == mask_name("") == ""
