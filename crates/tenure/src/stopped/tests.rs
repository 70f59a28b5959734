//! What findings stop.

use expect_test::{Expect, expect};

use super::Stopped;
use crate::submission::{
    BoundaryLine, BoundaryPoint, Certificate, Circulation, Collective, ContractRight,
    ContractedParcel, Contractor, DivisionArea, Homestead, Household, Issuer, LandContract, Member,
    Parcel, ShareHolding, Table, Text, TitleDocument, Village,
};
use crate::{Object, Place, RuleCode, Violation};

#[expect(clippy::unnecessary_wraps, reason = "the fields of rows are optional")]
fn text(value: &str) -> Option<Text> {
    Some(Text::new(value))
}

/// Each household holds the parcels after the colon.
fn village(holdings: &[(&str, &[&str])]) -> Village {
    let mut village = Village {
        issuers: vec![Issuer { code: text("I1"), ..Issuer::default() }],
        collectives: vec![Collective { credit_code: text("C"), ..Collective::default() }],
        ..Village::default()
    };
    for (household, parcels) in holdings {
        let contract = format!("{household}J");
        let holder = || text(household);
        village.contractors.push(Contractor { code: holder(), ..Contractor::default() });
        village.members.push(Member { household_code: holder(), ..Member::default() });
        village.land_contracts.push(LandContract {
            code: text(&contract),
            contractor_code: holder(),
            ..LandContract::default()
        });
        village.contract_rights.push(ContractRight {
            code: text(&contract),
            contractor_code: holder(),
            ..ContractRight::default()
        });
        village.certificates.push(Certificate { code: text(&contract), ..Certificate::default() });
        village
            .title_documents
            .push(TitleDocument { certificate_code: text(&contract), ..TitleDocument::default() });
        village.homesteads.push(Homestead {
            unit_code: text(&format!("home-{household}")),
            household_code: holder(),
            ..Homestead::default()
        });
        village.share_holdings.push(ShareHolding {
            collective_code: text("C"),
            household_code: holder(),
            ..ShareHolding::default()
        });
        for parcel in *parcels {
            if !village.parcels.iter().any(|it| it.code == text(parcel)) {
                village.parcels.push(Parcel { code: text(parcel), ..Parcel::default() });
            }
            village.contracted_parcels.push(ContractedParcel {
                parcel_code: text(parcel),
                contractor_code: holder(),
                ..ContractedParcel::default()
            });
        }
    }
    village
}

fn of(object: Object) -> Violation {
    Violation {
        rule: RuleCode { code: "Q00", name: "test" },
        objects: vec![object],
        place: Place::default(),
        file: None,
        measure: None,
        message: String::new(),
    }
}

