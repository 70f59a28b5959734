//! Cases of every kind that the platform knows a message of.

use e2e_tests::{Draft, Registry, village};
use serde_json::{Value, json};

use super::case;

/// 贾勇, his wife, a son and a daughter-in-law; 毛文安 with a son; two households that become one.
const HOUSEHOLD: &str = "220221901901010001";
const TWO: &str = "220221901901010002";
const SMALL: &str = "220221901901010008";
const SMALL_TOO: &str = "220221901901010009";
/// Three that exchange and assign; one whose land a road cuts; one that loses all of it; and one that has died out.
pub(super) const SIX: &str = "220221901901010006";
pub(super) const ONE: &str = "220221901901010004";
pub(super) const THREE: &str = "220221901901010007";
const FOUR: &str = "220221901901010013";
const LOST: &str = "220221901901010014";
const EXTINCT: &str = "220221901901010015";

/// The codes of the messages of [`given_cases`], in their order.
pub(super) const CODES: [&str; 15] = [
    "1031", "1032", "1052", "1051", "1061", "1041", "1021", "1022", "2011", "2021", "1033", "1033",
    "1073", "1072", "2031",
];

/// The sample village, where the only member of a household has died.
pub(super) fn package() -> Draft {
    let member = "220221901901010015,贾秀兰";
    Draft::of(&village("220221")).with("权属数据/CBF_JTCY.csv", member, ",02,,1,", ",02,7,1,已去世")
}

pub(super) fn certificate(kind: &str, household: &str) -> Value {
    json!({ "kind": kind, "certificate": format!("{household}J"), "reason": "原证遗失" })
}

/// The son becomes head; one more member with what they are to him.
pub(super) fn head_change(other: (&str, &str)) -> Value {
    let relations: Vec<Value> = [("贾勇", "51"), ("贾民刚", "02"), ("顾燕", "12"), other]
        .map(|(name, relation)| json!({ "person": { "name": name }, "relation": relation }))
        .into();
    json!({
        "kind": "head-change", "household": HOUSEHOLD,
        "head": { "name": "贾民刚" }, "relations": relations,
    })
}

/// A registered parcel divided from south to north: the western piece stays, the eastern one goes.
fn halved(parcel: &str, pieces: [&str; 2]) -> Value {
    let rows = e2e_tests::rows(&village("220221"));
    let mut parcels = rows.iter().flat_map(|it| &it.parcels);
    let outline = parcels.find(|it| it.code.as_deref() == Some(parcel)).unwrap();
    let envelope = outline.outline.as_ref().unwrap().envelope().unwrap();
    let middle = f64::midpoint(envelope.min_x, envelope.max_x);
    let line = [[middle, envelope.min_y - 2.0], [middle, envelope.max_y + 2.0]];
    let [west, east] = pieces;
    json!({ "parcel": parcel, "line": line, "left": west, "right": east, "goes": east })
}

/// The parcels of a household that the package brought.
fn parcels_of(household: &str) -> Vec<String> {
    let rows = e2e_tests::rows(&village("220221"));
    let all = rows.iter().flat_map(|it| &it.contracted_parcels);
    let own = all.filter(|it| it.contractor_code.as_deref() == Some(household));
    own.filter_map(|it| it.parcel_code.as_ref().map(ToString::to_string)).collect()
}

/// A case of every code that a kind of case of this county comes to, in the order of [`CODES`].
pub(super) async fn given_cases(registry: &Registry) {
    given_changes_of_households(registry).await;
    given_parcels_in_other_hands(registry).await;
    case(registry, certificate("reissue", SMALL), &[]).await;
    case(registry, certificate("replacement", SIX), &[]).await;
    given_land_lost(registry).await;
    let ends = [(LOST, "disaster"), (EXTINCT, "household-extinct"), (SMALL, "court-decision")];
    for (household, reason) in ends {
        let on = format!("{household}J");
        let request = json!({ "kind": "cancellation", "on": on, "reason": reason });
        case(registry, request, &[]).await;
    }
}

