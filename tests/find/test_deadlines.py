"""Deadlines: which times set one, what the task is, who must do it.

Sentences are grouped by what they promise; each gives the time's words, the task and the bound.
"""

import pytest

from bulletin_ie.find.deadlines import RULES, DeadlineFinder
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.text import AlignedText
from bulletin_ie.times import detect

FINDER = DeadlineFinder(default_lexicon())


def find(sentence):
    text = AlignedText.of(sentence)
    found = FINDER.find(text, detect(text.key))
    for item in found:
        assert item.rule in RULES
        assert list(item.task) == sorted(item.task), "the task's words stand in reading order"
        assert all(text.spans(a, b) for a, b in (*item.task, *item.responsible))
        assert item.start <= item.when.start < item.when.end <= item.end
    return text, found


def read(sentence):
    text, found = find(sentence)
    return [
        (text.clean[m.when.start : m.when.end], "".join(text.clean[a:b] for a, b in m.task), m.bound) for m in found
    ]


TASK_AFTER_THE_TIME = {
    "会议要求，6月底前完成全县农村公路隐患排查。": [("6月底前", "完成全县农村公路隐患排查", "before")],
    "要力争7月10日前敲定合作意向。": [("7月10日前", "敲定合作意向", "before")],
    "对排查出的问题，县住建局要在3日内拿出整改方案。": [("3日内", "对排查出的问题拿出整改方案", "within")],
    "年内，将再新建口袋公园6个。": [("年内", "再新建口袋公园6个", "within")],
    "3月底前，水利部门要会同东山街道把老城6处低洼路段重新查看一遍。": [
        ("3月底前", "把老城6处低洼路段重新查看一遍", "before")
    ],
    "各乡镇要于7月10日前将整治台账报县农业农村局。": [("7月10日前", "将整治台账报县农业农村局", "before")],
    "明日18时前，将低洼地带群众转移到安全地带。": [("明日18时前", "将低洼地带群众转移到安全地带", "before")],
    "“8月底前必须让孩子们坐进新教室！”": [("8月底前", "让孩子们坐进新教室", "before")],
}

SUBJECT_BEFORE_THE_TIME = {
    "县城南门桥拓宽工程务必主汛期前通车。": [("主汛期前", "县城南门桥拓宽工程通车", "before")],
    "总投资14亿元的果汁项目用地190亩，首期4条灌装线计划2024年9月底前试产。": [
        ("2024年9月底前", "首期4条灌装线试产", "before")
    ],
    "28日凌晨2时前，河湾镇沿河住户必须全部撤离。": [("28日凌晨2时前", "河湾镇沿河住户全部撤离", "before")],
    "要确保县医院新院区年底前投入使用。": [("年底前", "县医院新院区投入使用", "before")],
    "11月10日前小麦播种要基本结束。": [("11月10日前", "小麦播种基本结束", "before")],
    "余下的盐碱地4月底前必须全部深翻一遍。": [("4月底前", "余下的盐碱地全部深翻一遍", "before")],
}

SEVERAL_IN_ONE_SENTENCE = {
    "要确保一标段6月底前、二标段8月底前完工。": [
        ("6月底前", "一标段完工", "before"),
        ("8月底前", "二标段完工", "before"),
    ],
    "新区污水处理厂6月底前通水试运行，9月底前完成环保验收。": [
        ("6月底前", "新区污水处理厂通水试运行", "before"),
        ("9月底前", "完成环保验收", "before"),
    ],
    "首期风电项目年内开工、2025年底前全容量并网。": [
        ("年内", "首期风电项目开工", "within"),
        ("2025年底前", "首期风电项目全容量并网", "before"),
    ],
    "主体工程5月底前完工，扫尾工程6月10日前完成；阻水障碍物入汛前清理完毕。": [
        ("5月底前", "主体工程完工", "before"),
        ("6月10日前", "扫尾工程完成", "before"),
        ("入汛前", "阻水障碍物清理完毕", "before"),
    ],
    "确保5月底前拿到施工许可、6月底前实质性开工、年底前形成实物工作量。": [
        ("5月底前", "拿到施工许可", "before"),
        ("6月底前", "实质性开工", "before"),
        ("年底前", "形成实物工作量", "before"),
    ],
}

