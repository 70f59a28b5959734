//! Packages with one defect each, made from a small good one.

mod boundaries;
mod delivered;
mod files;
mod outlines;
mod people;
mod rights;

use std::path::Path;

use anyhow::{Context as _, Result};
use exchange::nyt2539::DbfEncoding;
use tenure::submission::Village;

use super::counties::{CountyPlan, Form, Sketches};
use super::plan::VillagePlan;
use super::rows::filled as said;
use super::summaries::Summary;
use super::{package, villages, zip_slip};

/// One thing that is wrong, and how it comes about.
struct Defect {
    /// What is wrong, as the name of the folder.
    name: &'static str,
    base: Base,
    how: How,
}

/// What the package has before something goes wrong.
#[derive(Clone, Copy)]
enum Base {
    /// Tables and parcels, nothing more.
    Plain,
    /// Also boundary points and lines.
    Boundaries,
    /// Also the areas of the village and its groups.
    Areas,
    /// The layers in GBK.
    Gbk,
    /// Also summary tables and documents, the sketches as pictures.
    Whole,
    /// Thirty parcels, so that many can share a defect.
    Thirty,
}

/// How the defect comes about.
#[derive(Clone, Copy)]
enum How {
    /// In the rows, before they are written; nothing to break is `None`.
    Rows(fn(&mut Village) -> Option<()>),
    /// In the summary tables, before they are written; nothing to break is `None`.
    Summaries(fn(&mut [Summary]) -> Option<()>),
    /// In the files, after they were written.
    Files(fn(&Path) -> Result<()>),
}

const fn rows(name: &'static str, how: fn(&mut Village) -> Option<()>) -> Defect {
    Defect { name, base: Base::Plain, how: How::Rows(how) }
}

const fn files(name: &'static str, how: fn(&Path) -> Result<()>) -> Defect {
    Defect { name, base: Base::Plain, how: How::Files(how) }
}

const fn summaries(name: &'static str, how: fn(&mut [Summary]) -> Option<()>) -> Defect {
    Defect { name, base: Base::Whole, how: How::Summaries(how) }
}

impl Defect {
    const fn on(self, base: Base) -> Self {
        Self { base, ..self }
    }
}

const DEFECTS: &[Defect] = &[
    files("missing-shx", files::missing_shx),
    files("missing-prj", files::missing_prj),
    files("truncated-dbf", files::truncated_dbf),
    files("html-saved-as-prj", files::html_saved_as_prj),
    files("unknown-zone", files::unknown_zone),
    files("other-datum", files::other_datum),
    files("no-issuer-table", files::no_issuer_table),
    files("column-missing", files::column_missing),
    files("invalid-utf8-text", files::invalid_utf8_text),
    files("invalid-gbk-text", files::invalid_gbk_text).on(Base::Gbk),
    files("sketch-too-coarse", delivered::coarse_sketch).on(Base::Whole),
    files("document-truncated", delivered::truncated_document).on(Base::Whole),
    summaries("summary-area-differs", delivered::area_differs),
    summaries("summary-count-differs", delivered::count_differs),
    summaries("summary-row-missing", delivered::row_missing),
    rows("degrees-where-metres-belong", outlines::degrees_where_metres_belong),
    rows("self-crossing-parcel", outlines::self_crossing_parcel),
    rows("narrow-angle", outlines::narrow_angle),
    rows("repeated-vertex", outlines::repeated_vertex),
    rows("vertices-too-close", outlines::vertices_too_close),
    rows("parcel-too-small", outlines::parcel_too_small),
    rows("parcel-in-two-parts", outlines::parcel_in_two_parts),
    rows("parcel-without-shape", outlines::parcel_without_shape),
    rows("parcels-overlap", outlines::parcels_overlap),
    rows("neighbours-nearly-share-a-node", outlines::neighbours_nearly_share_a_node),
    rows("measured-area-differs", outlines::measured_area_differs),
    rows("feature-number-repeated", outlines::feature_number_repeated),
    rows("duplicate-parcel-code", outlines::duplicate_parcel_code),
    rows("too-few-bounds", outlines::too_few_bounds),
    rows("systemic-bounds-missing", outlines::systemic_bounds_missing).on(Base::Thirty),
    rows("wrong-code-in-list", outlines::wrong_code_in_list),
    rows("parcel-outside-its-group", outlines::parcel_outside_its_group).on(Base::Areas),
    rows("boundary-point-of-unknown-parcel", boundaries::boundary_point_of_unknown_parcel)
        .on(Base::Boundaries),
    rows("boundary-point-elsewhere", boundaries::boundary_point_elsewhere).on(Base::Boundaries),
    rows("boundary-point-off-its-ring", boundaries::boundary_point_off_its_ring)
        .on(Base::Boundaries),
    rows("boundary-line-missing", boundaries::boundary_line_missing).on(Base::Boundaries),
    rows("key-point-unknown", boundaries::key_point_unknown).on(Base::Boundaries),
    rows("key-points-counter-clockwise", boundaries::key_points_counter_clockwise)
        .on(Base::Boundaries),
    rows("two-heads-in-a-household", people::two_heads_in_a_household),
    rows("no-head-in-a-household", people::no_head_in_a_household),
    rows("member-count-differs", people::member_count_differs),
    rows("blanks-in-name", people::blanks_in_name),
    rows("mandatory-field-empty", people::mandatory_field_empty),
    rows("column-too-long", people::column_too_long),
    rows("contractor-code-out-of-range", people::contractor_code_out_of_range),
    rows("identity-number-check-wrong", people::identity_number_check_wrong),
    rows("identity-number-in-two-households", people::identity_number_in_two_households),
    rows("sex-differs-from-identity-number", people::sex_differs_from_identity_number),
    rows("phone-not-numeric", people::phone_not_numeric),
    rows("relation-unknown", people::relation_unknown),
    rows("shares-do-not-sum", people::shares_do_not_sum),
    rows("excess-area-differs", people::excess_area_differs),
    rows("second-homestead", people::second_homestead),
    rows("homestead-code-not-jc", people::homestead_code_not_jc),
    rows("parcel-of-unknown-issuer", rights::parcel_of_unknown_issuer),
    rows("contract-sum-differs", rights::contract_sum_differs),
    rows("contract-without-register-page", rights::contract_without_register_page),
    rows("certificate-letter-wrong", rights::certificate_letter_wrong),
    rows("dates-out-of-order", rights::dates_out_of_order),
    rows("day-that-does-not-exist", rights::day_that_does_not_exist),
    rows("certificate-collected-by-nobody", rights::certificate_collected_by_nobody),
    rows("mu-differs", rights::mu_differs),
];