/// 1031, 1032, 1052, 1051, 1061
async fn given_changes_of_households(registry: &Registry) {
    let child = json!({
        "household_code": HOUSEHOLD, "name": "贾新宝", "sex": "1", "document_kind": "1",
        "document_number": "990001202601015138", "relation": "41", "note_kind": "6",
        "co_holder": "1",
    });
    let member_change = json!({
        "kind": "member-change", "household": HOUSEHOLD, "joining": { "members": [child] },
        "leaving": [{ "person": { "name": "郑桂" }, "reason": "death" }],
    });
    case(registry, member_change, &["贾勇"]).await;
    case(registry, head_change(("贾新宝", "20")), &["贾勇", "贾民刚"]).await;
    let parcels = parcels_of(HOUSEHOLD);
    let divided = halved(&parcels[1], ["2202219019010100901", "2202219019010100902"]);
    let request = split(HOUSEHOLD, "220221901901010999", "贾勇", &parcels[..1], &[divided]);
    case(registry, request, &["贾勇", "贾民刚"]).await;
    let request = split(TWO, "220221901901010998", "毛旭俊", &parcels_of(TWO)[..1], &[]);
    case(registry, request, &["毛文安", "毛旭俊"]).await;
    let members = members(registry, SMALL_TOO).await.into_iter();
    let relations: Vec<Value> =
        members.map(|it| json!({ "person": { "name": it }, "relation": "70" })).collect();
    let merge = json!({
        "kind": "household-merge", "from": SMALL_TOO, "into": SMALL, "relations": relations,
    });
    case(registry, merge, &["刘海义", "陈强"]).await;
}

/// One of a household leaves it with parcels, and heads one alone.
fn split(
    household: &str,
    new_household: &str,
    head: &str,
    parcels: &[String],
    divided: &[Value],
) -> Value {
    json!({
        "kind": "household-split", "household": household, "new_household": new_household,
        "new_head": { "name": head }, "address": "样田村第1组99号",
        "members": [{ "person": { "name": head }, "relation": "02" }],
        "parcels": parcels, "divided": divided,
    })
}

/// 1041, 1021, 1022
async fn given_parcels_in_other_hands(registry: &Registry) {
    let exchange = json!({
        "kind": "exchange",
        "one": { "contract": format!("{SIX}J"), "parcels": ["2202219019010100015"] },
        "other": { "contract": format!("{THREE}J"), "parcels": ["2202219019010100018"] },
    });
    case(registry, exchange, &["孔义东", "史文华"]).await;
    for (from, parcel, signer) in
        [(ONE, "2202219019010100007", "谭福兴"), (THREE, "2202219019010100015", "史文华")]
    {
        let assignment = json!({
            "kind": "assignment", "contract": format!("{from}J"), "parcels": [parcel],
            "transferee": format!("{SIX}J"), "price_fen": 1_200_000, "consent": "agreed",
        });
        case(registry, assignment, &[signer, "孔义东"]).await;
    }
}

/// 1033 twice: a parcel is lost, and a part of another is taken.
async fn given_land_lost(registry: &Registry) {
    let change = json!({
        "kind": "parcel-change", "contract": format!("{SIX}J"),
        "lost": [{ "parcel": "2202219019010100033", "reason": "disaster" }],
    });
    case(registry, change, &["孔义东"]).await;
    let pieces = ["2202219019010100911", "2202219019010100912"];
    let expropriation = json!({
        "kind": "expropriation", "contract": format!("{FOUR}J"),
        "approval_number": "吉政土〔2026〕88号", "compensation_fen": 6_500_000,
        "parcels": [], "divided": [halved("2202219019010100040", pieces)],
    });
    case(registry, expropriation, &["邵松生"]).await;
}

async fn members(registry: &Registry, household: &str) -> Vec<Value> {
    let day = registry.today();
    let answer = registry.get(&format!("/api/v1/households/{household}?as_of={day}")).await;
    assert_eq!(answer.status, 200, "{answer}");
    answer.body["members"].as_array().unwrap().iter().map(|it| it["name"].clone()).collect()
}
