//! The area of a parcel as the register and the certificate print it (实测面积).

use crate::{Mu, Outline, SquareMetres, planar_area_m2};

/// The database keeps square metres with two decimals (NY/T 2539-2016: Float(15,2)).
const SQUARE_METRE_DECIMALS: u32 = 2;

/// One measured area in both units, two decimals each.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Areas {
    /// 实测面积.
    pub area_m2: SquareMetres,
    /// 实测面积(亩): made from the square metres as printed, so that whoever divides them agrees (Q16).
    pub area_mu: Mu,
}

impl Areas {
    /// The areas in the plane of an outline in metres; nothing if the area is not a number that can be printed.
    pub fn of(outline: &Outline) -> Option<Self> {
        let area_m2 = planar_area_m2(outline);
        let area_m2 = SquareMetres::from_f64_rounded(area_m2, SQUARE_METRE_DECIMALS)?;
        Some(Self { area_m2, area_mu: area_m2.to_mu() })
    }
}

#[cfg(test)]
mod tests {
    use super::Areas;
    use crate::{Coord, Outline, Patch, Ring};

    fn rectangle(width: f64, height: f64) -> Outline {
        let corners = [(0.0, 0.0), (0.0, height), (width, height), (width, 0.0), (0.0, 0.0)];
        let exterior = Ring(corners.map(Into::into).to_vec());
        Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
    }

    fn printed(outline: &Outline) -> Option<String> {
        Areas::of(outline).map(|it| format!("{} m² {} mu", it.area_m2, it.area_mu))
    }

    #[test]
    fn both_units_have_two_decimals() {
        assert_eq!(printed(&rectangle(20.0, 50.0)).unwrap(), "1000.00 m² 1.50 mu");
        assert_eq!(printed(&Outline::default()).unwrap(), "0.00 m² 0.00 mu");
    }

    #[test]
    fn mu_follow_from_the_square_metres_that_are_printed() {
        // 1003.329 m² is 1.50499 mu, which rounds down; the 1003.33 m² that are printed are 1.504995 mu: down as well.
        assert_eq!(printed(&rectangle(1.0, 1_003.329)).unwrap(), "1003.33 m² 1.50 mu");
        // 1003.3325 m² is 1.50499875 mu; printed as 1003.33 m². 1003.335 m² is printed as 1003.34 m²: 1.50501 mu.
        assert_eq!(printed(&rectangle(1.0, 1_003.332_5)).unwrap(), "1003.33 m² 1.50 mu");
        assert_eq!(printed(&rectangle(1.0, 1_003.335)).unwrap(), "1003.34 m² 1.51 mu");
    }

    #[test]
    fn what_is_no_number_is_no_area() {
        let lost = rectangle(1.0, 1.0).map_coords(|it| Coord { x: it.x, y: it.y / 0.0 });
        assert_eq!(Areas::of(&lost), None);
    }
}