/// Writes every broken package, and the archive that would unpack outside its folder.
pub(super) fn write(folder: &Path) -> Result<()> {
    for defect in DEFECTS {
        write_one(&folder.join(defect.name), defect)
            .with_context(|| format!("cannot make `{}`", defect.name))?;
    }
    zip_slip::write(&folder.join("zip-slip.zip"))
}

/// Writes a package in which an area is as far off as it may be.
pub(super) fn write_within_tolerance(folder: &Path) -> Result<()> {
    write_one(folder, &summaries("", delivered::area_within_tolerance))
}

fn write_one(folder: &Path, defect: &Defect) -> Result<()> {
    let (county, village) = village(defect)?;
    let villages = [village];
    package::write(folder, &county, &villages)?;
    match defect.how {
        How::Rows(_) => Ok(()),
        How::Files(how) => how(folder),
        How::Summaries(how) => {
            let mut tables = super::summaries::of(&county, &villages);
            how(&mut tables).context("there is nothing to break")?;
            super::summaries::write(folder, &county, &tables)
        }
    }
}

/// The village as it goes into the files, with what is wrong in its rows.
fn village(defect: &Defect) -> Result<(CountyPlan, Village)> {
    let county = county(defect.base);
    let tiny = villages::tiny(&county)?;
    let plan = match defect.base {
        Base::Plain | Base::Gbk | Base::Whole => tiny,
        Base::Boundaries => VillagePlan { boundaries: true, ..tiny },
        Base::Areas => VillagePlan { areas: true, ..tiny },
        Base::Thirty => VillagePlan { n_parcels: 30, ..tiny },
    };
    let mut village = villages::tiny_village(&plan)?;
    if let How::Rows(how) = defect.how {
        how(&mut village).context("there is nothing to break")?;
    }
    Ok((county, village))
}

/// The villages with something wrong in their rows, by the names of the defects.
#[cfg(test)]
pub(super) fn with_broken_rows() -> Result<Vec<(&'static str, CountyPlan, Village)>> {
    let in_rows = DEFECTS.iter().filter(|it| matches!(it.how, How::Rows(_)));
    in_rows.map(|it| village(it).map(|(county, village)| (it.name, county, village))).collect()
}

fn county(base: Base) -> CountyPlan {
    let county = villages::plain_county();
    match base {
        Base::Gbk => {
            let form = Form { encoding: DbfEncoding::Gbk, ..county.form };
            CountyPlan { form, ..county }
        }
        Base::Whole => {
            let form = Form { documents: Some(Sketches::Jpeg), ..county.form };
            CountyPlan { form, ..county }
        }
        _ => county,
    }
}