TASK_FROM_EARLIER_CLAUSES = {
    "其中阀门锈蚀的5户小吃店，3日内必须更换完毕。": [("3日内", "阀门锈蚀的5户小吃店更换完毕", "within")],
    "这次夜查找出的19处隐患，12处已整改，其余7处要落实到人，2月16日前全部销号。": [
        ("2月16日前", "隐患其余7处全部销号", "before")
    ],
    "5万平方米临时棚屋已拆掉近六成，剩余部分4月底前清空。": [("4月底前", "临时棚屋剩余部分清空", "before")],
    "但还有7个标段未能开钻，各帮扶领导要跟到底，确保10月底前全部动工。": [("10月底前", "7个标段全部动工", "before")],
    "要把农家乐、地下车库作为重中之重，国庆节前再过一遍。": [("国庆节前", "农家乐、地下车库再过一遍", "before")],
    "要紧盯剩余项目，加快工程扫尾，确保12月20日前全部完成。": [("12月20日前", "剩余项目全部完成", "before")],
    "对存在的6处隐患，责令企业五日内整改到位。": [("五日内", "对存在的6处隐患整改到位", "within")],
    "他要求信访局对村民反映的宅基地纠纷，10日内答复。": [("10日内", "对村民反映的宅基地纠纷答复", "within")],
    "该项目总投资3.2亿元，占地120亩，预计2024年10月底前建成投产。": [("2024年10月底前", "该项目建成投产", "before")],
    "新建农村公路26公里（10月底前完成）。": [("10月底前", "新建农村公路26公里完成", "before")],
    "要抓住黄金期，加快东湖路等5条道路建设，国庆节前全部通车。": [
        ("国庆节前", "东湖路等5条道路建设全部通车", "before")
    ],
    "要抢修淤堵沟渠，春灌前全部贯通。": [("春灌前", "淤堵沟渠全部贯通", "before")],
    "对跨河桥梁、临崖路段、高陡边坡、排水暗渠等风险点逐一排查，务必汛期前整改完毕。": [
        ("汛期前", "风险点整改完毕", "before")
    ],
    "目前30个项目已开工26个，其余4个将于11月底前全部开工。": [("11月底前", "项目其余4个全部开工", "before")],
    "改造农贸市场8个（责任单位：县商务局；完成时限：9月底前）。": [("9月底前", "改造农贸市场8个", "before")],
}

WITHIN = {
    "24小时内处置完毕。": [("24小时内", "处置完毕", "within")],
    "专员一周内登门服务。": [("一周内", "专员登门服务", "within")],
    "他说，三年内要把园区打造成百亿级产业集群。": [("三年内", "把园区打造成百亿级产业集群", "within")],
    "船舶所有人应当自本通告发布之日起15日内到乡镇人民政府登记。": [
        ("自本通告发布之日起15日内", "到乡镇人民政府登记", "within")
    ],
    "请于4月20日至4月28日登录平台报名。": [("4月20日至4月28日", "登录平台报名", "within")],
    "合作方承诺项目落地后两年内达产。": [("项目落地后两年内", "达产", "within")],
    "应急队伍要在接报后30分钟内赶到现场处置。": [("接报后30分钟内", "赶到现场处置", "within")],
    "会后3日内，各责任单位要将整改方案报区安委办备案。": [("会后3日内", "将整改方案报区安委办备案", "within")],
}

BY_AN_END = {
    "到2026年底，完成1995年以前修建的危旧校舍加固任务。": [
        ("到2026年底", "完成1995年以前修建的危旧校舍加固任务", "by")
    ],
    "到“十四五”末，全面完成危桥加固改造。": [("到“十四五”末", "全面完成危桥加固改造", "by")],
    "目前，项目主体已封顶，预计今年10月底竣工。": [("今年10月底", "竣工", "by")],
    "第一季度末，全部任务要见底清零。": [("第一季度末", "全部任务见底清零", "by")],
    "已登记的船舶应当不迟于3月20日驶往指定停泊点。": [("不迟于3月20日", "已登记的船舶驶往指定停泊点", "by")],
}

CLOSING_DAYS = {
    "报名截止时间为2023年9月10日17:00。": [("2023年9月10日17:00", "报名", "by")],
    "申报时间截至6月15日。": [("截至6月15日", "申报", "by")],
    "意见反馈截止日期为2023年7月7日。": [("2023年7月7日", "意见反馈", "by")],
}

