"""More texts as people write them: whatever is right, or is about something else, is passed over; errors are found."""

import json
from pathlib import Path

import docx

from tests.reports.conftest import Outreach

RIGHT_IN_CHINESE = (
    "2019年是“七五”普法的关键之年。根据《中华人民共和国宪法》第24条、《治安管理处罚法》第42条，惠民街道司法所于2019年3月25日至4月10日开展宣传，全年累计举办法治讲座四十六场。",
    "一年来，街道共举办讲座40余场，设咨询点10个，发放《民法总则》读本等各类读物一千余册，宣传单三千二百余份。",
    "截至2019年12月31日，共解答法律咨询五百二十余人次，其中婚姻家庭127人次、劳动争议79人次。",
    "2019年，我街在14个社区举办法治讲座４６场次，受教育群众约3500人次，发放宣传资料4000余份（册）。",
    "各社区全年共更新宣传栏54期，悬挂横幅九十条，受众达3.5千余人次。",
    "2019年累计发放普法读本超过1000册、宣传单3千余份，接受咨询近530人次。",
    "普法讲座46场，参加群众1979人次；宣传咨询点10场，惠及群众1577人次。",
    "根据《司法部令第136号》，全年开展普法宣传活动百余场次，受教育群众3千余人。",
    "惠民街道法律咨询热线12348全年畅通，拨打63280000可预约；驻点律师接待法律咨询304人次，活动现场225人次。",
    "第三届“法治杯”知识竞赛有120人参加，评出一等奖3名、二等奖6名。全年举办法治讲座46场。",
    "2019年4月15日是第4个全民国家安全教育日，当天发放宣传单110份、读本30册，接受群众咨询19人次。",
    "上半年举办法治讲座22场，下半年举办24场，全年46场，比上年增加6场，增长15%。",
    "今年以来，长城社区举办法治讲座1场，接待咨询9人次，发放宣传单一百余份；朝阳社区举办讲座4场，接待咨询34人次。",
    "全年发放宣传资料共4264份（册），其中读本1046册，宣传单3218份，覆盖居民2.1万户、5.6万人。",
    "引导群众通过人民调解解决纠纷37件，指导申请法律援助21人次，当场解答413人次。",
    "年度普法经费预算15万元，实际支出12.8万元，制作读本2000册、宣传单5000份入库，已发放读本1046册。",
    "平均每月举办法治讲座3.8场、每场参加群众43人次。最多的一场讲座吸引群众60余人。",
    "共青团、妇联等6家单位联合开展讲座3场；法律明白人62名；普法志愿者队伍130余人，开展法治讲座46场。",
    "12月共开展讲座4场，接受咨询78人次，发放读本184册、宣传单516份；全年读本发放首次突破1000册。",
    "附件1：2019年普法活动统计表（共46场讲座）；附件2：照片12张；联系人：张三，电话：020-12345678。",
    "成立由党工委书记任组长的领导小组，召开专题会议4次，投入经费10万余元。",
    "全年开展“法律六进”活动60余场，进机关8场、进企业12场、进社区40场，受教育人数近2000人。",
    "共发放《宪法学习读本》276册、《人民调解法读本》254册、宪法宣传单516份、普法一封信1610份。",
    "制作宣传展板20块、条幅90条、宣传栏54期，电子屏播放宣传标语365天。",
    "依托14个公共法律服务站，配备法律顾问14名，全年值班336个工作日，服务群众304人次。",
    "人民调解委员会调处纠纷126起，涉及金额56.8万元，调解成功率98.4%，接待来访群众咨询213人次。",
    "9月16日至22日网络安全宣传周期间，开展咨询活动1场，发放宣传单120余份、宣传袋60个。",
    "全年46场讲座中，律师主讲28场、司法所干部主讲12场、民警主讲6场，场均受众43人。",
    "讲座数量由上年的40场增至46场，读本发放量由980册增至1046册，咨询量由501人次增至529人次。",
    "6月开展“安全生产月”“国际禁毒日”宣传咨询2场，接受咨询38人次，发放资料500余份。",
    "受教育群众达3500余人次，占常住人口的6.3%；公众号推送普法信息120条，总阅读量5.2万次。",
    "全街网格员73名全部参加培训，举办网格员培训2期，培训人数146人次。",
    "第四季度举办讲座13场，接受咨询182人次；其中12月接受咨询78人次，为全年最多。",
    "社区矫正对象集中教育12次，参加216人次；青少年模拟法庭1场，参加学生96名。",
    "对照年初计划（讲座54场、咨询点12场），实际举办讲座46场、咨询点10场，完成率分别为85.2%和83.3%。",
    "1至11月累计举办讲座42场，12月举办4场。",
    "发放法治宣传品（毛巾、纸杯等）2000余件、环保袋800个、扇子500把。",
    "在朝阳社区、春晖社区各举办讲座4场，共计8场；在长城社区举办讲座1场。",
    "为群众解答法律问题500余个，代写法律文书15份，出具法律意见书8份。",
    "惠民街道现有人口5.6万人，持证律师14名，全年人均接受普法教育0.06次。2018年全年举办讲座40场。",
    "据统计，2019年我街共投入普法经费3.2万元，用于购买读本1300册、印刷宣传单6000份。全年实际发放读本1046册。",
    "讲座参与人数：一季度402人、二季度523人、三季度527人、四季度527人。",
    "活动一：3月8日，朝阳社区文化广场，参加168人，咨询22人次，发放读本40册、宣传单130份。",
    "全年接待咨询中，女性占52%，60岁以上老年人180余人次，农民工95人次。",
    "全年共举办讲座46场（线上6场、线下40场），线上观看人数1.2万人次。",
)
RIGHT_IN_ENGLISH = (
    "Under Article 24 of the Constitution and Order No. 136, Huimin Subdistrict gave 46 lectures "
    "on law in 2019, starting on 25 March 2019 at 9:30.",
    "In 2019, 3,556 people took part in 110 outreach events; of these, 1,979 came to lectures and 1,577 to booths.",
    "Over 500 residents sought legal advice; 127 of the consultations were about marriage "
    "and family and 79 about labour disputes.",
    "The 12348 hotline was open all year (tel. 020-12345678). Lawyers gave 304 consultations "
    "at the stations and 225 at events.",
    "We printed 2,000 booklets and 5,000 leaflets, and handed out 1,046 readers and 3,218 "
    "leaflets, about 4,260 copies in all.",
    "Each of the 14 communities held at least 1 lecture; attendance averaged 43 people per "
    "lecture, and the largest drew 60.",
    "From January to June 22 lectures were held; from July to December, 24. That makes 46 "
    "lectures, 6 more than in 2018.",
    "Legal Education Bulletin, May 2019: 1 booth, 17 consultations at events, 80 readers and 262 leaflets.",
    "More than 4,000 leaflets and readers were distributed among 21,000 households with 56,000 residents.",
    "Table 1. Lectures by month: 3, 1, 5, 5, 4, 4, 4, 3, 4, 4, 5, 4. Figures are for 2019; 90 banners were hung.",
    "Lectures held: 46. Booths: 10. Consultations: 529. Readers: 1,046. Leaflets: 3,218.",
    "Readership passed 1,000 copies; the number of lectures exceeded 45.",
    "Huimin held 46 lectures in 2019 (28 by lawyers, 12 by judicial staff and 6 by police officers).",
    "The office's WeChat posts were read 52,000 times; 365 slogans ran on LED screens.",
    "Mediators settled 126 disputes worth RMB 568,000; the success rate was 98.4%.",
    "Some 2,000 towels, 800 bags and 500 fans were given away.",
    "On 8 March a booth in the square of 朝阳社区 drew 168 visitors; 40 readers and 130 leaflets were handed out.",
    "Legal advisers were on duty for 336 days and served 304 residents at the stations.",
    "Lectures grew from 40 to 46, readers handed out from 980 to 1,046 and consultations from 501 to 529.",
    "During Network Security Week 120 leaflets and 60 bags were handed out.",
    "Against a plan of 54 lectures, 46 were held, which is 85.2%.",
    "2 training sessions for 73 grid workers were held, with 146 attendances.",
    "Online lectures were watched 12,000 times.",
    "Women made 52% of those advised; 180 consultations came from residents over 60.",
)
WRONG_IN_CHINESE = (
    ("共举办讲座近50余场。", "two_marks", None),
    ("举办法治讲座五十场，受教育群众3500余人次。", "above_truth", 46),
    ("全年受教育群众超过3600人次。", "above_truth", 3556),
    ("全年解答群众法律咨询５３０余人次。", "above_truth", 529),
    ("全年受教育群众近4000人次。", "above_truth", 3556),
    ("全年现场解答法律咨询1200余人次。", "above_truth", 529),
    ("发放宣传单3.3千份。", "above_truth", 3218),
    ("上半年举办讲座25场。", "above_truth", 22),
    ("长城社区全年举办讲座3场。", "above_truth", 1),
    ("全年接待婚姻家庭类咨询150人次。", "above_truth", 127),
    ("全年发放各类宣传资料万余份。", "above_truth", 4264),
    ("全年举办法治讲座逾百场。", "above_truth", 46),
    ("读本发放突破1100册。", "above_truth", 1046),
    ("全年发放普法读本1046份。", "wrong_measure", None),
    ("全年受教育群众3500余场。", "wrong_measure", None),
    ("受教育群众约4200人次。", "above_truth", 3556),
)
WRONG_IN_ENGLISH = (
    ("Nearly over 500 consultations were given.", "two_marks", None),
    ("Almost 5,000 leaflets were handed out.", "above_truth", 3218),
    ("Lectures held: 48.", "above_truth", 46),
    ("The number of consultations exceeded 600.", "above_truth", 529),
    ("Sixty notice-board issues were put up.", "above_truth", 54),
    ("A total of 4,000 people were reached.", "above_truth", 3556),
    ("In the first half of 2019, 25 lectures were given.", "above_truth", 22),
)


