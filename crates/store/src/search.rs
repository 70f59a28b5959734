//! Finds objects by name, by code, and by place, within a scope.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use geometry::{Coord, Crs, Envelope, Outline};
use identity::{County, DivisionCode};
use sea_orm::{
    ConnectionTrait as _, FromQueryResult as _, Order,
    sea_query::{Cond, Expr, ExprTrait as _, Query, SelectStatement},
};
use tenure::{Homestead, ObjectId, ObjectKind, Parcel};
use uuid::Uuid;

use crate::{
    At, Fact, Keys, Row, Scope, Store, StoreError, act, dialect, object::reversed,
    scope::county_of, select::column, session::Session,
};

/// Fewer characters of a code would find half the county.
const CODE_LENGTH_MIN: usize = 4;
/// The grid of surveyed coordinates is 0.0001 m: a place is asked for on it.
const GRID_PER_METRE: f64 = 10_000.0;

const OBJECT: &str = "register_object";

/// What is looked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Search {
    /// Persons and contractors whose names begin so.
    Name(String),
    /// Objects of any kind by their code, or by its last four or more characters.
    Code(String),
    /// Parcels and homesteads at a place, in degrees; a place on a boundary finds both sides.
    Point { lon: f64, lat: f64 },
}

/// An object that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub county: County,
    pub kind: ObjectKind,
    pub id: ObjectId,
    pub division: DivisionCode,
    /// What was found: the name, or the code.
    pub matched: String,
    /// The code of the object, where it has one.
    pub code: Option<String>,
    /// The households that it now belongs to, with their codes: one, or several for a parcel held by shares.
    pub households: Vec<(ObjectId, String)>,
}

impl Store {
    /// At most `limit` hits, in the order of what matched; `after` is the last hit of the page before.
    pub async fn search(
        &self,
        scope: &Scope,
        search: &Search,
        limit: u32,
        after: Option<&Hit>,
    ) -> Result<Vec<Hit>, StoreError> {
        let session = self.read().await?;
        let finder = Finder { session: &session, scope, limit: u64::from(limit), after };
        let hits = match search {
            Search::Name(name) => finder.by_name(name).await?,
            Search::Code(code) => finder.by_code(code).await?,
            Search::Point { lon, lat } => {
                let place = Coord { x: *lon, y: *lat };
                let mut hits = finder.at_place::<Parcel>(self.keys(), place).await?;
                hits.extend(finder.at_place::<Homestead>(self.keys(), place).await?);
                finder.page(hits)
            }
        };
        with_households(&session, hits).await
    }
}

/// The order of hits, and the place of a page in it.
fn position(hit: &Hit) -> (County, &str, Uuid) {
    (hit.county, &hit.matched, hit.id.0)
}

struct Finder<'a> {
    session: &'a Session,
    scope: &'a Scope,
    limit: u64,
    after: Option<&'a Hit>,
}

