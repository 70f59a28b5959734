//! The real router over a register of its own, with a clock that only the test moves.

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, SystemTime};

use api::papers::PrintShop;
use api::settlement::Town;
use api::{Allowed, Door, RateLimits};
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderValue, Request, header};
use casework::Officer;
use casework::case::Desk;
use casework::documents::{Archive, DOCUMENT_BYTES_MAX};
use casework::takeover::{Batch, Head, Outcome};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use exchange::layer::Limits;
use exchange::nyt2539::{Package, schema_of};
use exchange::{Examination, hex, village_digest};
use identity::{County, DivisionCode};
use ledger::Digest;
use migrations::MigratorTrait as _;
use office::Office;
use scan::MediaType;
use sea_orm::ConnectionTrait as _;
use serde_json::Value;
use settlement::book::{Book, settlement_keys};
use settlement::{Clerk, Jurisdiction, PolicyPacks};
use store::{Blobs, DocumentId, Scope, Store, StoredDocument, registry_keys};
use tenure::ActId;
use tenure::case::china_day;
use tenure::rules::Parameters;
use tenure::takeover::read;
use tower::ServiceExt as _;
use uuid::{Builder, Uuid};

use crate::counter::{CLERK, roster};
use crate::log::Log;
use crate::pdf::pdf;
use crate::town::clerks;
use crate::{Engine, Numbers, Place};

/// The authority that the tests' certificates name.
const AUTHORITY: &str = "永吉县人民政府";
/// The authority that the statements of the tests name.
const TOWN_AUTHORITY: &str = "吉林市公安局";

/// The print shop of all registries, with the fonts of the distribution.
static PRINT_SHOP: LazyLock<PrintShop> = LazyLock::new(|| {
    let shop = PrintShop::open(&[PathBuf::from("/usr/share/fonts")], "https://register.example");
    assert_eq!(shop.missing(), None, "`cargo xtask setup` installs what is missing");
    shop
});

/// When the clock of a new registry begins.
const FIRST_MOMENT: &str = "2026-11-22T08:00:00Z";

/// The header that names the officer.
const OFFICER: &str = "sanquan-officer";

/// A register with its router, its officer and its clock.
pub struct Registry {
    pub store: Store,
    pub archive: Archive,
    /// Where the readings are written down.
    pub office: Office,
    /// The town's book, in a database of its own.
    pub book: Book,
    pub officer: Officer,
    /// How it knows who asks; names are believed where a test says nothing else.
    door: Door,
    rate_limits: Arc<RateLimits>,
    /// Whom requests come from; a test that says nothing is asked by nobody.
    asked_from: Option<SocketAddr>,
    now: Arc<Mutex<DateTime<Utc>>>,
    /// How many ids were made.
    made: Arc<AtomicU32>,
    /// The documents that are stored already, by division and SHA-256.
    stored: Mutex<BTreeSet<(DivisionCode, String)>>,
    log: Log,
    data: PathBuf,
    /// Whether settling is coupled to the register: what must never be, and what a test has to see.
    coupled: AtomicBool,
    /// Where it lies, and gone with it; none where somebody else holds the place.
    place: Option<Place>,
}

/// What the router answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub status: u16,
    pub content_type: String,
    /// The revision of what was asked for, quoted; empty where it has none.
    pub etag: String,
    pub headers: HeaderMap,
    /// The body as it was sent …
    pub bytes: Vec<u8>,
    /// … as text, empty where it is none …
    pub text: String,
    /// … and as JSON, null where it is none.
    pub body: Value,
}

impl Registry {
    /// An empty register.
    pub async fn new(engine: Engine) -> Self {
        let place = Place::prepared(engine);
        let registry = Self::over(&place).await;
        migrations::Registry::up(registry.store.connection(), None).await.unwrap();
        Self { place: Some(place), ..registry }
    }

    /// The register that the binary made in a place.
    pub async fn over(place: &Place) -> Self {
        std::fs::create_dir_all(place.keys()).unwrap();
        let keys = registry_keys(&place.keys()).unwrap();
        let store = Store::open(&place.url(), keys).await.unwrap();
        let blobs = Blobs::in_folder(place.data()).unwrap();
        let archive = Archive { blobs, document_bytes_max: DOCUMENT_BYTES_MAX };
        let office = Office::open(&place.office_url()).await.unwrap();
        migrations::Office::up(office.connection(), None).await.unwrap();
        let keys = settlement_keys(&place.keys()).unwrap();
        let book = Book::open(&place.settlement_url(), keys).await.unwrap();
        migrations::Settlement::up(book.connection(), None).await.unwrap();
        let officer = Officer::of_every_role(CLERK.to_owned(), Scope::Everywhere);
        let now = Arc::new(Mutex::new(FIRST_MOMENT.parse().unwrap()));
        Self {
            store,
            archive,
            office,
            book,
            officer,
            door: Door::Named,
            rate_limits: Arc::default(),
            asked_from: None,
            now,
            made: Arc::default(),
            stored: Mutex::default(),
            log: Log::listen(),
            data: place.data().to_owned(),
            coupled: AtomicBool::new(false),
            place: None,
        }
    }