def _found(outreach: Outreach, path: Path, lines: list[str], encoding: str) -> list[tuple[str, str, int | None]]:
    path.write_text("\n".join(lines), encoding=encoding)
    answer = outreach("proofread", path, "--period", "2019", "--format", "json")
    return [(lines[one["line"] - 1], one["fault"], one["truth"]) for one in json.loads(answer.out)["findings"]]


def test_nothing_is_said_of_what_is_right(outreach: Outreach, tmp_path: Path) -> None:
    assert _found(outreach, tmp_path / "t.txt", [*RIGHT_IN_CHINESE, *RIGHT_IN_ENGLISH], "utf-8") == []


def test_each_error_is_found(outreach: Outreach, tmp_path: Path) -> None:
    wrong = [*WRONG_IN_CHINESE, *WRONG_IN_ENGLISH]
    assert _found(outreach, tmp_path / "t.txt", [text for text, _, _ in wrong], "utf-16") == wrong


def test_what_is_hidden_in_our_own_text_is_no_error(outreach: Outreach, tmp_path: Path) -> None:
    told = outreach("report", "--period", "2019-08", "--community", "长城社区", "--hide-below", "5").out
    assert "不足5人次" in told
    (tmp_path / "t.txt").write_text(told, encoding="utf-8")
    answer = outreach("proofread", tmp_path / "t.txt", "--period", "2019-08", "--community", "长城社区")
    assert answer.code == 0, answer.out


def test_sentences_in_the_cells_of_a_table_are_read_and_short_words_are_not(outreach: Outreach, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("2019年普法工作总结表")
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "计划", "讲座54场"
    table.cell(1, 0).text, table.cell(1, 1).text = "朝阳社区", "举办讲座4场。"
    table.cell(2, 0).text = "主要做法"
    table.cell(2, 1).text = "全年举办法治讲座46场。"
    table.cell(2, 1).add_paragraph("全年发放各类法律读本2000余册。")
    document.save(str(tmp_path / "form.docx"))
    answer = outreach("proofread", tmp_path / "form.docx", "--format", "json")
    assert [(one["fault"], one["truth"]) for one in json.loads(answer.out)["findings"]] == [("above_truth", 1046)]
