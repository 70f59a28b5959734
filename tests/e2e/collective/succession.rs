//! A collective is divided, several become one, a village becomes a community: nobody loses a membership, a day of it, or a share.

use e2e_tests::{Engine, on_both_engines};
use serde_json::{Value, json};

use super::village::Collective;

on_both_engines!(
    a_division_loses_no_member_no_day_and_no_share,
    a_division_that_loses_or_doubles_somebody_is_refused,
    a_succession_without_decision_review_or_approval_is_refused,
    what_was_divided_becomes_one_again,
    a_village_that_becomes_a_community_stays_what_it_is,
    an_import_after_a_succession_brings_nobody_back,
);

/// The code of a collective of a group that there was not before.
const GROUP: &str = "N1440402KNQYC8BK9Y";
const GROUP_DIVISION: &str = "22022190190101";

impl Collective {
    fn ids(&self) -> Vec<&str> {
        self.people.iter().map(|it| it.id.as_str()).collect()
    }

    /// The village's collective goes on with the people from a place on; those before it have one of their own.
    async fn division(&self, n_leaving: usize) -> Value {
        let (leaving, staying) = (&self.ids()[..n_leaving], &self.ids()[n_leaving..]);
        let registration = self.registration();
        let successor = |code: &str, division: &str, name: &str| {
            let mut it = registration.clone();
            let fields = it.as_object_mut().unwrap();
            fields.remove("kind");
            fields.remove("members");
            fields.insert("credit_code".to_owned(), json!(code));
            fields.insert("division".to_owned(), json!(division));
            fields.insert("name".to_owned(), json!(name));
            it
        };
        let mut group = successor(GROUP, GROUP_DIVISION, "永吉县样例乡样田村一组集体经济组织");
        group["particulars"]["issuer"] = json!(GROUP_DIVISION);
        group["assets"] = json!([]);
        // The first two hold 2/3 and 1/3 of a share, all others one.
        group["people"] = json!(leaving);
        group["own_shares"] = json!("5/2");
        group["total_shares"] = json!(half(2 * (n_leaving - 1) + 5));
        let village = "220221901901";
        let mut rest = successor(&self.code, village, "永吉县样例乡样田村股份经济合作社");
        rest["people"] = json!(staying);
        rest["own_shares"] = json!("15/2");
        rest["total_shares"] = json!(half(2 * staying.len() + 15));
        let sheet = self.registry.given_document(self.county, "资产负债表").await;
        json!({
            "request": {
                "kind": "succession", "succession": "division", "successors": [group, rest],
                "township_reviewed": "2026-11-25", "county_approved": "2026-12-01",
                "balance_sheet_sha256": sheet,
            },
            "decisions": [self.decision("succession", "2026-12-01").await],
        })
    }

    /// Of the group's collective, after the division.
    async fn of_group(&self, of: &str) -> Value {
        let answer = self.registry.get(&format!("/api/v1/collectives/{GROUP}{of}")).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body
    }
}

fn half(n: usize) -> String {
    format!("{n}/2")
}

fn len(list: &Value) -> usize {
    list.as_array().unwrap().len()
}

/// Who holds what: the internal id, the class and the shares.
fn held(shares: &Value) -> Vec<(String, String)> {
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let all = shares["holdings"].as_array().unwrap().iter();
    let mut all: Vec<_> = all
        .filter(|it| !it["person"].is_null())
        .map(|it| (text(&it["person"]), text(&it["shares"])))
        .collect();
    all.sort_unstable();
    all
}

