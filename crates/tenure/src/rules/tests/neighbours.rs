//! Q18: the parcels of a village held against each other.

use expect_test::expect;
use geometry::Coord;

use super::sample::{Sample, square};
use super::{Case, check_all, finds, passes, said};
use crate::Moment;
use crate::submission::{Parcel, Table};

#[test]
fn neighbours() {
    check_all(cases());
}

pub(super) fn cases() -> Vec<Case> {
    [overlaps(), nodes(), elsewhere()].into_iter().flatten().collect()
}

/// Puts the westernmost parcel so far east of its place, where it ends at the second.
fn put(it: &mut Sample, east_m: f64) {
    it.village.parcels[0].outline = Some(square(east_m, 0.0, 10.0));
}

/// The first parcel with its corners so far east and north of the village's.
fn shape(it: &mut Sample, corners: &[(f64, f64)]) {
    let place = |&(x, y): &(f64, f64)| Coord { x: 500_000.0 + x, y: 4_750_000.0 + y };
    let mut outline = square(0.0, 0.0, 10.0);
    outline.patches[0].exterior.0 = corners.iter().chain(corners.first()).map(place).collect();
    it.village.parcels[0].outline = Some(outline);
}

fn overlaps() -> Vec<Case> {
    vec![
        // What is too narrow to be an overlap is told as nodes that are not one.
        finds(
            "Q18",
            |it| put(it, 0.0009),
            expect![[r#"
            Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500010.0, 4750000.0) | 0.0009/0.05 米
            相邻要素节点间距过小：“2299011000010100001”、“2299011000010100002”，相距0.0009米，应为同一节点或不小于0.05米
            Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500010.0, 4750010.0) | 0.0009/0.05 米
            相邻要素节点间距过小：“2299011000010100001”、“2299011000010100002”，相距0.0009米，应为同一节点或不小于0.05米
        "#]],
        ),
        finds(
            "Q18",
            |it| put(it, 0.0011),
            expect![[r#"
            Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500010.0006, 4750005.0) | 0.0110/- 平方米
            地块狭长重叠：“2299011000010100001”、“2299011000010100002”，重叠面积0.0110平方米
        "#]],
        ),
        finds(
            "Q18",
            |it| put(it, 0.5),
            expect![[r#"
            Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500010.25, 4750005.0) | 5.0000/- 平方米
            地块重叠：“2299011000010100001”、“2299011000010100002”，重叠面积5.0000平方米
        "#]],
        ),
        finds(
            "Q18",
            |it| put(it, 10.0),
            expect![[r#"
            Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500015.0, 4750005.0) | 100.0000/- 平方米
            地块重复：“2299011000010100001”、“2299011000010100002”，重叠面积100.0000平方米
        "#]],
        ),
        // The last pair of all.
        finds(
            "Q18",
            |it| it.village.parcels[2].outline = Some(square(19.0, 0.0, 10.0)),
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100002) Parcel(2299011000010100003) | Parcel.2 at (500019.5, 4750005.0) | 10.0000/- 平方米
                地块重叠：“2299011000010100002”、“2299011000010100003”，重叠面积10.0000平方米
            "#]],
        ),
        // A parcel inside another.
        finds(
            "Q18",
            |it| it.village.parcels[0].outline = Some(square(12.0, 2.0, 5.0)),
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500014.5, 4750004.5) | 25.0000/- 平方米
                地块被包含：“2299011000010100001”、“2299011000010100002”，重叠面积25.0000平方米
            "#]],
        ),
        // Three over one another: each pair once.
        finds(
            "Q18",
            |it| {
                for parcel in &mut it.village.parcels {
                    parcel.outline = Some(square(0.0, 0.0, 10.0));
                }
            },
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500005.0, 4750005.0) | 100.0000/- 平方米
                地块重复：“2299011000010100001”、“2299011000010100002”，重叠面积100.0000平方米
                Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100003) | Parcel.1 at (500005.0, 4750005.0) | 100.0000/- 平方米
                地块重复：“2299011000010100001”、“2299011000010100003”，重叠面积100.0000平方米
                Q18 outline-invalid Parcel(2299011000010100002) Parcel(2299011000010100003) | Parcel.2 at (500005.0, 4750005.0) | 100.0000/- 平方米
                地块重复：“2299011000010100002”、“2299011000010100003”，重叠面积100.0000平方米
            "#]],
        ),
        // Two rows of one code.
        finds(
            "Q18",
            |it| {
                let parcel = it.village.parcels[0].clone();
                it.village.parcels.push(Parcel { row: 4, ..parcel });
            },
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1 at (500005.0, 4750005.0) | 100.0000/- 平方米
                地块重复：“2299011000010100001”、“2299011000010100001”，重叠面积100.0000平方米
            "#]],
        ),
        // Touching is not overlapping, in a corner or along edges with nodes on both.
        passes("Q18", |it| it.village.parcels[0].outline = Some(square(0.0, 10.0, 10.0))),
    ]
}

