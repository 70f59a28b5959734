//! x

use documents::*;
use crate::{pdf::PRESS, sample::*};

#[test]
fn certificate() {
    let village = Village::new();
    let t = std::time::Instant::now();
    let _ = &*PRESS;
    println!("open {:?}", t.elapsed());
    for _ in 0..2 {
    let t = std::time::Instant::now();
    let pdf = village.with_parcels(|parcels| {
        PRESS.print(&Paper::LandCertificate(LandCertificate { holding: village.holding(parcels), right: &village.right, certificate: &village.certificate, changes: &village.changes, makers: makers() }), &imprint())
    }).unwrap_or_else(|it| panic!("{it}"));
    println!("print {:?} {}", t.elapsed(), pdf.len());
    std::fs::write("/tmp/w/papers/certificate.pdf", pdf).unwrap();
    }
}
