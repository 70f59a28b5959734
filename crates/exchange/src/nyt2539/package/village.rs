//! The second pass: the rows of one run become records of a village.

use geometry::Outline;
use tenure::submission::{
    BoundaryLine, BoundaryPoint, DivisionArea, Homestead, Member, Parcel, Record, Table, Text,
    Village,
};

use super::ReadError;
use super::extent::Run;
use super::source::{ColumnMap, Source, SourceReader};
use crate::layer::geojson::{self, GeoJsonError};
use crate::layer::{Limits, Shape};
use crate::text::decode;

/// Reads the rows of a run into a village.
pub(super) fn read_run(
    village: &mut Village,
    source: &Source,
    run: &Run,
    limits: Limits,
) -> Result<(), ReadError> {
    let failed = |error| ReadError::Io { file: source.file.clone(), source: error };
    let (table, columns) = (source.table, &source.columns);
    match &source.reader {
        SourceReader::Csv(csv) => {
            let encoding = csv.encoding();
            csv.read_run(run.first_row, run.bytes.clone(), |row, record| {
                let value = |column| {
                    record
                        .get(column)
                        .filter(|it| !it.is_empty())
                        .and_then(|it| decode(encoding, it))
                };
                push(village, table, source.rows_before + row, values(columns, value), Shape::None);
            })
            .map_err(failed)
        }
        SourceReader::Layer(layer) => {
            let Some(header) = &layer.table else { return Ok(()) };
            let encoding = layer.encoding();
            layer
                .read_run(run.first_row, run.n_rows, run.bytes.clone(), |row, record, shape| {
                    let value = |column: usize| header.columns.get(column)?.text(record, encoding);
                    push(village, table, source.rows_before + row, values(columns, value), shape);
                })
                .map_err(failed)
        }
        SourceReader::GeoJson(file) => {
            geojson::read_run(file, run.first_row, run.bytes.clone(), limits, |row, feature| {
                let feature = feature.unwrap_or_default();
                let value = |column: usize| feature.property(columns.names.get(column)?).cloned();
                push(
                    village,
                    table,
                    source.rows_before + row,
                    values(columns, value),
                    feature.shape.clone(),
                );
            })
            .map_err(|error| match error {
                GeoJsonError::Io(error) => failed(error),
                _ => ReadError::Changed { file: source.file.clone() },
            })
        }
    }
}

/// The values of the fields in the order of the standard.
fn values(
    columns: &ColumnMap,
    value: impl Fn(usize) -> Option<Text>,
) -> impl Iterator<Item = Option<Text>> {
    columns.of_fields.iter().map(move |column| column.and_then(&value))
}

fn outline(shape: Shape) -> Option<Outline> {
    match shape {
        Shape::Outline(outline) => Some(outline),
        Shape::None | Shape::Point(_) | Shape::Points(_) | Shape::Lines(_) | Shape::Other(_) => {
            None
        }
    }
}

fn push(
    village: &mut Village,
    table: Table,
    row: u64,
    values: impl Iterator<Item = Option<Text>>,
    shape: Shape,
) {
    match table {
        Table::Issuer => village.issuers.push(Record::from_values(row, values)),
        Table::Contractor => village.contractors.push(Record::from_values(row, values)),
        Table::Member => village.members.push(Record::from_values(row, values)),
        Table::HouseholdMember => {
            village.members.push(Member { landless: true, ..Record::from_values(row, values) });
        }
        Table::ContractedParcel => {
            village.contracted_parcels.push(Record::from_values(row, values));
        }
        Table::LandContract => village.land_contracts.push(Record::from_values(row, values)),
        Table::Circulation => village.circulations.push(Record::from_values(row, values)),
        Table::TitleDocument => village.title_documents.push(Record::from_values(row, values)),
        Table::ContractRight => village.contract_rights.push(Record::from_values(row, values)),
        Table::Certificate => village.certificates.push(Record::from_values(row, values)),
        Table::Reissue => village.reissues.push(Record::from_values(row, values)),
        Table::Replacement => village.replacements.push(Record::from_values(row, values)),
        Table::Cancellation => village.cancellations.push(Record::from_values(row, values)),
        Table::Household => village.households.push(Record::from_values(row, values)),
        Table::Collective => village.collectives.push(Record::from_values(row, values)),
        Table::ShareHolding => village.share_holdings.push(Record::from_values(row, values)),
        Table::Parcel => {
            village
                .parcels
                .push(Parcel { outline: outline(shape), ..Record::from_values(row, values) });
        }
        Table::Homestead => {
            village
                .homesteads
                .push(Homestead { outline: outline(shape), ..Record::from_values(row, values) });
        }
        Table::BoundaryPoint => {
            let point = match shape {
                Shape::Point(point) => Some(point),
                Shape::None
                | Shape::Points(_)
                | Shape::Lines(_)
                | Shape::Outline(_)
                | Shape::Other(_) => None,
            };
            village
                .boundary_points
                .push(BoundaryPoint { point, ..Record::from_values(row, values) });
        }
        Table::BoundaryLine => {
            // A line in several parts is one course; that the parts do not meet is for the rules to find.
            let course = match shape {
                Shape::Lines(lines) => lines.concat(),
                Shape::None
                | Shape::Point(_)
                | Shape::Points(_)
                | Shape::Outline(_)
                | Shape::Other(_) => Vec::new(),
            };
            village
                .boundary_lines
                .push(BoundaryLine { course, ..Record::from_values(row, values) });
        }
        Table::County | Table::Town | Table::VillageArea | Table::Group => {
            let (level, outline) = (Some(table), outline(shape));
            village.division_areas.push(DivisionArea {
                level,
                outline,
                ..Record::from_values(row, values)
            });
        }
    }
}