fn nodes() -> Vec<Case> {
    vec![
        finds(
            "Q18",
            |it| put(it, -0.0001),
            expect![[r#"
            Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500009.9999, 4750000.0) | 0.0001/0.05 米
            相邻要素节点间距过小：“2299011000010100001”、“2299011000010100002”，相距0.0001米，应为同一节点或不小于0.05米
            Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500009.9999, 4750010.0) | 0.0001/0.05 米
            相邻要素节点间距过小：“2299011000010100001”、“2299011000010100002”，相距0.0001米，应为同一节点或不小于0.05米
        "#]],
        ),
        passes("Q18", |it| put(it, -0.00004)),
        finds(
            "Q18",
            |it| put(it, -0.0499),
            expect![[r#"
            Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500009.9501, 4750000.0) | 0.0499/0.05 米
            相邻要素节点间距过小：“2299011000010100001”、“2299011000010100002”，相距0.0499米，应为同一节点或不小于0.05米
            Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500009.9501, 4750010.0) | 0.0499/0.05 米
            相邻要素节点间距过小：“2299011000010100001”、“2299011000010100002”，相距0.0499米，应为同一节点或不小于0.05米
        "#]],
        ),
        passes("Q18", |it| put(it, -0.05)),
        // A corner that ends on the neighbour's edge, or a little before it.
        finds(
            "Q18",
            |it| shape(it, &[(0.0, 0.0), (0.0, 10.0), (9.0, 10.0), (10.0, 5.0), (9.0, 0.0)]),
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500010.0, 4750005.0) | 0.0000/0.05 米
                节点落在相邻要素的边线上而边线无节点：“2299011000010100001”、“2299011000010100002”，相距0.0000米，应有节点或不小于0.05米
            "#]],
        ),
        finds(
            "Q18",
            |it| shape(it, &[(0.0, 0.0), (0.0, 10.0), (9.0, 10.0), (9.9501, 5.0), (9.0, 0.0)]),
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500009.9501, 4750005.0) | 0.0499/0.05 米
                节点落在相邻要素的边线上而边线无节点：“2299011000010100001”、“2299011000010100002”，相距0.0499米，应有节点或不小于0.05米
            "#]],
        ),
        passes("Q18", |it| {
            shape(it, &[(0.0, 0.0), (0.0, 10.0), (9.0, 10.0), (9.95, 5.0), (9.0, 0.0)]);
        }),
        // An outline with a defect of its own is not held against its neighbours' nodes.
        finds(
            "Q18",
            |it| {
                shape(it, &[(0.0, 0.0), (0.0, 10.0), (9.99, 10.0), (10.0, 10.0), (10.0, 0.0)]);
            },
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1 ring 0 vertex 3 at (500010.0, 4750010.0) | 0.0100/0.05 米
                图形第1环第4个节点处节点间距过小：0.0100米，应不小于0.05米
            "#]],
        ),
    ]
}

