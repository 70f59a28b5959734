//! Single layers, whatever their format.

use super::open_single;
use crate::layer::{Limits, geojson};

#[test]
fn codes_are_a_features_own_ids() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fields.geojson");
    let codes = |features: &str| {
        let text = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
        std::fs::write(&path, text).unwrap();
        let layer = open_single(&path, Limits::default()).unwrap();
        let codes: Vec<_> = layer.parcels.iter().map(|it| it.code.clone().unwrap()).collect();
        format!("{:?} {}", layer.id_property, codes.join(" "))
    };
    let feature = |id: &str, properties: &str| {
        format!(r#"{{"type":"Feature",{id}"properties":{properties},"geometry":null}}"#)
    };
    assert_eq!(codes(&[feature("", "{}"), feature("", "null")].join(",")), "None 1 2");
    assert_eq!(codes(&feature(r#""id":"a7","#, r#"{"fid":3}"#)), "Some(\"id\") a7");
    assert_eq!(codes(&feature("", r#"{"gml_id":"g.1"}"#)), "Some(\"gml_id\") g.1");
    assert_eq!(codes(&feature(r#""id":9,"#, r#"{"dkbm":"D1"}"#)), "Some(\"dkbm\") D1");
}

#[test]
fn nested_collections_do_not_fill_the_stack() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep.geojson");
    let deep = "[".repeat(1 << 20);
    std::fs::write(&path, format!(r#"{{"type":"Polygon","coordinates":{deep}"#)).unwrap();
    assert!(open_single(&path, Limits::default()).is_err());
    let closed = format!("{deep}{}", "]".repeat(1 << 20));
    std::fs::write(&path, format!(r#"{{"type":"Polygon","coordinates":{closed}}}"#)).unwrap();
    assert!(geojson::scan(&path, Limits::default(), |_| ()).is_err());
}
