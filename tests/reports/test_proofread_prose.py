"""Texts as other offices write them, read against the sample year: what is right is passed over, errors are found."""

import json
from pathlib import Path

import pytest

from tests.reports.conftest import Outreach

CHINESE = """\
惠民街道2019年度普法依法治理工作总结
2019年，我街道坚持以习近平新时代中国特色社会主义思想为指导，扎实推进“七五”普法工作。全街道辖14个社区、73个网格，常住人口5.6万人。
一、主要做法
（一）加强领导。先后3次召开会议研究普法工作，落实经费6.8万元，组建由14名律师、28名志愿者组成的普法队伍，组织干部学法12次，参加无纸化学法考试156人。
（二）形式多样。全年共举办各类法治讲座46场次，设立法律咨询点10个，制作宣传栏54期，悬挂横幅90条，受教育群众3500余人次。其中，3月份围绕“3·15”消费者权益日，举办讲座5场，设咨询点2处，解答群众咨询41人次。
围绕“12·4”国家宪法日，开展集中宣传活动2场，讲座4场，发放宪法读本180余册、宣传单500余份。
12月4日国家宪法日当天，在人民广场设立宣传咨询点1个，摆放展板20块，接受群众咨询47人次。
（三）突出重点。针对青少年，开展法治进校园讲座8场次，受教育学生1600余人；针对老年人，举办防诈骗讲座6场，发放宣传手册300余册；针对企业职工，举办劳动法讲座5场。
（四）公共法律服务。14个社区公共法律服务站律师驻点值班168次，全年接待群众法律咨询304人次，宣传活动现场接待225人次，调解矛盾纠纷126件，指导申请法律援助21件。
1-6月举办讲座22场，7—12月举办24场；一季度举办讲座9场、二季度13场、三季度11场、四季度13场。
5月设立宣传咨询点1个，接受咨询17人次，发放读本80册、宣传单262份；6月设立咨询点2个，接受咨询38人次。
截至11月底，共举办讲座42场。长城社区7月成立以来，举办法治讲座1场，接待群众咨询9人次。
全年共发放法律读本、宣传单4260余份（册），发放普法资料4200余份，发放读本一千余册、宣传单三千余份。
二、存在问题
普法对象以老年人为主；讲座形式单一，46场讲座中有30场为宪法内容；电子屏滚动播放标语200余条，公众号推送信息120条，阅读量3.6万人次。
每个社区平均举办讲座3.3场，平均每场受众40余人；朝阳、榕荫、春晖等6个社区各举办讲座4场；朝阳社区全年仅举办讲座4场。
与2018年相比，讲座由40场增加到46场，2018年举办法治讲座60场，发放读本由900册增加到1046册。
三、下一步工作打算
举办法治讲座60场，设立宣传咨询点14个，发放读本2000册。
2020年，计划举办法治讲座50场以上，开展宣传活动120场次。
"""

ENGLISH = """\
Legal Education in Huimin Subdistrict, 2019
This year the office, with 14 communities and 73 grids under it, carried on the Seventh Five-Year Plan for publicity.
Three meetings were convened, a leading group of 12 members was set up, and RMB 80,000 was spent.
During Constitution Week 8 lectures and 2 booths were organised and 1,500 copies of the Constitution given away.
A lawyer sits at each of the 14 stations; in all 529 residents received legal advice, and 126 disputes were settled.
Through 46 lectures, 10 booths and 54 notice-board issues, the office reached some 3,600 people, or 6% of all residents.
In line with the annual plan, forty-six lectures were held. Six communities held four lectures each.
On 4 December, 2019, a booth at People's Square drew 200 visitors and 47 consultations.
In the second half of the year 24 lectures were given, bringing the total for 2019 to 46 lectures.
More than 1,000 readers and over 3,000 leaflets were handed out, 516 leaflets in December alone.
Of the 529 consultations, 225 were given at events. Fewer than 5 consultations concerned pollution.
Volunteers visited 2,000 households; 300 people attended the mock court and 96 students wrote essays.
By the end of June, 22 lectures had been held. Altogether 4,200 readers and leaflets were handed out.
In 2018 the subdistrict held 60 lectures. Compared with the previous year, lectures rose by 6 to 46.
Lectures reached 1,900 residents; booths reached 1,600. The office's posts found 36,000 readers; 216 talks with
offenders were held and of the 46 lectures, 30 were about the Constitution.
Every lecture was attended by 30 to 60 people; 8 lectures on fire safety were held in schools.
Next year
60 lectures and 14 booths are to be held.
"""


def faults(outreach: Outreach, folder: Path, text: str) -> list[tuple[str, int | None, str]]:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    answer = outreach("proofread", path, "--format", "json", "--period", "2019")
    return [(found["fault"], found["truth"], found["measure"]) for found in json.loads(answer.out)["findings"]]


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_nothing_is_said_of_a_text_that_is_right(outreach: Outreach, tmp_path: Path, text: str) -> None:
    assert faults(outreach, tmp_path, text) == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("各类法治讲座46场次", "各类法治讲座50余场次", ("above_truth", 46, "场次")),
        ("受教育群众3500余人次", "受益群众达4000余人次", ("above_truth", 3556, "人次")),
        ("悬挂横幅90条", "悬挂横幅90余条", ("needless_mark", 90, "条")),
        ("共举办讲座42场", "共举办讲座43场", ("above_truth", 42, "场")),
        ("一季度举办讲座9场", "一季度举办讲座11场", ("above_truth", 9, "场")),
        ("发放普法资料4200余份", "发放普法资料近5000余份", ("two_marks", None, "")),
        ("发放读本一千余册", "发放读本一千余份", ("wrong_measure", None, "册")),
        ("发放普法资料4200余份", "发放普法资料4300余份", ("above_truth", 4264, "份")),
    ],
)
def test_an_error_in_a_chinese_text_is_the_one_thing_found(
    outreach: Outreach, tmp_path: Path, right: str, wrong: str, expected: tuple[str, int | None, str]
) -> None:
    assert right in CHINESE
    assert faults(outreach, tmp_path, CHINESE.replace(right, wrong)) == [expected]


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("forty-six lectures", "fifty lectures", ("above_truth", 46, "lectures")),
        ("forty-six lectures", "thirty lectures", ("unsupported", 46, "lectures")),
        ("forty-six lectures", "46 copies of lectures", ("wrong_measure", None, "lectures")),
        ("forty-six lectures", "over 46 lectures", ("needless_mark", 46, "lectures")),
        ("some 3,600 people", "nearly 4,000 people", ("above_truth", 3556, "attendances")),
        ("some 3,600 people", "1.2 million people", ("above_truth", 3556, "attendances")),
        ("over 3,000 leaflets", "nearly 4,000 and more leaflets", ("two_marks", None, "")),
        ("over 3,000 leaflets", "about 3,000 or more leaflets", ("two_marks", None, "")),
        ("More than 1,000 readers", "1,046 sheets of readers", ("wrong_measure", None, "copies")),
        ("in all 529 residents", "in all 600 residents", ("above_truth", 529, "consultations")),
        ("516 leaflets in December", "530 leaflets in December", ("above_truth", 516, "copies")),
        ("22 lectures had been", "23 lectures had been", ("above_truth", 22, "lectures")),
    ],
)
def test_an_error_in_an_english_text_is_the_one_thing_found(
    outreach: Outreach, tmp_path: Path, right: str, wrong: str, expected: tuple[str, int | None, str]
) -> None:
    assert right in ENGLISH
    assert faults(outreach, tmp_path, ENGLISH.replace(right, wrong)) == [expected]
