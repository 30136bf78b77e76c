"""The shipped table, and gazetteers of users: every form, and what is wrong with bad files."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import bulletin_ie
from bulletin_ie.cli.app import app
from bulletin_ie.divisions import Gazetteer, default_gazetteer, load_gazetteer
from bulletin_ie.errors import LexiconError

ROOT = Path(__file__).parents[2]
TABLES = Path(os.environ.get("BULLETIN_IE_SHARED", ROOT.parent / "shared")) / "data" / "gaz"
needs_tables = pytest.mark.skipif(not TABLES.is_dir(), reason="the gazetteers are not beside the checkout")

LONG = "code,name,level,parent\n33,浙江省,1,\n3309,舟山市,2,33\n330998,青溪县,3,3309\n330998101,石桥镇,4,330998\n"
TSV = LONG.replace(",", "\t")
CODES = "code,name\n330998,青溪县\n330998101,石桥镇\n330998101201,柳树村委会\n"
FILLED = "id,name\n330998000000,青溪县\n330998101000,石桥镇\n330998101201,柳树村委会\n"
WORDS = "name,level,code,parent\n石桥镇,township,330998101,330998\n青溪县,county,330998,330900\n"
AREACITY = (
    "id,pid,deep,name,pinyin_prefix,pinyin,ext_id,ext_name\n"
    '33,0,0,"浙江","z","zhe jiang","330000000000","浙江省"\n3309,33,1,"舟山","z","zhou shan","330900000000","舟山市"\n'
    '330998,3309,2,"青溪","q","qing xi","330998000000","青溪县"\n330998101,330998,3,"石桥","s","","330998101000","石桥镇"\n'
)
WIDE = (
    "province\tcity\tcounty\ttown\tvillage\tcounty_code\tlevel\tshort\n"
    "浙江省\t舟山市\t青溪县\t\t\t330998\t3\t青溪\n浙江省\t舟山市\t青溪县\t石桥镇\t\t330998\t4\t\n"
    "浙江省\t舟山市\t青溪县\t石桥镇\t柳树村\t330998\t5\t\n"
    "浙江省\t\t\t\t\t330000\t1\t浙江\n浙江省\t舟山市\t\t\t\t330900\t2\t舟山\n"
)


@pytest.fixture
def write(tmp_path):
    def write(content: str | bytes, name: str = "own.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write


def towns(table: Gazetteer) -> list[tuple[str, str]]:
    (county,) = table.named("青溪县")
    return [(unit.name, name) for unit, name, _ in table.towns_of(county)]


def test_the_shipped_table():
    table = default_gazetteer()
    today = [unit for unit in table.units.values() if not unit.former]
    assert [sum(unit.level == level for unit in today) for level in (0, 1, 2)] == [34, 333, 2848]
    assert len({unit.code for unit in today}) == len(today)
    for unit in table.units.values():
        assert unit.code.isdecimal()
        assert len(unit.code) == 6
        assert unit.parent is None or table.units[unit.parent].level < unit.level
    assert {table.path(unit)[:2] for unit in table.named("西湖区")} == {("浙江省", "杭州市"), ("江西省", "南昌市")}
    assert table.path(table.named("济源市")[0]) == ("河南省", "济源市")
    assert [unit.code for unit in table.named("长阳县")] == ["420528"]
    (former,) = table.named("偃师市")
    assert (former.former, former.successor) == ("recent", "410307")


@needs_tables
def test_the_shipped_table_is_what_its_script_makes():
    script = [sys.executable, str(ROOT / "docs" / "make_divisions.py"), str(TABLES), "--check"]
    assert subprocess.run(script, check=False).returncode == 0


@pytest.mark.parametrize(
    "content", [LONG, TSV, CODES, FILLED, WORDS, AREACITY, WIDE, "\ufeff" + LONG, LONG.replace("\n", "\r\n")]
)
@pytest.mark.parametrize("packed", [False, True])
def test_every_form_is_read(write, content, packed):
    data = content.encode("utf-8")
    table = load_gazetteer(write(gzip.compress(data, mtime=0) if packed else data))
    (county,) = table.named("青溪县")
    assert (county.code, table.path(county)) == ("330998", ("浙江省", "舟山市", "青溪县"))
    assert towns(table) == [("青溪县", "石桥镇")]
    keys = [key for _, _, key in table.towns_of(county)]
    assert [table.villages_of(key) for key in keys] == [["柳树村"] if "柳树村" in content else []]


def test_gb18030_is_read(write):
    assert towns(load_gazetteer(write(LONG.encode("gb18030")))) == [("青溪县", "石桥镇")]


def test_counties_of_both_are_one_under_the_shipped_code(write):
    stale = "code,name,level,parent\n41,河南省,1,\n4103,洛阳市,2,41\n410381,偃师区,3,4103\n410381001,槐新街道办事处,4,410381\n"
    table = load_gazetteer(write(stale))
    (unit,) = [unit for unit in table.named("偃师区") if not unit.former]
    assert unit.code == "410307"
    assert [name for _, name, _ in table.towns_of(unit)] == ["槐新街道"]


def test_placeholders_are_no_divisions(write):
    rows = "code,name,level,parent\n11,北京市,1,\n1101,市辖区,2,11\n110105,朝阳区,3,1101\n110105009,建外街道,4,110105\n"
    table = load_gazetteer(write(rows))
    (unit,) = [unit for unit in table.named("朝阳区") if unit.code == "110105"]
    assert table.path(unit) == ("北京市", "朝阳区")
    assert [name for _, name, _ in table.towns_of(unit)] == ["建外街道"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the columns code and name are missing; the header has nothing"),
        ("code,name,level,parent\n", "no line below the header"),
        ("word,df\n发展,12\n", "the columns code and name are missing; the header has word, df"),
        ("code,name,level,parent\n330998,青溪县,3\n", "line 2 has 3 columns, and the header 4"),
        ("code,name,level,parent\n330998,,3,3309\n", "line 2 lacks a code or a name"),
        ("code,name,level,parent\n330998,青溪县,9,3309\n", "line 2: 青溪县 has the level '9'"),
        ("code,name\nX1,青溪县\n", "青溪县 has no level, and its code 'X1' shows none"),
        (
            "code,name,level,parent\n330998,青溪县,3,9999\n",
            "青溪县 (330998) lies in '9999', which no line and no shipped code has",
        ),
        ("code,name,level,parent\n330998101201,柳树村,5,330998101\n", "柳树村 (330998101201) lies in '330998101'"),
        (b"\x1f\x8b\x08broken", "the gzip file is damaged"),
        (gzip.compress(LONG.encode(), mtime=0)[:-20], "the gzip file is damaged"),
        (b"\xff\xfe\x00\x01code", "neither UTF-8 nor GB18030"),
        (b"code,name\0\n", "it is no text"),
        ('code,name\n330998,"青溪县\n', "line 2"),
    ],
)
def test_a_bad_file_is_one_error_that_says_what_to_do(write, content, said):
    with pytest.raises(LexiconError) as caught:
        bulletin_ie.load(divisions=write(content))
    assert caught.value.code == "bad_gazetteer"
    assert caught.value.message.startswith("own.csv: ")
    assert said in caught.value.message
    assert "docs/divisions.md" in caught.value.message


def test_a_missing_file_and_a_wrong_argument(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(LexiconError) as caught:
            bulletin_ie.load(divisions=path)
        assert caught.value.code == "unreadable"
    with pytest.raises(bulletin_ie.BulletinIEError) as wrong:
        bulletin_ie.load(divisions=5)
    assert wrong.value.code == "bad_argument"


@needs_tables
@pytest.mark.parametrize(
    ("name", "towns"),
    [
        ("areacity_level4.csv.gz", 39_000),
        ("divisions_2023_street_modood.tsv.gz", 41_000),
        ("divisions_county_history_mumuy.tsv.gz", 0),
    ],
)
def test_the_known_tables_load_as_they_are(name, towns):
    table = load_gazetteer(TABLES / name)
    assert sum(map(len, table.towns.values())) >= towns
    for place in ("太康县", "义乌市", "江宁区"):
        (unit,) = [unit for unit in table.named(place) if not unit.former]
        assert unit.key == unit.code


def test_the_command_line_takes_a_gazetteer(write, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("本报讯 4月6日，县长林明深入柳树村调研。", encoding="utf-8")
    table = write(LONG + "330998101201,柳树村委会,5,330998101\n")
    command = ["extract", str(page), "--locality", "青溪县", "--divisions"]
    done = CliRunner().invoke(app, [*command, str(table)])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout.splitlines()[0])["articles"][0]["events"][0]["places"][0]["division"]["path"] == [
        "浙江省", "舟山市", "青溪县", "石桥镇", "柳树村",
    ]  # fmt: skip
    bad = CliRunner().invoke(app, [*command, str(write("word\n发展\n", "bad.csv"))])
    assert bad.exit_code == 2
    assert "--divisions" in bad.output
