//! Sound files of our own, made by hand, so that every change begins at something a reader takes.

use std::io::Write as _;

use geometry::{Coord, Crs, Outline, Patch, Ring, wkb};

/// A field with a hole.
pub(super) fn outline() -> Outline {
    let ring = |size: f64| {
        let corners = [(0.0, 0.0), (0.0, size), (size, size), (size, 0.0), (0.0, 0.0)];
        Ring(corners.map(Coord::from).to_vec())
    };
    Outline { patches: vec![Patch { exterior: ring(9.0), interiors: vec![ring(3.0)] }] }
}

fn shapefile_head(n_bytes: usize, kind: u32) -> Vec<u8> {
    let mut head = vec![0; 100];
    head[..4].copy_from_slice(&9994_u32.to_be_bytes());
    head[24..28].copy_from_slice(&(u32::try_from(n_bytes / 2).unwrap()).to_be_bytes());
    head[28..32].copy_from_slice(&1000_u32.to_le_bytes());
    head[32..36].copy_from_slice(&kind.to_le_bytes());
    head
}

fn polygon() -> Vec<u8> {
    let outline = outline();
    let rings: Vec<&Ring> = outline.patches[0].rings().collect();
    let mut bytes = 5_u32.to_le_bytes().to_vec();
    bytes.extend([0.0_f64, 0.0, 9.0, 9.0].iter().flat_map(|it| it.to_le_bytes()));
    for word in [2_u32, 10, 0, 5] {
        bytes.extend(word.to_le_bytes());
    }
    for coord in rings.iter().flat_map(|it| &it.0) {
        bytes.extend(coord.x.to_le_bytes());
        bytes.extend(coord.y.to_le_bytes());
    }
    bytes
}

/// The contents of three records: a polygon, nothing, a polygon.
fn contents() -> [Vec<u8>; 3] {
    [polygon(), vec![0; 4], polygon()]
}

fn words(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes / 2).unwrap().to_be_bytes()
}

pub(super) fn shp() -> Vec<u8> {
    let mut body = Vec::new();
    for (number, content) in (1_u32..).zip(contents()) {
        body.extend(number.to_be_bytes());
        body.extend(words(content.len()));
        body.extend(content);
    }
    [shapefile_head(100 + body.len(), 5), body].concat()
}

pub(super) fn shx() -> Vec<u8> {
    let (mut body, mut offset) = (Vec::new(), 100);
    for content in contents() {
        body.extend(words(offset));
        body.extend(words(content.len()));
        offset += 8 + content.len();
    }
    [shapefile_head(100 + body.len(), 5), body].concat()
}

/// Shapes of the other kinds, each a layer of its own.
pub(super) fn other_shapes() -> Vec<Vec<u8>> {
    let number = |it: f64| it.to_le_bytes();
    let envelope = [[0.0; 2], [9.0; 2]].concat().into_iter().flat_map(number);
    let mut points: Vec<u8> = 8_u32.to_le_bytes().into_iter().chain(envelope).collect();
    points.extend(2_u32.to_le_bytes());
    points.extend([1.0, 2.0, 3.0, 4.0].into_iter().flat_map(number));
    let mut lines = polygon();
    lines[0] = 3;
    let mut patches = polygon();
    patches[0] = 31;
    patches.splice(52..52, [0; 8]);
    let mut point = 1_u32.to_le_bytes().to_vec();
    point.extend([1.0, 2.0].into_iter().flat_map(number));
    [(8, points), (3, lines), (31, patches), (1, point)]
        .into_iter()
        .map(|(kind, content)| {
            let head = shapefile_head(108 + content.len(), kind);
            let record = [&1_u32.to_be_bytes()[..], &words(content.len()), &content].concat();
            [head, record].concat()
        })
        .collect()
}

pub(super) fn dbf() -> Vec<u8> {
    let columns = [
        ("DKBM", b'C', 19_u8),
        ("DKMC", b'C', 20),
        ("SCMJ", b'N', 15),
        ("DAY", b'D', 8),
        ("I", b'I', 4),
    ];
    let record_bytes = 1 + columns.iter().map(|it| usize::from(it.2)).sum::<usize>();
    let header_bytes = 32 + 32 * columns.len() + 1;
    let mut bytes = vec![3, 118, 1, 1];
    bytes.extend(3_u32.to_le_bytes());
    bytes.extend(u16::try_from(header_bytes).unwrap().to_le_bytes());
    bytes.extend(u16::try_from(record_bytes).unwrap().to_le_bytes());
    bytes.resize(32, 0);
    for (name, kind, width) in columns {
        let mut descriptor = name.as_bytes().to_vec();
        descriptor.resize(32, 0);
        (descriptor[11], descriptor[16]) = (kind, width);
        bytes.extend(descriptor);
    }
    bytes.push(0x0d);
    for row in 0..3 {
        let texts = format!(
            "{:<19}{:<17}{:>15}{:<8}",
            format!("37152220{row}"),
            "东地",
            "123.45",
            "20180101"
        );
        bytes.push(if row == 1 { b'*' } else { b' ' });
        let texts: Vec<u8> = texts.bytes().chain(7_u32.to_le_bytes()).collect();
        bytes.extend(texts.iter().chain(std::iter::repeat(&b' ')).take(record_bytes - 1));
    }
    bytes.push(0x1a);
    bytes
}