    /// The same register, asked by an officer of a division from now on.
    #[must_use]
    pub fn as_officer_of(mut self, division: &str) -> Self {
        self.officer.scope = Scope::Division(DivisionCode::parse(division).unwrap());
        self
    }

    /// The same register, which from now on knows only who is signed in.
    #[must_use]
    pub fn with_sign_in(mut self) -> Self {
        self.door = Door::SignIn { limits: access::Limits::default(), secure: false };
        self
    }

    /// The same, for browsers that come by TLS.
    #[must_use]
    pub fn with_sign_in_by_tls(mut self) -> Self {
        self.door = Door::SignIn { limits: access::Limits::default(), secure: true };
        self
    }

    /// The same, which lets an address ask so often on a day.
    #[must_use]
    pub fn asked_so_often_a_day(mut self, n: u32) -> Self {
        let n = NonZeroU32::new(n).unwrap();
        let within = Duration::from_hours(24);
        let allowed = Allowed { sign_ins: n, verifications: n, exports: n, within };
        self.rate_limits = Arc::new(RateLimits::of(allowed));
        self
    }

    /// The same, which is asked from an address.
    #[must_use]
    pub fn asked_from(mut self, address: &str) -> Self {
        self.asked_from = Some(SocketAddr::new(address.parse().unwrap(), 40_000));
        self
    }

    /// The same register after the service was stopped and started again.
    pub async fn restarted(self) -> Self {
        let place = self.place.unwrap();
        self.store.close().await.unwrap();
        self.book.close().await.unwrap();
        let again = Self::over(&place).await;
        *again.now.lock().unwrap() = *self.now.lock().unwrap();
        again.made.store(self.made.load(Ordering::Relaxed), Ordering::Relaxed);
        Self { place: Some(place), ..again }
    }

    /// Plants a coupling: from now on, whoever settles in town loses their place in the register's households.
    pub fn given_a_coupling(&self) {
        self.coupled.store(true, Ordering::Relaxed);
    }

    /// What a coupled service would do behind a settlement that was recorded.
    async fn couple(&self, path: &str, status: u16) {
        let settled = path.ends_with("/events") && status == 201;
        if settled && self.coupled.load(Ordering::Relaxed) {
            let sql = "UPDATE household_member SET note = '已落户' WHERE relation = '12'";
            self.store.connection().execute_unprepared(sql).await.unwrap();
        }
    }

    /// Stores a scan of a page with a text, once for each division, and gives its SHA-256.
    ///
    /// It lies in the county that is named, or in the division of the registry's own officer.
    pub async fn given_document(&self, county: &str, page: &str) -> String {
        let bytes = pdf(page.as_bytes());
        let division = match self.officer.scope {
            Scope::Everywhere => DivisionCode::from(County::parse(county).unwrap()),
            Scope::Division(own) => own,
        };
        let sha256 = Digest::of_bytes(&bytes);
        if self.stored.lock().unwrap().insert((division, sha256.to_string())) {
            self.store_document(division, page, bytes).await;
        }
        sha256.to_string()
    }

    async fn store_document(&self, division: DivisionCode, title: &str, bytes: Vec<u8>) {
        let size_bytes = bytes.len().try_into().unwrap();
        let document = StoredDocument {
            county: division.county(),
            id: DocumentId(id_of(self.now(), self.made.fetch_add(1, Ordering::Relaxed))),
            sha256: self.archive.blobs.put_document(bytes.into()).await.unwrap(),
            media_type: MediaType::Pdf,
            size_bytes,
            title: title.to_owned(),
            division,
            uploaded_by: self.officer.name.clone(),
            uploaded_at: self.now(),
        };
        let mut unit = self.store.begin(document.county).await.unwrap();
        unit.insert_document(&document).await.unwrap();
        unit.commit().await.unwrap();
    }

