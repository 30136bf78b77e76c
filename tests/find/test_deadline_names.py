"""Who must act: lists one by one, those who are told, subjects of an earlier clause."""

import pytest

from bulletin_ie.find.deadlines import DeadlineFinder
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.text import AlignedText
from bulletin_ie.times import detect

FINDER = DeadlineFinder(default_lexicon())


def responsible(sentence):
    text = AlignedText.of(sentence)
    return [[text.clean[a:b] for a, b in m.responsible] for m in FINDER.find(text, detect(text.key))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("各镇、各部门要在6月12日前完成自查。", ["各镇", "各部门"]),
        ("他请县政府及有关部门7月底前书面报告办理情况。", ["县政府", "有关部门"]),
        ("县林业局会同县公安局在清明节前完成卡口布设。", ["县林业局", "县公安局"]),
        ("县林业局要会同县公安局，清明节前完成卡口布设。", ["县林业局", "县公安局"]),
        ("要求县住建局和北关社区月底前完成测绘。", ["县住建局", "北关社区"]),
        ("资规、林业部门要在8月底前办结手续。", ["资规、林业部门"]),
        ("缺口地块由柳湾、石桥2个村认领，5月底前落实到田块。", ["柳湾、石桥2个村"]),
        ("会后各乡镇一周之内拿出方案。", ["各乡镇"]),
        ("供水、燃气等4家管线单位，须在通车前完成迁改。", ["管线单位"]),
        ("已报名的14支代表队要在4月30日前提交名单。", ["代表队"]),
        ("不能前来的游客可在9月10日前办理退票。", ["游客"]),
        ("凡持有旧证的车主，请于6月30日前到大厅办理换证。", ["车主"]),
        ("对拒不搬离的两名被执行人，限5月8日前自行搬离。", ["被执行人"]),
    ],
)
def test_each_by_itself(sentence, expected):
    assert responsible(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("他叮嘱镇长高松，河滩剩余垃圾6月底前清运完毕。", ["高松"]),
        ("曲志远叮嘱随行的河口镇党委书记高松，渡口6月底前加固完毕。", ["高松"]),
        ("宋临对陶然、高松说，两个月内给企业一个答复。", ["陶然", "高松"]),
        ("宋临对随行的水务部门负责人说，群众等不起，6月20日前接通临时管线。", ["水务部门负责人"]),
        ("他又对高松交代：“闸门9月底前要修完。”", ["高松"]),
        ("宋临当场拨通县供电公司的电话，要求三天之内把电杆移走。", ["县供电公司"]),
        ("宋临拨通县供电公司的电话，请他们会同县住建局一周内拿出方案。", ["县供电公司", "县住建局"]),
        ("宋临叫来交警、城管负责人，要求中秋节前把车位划出来。", ["交警、城管负责人"]),
        ("宋临叮嘱注意安全，大桥6月底前通车。", []),
        ("宋临对乡亲们说，大桥6月底前通车。", []),
    ],
)
def test_who_is_told(sentence, expected):
    assert responsible(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("宋临叮嘱县里拿出干劲，雨季来临前把冷库建起来，6月底前完成安装调试。", [["县里"], ["县里"]]),
        ("县水务局派2名技术员蹲点，5月底前把漏水点全部补好。", [["县水务局"]]),
        ("公司已备足资金，力争6月20日前完成软基处理。", [["公司"]]),
        ("家长对结果有异议的，自公布之日起3个工作日内向学校申请复核。", [["家长"]]),
        ("渔业部门要逐船核验，首批900艘6月20日前、其余7月20日前整改完毕。", [["渔业部门"], ["渔业部门"]]),
        ("年内每村至少领办1件实事。", [["每村"]]),
        ("12月20日前，各村（社区）参保率达到98%以上。", [["各村（社区）"]]),
        ("38名护林员11月1日前全员上岗，2处隔离带封冻前修复。", [["护林员"], []]),
        ("停产企业月底前清零。", [[]]),
        ("群众320人5月3日10时前转移完毕。", [[]]),
        ("县委书记宋临主持会议，6月底前完成方案编制。", [[]]),
    ],
)
def test_subject_of_an_earlier_clause(sentence, expected):
    assert responsible(sentence) == expected
