//! What a `.prj` says of a system that need not be ours: enough to measure in it, not to project from it.

use super::{TEXT_BYTES_MAX, wkt};

/// A coordinate system by its well-known text.
#[derive(Clone, Debug, PartialEq)]
pub struct WktSystem {
    /// The name that the text gives it.
    pub name: String,
    /// The EPSG code, where the text states one.
    pub epsg: Option<u16>,
    pub unit: WktUnit,
}

/// What its coordinates count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WktUnit {
    /// Longitude and latitude.
    Degrees,
    /// Plane coordinates, each of so many metres.
    Metres(f64),
}

/// Reads name, code and unit of a projected or geographic system, of any datum and projection.
pub fn wkt_system(text: &str) -> Option<WktSystem> {
    let text = text.get(..TEXT_BYTES_MAX).map_or(text, |_| "");
    let root = wkt::parse(text)?;
    let unit = root.child("UNIT").and_then(|it| it.number(0));
    let unit = match root.keyword.as_str() {
        "GEOGCS" => WktUnit::Degrees,
        "PROJCS" => WktUnit::Metres(unit.filter(|it| it.is_finite() && *it > 0.0)?),
        _ => return None,
    };
    let epsg = root.child("AUTHORITY").and_then(wkt::Node::authority_code);
    Some(WktSystem { name: root.name().to_owned(), epsg, unit })
}

#[cfg(test)]
mod tests {
    use super::{WktUnit, wkt_system};

    fn told(text: &str) -> String {
        wkt_system(text).map_or_else(
            || "none".to_owned(),
            |it| {
                let unit = match it.unit {
                    WktUnit::Degrees => "degrees".to_owned(),
                    WktUnit::Metres(metres) => format!("{metres} m"),
                };
                format!("{} {:?} {unit}", it.name, it.epsg)
            },
        )
    }

    #[test]
    fn other_peoples_systems() {
        let lambert = r#"PROJCS["RGF93 / Lambert-93",GEOGCS["RGF93",UNIT["degree",0.0174]],PROJECTION["Lambert_Conformal_Conic_2SP"],UNIT["metre",1],AUTHORITY["EPSG","2154"]]"#;
        assert_eq!(told(lambert), "RGF93 / Lambert-93 Some(2154) 1 m");
        assert_eq!(
            told(r#"PROJCS["Oregon North",GEOGCS["NAD83"],UNIT["foot",0.3048]]"#),
            "Oregon North None 0.3048 m"
        );
        assert_eq!(
            told(r#"GEOGCS["WGS 84",AUTHORITY["EPSG","4326"]]"#),
            "WGS 84 Some(4326) degrees"
        );
    }

    #[test]
    fn texts_that_name_none() {
        for text in ["", "EPSG:2154", r#"LOCAL_CS["here",UNIT["metre",1]]"#] {
            assert_eq!(told(text), "none", "{text}");
        }
        assert_eq!(told(r#"PROJCS["without a unit"]"#), "none");
        assert_eq!(told(r#"PROJCS["of nothing",UNIT["metre",0]]"#), "none");
    }
}
