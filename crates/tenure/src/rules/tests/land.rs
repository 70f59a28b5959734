//! Q17, Q18, Q20 and Q21: parcels, each by itself.

use expect_test::expect;
use geometry::{Coord, Crs, Outline};

use super::sample::{square, text};
use super::{Case, check_all, finds, passes};
use crate::submission::Table;

#[test]
fn land() {
    check_all(cases());
}

pub(super) fn cases() -> Vec<Case> {
    [areas(), outlines(), systems(), divisions(), bounds()].into_iter().flatten().collect()
}

fn areas() -> Vec<Case> {
    vec![
        passes("Q17", |it| it.village.parcels[0].measured_area_m2 = text("100.10")),
        finds(
            "Q17",
            |it| it.village.parcels[0].measured_area_m2 = text("100.11"),
            expect![[r#"
            Q17 measured-area-differs Parcel(2299011000010100001) | Parcel.1.measured_area_m2 | 0.11/0.100 平方米
            实测面积100.11平方米，与图形面积100平方米相差0.11平方米
        "#]],
        ),
        passes("Q17", |it| it.village.parcels[0].measured_area_m2 = text("99.90")),
        finds(
            "Q17",
            |it| it.village.parcels[0].measured_area_m2 = text("99.89"),
            expect![[r#"
            Q17 measured-area-differs Parcel(2299011000010100001) | Parcel.1.measured_area_m2 | 0.11/0.100 平方米
            实测面积99.89平方米，与图形面积100平方米相差0.11平方米
        "#]],
        ),
        passes("Q17", |it| {
            it.village.parcels[0].outline = Some(square(0.0, 0.0, 2.0));
            it.village.parcels[0].measured_area_m2 = text("4.01");
        }),
        finds(
            "Q17",
            |it| {
                it.village.parcels[0].outline = Some(square(0.0, 0.0, 2.0));
                it.village.parcels[0].measured_area_m2 = text("4.02");
            },
            expect![[r#"
                Q17 measured-area-differs Parcel(2299011000010100001) | Parcel.1.measured_area_m2 | 0.02/0.01 平方米
                实测面积4.02平方米，与图形面积4平方米相差0.02平方米
            "#]],
        ),
        finds(
            "Q17",
            |it| it.village.parcels[0].measured_area_m2 = text("0"),
            expect![[r#"
            Q17 measured-area-differs Parcel(2299011000010100001) | Parcel.1.measured_area_m2
            实测面积为0平方米，应大于零
        "#]],
        ),
        passes("Q17", |it| it.village.parcels[0].outline = None),
        passes("Q17", |it| it.village.parcels[0].outline = Some(bow_tie())),
        finds(
            "Q17",
            |it| {
                it.county.crs.insert(Table::Parcel, Crs::LonLat);
            },
            expect![[r#"
                not applicable: 地块图层为经纬度坐标，没有投影面积可比
            "#]],
        ),
    ]
}

fn bow_tie() -> Outline {
    let mut outline = square(0.0, 0.0, 10.0);
    outline.patches[0].exterior.0.swap(1, 2);
    outline
}

/// The square with one more vertex, so far along its western side.
fn with_vertex(north_m: f64) -> Outline {
    let mut outline = square(0.0, 0.0, 10.0);
    let vertex = Coord { x: 500_000.0, y: 4_750_000.0 + north_m };
    outline.patches[0].exterior.0.insert(1, vertex);
    outline
}

fn outlines() -> Vec<Case> {
    vec![
        finds(
            "Q18",
            |it| it.village.parcels[0].outline = None,
            expect![[r#"
            Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1
            没有图形
        "#]],
        ),
        finds(
            "Q18",
            |it| it.village.homesteads[0].outline = None,
            expect![[r#"
            Q18 outline-invalid Homestead(229901001001JC00001F00010001) | Homestead.1
            没有图形
        "#]],
        ),
        finds(
            "Q18",
            |it| it.village.parcels[0].outline = Some(bow_tie()),
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1 ring 0 vertex 0 at (500000.0, 4750000.0) | 0.0000/- 平方米
                图形第1环面积为零：0.0000平方米
                Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1 ring 0 vertex 2 at (500005.0, 4750005.0)
                图形第1环第3个节点处自相交
            "#]],
        ),
        passes("Q18", |it| it.village.parcels[0].outline = Some(square(0.0, 0.0, 1.0))),
        finds(
            "Q18",
            |it| it.village.parcels[0].outline = Some(square(0.0, 0.0, 0.99)),
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1 ring 0 vertex 0 at (500000.0, 4750000.0) | 0.9801/1 平方米
                图形第1环碎小图斑：0.9801平方米，应不小于1平方米
            "#]],
        ),
        passes("Q18", |it| it.village.parcels[0].outline = Some(with_vertex(0.051))),
        finds(
            "Q18",
            |it| it.village.parcels[0].outline = Some(with_vertex(0.049)),
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1 ring 0 vertex 1 at (500000.0, 4750000.049) | 0.0490/0.05 米
                图形第1环第2个节点处节点间距过小：0.0490米，应不小于0.05米
            "#]],
        ),
        finds(
            "Q18",
            |it| {
                let mut outline = square(0.0, 0.0, 10.0);
                outline.patches.push(square(50.0, 0.0, 0.5).patches.remove(0));
                it.village.parcels[0].outline = Some(outline);
            },
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1 ring 1 vertex 0 at (500050.0, 4750000.0) | 2/- 个
                图形由2个部分组成，应为1个
                Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1 ring 1 vertex 0 at (500050.0, 4750000.0) | 0.2500/1 平方米
                图形第2环碎小图斑：0.2500平方米，应不小于1平方米
            "#]],
        ),
        passes("Q18", |it| {
            let mut outline = square(0.0, 0.0, 10.0);
            outline.patches[0].exterior.0.reverse();
            it.village.parcels[0].outline = Some(outline);
        }),
    ]
}

fn systems() -> Vec<Case> {
    vec![
        finds(
            "Q18",
            |it| {
                let outline = square(0.0, 0.0, 10.0);
                let degrees = |it: Coord| Coord { x: it.x / 4_000.0, y: it.y / 100_000.0 };
                it.village.parcels[0].outline = Some(outline.map_coords(degrees));
            },
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1 at (125.0, 47.5)
                坐标疑似经纬度：首个节点为(125, 47.5)
            "#]],
        ),
        finds(
            "Q18",
            |it| {
                let outline = square(0.0, 0.0, 10.0);
                let swapped = |it: Coord| Coord { x: it.y, y: it.x };
                it.village.parcels[0].outline = Some(outline.map_coords(swapped));
            },
            expect![[r#"
                Q18 outline-invalid Parcel(2299011000010100001) | Parcel.1 at (4750000.0, 500000.0)
                坐标轴颠倒：首个节点为(4750000, 500000)
            "#]],
        ),
    ]
}

fn divisions() -> Vec<Case> {
    vec![
        passes("Q20", |it| it.village.division_areas[0].outline = Some(square(0.05, 0.0, 30.0))),
        finds(
            "Q20",
            |it| it.village.division_areas[0].outline = Some(square(0.051, 0.0, 30.0)),
            expect![[r#"
                Q20 parcel-outside-division Parcel(2299011000010100001) | Parcel.1.code at (500000.0, 4750000.0) | 0.51/- 平方米
                地块“2299011000010100001”超出区域“229901100001”0.51平方米
            "#]],
        ),
        finds(
            "Q20",
            |it| it.village.division_areas[0].outline = Some(square(15.0, 0.0, 1000.0)),
            expect![[r#"
                Q20 parcel-outside-division Parcel(2299011000010100001) | Parcel.1.code at (500000.0, 4750000.0) | 100.00/- 平方米
                地块“2299011000010100001”超出区域“229901100001”100.00平方米
                Q20 parcel-outside-division Parcel(2299011000010100002) | Parcel.2.code at (500010.0, 4750000.0) | 50.00/- 平方米
                地块“2299011000010100002”超出区域“229901100001”50.00平方米
            "#]],
        ),
        passes("Q20", |it| it.village.division_areas[0].code = text("229901100002")),
        finds(
            "Q20",
            |it| {
                let mut group = it.village.division_areas[0].clone();
                group.code = text("22990110000101");
                group.outline = Some(square(0.0, 0.0, 20.0));
                it.village.division_areas.push(group);
            },
            expect![[r#"
                Q20 parcel-outside-division Parcel(2299011000010100003) | Parcel.3.code at (500020.0, 4750000.0) | 100.00/- 平方米
                地块“2299011000010100003”超出区域“22990110000101”100.00平方米
            "#]],
        ),
    ]
}

fn bounds() -> Vec<Case> {
    vec![
        passes("Q21", |it| it.village.parcels[0].bound_north = text("乙一")),
        finds(
            "Q21",
            |it| it.village.parcels[0].bound_east = None,
            expect![[r#"
            Q21 bounds-missing Parcel(2299011000010100001) | Parcel.1.bound_east | 2/3 项
            四至只填写2项，缺东至、北至，应至少填写三项
        "#]],
        ),
        passes("Q21", |it| {
            it.village.parcels[0].bound_east = None;
            it.village.parcels[0].bound_north = text("乙一");
        }),
    ]
}
