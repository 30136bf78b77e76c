"""The division of a place: by its own words, by where the text went, by whose bulletin it is."""

from __future__ import annotations

import pytest

import bulletin_ie
from bulletin_ie.tables import rows

GAZETTEER = """code,name,level,parent
411627100,板桥镇,4,411627
411627100201,贺家嘴村委会,5,411627100
411627100202,柳树村村委会,5,411627100
411627101,石佛乡,4,411627
411627101201,柳树村委会,5,411627101
411627101202,石榴沟社区居民委员会,5,411627101
411627102,青溪沟镇,4,411627
411602001,城关街道办事处,4,411602
411623100,板桥镇,4,411623
"""


@pytest.fixture(scope="module")
def extractor(tmp_path_factory):
    file = tmp_path_factory.mktemp("gazetteer") / "own.csv"
    file.write_text(GAZETTEER, encoding="utf-8")
    return bulletin_ie.load(divisions=file)


def divisions(text, locality=None, extractor=bulletin_ie):
    bulletin = extractor.extract(f"本报讯 4月6日上午，{text}", locality=locality)
    return {place.name: place.division for event in bulletin.events for place in event.places}, bulletin


def path(division):
    return None if division is None else "/".join(division.path)


def test_a_place_without_a_division_lies_in_the_county_whose_bulletin_it_is():
    found, _ = divisions("县长林明来到顺达物流园检查。", "河南省太康县")
    assert (path(found["顺达物流园"]), found["顺达物流园"].code) == ("河南省/周口市/太康县", "411627")
    assert found["顺达物流园"].spans == ()
    assert found["顺达物流园"].rule == "divisions.own_place"


def test_towns_and_villages_by_form_are_tied_to_the_county():
    found, bulletin = divisions("县长林明到板桥镇柳\n树村、石佛乡调研。", "河南省太康县")
    village, town = found["板桥镇柳树村"], found["石佛乡"]
    assert (village.name, village.level, village.code) == ("柳树村", "village", "411627")
    assert path(village) == "河南省/周口市/太康县/板桥镇/柳树村"
    assert (town.name, town.level, path(town)) == ("石佛乡", "township", "河南省/周口市/太康县/石佛乡")
    (span,) = village.spans
    assert span.text == "板桥镇柳\n树村"
    assert bulletin.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("place", "named", "code"),
    [
        ("太康县人民医院", "河南省/周口市/太康县", "411627"),
        ("板桥镇苹果示范园", "河南省/周口市/太康县/板桥镇", "411627"),
        ("柳荫街道柳桥农贸市场", "河南省/周口市/太康县/柳荫街道", "411627"),
        ("县水利局", "河南省/周口市/太康县", "411627"),
        ("市人民医院", "河南省/周口市", "411600"),
    ],
)
def test_what_a_places_words_say(place, named, code):
    found, _ = divisions(f"县长林明来到{place}检查。", "太康县")
    assert (path(found[place]), found[place].code) == (named, code)


def test_a_county_that_no_table_has_has_a_path_and_no_code():
    found, bulletin = divisions("县长林明到青石镇柳树村、顺达物流园调研。", "河南省青漠县")
    assert bulletin.locality.code is None
    assert {(path(one), one.code) for one in found.values()} == {
        ("河南省/青漠县/青石镇/柳树村", None),
        ("河南省/青漠县", None),
    }


def test_without_a_locality_a_town_stands_alone():
    found, bulletin = divisions("县长林明到青石镇柳树村、顺达物流园调研。")
    assert bulletin.locality is None
    assert (path(found["青石镇柳树村"]), found["青石镇柳树村"].code) == ("青石镇/柳树村", None)
    assert found["顺达物流园"] is None


def test_a_journey_leads_out_of_the_county():
    found, _ = divisions("县委书记林明率队赴义乌市考察，来到福田街道、国际商贸城、北京同心公司。", "安徽省肥东县")
    assert {name: one and one.code for name, one in found.items() if name != "北京同心公司"} == {
        "义乌市": "330782", "福田街道": "330782", "国际商贸城": "330782",
    }  # fmt: skip


def test_a_journey_to_several_cities_leaves_its_places_open():
    found, _ = divisions("县委书记林明率队赴深圳、东莞考察，来到远岭机电公司。", "安徽省肥东县")
    assert {name: one and one.code for name, one in found.items()} == {
        "深圳": "440300", "东莞": "441900", "远岭机电公司": None,
    }  # fmt: skip


def test_another_citys_name_is_no_place_of_ours():
    found, _ = divisions("县长林明来到北京宏远公司、宏岭（深圳）有限公司检查。", "安徽省肥东县")
    assert set(found.values()) == {None}


