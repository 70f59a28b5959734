//! Outlines as well-known text, vertex by vertex as they were surveyed.

use std::fmt::Write as _;

use geometry::{Coord, Outline, Patch, Ring};

/// Writes an outline; the shortest digits that read back as the same number.
pub(super) fn write(outline: &Outline) -> String {
    let patches: Vec<String> = outline.patches.iter().map(patch).collect();
    match patches.as_slice() {
        [one] => format!("POLYGON {one}"),
        many => format!("MULTIPOLYGON ({})", many.join(", ")),
    }
}

fn patch(patch: &Patch) -> String {
    let rings: Vec<String> = patch.rings().map(ring).collect();
    format!("({})", rings.join(", "))
}

fn ring(ring: &Ring) -> String {
    let mut text = String::from("(");
    for (n, Coord { x, y }) in ring.0.iter().enumerate() {
        let comma = if n == 0 { "" } else { ", " };
        // Writing into a string cannot fail.
        let _written = write!(text, "{comma}{x} {y}");
    }
    text.push(')');
    text
}

/// Reads what [`write`] wrote, in any spacing; `None` for any other text.
pub(super) fn read(text: &str) -> Option<Outline> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix("MULTIPOLYGON") {
        let (patches, rest) = list(rest, read_patch)?;
        return rest.trim().is_empty().then_some(Outline { patches });
    }
    let (patch, rest) = read_patch(text.strip_prefix("POLYGON")?)?;
    rest.trim().is_empty().then(|| Outline { patches: vec![patch] })
}

fn read_patch(text: &str) -> Option<(Patch, &str)> {
    let (rings, rest) = list(text, read_ring)?;
    let mut rings = rings.into_iter();
    let exterior = rings.next()?;
    Some((Patch { exterior, interiors: rings.collect() }, rest))
}

fn read_ring(text: &str) -> Option<(Ring, &str)> {
    let (coords, rest) = list(text, read_coord)?;
    Some((Ring(coords), rest))
}

fn read_coord(text: &str) -> Option<(Coord, &str)> {
    let text = text.trim_start();
    let end = text.find([',', ')'])?;
    let (coord, rest) = text.split_at_checked(end)?;
    let mut numbers = coord.split_ascii_whitespace().map(str::parse::<f64>);
    let (x, y) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let sound = x.is_finite() && y.is_finite() && numbers.next().is_none();
    sound.then_some((Coord { x, y }, rest))
}

/// A list in parentheses, of one or more.
fn list<T>(text: &str, item: impl Fn(&str) -> Option<(T, &str)>) -> Option<(Vec<T>, &str)> {
    let mut rest = text.trim_start().strip_prefix('(')?;
    let mut items = Vec::new();
    loop {
        let (read, after) = item(rest)?;
        items.push(read);
        let after = after.trim_start();
        if let Some(after) = after.strip_prefix(')') {
            return Some((items, after));
        }
        rest = after.strip_prefix(',')?;
    }
}

#[cfg(test)]
mod tests {
    use geometry::{Coord, Outline, Patch, Ring};

    use super::{read, write};

    fn ring(corners: &[(f64, f64)]) -> Ring {
        Ring(corners.iter().copied().map(Coord::from).collect())
    }

    #[test]
    fn an_outline_comes_back_bit_for_bit() {
        let exterior = ring(&[(42_500_000.1, 0.1 + 0.2), (1.0, 2.0), (3.5e-9, 4.0), (1.0, 2.0)]);
        let patch = Patch { exterior, interiors: vec![ring(&[(1.0, 1.0), (2.0, 2.0)])] };
        for patches in [vec![patch.clone()], vec![patch.clone(), patch]] {
            let outline = Outline { patches };
            assert_eq!(read(&write(&outline)), Some(outline));
        }
    }

    #[test]
    fn another_text_is_no_outline() {
        for text in [
            "",
            "POLYGON",
            "POLYGON ()",
            "POLYGON (())",
            "POLYGON ((1 2, 3))",
            "POLYGON ((1 2 3))",
            "POLYGON ((1 NaN))",
            "POLYGON ((1 2)) x",
            "POLYGON ((1 2)",
            "POINT (1 2)",
            "MULTIPOLYGON ((1 2))",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
