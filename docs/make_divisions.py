"""Writes bulletin_ie/lexicon/data/divisions.tsv, the provinces, prefectures and counties, from gazetteers.

python docs/make_divisions.py FOLDER          write it
python docs/make_divisions.py FOLDER --check  exit with 1 if it is not what the gazetteers say

FOLDER holds the four tables that SOURCES names. Names and codes are facts; nothing else is taken from them.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import Counter
from pathlib import Path

SOURCES = """\
# Provinces, prefectures and counties of China: codes (GB/T 2260, six digits) and names, which are facts.
# Written by docs/make_divisions.py; state of 2023, checked on 2026-11-22. From:
#   xiangyuecn/AreaCity-JsSpider-StatsGov @1ec0580 (MIT): the divisions of today
#   modood/Administrative-divisions-of-China @57a0aa9 (WTFPL): statistical codes where the former has none
#   mumuy/data_location @a40c560 (MIT): every code ever used
#   dongrixinyu/JioNLP @783abc5 (Apache-2.0): renamed and merged counties, 2002 to 2023
# Columns: code, name, short form (where it is not the name without its last character), and for what is no more
# "-" alone, or since when and under which code it goes on. The parent stands in the code.
"""
TARGET = Path(__file__).parents[1] / "bulletin_ie" / "lexicon" / "data" / "divisions.tsv"

_PEOPLES = (
    "阿昌 白 保安 布朗 布依 傣 达斡尔 德昂 东乡 侗 独龙 俄罗斯 鄂伦春 鄂温克 高山 仡佬 哈尼 哈萨克 赫哲 回 基诺 景颇 京 "
    "柯尔克孜 拉祜 黎 傈僳 珞巴 满 毛南 门巴 蒙古 苗 仫佬 纳西 怒 普米 羌 撒拉 畲 水 塔吉克 塔塔尔 土家 土 佤 维吾尔 "
    "乌孜别克 锡伯 瑶 彝 裕固 藏 壮 朝鲜 各"
)
_PEOPLE = "|".join(sorted((re.escape(p) for p in _PEOPLES.split()), key=len, reverse=True))
_AUTONOMOUS = re.compile(
    rf"(?<!内)(?:(?:{_PEOPLE})族|哈萨克|柯尔克孜|蒙古|锡伯|塔吉克|维吾尔|鄂伦春){{0,5}}自治[县州区旗]$"
)
_DISTRICT_OF_A_PEOPLE = re.compile(rf"(?:{_PEOPLE})族区$")
_PLACEHOLDERS = re.compile(r"直辖|市辖区|^县$|^市区$|^郊区$|^城区$|^矿区$|行政单位|兵团|岛礁|群岛|新区$|开发区$")
_ZONE = re.compile(r"[1-9]\d{3}7\d")  # development zones have statistical codes only and are no divisions
_DIVISION = re.compile(r"[省市区县旗州盟]$")
# Renamed under the same code, which no table keeps: State Council, 2001 to 2012.
_RENAMED = {
    ("320800", "淮阴市"): "2001", ("420600", "襄樊市"): "2010", ("530800", "思茅市"): "2007",
    ("533103", "潞西市"): "2010", ("530802", "翠云区"): "2007", ("420607", "襄阳区"): "2010",
}  # fmt: skip


def rows(path: Path, delimiter: str = "\t") -> list[dict[str, str]]:
    """The rows of a compressed table."""
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def current(folder: Path) -> dict[str, str]:
    """Code and name of every division of today down to the county."""
    found: dict[str, str] = {}
    for row in rows(folder / "areacity_level4.csv.gz", ","):
        code, name = row["ext_id"][:6], row["ext_name"]
        if row["deep"] in "012" and len(code) == 6 and _usable(code, name):
            found[code] = name
    known_names = {(code[:2], name) for code, name in found.items() if code[2:] != "0000"}
    for row in rows(folder / "divisions_2023_street_modood.tsv.gz"):
        code, name = row["code"].ljust(6, "0"), row["name"]
        known = code in found or (code[:2], name) in known_names
        if row["level"] in "123" and not known and _usable(code, name):
            found[code] = name
    return found


def _usable(code: str, name: str) -> bool:
    inland = code[:2] not in {"71", "81", "82"} or code.endswith("0000")  # no codes of the standard below them
    city = code[:2] in {"11", "12", "31", "50"} and code.endswith("00") and not code.endswith("0000")
    town = re.fullmatch(r"(?:4419|4420|4604|6202)(?!00)\d\d", code)  # prefectures without counties
    named = not re.search(r"直辖|市辖区|^县$|^重庆[城郊]", name)
    return bool(inland and not city and not town and named and not _ZONE.fullmatch(code) and _DIVISION.search(name))


def history(folder: Path, now: dict[str, str]) -> dict[str, tuple[str, str]]:
    """What is no more: code to name and mark; of several codes of one place, the last."""
    names = {(code[:2], name) for code, name in now.items()}
    since = _changes(folder, now)
    last: dict[tuple[str, str], str] = {}
    for row in sorted(rows(folder / "divisions_county_history_mumuy.tsv.gz"), key=lambda row: row["code"]):
        code, name = row["code"], row["name"]
        place = code[:4] + "00" if code[:4] + "00" in now else code[:2]
        marked = (place, name) in since
        gone = (
            code not in now and (code[:2], name) not in names and _DIVISION.search(name) and not _ZONE.fullmatch(code)
        )
        if gone and (marked or not _PLACEHOLDERS.search(name)):
            last[place, name] = code
    placed = {(place[:2], name) for place, name in last if len(place) == 6}
    return {
        code: (name, f"-{since.get((place, name), '')}")
        for (place, name), code in last.items()
        if len(place) == 6 or (place, name) not in placed
    }


def _changes(folder: Path, now: dict[str, str]) -> dict[tuple[str, str], str]:
    """Day of the change and new code, by the prefecture's code and the old name."""
    found: dict[tuple[str, str], str] = {}
    prefectures = {name: code for code, name in now.items() if code.endswith("00")}
    for line in (folder / "china_location_change_jionlp.txt").read_text(encoding="utf-8").splitlines():
        before, _, after = line.partition("=>")
        cells, new = before.split("\t"), after.split("\t")
        if len(cells) > 6 and new[-1] != cells[6] and cells[4] in prefectures:  # without a seventh, a prefecture
            stems = [n for n in (new[-1], cells[6][:-1], new[-1][:-1]) if len(n) > 1]
            inside = {n: c for c, n in now.items() if c[:4] == prefectures.get(new[1], "-")[:4]}
            code = next((c for stem in stems for n, c in inside.items() if n == stem or n[:-1] == stem), "")
            found[prefectures[cells[4]], cells[6]] = f"{cells[0]}>{code}".rstrip(">")
    return found


