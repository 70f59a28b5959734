//! Tables like the standard's, with the values that readers get wrong.

use super::{Column, ColumnKind, Table, Value};

const fn text(chars: u16) -> ColumnKind {
    ColumnKind::Text { chars }
}

fn table(name: &str, columns: &[(&str, ColumnKind)], rows: Vec<Vec<Option<Value>>>) -> Table {
    let columns = columns.iter().map(|&(name, kind)| Column::new(name, kind)).collect();
    Table { name: name.to_owned(), columns, rows }
}

/// Household members, whose names are where characters outside the basic plane turn up.
pub(super) fn members() -> Table {
    let columns = [
        ("CBFBM", text(18)),
        ("CYXM", text(50)),
        ("CYXB", text(1)),
        ("CYNL", ColumnKind::Integer),
        ("CYXH", ColumnKind::Long),
    ];
    let names =
        [Some("张三"), Some("张𬭎"), Some("𠅤㐂〇·买买提"), Some("ASCII only"), Some(""), None];
    let row = |(i, name): (i32, Option<&str>)| {
        vec![
            Some(Value::text(format!("22022120160100{i:04}"))),
            name.map(Value::text),
            (i % 2 == 0).then(|| Value::text("1")),
            (i != 3).then(|| Value::Integer(i * 12_000 - 30_000)),
            Some(Value::Integer((i - 3) * 700_000_000)),
        ]
    };
    table("CBF_JTCY", &columns, (0..).zip(names).map(row).collect())
}

/// Parcels, whose areas are decimals.
pub(super) fn parcels() -> Table {
    let columns = [
        ("DKBM", text(19)),
        ("HTMJ", ColumnKind::Numeric { precision: 15, scale: 2 }),
        ("系数", ColumnKind::Numeric { precision: 28, scale: 28 }),
        ("SCMJM", ColumnKind::Numeric { precision: 15, scale: 2 }),
    ];
    let areas = [0, 1, -1, 99, 123_456, -123_456, 999_999_999_999_999, (1 << 32) + 7];
    let row = |(i, area): (i32, i128)| {
        vec![
            Some(Value::text(format!("220221201601000{i:04}"))),
            (i != 3).then_some(Value::Numeric(area)),
            (i != 4).then_some(Value::Numeric(area * 9_999_999_999_999 + i128::from(i))),
            (i != 5).then(|| Value::Numeric(i128::from(i) * 12 - 25)),
        ]
    };
    table("CBDKXX", &columns, (0..).zip(areas).map(row).collect())
}

/// Contracts: 500 rows over many pages, with memos of each of the three ways of keeping them.
pub(super) fn contracts() -> Table {
    let columns = [
        ("CBHTBM", text(19)),
        ("CBQXQ", ColumnKind::DateTime),
        ("CBQXZ", ColumnKind::DateTime),
        ("附记", ColumnKind::Memo),
        ("CBFMC", text(120)),
    ];
    let row = |i: usize| {
        vec![
            Some(Value::text(format!("2202212016010{i:04}J"))),
            DAYS.get(i % 8).map(|(days, _)| Value::DateTime(*days)),
            Some(Value::DateTime(54_788.0)),
            memo(i),
            (!i.is_multiple_of(11)).then(|| Value::text("张𬭎、李四".repeat(i % 12))),
        ]
    };
    table("CBHT", &columns, (0..500).map(row).collect())
}

/// Days as the format counts them, and as people do.
pub(super) const DAYS: [(f64, &str); 7] = [
    (36_069.0, "1998-10-01 00:00:00"),
    (36_525.0, "1999-12-31 00:00:00"),
    (36_526.0, "2000-01-01 00:00:00"),
    (36_585.0, "2000-02-29 00:00:00"),
    (45_291.75, "2023-12-31 18:00:00"),
    (1.0, "1899-12-31 00:00:00"),
    (54_788.0, "2049-12-31 00:00:00"),
];

fn memo(i: usize) -> Option<Value> {
    match i % 50 {
        0 => Some(Value::text("一轮承包转入，𬭎字为名".repeat(900))),
        1 => Some(Value::text("四至不清。\n".repeat(40))),
        2 => Some(Value::text("短")),
        3 => Some(Value::text("")),
        4 => Some(Value::text("字".repeat(2038))),
        5 => Some(Value::text("字".repeat(2039))),
        6 => Some(Value::text("字".repeat(32))),
        7 => Some(Value::text("字".repeat(33))),
        _ => None,
    }
}

/// A table whose definition takes several pages.
pub(super) fn wide(n_columns: i32) -> Table {
    let name = |i: i32| format!("第{i}个名字很长的字段{}", "长".repeat(40));
    let columns = (0..n_columns).map(|i| Column::new(name(i), text(20))).collect();
    let cells =
        |row: i32| (0..n_columns).map(move |i| (i % 7 != row).then(|| Value::text(format!("{i}"))));
    Table {
        name: "WIDE".to_owned(),
        columns,
        rows: (0..9).map(|row| cells(row).collect()).collect(),
    }
}

/// A table of a page for each row.
pub(super) fn large(n_rows: i32) -> Table {
    let columns = (0..8).map(|i| Column::new(format!("F{i}"), text(250))).collect();
    let row =
        |n: i32| (0..8).map(|i| Some(Value::text(format!("{n:05}{i:05}").repeat(24)))).collect();
    Table { name: "大表".to_owned(), columns, rows: (0..n_rows).map(row).collect() }
}
