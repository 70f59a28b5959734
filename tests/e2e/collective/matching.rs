//! People in two rolls and in none: found over all counties, decided by people, and taken back.

use std::sync::Arc;

use e2e_tests::{Answer, Draft, Engine, INTAKE, REGISTRAR, on_both_engines, village};
use serde_json::{Value, json};

use super::village::Collective;

on_both_engines!(
    a_member_of_collectives_in_two_counties_is_found_and_decided_reversibly,
    of_a_place_outside_the_division_only_the_collective_is_shown,
    a_decision_that_fits_no_finding_is_refused,
    a_person_of_a_household_in_no_roll_is_found_until_brought_in,
    a_membership_gives_way_to_one_in_another_county_without_a_day_between,
    a_certificate_shows_a_membership_in_a_county_whose_roll_is_not_here,
    a_certificate_that_the_other_roll_does_not_bear_out_leaves_a_gap,
);

/// A man of the second sample village, by his number.
const SECOND: &str = "990004198010203575";
const FINDINGS: &str = "/api/v1/membership-findings";

/// Two collectives in two counties; a man of the first one stands in the second one's package under another name.
struct Counties {
    first: Collective,
    second: Collective,
    /// Where he stands among the people of the first one, and of the second.
    places: (usize, usize),
}

impl Counties {
    async fn imported(engine: Engine) -> Self {
        let first = Collective::registered(engine).await;
        let man = |number: &str| number.as_bytes()[16] % 2 == 1;
        let here = first.people.iter().position(|it| man(&it.number)).unwrap();
        let number = &first.people[here].number;
        let package = ["sanquan/household_members.csv", "sanquan/shares.csv"]
            .iter()
            .fold(Draft::of(&village("220421")), |it, file| it.with(file, SECOND, SECOND, number));
        first.registry.given_package(package.path()).await;
        let second = Collective::of_county(Arc::clone(&first.registry), "220421").await;
        let there = second.people.iter().position(|it| it.number == *number).unwrap();
        Self { places: (here, there), first, second }
    }

    /// Both registered, with him in both rolls since the reform.
    async fn registered(engine: Engine) -> Self {
        let counties = Self::imported(engine).await;
        counties.second.enter(&counties.second.founding().await).await;
        counties
    }

    fn person(&self) -> &str {
        &self.first.people[self.places.0].id
    }

    async fn decide(&self, officer: &str, kind: &str, ruling: Value) -> Answer {
        self.first.decide(officer, self.person(), kind, ruling).await
    }
}

impl Collective {
    async fn decide(&self, officer: &str, person: &str, kind: &str, ruling: Value) -> Answer {
        let evidence = self.registry.given_document(self.county, "户口簿").await;
        let verdict = json!({
            "kind": kind, "ruling": ruling, "reason": "核对户口簿", "evidence_sha256": evidence,
        });
        self.registry.post(officer, &format!("{FINDINGS}/{person}/verdicts"), &verdict).await
    }

    async fn findings(&self, kind: &str) -> Vec<Value> {
        let answer = self.registry.get(FINDINGS).await;
        assert_eq!(answer.status, 200, "{answer}");
        let all = answer.body.as_array().unwrap().iter();
        all.filter(|it| it["kind"] == kind).cloned().collect()
    }
}

async fn a_member_of_collectives_in_two_counties_is_found_and_decided_reversibly(engine: Engine) {
    let counties = Counties::registered(engine).await;
    let (first, second) = (&counties.first, &counties.second);
    let found = first.findings("two-rolls").await;
    assert_eq!(found.len(), 1, "{found:#?}");
    let places = found[0]["places"].as_array().unwrap();
    let mut at: Vec<(&str, &str)> = places
        .iter()
        .map(|it| (it["county"].as_str().unwrap(), it["collective"].as_str().unwrap()))
        .collect();
    at.sort_unstable();
    assert_eq!(at, [("220221", first.code.as_str()), ("220421", second.code.as_str())]);
    assert_eq!(found[0]["decided"], Value::Null);
    let members = (first.get("/members").await, second.get("/members").await);

    let kept = json!({ "ruling": "member-of", "collective": second.code });
    let answer = counties.decide(REGISTRAR, "two-rolls", kept).await;
    assert_eq!((answer.status, &answer.body["decided"]["ruling"]), (201, &json!("member-of")));
    let decided = &first.findings("two-rolls").await[0];
    assert_eq!(decided["decided"]["collective"], second.code);
    assert_eq!(decided["verdicts"][0]["officer"], REGISTRAR);

    let back = counties.decide(REGISTRAR, "two-rolls", Value::Null).await;
    assert_eq!((back.status, &back.body["decided"]), (201, &Value::Null), "{back}");
    let open = &first.findings("two-rolls").await[0];
    assert_eq!(open["verdicts"].as_array().unwrap().len(), 2, "what was decided stands: {open:#}");
    let now = (first.get("/members").await, second.get("/members").await);
    assert_eq!(now, members, "nobody's membership changes by a decision about a finding");
}