impl Finder<'_> {
    async fn counties(&self, hint: Option<County>) -> Result<Vec<County>, StoreError> {
        match self.scope.county().or(hint) {
            Some(county) => Ok(vec![county]),
            None => act::counties(self.session).await,
        }
    }

    fn page(&self, mut hits: Vec<Hit>) -> Vec<Hit> {
        if let Some(after) = self.after {
            hits.retain(|it| position(it) > position(after));
        }
        hits.sort_by(|a, b| position(a).cmp(&position(b)));
        hits.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        hits
    }

    /// The objects of a county behind the rows of a table, from where the last page ended.
    fn objects(
        &self,
        county: County,
        table: &'static str,
        matched: &'static str,
    ) -> SelectStatement {
        let mut query = Query::select();
        query
            .columns(["id", "kind", "code", "division"].map(|it| (OBJECT, it)))
            .expr_as(column(table, matched), "matched")
            .from(OBJECT)
            .and_where(column(OBJECT, "county").eq(county.as_str()))
            .cond_where(self.scope.condition(column(OBJECT, "division")))
            .order_by((table, matched), Order::Asc)
            .order_by((table, "id"), Order::Asc)
            .limit(self.limit);
        if table != OBJECT {
            query
                .inner_join(
                    table,
                    Cond::all()
                        .add(column(table, "county").equals((OBJECT, "county")))
                        .add(column(table, "id").equals((OBJECT, "id"))),
                )
                .and_where(column(table, "county").eq(county.as_str()))
                .cond_where(At::Current.condition(table));
        }
        if let Some(after) = self.after.filter(|it| it.county == county) {
            let last = Expr::tuple([Expr::value(after.matched.as_str()), Expr::value(after.id.0)]);
            query.and_where(Expr::tuple([column(table, matched), column(table, "id")]).gt(last));
        }
        query
    }

    async fn fetch(&self, county: County, query: &SelectStatement) -> Result<Vec<Hit>, StoreError> {
        let mut hits = Vec::new();
        for row in self.session.query_all(query).await? {
            let id: Uuid = row.try_get("", "id")?;
            let corrupt = |what: &str| StoreError::corrupt(OBJECT, id, what);
            let kind: String = row.try_get("", "kind")?;
            let division: String = row.try_get("", "division")?;
            hits.push(Hit {
                county,
                kind: ObjectKind::parse(&kind).ok_or_else(|| corrupt("kind is not in its list"))?,
                id: ObjectId(id),
                division: DivisionCode::parse(&division)
                    .map_err(|error| corrupt(&error.to_string()))?,
                matched: row.try_get("", "matched")?,
                code: row.try_get("", "code")?,
                households: Vec::new(),
            });
        }
        Ok(hits)
    }

    async fn by_name(&self, name: &str) -> Result<Vec<Hit>, StoreError> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(Vec::new());
        }
        let mut hits = Vec::new();
        for county in self.counties(None).await? {
            if self.after.is_some_and(|it| it.county > county) {
                continue;
            }
            for table in ["person", "contractor"] {
                let mut query = self.objects(county, table, "name");
                query.cond_where(dialect::begins_with(column(table, "name"), name));
                hits.extend(self.fetch(county, &query).await?);
            }
        }
        Ok(self.page(hits))
    }

    async fn by_code(&self, code: &str) -> Result<Vec<Hit>, StoreError> {
        let code = code.trim().to_uppercase();
        if code.chars().count() < CODE_LENGTH_MIN {
            return Ok(Vec::new());
        }
        let mut hits = Vec::new();
        for county in self.counties(None).await? {
            if self.after.is_some_and(|it| it.county > county) {
                continue;
            }
            let mut query = self.objects(county, OBJECT, "code");
            let reversed = reversed(&code);
            query.cond_where(dialect::begins_with(column(OBJECT, "code_reversed"), &reversed));
            hits.extend(self.fetch(county, &query).await?);
        }
        Ok(self.page(hits))
    }

    async fn at_place<T: Fact + Placed>(
        &self,
        keys: &Keys,
        place: Coord,
    ) -> Result<Vec<Hit>, StoreError> {
        let at = Envelope { min_x: place.x, min_y: place.y, max_x: place.x, max_y: place.y };
        let statement = dialect::meeting(self.session.engine(), T::NAME, at);
        let mut found: HashMap<County, Vec<Uuid>> = HashMap::new();
        for row in self.session.query_all_raw(statement).await? {
            let county: String = row.try_get("", "county")?;
            let row: Row<T> = T::read(T::Model::from_query_result(&row, "")?, keys)?;
            let county = county_of(&county)
                .ok_or_else(|| StoreError::corrupt(T::NAME, row.id().0, "county is no county"))?;
            let (crs, outline) = row.fact().place();
            if contains(crs, outline, place) {
                found.entry(county).or_default().push(row.id().0);
            }
        }
        let mut hits = Vec::new();
        for (county, ids) in found {
            let mut query = self.objects(county, OBJECT, "code");
            query.and_where(column(OBJECT, "id").is_in(ids));
            hits.extend(self.fetch(county, &query).await?);
        }
        Ok(hits)
    }
}

/// Facts with a place on the ground.
trait Placed {
    fn place(&self) -> (Crs, &Outline);
}

impl Placed for Parcel {
    fn place(&self) -> (Crs, &Outline) {
        (self.crs, &self.outline)
    }
}

impl Placed for Homestead {
    fn place(&self) -> (Crs, &Outline) {
        (self.crs, &self.outline)
    }
}

/// Whether a place in degrees lies in a surveyed outline, decided in the coordinates of the survey.
fn contains(crs: Crs, outline: &Outline, place: Coord) -> bool {
    let Crs::GaussKruger(zone) = crs else { return outline.contains(place) };
    let on_grid = |metres: f64| (metres * GRID_PER_METRE).round() / GRID_PER_METRE;
    zone.from_lonlat(place)
        .is_ok_and(|it| outline.contains(Coord { x: on_grid(it.x), y: on_grid(it.y) }))
}

