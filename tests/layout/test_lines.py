"""Kinds of single lines: furniture, bylines, page heads, opening formulas."""

from datetime import date

import pytest

from bulletin_ie.layout.analyzer import _default
from bulletin_ie.layout.lines import dateline_end, read_lines
from bulletin_ie.layout.printed import Kind
from bulletin_ie.layout.printed_days import read_date
from bulletin_ie.layout.publication import is_meta, read_page_head
from bulletin_ie.text import AlignedText, read_page

ANALYZER = _default()


def kinds(text: str) -> list[Kind]:
    return [line.kind for line in read_lines(read_page(text), ANALYZER._furniture, ANALYZER._bylines, ANALYZER._fields)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("首页 走进清川 新闻中心 政务公开 办事服务 互动交流", Kind.SKIP),
        ("当前位置：首页 > 新闻中心 > 清川要闻", Kind.SKIP),
        ("隆重开业折，全场优惠", Kind.SKIP),
        ("首页 - 新闻动态 - 基层动态", Kind.SKIP),
        ("琼溪县人民政府网　|　EN　|　无障碍　|　适老版", Kind.SKIP),
        ("上一篇：清川县举办急救知识进校园活动", Kind.SKIP),
        ("责任编辑：刘倩", Kind.SKIP),
        ("主办：清川县人民政府办公室 鲁ICP备00000000号", Kind.SKIP),
        ("扫一扫在手机打开当前页", Kind.SKIP),
        ("图为会议现场。", Kind.SKIP),
        ("▲志愿者清理河道", Kind.SKIP),
        ("县领导看望老党员。 本报记者 张三 摄", Kind.SKIP),
        ("今日天气：晴转多云 北风3～4级 最高气温6℃ 最低气温-4℃", Kind.SKIP),
        ("招租：临街商铺出租，面积120平方米，电话：13800000000", Kind.SKIP),
        ("李某某遗失残疾证一本，证号00000000，声明作废。", Kind.SKIP),
        ("编辑/马 玲　版面/石 嘴　电话/2600112", Kind.SKIP),
        ("清政办发〔2023〕6号", Kind.SKIP),
        ("none", Kind.SKIP),
        ("[收藏] [纠错] [返回顶部]", Kind.SKIP),
        ("文　　号：清政通〔2023〕4号", Kind.SKIP),
        ("（2025年1月13日清川县第十八届人大常委会第二十六次会议通过）", Kind.BODY),
        ("各乡镇书记150余人参会.", Kind.BODY),
        ("发布时间：2023-08-16 10:25　来源：清川县融媒体中心　浏览：286次", Kind.META),
        ("2022-08-15　来源：清川报", Kind.META),
        ("发布日期:", Kind.META),
        ("清川日报　2023年6月21日　星期三　第2版", Kind.PAGE_HEAD),
        ("A2时政 编辑：宋词 美编：元曲", Kind.PAGE_HEAD),
        ("相关链接", Kind.RELATED),
        ("（记者 周小川）", Kind.BYLINE),
        ("清川县召开防汛工作会议", Kind.TITLE),
        ("上一轮督察问题整改推进会召开", Kind.TITLE),
        ("盯住细节 一件一件 抓好整改", Kind.TITLE),
        ("图强乡召开春耕备耕会议", Kind.TITLE),
        ("4月6日上午，县委书记到青石镇调研", Kind.BODY),
        ("会议还听取了三项汇报。", Kind.BODY),
    ],
)
def test_kind(line: str, kind: Kind) -> None:
    assert kinds(line) == [kind]