async fn of_a_place_outside_the_division_only_the_collective_is_shown(engine: Engine) {
    let counties = Counties::registered(engine).await;
    let person = counties.person().to_owned();
    let Counties { first, second, .. } = counties;
    let code = first.code.clone();
    drop(second);
    let registry = Arc::into_inner(first.registry).unwrap().as_officer_of("220221");
    let answer = registry.get(FINDINGS).await;
    let two = answer.body.as_array().unwrap().iter().find(|it| it["kind"] == "two-rolls").unwrap();
    for place in two["places"].as_array().unwrap() {
        let own = place["collective"] == code.as_str();
        let expected = if own { json!(person) } else { Value::Null };
        assert_eq!(place["person"], expected, "{two:#}");
        assert_eq!(place["name"].is_null(), !own, "{two:#}");
    }
}

async fn a_decision_that_fits_no_finding_is_refused(engine: Engine) {
    let counties = Counties::registered(engine).await;
    let status = |it: &Answer| it.status;
    let other = json!({ "ruling": "member-of", "collective": "N2429004KUJJ8W69XA" });
    assert_eq!(status(&counties.decide(REGISTRAR, "two-rolls", other).await), 400, "no place");
    let none = json!({ "ruling": "no-member" });
    assert_eq!(status(&counties.decide(REGISTRAR, "two-rolls", none).await), 400);
    let different = json!({ "ruling": "different-persons" });
    let nothing = counties.decide(REGISTRAR, "two-rolls", Value::Null).await;
    assert_eq!(status(&nothing), 404, "nothing is decided yet: {nothing}");
    assert_eq!(status(&counties.decide(REGISTRAR, "no-roll", different.clone()).await), 404);
    assert_eq!(status(&counties.decide(INTAKE, "two-rolls", different.clone()).await), 403);
    let another = &counties.first.people[1 + counties.places.0].id;
    let answer = counties.first.decide(REGISTRAR, another, "two-rolls", different.clone()).await;
    assert_eq!(answer.status, 404, "{answer}");
    let path = format!("{FINDINGS}/{}/verdicts", counties.person());
    let unshown = json!({
        "kind": "two-rolls", "ruling": different, "reason": "核对", "evidence_sha256": "0".repeat(64),
    });
    let answer = counties.first.registry.post(REGISTRAR, &path, &unshown).await;
    assert_eq!(answer.body["type"], "/problems/documents-not-stored", "{answer}");
    assert_eq!(counties.first.findings("two-rolls").await[0]["verdicts"], json!([]));
}

async fn a_person_of_a_household_in_no_roll_is_found_until_brought_in(engine: Engine) {
    let village = Collective::imported(engine).await;
    assert!(village.findings("no-roll").await.is_empty(), "no roll is drawn up yet");
    let mut founding = village.founding().await;
    let left_out = founding["request"]["members"].as_array_mut().unwrap().pop().unwrap();
    village.enter(&founding).await;
    let person = left_out["person"].as_str().unwrap();
    let about = |found: &[Value]| {
        let mut all = found.iter().map(|it| it["places"][0].clone());
        all.find(|it| it["person"] == person)
    };
    let place = about(&village.findings("no-roll").await).unwrap();
    assert_eq!((&place["collective"], &place["first_day"]), (&json!(village.code), &Value::Null));
    let none = json!({ "ruling": "no-member" });
    let answer = village.decide(REGISTRAR, person, "no-roll", none).await;
    assert_eq!((answer.status, &answer.body["decided"]["ruling"]), (201, &json!("no-member")));

    let mut again = village.founding().await;
    again["request"]["members"] = json!([left_out]);
    village.enter(&again).await;
    assert_eq!(about(&village.findings("no-roll").await), None);
}

