"""How the time for a page grows with its length: `python benchmarks/growth.py [SHAPE…] [--from N] [--to N] [--at-most RATIO] [--write FILE]`.

Each shape is a text of one kind, most of them hostile: one character repeated, only names, only quotes, one sentence,
ten thousand headlines. A page of each is doubled from 20,000 characters on, or from what is given; CPU time, one process, after a first call.
Printed are seconds for each length, and how many times longer the last doubling took: 2 is linear, 4 is quadratic.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path

from measuring.documents import table, write

import bulletin_ie

SAMPLES = Path(__file__).parents[1] / "bulletin_ie" / "samples"
SMALLEST = 20_000
NAMES = ("张三丰", "李四海", "王五一", "赵立新", "陈学文", "周明远", "欧阳建国", "林小川")
POSTS = ("县委书记", "县长", "副县长", "镇长", "县委常委", "组织部部长", "局长", "主任")


def numbered(line: Callable[[int], str], gap: str = "\n") -> Callable[[], Iterator[str]]:
    """Endless lines, each with its number."""
    return lambda: (line(number) + gap for number in count(1))


def repeated(text: str) -> Callable[[], Iterator[str]]:
    """One text without end."""
    return lambda: cycle([text])


def real() -> Iterator[str]:
    """The package's sample pages one after the other."""
    return cycle([path.read_text(encoding="utf-8") + "\n\n" for path in sorted(SAMPLES.glob("*.txt"))])


