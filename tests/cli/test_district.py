"""Several subdistricts in one database: each on its own, and all of them side by side, on each kind of database."""

import json
from pathlib import Path

from tests.cli.conftest import Outreach, set_up

EVENT = ("event", "add", "--date", "5.4", "--form", "lecture", "--title", "讲座", "--community", "朝阳")


def test_each_on_its_own_and_all_together(empty: Outreach, tmp_path: Path) -> None:
    district = set_up(empty, tmp_path)
    second = ("init", "--subdistrict", "安宁街道", "--year", "2019", "--communities", str(tmp_path / "communities.csv"))
    refused = district(*second)
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "惠民街道" in refused.err
    district.done(*second, "--another")
    assert "安宁街道" in district(*second, "--another").err  # not twice
    district.done(*EVENT, "--attendance", "5", "--consult", "debt=3", "--material", "读本=2")
    district.done(*EVENT, "--attendance", "70", "--subdistrict", "安宁街道")
    district.done(
        "consult", "add", "--date", "5.5", "--category", "debt", "--community", "春晖", "--subdistrict", "安宁街道"
    )
    assert [event["attendance"] for event in district.json("event", "list", "2019-05")] == [5]
    own = {name: district.json("tally", "2019-05", "--subdistrict", name)["total"] for name in ("安宁街道", "惠民街道")}
    together = district.json("tally", "2019-05", "--subdistricts")
    assert {row.pop("key"): row for row in together["rows"]} == own
    for figure in ("events", "attendance", "consultations"):
        assert together["total"][figure] == sum(one[figure] for one in own.values())
    assert (together["total"]["attendance"], together["total"]["materials"]) == (75, {"册": 2, "份": 0})
    told = district.done("tally", "2019-05", "--subdistricts", "--subdistrict", "安宁街道")
    assert "安宁街道" in told
    assert "惠民街道" in told
    assert (
        district.done("tally", "2019-05", "--subdistricts", "--format", "csv").splitlines()[-1].startswith("total,2,75")
    )


def _of_two_offices(empty: Outreach, tmp_path: Path) -> Outreach:
    """Two subdistricts, one of them with a second community from July on."""
    district = set_up(empty, tmp_path)
    (tmp_path / "two.csv").write_text("社区,成立\n湖东,\n湖西,2019-07-01\n", "utf-8")
    second = ("init", "--subdistrict", "安宁街道", "--year", "2019", "--communities", str(tmp_path / "two.csv"))
    district.done(*second, "--another")
    district.done(*EVENT, "--attendance", "5", "--consult", "debt=3", "--material", "读本=2")
    for day, form in (("5.6", "lecture"), ("8.2", "booth")):
        district.done(
            "event", "add", "--date", f"2019.{day}", "--form", form, "--title", day, "--community", "湖东",
            "--community", "湖西", "--attendance", "70", "--subdistrict", "安宁街道", "--force",
        )  # fmt: skip
    return district


def test_coverage_of_a_district_is_that_of_its_subdistricts(empty: Outreach, tmp_path: Path) -> None:
    district = _of_two_offices(empty, tmp_path)
    together = district.json("coverage", "2019", "--subdistricts")
    own = {name: district.json("coverage", "2019", "--subdistrict", name) for name in ("安宁街道", "惠民街道")}
    assert [row["subdistrict"] for row in together["rows"]] == [*own]
    for row in together["rows"]:
        alone = own[row["subdistrict"]]
        assert (row["done"], row["due"], row["rate"]) == (alone["done"], alone["due"], alone["rate"])
        for month, cell in row["months"].items():
            cells = [one["cells"][month] for one in alone["rows"]]
            assert cell == {"done": cells.count("done"), "due": len(cells) - cells.count("absent")}
    assert together["rows"][0]["months"]["2019-05"] == {"done": 1, "due": 1}
    for count in ("done", "due"):
        assert together[count] == sum(one[count] for one in own.values())
    told = district("coverage", "2019", "--subdistricts", language="zh").out
    assert "合计" in told
    assert district.done("coverage", "2019", "--subdistricts", "--format", "csv").splitlines()[-1].startswith("total,")


def test_the_summary_of_a_district_adds_up_and_can_be_verified(empty: Outreach, tmp_path: Path) -> None:
    district = _of_two_offices(empty, tmp_path)
    paths = [tmp_path / f"district{suffix}" for suffix in (".json", ".docx", ".xlsx", ".html")]
    district.done("report", "2019", "--subdistricts", *(word for path in paths for word in ("-o", str(path))))
    tables = {table["id"]: table for table in json.loads(paths[0].read_text("utf-8"))["tables"]}
    tally = district.json("tally", "2019", "--subdistricts")
    for row, counted in zip(tables["subdistricts"]["rows"], tally["rows"], strict=True):
        assert (row["subdistrict"], row["events"], row["attendance"], row["consultations"], row["copies_册"]) == (
            counted["key"], counted["events"], counted["attendance"], counted["consultations"],
            counted["materials"].get("册", 0),
        )  # fmt: skip
    for name in ("subdistricts", "months"):
        for key in ("events", "attendance", "consultations", "copies_册"):
            assert sum(row[key] for row in tables[name]["rows"]) == tables[name]["total"][key]
    assert tables["months"]["total"]["events"] == tally["total"]["events"] == 3
    text = district("report", "2019", "--subdistricts", language="zh").out
    assert "惠民街道" in text
    for path in paths[1:]:
        assert district("verify", str(path)).code == 0
    district.done(*EVENT, "--attendance", "9", "--force")
    verified = district("verify", str(paths[1]))
    assert verified.code == 1
    assert "was 5, is now 14" in verified.out
    refused = district("report", "2019", "--subdistricts", "--community", "湖东")
    assert (refused.code, refused.out) == (2, "")


def test_two_files_become_one_district(empty: Outreach, tmp_path: Path) -> None:
    """Each office had a file of its own; nothing of the one is lost or doubled beside the other."""
    files = []
    for name in ("惠民街道", "安宁街道"):
        path = tmp_path / f"{name}.db"
        empty.done("init", "--db", str(path), "--subdistrict", name, "--year", "2019")
        empty.done("event", "add", *EVENT[2:-2], "--all-communities", "--attendance", "5", "--db", str(path))
        files.append(tmp_path / f"{name}.json")
        empty.done("dump", str(files[-1]), "--db", str(path))
    empty.done("load", str(files[0]))
    refused = empty("load", str(files[1]))
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    empty.done("load", str(files[1]), "--another")
    assert "安宁街道" in empty("load", str(files[1]), "--another").err  # not twice
    rows = empty.json("tally", "2019-05", "--subdistricts")["rows"]
    assert [(row["key"], row["attendance"]) for row in rows] == [("安宁街道", 5), ("惠民街道", 5)]


def test_a_name_that_none_has(small: Outreach) -> None:
    for language in ("en", "zh"):
        answer = small("tally", "--subdistrict", "惠明街道", language=language)
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert "惠明街道" in answer.err
        assert "惠民街道" in answer.err