def test_dated_links_are_a_list() -> None:
    assert kinds("清川县召开防汛工作会议 [05-11]\n青石镇开展安全生产检查 [05-10]") == [Kind.SKIP, Kind.SKIP]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("本报讯 4月6日，县长调研。", "本报讯"),
        ("本报讯（记者 周小川 通讯员 田 甜）4月6日，县长调研。", "本报讯（记者 周小川 通讯员 田 甜）"),
        ("本报11月25日讯（记者 周小川）今天下午，县长调研。", "本报11月25日讯（记者 周小川）"),
        ("本 报 讯 （记 者 夏 雨）10月14日，县长调研。", "本 报 讯 （记 者 夏 雨）"),
        ("本网讯(周小川)4月6日，县长调研。", "本网讯（周小川）"),
        ("清川讯（全媒体记者 周小川）4月6日，县长调研。", "清川讯（全媒体记者 周小川）"),
        ("清川新闻网讯 4月6日，县长调研。", "清川新闻网讯"),
        ("【本报讯】4月6日，县长调研。", "【本报讯】"),
        ("（记者 周小川）4月6日上午，县委书记到青石镇调研防汛。", "（记者 周小川）"),
        ("4月6日，县长调研。", ""),
        ("通讯录已经更新，请各单位下载使用。", ""),
        ("据清川报社消息灵通人士说，此事属实。", ""),
    ],
)
def test_opening_formula(text: str, opening: str) -> None:
    key = AlignedText.of(text).key
    assert key[: dateline_end(key, ANALYZER._bylines)] == opening


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("发布时间：2023-08-16 10:25", date(2023, 8, 16)),
        ("2023年7月1日 星期六", date(2023, 7, 1)),
        ("日期：2023/07/01", date(2023, 7, 1)),
        ("二〇二四年十一月二十日", date(2024, 11, 20)),
        ("二○二三年五月一日", date(2023, 5, 1)),
        ("20230816", date(2023, 8, 16)),
        ("清川县报 2023年 5月　9日", date(2023, 5, 9)),
        ("A02 要闻 2023·5·9 星期二", date(2023, 5, 9)),
        ("发布日期：23-05-09 来源：清川发布", date(2023, 5, 9)),
        ("发布日期 ： 2 0 2 3-0 5-0 9", date(2023, 5, 9)),
        ("25/12/2023", date(2023, 12, 25)),
        ("05/05/2023", date(2023, 5, 5)),
        ("Tuesday, May 9th, 2023", date(2023, 5, 9)),
        ("9 May 2023", date(2023, 5, 9)),
        ("2023-13-45", None),
        ("7月11日", None),
        ("09/05/2023", None),
        ("发布时间：05-09 08:12", None),
        ("发布日期：09-05-12", None),
        ("警钟长鸣：“2021·7·20”特大暴雨", None),
    ],
)
def test_read_date(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("line", "where", "day"),
    [
        ("清川县报 2023年 5月 9日", "above", date(2023, 5, 9)),
        ("【发布时间】2023年5月9日 【字体：大 中 小】", "above", date(2023, 5, 9)),
        ("最后更新：2023-05-09 11:02:17", "above", date(2023, 5, 9)),
        ("May 9, 2023", "above", date(2023, 5, 9)),
        ("责任编辑：赵亮　版面设计：孙悦　2023年5月9日　要闻 02", "above", date(2023, 5, 9)),
        ("编辑：赵亮 2023-05-09", "below", date(2023, 5, 9)),
        ("二〇二三年五月九日", "below", date(2023, 5, 9)),
        ("（清川县人民政府办公室　2023年5月9日）", "below", date(2023, 5, 9)),
        ("清川县融媒体中心 二〇二三年五月九日", "below", date(2023, 5, 9)),
        ("下一篇：周明远检查防汛 2023-05-11", "below", None),
        ("版权所有 2023-05-11", "below", None),
        ("相关阅读：\n周明远检查防汛 2023-05-11", "below", None),
    ],
)
def test_day_of_publication(line: str, where: str, day: date | None) -> None:
    lines = ["周明远调研春耕生产", "5月8日，县委书记周明远到青石镇调研春耕生产。"]
    lines.insert(0 if where == "above" else 2, line)
    layout = ANALYZER.analyze(read_page("\n".join(lines)))
    assert layout.published == day
    assert [a.headline.clean for a in layout.articles if a.headline] == ["周明远调研春耕生产"]


def test_menus_links_and_copyright_lines_stand_aside() -> None:
    asides = [
        "首页 > 政务公开 > 2022年工作要点 > 正文",
        "上一篇：清川县2022年财政预算",
        "Copyright © 2015-2022 清川县 版权所有",
    ]
    page = read_page(
        "\n".join([asides[0], "5月8日，县委书记周明远到青石镇调研春耕生产。", *asides[1:], "责编：赵亮 2023年5月"])
    )
    found = [page.key[start:end] for start, end in ANALYZER.analyze(page).asides]
    assert [f[:6].strip() for f in found] == [a[:6].strip() for a in asides]


