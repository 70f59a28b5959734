//! Certificates: the numbers that they are given, and who collected them.

use identity::DocumentKind;
use tenure::case::{CertificateSeries, Collected};
use tenure::{ActId, IdentityDocument, IdentityNumber};
use uuid::Uuid;

use super::{
    cases::{accept, case},
    harness::Scratch,
    on_both_engines,
    village::{NUMBER, act, county, day, enter, home, village},
};
use crate::StoreError;

on_both_engines!(
    a_number_is_given_once_in_its_series_and_year,
    who_collected_a_certificate_comes_back_as_it_went_in,
    a_collector_whose_number_was_moved_is_corruption,
);

const LAND: CertificateSeries = CertificateSeries::Land;

async fn a_number_is_given_once_in_its_series_and_year(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    assert_eq!(unit.last_certificate_serial(LAND, 2026).await.unwrap(), None);
    unit.give_certificate_numbers(LAND, 2026, 7..10, act(1).id).await.unwrap();
    unit.give_certificate_numbers(LAND, 2027, 1..1, act(1).id).await.unwrap();
    assert_eq!(unit.last_certificate_serial(LAND, 2026).await.unwrap(), Some(9));
    assert_eq!(unit.last_certificate_serial(LAND, 2027).await.unwrap(), None, "none was given");
    let homestead = CertificateSeries::Homestead;
    assert_eq!(unit.last_certificate_serial(homestead, 2026).await.unwrap(), None);
    unit.commit().await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let again = unit.give_certificate_numbers(LAND, 2026, 9..11, act(1).id).await;
    assert!(matches!(again, Err(StoreError::Repeated { .. })), "{again:?}");
}

fn collected(certificate: &str) -> Collected {
    Collected {
        certificate: certificate.to_owned(),
        day: day("2026-11-12"),
        collector_name: "吴代领".to_owned(),
        collector_document: IdentityDocument {
            kind: DocumentKind::IdentityCard,
            number: IdentityNumber::new(NUMBER),
        },
        mandate_sha256: (certificate == "B").then(|| "cd".repeat(32)),
    }
}

async fn collect(scratch: &Scratch, certificates: &[&str]) -> Result<(), StoreError> {
    enter(&scratch.store, village()).await?;
    accept(scratch, &[case(1)]).await;
    let mut unit = scratch.store.begin(county()).await?;
    for it in certificates {
        unit.add_collection(case(1).id, act(1).id, &collected(it)).await?;
    }
    unit.commit().await
}

async fn who_collected_a_certificate_comes_back_as_it_went_in(scratch: &Scratch) {
    collect(scratch, &["A", "B"]).await.unwrap();
    let file = scratch.store.case_file(&home().into(), case(1).id).await.unwrap();
    assert_eq!(file.collections, ["A", "B"].map(|it| (act(1).id, collected(it))));
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let twice = unit.add_collection(case(1).id, act(1).id, &collected("A")).await;
    assert!(matches!(twice, Err(StoreError::Repeated { .. })), "{twice:?}");
    drop(unit);
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let nobodys = unit.add_collection(case(1).id, ActId(Uuid::nil()), &collected("C")).await;
    assert!(nobodys.is_err(), "an act that is not there");
    drop(unit);
    let Some(file) = scratch.file() else { return };
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.extend(std::fs::read(file.with_extension("sqlite-wal")).unwrap_or_default());
    let contains = |needle: &str| bytes.windows(needle.len()).any(|it| it == needle.as_bytes());
    assert!(contains("吴代领"), "the collection is in what is looked through");
    assert!(!contains(NUMBER));
}

async fn a_collector_whose_number_was_moved_is_corruption(scratch: &Scratch) {
    collect(scratch, &["A", "B"]).await.unwrap();
    let moved = "UPDATE case_collection SET collector_document_cipher =
                 (SELECT collector_document_cipher FROM case_collection WHERE certificate_code = 'A')
                 WHERE certificate_code = 'B'";
    assert_eq!(scratch.execute(moved).await.unwrap(), 1);
    let read = scratch.store.case_file(&home().into(), case(1).id).await;
    assert!(matches!(read, Err(StoreError::Corrupt { table: "case_collection", .. })), "{read:?}");
}
