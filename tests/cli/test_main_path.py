"""A year from nothing to its tally, by commands alone, on both kinds of database."""

from pathlib import Path

from tests.cli.conftest import Outreach


def test_from_nothing_to_the_tally(office: Outreach) -> None:
    office.done("plan", "set", "2019-05", "--theme", "防范经济犯罪", "--target", "lecture=1", "--each")
    office.done("plan", "set", "5月", "--target", "咨询=20", "--target", "读本=100")
    office.done("material", "receive", "读本", "200册", "--date", "5.1")
    number = office.json(
        *("event", "add", "--date", "2019年5月4日", "--form", "讲座", "--title", "以案释法", "--community", "朝阳"),
        *("--community", "春晖", "--attendance", "40余", "--venue", "文化广场", "--law", "《刑法》"),
        *("--audience", "老年人=20", "--audience", "youth", "--speaker", "陈某:律师", "--organiser", "司法所"),
        *("--material", "读本=30册", "--material", "宣传单=120", "--note", "晴"),
    )["number"]  # fmt: skip
    office.done("event", "add", "--date", "5.9", "--form", "booth", "--title", "广场咨询", "--all-communities")
    office.done("event", "add", "--date", "5.30", "--form", "lecture", "--title", "后天", "--community", "春晖",
                "--status", "planned", "--attendance", "99")  # fmt: skip
    office.done(
        "consult", "add", "--event", "2019-002", "--category", "婚姻家庭", "--outcome", "当场解答", "--count", "7"
    )
    office.done("consult", "add", "--community", "春晖", "--category", "debt", "--date", "昨天")
    office.done("material", "give", "读本", "5", "--community", "长城", "--date", "2019-07-02", "--plan-month", "5月")

    tally = office.json("tally", "2019-05")
    assert tally["period"] == {"label": "2019-05", "start": "2019-05-01", "end": "2019-06-01"}
    assert (tally["basis"], tally["by"]) == ("plan", "community")
    keys = ("events", "attendance", "attendance_estimated", "events_attendance_unknown", "consultations", "materials")
    rows = {row["key"]: tuple(row[key] for key in keys) for row in tally["rows"]}
    nothing = {"册": 0, "份": 0}
    assert list(rows) == ["朝阳社区", "春晖社区", "长城社区", "subdistrict"]
    assert rows["朝阳社区"][:5] == (1, 40, 40, 0, 0)
    assert rows["春晖社区"] == (1, 40, 40, 0, 1, nothing)
    assert rows["长城社区"] == (0, 0, 0, 0, 0, {"册": 5, "份": 0})
    total, summed = tally["total"], tally["sum_of_rows"]
    assert tuple(total[key] for key in keys) == (2, 40, 40, 1, 8, {"册": 35, "份": 120})
    assert (summed["events"], summed["attendance"]) == (3, 80)
    assert summed["materials"] == total["materials"]
    assert total["targets"] == {"events": 2, "consultations": 20, "materials": {"册": 100}}
    assert tally["rows"][0]["targets"] == {"events": 1}

    (material,) = (row for row in office.json("material", "list") if row["name"] == "读本")
    assert (material["received"], material["handed_out"], material["on_hand"]) == (200, 35, 165)
    event = office.json("event", "show", number)
    assert event["laws"] == ["刑法"]
    assert event["speakers"] == [{"name": "陈某", "role": "lawyer"}]
    assert event["audiences"] == [{"audience": "elderly", "attendance": 20}, {"audience": "youth", "attendance": None}]
    assert (event["attendance"], event["attendance_estimated"], event["note"]) == (40, True, "晴")


def test_a_record_moved_to_another_plan_month_counts_there(office: Outreach) -> None:
    office.done("event", "add", "--date", "2019-06-02", "--form", "booth", "--title", "改期", "--all-communities",
                "--plan-month", "2019-05", "--attendance", "120")  # fmt: skip

    def events(period: str, *basis: str) -> int:
        count: int = office.json("tally", period, *basis)["total"]["events"]
        return count

    assert (events("2019-05"), events("2019-06")) == (1, 0)
    assert (events("2019-05", "--calendar"), events("2019-06", "--calendar")) == (0, 1)
    office.done("event", "edit", "2019-001", "--plan-month", "")
    assert (events("2019-05"), events("2019-06")) == (0, 1)


def test_editing_deleting_and_restoring_an_event_moves_the_figures(office: Outreach) -> None:
    office.done("event", "add", "--date", "5.4", "--form", "lecture", "--title", "一", "--community", "朝阳",
                "--attendance", "45", "--material", "读本=10", "--consult", "物业=2")  # fmt: skip

    def figures() -> tuple[int, int, int, int]:
        total = office.json("tally", "2019-05")["total"]
        return total["events"], total["attendance"], total["consultations"], total["materials"]["册"]

    assert figures() == (1, 45, 2, 10)
    office.done("event", "edit", "2019-001", "--attendance", "不详", "--material", "读本=12", "--consult", "物业=0")
    assert figures() == (1, 0, 0, 12)
    office.done("event", "delete", "2019-001")
    assert figures() == (0, 0, 0, 0)
    office.done("event", "restore", "2019-001")
    assert figures() == (1, 0, 0, 12)
    office.done("event", "edit", "2019-001", "--status", "cancelled")
    assert figures() == (0, 0, 0, 0)


