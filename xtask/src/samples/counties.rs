//! The five counties of the samples: what is real of them, and in what form each delivers.

use std::num::NonZeroU64;

use exchange::nyt2539::{DbfEncoding, TableFormat};

/// A county and its habits.
#[derive(Clone, Debug)]
pub(super) struct CountyPlan {
    /// Six digits, of the real county.
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    /// 省简称
    pub(super) abbreviation: &'static str,
    /// Province and municipality, as an address begins.
    pub(super) region: &'static str,
    pub(super) postcode: &'static str,
    /// Longitude and latitude in degrees.
    pub(super) centre: (f64, f64),
    /// The year in the names of the files.
    pub(super) year: u16,
    /// First and last day of the second round of contracts 二轮延包, and the first day of the survey.
    pub(super) first_day: Day,
    pub(super) last_day: Day,
    pub(super) survey_day: Day,
    /// GB/T 21010-2007
    pub(super) land_use: &'static str,
    /// What a homestead may have by the province's rules.
    pub(super) homestead_m2: i64,
    pub(super) form: Form,
}

/// Year, month and day.
pub(super) type Day = (i32, u32, u32);

/// In what form a county delivers.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Whether eastings carry the zone number.
    pub(super) prefixed: bool,
    pub(super) encoding: DbfEncoding,
    pub(super) cpg: bool,
    pub(super) tables: Tables,
    pub(super) split_rows: Option<NonZeroU64>,
    /// Whether there are boundary points and lines.
    pub(super) boundaries: bool,
    /// How the days of the standard's tables are written.
    pub(super) days: &'static str,
    pub(super) rare: Rare,
    /// Whether there are summary tables and the documents that rows refer to, and of which kind the sketches are.
    pub(super) documents: Option<Sketches>,
}

/// In what form the sketches of certificates come 地块示意图.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sketches {
    Pdf,
    Jpeg,
}

impl Sketches {
    /// The ending of their names.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
        }
    }
}

/// The form of the ownership tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tables {
    Csv(TableFormat),
    /// An Access database.
    Mdb,
}

/// Where rare characters may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rare {
    Nowhere,
    /// In the ownership tables only, since the layers' encoding does not hold them.
    Tables,
    Everywhere,
}

/// As the standard writes days.
const DIGITS: &str = "%Y%m%d";
/// As an office program writes days.
const SLASHES: &str = "%Y/%-m/%-d";

/// The counties, one in each municipality of the project's seed documents.
pub(super) fn all() -> [CountyPlan; 5] {
    [yongji(), hanyin(), jiashan(), dongfeng(), shenxian()]
}

pub(super) fn yongji() -> CountyPlan {
    CountyPlan {
        code: "220221",
        name: "永吉县",
        abbreviation: "吉",
        region: "吉林省吉林市",
        postcode: "132200",
        centre: (126.4, 43.7),
        year: 2016,
        first_day: (1998, 1, 1),
        last_day: (2027, 12, 31),
        survey_day: (2015, 8, 10),
        land_use: "013",
        homestead_m2: 330,
        form: Form {
            prefixed: false,
            encoding: DbfEncoding::Utf8,
            cpg: true,
            tables: Tables::Csv(TableFormat::CsvUtf8Bom),
            split_rows: None,
            boundaries: true,
            days: DIGITS,
            rare: Rare::Everywhere,
            documents: Some(Sketches::Pdf),
        },
    }
}

fn hanyin() -> CountyPlan {
    CountyPlan {
        code: "610921",
        name: "汉阴县",
        abbreviation: "陕",
        region: "陕西省安康市",
        postcode: "725100",
        centre: (108.5, 32.9),
        year: 2017,
        first_day: (1998, 10, 1),
        last_day: (2028, 9, 30),
        survey_day: (2016, 3, 1),
        land_use: "011",
        homestead_m2: 200,
        form: Form {
            prefixed: false,
            encoding: DbfEncoding::Gbk,
            cpg: true,
            tables: Tables::Csv(TableFormat::CsvUtf8),
            split_rows: None,
            boundaries: true,
            days: SLASHES,
            rare: Rare::Tables,
            documents: Some(Sketches::Jpeg),
        },
    }
}

fn jiashan() -> CountyPlan {
    CountyPlan {
        code: "330421",
        name: "嘉善县",
        abbreviation: "浙",
        region: "浙江省嘉兴市",
        postcode: "314100",
        centre: (120.9, 30.85),
        year: 2016,
        first_day: (1999, 1, 1),
        last_day: (2028, 12, 31),
        survey_day: (2015, 5, 4),
        land_use: "011",
        homestead_m2: 125,
        form: Form {
            prefixed: false,
            encoding: DbfEncoding::Gb18030,
            cpg: true,
            tables: Tables::Csv(TableFormat::CsvUtf8),
            split_rows: None,
            boundaries: true,
            days: DIGITS,
            rare: Rare::Everywhere,
            documents: None,
        },
    }
}

fn dongfeng() -> CountyPlan {
    CountyPlan {
        code: "220421",
        name: "东丰县",
        abbreviation: "吉",
        region: "吉林省辽源市",
        postcode: "136300",
        centre: (125.5, 42.7),
        year: 2017,
        first_day: (1998, 1, 1),
        last_day: (2027, 12, 31),
        survey_day: (2016, 5, 9),
        land_use: "013",
        homestead_m2: 330,
        form: Form {
            prefixed: false,
            encoding: DbfEncoding::Gbk,
            cpg: false,
            tables: Tables::Csv(TableFormat::CsvGbk),
            split_rows: NonZeroU64::new(70),
            boundaries: false,
            days: DIGITS,
            rare: Rare::Nowhere,
            documents: None,
        },
    }
}

fn shenxian() -> CountyPlan {
    CountyPlan {
        code: "371522",
        name: "莘县",
        abbreviation: "鲁",
        region: "山东省聊城市",
        postcode: "252400",
        centre: (115.65, 36.2),
        year: 2018,
        first_day: (1999, 10, 1),
        last_day: (2029, 9, 30),
        survey_day: (2017, 3, 6),
        land_use: "012",
        homestead_m2: 200,
        form: Form {
            prefixed: true,
            encoding: DbfEncoding::Gbk,
            cpg: true,
            tables: Tables::Mdb,
            split_rows: None,
            boundaries: true,
            days: DIGITS,
            rare: Rare::Tables,
            documents: None,
        },
    }
}