fn shown(stopped: &Stopped) -> String {
    let sets = [
        ("issuers", &stopped.issuers),
        ("households", &stopped.households),
        ("parcels", &stopped.parcels),
        ("homesteads", &stopped.homesteads),
        ("collectives", &stopped.collectives),
        ("divisions", &stopped.divisions),
    ];
    let lines = sets.iter().filter(|(_, it)| !it.is_empty()).map(|(name, codes)| {
        let codes: Vec<&str> = codes.iter().map(Text::as_str).collect();
        format!("{name} {}", codes.join(" "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn check(village: &Village, violation: &Violation, expected: &Expect) {
    expected.assert_eq(&shown(&Stopped::of(village, [violation])));
}

#[test]
fn a_parcel_stops_its_household_and_all_that_the_household_has() {
    let village = village(&[("I1H1", &["I1P1", "I1P2"]), ("I1H2", &["I1P3"])]);
    check(
        &village,
        &of(Object::Parcel("I1P2".into())),
        &expect![[r#"
        households I1H1
        parcels I1P1 I1P2
        homesteads home-I1H1"#]],
    );
}

#[test]
fn a_parcel_held_by_shares_stops_every_holder() {
    let village =
        village(&[("I1H1", &["I1P1", "I1P2"]), ("I1H2", &["I1P2", "I1P3"]), ("I1H3", &["I1P4"])]);
    check(
        &village,
        &of(Object::Household("I1H1".into())),
        &expect![[r#"
        households I1H1 I1H2
        parcels I1P1 I1P2 I1P3
        homesteads home-I1H1 home-I1H2"#]],
    );
}

#[test]
fn an_issuer_stops_its_contractors_and_parcels_and_no_others() {
    let mut village = village(&[("I1H1", &["I1P1"]), ("I2H1", &["I2P1"])]);
    village.parcels.push(Parcel { code: text("I1P9"), ..Parcel::default() });
    village.households.push(Household { code: text("I1L1"), ..Household::default() });
    check(
        &village,
        &of(Object::Issuer("I1".into())),
        &expect![[r#"
        issuers I1
        households I1H1 I1L1
        parcels I1P1 I1P9
        homesteads home-I1H1"#]],
    );
}

#[test]
fn a_contract_stops_the_household_that_holds_it() {
    let village = village(&[("I1H1", &["I1P1"]), ("I1H2", &["I1P2"])]);
    check(
        &village,
        &of(Object::Contract("I1H1J".into())),
        &expect![[r#"
        households I1H1
        parcels I1P1
        homesteads home-I1H1"#]],
    );
}

#[test]
fn what_is_no_part_of_a_submission_stops_all_of_it() {
    let village = village(&[("I1H1", &["I1P1"])]);
    for object in [Object::Case, Object::Document("application".into()), Object::Member("M".into())]
    {
        assert!(Stopped::of(&village, [&of(object)]).submission);
    }
}

#[test]
fn a_homestead_stops_itself_alone() {
    let village = village(&[("I1H1", &["I1P1"])]);
    check(&village, &of(Object::Homestead("home-I1H1".into())), &expect!["homesteads home-I1H1"]);
}

#[test]
fn a_boundary_line_stops_its_parcels() {
    let mut village = village(&[("I1H1", &["I1P1"]), ("I1H2", &["I1P2"]), ("I1H3", &["I1P3"])]);
    let line = |row, codes| BoundaryLine {
        row,
        number: text("7"),
        parcel_codes: text(codes),
        ..BoundaryLine::default()
    };
    village.boundary_lines = vec![line(1, "I1P1/I1P2"), line(2, "I1P3")];
    let place = Place { row: Some(2), ..Place::table(Table::BoundaryLine) };
    let violation = Violation { place, ..of(Object::Boundary("7".into())) };
    check(
        &village,
        &violation,
        &expect![[r#"
        households I1H3
        parcels I1P3
        homesteads home-I1H3"#]],
    );
    check(
        &village,
        &of(Object::Boundary("7".into())),
        &expect![[r#"
        households I1H1 I1H2 I1H3
        parcels I1P1 I1P2 I1P3
        homesteads home-I1H1 home-I1H2 home-I1H3"#]],
    );
}

#[test]
fn a_finding_about_the_submission_or_about_nothing_stops_everything() {
    let nothing = Violation { objects: Vec::new(), ..of(Object::Submission) };
    for violation in [of(Object::Submission), nothing] {
        let mut village = village(&[("I1H1", &["I1P1"])]);
        village.code = "220221901000".into();
        let stopped = Stopped::of(&village, [&violation]);
        assert!(stopped.submission);
        stopped.retain(&mut village);
        let emptied = Village { code: "220221901000".into(), ..Village::default() };
        assert_eq!(format!("{village:?}"), format!("{emptied:?}"));
    }
}

#[test]
fn what_is_stopped_goes_from_every_table_and_the_rest_stays() {
    let untouched = village(&[("I1H2", &["I1P3"])]);
    let mut village = village(&[("I1H1", &["I1P1", "I1P2"]), ("I1H2", &["I1P3"])]);
    let stopped = Stopped::of(&village, [&of(Object::Parcel("I1P2".into()))]);
    stopped.retain(&mut village);
    assert_eq!(format!("{village:?}"), format!("{untouched:?}"));
}

#[test]
fn a_boundary_stays_while_one_of_its_parcels_does() {
    let mut village = village(&[("I1H1", &["I1P1"]), ("I1H2", &["I1P2"])]);
    let point = |codes| BoundaryPoint { parcel_codes: text(codes), ..BoundaryPoint::default() };
    village.boundary_points = vec![point("I1P1"), point("I1P1/I1P2"), BoundaryPoint::default()];
    let stopped = Stopped::of(&village, [&of(Object::Parcel("I1P1".into()))]);
    stopped.retain(&mut village);
    assert_eq!(village.boundary_points, [point("I1P1/I1P2"), BoundaryPoint::default()]);
}

#[test]
fn a_circulation_goes_with_either_side() {
    let mut village = village(&[("I1H1", &["I1P1"]), ("I1H2", &["I1P2"])]);
    let circulation = |from, to| Circulation {
        contractor_code: text(from),
        transferee_code: text(to),
        ..Circulation::default()
    };
    village.circulations =
        vec![circulation("I1H1", "I1H2"), circulation("I1H2", "I1H1"), circulation("I1H2", "X")];
    Stopped::of(&village, [&of(Object::Household("I1H1".into()))]).retain(&mut village);
    assert_eq!(village.circulations, [circulation("I1H2", "X")]);
}

#[test]
fn a_collective_takes_its_shares_along_and_a_division_its_area() {
    let mut village = village(&[("I1H1", &["I1P1"])]);
    village.division_areas = vec![DivisionArea { code: text("D"), ..DivisionArea::default() }];
    let violations = [of(Object::Collective("C".into())), of(Object::Division("D".into()))];
    Stopped::of(&village, &violations).retain(&mut village);
    assert!(village.collectives.is_empty() && village.share_holdings.is_empty());
    assert!(village.division_areas.is_empty());
    assert_eq!(village.contractors.len(), 1);
}

#[test]
fn rows_without_a_code_take_nothing_along() {
    let mut village = village(&[("I1H1", &["I1P1"])]);
    village.parcels.push(Parcel::default());
    village
        .contracted_parcels
        .push(ContractedParcel { contractor_code: text("I1H1"), ..ContractedParcel::default() });
    let stopped = Stopped::of(&village, [&of(Object::Parcel(Text::default()))]);
    assert!(stopped.households.is_empty());
    stopped.retain(&mut village);
    assert_eq!((village.parcels.len(), village.contracted_parcels.len()), (1, 1));
}
