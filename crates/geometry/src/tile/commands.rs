//! Geometry as the format's commands (specification, section 4.3): steps from point to point.

use super::{TilePoint, wire};

pub(super) const MOVE_TO: u32 = 1;
pub(super) const LINE_TO: u32 = 2;
pub(super) const CLOSE_PATH: u32 = 7;

/// The commands of one feature, as the bytes of its geometry field.
#[derive(Debug, Default)]
pub(super) struct Commands {
    bytes: Vec<u8>,
    cursor: TilePoint,
}

impl Commands {
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.cursor = TilePoint::default();
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// All points of a feature at once.
    pub(super) fn points(&mut self, points: &[TilePoint]) {
        self.command(MOVE_TO, points.len());
        for point in points {
            self.step_to(*point);
        }
    }

    /// A line of at least two points.
    pub(super) fn line(&mut self, points: &[TilePoint]) {
        let [first, rest @ ..] = points else { return };
        self.command(MOVE_TO, 1);
        self.step_to(*first);
        self.command(LINE_TO, rest.len());
        for point in rest {
            self.step_to(*point);
        }
    }

    /// A ring without the point that closes it.
    pub(super) fn ring(&mut self, points: impl ExactSizeIterator<Item = TilePoint>) {
        let n_lines = points.len().saturating_sub(1);
        for (n, point) in points.enumerate() {
            match n {
                0 => self.command(MOVE_TO, 1),
                1 => self.command(LINE_TO, n_lines),
                _ => {}
            }
            self.step_to(point);
        }
        self.command(CLOSE_PATH, 1);
    }

    fn command(&mut self, command: u32, count: usize) {
        wire::write_varint(&mut self.bytes, (count as u64) << 3 | u64::from(command));
    }

    fn step_to(&mut self, point: TilePoint) {
        wire::write_varint(&mut self.bytes, wire::zigzag(point.x - self.cursor.x));
        wire::write_varint(&mut self.bytes, wire::zigzag(point.y - self.cursor.y));
        self.cursor = point;
    }
}

#[cfg(test)]
mod tests {
    use super::Commands;
    use crate::tile::{TilePoint, wire::varints};

    fn points<const N: usize>(points: [(i64, i64); N]) -> [TilePoint; N] {
        points.map(|(x, y)| TilePoint { x, y })
    }

    fn check(draw: impl FnOnce(&mut Commands), expected: &[u64]) {
        let mut commands = Commands::default();
        draw(&mut commands);
        let numbers: Vec<u64> = varints(commands.bytes()).map(Result::unwrap).collect();
        assert_eq!(numbers, expected);
    }

    #[test]
    fn the_examples_of_section_4_3_5() {
        check(|it| it.points(&points([(5, 7), (3, 2)])), &[17, 10, 14, 3, 9]);
        check(
            |it| {
                it.line(&points([(2, 2), (2, 10), (10, 10)]));
                it.line(&points([(1, 1), (3, 5)]));
            },
            &[9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8],
        );
        check(
            |it| it.ring(points([(3, 6), (8, 12), (20, 34)]).into_iter()),
            &[9, 6, 12, 18, 10, 12, 24, 44, 15],
        );
    }

    #[test]
    fn the_cursor_stays_where_a_ring_ends() {
        check(
            |it| {
                it.ring(points([(0, 0), (10, 0), (10, 10), (0, 10)]).into_iter());
                it.ring(points([(11, 11), (20, 11), (20, 20), (11, 20)]).into_iter());
            },
            &[9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15],
        );
    }
}
