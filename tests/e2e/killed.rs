//! The service is killed around each step of a case; whenever it is started again the books agree with one another, and the case goes on.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::time::Duration;

use e2e_tests::{
    APPROVER, Counter, Engine, INTAKE, REGISTRAR, REVIEWER, Registry, Sanquan, begin_to_ask,
    on_both_engines, village,
};
use identity::{County, DivisionCode};
use ledger::Entry;
use serde_json::{Value, json};
use store::{CaseFile, Scope, VillageRegister};
use tenure::case::china_day;
use tenure::{ActId, ActKind, AsOf};

on_both_engines!(a_case_outlives_a_kill_at_each_of_its_steps);

/// The steps of an exchange after its acceptance, and who takes each.
const WAY: [(&str, &str); 7] = [
    (REVIEWER, "review"),
    (INTAKE, "confirm"),
    (APPROVER, "approve"),
    (REGISTRAR, "register"),
    (REGISTRAR, "certify"),
    (INTAKE, "hand-over"),
    (INTAKE, "archive"),
];

/// How often a step is tried under a kill before it is left to go through.
const KILLS_PER_STEP: usize = 3;
/// The longest wait between a request and the kill; what takes longer has been answered.
const WAIT_MS_MAX: u64 = 120;

const VILLAGE: &str = "220221901901";
const SIX: &str = "220221901901010006J";
const THREE: &str = "220221901901010007J";
/// What the one gives, and what the other gives.
const FROM_SIX: &str = "2202219019010100015";
const FROM_THREE: &str = "2202219019010100018";

async fn a_case_outlives_a_kill_at_each_of_its_steps(engine: Engine) {
    let office = Office { sanquan: Sanquan::new(engine) };
    office.sanquan.import(&village("220221"));
    let mut chance = Chance(0x5A9C);
    let id = Box::pin(office.accepted_under_kills(&mut chance)).await;
    for (officer, step) in WAY {
        if step == "confirm" {
            office.sign(&id).await;
        }
        for _ in 0..KILLS_PER_STEP {
            if office.has_taken(&id, step).await {
                break;
            }
            office.kill_around_step(&id, officer, step, chance.wait()).await;
            office.check_books(&id).await;
        }
        if !office.has_taken(&id, step).await {
            let registry = office.registry().await;
            Counter { registry: &registry }.step(officer, &id, step).await;
        }
        office.check_books(&id).await;
    }
    let file = office.check_books(&id).await;
    assert!(file.case.state.is_final() && file.case.act.is_some(), "{:?}", file.case.state);
}

/// The binary with its register, looked at whenever it does not run.
struct Office {
    sanquan: Sanquan,
}

impl Office {
    /// The register, at the time that the binary reads as well.
    async fn registry(&self) -> Registry {
        let registry = Registry::over(self.sanquan.place()).await;
        registry.given_the_time_of_the_machine();
        registry
    }

    /// Hands the exchange in, killed until it is there; the id of the only case.
    async fn accepted_under_kills(&self, chance: &mut Chance) -> String {
        for _ in 0..KILLS_PER_STEP {
            let registry = self.registry().await;
            let submission = Counter { registry: &registry }.submission(&exchange()).await;
            drop(registry);
            self.kill_around("/api/v1/cases", INTAKE, "", &submission, chance.wait());
            if let Some(id) = self.only_case().await {
                self.check_books(&id).await;
                return id;
            }
        }
        let registry = self.registry().await;
        Counter { registry: &registry }.accept(&exchange()).await
    }

    async fn only_case(&self) -> Option<String> {
        let registry = self.settled().await;
        let cases = registry.get("/api/v1/cases").await.body;
        let cases = cases.as_array().unwrap();
        assert!(cases.len() <= 1, "{cases:?}");
        cases.first().map(|it| it["id"].as_str().unwrap().to_owned())
    }

    async fn sign(&self, id: &str) {
        let registry = self.registry().await;
        for name in ["孔义东", "史文华"] {
            let day = registry.today();
            let signature = json!({ "name": name, "day": day, "mandate_sha256": null });
            let path = format!("/api/v1/cases/{id}/signatures");
            let answer = registry.post(INTAKE, &path, &signature).await;
            assert_eq!(answer.status, 200, "{answer}");
        }
    }

    async fn kill_around_step(&self, id: &str, officer: &str, step: &str, wait: Duration) {
        let registry = self.registry().await;
        let counter = Counter { registry: &registry };
        let (etag, body) = (counter.case(id).await.etag, counter.step_body(id, step).await);
        drop(registry);
        let path = format!("/api/v1/cases/{id}/steps");
        self.kill_around(&path, officer, &etag, &body, wait);
    }

