//! Holdings, parcels, neighbours and makers, as the press borrows them.

use casework::papers::content::{HeldParcel, Holding, Makers, Neighbour, Review};

/// Lays a holding out, its parcels with what is drawn around them.
pub(super) fn with_holding<R>(
    holding: &Holding,
    print: impl FnOnce(documents::Holding<'_>) -> R,
) -> R {
    let Holding { issuer, contractor, members, contract, parcels } = holding;
    with_parcels(parcels, |parcels| {
        print(documents::Holding { issuer, contractor, members, contract, parcels })
    })
}

/// Lays parcels out with their neighbours.
pub(super) fn with_parcels<R>(
    parcels: &[HeldParcel],
    print: impl FnOnce(&[documents::HeldParcel<'_>]) -> R,
) -> R {
    let around: Vec<Vec<_>> = parcels.iter().map(|it| neighbours(&it.neighbours)).collect();
    let held = parcels.iter().zip(&around).map(|(it, neighbours)| documents::HeldParcel {
        parcel: &it.parcel,
        contracted: &it.contracted,
        neighbours,
    });
    let held: Vec<_> = held.collect();
    print(&held)
}

pub(super) fn neighbours(around: &[Neighbour]) -> Vec<documents::Neighbour<'_>> {
    let around = around.iter();
    around.map(|Neighbour { holder, outline }| documents::Neighbour { holder, outline }).collect()
}

pub(super) fn review(it: &Review) -> documents::Review<'_> {
    let Review { opinion, reviewer, day } = it;
    documents::Review { opinion, reviewer, day: *day }
}

pub(super) fn makers(it: &Makers) -> documents::SketchMakers<'_> {
    let Makers { surveyor, survey_day, reviewer, reviewed_day, office } = it;
    documents::SketchMakers {
        drawer: surveyor,
        drawn_day: *survey_day,
        reviewer,
        reviewed_day: *reviewed_day,
        office,
    }
}
