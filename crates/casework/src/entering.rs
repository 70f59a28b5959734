//! Facts on their way into the register: what is new is inserted, what is otherwise supersedes, what is the same stays.
//!
//! A takeover and a case enter in one way; what is theirs alone is their [`Manner`].

mod boundaries;
mod changes;
mod circulation;
mod collection;
pub(crate) mod collective;
mod compare;
mod finder;
mod following;
mod ids;
mod known;
mod land;
mod others;
mod pen;
mod people;
mod restriction;

use identity::DivisionCode;
use store::{RegisterObject, Row, VillageRegister};
use tenure::case::{Restriction, Scene};
use tenure::takeover::{Entered, Takeover};
use tenure::{BoundaryLine, BoundaryPoint, CertificateChange, ObjectId};

use crate::Refused;

use boundaries::Reshaped;
pub use changes::{Changes, Part, PartKind};
pub(crate) use circulation::circulation;
pub(crate) use collection::enter_collections;
pub(crate) use finder::Numbers;
pub(crate) use ids::Ids;
use known::Known;
pub(crate) use pen::{Manner, Pen};

/// Enters the facts of a division over what is current there.
pub(crate) async fn enter(
    pen: &mut Pen<'_>,
    division: &DivisionCode,
    mut facts: Takeover,
    mut current: VillageRegister,
    numbers: &Numbers<'_>,
) -> Result<(), Refused> {
    let mut known = Known::of(&current.objects);
    if !(current.collectives.is_empty() && facts.collectives.is_empty()) {
        others::leave_kept_collectives(pen, division, &mut facts, &mut current).await?;
    }
    enter_facts(pen, &mut known, division, facts, current, numbers).await
}

/// Enters what a case makes of the objects that it touches.
pub(crate) async fn enter_scene(
    pen: &mut Pen<'_>,
    division: &DivisionCode,
    mut after: Scene,
    cancelled: Vec<Entered<CertificateChange>>,
    mut current: VillageRegister,
    numbers: &Numbers<'_>,
) -> Result<(), Refused> {
    let mut known = Known::of(&current.objects);
    let restrictions = std::mem::take(&mut current.restrictions);
    let households: Vec<ObjectId> = current.households.iter().map(Row::id).collect();
    let reshaped = Reshaped::of(pen.ended_parcels(), &after.facts.parcels, &current);
    let drawn = boundaries::draw(pen, &reshaped, &mut after.facts.parcels).await?;
    enter_facts(pen, &mut known, division, after.facts, current, numbers).await?;
    following::shares(pen, &households).await?;
    boundaries::enter(pen, drawn).await?;
    land::cancelled_certificates(pen, &known, cancelled).await?;
    restriction::restrictions(pen, &mut known, division, after.restrictions, restrictions).await
}

/// Enters restrictions of a division, of which `current` have an older version.
pub(crate) async fn restrict(
    pen: &mut Pen<'_>,
    division: &DivisionCode,
    objects: &[RegisterObject],
    restrictions: Vec<Restriction>,
    current: Vec<Row<Restriction>>,
) -> Result<(), Refused> {
    restriction::restrictions(pen, &mut Known::of(objects), division, restrictions, current).await
}

async fn enter_facts(
    pen: &mut Pen<'_>,
    known: &mut Known,
    division: &DivisionCode,
    facts: Takeover,
    current: VillageRegister,
    numbers: &Numbers<'_>,
) -> Result<(), Refused> {
    let Takeover {
        issuers,
        households,
        contractors,
        parcels,
        contracts,
        homesteads,
        collectives,
        share_holdings,
        boundary_points,
        boundary_lines,
        division_areas,
    } = facts;
    people::issuers(pen, known, issuers, current.issuers).await?;
    let persons = people::households(
        pen,
        known,
        households,
        people::Standing {
            households: current.households,
            members: current.members,
            persons: current.persons,
        },
        numbers,
    )
    .await?;
    people::contractors(pen, known, contractors, current.contractors).await?;
    land::parcels(pen, known, parcels, current.parcels).await?;
    land::contracts(
        pen,
        known,
        contracts,
        land::Standing {
            contracts: current.contracts,
            contracted_parcels: current.contracted_parcels,
            rights: current.rights,
            certificates: current.certificates,
            changes: current.certificate_changes,
            title_documents: current.title_documents,
            circulations: current.circulations,
        },
    )
    .await?;
    others::homesteads(pen, known, homesteads, current.homesteads).await?;
    others::collectives(pen, known, collectives, current.collectives).await?;
    others::share_holdings(pen, known, &persons, share_holdings, current.share_holdings).await?;
    let (points, lines) = (current.boundary_points, current.boundary_lines);
    let number = |it: &BoundaryPoint| it.feature_number;
    others::boundaries(pen, division, boundary_points, points, number, others::told_point).await?;
    let number = |it: &BoundaryLine| it.feature_number;
    others::boundaries(pen, division, boundary_lines, lines, number, others::told_line).await?;
    others::division_areas(pen, division_areas, current.division_areas).await
}
