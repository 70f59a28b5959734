//! One edited parcel against a standing layer.

use super::{block, layer, line, rectangle};
use crate::Outline;
use crate::coverage::{Index, ObjectIndex, Tolerances, check};

fn against(outlines: &[Outline], edited: &Outline, place: Option<u32>) -> String {
    let layer = layer(outlines);
    let index = Index::new(&layer);
    let place = place.map(ObjectIndex);
    let findings = index.check_outline(&layer, edited, place, &Tolerances::default());
    findings.iter().map(line).collect()
}

#[test]
fn a_parcel_in_its_own_place_is_nothing() {
    assert_eq!(against(&block(), &block()[4], Some(4)), "");
}

#[test]
fn a_wider_parcel_overlaps_its_neighbour_under_the_layers_numbers() {
    let wider = rectangle(10.0, 10.0, 11.0, 10.0);
    assert_eq!(against(&block(), &wider, Some(4)), "overlap of [4, 5]: 10.0000 m² at (20.5, 15)\n");
}

#[test]
fn a_new_parcel_is_the_next_of_the_layer() {
    let new = rectangle(29.0, 2.0, 11.0, 5.0);
    assert_eq!(against(&block(), &new, None), "overlap of [2, 9]: 5.0000 m² at (29.5, 4.5)\n");
}

#[test]
fn a_smaller_parcel_leaves_a_gap() {
    let smaller = rectangle(10.0, 10.0, 9.0, 10.0);
    assert_eq!(
        against(&block(), &smaller, Some(4)),
        "gap of [1, 4, 5, 7]: 10.0000 m² at (19.5, 15)\n"
    );
}

#[test]
fn object_by_object_finds_what_the_check_of_the_whole_finds() {
    let mut outlines = block();
    outlines[4] = rectangle(10.3, 9.0, 9.0, 11.0);
    outlines.push(rectangle(28.0, 28.0, 10.0, 10.0));
    outlines.push(rectangle(30.01, 0.0, 10.0, 10.0));
    let layer = layer(&outlines);
    let (index, tolerances) = (Index::new(&layer), Tolerances::default());
    let whole = check(&layer, &tolerances).findings;
    assert!(whole.len() >= 4, "{whole:?}");
    for object in layer.objects() {
        let of_object = index.check_object(&layer, object, &tolerances);
        let of_whole: Vec<_> =
            whole.iter().filter(|it| it.objects.contains(&object)).cloned().collect();
        assert_eq!(of_object, of_whole, "{object:?}");
    }
}