GOALS_FOR_A_PERIOD = {
    "力争实现第二季度税收收入“双过半”。": [("第二季度", "实现税收收入“双过半”", "during")],
    "确保上半年新建充电站点不少于30个。": [("上半年", "新建充电站点不少于30个", "during")],
    "他要求施工单位倒排进度，首批2栋样板楼明年一季度开放。": [("明年一季度", "首批2栋样板楼开放", "during")],
    "会议明确，排涝泵站9月试运行。": [("9月", "排涝泵站试运行", "during")],
    "争取10月中旬完成外立面改造。": [("10月中旬", "完成外立面改造", "during")],
}

OCCASIONS = {
    "务必在11月15日供暖前完成管网检修。": [("11月15日供暖前", "完成管网检修", "before")],
    "要抢在下一轮降雨到来前，把3处险工险段处置到位。": [("下一轮降雨到来前", "把3处险工险段处置到位", "before")],
    "要在大雪封山前储备好过冬物资。": [("大雪封山前", "储备好过冬物资", "before")],
    "要求各村在开学前对校园周边进行一次整治。": [("开学前", "对校园周边进行一次整治", "before")],
    "确保在“七一”前完成活动场所改造。": [("“七一”前", "完成活动场所改造", "before")],
}

CONDITIONS = {
    "对7月底前完成签约腾房的住户，每户奖励1万元。": [("7月底前", "完成签约腾房", "before")],
    "凡在7月15日前主动登记的，免收滞纳金。": [("7月15日前", "主动登记", "before")],
}

TRADITIONAL = {
    "春節前把進廠原料蔗款全部兌付到位，絕不允許“打白條”。": [("春節前", "把進廠原料蔗款全部兌付到位", "before")],
}

GROUPS = (
    TASK_AFTER_THE_TIME, SUBJECT_BEFORE_THE_TIME, SEVERAL_IN_ONE_SENTENCE, TASK_FROM_EARLIER_CLAUSES, WITHIN, BY_AN_END,
    CLOSING_DAYS, GOALS_FOR_A_PERIOD, OCCASIONS, CONDITIONS, TRADITIONAL,
)  # fmt: skip