fn elsewhere() -> Vec<Case> {
    vec![
        // Without a known system nothing is measured between parcels.
        passes("Q18", |it| {
            put(it, 0.5);
            it.county.crs.remove(&Table::Parcel);
        }),
        // Homesteads are not parcels.
        passes("Q18", |it| it.village.homesteads[0].outline = Some(square(5.0, 0.0, 10.0))),
        passes("Q18", |it| {
            it.village.homesteads[0].outline = it.village.homesteads[1].outline.clone();
        }),
        finds(
            "Q18",
            |it| {
                put(it, 0.5);
                it.parameters.coverage.findings_max = 0;
            },
            expect![[r#"
                Q18 outline-invalid Issuer(22990110000101) | Parcel
                地块重叠过多，未全部比较
                Q18 outline-invalid Parcel(2299011000010100002) Parcel(2299011000010100001) | Parcel.2 at (500010.0, 4750000.0) | 0.0000/0.05 米
                节点落在相邻要素的边线上而边线无节点：“2299011000010100002”、“2299011000010100001”，相距0.0000米，应有节点或不小于0.05米
                Q18 outline-invalid Parcel(2299011000010100002) Parcel(2299011000010100001) | Parcel.2 at (500010.0, 4750010.0) | 0.0000/0.05 米
                节点落在相邻要素的边线上而边线无节点：“2299011000010100002”、“2299011000010100001”，相距0.0000米，应有节点或不小于0.05米
                Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500010.5, 4750000.0) | 0.0000/0.05 米
                节点落在相邻要素的边线上而边线无节点：“2299011000010100001”、“2299011000010100002”，相距0.0000米，应有节点或不小于0.05米
                Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500010.5, 4750010.0) | 0.0000/0.05 米
                节点落在相邻要素的边线上而边线无节点：“2299011000010100001”、“2299011000010100002”，相距0.0000米，应有节点或不小于0.05米
            "#]],
        ),
        finds(
            "Q18",
            |it| {
                put(it, -0.01);
                it.parameters.nodes.findings_max = 1;
            },
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) Parcel(2299011000010100002) | Parcel.1 at (500009.99, 4750000.0) | 0.0100/0.05 米
                相邻要素节点间距过小：“2299011000010100001”、“2299011000010100002”，相距0.0100米，应为同一节点或不小于0.05米
                Q18 outline-invalid Issuer(22990110000101) | Parcel
                相邻节点问题过多，未全部比较
            "#]],
        ),
    ]
}

#[test]
fn each_of_many_parcels_over_one_another_is_told_of_a_few_times() {
    let mut sample = Sample::new();
    let pattern = sample.village.parcels[0].clone();
    let parcel = |n: u64| {
        let code = Some(format!("229901100001010{n:04}").into());
        Parcel { row: n, code, outline: pattern.outline.clone(), ..pattern.clone() }
    };
    sample.village.parcels = (1..=40).map(parcel).collect();
    let said = said(&sample, "Q18");
    let n_findings = said.lines().filter(|it| it.starts_with("Q18")).count();
    assert!((20..=200).contains(&n_findings), "{n_findings} of {} pairs", 40 * 39 / 2);
    for n in 1..=40 {
        assert!(said.contains(&format!("Parcel(229901100001010{n:04})")), "parcel {n}");
    }
}

#[test]
fn an_overlap_stops_both_parcels() {
    let mut sample = Sample::new();
    put(&mut sample, 0.5);
    let facts = super::Facts::new(&sample.village, &sample.county, &sample.parameters);
    let tallies = super::check_village(&facts, Moment::Takeover);
    let violations = tallies.iter().filter(|(rule, _)| rule.code.code == "Q18");
    let stopped =
        crate::Stopped::of(&sample.village, violations.flat_map(|(_, it)| &it.violations));
    for code in ["2299011000010100001", "2299011000010100002"] {
        assert!(stopped.parcels.contains(code), "{code}");
    }
    assert!(!stopped.parcels.contains("2299011000010100003"));
}