def test_a_picture_credit_makes_its_block_a_caption() -> None:
    assert kinds("会议结束。\n\n6月21日，农机手在坝区插秧。\n龙毅 摄") == [Kind.BODY, Kind.SKIP, Kind.SKIP]


def test_a_label_begins_what_stands_below() -> None:
    assert kinds("任命：\n李明为清川县水利局局长；") == [Kind.BODY, Kind.BODY]


@pytest.mark.parametrize("mark", "◆●■▲★▇➤❶")
def test_a_roundup_has_no_headline(mark: str) -> None:
    items = [f"{mark} 4月{day}日，县长李明到青石镇调研，要求抓好春耕生产，做好服务。" for day in (2, 3, 4)]
    (article,) = ANALYZER.analyze(read_page("\n\n".join(["清川县一周动态", *items]))).articles
    assert article.headline is None
    assert article.body.key.count("县长李明") == 3


def test_a_dated_sentence_is_no_meta_line() -> None:
    assert not is_meta("2023年5月29日，县委书记到青石镇调研")


def test_page_head() -> None:
    key = "今日清川 2023年6月21日 星期三 第2版 总第1208期"
    head = read_page_head(key)
    assert head.title
    assert head.page
    assert head.issue
    assert [key[a:b] for a, b in (head.title, head.page, head.issue)] == ["今日清川", "第2版", "总第1208期"]


@pytest.mark.parametrize(
    "head",
    [
        "石门坎信息\n〔2023〕第14期\n石门坎县委办公室　　　　2023年8月3日",
        "〔2023〕第14期　　石门坎县委办公室　　　　2023年8月3日",
        "石门坎县委信息 第14期\n\n石门坎县委办公室编　　　　2023年8月3日",
        "政务简报\n（总第318期）\n中共石门坎县委办公室主办　　2023年8月3日",
        "石门坎县委办公室（信息科）　　二〇二三年八月三日\n（第十四期）",
    ],
)
@pytest.mark.parametrize("width", [20, 200])
def test_the_number_of_a_bulletin_and_its_office_are_no_headlines(head: str, width: int) -> None:
    body = (
        "8月2日上午，石门坎县召开秋粮生产调度会，县委副书记、县长田野风主持会议并讲话，有关部门参加会议。会议强调，要抓好"
        "病虫害防治，8月底前完成全部水毁农田修复，确保颗粒归仓。会议要求，各乡镇要压实责任，确保按期完成各项任务。"
    )
    folded = "\n".join(body[i : i + width] for i in range(0, len(body), width))
    layout = ANALYZER.analyze(read_page(f"{head}\n石门坎县召开秋粮生产调度会\n{folded}"))
    (article,) = layout.articles
    assert article.headline is not None
    assert (article.headline.clean, article.subheadlines) == ("石门坎县召开秋粮生产调度会", ())
    assert layout.published == date(2023, 8, 3)
    assert layout.publication_issue is not None


def test_a_course_of_that_number_is_a_headline() -> None:
    text = "第14期青年干部培训班开班\n8月2日，石门坎县第14期青年干部培训班在县委党校开班，60名学员参加。"
    (article,) = ANALYZER.analyze(read_page(text)).articles
    assert article.headline is not None
    assert article.headline.clean == "第14期青年干部培训班开班"


@pytest.mark.parametrize("between", ["", "—　3　—\n\n"])
def test_a_quotation_that_a_break_cuts_is_no_headline(between: str) -> None:
    text = (
        "本报讯 5月16日，市委副书记覃晚舟到柳堡镇调研夏粮收购。\n记者 燕迟\n“去年这个时候，乡亲们排\n\n"
        f"{between}了多久的队？”在柳堡粮库，覃晚舟问正在检修输送机的保管员。"
    )
    (article,) = ANALYZER.analyze(read_page(text)).articles
    assert article.headline is None
    assert "乡亲们排了多久的队？”在柳堡粮库" in article.body.clean


def test_a_headline_whose_quotation_takes_two_lines_stays_one() -> None:
    text = "市文化馆举办“百姓大舞台\n你演我来看”群众汇演\n本报讯 5月15日，市文化馆举办“百姓大舞台 你演我来看”群众汇演。"
    (article,) = ANALYZER.analyze(read_page(text)).articles
    assert article.headline is not None
    assert article.headline.clean == "市文化馆举办“百姓大舞台你演我来看”群众汇演"