NO_DEADLINE = {
    "what has been done": [
        "截至目前，全县已完成投资12.6亿元。",
        "截至5月底，累计发放贷款3.2亿元。",
        "学校已于8月底前完成搬迁。",
        "汛期前已完成河道清淤12公里。",
        "施工队3日内完成了抢修。",
        "年内共开展执法检查120次。",
        "3个月内，工作组先后走访企业126家。",
        "到2022年底，全县共建成农村公路1200公里。",
        "近三个月内完成整改12项。",
        "去年底前，全区46个老旧小区完成改造。",
        "企业未在一个月内完成整改的，依法处罚。",
    ],
    "a plan told as background": [
        "今年计划改造老旧小区30个，惠及居民5600户。",
        "“十四五”期间，全县计划新建改建公路500公里。",
        "2022年，要扎实做好普查工作。",
    ],
    "a starting time": [
        "县自来水公司5月20日开始供水。",
        "本办法自8月1日零时起施行。",
        "各级抢险队伍6月1日零时起进入战备状态。",
        "灯会将于9月28日上午开幕。",
    ],
    "a prohibition": [
        "自6月1日至8月31日，全域禁止露天烧烤。",
        "6月30日前，禁止在该水域捕捞。",
        "3日内不得再次申请。",
    ],
    "no time named": ["要尽快完成整改。", "发现问题限期整改。", "限时办结，及时反馈。", "第一时间上报。"],
    "the time says which things": [
        "1995年以前修建的平房纳入改造范围。",
        "10月1日前出生的儿童均可入园。",
        "县领导分组参加春节前食品安全抽查。",
        "做好春节前的走访慰问。",
        "报名者须为2024年8月31日前取得学位的毕业生。",
    ],
    "a story": [
        "春节前夕，县领导走访慰问困难群众。",
        "春节前，周启航走访慰问困难群众32户。",
        "日前，全县召开推进会。",
        "会前，与会人员观看了警示教育片。",
        "3天前，他刚从工地回来。",
        "节前，超市里人头攒动。",
        "演练中，消防员在1分钟内完成着装。",
        "在座谈会召开前，与会人员参观了展厅。",
        "开工前，有关负责人介绍了项目概况。",
    ],
    "a measure or a forecast": [
        "24小时内降雨量达到80毫米。",
        "未来三天内有大到暴雨。",
        "据预测，8日前我县以晴好天气为主。",
        "项目建成后，将在3年内为当地带来税收5000万元。",
        "城区已形成15分钟内可达的服务网。",
        "目前距开学前只有两周。",
    ],
    "other": [
        "",
        "前期工作扎实。",
        "要锚定目标，决战四季度，确保社会稳定。",
        "提前3天完成任务。",
        "年底前能不能干完？",
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), [case for group in GROUPS for case in group.items()])
def test_deadline_is_read(sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize(("why", "sentence"), [(why, s) for why, group in NO_DEADLINE.items() for s in group])
def test_no_deadline(why, sentence):
    assert read(sentence) == [], why


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("3月底前，水利部门要会同东山街道把易涝点再查一遍。", ["水利部门", "东山街道"]),
        ("各乡镇要于7月10日前将台账报县农业农村局。", ["各乡镇"]),
        ("责令企业五日内整改到位。", ["企业"]),
        ("漳河27处障碍物，县水利局要会同沿河镇街在入汛前清理完毕。", ["县水利局", "沿河镇街"]),
        ("改造农贸市场8个（责任单位：县商务局；完成时限：9月底前）。", ["县商务局"]),
        ("6月底前完成管网改造。", []),
        ("6月10日前，各校完成自评。", ["各校"]),
        ("县住建局要求施工单位确保11月1日前具备供热条件。", ["施工单位"]),
        ("会议要求，各级党组织要以案为鉴，于9月25日前召开专题会。", ["各级党组织"]),
        ("他要求各施工单位抢抓晴好天气，年前完成渠道衬砌60%。", ["各施工单位"]),
        ("由县审计局牵头，10月15日前提交整改报告。", ["县审计局"]),
        ("县市场监管局约谈3家外卖平台，责令其3个工作日内提交整改报告。", ["3家外卖平台"]),
        ("他点名县应急局，7月8日前把救生衣更新到位。", ["县应急局"]),
        ("本报讯县公安局敦促涉案人员12月31日前投案自首。", ["涉案人员"]),
        ("确保5所学校8月底前完成搬迁。", []),
        ("要求主体工程6月底前完工。", []),
    ],
)
def test_who_is_responsible(sentence, expected):
    text, found = find(sentence)
    assert [text.clean[a:b] for a, b in found[0].responsible] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("各单位须于5月底前完成自查，6月20日前将结果报县委办备案。", [["各单位"], ["各单位"]]),
        ("县住建局4月25日前完成摸底；危房改造9月底前完成。", [["县住建局"], []]),
        (
            "6月10日前各校完成自评，6月30日前县教育局完成复核，并于7月5日前上报。",
            [["各校"], ["县教育局"], ["县教育局"]],
        ),
    ],
)
def test_who_must_act_is_passed_on(sentence, expected):
    text, found = find(sentence)
    assert [[text.clean[a:b] for a, b in item.responsible] for item in found] == expected


def test_same_deadline_said_twice_is_given_once():
    said = "管网改造工程务必6月底前完工。会议再次要求，管网改造工程6月底前完工。"
    assert read(said) == [("6月底前", "管网改造工程完工", "before")]


def test_words_across_a_break_keep_their_pieces():
    """A task cut by other matter has one raw span for each piece."""
    whole = AlignedText.of("确保大桥6月底前◆另一栏◆完工。")
    text = whole.pick([(0, 8), (13, 16)])
    (found,) = FINDER.find(text, detect(text.key))
    assert "".join(text.clean[a:b] for a, b in found.task) == "大桥完工"
    assert [span.text for a, b in found.task for span in text.spans(a, b)] == ["大桥", "完工"]


def test_work_grows_with_the_text_only():
    """Long clauses without marks are read no further than a clause can be."""
    sentence = "要确保6月底前完成" + "改造" * 5000 + "。"
    ((_, task, _),) = read(sentence)
    assert len(task) <= 260