def given(number: int) -> str:
    """A name; no two of many thousands are alike."""
    return "周王李赵陈"[number % 5] + chr(0x4E00 + number // 500 % 2000) + chr(0x5E00 + number // 5 % 100)


MEETING = "清川县召开会议\n本报讯 4月6日，县委召开会议。"
VISIT = "县长调研项目建设\n本报讯 4月6日，县长周明远到青石镇调研"


def article(sentence: Callable[[int], str]) -> Callable[[], Iterator[str]]:
    """One article, in one paragraph."""
    return lambda: iter_after(MEETING, numbered(sentence, "")())


CHARACTERS = {
    f"only {c!r}": repeated(c)
    for c in "。，、：；（）“”《》【】·—-/.一十1０年月日时的县长记者第张会\u3000 \n\t●◆\u200b<>&😀Aé"
}
SHAPES: dict[str, Callable[[], Iterator[str]]] = {
    "real pages": real,
    **CHARACTERS,
    "digits": numbered(lambda n: str(n * 7919), ""),
    "digits and commas": numbered(lambda n: f"{n * 7919:,}", ","),
    "Chinese numerals": repeated("一百二十三万四千五百六十七"),
    "name list": numbered(lambda n: NAMES[n % 8], "、"),
    "name list, spaces": numbered(lambda n: NAMES[n % 8], " "),
    "name list, lines": numbered(lambda n: NAMES[n % 8]),
    "names with titles": numbered(lambda n: POSTS[n % 8] + NAMES[n % 7], "、"),
    "attending": numbered(lambda n: f"{POSTS[n % 8]}{NAMES[n % 7]}参加会议", "，"),
    "many names": numbered(lambda n: f"县长{given(n)}", "，"),
    "many names, bare": numbered(lambda n: f"{given(n)}说", "，"),
    "many names, long list": numbered(given, "、"),
    "one name, many titles": numbered(lambda n: f"县第{n}局局长张三丰", "、"),
    "one name, speaking": repeated("张三丰说，"),
    "titles": repeated("县委书记、县长、"),
    "titles, no marks": repeated("县委书记县长"),
    "titles in brackets": repeated("县长（县委副书记）"),
    "titles of another": repeated("县委书记的"),
    "open quotes": repeated("“县长"),
    "one quote, never closed": lambda: iter_after("“", cycle(["调研"])),
    "open quotes, events": repeated("“调研"),
    "closing quotes": repeated("”张三丰说，"),
    "closed quotes": repeated("“县长”"),
    "nested quotes": lambda: cycle(["“", "‘"]),
    "open brackets": repeated("（县长"),
    "nested brackets": repeated("（县（长）"),
    "brackets": repeated("（1）"),
    "headlines": numbered(lambda n: f"清川县第{n}次召开防汛工作会议"),
    "headlines, alike": repeated("清川县召开防汛工作会议\n"),
    "headlines, no breaks": repeated("清川县召开防汛工作会议 "),
    "datelines": repeated("本报讯\n"),
    "datelines, no breaks": repeated("本报讯"),
    "datelines, records": numbered(lambda n: f"本报讯 4月{n % 28 + 1}日，县长周明远到青石镇调研第{n}村。"),
    "datelines, one line": numbered(lambda n: f"本报讯（记者 {NAMES[n % 8]}）4月6日，清川县召开会议。", ""),
    "broken articles": numbered(
        lambda n: f"本报讯 4月{n % 28 + 1}日，清川县第{n}次召开防汛工作会议，确保" if n % 2 else f"第{n}次会议强调压实责任。", "\n\n"
    ),
    "bylines": numbered(lambda n: f"（记者 {NAMES[n % 8]}）"),
    "bylines, no breaks": numbered(lambda n: f"（记者 {NAMES[n % 8]}）", ""),
    "bylines, many names": numbered(lambda n: f"{NAMES[n % 8]} 周小{n}", " "),
    "reporters": lambda: iter_after("本报讯（记者 ", cycle(["张三丰 李四海 "])),
    "deadlines": numbered(lambda n: f"{n % 12 + 1}月{n % 28 + 1}日前完成第{n}批整改任务", "，"),
    "deadlines, sentences": numbered(lambda n: f"各镇要在{n % 12 + 1}月底前完成第{n}批整改任务", "。"),
    "counts": numbered(lambda n: f"排查隐患{n}处", "、"),
    "counts, sentences": numbered(lambda n: f"全县新建农村公路{n}公里", "。"),
    "counts, alike": numbered(lambda n: f"改造{given(n)[1:]}桥3座", "，"),
    "counts, no marks": numbered(lambda n: f"{n}人", ""),
    "dates": numbered(lambda n: f"{n % 12 + 1}月{n % 28 + 1}日", "、"),
    "dates, no marks": numbered(lambda n: f"{n % 28 + 1}日", ""),
    "dates, full": numbered(lambda n: f"{2000 + n % 30}年{n % 12 + 1}月{n % 28 + 1}日", "至"),
    "times": repeated("今年以来，目前，近日，当天上午，下周一前，"),
    "clock": numbered(lambda n: f"{n % 24}:{n % 60:02}", "-"),
    "table": numbered(lambda n: f"{n}\t青石镇\t{n * 3}人\t4月{n % 28 + 1}日\t完成"),
    "table with bars": numbered(lambda n: f"| {n} | 柳树村 | {NAMES[n % 8]} | {n % 100}% |"),
    "one sentence": numbered(lambda n: f"县长{NAMES[n % 8]}到青石镇第{n}村调研", "，"),
    "one sentence, no marks": repeated("清川县青石镇柳树村群众生产生活情况良好"),
    "one sentence, and": repeated("县委书记和县长以及镇长到青石镇和柳树村"),
    "lines of one character": lambda: (c + "\n" for c in cycle("县长周明远到青石镇调研防汛工作，强调要压实责任。")),
    "alternating lines": lambda: cycle(["清川县召开防汛工作会议\n", "一、\n", "4月6日，县长到青石镇。\n", "记者\n"]),
    "short lines, blanks": lambda: cycle(["压实责任\n\n", "\n", "确保安全，\n"]),
    "numbered items": numbered(lambda n: f"{n}.各镇要压实责任", "；"),
    "numbered lines": numbered(lambda n: f"（{n}）压实责任。"),
    "sections": numbered(lambda n: f"{'一二三四五六七八九十'[n % 10]}、县长到青石镇调研。4月{n % 28 + 1}日，县委召开会议。"),
    "bullets": repeated("◆近日，青石镇开展安全生产检查。\n"),
    "one article": lambda: iter_after("本报讯 ", numbered(lambda n: f"4月{n % 28 + 1}日，县长周明远到第{n}村调研。", "")()),
    "one article, paragraphs": lambda: iter_after(
        "清川县召开会议\n本报讯 4月6日，清川县召开会议。\n", numbered(lambda n: f"　　县委书记周明远强调，要在{n % 12 + 1}月底前完成第{n}项任务。")()
    ),
    "speech": repeated("周明远强调，要压实责任；指出，要抓好落实；"),
    "appointments": numbered(lambda n: f"任命{NAMES[n % 8]}为县第{n}局局长", "；"),
    "appointments, lines": numbered(lambda n: f"{NAMES[n % 8]}任清川县第{n}局局长，免去其副局长职务。"),
    "appointments, one name": lambda: iter_after("任命张三丰为", cycle(["县委常委、"])),
    "places": numbered(lambda n: f"青石镇第{n}村", "、"),
    "places, no marks": repeated("清川县青石镇柳树村"),
    "places, streets": repeated("清川县城关街道中山路社区"),
    "counties": lambda: cycle(["山西省临汾市", "福建省三明市三元区", "鼓楼区", "新华区"]),
    "one headline, no end": lambda: iter_after("清川县", cycle(["召开防汛"])),
    "page heads": repeated("清川日报 2023年5月4日 星期四 第2版\n"),
    "labels": repeated("来源：清川发布 发布时间：2023-05-04 08:00 "),
    "labels, lines": repeated("来源：清川发布\n发布时间：2023-05-04 08:00\n"),
    "fields": repeated("时间：4月6日\n地点：县政府\n参会人员：周明远、李四海\n"),
    "field without end": lambda: iter_after("参会人员：", numbered(lambda n: NAMES[n % 8], " ")()),
    "trail": repeated("首页 > 要闻 > "),
    "related": lambda: iter_after("相关链接\n", repeated("清川县召开防汛工作会议\n")()),
    "tags": repeated("<p>县长到青石镇调研。</p>\n"),
    "open tags": repeated("<p <a href='"),
    "entities": repeated("&nbsp;&#21439;"),
    "addresses": repeated("http://a.cn/b?c=1&d=2#"),
    "spaced": repeated("县 长 周 明 远 到 青 石 镇 "),
    "wide digits": repeated("２０２３年５月"),
    "traditional": repeated("縣長周明遠到青石鎮調研，強調要壓實責任。"),
    "notice": lambda: iter_after("关于禁止燃放烟花爆竹的通告\n", numbered(lambda n: f"第{n}条 禁止燃放，", "\n")()),
    "notices": repeated("关于禁止燃放的通告\n特此通告。\n清川县人民政府\n2023年5月4日\n"),
    "days and direct speech": article(lambda n: f"4月{n % 28 + 1}日，县长周明远说：“要抓好农时。”"),
    "verbs, no marks": lambda: iter_after(MEETING + "县长周明远", cycle(["主持出席调研参加视察"])),
    "reporting verbs, no marks": lambda: iter_after(MEETING + "县长周明远强调，要", cycle(["强调指出要求表示"])),
    "joining, one sentence": lambda: iter_after(VISIT, numbered(lambda n: f"，{given(n)}参加", "")()),
    "events, one article": lambda: iter_after(
        "县领导一周活动\n", numbered(lambda n: f"4月{n % 28 + 1}日，县长周明远到{given(n)}镇调研。他强调，要压实责任。")()
    ),
    "speakers": article(lambda n: f"{given(n)}说：“要压实责任。”"),
    "tasks, one deadline": lambda: iter_after(
        MEETING + "要求在6月底前完成", numbered(lambda n: f"第{n}项任务", "、")()
    ),
    "tasks of many": article(lambda n: f"{given(n)}局要在{n % 12 + 1}月底前完成第{n}项任务；"),
    "villages": lambda: iter_after(VISIT + "，走访了", numbered(lambda n: f"{given(n)}村", "、")()),
    "divisions": lambda: iter_after(VISIT, numbered(lambda n: f"，到{given(n)}县{given(n)}镇{given(n)}村察看", "")()),
    "reporters, unlike": lambda: iter_after("本报讯（记者 ", numbered(given, " ")()),
    "titles nested": repeated("县委书记（县长（镇长（"),
    "titles, people, no marks": lambda: iter_after(MEETING, cycle(["县长周明远副县长李四海"])),
    "quotes and dates": numbered(lambda n: f"“{n % 12 + 1}月{n % 28 + 1}日，", ""),
    "quotes, never closed": lambda: iter_after(MEETING, cycle(["“县长周明远说，"])),
    "brackets around names": repeated("（县委书记张三丰（县长李四海）"),
    "subheadlines, no bodies": numbered(lambda n: f"——清川县第{n}次防汛工作会议侧记"),
    "one paragraph": repeated("　　4月6日，县委书记周明远到青石镇调研，强调要在6月底前完成农村公路12公里。\n"),
    "articles": numbered(
        lambda n: f"{given(n)}镇召开会议\n本报讯（记者 {given(n + 7)}）4月{n % 28 + 1}日，{given(n)}镇党委书记{given(n + 3)}主持召开会议。"
    ),
    "figures": numbered(lambda n: f"{n}\t{n * 3}\t{n % 100}.{n % 10}\t{n % 97}%\t{n * 7:,}"),
    "line ends, blanks": repeated("县长\r\n　　周明远　到青石镇\r\n\r\n　调研，\n"),
    "columns": repeated("县长周明远到青石镇调    县委召开防汛工作会\n研，强调要压实责任，    议，部署下一步工作。\n"),
    "items in one line": lambda: iter_after(
        "简讯\n", numbered(lambda n: f"◆4月{n % 28 + 1}日，青石镇第{n}村开展检查。", "")()
    ),
    "relative days": repeated("次日，前一天，三日内，半个月后，"),
    "English": repeated("The county held a meeting on flood control. "),
    "base64": repeated("aGVsbG8gd29ybGQ"),
}  # fmt: skip


def iter_after(first: str, rest: Iterator[str]) -> Iterator[str]:
    """What begins with something else than it goes on with."""
    yield first
    yield from rest


def text(shape: str, size: int) -> str:
    """A page of a shape, of exactly that many characters."""
    parts, length, source = [], 0, SHAPES[shape]()
    while length < size:
        parts.append(next(source))
        length += len(parts[-1])
    return "".join(parts)[:size]


def seconds(extractor: bulletin_ie.Extractor, page: str, times: int) -> float:
    best = float("inf")
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        extractor.extract(page, published="2023-05-04")
        best = min(best, time.process_time() - start)
    return best


def measured(
    extractor: bulletin_ie.Extractor, shape: str, smallest: int, largest: int, enough: float
) -> Iterator[tuple[int, float]]:
    size = smallest
    while size <= largest:
        took = seconds(extractor, text(shape, size), 3 if size < 100_000 else 1)
        yield size, took
        if took > enough:
            return
        size *= 2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", help="a part of their names; all without")
    parser.add_argument("--from", dest="first", type=int, default=SMALLEST, help="the shortest page")
    parser.add_argument("--to", type=int, default=320_000, help="the longest page")
    parser.add_argument(
        "--enough", type=float, default=20.0, help="seconds for a page after which no longer one is tried"
    )
    parser.add_argument("--names", choices=("model", "rules"), default="model")
    parser.add_argument(
        "--at-most", type=float, default=float("inf"), help="fail where a last doubling takes more times as long"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the last doublings into their place there, too")
    options = parser.parse_args()
    extractor = bulletin_ie.load(names=options.names, max_chars=max(options.to, SMALLEST))
    extractor.extract(text("real pages", SMALLEST))
    chosen = [s for s in SHAPES if not options.shapes or any(part in s for part in options.shapes)]
    worst = 0.0
    rows: list[tuple[str, str, str, str]] = []
    for shape in chosen:
        print(f"{shape:28}", end="", flush=True)
        took: list[float] = []
        size = 0
        for size, spent in measured(extractor, shape, options.first, options.to, options.enough):
            print(f" {size // 1000}k {spent:.2f}", end="", flush=True)
            took.append(spent)
        last = took[-1] / max(took[-2], 0.01) if len(took) > 1 else 0.0
        worst = max(worst, last)
        print(f"  ×{last:.2f}{' !' if last > 2.2 else ''}", flush=True)
        if len(took) > 1:
            rows.append(
                (f"{shape}, {size // 2:,} → {size:,} characters", f"{took[-2]:.2f}", f"{took[-1]:.2f}", f"{last:.2f}")
            )
    if options.write:
        write(options.write, "growth", table(("page", "CPU seconds", "of twice as much", "times"), rows))
    return int(worst > options.at_most)


if __name__ == "__main__":
    raise SystemExit(main())
