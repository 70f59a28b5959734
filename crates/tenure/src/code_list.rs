//! The closed code lists of NY/T 2539-2016 appendix C, and our own for shares.

/// A closed list of codes; a value outside it is finding Q04.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CodeList {
    /// 界线性质 (C.5)
    BoundaryNature,
    /// 所有权性质 (C.6)
    Ownership,
    /// 地块类别 (C.7)
    ParcelCategory,
    /// 地力等级 (C.8)
    Fertility,
    /// 土地用途 (C.9)
    Purpose,
    /// 承包经营权取得方式 (C.10)
    AcquisitionMode,
    /// 界址点类型 (C.11)
    BoundaryPointKind,
    /// 界标类型 (C.12)
    BoundaryMarker,
    /// 界址线类别 (C.13)
    BoundaryLineKind,
    /// 界址线位置 (C.14)
    BoundaryLinePosition,
    /// 证件类型 (C.15)
    DocumentKind,
    /// 承包方类型 (C.16)
    ContractorKind,
    /// 性别 (C.17)
    Sex,
    /// 成员备注 (C.18)
    MemberNote,
    /// 是否 (C.19)
    YesNo,
    /// 股份类型 (ours)
    ShareClass,
}

impl CodeList {
    /// The codes with their Chinese names.
    #[expect(clippy::too_many_lines, reason = "sixteen lists of the standard, one after the other")]
    pub fn entries(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::BoundaryNature => &[
                ("600001", "已定界"),
                ("600002", "未定界"),
                ("600003", "争议界"),
                ("600004", "工作界"),
                ("600009", "其他"),
            ],
            Self::Ownership => &[
                ("10", "国有土地所有权"),
                ("30", "集体土地所有权"),
                ("31", "村民小组"),
                ("32", "村级集体经济组织"),
                ("33", "乡级集体经济组织"),
                ("34", "其他农民集体经济组织"),
            ],
            Self::ParcelCategory => &[
                ("10", "承包地块"),
                ("21", "自留地"),
                ("22", "机动地"),
                ("23", "开荒地"),
                ("99", "其他集体土地"),
            ],
            Self::Fertility => &[
                ("01", "一等地"),
                ("02", "二等地"),
                ("03", "三等地"),
                ("04", "四等地"),
                ("05", "五等地"),
                ("06", "六等地"),
                ("07", "七等地"),
                ("08", "八等地"),
                ("09", "九等地"),
                ("10", "十等地"),
            ],
            Self::Purpose => &[
                ("1", "种植业"),
                ("2", "林业"),
                ("3", "畜牧业"),
                ("4", "渔业"),
                ("5", "非农业用途"),
            ],
            Self::AcquisitionMode => &[
                ("100", "承包"),
                ("110", "家庭承包"),
                ("120", "其他方式承包"),
                ("121", "招标"),
                ("122", "拍卖"),
                ("123", "公开协商"),
                ("129", "其他方式"),
                ("200", "转让"),
                ("300", "互换"),
                ("900", "其他方式"),
            ],
            Self::BoundaryPointKind => &[("1", "实测法"), ("2", "航测法"), ("3", "图解法")],
            Self::BoundaryMarker => &[
                ("1", "钢钉"),
                ("2", "水泥桩"),
                ("3", "石灰桩"),
                ("4", "喷涂"),
                ("5", "瓷标志"),
                ("6", "无标志"),
                ("7", "木桩"),
                ("8", "埋石"),
                ("9", "其他"),
            ],
            Self::BoundaryLineKind => &[
                ("01", "田垄(埂)"),
                ("02", "沟渠"),
                ("03", "道路"),
                ("04", "行树"),
                ("05", "围墙"),
                ("06", "墙壁"),
                ("07", "栅栏"),
                ("08", "两点连线"),
                ("99", "其他"),
            ],
            Self::BoundaryLinePosition => &[("1", "内"), ("2", "中"), ("3", "外")],
            Self::DocumentKind => &[
                ("1", "居民身份证"),
                ("2", "军官证"),
                ("3", "行政、企事业单位机构代码证或法人代码证"),
                ("4", "户口簿"),
                ("5", "护照"),
                ("9", "其他"),
            ],
            Self::ContractorKind => &[("1", "农户"), ("2", "个人"), ("3", "单位")],
            Self::Sex => &[("1", "男"), ("2", "女")],
            Self::MemberNote => &[
                ("1", "外嫁女"),
                ("2", "入赘男"),
                ("3", "在校大学生"),
                ("4", "国家公职人员"),
                ("5", "军人(军官、士兵)"),
                ("6", "新生儿"),
                ("7", "去世"),
                ("9", "其他备注"),
            ],
            Self::YesNo => &[("1", "是"), ("2", "否")],
            Self::ShareClass => {
                &[("member", "成员股"), ("collective", "集体股"), ("other", "章程规定的其他股")]
            }
        }
    }

    /// The Chinese name of the list.
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::BoundaryNature => "界线性质",
            Self::Ownership => "所有权性质",
            Self::ParcelCategory => "地块类别",
            Self::Fertility => "地力等级",
            Self::Purpose => "土地用途",
            Self::AcquisitionMode => "承包经营权取得方式",
            Self::BoundaryPointKind => "界址点类型",
            Self::BoundaryMarker => "界标类型",
            Self::BoundaryLineKind => "界址线类别",
            Self::BoundaryLinePosition => "界址线位置",
            Self::DocumentKind => "证件类型",
            Self::ContractorKind => "承包方类型",
            Self::Sex => "性别",
            Self::MemberNote => "成员备注",
            Self::YesNo => "是否",
            Self::ShareClass => "股份类型",
        }
    }

    /// Whether the code stands in the list.
    pub fn contains(self, code: &str) -> bool {
        self.meaning(code).is_some()
    }

    /// What the code means, in Chinese.
    pub fn meaning(self, code: &str) -> Option<&'static str> {
        self.entries().iter().find(|(entry, _)| *entry == code).map(|(_, meaning)| *meaning)
    }
}