def short_of(name: str) -> str:
    """The form without level and peoples: 长阳土家族自治县 → 长阳; empty where one character is left."""
    for pattern in (_AUTONOMOUS, _DISTRICT_OF_A_PEOPLE, re.compile(r"特别行政区$|地区$|(?<=..)新区$|(?<=神农架)林区$")):
        if (short := pattern.sub("", name)) != name:
            return short or re.sub("族?自治.$", "", name)  # 鄂伦春自治旗: named for the people
    return name[:-1] if len(name) > 2 else ""


def table(folder: Path) -> str:
    """The whole file."""
    now = current(folder)
    entries = [(code, name, "") for code, name in now.items()]
    entries += [(code, name, mark) for code, (name, mark) in history(folder, now).items()]
    entries += [(code, name, f"-{year}>{code}") for (code, name), year in _RENAMED.items()]
    lines = []
    for code, name, mark in sorted(entries):
        short = short_of(name)
        cells = [code, name, "" if short == (name[:-1] if len(name) > 2 else "") else short, mark]
        lines.append("\t".join(cells).rstrip("\t"))
    return SOURCES + "\n".join(lines) + "\n"


def main() -> int:
    """Write the file, or check it."""
    text = table(Path(sys.argv[1]))
    if "--check" in sys.argv:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    marks = Counter("now" if "-" not in line else "former" for line in text.splitlines() if line[0] != "#")
    print(f"{TARGET.name}: {len(text.encode())} bytes, {dict(marks)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