pub(super) fn prj() -> Vec<Vec<u8>> {
    let other = r#"PROJCS["NAD83 / Oregon North (ft)",GEOGCS["NAD83",DATUM["North_American_Datum_1983",SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic_2SP"],UNIT["foot",0.3048],AXIS["X",EAST],AUTHORITY["EPSG","2269"]]"#;
    let ours = [4490, 4526, 4545].map(|it| Crs::from_epsg(it).unwrap().esri_wkt().into_bytes());
    ours.into_iter().chain([other.as_bytes().to_vec()]).collect()
}

pub(super) fn geojson() -> Vec<Vec<u8>> {
    let ring = "[[0,0],[9,0],[9,9],[0,9],[0,0]]";
    let shapes = [
        format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#),
        format!(r#"{{"type":"MultiPolygon","coordinates":[[{ring},{ring}],[{ring}]]}}"#),
        r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2,3]}]}"#
            .to_owned(),
        r#"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]],"bbox":[1,2,3,4]}"#.to_owned(),
        "null".to_owned(),
    ];
    let features = shapes.iter().enumerate().map(|(n, it)| {
        format!(r#"{{"type":"Feature","id":{n},"properties":{{"DKBM":"37\u0031{n}","SCMJ":1.50,"a":[{{}}]}},"geometry":{it}}}"#)
    });
    let features: Vec<String> = features.collect();
    let crs = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4526"}}"#;
    let collection = format!(
        "\u{feff}{{\"type\":\"FeatureCollection\",{crs},\n\"features\":[ {} ]}}",
        features.join(" ,\n")
    );
    [collection].into_iter().chain(shapes.into_iter().take(4)).map(String::into_bytes).collect()
}

/// A geometry of a GeoPackage with an envelope.
pub(super) fn gpkg_blob() -> Vec<u8> {
    let head = [b"GP\0\x03".as_slice(), &4526_u32.to_le_bytes(), &[0; 32]].concat();
    [head, wkb::encode(&outline())].concat()
}

pub(super) const GPKG: &str = "
    CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
    CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES (9, 'EPSG', 4526, 'undefined');
    INSERT INTO gpkg_contents VALUES ('DK', 'features');
    INSERT INTO gpkg_geometry_columns VALUES ('DK', 'geom', 'POLYGON', 9);
    CREATE TABLE DK (fid INTEGER PRIMARY KEY, geom BLOB, dkbm TEXT, SCMJ REAL);";

pub(super) fn csv() -> Vec<Vec<u8>> {
    let text = "\u{feff}CBFBM,CBFMC,CBFCYSL\r\n371522001,\"张,\"\"三\"\"\",2\r\n371522002,李四,\n";
    let gbk = encoding_rs::GB18030.encode("CBFBM,CBFMC\n1,张三\n2,李四\n").0.into_owned();
    vec![text.as_bytes().to_vec(), gbk]
}

pub(super) fn zip() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.add_directory("矢量数据/", options).unwrap();
    archive.start_file("矢量数据/DK.geojson", options).unwrap();
    archive.write_all(&geojson()[0]).unwrap();
    archive
        .start_file("读我.txt", options.compression_method(zip::CompressionMethod::Stored))
        .unwrap();
    archive.write_all(b"plain").unwrap();
    archive.finish().unwrap().into_inner()
}

pub(super) fn change_message() -> Vec<u8> {
    let shape = "MULTIPOLYGON (((0 0, 9.5 0, 9 9, 0 0), (1 1, 2 1, 1 2)), ((20 20, 21 20, 20 21)))";
    format!(
        "<?xml version=\"1.0\"?>
<!-- one parcel is surveyed anew -->
<SUBMIT>
  <HEAD FSF=\"220221\" FSSJ=\"20261122080000\" SJLX=\"1033\" SJBZM=\"00000000-0000-7000-8000-000000000007\"/>
  <BUSINESS_DATA XZQDM=\"220221901901\" XZQMC=\"&#20114;村\" YWLSH=\"22022120261122000002\" QYWLSH=\"\" YWBLSJ=\"20261122\" FBFBM='' CBFBM='' CBHTBM='' CBJYQZBM=''/>
  <ORIGINAL_DATA>
    <DK CZFS=\"03\" DKBM=\"2202219019010100001\" DKMC=\"东地\" SHP=\"{shape}\"/>
  </ORIGINAL_DATA>
  <CHANGE_DATA>
    <CBF_JTCY CZFS=\"02\" CBFBM=\"220221901901010001\" CYXM=\"张&amp;三\"></CBF_JTCY>
    <DK CZFS=\"03\" DKBM=\"2202219019010100001\" DKMC=\"西地\" SHP=\"POLYGON ((0 0, 9 0, 9 9))\"/>
  </CHANGE_DATA>
</SUBMIT>
"
    )
    .into_bytes()
}
