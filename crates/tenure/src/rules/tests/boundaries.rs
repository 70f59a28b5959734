//! Q19: boundary points and lines, and the parcels that they are of.

use expect_test::expect;
use geometry::{Coord, Crs};

use super::sample::{Sample, square, text};
use super::{Case, check_all, finds, passes};
use crate::submission::Table;

#[test]
fn boundaries() {
    check_all(cases());
}

pub(super) fn cases() -> Vec<Case> {
    [attributes(), points(), lines(), orders()].into_iter().flatten().collect()
}

/// The village with the number of its zone in front of every easting but those of the attributes.
fn in_zone_42(it: &mut Sample) {
    let prefixed = |it: Coord| Coord { x: it.x + 42_000_000.0, y: it.y };
    it.county.crs.insert(Table::Parcel, Crs::from_epsg(4530).unwrap());
    for parcel in &mut it.village.parcels {
        parcel.outline = parcel.outline.as_ref().map(|it| it.map_coords(prefixed));
    }
    for point in &mut it.village.boundary_points {
        point.point = point.point.map(prefixed);
    }
    for line in &mut it.village.boundary_lines {
        line.course = line.course.iter().copied().map(prefixed).collect();
    }
}

/// Moves a point so far north, feature and attribute.
fn move_point(it: &mut Sample, n: usize, north_m: f64) {
    let point = &mut it.village.boundary_points[n];
    let at = point.point.as_mut().unwrap();
    at.y += north_m;
    point.northing_m = text(&format!("{:.3}", at.y));
}