async fn a_division_loses_no_member_no_day_and_no_share(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let before = held(&village.get("/shares").await);
    let n = village.people.len();
    village.enter(&village.division(4).await).await;

    let (group, rest) = (village.of_group("/members").await, village.get("/members").await);
    assert_eq!((len(&group), len(&rest)), (4, n - 4));
    for it in group.as_array().unwrap() {
        let came = (&it["ground"], &it["first_day"], &it["continues"]);
        assert_eq!(came, (&json!("succession"), &json!("2026-12-02"), &json!(village.code)));
    }
    assert!(rest.as_array().unwrap().iter().all(|it| it["first_day"] == "2019-11-26"));
    let eve = village.get("/members?as_of=2026-12-01").await;
    assert_eq!(len(&eve), n, "all were members here until the day before");
    let ended = eve.as_array().unwrap().iter().filter(|it| it["ending"] == "succeeded");
    assert_eq!(ended.count(), 4);

    let (of_group, of_rest) = (village.of_group("/shares").await, village.get("/shares").await);
    let mut after = [held(&of_group), held(&of_rest)].concat();
    after.sort_unstable();
    assert_eq!(after, before, "the same shares of the same people, exactly");
    assert_eq!(
        (&of_group["total_shares"], &of_rest["total_shares"]),
        (&json!("11/2"), &json!(half(2 * (n - 4) + 15)))
    );
    let numbers: Vec<u64> = of_group["holdings"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["number"].as_u64())
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4], "counted anew in the new share register");
    let basis = of_group["holdings"][0]["basis"].as_str().unwrap();
    assert!(basis.contains(&village.code) && basis.contains("2026-12-01成员大会决议"), "{basis}");
    assert_eq!(village.of_group("").await["name"], "永吉县样例乡样田村一组集体经济组织");

    let lineage = village.registry.get(&format!("/api/v1/lineage/collective/{GROUP}")).await;
    let step = &lineage.body[0];
    assert_eq!((&step["from"], &step["to"]), (&json!(village.code), &json!(GROUP)), "{lineage}");
    let again = json!({ "request": { "kind": "roll-version", "day": "2026-12-02" } });
    village.enter(&again).await;
    assert_eq!(len(&village.get("/rolls").await[0]["persons"]), n - 4);
}

async fn a_division_that_loses_or_doubles_somebody_is_refused(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let sound = village.division(4).await;
    let mut left_out = sound.clone();
    left_out["request"]["successors"][1]["people"].as_array_mut().unwrap().pop();
    let refused = village.refused(&left_out).await;
    assert!(
        refused.contains(&"CO-07".to_owned()) && refused.contains(&"HR-82".to_owned()),
        "{refused:?}"
    );

    let mut twice = sound.clone();
    let somebody = twice["request"]["successors"][0]["people"][0].clone();
    twice["request"]["successors"][1]["people"].as_array_mut().unwrap().push(somebody);
    assert!(village.refused(&twice).await.contains(&"CO-07".to_owned()));

    let mut total = sound.clone();
    total["request"]["successors"][0]["total_shares"] = json!("6");
    assert_eq!(village.refused(&total).await, ["HR-82"], "its shares do not add up to its total");

    let mut more = sound.clone();
    more["request"]["successors"][0]["own_shares"] = json!("7/2");
    more["request"]["successors"][0]["total_shares"] = json!("13/2");
    assert_eq!(village.refused(&more).await, ["HR-82"], "more shares than there were");

    let mut known = sound.clone();
    known["request"]["successors"][0]["credit_code"] = json!("N2990004HJPLNQAF0N");
    known["request"]["successors"].as_array_mut().unwrap().pop();
    assert_eq!(village.refused(&known).await, ["bad-request"], "a division makes several");
    assert_eq!(len(&village.get("/members").await), village.people.len());
    village.enter(&sound).await;
}

async fn a_succession_without_decision_review_or_approval_is_refused(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let sound = village.division(4).await;
    let refused_at_entry = async |application: &Value| {
        let answer = village.apply(application).await;
        assert_eq!(answer.status, 201, "{answer}");
        super::village::codes(
            &village.try_entry(e2e_tests::REGISTRAR, &answer.body["number"]).await,
        )
    };
    let mut undecided = sound.clone();
    undecided["decisions"] = json!([]);
    assert_eq!(village.refused(&undecided).await, ["CO-11"]);
    let mut unapproved = sound.clone();
    unapproved["request"]["county_approved"] = Value::Null;
    assert_eq!(refused_at_entry(&unapproved).await, ["CO-08"]);
    let mut by_delegates = sound.clone();
    by_delegates["decisions"][0]["assembly"] = json!("delegates");
    assert!(village.refused(&by_delegates).await.contains(&"HR-15".to_owned()));
    let mut unnamed = sound.clone();
    unnamed["request"]["successors"][0]["name"] = json!("样田村一组合作社");
    assert_eq!(village.refused(&unnamed).await, ["CO-01"], "a successor is an organisation itself");
}

