//! The certificate of people and land that are out of the ordinary.

use geometry::SquareMetres;
use rust_decimal::Decimal;

use crate::Paper;

use super::every::land_certificate;
use super::pdf::Pdf;
use super::sample::Village;

fn text(change: impl FnOnce(&mut Village)) -> String {
    let mut village = Village::of_size(2, 1);
    change(&mut village);
    village
        .with_parcels(|parcels| {
            Pdf::of(&Paper::LandCertificate(land_certificate(&village, parcels)))
        })
        .text()
}

#[test]
fn a_character_of_extension_b_comes_from_the_second_font() {
    let mut village = Village::of_size(1, 1);
    village.contractor.name = "张𠀀𪛖".to_owned();
    let pdf = village.with_parcels(|parcels| {
        Pdf::of(&Paper::LandCertificate(land_certificate(&village, parcels)))
    });
    assert!(pdf.text().contains("张𠀀𪛖"));
    assert!(pdf.fonts().iter().any(|it| it.contains("HanaMinB")), "{:?}", pdf.fonts());
}

#[test]
fn a_parcel_without_a_shape_is_said_to_have_none() {
    assert!(text(|it| it.parcels[0].outline.patches.clear()).contains("（无图形）"));
}

#[test]
fn a_term_without_an_end_is_printed_so() {
    let printed = text(|it| it.contract.term.last_day = None);
    assert!(printed.contains("2028年1月1日起长久不变"));
}

#[test]
fn a_total_that_is_not_the_sum_of_its_rows_says_why() {
    let of_area = |area: Decimal| {
        text(|it| {
            *it = Village::of_size(1, 2);
            for place in &mut it.contracted {
                (place.contract_area_m2, place.contract_area_mu) = (SquareMetres(area), None);
            }
            it.contract.total_area_m2 = SquareMetres(area + area);
            it.contract.total_area_mu = None;
        })
    };
    // 1003.33 m² are 1.504995 mu, and twice as much are 3.009990.
    let differing = of_area(Decimal::new(100_333, 2));
    assert!(differing.contains("总面积3.01亩"), "{differing}");
    assert!(differing.contains("合计2块3.00"), "{differing}");
    assert!(differing.contains("相差0.01亩，系逐块四舍五入所致"), "{differing}");
    let agreeing = of_area(Decimal::new(100_000, 2));
    assert!(agreeing.contains("合计2块3.00") && !agreeing.contains("四舍五入"), "{agreeing}");
}

#[test]
fn the_columns_add_up() {
    let village = Village::new();
    let total = village.contract.total_area_mu.unwrap().to_string();
    let printed = text(|it| *it = Village::new());
    assert!(printed.contains(&format!("合计5块{total}")), "{printed}");
}