/// Names the household of each hit, in as many queries as there are steps on the way to it.
async fn with_households(session: &Session, mut hits: Vec<Hit>) -> Result<Vec<Hit>, StoreError> {
    let mut counties: Vec<County> = hits.iter().map(|it| it.county).collect();
    counties.sort_unstable();
    counties.dedup();
    for county in counties {
        let route = Route { session, county };
        let here = |kind: ObjectKind| {
            let of_kind = hits.iter().filter(move |it| it.county == county && it.kind == kind);
            of_kind.map(|it| it.id.0).collect::<Ids>()
        };
        let mut households = Ways::itself(&here(ObjectKind::Household));
        let persons = here(ObjectKind::Person);
        households
            .add(route.step("household_member", "person_id", "household_id", &persons).await?);
        let homesteads = here(ObjectKind::Homestead);
        households.add(route.step("homestead", "id", "household_id", &homesteads).await?);
        let parcels = here(ObjectKind::Parcel);
        let contracts =
            route.step("contracted_parcel", "parcel_id", "contract_id", &parcels).await?;
        let all_contracts = &here(ObjectKind::LandContract) | &contracts.ends();
        let contractors =
            route.step("land_contract", "id", "contractor_id", &all_contracts).await?;
        let all_contractors = &here(ObjectKind::Contractor) | &contractors.ends();
        let of_contractors =
            route.step("contractor", "id", "household_id", &all_contractors).await?;
        let of_contracts = contractors.then(&of_contractors);
        households.add(contracts.then(&of_contracts));
        households.add(of_contracts);
        households.add(of_contractors);
        let codes = route.codes(&households.ends()).await?;
        for hit in hits.iter_mut().filter(|it| it.county == county) {
            let found = households.0.get(&hit.id.0).into_iter().flatten();
            let with_codes = found.filter_map(|id| Some((ObjectId(*id), codes.get(id)?.clone())));
            hit.households = with_codes.collect();
        }
    }
    Ok(hits)
}

type Ids = BTreeSet<Uuid>;

/// The ways from objects to others: a parcel that is held by shares leads to several households.
#[derive(Default)]
struct Ways(BTreeMap<Uuid, Ids>);

impl Ways {
    /// From each object to itself.
    fn itself(ids: &Ids) -> Self {
        Self(ids.iter().map(|id| (*id, Ids::from([*id]))).collect())
    }

    fn add(&mut self, more: Self) {
        for (from, to) in more.0 {
            self.0.entry(from).or_default().extend(to);
        }
    }

    /// These ways, and from their ends the next ones.
    fn then(&self, next: &Self) -> Self {
        let onward =
            |via: &Ids| via.iter().filter_map(|it| next.0.get(it)).flatten().copied().collect();
        Self(self.0.iter().map(|(from, via)| (*from, onward(via))).collect())
    }

    fn ends(&self) -> Ids {
        self.0.values().flatten().copied().collect()
    }
}

struct Route<'a> {
    session: &'a Session,
    county: County,
}

impl Route<'_> {
    fn query(&self, table: &'static str, from: &'static str, ids: &Ids) -> SelectStatement {
        let mut query = Query::select();
        query
            .from(table)
            .and_where(column(table, "county").eq(self.county.as_str()))
            .and_where(column(table, from).is_in(ids.iter().copied()))
            .cond_where(At::Current.condition(table));
        query
    }

    /// From the objects in one column of a table to those in another, by its current rows.
    async fn step(
        &self,
        table: &'static str,
        from: &'static str,
        to: &'static str,
        ids: &Ids,
    ) -> Result<Ways, StoreError> {
        let mut steps = Ways::default();
        if ids.is_empty() {
            return Ok(steps);
        }
        let mut query = self.query(table, from, ids);
        query.columns([(table, from), (table, to)]);
        for row in self.session.query_all(&query).await? {
            if let Some(to) = row.try_get_by_index::<Option<Uuid>>(1)? {
                steps.0.entry(row.try_get_by_index(0)?).or_default().insert(to);
            }
        }
        Ok(steps)
    }

    async fn codes(&self, households: &Ids) -> Result<HashMap<Uuid, String>, StoreError> {
        if households.is_empty() {
            return Ok(HashMap::new());
        }
        let mut query = self.query("household", "id", households);
        query.columns([("household", "id"), ("household", "code")]);
        let rows = self.session.query_all(&query).await?;
        rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
    }
}
