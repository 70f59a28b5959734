//! What the standard calls the tables and the fields of the register, and where they stand in a package.
//!
//! The only place where the column names of NY/T 2539 (and of our own tables beside them) are written.

use tenure::submission::{self, Field, Record, Table};

/// Where a table stands in a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A shapefile layer of `矢量数据`, of points, lines or polygons.
    Layer(LayerShape),
    /// A table of `权属数据`.
    Ownership,
    /// A table of ours, as CSV in `sanquan`.
    Own,
    /// A layer of ours, as GeoJSON in `sanquan`.
    OwnLayer,
}

/// The shapes of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerShape {
    Point,
    Line,
    Polygon,
}

/// A table of the package: the register's noun, the standard's name, the columns in the order of the fields.
#[derive(Clone, Copy, Debug)]
pub struct TableSchema {
    pub table: Table,
    /// `DK`, `CBF_JTCY`, … or the file's stem for a table of ours.
    pub name: &'static str,
    pub part: Part,
    pub fields: &'static [Field],
    /// The column names, one for each field.
    pub columns: &'static [&'static str],
    /// Whether a submission is not one without it 表3.
    pub mandatory: bool,
}

impl TableSchema {
    /// The column name of a field.
    pub fn column_of(&self, field: &str) -> Option<&'static str> {
        self.fields
            .iter()
            .position(|it| it.name == field)
            .and_then(|index| self.columns.get(index).copied())
    }

    /// The field of a column name, whatever its case.
    pub fn field_of(&self, column: &str) -> Option<&'static Field> {
        let index = self.columns.iter().position(|it| it.eq_ignore_ascii_case(column))?;
        self.fields.get(index)
    }
}

/// The schema of a table.
pub fn schema_of(table: Table) -> &'static TableSchema {
    SCHEMA.iter().find(|it| it.table == table).unwrap_or(&ISSUER)
}

/// The schema by the standard's name of the table, whatever its case.
pub fn schema_named(name: &str) -> Option<&'static TableSchema> {
    SCHEMA.iter().find(|it| it.name.eq_ignore_ascii_case(name))
}

const ISSUER: TableSchema = TableSchema {
    table: Table::Issuer,
    name: "FBF",
    part: Part::Ownership,
    fields: submission::Issuer::FIELDS,
    columns: &[
        "FBFBM", "FBFMC", "FBFFZRXM", "FZRZJLX", "FZRZJHM", "LXDH", "FBFDZ", "YZBM", "FBFDCY",
        "FBFDCRQ", "FBFDCJS",
    ],
    mandatory: true,
};

/// The fields of a division's layer, whose code and name columns carry the layer's own prefix.
const fn division(
    table: Table,
    name: &'static str,
    columns: &'static [&'static str],
) -> TableSchema {
    TableSchema {
        table,
        name,
        part: Part::Layer(LayerShape::Polygon),
        fields: submission::DivisionArea::FIELDS,
        columns,
        mandatory: false,
    }
}

