"""Pages for reports: three counties' bulletins, and one that is full of markup and wide characters."""

from __future__ import annotations

from datetime import date

import pytest

import bulletin_ie
from bulletin_ie.records import Bulletin
from bulletin_ie.report import write_report

FLOOD = (
    "清溪县报\n2023年6月9日 星期五 第2版\n\n县领导检查防汛备汛工作\n\n本报讯（记者 何小满）6月8日\n上午，县委副书记、县长林知远\n"
    "到柳林水库、青石镇闫家湾村检\n查防汛备汛工作，副县长尚青陪\n同。\n林知远强调，要把人民群众生命\n安全放在首位，县水利局对排查\n"
    "出的12处隐患要逐一整改，6月\n20日前全部完成。全县已储备编\n织袋3.5万条、冲锋舟18艘。\n"
)
MEETING = (
    "清溪县报\n2023年7月4日 星期二 第1版\n\n县委召开乡村振兴工作会议\n\n本报讯 7月3日，县委书记周明远主持召开乡村振兴工作会议，县长林知远、副县长尚青出席。\n"
    "周明远要求，县农业农村局要在8月15日前完成高标准农田建设任务，县交通局要在年底前完成12条村道硬化。\n"
)
VISIT = (
    "白石区报\n2023年7月20日\n\n区长到企业调研\n\n本报讯 7月19日下午，区委副书记、区长林知远到双河纺织有限公司调研，副区长顾念陪同。\n"
    "林知远要求，区工信局7月底前解决企业提出的3个问题。\n"
)
HOSTILE = (
    "清溪县报\n2024年5月3日\n\n<script>window.ran=1</script>防汛“检查”]]>&amp;'引号'\n"
    '本报讯 🚣5月2日，县长林知远🌾到𠮷山村</script><img src=x onerror="window.ran=2">检查防汛工作🚣，副县长𠮷田禾陪同。'
    "林知远强调，<!-- 5月20日前完成</title>整改</style>。\n"
)


def _pages() -> list[Bulletin]:
    given = (
        (FLOOD, "qingxi/2023-06-09.txt", "清溪县"),
        (MEETING, "qingxi/2023-07-04.txt", "清溪县"),
        (VISIT, "白石/2023-07-20.txt", "白石区"),
        (HOSTILE, 'hostile/<b>"p1"</b>.txt', "清溪县"),
    )
    extractor = bulletin_ie.load()
    return [extractor.extract(text, source=source, locality=locality) for text, source, locality in given]


@pytest.fixture(scope="session")
def pages():
    """Four pages, oldest first."""
    return _pages()


@pytest.fixture(scope="session")
def report_file(pages, tmp_path_factory):
    """Their report, without a day from which deadlines are seen."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(pages, path)
    return path


@pytest.fixture(scope="session")
def report_as_of(pages, tmp_path_factory):
    """Their report as seen on 1 August 2023."""
    path = tmp_path_factory.mktemp("report") / "as_of.html"
    write_report(pages, path, title="清溪 & <白石>", as_of=date(2023, 8, 1))
    return path
