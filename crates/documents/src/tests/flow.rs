//! Long households and many parcels flow over pages.

use super::every::each_paper;
use super::pdf::Pdf;
use super::sample::Village;

#[test]
fn a_long_household_with_forty_parcels_loses_no_row() {
    let village = Village::of_size(23, 40);
    each_paper(&village, |name, paper| {
        if !["land-certificate", "register-page", "household-confirmation"].contains(&name) {
            return;
        }
        let pdf = Pdf::of(paper);
        let text = pdf.text();
        assert!(pdf.n_pages() > 3, "{name}: {} pages", pdf.n_pages());
        for parcel in &village.parcels {
            assert!(text.contains(parcel.code.as_str()), "{name} lacks {}", parcel.code);
        }
        let n_members = text.matches("990101199502140013").count();
        assert_eq!(n_members, 6, "{name}: every fourth of 23 bears this number");
    });
}
