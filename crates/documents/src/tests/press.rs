//! What the press promises of any paper, and what it refuses.

use std::fs;
use std::path::PathBuf;

use crate::{Imprint, Paper, Press, PressError};

use super::every::{each_paper, land_certificate};
use super::pdf::{FONTS, PRESS, PRINTED, Pdf};
use super::sample::{Village, day, imprint};

#[test]
fn every_paper_is_an_archival_document_with_its_fonts_in_it() {
    for (name, pdf) in &*PRINTED {
        let fonts = pdf.fonts();
        assert!(!fonts.is_empty(), "{name}");
        for font in fonts {
            let columns: Vec<&str> = font.split_whitespace().rev().collect();
            assert_eq!(columns[2..5], ["yes", "yes", "yes"], "{name}: {font}");
        }
        let bytes = pdf.bytes();
        let says = |text: &[u8]| bytes.windows(text.len()).any(|it| it == text);
        assert!(says(b"pdfaid:part>2<") && says(b"pdfaid:conformance>B<"), "{name}");
    }
}

#[test]
fn no_page_of_any_paper_is_blank() {
    for (name, pdf) in &*PRINTED {
        let pages = pdf.pages(36);
        assert_eq!(pages.len(), pdf.n_pages(), "{name}");
        for (page, grey) in (1..).zip(pages) {
            // The foot, which every page has, begins 32 mm above the edge, which is 45 rows.
            let body = grey.rows.len() - 46;
            let dark = grey.rows[..body].iter().flatten().filter(|it| **it < 160).count();
            assert!(dark > 100, "{name}, page {page}: {dark} dark pixels");
        }
    }
}

#[test]
fn the_code_leads_to_the_verification_page() {
    for (name, pdf) in &*PRINTED {
        assert_eq!(pdf.code(), imprint().verification_url, "{name}");
    }
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    let printed = Press::open(&[PathBuf::from(FONTS)]).unwrap();
    each_paper(&Village::new(), |name, paper| {
        assert!(printed.print(paper, &imprint()).unwrap() == PRINTED[name].bytes(), "{name}");
    });
}

#[test]
fn another_day_of_printing_is_another_document() {
    let again = Imprint { print_count: 2, printed_day: day(2026, 12, 1), ..imprint() };
    each_paper(&Village::new(), |name, paper| {
        if name == "issuer-survey" {
            assert!(PRESS.print(paper, &again).unwrap() != PRINTED[name].bytes());
        }
    });
}

fn printed(change: impl FnOnce(&mut Village)) -> Result<Vec<u8>, PressError> {
    let mut village = Village::of_size(1, 1);
    change(&mut village);
    village.with_parcels(|parcels| {
        PRESS.print(&Paper::LandCertificate(land_certificate(&village, parcels)), &imprint())
    })
}

#[test]
fn a_character_that_no_font_has_is_refused_by_name() {
    let error = printed(|it| it.members[0].person.name = "张\u{E863}".to_owned()).unwrap_err();
    assert_eq!(error.to_string(), "no font has a glyph for `\u{E863}` (U+E863) in `张\u{E863}`");
    let error = printed(|it| it.issuer.name = "前营\u{7}".to_owned()).unwrap_err();
    assert!(matches!(error, PressError::NoGlyph { character: '\u{7}', .. }));
}

#[test]
fn a_character_that_turns_the_order_of_reading_is_refused() {
    let error = printed(|it| it.contractor.name = "张\u{202E}三四".to_owned()).unwrap_err();
    assert!(matches!(error, PressError::NoGlyph { character: '\u{202E}', .. }), "{error}");
}

#[test]
fn a_variation_selector_is_no_missing_glyph() {
    assert!(printed(|it| it.contractor.name = "葛\u{E0100}城".to_owned()).is_ok());
}

#[test]
fn what_looks_like_a_command_of_the_typesetter_is_text() {
    let name = "#pagebreak() *张* $x$ <b> @c \\ \"";
    let mut village = Village::of_size(1, 1);
    village.contractor.name = name.to_owned();
    let pdf = village.with_parcels(|parcels| {
        Pdf::of(&Paper::LandCertificate(land_certificate(&village, parcels)))
    });
    assert!(pdf.text().contains(&name.replace(' ', "")));
}

#[test]
fn an_address_that_fits_no_code_is_refused() {
    let long = Imprint { verification_url: "x".repeat(4_000), ..imprint() };
    each_paper(&Village::of_size(1, 1), |_, paper| {
        let refused = PRESS.print(paper, &long);
        assert!(matches!(refused, Err(PressError::AddressTooLong { n_bytes: 4_000 })));
    });
}

#[test]
fn a_missing_font_is_named_with_its_package() {
    let folder = tempfile::tempdir().unwrap();
    let error = Press::open(&[folder.path().to_owned()]).unwrap_err();
    let told = error.to_string();
    assert!(told.contains("`NotoSerifCJK-Regular.ttc`"), "{told}");
    assert!(told.contains("install the package `fonts-noto-cjk`"), "{told}");
}

#[test]
fn a_file_that_holds_no_such_font_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("NotoSerifCJK-Regular.ttc"), "no font").unwrap();
    let error = Press::open(&[folder.path().to_owned(), PathBuf::from(FONTS)]).unwrap_err();
    assert!(matches!(error, PressError::FontForeign { package: "fonts-noto-cjk", .. }), "{error}");
}
