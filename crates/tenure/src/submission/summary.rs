//! The summary tables 汇总表格 of a submission, as they were delivered, and the seven kinds that there are.

use super::{Obligation, Text};

/// What a submission's folder of summary tables holds.
#[derive(Clone, Debug, Default)]
pub struct Summaries {
    /// Whether the folder is there at all.
    pub delivered: bool,
    pub tables: Vec<SummaryTable>,
    /// Workbooks and sheets that are not read, or not wholly.
    pub troubles: Vec<SummaryTrouble>,
}

/// A workbook or a sheet that is not read, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryTrouble {
    /// The path inside the submission.
    pub file: String,
    pub sheet: Option<String>,
    /// The number of the row in the sheet, from 1.
    pub row: Option<u64>,
    /// What is wrong, in Chinese.
    pub trouble: String,
}

/// One summary table: a sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryTable {
    pub kind: SummaryKind,
    /// The path inside the submission.
    pub file: String,
    pub sheet: String,
    pub columns: Vec<DeliveredFigure>,
    pub rows: Vec<SummaryRow>,
}

/// A column of a summary table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveredFigure {
    pub figure: Figure,
    /// The letters of the column in its sheet.
    pub letters: String,
}

/// What a summary table says of one division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// The number of the row in the sheet, from 1.
    pub row: u64,
    /// 权属单位代码, as it was delivered.
    pub code: Text,
    /// For each column what stands in it; `None` where it is empty.
    pub values: Vec<Option<Text>>,
}

/// The kinds of summary tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SummaryKind {
    /// 按地块汇总表
    Parcels,
    /// 按承包地土地用途汇总表
    Purposes,
    /// 按非承包地地块类别汇总表
    Categories,
    /// 按承包地是否基本农田汇总表
    BasicFarmland,
    /// 按权证信息汇总表
    Certificates,
    /// 按承包方汇总表
    Contractors,
    /// 按承包地所有权性质汇总表
    Ownership,
}

/// What a cell of a summary table counts or adds up; areas are in mu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// 发包方
    Issuers,
    /// 承包地块: the parcels of category 10.
    ContractedParcels,
    /// The confirmed areas of the contracted parcels 确权(合同)面积.
    ContractedArea,
    /// 非承包地块: the parcels of the other categories.
    OtherParcels,
    /// The measured areas of the parcels that are not contracted 实测面积.
    OtherArea,
    /// 颁发权证
    Certificates,
    /// 农业用途: purposes 1 to 4.
    Farming,
    Crops,
    Forestry,
    Husbandry,
    Fishery,
    /// 非农用途
    NonFarming,
    /// 自留地
    PrivatePlots,
    /// 机动地
    ReserveLand,
    /// 开荒地
    ReclaimedLand,
    /// 其他集体土地
    OtherCollectiveLand,
    BasicFarmland,
    OtherFarmland,
    /// Certificates of household contracts 家庭承包, whose codes end with J.
    FamilyCertificates,
    /// Certificates of contracts in other ways 其他方式承包, whose codes end with Q.
    OtherwiseCertificates,
    CertifiedArea,
    FamilyCertifiedArea,
    OtherwiseCertifiedArea,
    Contractors,
    /// 承包农户
    Households,
    /// 家庭成员
    Members,
    /// Persons and units.
    OtherContractors,
    Units,
    Persons,
    StateOwned,
    /// Owned collectively, by whomever.
    CollectivelyOwned,
    GroupOwned,
    VillageOwned,
    TownOwned,
    OtherwiseOwned,
}

/// A column that a kind of summary table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SummaryColumn {
    pub figure: Figure,
    /// The headings from above to below, joined by `/`.
    pub heading: &'static str,
    pub obligation: Obligation,
}

const fn must(figure: Figure, heading: &'static str) -> SummaryColumn {
    SummaryColumn { figure, heading, obligation: Obligation::Mandatory }
}

const fn may(figure: Figure, heading: &'static str) -> SummaryColumn {
    SummaryColumn { figure, heading, obligation: Obligation::Optional }
}

impl SummaryKind {
    pub const ALL: [Self; 7] = [
        Self::Parcels,
        Self::Purposes,
        Self::Categories,
        Self::BasicFarmland,
        Self::Certificates,
        Self::Contractors,
        Self::Ownership,
    ];

