//! Which of two pieces lies to the left of the line that parted them.

use geometry::{Coord, Outline, Ring};

/// Whether the first of two pieces lies to the left of the line, seen along it; none where the line has no sides there.
///
/// Outlines that come out of a division run clockwise around their land, which so lies on the right of their edges.
/// The piece whose boundary runs along the cut as the line does is therefore the right one.
pub(super) fn first_is_left(first: &Outline, second: &Outline, line: &[Coord]) -> Option<bool> {
    let edges =
        |it: &Outline| -> Vec<(Coord, Coord)> { it.rings().flat_map(Ring::edges).collect() };
    let beyond = edges(second);
    let shared = edges(first).into_iter().filter(|&(start, end)| beyond.contains(&(end, start)));
    let advance: f64 =
        shared.filter_map(|(start, end)| Some(along(line, end)? - along(line, start)?)).sum();
    if advance == 0.0 { None } else { Some(advance < 0.0) }
}

/// How many metres along the line the point of it lies that is nearest to a position.
fn along(line: &[Coord], at: Coord) -> Option<f64> {
    let mut before_m = 0.0;
    let mut nearest: Option<(f64, f64)> = None;
    for (start, end) in line.iter().zip(line.iter().skip(1)) {
        let (segment, offset) = (*end - *start, at - *start);
        let length_m = segment.x.hypot(segment.y);
        let share = (segment.x * offset.x + segment.y * offset.y) / (length_m * length_m);
        // A segment without length gives no number; it is passed over.
        if share.is_finite() {
            let share = share.clamp(0.0, 1.0);
            let foot = *start + segment * share;
            let distance_m = (at - foot).x.hypot((at - foot).y);
            if nearest.is_none_or(|it| distance_m < it.0) {
                nearest = Some((distance_m, before_m + share * length_m));
            }
        }
        before_m += length_m;
    }
    nearest.map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use geometry::operation::{Reach, split_by_line};
    use geometry::{Coord, Outline, Patch, Ring};

    use super::first_is_left;

    fn parcel() -> Outline {
        let corners = [(0.0, 0.0), (0.0, 10.0), (20.0, 10.0), (20.0, 0.0), (0.0, 0.0)];
        let exterior = Ring(corners.map(Coord::from).to_vec());
        Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
    }

    /// Whether the larger part is left of the line.
    fn larger_is_left(line: &[(f64, f64)]) -> Option<bool> {
        let line: Vec<Coord> = line.iter().map(|&it| it.into()).collect();
        let parts = split_by_line(&parcel(), &line, &[], Reach::default()).unwrap().parts;
        assert_eq!(parts.len(), 2);
        let [first, second] = [&parts[0], &parts[1]];
        let found = first_is_left(first, second, &line);
        assert_eq!(first_is_left(second, first, &line), found.map(|it| !it));
        found
    }

    #[test]
    fn going_north_the_west_is_left() {
        assert_eq!(larger_is_left(&[(5.0, -1.0), (5.0, 11.0)]), Some(false));
        assert_eq!(larger_is_left(&[(5.0, 11.0), (5.0, -1.0)]), Some(true));
    }

    #[test]
    fn a_line_that_turns_back_has_the_same_sides() {
        let bay = [(4.0, -1.0), (4.0, 6.0), (8.0, 6.0), (8.0, -1.0)];
        assert_eq!(larger_is_left(&bay), Some(true));
        let reversed: Vec<_> = bay.into_iter().rev().collect();
        assert_eq!(larger_is_left(&reversed), Some(false));
    }

    #[test]
    fn a_line_around_an_island_has_no_ends_and_so_no_sides() {
        let island = [(4.0, 4.0), (8.0, 4.0), (8.0, 8.0), (4.0, 8.0), (4.0, 4.0)];
        assert_eq!(larger_is_left(&island), None);
    }
}
