//! What clerks read from a shape (图形成果): points and sides, areas, neighbours, and the frame of a sketch.

mod areas;
mod boundary_points;
mod boundary_table;
mod corners;
mod facing;
mod four_bounds;
mod label_point;
mod sketch_extent;
mod surveyed_position;

pub use areas::Areas;
pub use boundary_points::{BoundaryPoint, BoundaryRing, boundary_rings};
pub use boundary_table::{
    KEY_POINTS_CHARACTERS_MAX, KeyPointsTooLong, TableRow, key_points_text, table_rows,
};
pub use corners::PointsKept;
pub use four_bounds::{FacingLimits, FourBounds, Neighbour, Neighbourhood};
pub use label_point::label_point;
pub use sketch_extent::{CUSTOMARY_SCALES, Paper, SketchExtent, sketch_extent};
pub use surveyed_position::SurveyedPosition;