async fn what_was_divided_becomes_one_again(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let before = held(&village.get("/shares").await);
    let division = village.division(4).await;
    village.enter(&division).await;
    village.registry.given_days_later(20);
    let mut one = division["request"]["successors"][1].clone();
    let n = village.people.len();
    one.as_object_mut().unwrap().remove("people");
    one["own_shares"] = json!("10");
    one["total_shares"] = json!((n + 9).to_string());
    let sheet = village.registry.given_document("220221", "合并资产负债表").await;
    let of_rest = village.decision_among("succession", "2026-12-20", &village.people[4..]).await;
    let mut of_group =
        village.decision_among("succession", "2026-12-20", &village.people[..4]).await;
    of_group["issuer"] = json!(GROUP_DIVISION);
    let merger = |decisions: Value| {
        json!({
            "request": {
                "kind": "succession", "succession": "merger", "together_with": [GROUP],
                "successors": [one], "township_reviewed": "2026-12-21", "county_approved": "2026-12-21",
                "balance_sheet_sha256": sheet,
            },
            "decisions": decisions,
        })
    };
    let refused = village.refused(&merger(json!([of_rest]))).await;
    assert!(refused.contains(&"CO-11".to_owned()), "the group has not decided: {refused:?}");
    village.enter(&merger(json!([of_rest, of_group]))).await;

    assert_eq!(len(&village.get("/members").await), n);
    assert_eq!(
        held(&village.get("/shares").await),
        before,
        "everybody holds what they held at first"
    );
    let gone = village.registry.get(&format!("/api/v1/collectives/{GROUP}")).await;
    assert_eq!(gone.status, 404, "it has ended: {gone}");
    let then = village.of_group("/members?as_of=2026-12-21").await;
    assert_eq!(len(&then), 4, "and was what it was");
    let decided = village.of_group("/decisions?as_of=2026-12-21").await;
    assert_eq!(decided[0]["number"], 1, "its decision lies in its own file");
    let lineage = village.registry.get(&format!("/api/v1/lineage/collective/{GROUP}")).await;
    assert_eq!(len(&lineage.body), 2, "from the village and back: {lineage}");
}

async fn a_village_that_becomes_a_community_stays_what_it_is(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    village.registry.given_days_later(1);
    let (members, shares) = (village.get("/members").await, village.get("/shares").await);
    let mut community = village.division(4).await["request"]["successors"][1].clone();
    community.as_object_mut().unwrap().remove("people");
    community["name"] = json!("永吉县样例街道样田社区股份经济合作社");
    community["own_shares"] = json!("10");
    community["total_shares"] = shares["total_shares"].clone();
    let request = |it: &Value| {
        json!({
            "kind": "succession", "succession": "village-to-community", "successors": [it],
        })
    };
    let decision = village.decision("succession", "2026-12-01").await;
    let application = |it: &Value| json!({ "request": request(it), "decisions": [decision] });
    let mut another = community.clone();
    another["credit_code"] = json!(GROUP);
    assert_eq!(village.refused(&application(&another)).await, ["bad-request"]);
    village.enter(&application(&community)).await;
    assert_eq!(village.get("").await["name"], community["name"]);
    assert_eq!(village.get("?as_of=2026-12-02").await["name"], "永吉县样例乡样田村股份经济合作社");
    assert_eq!(
        (village.get("/members").await, held(&village.get("/shares").await)),
        (members, held(&shares))
    );
    let lineage = village.registry.get(&village_lineage(&village)).await;
    assert_eq!(lineage.body[0]["how"], "succession", "{lineage}");
}

fn village_lineage(village: &Collective) -> String {
    format!("/api/v1/lineage/collective/{}", village.code)
}

async fn an_import_after_a_succession_brings_nobody_back(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let mut division = village.division(4).await;
    // Both are new, so that the imported one ends.
    let second = &mut division["request"]["successors"][1];
    second["credit_code"] = json!("N2429004KUJJ8W69XA");
    second["name"] = json!("永吉县样例乡样田村集体经济组织");
    village.enter(&division).await;
    village.registry.given_an_hour_later();
    let outcome = village.registry.given_package(&e2e_tests::village("220221")).await;
    let gone = village.registry.get(&village.path("")).await;
    assert_eq!(gone.status, 404, "{gone} {outcome:?}");
    assert_eq!(len(&village.of_group("/members").await), 4);
}
