//! The Chinese words, found however they are spaced, punctuated or written.

use super::{Finding, Offence};

/// A right, what it is to, or who grants it.
const RURAL: &[&str] = &[
    "农",
    "村",
    "亩",
    "耕",
    "垦",
    "佃",
    "承包",
    "成包",
    "宅基",
    "老宅",
    "祖宅",
    "祖屋",
    "土地",
    "士地",
    "三权",
    "三块地",
    "确权",
    "林地",
    "林权",
    "山林",
    "草原",
    "草场",
    "滩涂",
    "鱼塘",
    "果园",
    "收益分配",
    "股权",
    "股份",
    "股金",
    "分红",
    "使用权",
    "经营权",
    "用益物权",
    "房基地",
    "庄基",
    "社员",
    "成员身份",
    "成员资格",
    "流转",
    "发包",
    "地权",
    "地块",
    "自留",
    "口粮",
    "责任田",
    "责任山",
    "责任地",
    "田地",
    "田产",
    "水田",
    "包产",
    "拆旧",
    "增减挂钩",
    "地票",
    "地证",
];

/// Giving up, handing back, having nothing left.
const GIVING_UP: &[&str] = &[
    "退出",
    "退还",
    "退回",
    "退地",
    "退田",
    "退宅",
    "退股",
    "退社",
    "退包",
    "清退",
    "腾退",
    "先退",
    "交回",
    "交还",
    "交出",
    "交地",
    "上交",
    "上缴",
    "缴回",
    "收回",
    "回收",
    "放弃",
    "弃权",
    "弃地",
    "让出",
    "让渡",
    "转让",
    "脱离",
    "断绝",
    "还地",
    "撂荒",
    "无地",
    "失地",
    "净身",
    "注销权",
    "划清",
];

/// What somebody has, or is attested, where they come from.
const ORIGIN: &[&str] =
    &["原籍", "老家", "祖籍", "权益", "权利", "原居委", "队里", "生产队", "公社"];

/// The nature of a registration.
const NATURE: &[&str] = &["户口性质", "户口类别", "户口类型", "户别", "非农", "农转非", "户籍性质"];

/// 集体 is refused unless it begins 集体户, a way to be registered in town.
const COLLECTIVE: &str = "集体";
const COLLECTIVE_HOUSEHOLD: &str = "集体户";

/// Traditional and variant characters, and the simplified ones that the words above are written with.
const VARIANTS: &[(&str, char)] = &[
    ("農辳莀", '农'),
    ("邨", '村'),
    ("畝畆畂畒畮畞", '亩'),
    ("畊", '耕'),
    ("墾", '垦'),
    ("圡", '土'),
    ("埊坔墬", '地'),
    ("權権", '权'),
    ("塊", '块'),
    ("確", '确'),
    ("場塲", '场'),
    ("灘", '滩'),
    ("塗凃", '涂'),
    ("魚", '鱼'),
    ("園", '园'),
    ("収", '收'),
    ("經経", '经'),
    ("營営", '营'),
    ("業", '业'),
    ("莊荘", '庄'),
    ("員", '员'),
    ("資", '资'),
    ("轉転", '转'),
    ("發発", '发'),
    ("責", '责'),
    ("糧", '粮'),
    ("產産", '产'),
    ("舊", '旧'),
    ("減", '减'),
    ("掛", '挂'),
    ("鉤鈎", '钩'),
    ("證証", '证'),
    ("還", '还'),
    ("騰", '腾'),
    ("繳", '缴'),
    ("棄", '弃'),
    ("讓", '让'),
    ("脫", '脱'),
    ("離", '离'),
    ("斷", '断'),
    ("絕", '绝'),
    ("無", '无'),
    ("淨", '净'),
    ("銷", '销'),
    ("劃", '划'),
    ("體軆躰", '体'),
    ("戶戸", '户'),
    ("質", '质'),
    ("類", '类'),
    ("別", '别'),
    ("現", '现'),
    ("階", '阶'),
    ("許", '许'),
    ("進", '进'),
    ("條", '条'),
    ("為爲", '为'),
    ("濟", '济'),
    ("囘囬迴", '回'),
    ("與", '与'),
    ("嚴", '严'),
    ("須", '须'),
    ("適", '适'),
    ("暫", '暂'),
    ("護", '护'),
    ("鄉", '乡'),
    ("隊", '队'),
    ("鎮", '镇'),
    ("號", '号'),
    ("廢", '废'),
];

/// The ideographs of a text, simplified, with nothing between them: neither space nor punctuation, letter or digit.
pub(super) fn plain(text: &str) -> String {
    let kept = text.chars().filter(|it| it.is_alphabetic() && !it.is_ascii());
    kept.map(simplified).collect()
}

fn simplified(character: char) -> char {
    let found = VARIANTS.iter().find(|(variants, _)| variants.contains(character));
    found.map_or(character, |(_, simplified)| *simplified)
}

pub(super) fn find(text: &str) -> impl Iterator<Item = Finding> {
    let plain = plain(text);
    let lists = [
        (Offence::RuralRight, RURAL),
        (Offence::GivingUp, GIVING_UP),
        (Offence::PlaceOfOrigin, ORIGIN),
        (Offence::NatureOfRegistration, NATURE),
    ];
    let mut found = Vec::new();
    for (offence, words) in lists {
        let hits = words.iter().filter(|it| plain.contains(**it));
        found.extend(hits.map(|it| Finding::new(offence, *it)));
    }
    if plain.replace(COLLECTIVE_HOUSEHOLD, "").contains(COLLECTIVE) {
        found.push(Finding::new(Offence::RuralRight, COLLECTIVE));
    }
    found.into_iter()
}