    /// Starts the service, asks it for something, and kills it after a wait, or as soon as it answers.
    fn kill_around(&self, path: &str, officer: &str, etag: &str, body: &Value, wait: Duration) {
        let mut service = self.sanquan.start(["serve", "--listen", "127.0.0.1:0"]);
        let line = service.line();
        let address = line.strip_prefix("serving on http://").unwrap_or_else(|| panic!("{line}"));
        let headers = [("sanquan-officer", officer), ("if-match", etag)];
        let mut stream = begin_to_ask(address, path, &headers, body);
        stream.set_read_timeout(Some(wait)).unwrap();
        // Whether it has answered by then is told by the books.
        let _answered = stream.read(&mut [0]);
        assert!(service.kill(), "it was at work");
    }

    /// The register once whatever the killed process had begun has come to its end.
    async fn settled(&self) -> Registry {
        let registry = self.registry().await;
        // The county is locked by whoever writes in it.
        drop(registry.store.begin(county()).await.unwrap());
        registry
    }

    async fn has_taken(&self, id: &str, step: &str) -> bool {
        let case = Counter { registry: &self.settled().await }.case(id).await.body;
        case["steps"].as_array().unwrap().iter().any(|it| it["step"] == step)
    }

    /// What holds of the books at any time.
    async fn check_books(&self, id: &str) -> CaseFile {
        let registry = self.settled().await;
        let id = id.parse().unwrap();
        let file = registry.store.case_file(&Scope::Everywhere, id).await.unwrap();
        let case = &file.case;
        assert_eq!(usize::try_from(case.revision).unwrap(), file.steps.len());
        assert_eq!(file.steps.last().unwrap().state_after, case.state);
        assert_eq!(case.act.is_some(), case.state.is_registered(), "{:?}", case.state);
        assert_eq!(file.held.is_empty(), case.state.is_registered() || case.state.is_final());
        check_acts(&registry, &file).await;
        file
    }
}

/// Each act has its entry, each row its act, and the parcels are where the acts say.
async fn check_acts(registry: &Registry, file: &CaseFile) {
    let store = &registry.store;
    let acts = store.acts(&Scope::Everywhere, county()).await.unwrap();
    let of_cases = acts.iter().filter(|it| it.act.kind == ActKind::Case).map(|it| it.act.id);
    assert_eq!(of_cases.collect::<Vec<_>>(), Vec::from_iter(file.case.act));
    for it in &acts {
        let entry = store.act_entry(&Scope::Everywhere, county(), it.act.id).await.unwrap();
        let content: Value = serde_json::from_str(&entry.canonical).unwrap();
        let again = Entry::of(&content).unwrap();
        assert_eq!(
            (again.canonical(), again.digest().to_string()),
            (entry.canonical.as_str(), entry.digest)
        );
    }
    let now = registry.now();
    let at = AsOf { as_of: china_day(now), known_at: now };
    let village = DivisionCode::parse(VILLAGE).unwrap();
    let register = store.village_register(&Scope::Everywhere, &village, at).await.unwrap();
    let known: BTreeSet<ActId> = acts.iter().map(|it| it.act.id).collect();
    let of_rows: BTreeSet<ActId> = acts_of(&register);
    assert!(of_rows.is_subset(&known), "a row is of an act that is not there");
    let holder = |parcel: &str| {
        let place =
            register.contracted_parcels.iter().find(|it| it.fact().parcel.as_str() == parcel);
        place.unwrap().fact().contract.to_string()
    };
    let places = (holder(FROM_SIX), holder(FROM_THREE));
    let exchanged = if file.case.act.is_some() { (THREE, SIX) } else { (SIX, THREE) };
    assert_eq!((places.0.as_str(), places.1.as_str()), exchanged, "both or neither");
}

fn acts_of(register: &VillageRegister) -> BTreeSet<ActId> {
    let contracts = register.contracts.iter().map(|it| it.version().act);
    let places = register.contracted_parcels.iter().map(|it| it.version().act);
    let rights = register.rights.iter().map(|it| it.version().act);
    let certificates = register.certificates.iter().map(|it| it.version().act);
    contracts.chain(places).chain(rights).chain(certificates).collect()
}

/// Waits that are the same in every run.
struct Chance(u64);

impl Chance {
    /// The next wait; a linear congruential generator (Knuth's MMIX) is chance enough.
    fn wait(&mut self) -> Duration {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Duration::from_micros((self.0 >> 33) % (WAIT_MS_MAX * 1_000) + 1)
    }
}

fn county() -> County {
    County::parse("220221").unwrap()
}

fn exchange() -> Value {
    json!({
        "kind": "exchange",
        "one": { "contract": SIX, "parcels": [FROM_SIX] },
        "other": { "contract": THREE, "parcels": [FROM_THREE] },
    })
}
