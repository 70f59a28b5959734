//! The submitted tables and their fields: NY/T 2539-2016 appendices A and B, and our own for homesteads and shares.

use geometry::Outline;

use super::FieldKind::{Code, Date, Decimal, Integer, Memo, Text as Chars};
use super::record::records;
use super::{Field, Obligation, Record, Table, Text};
use crate::code_list::CodeList as List;

/// All digits, and digits after the point, of an area in the standard: `Float(15,2)`.
const AREA: super::FieldKind = Decimal(15, 2);
/// A surveyed coordinate in the standard: `Float(10,3)`.
const COORDINATE: super::FieldKind = Decimal(10, 3);

records! {
    /// An issuer 发包方 (B.2).
    Issuer of Issuer {
        code: Mandatory Chars(14),
        name: Mandatory Chars(50),
        head_name: Mandatory Chars(50),
        head_document_kind: Mandatory Code(List::DocumentKind),
        head_document_number: Mandatory Chars(30),
        phone: Optional Chars(15),
        address: Mandatory Chars(100),
        postcode: Mandatory Chars(6),
        surveyor: Mandatory Chars(254),
        survey_day: Mandatory Date,
        survey_note: Conditional Memo,
    }

    /// A contractor 承包方 (B.3).
    Contractor of Contractor {
        code: Mandatory Chars(18),
        kind: Mandatory Code(List::ContractorKind),
        name: Mandatory Chars(50),
        document_kind: Mandatory Code(List::DocumentKind),
        document_number: Mandatory Chars(20),
        address: Mandatory Chars(100),
        postcode: Mandatory Chars(6),
        phone: Optional Chars(20),
        member_count: Mandatory Integer(2),
        survey_day: Mandatory Date,
        surveyor: Mandatory Chars(50),
        survey_note: Conditional Memo,
        publicity_note: Conditional Chars(254),
        publicity_recorder: Mandatory Chars(50),
        publicity_review_day: Mandatory Date,
        publicity_reviewer: Mandatory Chars(50),
    }

    /// A family member 家庭成员 of a contracting household (B.4).
    Member of Member {
        household_code: Mandatory Chars(19),
        name: Mandatory Chars(50),
        sex: Mandatory Code(List::Sex),
        document_kind: Mandatory Code(List::DocumentKind),
        document_number: Mandatory Chars(20),
        relation: Mandatory Chars(2),
        note_kind: Optional Code(List::MemberNote),
        co_holder: Optional Code(List::YesNo),
        note: Optional Chars(254),
    } + {
        /// Whether the row stands in our own table of households that hold no land.
        landless: bool,
    }

    /// A parcel under a contract 承包地块信息 (B.1).
    ContractedParcel of ContractedParcel {
        parcel_code: Mandatory Chars(19),
        issuer_code: Mandatory Chars(14),
        contractor_code: Mandatory Chars(18),
        acquisition_mode: Mandatory Code(List::AcquisitionMode),
        contract_area_m2: Mandatory AREA,
        contract_code: Mandatory Chars(19),
        circulation_code: Optional Chars(18),
        certificate_code: Mandatory Chars(19),
        former_area_m2: Conditional AREA,
        contract_area_mu: Optional AREA,
        former_area_mu: Conditional AREA,
        by_share: Optional Code(List::YesNo),
    }

    /// A land contract 承包合同 (B.5).
    LandContract of LandContract {
        code: Mandatory Chars(19),
        former_code: Conditional Chars(19),
        issuer_code: Mandatory Chars(14),
        contractor_code: Mandatory Chars(18),
        mode: Mandatory Code(List::AcquisitionMode),
        first_day: Mandatory Date,
        last_day: Mandatory Date,
        total_area_m2: Mandatory AREA,
        n_parcels: Mandatory Integer(3),
        signed_day: Mandatory Date,
        total_area_mu: Optional AREA,
        former_total_area_m2: Conditional AREA,
        former_total_area_mu: Conditional AREA,
    }

    /// A circulation contract 流转合同 that proves where a right comes from (B.6).
    Circulation of Circulation {
        contract_code: Mandatory Chars(19),
        code: Mandatory Chars(18),
        contractor_code: Mandatory Chars(18),
        transferee_code: Mandatory Chars(18),
        mode: Mandatory Code(List::AcquisitionMode),
        term: Mandatory Chars(10),
        first_day: Mandatory Date,
        last_day: Mandatory Date,
        area_m2: Mandatory AREA,
        n_parcels: Mandatory Integer(3),
        purpose_before: Optional Code(List::Purpose),
        purpose_after: Optional Code(List::Purpose),
        price_note: Mandatory Chars(100),
        signed_day: Mandatory Date,
        area_mu: Optional AREA,
    }

    /// A document that proves the origin of a right 权属来源资料附件 (B.7).
    TitleDocument of TitleDocument {
        certificate_code: Mandatory Chars(19),
        number: Mandatory Chars(20),
        name: Mandatory Chars(100),
        day: Mandatory Date,
        path: Mandatory Chars(254),
    }

    /// A page of the register book 登记簿 (B.8).
    ContractRight of ContractRight {
        code: Mandatory Chars(19),
        issuer_code: Mandatory Chars(14),
        contractor_code: Mandatory Chars(18),
        mode: Mandatory Code(List::AcquisitionMode),
        term: Mandatory Chars(30),
        first_day: Mandatory Date,
        last_day: Mandatory Date,
        sketch_path: Mandatory Chars(254),
        serial_number: Mandatory Chars(254),
        note: Optional Chars(254),
        former_certificate_number: Optional Chars(100),
        registrar: Mandatory Chars(50),
        registered_day: Mandatory Date,
    }

    /// A certificate 承包经营权证 (B.9).
    Certificate of Certificate {
        code: Mandatory Chars(19),
        authority: Mandatory Chars(50),
        issued_day: Mandatory Date,
        collected: Mandatory Code(List::YesNo),
        collected_day: Conditional Date,
        collector_name: Conditional Chars(50),
        collector_document_kind: Conditional Code(List::DocumentKind),
        collector_document_number: Conditional Chars(20),
    }

    /// A certificate issued again 权证补发 (B.10).
    Reissue of Reissue {
        certificate_code: Mandatory Chars(19),
        reason: Mandatory Chars(200),
        day: Mandatory Date,
        collected_day: Mandatory Date,
        collector_name: Mandatory Chars(50),
        collector_document_kind: Mandatory Code(List::DocumentKind),
        collector_document_number: Mandatory Chars(20),
    }

    /// A certificate exchanged for a new one 权证换发 (B.11).
    Replacement of Replacement {
        certificate_code: Mandatory Chars(19),
        reason: Mandatory Chars(200),
        day: Mandatory Date,
        collected_day: Mandatory Date,
        collector_name: Mandatory Chars(50),
        collector_document_kind: Mandatory Code(List::DocumentKind),
        collector_document_number: Mandatory Chars(20),
    }

    /// A certificate cancelled 权证注销 (B.12).
    Cancellation of Cancellation {
        certificate_code: Mandatory Chars(19),
        reason: Mandatory Chars(200),
        day: Mandatory Date,
    }

    /// A parcel 地块 (A.10).
    Parcel of Parcel {
        feature_number: Mandatory Integer(10),
        feature_code: Mandatory Chars(6),
        code: Mandatory Chars(19),
        name: Mandatory Chars(50),
        ownership: Optional Code(List::Ownership),
        category: Mandatory Code(List::ParcelCategory),
        land_use: Optional Chars(3),
        fertility: Mandatory Code(List::Fertility),
        purpose: Mandatory Code(List::Purpose),
        basic_farmland: Mandatory Code(List::YesNo),
        measured_area_m2: Mandatory AREA,
        bound_east: Conditional Chars(50),
        bound_west: Conditional Chars(50),
        bound_south: Conditional Chars(50),
        bound_north: Conditional Chars(50),
        remark: Optional Chars(254),
        boundary_witness: Conditional Chars(100),
        key_points: Mandatory Chars(254),
        measured_area_mu: Optional AREA,
    } + {
        /// The surveyed outline; `None` where the layer has a record without a shape.
        outline: Option<Outline>,
    }

    /// A boundary point 界址点 (A.11).
    BoundaryPoint of BoundaryPoint {
        feature_number: Mandatory Integer(10),
        feature_code: Mandatory Chars(6),
        number: Mandatory Chars(10),
        kind: Mandatory Code(List::BoundaryPointKind),
        marker: Optional Code(List::BoundaryMarker),
        parcel_codes: Mandatory Chars(254),
        northing_m: Mandatory COORDINATE,
        easting_m: Mandatory COORDINATE,
    } + {
        /// The surveyed point: x is the easting, y the northing, in metres.
        point: Option<geometry::Coord>,
    }

    /// A boundary line 界址线 (A.12).
    BoundaryLine of BoundaryLine {
        feature_number: Mandatory Integer(10),
        feature_code: Mandatory Chars(6),
        nature: Optional Code(List::BoundaryNature),
        kind: Optional Code(List::BoundaryLineKind),
        position: Mandatory Code(List::BoundaryLinePosition),
        description: Mandatory Chars(254),
        neighbour_holder: Mandatory Chars(100),
        neighbour_witness: Mandatory Chars(100),
        number: Optional Chars(10),
        first_point: Optional Chars(10),
        last_point: Optional Chars(10),
        parcel_codes: Mandatory Chars(254),
    } + {
        /// The surveyed course, in metres.
        course: Vec<geometry::Coord>,
    }

    /// The area of a county, a town, a village or a group 区域 (A.2–A.5).
    DivisionArea of VillageArea {
        feature_number: Mandatory Integer(10),
        feature_code: Mandatory Chars(6),
        code: Mandatory Chars(14),
        name: Mandatory Chars(100),
    } + {
        /// The layer it stands in; `None` before it is read.
        level: Option<Table>,
        /// The outline in metres.
        outline: Option<Outline>,
    }

    /// A household that holds no contracted land (our own table).
    Household of Household {
        code: Mandatory Chars(19),
        address: Mandatory Chars(100),
        postcode: Optional Chars(6),
        phone: Optional Chars(20),
        survey_day: Mandatory Date,
        surveyor: Optional Chars(50),
        note: Optional Chars(254),
    }

    /// A homestead 宅基地 (our own layer).
    Homestead of Homestead {
        unit_code: Mandatory Chars(28),
        household_code: Mandatory Chars(19),
        location: Mandatory Chars(100),
        approved_area_m2: Mandatory AREA,
        actual_area_m2: Mandatory AREA,
        excess_area_m2: Mandatory AREA,
        building_area_m2: Optional AREA,
        approval_number: Optional Chars(100),
        first_day: Mandatory Date,
        certificate_number: Optional Chars(100),
        note: Optional Chars(254),
    } + {
        /// The surveyed outline in metres.
        outline: Option<Outline>,
    }

    /// A rural collective economic organisation 农村集体经济组织 (our own table).
    Collective of Collective {
        credit_code: Mandatory Chars(18),
        name: Mandatory Chars(100),
        division_code: Mandatory Chars(14),
        legal_representative: Mandatory Chars(50),
        registered_day: Mandatory Date,
        total_shares: Mandatory Chars(40),
        issued_override: Optional Chars(254),
    }

    /// A holding of shares in the collective's income 集体收益分配权份额 (our own table).
    ShareHolding of ShareHolding {
        collective_code: Mandatory Chars(18),
        household_code: Conditional Chars(19),
        member_name: Conditional Chars(50),
        document_number: Optional Chars(20),
        class: Mandatory Code(List::ShareClass),
        shares: Mandatory Chars(40),
        first_day: Mandatory Date,
        basis: Mandatory Chars(254),
    }
}

impl Member {
    /// The table that the row stands in.
    pub fn table(&self) -> Table {
        if self.landless { Table::HouseholdMember } else { Table::Member }
    }
}

impl DivisionArea {
    /// The layer that the area stands in.
    pub fn table(&self) -> Table {
        self.level.unwrap_or(Table::VillageArea)
    }
}
