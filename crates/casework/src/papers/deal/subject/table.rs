//! What goes over, as a table of its particulars.

use rust_decimal::Decimal;
use tenure::collective::Asset;
use tenure::{CodeList, Homestead, Parcel, Shares};

use super::super::super::content::DealTable;
use super::super::wording::mu;

/// What goes over, as it was registered.
pub(super) enum Registered {
    /// Each with the square metres by which it is counted.
    Parcels(Vec<(Parcel, Decimal)>),
    Homestead(Box<Homestead>),
    Shares(Shares),
    Asset(Box<Asset>),
}

impl Registered {
    /// For those whom it concerns.
    pub(super) fn table(&self) -> DealTable {
        match self {
            Self::Parcels(parcels) => DealTable {
                heading: "地块",
                columns: vec!["地块名称", "地块编码", "四至", "面积（亩）", "质量等级", "用途"],
                rows: parcels.iter().map(parcel).collect(),
            },
            Self::Homestead(it) => DealTable {
                heading: "宅基地",
                columns: vec!["不动产单元号", "坐落", "批准面积（平方米）", "实际面积（平方米）"],
                rows: vec![vec![
                    spaced(it.unit_code.as_str()),
                    it.location.clone(),
                    it.approved_area_m2.0.to_string(),
                    it.actual_area_m2.0.to_string(),
                ]],
            },
            Self::Shares(shares) => DealTable {
                heading: "份额",
                columns: vec!["份额（股）"],
                rows: vec![vec![shares.to_string()]],
            },
            Self::Asset(it) => DealTable {
                heading: "资产",
                columns: vec!["资产编号", "资产名称"],
                rows: vec![vec![it.code.clone(), it.name.clone()]],
            },
        }
    }

    /// For everybody: without codes, places and neighbours (HR-79).
    pub(super) fn public_table(&self) -> DealTable {
        match self {
            Self::Parcels(parcels) => DealTable {
                heading: "地块",
                columns: vec!["地块名称", "面积（亩）", "质量等级", "用途"],
                rows: parcels.iter().map(public_parcel).collect(),
            },
            Self::Homestead(it) => DealTable {
                heading: "宅基地",
                columns: vec!["批准面积（平方米）", "实际面积（平方米）"],
                rows: vec![vec![
                    it.approved_area_m2.0.to_string(),
                    it.actual_area_m2.0.to_string(),
                ]],
            },
            Self::Shares(_) | Self::Asset(_) => self.table(),
        }
    }

    /// In one line.
    pub(super) fn in_short(&self) -> String {
        match self {
            Self::Parcels(parcels) => {
                let area_m2 = parcels.iter().map(|(_, area_m2)| *area_m2).sum();
                format!("承包地块{}块，面积{}亩", parcels.len(), mu(area_m2))
            }
            Self::Homestead(it) => {
                format!("坐落于{}的宅基地，批准面积{}平方米", it.location, it.approved_area_m2.0)
            }
            Self::Shares(shares) => format!("集体收益分配权份额{shares}股"),
            Self::Asset(it) => it.name.clone(),
        }
    }
}

fn parcel((it, area_m2): &(Parcel, Decimal)) -> Vec<String> {
    let bound = |side: &str, of: &Option<String>| {
        format!("{side}：{}", of.as_deref().filter(|it| !it.is_empty()).unwrap_or("/"))
    };
    let bounds = [
        bound("东", &it.bounds.east),
        bound("南", &it.bounds.south),
        bound("西", &it.bounds.west),
        bound("北", &it.bounds.north),
    ];
    vec![
        it.name.clone(),
        spaced(it.code.as_str()),
        bounds.join("；"),
        mu(*area_m2),
        meaning(CodeList::Fertility, &it.fertility),
        meaning(CodeList::Purpose, &it.purpose),
    ]
}

fn public_parcel((it, area_m2): &(Parcel, Decimal)) -> Vec<String> {
    vec![
        it.name.clone(),
        mu(*area_m2),
        meaning(CodeList::Fertility, &it.fertility),
        meaning(CodeList::Purpose, &it.purpose),
    ]
}

/// What a code means; one that its list lacks stands as it is.
fn meaning(list: CodeList, code: &str) -> String {
    list.meaning(code).unwrap_or(code).to_owned()
}

/// A code of many digits in groups, so that a cell may break it.
fn spaced(code: &str) -> String {
    const GROUP_DIGITS: usize = 6;
    let digits: Vec<char> = code.chars().collect();
    let groups = digits.chunks(GROUP_DIGITS).map(|it| it.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}