async fn a_membership_gives_way_to_one_in_another_county_without_a_day_between(engine: Engine) {
    let counties = Counties::imported(engine).await;
    let (first, second) = (&counties.first, &counties.second);
    let mut founding = second.founding().await;
    let member = &mut founding["request"]["members"][counties.places.1];
    member["ground"] = json!("livelihood");
    member["first_day"] = json!("2026-11-19");
    second.enter(&founding).await;
    assert_eq!(first.findings("two-rolls").await.len(), 1);

    let proof = first.registry.given_document("220221", "成员证明").await;
    let loss = |last_day: &str| {
        json!({ "request": {
            "kind": "loss", "person": counties.person(), "reason": "membership-elsewhere", "provision": "",
            "evidence_sha256": proof, "last_day": last_day, "kept_until": null,
        } })
    };
    assert_eq!(first.refused(&loss("2026-11-17")).await, ["HR-12"], "a day between");
    first.enter(&loss("2026-11-18")).await;
    assert_eq!(first.findings("two-rolls").await, Vec::<Value>::new());
    assert_eq!(first.findings("gap").await, Vec::<Value>::new());
    let of_second = second.get("/members").await;
    assert_eq!(of_second.as_array().unwrap().len(), second.people.len(), "the other roll stands");
}

impl Counties {
    /// He is lost to the other collective on its certificate, which is all there is of it here.
    async fn lost_on_certificate(&self, first_day: &str) -> Value {
        let certificate = self.first.registry.given_document("220221", "成员身份证明").await;
        json!({ "request": {
            "kind": "loss", "person": self.person(), "reason": "membership-elsewhere", "provision": "",
            "evidence_sha256": null, "last_day": "2026-11-18", "kept_until": null,
            "elsewhere": {
                "credit_code": self.second.code, "name": "邻县样田村股份经济合作社",
                "first_day": first_day, "certificate_sha256": certificate,
            },
        } })
    }

    /// The other collective comes in with its roll, where he is a member from a day on, or not at all.
    async fn second_comes_in(&self, first_day: Option<&str>) {
        let founding = match first_day {
            Some(day) => {
                let mut founding = self.second.founding().await;
                let member = &mut founding["request"]["members"][self.places.1];
                member["ground"] = json!("livelihood");
                member["first_day"] = json!(day);
                founding
            }
            None => self.second.founding_without(&self.second.people[self.places.1].id).await,
        };
        self.second.enter(&founding).await;
    }
}

async fn a_certificate_shows_a_membership_in_a_county_whose_roll_is_not_here(engine: Engine) {
    let counties = Counties::imported(engine).await;
    let first = &counties.first;
    let late = counties.lost_on_certificate("2026-11-20").await;
    assert_eq!(first.refused(&late).await, ["HR-12"], "a day between");
    let loss = counties.lost_on_certificate("2026-11-19").await;
    let mut uncertified = loss.clone();
    uncertified["request"]["elsewhere"]["certificate_sha256"] = json!("0".repeat(64));
    assert_eq!(first.refused(&uncertified).await, ["documents-not-stored"]);
    let entered = first.enter(&loss).await;
    assert_eq!(entered["findings"], json!([]));
    let members = first.get("/members?as_of=2026-11-18").await;
    let gone = members.as_array().unwrap().iter().find(|it| it["person"] == counties.person());
    let shown = &gone.unwrap()["elsewhere"];
    assert_eq!(
        (&shown["credit_code"], &shown["first_day"]),
        (&json!(counties.second.code), &json!("2026-11-19"))
    );
    assert_eq!(first.findings("gap").await, Vec::<Value>::new(), "the other roll is not here");

    counties.second_comes_in(Some("2026-11-19")).await;
    assert_eq!(first.findings("gap").await, Vec::<Value>::new(), "it bears the certificate out");
}

async fn a_certificate_that_the_other_roll_does_not_bear_out_leaves_a_gap(engine: Engine) {
    for in_the_other_roll in [Some("2026-11-20"), None] {
        let counties = Counties::imported(engine).await;
        let first = &counties.first;
        first.enter(&counties.lost_on_certificate("2026-11-19").await).await;
        assert_eq!(first.findings("gap").await, Vec::<Value>::new());

        counties.second_comes_in(in_the_other_roll).await;
        let found = first.findings("gap").await;
        assert_eq!(found.len(), 1, "{in_the_other_roll:?}: {found:#?}");
        let place = &found[0]["places"][0];
        assert_eq!(
            (&place["collective"], &place["person"]),
            (&json!(first.code), &json!(counties.person()))
        );
        // From now on the roll counts, and no certificate against it.
        let other = first.people.iter().find(|it| it.id != counties.person()).unwrap();
        let mut another = counties.lost_on_certificate("2026-11-19").await;
        another["request"]["person"] = json!(other.id);
        assert_eq!(first.refused(&another).await, ["HR-12"]);
    }
}
