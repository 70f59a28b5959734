//! A village of a hundred households in a square of fields, as its survey delivers it.

use e2e_tests::{Delivery, village};
use geometry::SquareMetres;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// How many households there are; each has two members and a parcel.
pub(super) const N_HOUSEHOLDS: usize = 100;
const PARCELS_PER_HOUSEHOLD: usize = 1;

/// The fields: so many side by side, each of this many metres from west to east and from south to north.
const FIELDS_PER_ROW: usize = 20;
const FIELD_M: (f64, f64) = (30.0, 40.0);
const SOUTH_WEST_M: (f64, f64) = (536_000.0, 4_836_000.0);

const ISSUER: &str = "22022190290101";
const SURNAMES: [&str; 10] = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈"];
const NAMES: [&str; 10] = ["春", "兰", "秋", "菊", "松", "柏", "梅", "竹", "山", "河"];

/// The code of a household, from 0.
pub(super) fn household(n: usize) -> String {
    format!("{ISSUER}{:04}", n + 1)
}

/// The name of the head of a household, from 0; no two are the same.
pub(super) fn head(n: usize) -> String {
    format!("{}{}{}", SURNAMES[n % 10], NAMES[n / 10 % 10], "生")
}

/// The name of the head's wife, who bears no other surname than the next head.
pub(super) fn wife(n: usize) -> String {
    format!("{}{}{}", SURNAMES[(n + 1) % 10], NAMES[n / 10 % 10], "英")
}

/// What the survey delivers, made of rows of the sample that bear other names, codes and places.
pub(super) fn survey() -> Value {
    let sample = Delivery::of(&village("220221"));
    let like = sample.of_contractor("220221901901010004").0;
    let like = Like(&like);
    let households = 0..N_HOUSEHOLDS;
    let parcels = 0..N_HOUSEHOLDS * PARCELS_PER_HOUSEHOLD;
    json!({
        "issuers": [like.row("issuers", &json!({ "code": ISSUER, "name": "三权镇百户村第1村民小组" }))],
        "contractors": households.clone().map(|n| like.contractor(n)).collect::<Vec<_>>(),
        "members": households.clone().flat_map(|n| like.members(n)).collect::<Vec<_>>(),
        "land_contracts": households.clone().map(|n| like.contract(n)).collect::<Vec<_>>(),
        "title_documents": households.map(|n| like.document(n)).collect::<Vec<_>>(),
        "contracted_parcels": parcels.clone().map(|n| like.place(n)).collect::<Vec<_>>(),
        "parcels": parcels.map(|n| like.parcel(n)).collect::<Vec<_>>(),
    })
}

/// The rows of one household of the sample, to make others like them.
struct Like<'a>(&'a Value);

impl Like<'_> {
    /// A row of a table with some of its fields said otherwise.
    fn row(&self, table: &str, said: &Value) -> Value {
        let mut row = self.0[table][0].clone();
        for (field, value) in said.as_object().unwrap() {
            row[field] = value.clone();
        }
        row
    }

    fn contractor(&self, n: usize) -> Value {
        let said = json!({
            "code": household(n), "name": head(n), "document_number": number(1, n),
            "address": format!("三权镇百户村{}号", n + 1), "member_count": 2,
        });
        self.row("contractors", &said)
    }

    fn members(&self, n: usize) -> [Value; 2] {
        let member = |name: String, sex: &str, relation: &str, of: usize| {
            let said = json!({
                "household_code": household(n), "name": name, "sex": sex, "relation": relation,
                "document_number": number(of, n),
            });
            self.row("members", &said)
        };
        [member(head(n), "1", "02", 1), member(wife(n), "2", "12", 2)]
    }

    fn contract(&self, n: usize) -> Value {
        let area_m2 = area_m2() * Decimal::from(PARCELS_PER_HOUSEHOLD);
        let said = json!({
            "code": contract(n), "issuer_code": ISSUER, "contractor_code": household(n),
            "former_code": null, "former_total_area_m2": null, "former_total_area_mu": null,
            "total_area_m2": two_decimals(area_m2), "total_area_mu": mu(area_m2),
            "n_parcels": PARCELS_PER_HOUSEHOLD,
        });
        self.row("land_contracts", &said)
    }

    fn document(&self, n: usize) -> Value {
        let said = json!({
            "certificate_code": contract(n), "number": format!("{ISSUER}{:06}", n + 1),
        });
        self.row("title_documents", &said)
    }

    fn place(&self, n: usize) -> Value {
        let owner = owner(n);
        let said = json!({
            "parcel_code": parcel(n), "issuer_code": ISSUER, "contractor_code": household(owner),
            "contract_code": contract(owner), "certificate_code": contract(owner),
            "contract_area_m2": two_decimals(area_m2()), "contract_area_mu": mu(area_m2()),
            "former_area_m2": null, "former_area_mu": null,
        });
        self.row("contracted_parcels", &said)
    }

    fn parcel(&self, n: usize) -> Value {
        let (column, row) = (n % FIELDS_PER_ROW, n / FIELDS_PER_ROW);
        let at = |n: usize, length_m: f64, from_m: f64| {
            from_m + f64::from(u32::try_from(n).unwrap()) * length_m
        };
        let (west, south) =
            (at(column, FIELD_M.0, SOUTH_WEST_M.0), at(row, FIELD_M.1, SOUTH_WEST_M.1));
        let (east, north) = (west + FIELD_M.0, south + FIELD_M.1);
        let ring = [[west, south], [west, north], [east, north], [east, south], [west, south]];
        let holder = |column: Option<usize>| match column.filter(|it| *it < FIELDS_PER_ROW) {
            Some(column) => head(owner(row * FIELDS_PER_ROW + column)),
            None => "道路".to_owned(),
        };
        let said = json!({
            "code": parcel(n), "feature_number": n + 1, "name": format!("第{}块", n + 1),
            "measured_area_m2": two_decimals(area_m2()), "measured_area_mu": mu(area_m2()),
            "bound_west": holder(column.checked_sub(1)), "bound_east": holder(Some(column + 1)),
            "bound_south": "田埂", "bound_north": "田埂", "remark": null,
            "key_points": "J1/J2/J3/J4",
            "outline": { "epsg": self.0["parcels"][0]["outline"]["epsg"], "rings": [ring] },
        });
        self.row("parcels", &said)
    }
}

/// Who holds a parcel; those of a household, were they several, lie far apart.
fn owner(parcel: usize) -> usize {
    parcel % N_HOUSEHOLDS
}

fn parcel(n: usize) -> String {
    format!("{ISSUER}{:05}", n + 1)
}

fn contract(n: usize) -> String {
    format!("{}J", household(n))
}

fn area_m2() -> Decimal {
    Decimal::try_from(FIELD_M.0 * FIELD_M.1).unwrap()
}

fn mu(area_m2: Decimal) -> String {
    two_decimals(SquareMetres(area_m2).to_mu().0)
}

fn two_decimals(area: Decimal) -> String {
    format!("{area:.2}")
}

/// An identity number of an area that nobody lives in; the first of a household is a man's.
fn number(of: usize, n: usize) -> String {
    let digits = format!("990902{}0101{:02}{of}", 1950 + n / 5, n % 5 * 10 + of);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.chars().zip(weights).map(|(it, w)| it.to_digit(10).unwrap() * w).sum();
    let check = "10X98765432".chars().nth(usize::try_from(sum % 11).unwrap()).unwrap();
    format!("{digits}{check}")
}