    /// Puts a package in, without the binary; its ids depend on the moment alone.
    pub async fn given_package(&self, path: &Path) -> Outcome {
        let (package, mut batch) = self.begin(path).await;
        enter_all(&package, path, self.today(), &mut batch).await;
        batch.commit().await.unwrap()
    }

    /// Puts a package in and lets go of it before it is committed.
    pub async fn given_interrupted_package(&self, path: &Path) {
        let (package, mut batch) = self.begin(path).await;
        enter_all(&package, path, self.today(), &mut batch).await;
    }

    /// Stores a scan of a page in a division, and gives its SHA-256.
    pub async fn given_document_of(&self, division: &str, page: &str) -> String {
        let bytes = pdf(page.as_bytes());
        let sha256 = Digest::of_bytes(&bytes).to_string();
        let division = DivisionCode::parse(division).unwrap();
        if self.stored.lock().unwrap().insert((division, sha256.clone())) {
            self.store_document(division, page, bytes).await;
        }
        sha256
    }

    /// Sets the clock to a moment by Beijing time, such as `2026-12-14T09:00:00.000`.
    pub fn given_the_moment(&self, text: &str) {
        let moment = DateTime::parse_from_rfc3339(&format!("{text}+08:00")).unwrap();
        *self.now.lock().unwrap() = moment.to_utc();
    }

    /// Moves the clock by days.
    pub fn given_days_later(&self, days: i64) {
        *self.now.lock().unwrap() += TimeDelta::days(days);
    }

    /// Sets the clock to that of the machine, which the binary reads.
    pub fn given_the_time_of_the_machine(&self) {
        *self.now.lock().unwrap() = SystemTime::now().into();
    }

    /// The data directory.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Moves the clock.
    pub fn given_an_hour_later(&self) {
        self.given_hours_later(1);
    }

    /// Moves the clock further.
    pub fn given_hours_later(&self, n_hours: i64) {
        *self.now.lock().unwrap() += TimeDelta::hours(n_hours);
    }

    /// The moment that the clock shows.
    pub fn now(&self) -> DateTime<Utc> {
        *self.now.lock().unwrap()
    }

    /// The business day of the county.
    pub fn today(&self) -> NaiveDate {
        china_day(self.now())
    }

    /// From now on, whatever shows one of these numbers in the log is an error.
    pub fn given_no_number_in_the_log(&self, numbers: &Numbers) {
        self.log.look_for(numbers);
    }

    /// Asks the router.
    pub async fn get(&self, path: &str) -> Answer {
        self.request("GET", path).await
    }

    /// Asks the router with another method.
    pub async fn request(&self, method: &str, path: &str) -> Answer {
        self.send(method, path, &[], Vec::new()).await
    }

    /// Hands a document in, as an officer.
    pub async fn post(&self, officer: &str, path: &str, body: &Value) -> Answer {
        self.post_if(officer, path, &[], body).await
    }

    /// Hands a document in, as an officer, with more headers.
    pub async fn post_if(
        &self,
        officer: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Answer {
        let all = [&[("content-type", "application/json"), (OFFICER, officer)], headers];
        self.send("POST", path, &all.concat(), body.to_string()).await
    }

    /// Asks the router with headers and a body.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let answer = self.answer(method, path, headers, body.into()).await;
        self.log.assert_clean();
        answer
    }

    /// Asks for what cannot be answered; the answer, and what the operator finds in the log.
    pub async fn get_incident(&self, path: &str) -> (Answer, String) {
        let answer = self.answer("GET", path, &[], Body::empty()).await;
        (answer, self.log.take())
    }