    /// The title of the table.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::Parcels => "按地块汇总表",
            Self::Purposes => "按承包地土地用途汇总表",
            Self::Categories => "按非承包地地块类别汇总表",
            Self::BasicFarmland => "按承包地是否基本农田汇总表",
            Self::Certificates => "按权证信息汇总表",
            Self::Contractors => "按承包方汇总表",
            Self::Ownership => "按承包地所有权性质汇总表",
        }
    }

    /// Whether a submission with summary tables must have it; the seventh is known by its title alone.
    pub fn obligation(self) -> Obligation {
        if self == Self::Ownership { Obligation::Optional } else { Obligation::Mandatory }
    }

    /// Its columns behind the code and the name of the division.
    ///
    /// The columns of the seventh table follow the code list of ownership (C.6), since no template of it was seen.
    pub fn columns(self) -> &'static [SummaryColumn] {
        use Figure as F;
        match self {
            Self::Parcels => {
                &const {
                    [
                        must(F::Issuers, "发包方数量"),
                        must(F::ContractedParcels, "承包地块/总数"),
                        must(F::ContractedArea, "承包地块/总面积"),
                        must(F::OtherParcels, "非承包地块/总数"),
                        must(F::OtherArea, "非承包地块/总面积"),
                        must(F::Certificates, "颁发权证数量"),
                    ]
                }
            }
            Self::Purposes => {
                &const {
                    [
                        must(F::Farming, "农业用途面积/合计"),
                        must(F::Crops, "农业用途面积/种植业"),
                        must(F::Forestry, "农业用途面积/林业"),
                        must(F::Husbandry, "农业用途面积/畜牧业"),
                        must(F::Fishery, "农业用途面积/渔业"),
                        must(F::NonFarming, "非农用途面积"),
                        must(F::ContractedArea, "合计"),
                    ]
                }
            }
            Self::Categories => {
                &const {
                    [
                        must(F::PrivatePlots, "自留地"),
                        must(F::ReserveLand, "机动地"),
                        must(F::ReclaimedLand, "开荒地"),
                        must(F::OtherCollectiveLand, "其他集体土地"),
                        must(F::OtherArea, "合计"),
                    ]
                }
            }
            Self::BasicFarmland => {
                &const {
                    [
                        must(F::BasicFarmland, "基本农田面积"),
                        must(F::OtherFarmland, "非基本农田面积"),
                        must(F::ContractedArea, "合计"),
                    ]
                }
            }
            Self::Certificates => {
                &const {
                    [
                        must(F::Certificates, "颁发权证数量/合计"),
                        must(F::FamilyCertificates, "颁发权证数量/家庭承包"),
                        must(F::OtherwiseCertificates, "颁发权证数量/其他方式承包"),
                        must(F::CertifiedArea, "颁发权证面积"),
                        may(F::FamilyCertifiedArea, "颁发权证面积/家庭承包"),
                        may(F::OtherwiseCertifiedArea, "颁发权证面积/其他方式承包"),
                    ]
                }
            }
            Self::Contractors => {
                &const {
                    [
                        must(F::Contractors, "承包方总数"),
                        must(F::Households, "家庭承包/承包农户数量"),
                        must(F::Members, "家庭承包/家庭成员数量"),
                        must(F::OtherContractors, "其他方式承包/合计"),
                        must(F::Units, "其他方式承包/单位"),
                        must(F::Persons, "其他方式承包/个人"),
                    ]
                }
            }
            Self::Ownership => {
                &const {
                    [
                        may(F::StateOwned, "国有土地所有权"),
                        may(F::CollectivelyOwned, "集体土地所有权"),
                        may(F::GroupOwned, "村民小组"),
                        may(F::VillageOwned, "村级集体经济组织"),
                        may(F::TownOwned, "乡级集体经济组织"),
                        may(F::OtherwiseOwned, "其他农民集体经济组织"),
                        may(F::ContractedArea, "合计"),
                    ]
                }
            }
        }
    }

    /// The heading of a figure in this table.
    pub fn heading(self, figure: Figure) -> Option<&'static str> {
        self.columns().iter().find(|it| it.figure == figure).map(|it| it.heading)
    }
}

impl Figure {
    /// How many figures there are.
    pub(crate) const COUNT: usize = Self::OtherwiseOwned as usize + 1;

    /// Its place among all figures, from 0.
    pub(crate) fn index(self) -> usize {
        self as usize
    }

    /// 亩 for areas, 块 for parcels, 份 for certificates, 个 for the rest.
    pub fn unit_zh(self) -> &'static str {
        match self {
            Self::ContractedParcels | Self::OtherParcels => "块",
            Self::Certificates | Self::FamilyCertificates | Self::OtherwiseCertificates => "份",
            Self::Issuers
            | Self::Contractors
            | Self::Households
            | Self::Members
            | Self::OtherContractors
            | Self::Units
            | Self::Persons => "个",
            _ => "亩",
        }
    }

    /// Whether it is an area, which has a tolerance.
    pub fn is_area(self) -> bool {
        self.unit_zh() == "亩"
    }
}