/// Every table, in the order in which a package is written and a report is read.
pub const SCHEMA: &[TableSchema] = &[
    ISSUER,
    TableSchema {
        table: Table::Contractor,
        name: "CBF",
        part: Part::Ownership,
        fields: submission::Contractor::FIELDS,
        columns: &[
            "CBFBM", "CBFLX", "CBFMC", "CBFZJLX", "CBFZJHM", "CBFDZ", "YZBM", "LXDH", "CBFCYSL",
            "CBFDCRQ", "CBFDCY", "CBFDCJS", "GSJS", "GSJSR", "GSSHRQ", "GSSHR",
        ],
        mandatory: true,
    },
    TableSchema {
        table: Table::Member,
        name: "CBF_JTCY",
        part: Part::Ownership,
        fields: submission::Member::FIELDS,
        columns: &["CBFBM", "CYXM", "CYXB", "CYZJLX", "CYZJHM", "YHZGX", "CYBZ", "SFGYR", "CYBZSM"],
        mandatory: false,
    },
    TableSchema {
        table: Table::ContractedParcel,
        name: "CBDKXX",
        part: Part::Ownership,
        fields: submission::ContractedParcel::FIELDS,
        columns: &[
            "DKBM",
            "FBFBM",
            "CBFBM",
            "CBJYQQDFS",
            "HTMJ",
            "CBHTBM",
            "LZHTBM",
            "CBJYQZBM",
            "YHTMJ",
            "HTMJM",
            "YHTMJM",
            "SFQQQG",
        ],
        mandatory: true,
    },
    TableSchema {
        table: Table::LandContract,
        name: "CBHT",
        part: Part::Ownership,
        fields: submission::LandContract::FIELDS,
        columns: &[
            "CBHTBM", "YCBHTBM", "FBFBM", "CBFBM", "CBFS", "CBQXQ", "CBQXZ", "HTZMJ", "CBDKZS",
            "QDSJ", "HTZMJM", "YHTZMJ", "YHTZMJM",
        ],
        mandatory: true,
    },
    TableSchema {
        table: Table::Circulation,
        name: "LZHT",
        part: Part::Ownership,
        fields: submission::Circulation::FIELDS,
        columns: &[
            "CBHTBM", "LZHTBM", "CBFBM", "SRFBM", "LZFS", "LZQX", "LZQXKSRQ", "LZQXJSRQ", "LZMJ",
            "LZDKS", "LZQTDYT", "LZHTDYT", "LZJGSM", "HTQDRQ", "LZMJM",
        ],
        mandatory: false,
    },
    TableSchema {
        table: Table::TitleDocument,
        name: "QSLYZLFJ",
        part: Part::Ownership,
        fields: submission::TitleDocument::FIELDS,
        columns: &["CBJYQZBM", "ZLFJBH", "ZLFJMC", "ZLFJRQ", "FJ"],
        mandatory: true,
    },
    TableSchema {
        table: Table::ContractRight,
        name: "CBJYQZDJB",
        part: Part::Ownership,
        fields: submission::ContractRight::FIELDS,
        columns: &[
            "CBJYQZBM",
            "FBFBM",
            "CBFBM",
            "CBFS",
            "CBQX",
            "CBQXQ",
            "CBQXZ",
            "DKSYT",
            "CBJYQZLSH",
            "DJBFJ",
            "YCBJYQZBH",
            "DBR",
            "DJSJ",
        ],
        mandatory: true,
    },
    TableSchema {
        table: Table::Certificate,
        name: "CBJYQZ",
        part: Part::Ownership,
        fields: submission::Certificate::FIELDS,
        columns: &[
            "CBJYQZBM",
            "FZJG",
            "FZRQ",
            "QZSFLQ",
            "QZLQRQ",
            "QZLQRXM",
            "QZLQRZJLX",
            "QZLQRZJHM",
        ],
        mandatory: true,
    },
    TableSchema {
        table: Table::Reissue,
        name: "CBJYQZ_QZBF",
        part: Part::Ownership,
        fields: submission::Reissue::FIELDS,
        columns: &["CBJYQZBM", "QZBFYY", "BFRQ", "QZBFLQRQ", "QZBFLQRXM", "BFLQRZJLX", "BFLQRZJHM"],
        mandatory: false,
    },
    TableSchema {
        table: Table::Replacement,
        name: "CBJYQZ_QZHF",
        part: Part::Ownership,
        fields: submission::Replacement::FIELDS,
        columns: &["CBJYQZBM", "QZHFYY", "HFRQ", "QZHFLQRQ", "QZHFLQRXM", "HFLQRZJLX", "HFLQRZJHM"],
        mandatory: false,
    },
    TableSchema {
        table: Table::Cancellation,
        name: "CBJYQZ_QZZX",
        part: Part::Ownership,
        fields: submission::Cancellation::FIELDS,
        columns: &["CBJYQZBM", "ZXYY", "ZXRQ"],
        mandatory: false,
    },
    TableSchema {
        table: Table::Parcel,
        name: "DK",
        part: Part::Layer(LayerShape::Polygon),
        fields: submission::Parcel::FIELDS,
        columns: &[
            "BSM", "YSDM", "DKBM", "DKMC", "SYQXZ", "DKLB", "TDLYLX", "DLDJ", "TDYT", "SFJBNT",
            "SCMJ", "DKDZ", "DKXZ", "DKNZ", "DKBZ", "DKBZXX", "ZJRXM", "KJZB", "SCMJM",
        ],
        mandatory: true,
    },
    TableSchema {
        table: Table::BoundaryPoint,
        name: "JZD",
        part: Part::Layer(LayerShape::Point),
        fields: submission::BoundaryPoint::FIELDS,
        columns: &["BSM", "YSDM", "JZDH", "JZDLX", "JBLX", "DKBM", "XZBZ", "YZBZ"],
        mandatory: false,
    },
    TableSchema {
        table: Table::BoundaryLine,
        name: "JZX",
        part: Part::Layer(LayerShape::Line),
        fields: submission::BoundaryLine::FIELDS,
        columns: &[
            "BSM", "YSDM", "JXXZ", "JZXLB", "JZXWZ", "JZXSM", "PLDWQLR", "PLDWZJR", "JZXH",
            "QJZDH", "ZJZDH", "DKBM",
        ],
        mandatory: false,
    },
    division(Table::County, "XJXZQ", &["BSM", "YSDM", "XZQDM", "XZQMC"]),
    division(Table::Town, "XJQY", &["BSM", "YSDM", "XJQYDM", "XJQYMC"]),
    division(Table::VillageArea, "CJQY", &["BSM", "YSDM", "CJQYDM", "CJQYMC"]),
    division(Table::Group, "ZJQY", &["BSM", "YSDM", "ZJQYDM", "ZJQYMC"]),
    own(
        Table::Household,
        "households",
        Part::Own,
        submission::Household::FIELDS,
        &["code", "address", "postcode", "phone", "survey_day", "surveyor", "note"],
    ),
    own(
        Table::HouseholdMember,
        "household_members",
        Part::Own,
        submission::Member::FIELDS,
        &[
            "household_code",
            "name",
            "sex",
            "document_kind",
            "document_number",
            "relation",
            "note_kind",
            "co_holder",
            "note",
        ],
    ),
    own(
        Table::Homestead,
        "homesteads",
        Part::OwnLayer,
        submission::Homestead::FIELDS,
        &[
            "unit_code",
            "household_code",
            "location",
            "approved_area_m2",
            "actual_area_m2",
            "excess_area_m2",
            "building_area_m2",
            "approval_number",
            "first_day",
            "certificate_number",
            "note",
        ],
    ),
    own(
        Table::Collective,
        "collectives",
        Part::Own,
        submission::Collective::FIELDS,
        &[
            "credit_code",
            "name",
            "division_code",
            "legal_representative",
            "registered_day",
            "total_shares",
            "issued_override",
        ],
    ),
    own(
        Table::ShareHolding,
        "shares",
        Part::Own,
        submission::ShareHolding::FIELDS,
        &[
            "collective_code",
            "household_code",
            "member_name",
            "document_number",
            "class",
            "shares",
            "first_day",
            "basis",
        ],
    ),
];

/// A table of ours, whose columns carry the names of the fields.
const fn own(
    table: Table,
    name: &'static str,
    part: Part,
    fields: &'static [Field],
    columns: &'static [&'static str],
) -> TableSchema {
    TableSchema { table, name, part, fields, columns, mandatory: false }
}
