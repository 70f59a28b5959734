//! Reading the commands of a geometry (specification, section 4.3).

use super::{DecodeError, GeometryError};
use crate::tile::{
    TilePoint,
    commands::{CLOSE_PATH, LINE_TO, MOVE_TO},
    layer::{LINES, POINTS, POLYGONS, UNKNOWN},
    ring::doubled_area,
    wire::unzigzag,
};

/// A geometry in tile units.
#[derive(Clone, Debug, PartialEq)]
pub enum Geometry {
    /// Of a type that the writer did not know: its commands as they are.
    Unknown(Vec<u32>),
    Points(Vec<TilePoint>),
    /// Each has at least two points.
    Lines(Vec<Vec<TilePoint>>),
    Polygons(Vec<TilePolygon>),
}

/// A shell and its holes, each without the point that closes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TilePolygon {
    pub exterior: Vec<TilePoint>,
    pub interiors: Vec<Vec<TilePoint>>,
}

impl TilePolygon {
    /// The exterior, then the interiors.
    pub fn rings(&self) -> impl Iterator<Item = &Vec<TilePoint>> {
        std::iter::once(&self.exterior).chain(&self.interiors)
    }
}

pub(super) fn read(kind: u64, numbers: Vec<u32>, version: u8) -> Result<Geometry, DecodeError> {
    let steps = Steps { numbers: &numbers, cursor: TilePoint::default(), strict: version > 1 };
    let geometry = match kind {
        UNKNOWN => return Ok(Geometry::Unknown(numbers)),
        POINTS => steps.points(),
        LINES => steps.lines(),
        POLYGONS => steps.polygons(),
        _ => return Err(DecodeError::GeometryType(kind)),
    };
    Ok(geometry?)
}

struct Steps<'n> {
    numbers: &'n [u32],
    cursor: TilePoint,
    /// Version 2 promises more than version 1 did.
    strict: bool,
}

impl Steps<'_> {
    fn points(mut self) -> Result<Geometry, GeometryError> {
        let count = self.command(MOVE_TO)?;
        let points = self.path(Vec::new(), count)?;
        match self.numbers.first() {
            None => Ok(Geometry::Points(points)),
            Some(number) => Err(GeometryError::Misplaced(number & 7)),
        }
    }

    fn lines(mut self) -> Result<Geometry, GeometryError> {
        let mut lines = Vec::new();
        loop {
            let mut line = self.start()?;
            let count = self.command(LINE_TO)?;
            line = self.lines_to(line, count)?;
            if !self.strict && self.next_is(CLOSE_PATH) {
                self.close()?;
                line.extend(line.first().copied());
            }
            lines.push(line);
            if self.numbers.is_empty() {
                return Ok(Geometry::Lines(lines));
            }
        }
    }

    fn polygons(mut self) -> Result<Geometry, GeometryError> {
        let mut gathered =
            Gathered { polygons: Vec::new(), shells_are_positive: self.strict.then_some(true) };
        loop {
            let ring = self.ring()?;
            match doubled_area(&ring).signum() {
                0 if self.strict => return Err(GeometryError::NoArea),
                0 => {}
                sign => gathered.add(ring, sign > 0)?,
            }
            if self.numbers.is_empty() {
                return Ok(Geometry::Polygons(gathered.polygons));
            }
        }
    }

    fn ring(&mut self) -> Result<Vec<TilePoint>, GeometryError> {
        let start = self.start()?;
        let count = self.command(LINE_TO)?;
        if count < 2 {
            return Err(GeometryError::Count { command: LINE_TO, count });
        }
        let ring = self.lines_to(start, count)?;
        if self.numbers.is_empty() || self.next_is(MOVE_TO) {
            return Err(GeometryError::Unclosed);
        }
        self.close()?;
        if self.strict && ring.first() == ring.last() {
            return Err(GeometryError::RepeatedPoint);
        }
        Ok(ring)
    }

    fn start(&mut self) -> Result<Vec<TilePoint>, GeometryError> {
        match self.command(MOVE_TO)? {
            1 => self.path(Vec::new(), 1),
            count => Err(GeometryError::Count { command: MOVE_TO, count }),
        }
    }

    fn close(&mut self) -> Result<(), GeometryError> {
        match self.command_with_count(CLOSE_PATH)? {
            1 => Ok(()),
            count => Err(GeometryError::Count { command: CLOSE_PATH, count }),
        }
    }

    fn lines_to(
        &mut self,
        line: Vec<TilePoint>,
        count: u32,
    ) -> Result<Vec<TilePoint>, GeometryError> {
        let line = self.path(line, count)?;
        let repeats = line.windows(2).any(|it| it.first() == it.last());
        if self.strict && repeats { Err(GeometryError::RepeatedPoint) } else { Ok(line) }
    }

    /// A command of which there is at least one.
    fn command(&mut self, expected: u32) -> Result<u32, GeometryError> {
        match self.command_with_count(expected)? {
            0 => Err(GeometryError::Count { command: expected, count: 0 }),
            count => Ok(count),
        }
    }

    fn command_with_count(&mut self, expected: u32) -> Result<u32, GeometryError> {
        let Some((number, rest)) = self.numbers.split_first() else {
            return Err(if expected == MOVE_TO {
                GeometryError::Empty
            } else {
                GeometryError::Truncated
            });
        };
        self.numbers = rest;
        match number & 7 {
            command if command == expected => Ok(number >> 3),
            command @ (MOVE_TO | LINE_TO | CLOSE_PATH) => Err(GeometryError::Misplaced(command)),
            command => Err(GeometryError::UnknownCommand(command)),
        }
    }

    fn next_is(&self, command: u32) -> bool {
        self.numbers.first().is_some_and(|it| it & 7 == command)
    }

    /// Goes as many steps as the command says, if there are that many.
    fn path(
        &mut self,
        mut path: Vec<TilePoint>,
        count: u32,
    ) -> Result<Vec<TilePoint>, GeometryError> {
        let n_numbers = (count as usize).saturating_mul(2);
        let Some((steps, rest)) = self.numbers.split_at_checked(n_numbers) else {
            return Err(GeometryError::Truncated);
        };
        self.numbers = rest;
        let mut steps = steps.iter().map(|it| unzigzag(u64::from(*it)));
        while let (Some(x), Some(y)) = (steps.next(), steps.next()) {
            self.cursor = TilePoint { x: self.cursor.x + x, y: self.cursor.y + y };
            path.push(self.cursor);
        }
        Ok(path)
    }
}

/// Rings on their way to become polygons.
struct Gathered {
    polygons: Vec<TilePolygon>,
    /// The direction of shells; version 1 promised none, and its first ring tells.
    shells_are_positive: Option<bool>,
}

impl Gathered {
    fn add(&mut self, ring: Vec<TilePoint>, positive: bool) -> Result<(), GeometryError> {
        if *self.shells_are_positive.get_or_insert(positive) == positive {
            self.polygons.push(TilePolygon { exterior: ring, interiors: Vec::new() });
            return Ok(());
        }
        let polygon = self.polygons.last_mut().ok_or(GeometryError::HoleWithoutShell)?;
        polygon.interiors.push(ring);
        Ok(())
    }
}