    async fn answer(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Answer {
        let request = Request::builder().method(method).uri(encoded(path));
        let request = headers.iter().fold(request, |it, (name, value)| {
            it.header(*name, HeaderValue::from_bytes(value.as_bytes()).unwrap())
        });
        // Whoever is not named is the registry's own officer.
        let named = headers.iter().any(|(name, _)| *name == OFFICER);
        let own = HeaderValue::from_bytes(self.officer.name.as_bytes()).unwrap();
        let request = if named { request } else { request.header(OFFICER, own) };
        let mut request = request.body(body).unwrap();
        if let Some(address) = self.asked_from {
            request.extensions_mut().insert(ConnectInfo(address));
        }
        let response = api::router(self.state()).oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        self.couple(path, status).await;
        let headers = response.headers().clone();
        let text = |name| headers.get(name).map(|it: &HeaderValue| it.to_str().unwrap().to_owned());
        let content_type = text(header::CONTENT_TYPE).unwrap_or_default();
        let etag = text(header::ETAG).unwrap_or_default();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer {
            status,
            content_type,
            etag,
            body: serde_json::from_slice(&bytes).unwrap_or_default(),
            text: str::from_utf8(&bytes).unwrap_or_default().to_owned(),
            bytes: bytes.to_vec(),
            headers,
        }
    }

    pub(crate) fn state(&self) -> api::AppState {
        let (now, made) = (Arc::clone(&self.now), Arc::clone(&self.made));
        let clock = Arc::new(move || *now.lock().unwrap());
        let moment = Arc::clone(&self.now);
        let ids = Arc::new(move || {
            let count = made.fetch_add(1, Ordering::Relaxed);
            id_of(*moment.lock().unwrap(), count)
        });
        let roster = Some(Arc::new(roster(self.officer.scope)));
        let (store, officer) = (self.store.clone(), self.officer.clone());
        let archive = self.archive.clone();
        api::AppState {
            store,
            archive,
            office: self.office.clone(),
            officer,
            door: self.door,
            rate_limits: Arc::clone(&self.rate_limits),
            roster,
            clock,
            ids,
            desk: Arc::new(Desk {
                county_name: Some("永吉县".to_owned()),
                ..Desk::built_in(AUTHORITY)
            }),
            print_shop: PRINT_SHOP.clone(),
            town: self.town(),
        }
    }

    /// The town's counter, with officers, a clock and ids of the test.
    fn town(&self) -> Town {
        let (clock, ids) = (Arc::clone(&self.now), Arc::clone(&self.now));
        let made = Arc::clone(&self.made);
        Town {
            book: self.book.clone(),
            packs: Arc::new(PolicyPacks::built_in().clone()),
            clerk: Clerk::of_every_role(CLERK.to_owned(), Jurisdiction(None)),
            clerks: Some(Arc::new(clerks())),
            authority: TOWN_AUTHORITY.into(),
            clock: Arc::new(move || *clock.lock().unwrap()),
            day: china_day,
            ids: Arc::new(move || {
                let count = made.fetch_add(1, Ordering::Relaxed);
                id_of(*ids.lock().unwrap(), count)
            }),
            press: PRINT_SHOP.press_room(),
        }
    }

    async fn begin(&self, path: &Path) -> (Package, Batch) {
        let package = Package::open(path, Limits::default()).unwrap();
        let recorded_at = self.now();
        let head = Head {
            county: County::parse(package.county()).unwrap(),
            act: act_of(recorded_at),
            effect_day: china_day(recorded_at),
            recorded_at,
            evidence_sha256: hex(&package.digest()),
            note: None,
            repeated_identity_numbers: HashSet::clone(&package.facts().repeated_identity_numbers),
            name_of: |table| schema_of(table).name,
        };
        let batch = Batch::begin(&self.store, &self.officer, head).await.unwrap();
        (package, batch)
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registry").field("officer", &self.officer).finish_non_exhaustive()
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.status, self.content_type)?;
        match &self.body {
            Value::Null => write!(f, "{}", self.text),
            body => write!(f, "{body:#}"),
        }
    }
}

/// The id of the act of a moment.
fn act_of(moment: DateTime<Utc>) -> ActId {
    let millis = u64::try_from(moment.timestamp_millis()).unwrap();
    ActId(Builder::from_unix_timestamp_millis(millis, &[7; 10]).into_uuid())
}

async fn enter_all(package: &Package, path: &Path, effect_day: NaiveDate, batch: &mut Batch) {
    let mut examination = Examination::begin(package, path, Parameters::default());
    let county = DivisionCode::from(County::parse(package.county()).unwrap());
    let codes: Vec<&str> = package.villages().collect();
    for code in codes {
        let village = examination.examine(code).unwrap();
        let division = if code.is_empty() { county } else { DivisionCode::parse(code).unwrap() };
        let facts = read(&village, package.facts(), effect_day).unwrap();
        batch.enter(&division, facts, &village_digest(&village)).await.unwrap();
    }
}

/// The n-th id that is made, at a moment.
fn id_of(moment: DateTime<Utc>, count: u32) -> Uuid {
    let millis = u64::try_from(moment.timestamp_millis()).unwrap();
    let mut chosen = [1; 10];
    chosen[6..].copy_from_slice(&count.to_be_bytes());
    Builder::from_unix_timestamp_millis(millis, &chosen).into_uuid()
}

/// What stands in an address as it is said, percent-encoded where it must be.
fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'"';
    path.bytes()
        .map(|it| if plain(it) { char::from(it).to_string() } else { format!("%{it:02X}") })
        .collect()
}
