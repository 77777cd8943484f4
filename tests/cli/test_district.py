"""Several subdistricts in one database: each on its own, and all of them side by side, on each kind of database."""

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