def test_same_named_places_need_a_path_a_list_or_a_locality():
    open_, bulletin = divisions("省领导林明到鼓楼区调研。")
    (diagnostic,) = [d for d in bulletin.diagnostics if d.code == "division_ambiguous"]
    assert open_["鼓楼区"] is None
    assert diagnostic.spans[0].text == "鼓楼区"
    assert "江苏省徐州市鼓楼区" in diagnostic.message
    assert divisions("省领导林明到鼓楼区调研。", "福建省")[0]["鼓楼区"].code == "350102"
    assert divisions("省领导林明到徐州市鼓楼区调研。")[0]["徐州市鼓楼区"].code == "320302"


def test_a_given_locality_that_several_have_is_settled_by_the_page():
    text = "徐州市鼓楼区召开会议\n本报讯 4月6日，区委书记林明主持召开会议。"
    assert bulletin_ie.extract(text, locality="鼓楼区").locality.code == "320302"
    unsettled = bulletin_ie.extract("本报讯 4月6日，区委书记林明主持召开会议。", locality="鼓楼区")
    assert (unsettled.locality.code, unsettled.locality.name) == (None, "鼓楼区")
    assert "division_ambiguous" in {diagnostic.code for diagnostic in unsettled.diagnostics}


@pytest.mark.parametrize(
    ("place", "named", "rule", "confidence"),
    [
        ("板桥镇柳树村", "板桥镇/柳树村", "gazetteer", 0.97),
        ("石佛乡", "石佛乡", "gazetteer", 0.97),
        ("石榴沟", "石佛乡/石榴沟社区", "gazetteer", 0.97),
        ("石榴沟村", "石佛乡/石榴沟社区", "gazetteer", 0.97),
        ("板桥镇贺家咀村", "板桥镇/贺家嘴村", "misprint", 0.6),
        ("板挢镇贺家咀村", "板桥镇/贺家嘴村", "misprint", 0.6),
        ("清溪沟镇", "青溪沟镇", "misprint", 0.6),
        ("板桥镇白云村", "板桥镇/白云村", "form", 0.93),
        ("石桥镇", "石桥镇", "form", 0.93),
    ],
)
def test_a_gazetteer_knows_towns_villages_and_misprints(extractor, place, named, rule, confidence):
    found, _ = divisions(f"县长林明深入{place}调研。", "太康县", extractor)
    assert path(found[place]) == f"河南省/周口市/太康县/{named}"
    assert (found[place].rule, found[place].confidence) == (f"divisions.{rule}", confidence)
    assert found[place].code == "411627"


def test_a_village_that_two_towns_have_is_open(extractor):
    found, bulletin = divisions("县长林明深入柳树村调研。", "太康县", extractor)
    assert path(found["柳树村"]) == "河南省/周口市/太康县/柳树村"  # the county is certain, the town is not
    assert [d.spans[0].text for d in bulletin.diagnostics if d.code == "division_ambiguous"] == ["柳树村"]


def test_a_town_that_two_counties_have_is_open(extractor):
    found, bulletin = divisions("市长林明到板桥镇调研。", "河南省周口市", extractor)
    assert found["板桥镇"] is None
    assert "division_ambiguous" in {diagnostic.code for diagnostic in bulletin.diagnostics}
    assert (
        path(divisions("市长林明到城关街道调研。", "周口市", extractor)[0]["城关街道"])
        == "河南省/周口市/川汇区/城关街道"
    )


def test_processes_get_the_gazetteer(extractor):
    pages = [bulletin_ie.Input("本报讯 4月6日，县长林明深入石榴沟村调研。", locality="太康县")] * 2
    for bulletin in extractor.pipe(pages, n_process=2, batch_size=1):
        assert path(bulletin.events[0].places[0].division).endswith("石佛乡/石榴沟社区")


def test_a_gazetteer_is_part_of_the_ruleset_version(extractor):
    assert extractor.ruleset_version != bulletin_ie.load().ruleset_version


def test_officials_are_kept_by_the_inferred_locality():
    page = "{0}县融媒体中心\n县委召开会议\n本报讯 4月6日，县委书记林明主持召开会议。"
    made = [rows(bulletin_ie.extract(page.format(name))) for name in ("太康", "太康", "商水", "青漠")]
    assert [tables["officials"][0]["locality"] for tables in made] == ["411627", "411627", "411623", "青漠县"]
    assert len({tables["officials"][0]["id"] for tables in made}) == 3
    assert made[0]["bulletins"][0]["locality_code"] == "411627"


def test_a_division_explains_itself():
    bulletin = bulletin_ie.extract("本报讯 4月6日，县长林明到太康县板桥镇调研。")
    place = bulletin.events[0].places[0]
    explanation = bulletin.explain(f"{place.id}#division")
    assert explanation.rule == place.division.rule
    assert explanation.words == ("太康县板桥镇",)
