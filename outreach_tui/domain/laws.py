"""The laws outreach is about: names, what people call them for short, and when they are in force."""

from datetime import date
from typing import NamedTuple


class Law(NamedTuple):
    """A law: official name without 中华人民共和国, short names, first and last day in force (``None``: open)."""

    name: str
    words: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


_CODE_BEGINS = date(2021, 1, 1)
_CODE_EVE = date(2020, 12, 31)

#: Days in force are given where a year's records can meet them; source: the laws' own last articles.
LAWS: tuple[Law, ...] = (
    Law("宪法"),
    Law("民法典", (), _CODE_BEGINS),
    Law("民法通则", (), date(1987, 1, 1), _CODE_EVE),
    Law("民法总则", (), date(2017, 10, 1), _CODE_EVE),
    Law("婚姻法", (), None, _CODE_EVE),
    Law("继承法", (), None, _CODE_EVE),
    Law("收养法", (), None, _CODE_EVE),
    Law("担保法", (), None, _CODE_EVE),
    Law("合同法", (), None, _CODE_EVE),
    Law("物权法", (), date(2007, 10, 1), _CODE_EVE),
    Law("侵权责任法", ("侵权法",), date(2010, 7, 1), _CODE_EVE),
    Law("刑法"),
    Law("刑事诉讼法", ("刑诉法",)),
    Law("民事诉讼法", ("民诉法",)),
    Law("行政诉讼法", ("行诉法",)),
    Law("行政处罚法"),
    Law("行政复议法"),
    Law("行政许可法"),
    Law("治安管理处罚法", ("治安处罚法", "治安法"), date(2006, 3, 1)),
    Law("人民调解法", ("调解法",), date(2011, 1, 1)),
    Law("国家安全法", ("国安法",), date(2015, 7, 1)),
    Law("反间谍法", (), date(2014, 11, 1)),
    Law("反恐怖主义法", ("反恐法",), date(2016, 1, 1)),
    Law("网络安全法", ("网安法",), date(2017, 6, 1)),
    Law("数据安全法", (), date(2021, 9, 1)),
    Law("个人信息保护法", ("个保法",), date(2021, 11, 1)),
    Law("反家庭暴力法", ("反家暴法",), date(2016, 3, 1)),
    Law("反电信网络诈骗法", ("反诈法", "反电诈法"), date(2022, 12, 1)),
    Law("反有组织犯罪法", (), date(2022, 5, 1)),
    Law("法律援助法", ("法援法",), date(2022, 1, 1)),
    Law("法律援助条例", (), date(2003, 9, 1)),
    Law("社区矫正法", (), date(2020, 7, 1)),
    Law("消费者权益保护法", ("消法", "消保法", "消费者权益法")),
    Law("产品质量法"),
    Law("食品安全法", (), date(2009, 6, 1)),
    Law("药品管理法"),
    Law("反不正当竞争法"),
    Law("电子商务法", ("电商法",), date(2019, 1, 1)),
    Law("商标法"),
    Law("专利法"),
    Law("著作权法"),
    Law("劳动法"),
    Law("劳动合同法", (), date(2008, 1, 1)),
    Law("劳动争议调解仲裁法", (), date(2008, 5, 1)),
    Law("就业促进法", (), date(2008, 1, 1)),
    Law("社会保险法", ("社保法",), date(2011, 7, 1)),
    Law("工伤保险条例", (), date(2004, 1, 1)),
    Law("保障农民工工资支付条例", ("农民工工资条例",), date(2020, 5, 1)),
    Law("职业病防治法", (), date(2002, 5, 1)),
    Law("安全生产法", ("安法",), date(2002, 11, 1)),
    Law("消防法"),
    Law("突发事件应对法", (), date(2007, 11, 1)),
    Law("道路交通安全法", ("道交法", "交通安全法"), date(2004, 5, 1)),
    Law("环境保护法", ("环保法",)),
    Law("大气污染防治法"),
    Law("水污染防治法"),
    Law("土壤污染防治法", (), date(2019, 1, 1)),
    Law("噪声污染防治法", (), date(2022, 6, 5)),
    Law("水法"),
    Law("森林法"),
    Law("野生动物保护法"),
    Law("土地管理法"),
    Law("城乡规划法", (), date(2008, 1, 1)),
    Law("物业管理条例", (), date(2003, 9, 1)),
    Law("国有土地上房屋征收与补偿条例", ("征收条例",), date(2011, 1, 21)),
    Law("未成年人保护法", ("未保法",)),
    Law("预防未成年人犯罪法"),
    Law("家庭教育促进法", ("家庭教育法",), date(2022, 1, 1)),
    Law("义务教育法"),
    Law("老年人权益保障法", ("老年法", "老年人权益法")),
    Law("妇女权益保障法", ("妇女法",)),
    Law("母婴保健法"),
    Law("残疾人保障法"),
    Law("退役军人保障法", (), date(2021, 1, 1)),
    Law("兵役法"),
    Law("国防法"),
    Law("禁毒法", (), date(2008, 6, 1)),
    Law("戒毒条例", (), date(2011, 6, 26)),
    Law("传染病防治法"),
    Law("基本医疗卫生与健康促进法", (), date(2020, 6, 1)),
    Law("艾滋病防治条例", (), date(2006, 3, 1)),
    Law("信访条例", (), date(2005, 5, 1), date(2022, 4, 30)),
    Law("信访工作条例", (), date(2022, 5, 1)),
    Law("防范和处置非法集资条例", ("非法集资条例",), date(2021, 5, 1)),
    Law("居民委员会组织法", ("居委会组织法", "城市居民委员会组织法")),
    Law("村民委员会组织法", ("村委会组织法",)),
    Law("选举法"),
    Law("监察法", (), date(2018, 3, 20)),
    Law("公务员法", (), date(2006, 1, 1)),
    Law("英雄烈士保护法", (), date(2018, 5, 1)),
    Law("乡村振兴促进法", (), date(2021, 6, 1)),
    Law("反食品浪费法", (), date(2021, 4, 29)),
    Law("律师法"),
    Law("公证法", (), date(2006, 3, 1)),
    Law("宗教事务条例"),
    Law("养犬管理条例"),
)

_BY_WORD: dict[str, Law] = {word: law for law in LAWS for word in (law.name, *law.words)}


def bare_name(text: str) -> str:
    """Return a law's name as it is listed: without 《》 and without 中华人民共和国."""
    return text.strip().strip("《》").removeprefix("中华人民共和国").strip(" 《》\u3000")


def find_law(text: str) -> Law | None:
    """Return the listed law that an official or short name means, or ``None``."""
    return _BY_WORD.get(bare_name(text))


def in_force(law: Law, day: date) -> bool:
    """Tell whether a law was in force on a day; laws without listed days always are."""
    return (law.since is None or law.since <= day) and (law.until is None or day <= law.until)
