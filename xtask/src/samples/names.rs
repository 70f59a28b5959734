//! Names of people and places, put together from short lists.

use identity::Sex;

use super::chance::Chance;

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
const MEN: &str = "国建明志强军平海波伟文斌勇辉永刚庆山春生福贵祥林义德茂松鹏飞浩宇轩泽俊凯旭东树根金水长顺宝安立民新华振兴";
const WOMEN: &str =
    "秀英兰芳桂珍玉梅淑华凤霞丽娟艳红燕敏静萍雪琴云莲春香翠莉佳怡欣雨涵思婷月娥彩素巧慧琳倩晓雯";
const FIELDS_FIRST: &str = "东西南北上下前后大小新老";
const FIELDS_LAST: [&str; 16] = [
    "洼", "岗", "河沿", "坡地", "坟前", "井台", "渠边", "树趟", "方田", "长垄", "桥头", "林边",
    "塘下", "坝外", "弯地", "园子",
];

/// A rare character in a given name, as the issue has it: 张𬭎.
pub(super) const RARE_GIVEN: &str = "𬭎";
/// A rare character in the name of a place.
pub(super) const RARE_FIELD: &str = "㙍";
/// A rare character in an address.
pub(super) const RARE_PLACE: &str = "𠅤";

pub(super) fn surname(chance: &mut Chance) -> String {
    if chance.per_cent(1) { "欧阳".to_owned() } else { chance.pick_character(SURNAMES).into() }
}

/// A given name of one character or two.
pub(super) fn given(sex: Sex, chance: &mut Chance) -> String {
    let from = if sex == Sex::Male { MEN } else { WOMEN };
    let n_characters = if chance.per_cent(80) { 2 } else { 1 };
    (0..n_characters).map(|_| chance.pick_character(from)).collect()
}

/// The name that people of the place have for a field.
pub(super) fn field(chance: &mut Chance) -> String {
    format!("{}{}", chance.pick_character(FIELDS_FIRST), chance.pick(&FIELDS_LAST))
}

/// A telephone number that begins with `100`, as no mobile telephone's does.
pub(super) fn phone(chance: &mut Chance) -> String {
    format!("100{:08}", chance.between(0, 99_999_999))
}