def test_consultations_are_changed_and_deleted_by_the_end_of_their_id(office: Outreach) -> None:
    whole = office.json("consult", "add", "--community", "朝阳", "--category", "物业")["id"]
    short = office.done("consult", "add", "--community", "朝阳", "--category", "合同").split()[0]
    office.done("consult", "edit", short, "--count", "3", "--outcome", "约期答复", "--follow-up", "6.1")
    office.done("consult", "edit", short, "--followed-up", "6.1")
    listed = {one["category"]: one for one in office.json("consult", "list", "2019-05")}
    assert (listed["contract"]["count"], listed["contract"]["followed_up"]) == (3, "2019-06-01")
    office.done("consult", "delete", whole)
    assert [one["category"] for one in office.json("consult", "list")] == ["contract"]


def test_coverage_tells_the_states_apart(office: Outreach) -> None:
    office.done("event", "add", "--date", "5.4", "--form", "lecture", "--title", "一", "--community", "朝阳")
    office.done("event", "add", "--date", "5.29", "--form", "lecture", "--title", "二", "--community", "春晖",
                "--status", "planned")  # fmt: skip
    office.done("community", "zero", "春晖", "2019-02")
    coverage = office.json("coverage", "2019")
    cells = {row["community"]: row["cells"] for row in coverage["rows"]}
    assert cells["朝阳社区"]["2019-05"] == "done"
    assert cells["春晖社区"]["2019-05"] == "planned"
    assert cells["春晖社区"]["2019-02"] == "zero"
    assert cells["朝阳社区"]["2019-02"] == "missing"
    assert [cells["长城社区"][f"2019-{month:02d}"] for month in (6, 7)] == ["absent", "missing"]
    assert (coverage["due"], coverage["done"]) == (12 + 12 + 6, 1)
    assert coverage["rate"] == round(1 / 30, 4)


def test_communities_are_added_edited_and_closed(office: Outreach) -> None:
    office.done("community", "add", "新社区", "--from", "2019-09-01", "--order", "9", "--grids", "4", "--adviser", "李")
    office.done("community", "edit", "新社区", "--name", "新民社区", "--from", "")
    office.done("community", "close", "新民", "--until", "2019-11-30")
    (added,) = (one for one in office.json("community", "list") if one["name"] == "新民社区")
    assert added == {
        "name": "新民社区", "order": 9, "grids": 4, "adviser": "李", "from": None, "until": "2019-11-30",
    }  # fmt: skip
    cells = {row["community"]: row["cells"] for row in office.json("coverage", "2019")["rows"]}
    assert (cells["新民社区"]["2019-11"], cells["新民社区"]["2019-12"]) == ("missing", "absent")


def test_stock_is_received_minus_given_plus_adjusted_and_may_be_negative(office: Outreach) -> None:
    office.done("material", "receive", "读本", "10")
    answer = office("material", "give", "读本", "12", "--community", "朝阳", "--date", "5.4")
    assert answer.code == 0
    assert "-2" in answer.err
    office.done("material", "adjust", "读本", "-3", "--reason", "受潮")
    office.done("material", "adjust", "读本", "+1")
    (stock,) = (row for row in office.json("material", "list") if row["name"] == "读本")
    assert (stock["received"], stock["handed_out"], stock["adjusted"], stock["on_hand"]) == (10, 12, -2, -4)


def test_files_are_kept_listed_and_written_out_again(office: Outreach, tmp_path: Path) -> None:
    evidence = tmp_path / "签到表.txt"
    evidence.write_text("王某\n", encoding="utf-8")
    office.done("event", "add", "--date", "5.4", "--form", "lecture", "--title", "一", "--community", "朝阳",
                "--attach", str(evidence))  # fmt: skip
    evidence.write_text("改", encoding="utf-8")
    (kept,) = office.json("event", "files", "2019-001")
    assert (kept["name"], kept["kind"]) == ("签到表.txt", "sign_in")
    path = office.done("event", "files", "2019-001", "--export", str(tmp_path / "out")).strip()
    assert Path(path).read_text(encoding="utf-8") == "王某\n"


def test_the_calendar_proposes_what_there_was_in_the_year(office: Outreach) -> None:
    def names(year: str) -> set[str]:
        return {day["name"] for day in office.json("plan", "days", year)}

    assert "民法典宣传月" not in names("2019")
    assert "民法典宣传月" in names("2021")
    planned = {day["name"] for month in office.json("plan", "show", "2019") for day in month["key_days"]}
    assert planned == names("2019")