fn attributes() -> Vec<Case> {
    vec![
        finds(
            "Q19",
            |it| it.village.boundary_points[0].parcel_codes = text("9"),
            expect![[r#"
                Q19 boundary-incomplete Boundary(J1) | BoundaryPoint.1.parcel_codes
                所属地块“9”在地块图层中不存在
                Q19 boundary-incomplete Parcel(2299011000010100001) | Parcel.1.key_points
                空间坐标所列界址点号“J1”不是地块“2299011000010100001”的界址点
                Q19 boundary-incomplete Boundary(X1) | BoundaryLine.1.first_point at (500000.0, 4750010.0)
                界址线“X1”的端点(500000, 4750010)不在所属地块的界址点“J1”上
                Q19 boundary-incomplete Boundary(X7) | BoundaryLine.7.first_point at (500000.0, 4750010.0)
                界址线“X7”的端点(500000, 4750010)不在所属地块的界址点“J1”上
            "#]],
        ),
        finds(
            "Q19",
            |it| it.village.parcels[1].key_points = text("J2/J3/J7/J5"),
            expect![[r#"
            Q19 boundary-incomplete Parcel(2299011000010100002) | Parcel.2.key_points
            空间坐标所列界址点号“J5”不是地块“2299011000010100002”的界址点
        "#]],
        ),
        passes("Q19", |it| it.village.parcels[1].key_points = text("J2")),
        passes("Q19", |it| it.village.boundary_points[0].easting_m = text("500000.001")),
        finds(
            "Q19",
            |it| it.village.boundary_points[0].easting_m = text("500000.002"),
            expect![[r#"
                Q19 boundary-incomplete Boundary(J1) | BoundaryPoint.1.easting_m | 0.002/0.001 米
                界址点“J1”的横坐标值为500000.002米，图形的横坐标为500000米
            "#]],
        ),
        finds(
            "Q19",
            |it| it.village.boundary_points[0].northing_m = text("500000"),
            expect![[r#"
            Q19 boundary-incomplete Boundary(J1) | BoundaryPoint.1.northing_m | 4250010/0.001 米
            界址点“J1”的纵坐标值为500000米，图形的纵坐标为4750010米
        "#]],
        ),
        passes("Q19", in_zone_42),
        finds(
            "Q19",
            |it| it.village.boundary_points[0].point = None,
            expect![[r#"
            Q19 boundary-incomplete Boundary(J1) | BoundaryPoint.1.number
            界址点没有图形
        "#]],
        ),
        finds(
            "Q19",
            |it| it.village.boundary_lines[0].last_point = text("J9"),
            expect![[r#"
            Q19 boundary-incomplete Boundary(X1) | BoundaryLine.1.last_point
            止界址点号“J9”在界址点图层中不存在
        "#]],
        ),
        passes("Q19", |it| it.village.boundary_lines[0].last_point = None),
    ]
}

fn points() -> Vec<Case> {
    vec![
        passes("Q19", |it| move_point(it, 1, 0.001)),
        finds(
            "Q19",
            |it| move_point(it, 1, 0.0011),
            expect![[r#"
            Q19 boundary-incomplete Boundary(J2) | BoundaryPoint.2.parcel_codes at (500010.0, 4750010.0011) | 0.0011/0.001 米
            界址点“J2”不在地块“2299011000010100001”的边界上，相距0.0011米
        "#]],
        ),
        // Along a ring a point may lie anywhere, but no line ends there.
        finds(
            "Q19",
            |it| move_point(it, 0, -1.0),
            expect![[r#"
            Q19 boundary-incomplete Boundary(X1) | BoundaryLine.1.first_point at (500000.0, 4750010.0)
            界址线“X1”的端点(500000, 4750010)不在所属地块的界址点“J1”上
            Q19 boundary-incomplete Boundary(X7) | BoundaryLine.7.first_point at (500000.0, 4750010.0)
            界址线“X7”的端点(500000, 4750010)不在所属地块的界址点“J1”上
        "#]],
        ),
        // The last of all.
        finds(
            "Q19",
            |it| move_point(it, 7, -1.0),
            expect![[r#"
            Q19 boundary-incomplete Boundary(J8) | BoundaryPoint.8.parcel_codes at (500030.0, 4749999.0) | 1.0000/0.001 米
            界址点“J8”不在地块“2299011000010100003”的边界上，相距1.0000米
        "#]],
        ),
        finds(
            "Q19",
            |it| it.village.boundary_points[0].parcel_codes = text("2299011000010100003"),
            expect![[r#"
                Q19 boundary-incomplete Parcel(2299011000010100001) | Parcel.1.key_points
                空间坐标所列界址点号“J1”不是地块“2299011000010100001”的界址点
                Q19 boundary-incomplete Boundary(J1) | BoundaryPoint.1.parcel_codes at (500000.0, 4750010.0) | 20.0000/0.001 米
                界址点“J1”不在地块“2299011000010100003”的边界上，相距20.0000米
                Q19 boundary-incomplete Boundary(X1) | BoundaryLine.1.first_point at (500000.0, 4750010.0)
                界址线“X1”的端点(500000, 4750010)不在所属地块的界址点“J1”上
                Q19 boundary-incomplete Boundary(X7) | BoundaryLine.7.first_point at (500000.0, 4750010.0)
                界址线“X7”的端点(500000, 4750010)不在所属地块的界址点“J1”上
            "#]],
        ),
        passes("Q19", |it| {
            move_point(it, 1, 1.0);
            it.county.crs.insert(Table::Parcel, Crs::LonLat);
        }),
    ]
}

fn lines() -> Vec<Case> {
    vec![
        passes("Q19", |it| it.village.boundary_lines[0].course.reverse()),
        passes("Q19", |it| it.village.boundary_lines[0].course[1].y += 0.001),
        finds(
            "Q19",
            |it| it.village.boundary_lines[0].course[1].y += 0.0011,
            expect![[r#"
            Q19 boundary-incomplete Boundary(X1) | BoundaryLine.1.last_point at (500010.0, 4750010.0011)
            界址线“X1”的端点(500010, 4750010.0011)不在所属地块的界址点“J2”上
        "#]],
        ),
        finds(
            "Q19",
            |it| it.village.boundary_lines[0].course[1].x -= 1.0,
            expect![[r#"
            Q19 boundary-incomplete Boundary(X1) | BoundaryLine.1.last_point at (500009.0, 4750010.0)
            界址线“X1”的端点(500009, 4750010)不在所属地块的界址点“J2”上
        "#]],
        ),
        finds(
            "Q19",
            |it| {
                it.village.boundary_lines[0].first_point = None;
                it.village.boundary_lines[0].course[0].x += 1.0;
            },
            expect![[r#"
                Q19 boundary-incomplete Boundary(X1) | BoundaryLine.1.first_point at (500001.0, 4750010.0)
                界址线“X1”的端点(500001, 4750010)不在所属地块的界址点上
            "#]],
        ),
        finds(
            "Q19",
            |it| it.village.boundary_lines[0].last_point = text("J3"),
            expect![[r#"
            Q19 boundary-incomplete Boundary(X1) | BoundaryLine.1.last_point at (500010.0, 4750010.0)
            界址线“X1”的端点(500010, 4750010)不在所属地块的界址点“J3”上
        "#]],
        ),
        finds(
            "Q19",
            |it| {
                let bend = Coord { x: 500_005.0, y: 4_750_010.5 };
                it.village.boundary_lines[0].course.insert(1, bend);
            },
            expect![[r#"
                Q19 boundary-incomplete Boundary(X1) | BoundaryLine.1.parcel_codes at (500000.01, 4750010.001) | 10.0298/- 米
                界址线“X1”偏离地块“2299011000010100001”的边界，长10.0298米
            "#]],
        ),
        finds(
            "Q19",
            |it| it.village.boundary_lines[0].course.clear(),
            expect![[r#"
            Q19 boundary-incomplete Boundary(X1) | BoundaryLine.1.number
            界址线没有图形
        "#]],
        ),
        // Both neighbours miss the line between them.
        finds(
            "Q19",
            |it| drop(it.village.boundary_lines.remove(7)),
            expect![[r#"
                Q19 boundary-incomplete Parcel(2299011000010100001) | Parcel.1 at (500010.0, 4750000.001) | 9.9980/- 米
                地块“2299011000010100001”：地块边界没有界址线，长9.9980米
                Q19 boundary-incomplete Parcel(2299011000010100002) | Parcel.2 at (500010.0, 4750009.999) | 9.9980/- 米
                地块“2299011000010100002”：地块边界没有界址线，长9.9980米
            "#]],
        ),
        finds(
            "Q19",
            |it| it.village.boundary_lines[7].parcel_codes = text("2299011000010100001"),
            expect![[r#"
                Q19 boundary-incomplete Parcel(2299011000010100002) | Parcel.2 at (500010.0, 4750009.999) | 9.9980/- 米
                地块“2299011000010100002”：地块边界没有界址线，长9.9980米
            "#]],
        ),
        passes("Q19", |it| {
            it.village.boundary_lines.clear();
            it.county.rows.remove(&Table::BoundaryLine);
        }),
        finds(
            "Q19",
            |it| it.village.parcels[2].outline = Some(square(20.0, 0.0, 9.0)),
            expect![[r#"
                Q19 boundary-incomplete Boundary(J3) | BoundaryPoint.3.parcel_codes at (500020.0, 4750010.0) | 1.0000/0.001 米
                界址点“J3”不在地块“2299011000010100003”的边界上，相距1.0000米
                Q19 boundary-incomplete Boundary(J4) | BoundaryPoint.4.parcel_codes at (500030.0, 4750010.0) | 1.4142/0.001 米
                界址点“J4”不在地块“2299011000010100003”的边界上，相距1.4142米
                Q19 boundary-incomplete Boundary(J8) | BoundaryPoint.8.parcel_codes at (500030.0, 4750000.0) | 1.0000/0.001 米
                界址点“J8”不在地块“2299011000010100003”的边界上，相距1.0000米
                Q19 boundary-incomplete Boundary(X3) | BoundaryLine.3.parcel_codes at (500020.0, 4750010.0) | 10.0000/- 米
                界址线“X3”偏离地块“2299011000010100003”的边界，长10.0000米
                Q19 boundary-incomplete Boundary(X6) | BoundaryLine.6.parcel_codes at (500029.001, 4750000.0) | 0.9990/- 米
                界址线“X6”偏离地块“2299011000010100003”的边界，长0.9990米
                Q19 boundary-incomplete Boundary(X9) | BoundaryLine.9.parcel_codes at (500020.0, 4750010.0) | 0.9990/- 米
                界址线“X9”偏离地块“2299011000010100003”的边界，长0.9990米
                Q19 boundary-incomplete Boundary(X10) | BoundaryLine.10.parcel_codes at (500030.0, 4750010.0) | 10.0000/- 米
                界址线“X10”偏离地块“2299011000010100003”的边界，长10.0000米
            "#]],
        ),
    ]
}

fn orders() -> Vec<Case> {
    vec![
        passes("Q19", |it| it.village.parcels[0].key_points = text("J2/J6/J5/J1")),
        passes("Q19", |it| it.village.parcels[0].key_points = text("J1/J2/J6/J5/J1")),
        finds(
            "Q19",
            |it| it.village.parcels[0].key_points = text("J1/J5/J6/J2"),
            expect![[r#"
            Q19 boundary-incomplete Parcel(2299011000010100001) | Parcel.1.key_points at (500010.0, 4750000.0)
            空间坐标所列界址点未按顺时针排列：“J6”
        "#]],
        ),
    ]
}
