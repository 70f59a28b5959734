#![allow(warnings, clippy::all, clippy::pedantic)]
use chrono::*;
use geometry::*;
use identity::*;
use migrations::MigratorTrait;
use std::str::FromStr;
use std::time::Instant;
use store::*;
use tenure::*;
use uuid::Uuid;
fn row<T: Fact>(id: ObjectId, act: &Act, fact: T, links: T::Links) -> Row<T> {
    Row {
        registered: Registered {
            version: Version {
                object: id,
                number: 1,
                status: Status::Current,
                first_day: act.effect_day,
                last_day: None,
                act: act.id,
                recorded_at: act.recorded_at,
                superseded: None,
                source: Some(format!("DK:{}", 1)),
            },
            fact,
        },
        links,
    }
}
#[tokio::main]
async fn main() {
    let url = std::env::args().nth(1).unwrap();
    let store = Store::open(&url, Keys::new([1; 32], [2; 32])).await.unwrap();
    migrations::Registry::up(store.connection(), None).await.unwrap();
    let county = County::parse("510182").unwrap();
    let div = DivisionCode::parse("510182901001").unwrap();
    let act = Act {
        id: ActId(Uuid::now_v7()),
        number: 1,
        kind: ActKind::Takeover,
        officer: "x".into(),
        effect_day: "2026-01-01".parse().unwrap(),
        recorded_at: "2026-01-02T03:04:05Z".parse().unwrap(),
        evidence_sha256: None,
        note: None,
    };
    let issuer = |v: usize| {
        IssuerCode::parse(&format!("5101829{:02}{:03}00", 1 + v / 900, 1 + v % 900)).unwrap()
    };
    let oid = || ObjectId(Uuid::now_v7());
    let n = 100_000usize;
    let m = 350_000usize;
    let hh = n / 4;
    let crs = Crs::from_epsg(4523).unwrap();
    let date = act.effect_day;
    let mut objs = vec![];
    let mut parcels = vec![];
    let mut households = vec![];
    let mut persons = vec![];
    let mut members = vec![];
    for i in 0..n {
        let code = ParcelCode::new(issuer(i / 1000), (i % 1000 + 1) as u32).unwrap();
        let id = oid();
        objs.push(RegisterObject {
            id,
            kind: ObjectKind::Parcel,
            code: Some(code.as_str().into()),
            division: div,
            act: act.id,
        });
        let (x, y) =
            (35_431_207.1234 + (i % 300) as f64 * 30.0, 3_433_000.0 + (i / 300) as f64 * 30.0);
        let ring: Vec<Coord> = [
            (0., 0.),
            (0., 10.),
            (0., 20.),
            (0., 30.),
            (10., 30.),
            (30., 30.),
            (30., 20.),
            (30., 10.),
            (30., 0.),
            (0., 0.),
        ]
        .iter()
        .map(|(a, b)| Coord { x: x + a, y: y + b })
        .collect();
        parcels.push(row(
            id,
            &act,
            Parcel {
                code,
                feature_number: i as i64,
                name: "大田".into(),
                ownership: Some("30".into()),
                category: "10".into(),
                land_use: Some("011".into()),
                fertility: "01".into(),
                purpose: "1".into(),
                basic_farmland: true,
                measured_area_m2: SquareMetres("900.00".parse().unwrap()),
                measured_area_mu: Some(Mu("1.35".parse().unwrap())),
                bounds: Bounds {
                    east: Some("沟".into()),
                    west: Some("路".into()),
                    south: Some("张三".into()),
                    north: Some("李四".into()),
                },
                remark: None,
                boundary_witness: Some("张三".into()),
                key_points: "J1/J2/J3".into(),
                crs,
                outline: Outline {
                    patches: vec![Patch { exterior: Ring(ring), interiors: vec![] }],
                },
            },
            (),
        ));
    }
    for i in 0..hh {
        let code = ContractorCode::new(issuer(i / 1000), (i % 1000 + 1) as u32).unwrap();
        let id = oid();
        objs.push(RegisterObject {
            id,
            kind: ObjectKind::Household,
            code: Some(code.as_str().into()),
            division: div,
            act: act.id,
        });
        households.push(row(
            id,
            &act,
            Household {
                code: code.into(),
                head_name: "张三".into(),
                address: "试验村1组".into(),
                postcode: Some("611930".into()),
                phone: Some("13900000000".into()),
                survey_day: date,
                surveyor: Some("钱七".into()),
                note: None,
            },
            (),
        ));
    }
    for i in 0..m {
        let (id, h) = (oid(), households[i % hh].id());
        objs.push(RegisterObject {
            id,
            kind: ObjectKind::Person,
            code: None,
            division: div,
            act: act.id,
        });
        persons.push(row(
            id,
            &act,
            Person {
                name: "张三".into(),
                sex: Sex::Male,
                birth_day: Some(date),
                document: IdentityDocument {
                    kind: DocumentKind::IdentityCard,
                    number: IdentityNumber::new(format!("{:018}", i)),
                },
                standing: NumberStanding::Valid,
            },
            (),
        ));
        members.push(row(
            oid(),
            &act,
            HouseholdMember {
                relation: Relation::parse("02").unwrap(),
                co_holder: Some(true),
                note_kind: None,
                note: None,
            },
            HouseholdMemberLinks { household: h, person: id },
        ));
    }
    let total = Instant::now();
    let mut unit = store.begin(county).await.unwrap();
    unit.record_act(&act, &div).await.unwrap();
    macro_rules! time {
        ($what:literal, $n:expr, $e:expr) => {
            let t = Instant::now();
            let n = $n;
            $e;
            let s = t.elapsed().as_secs_f64();
            println!("{:10} {:7} rows {:6.2} s {:9.0} rows/s", $what, n, s, n as f64 / s);
        };
    }
    time!("objects", objs.len(), unit.insert_objects(objs).await.unwrap());
    time!("households", households.len(), unit.insert(households).await.unwrap());
    time!("parcels", parcels.len(), unit.insert(parcels).await.unwrap());
    time!("persons", persons.len(), unit.insert(persons).await.unwrap());
    time!("members", members.len(), unit.insert(members).await.unwrap());
    time!("commit", 1, unit.commit().await.unwrap());
    println!("total {:.2} s", total.elapsed().as_secs_f64());
    let t = Instant::now();
    let v = store.village_register(&Scope::Everywhere, &div, At::Current).await.unwrap();
    println!(
        "read back {} parcels {} persons in {:.2} s",
        v.parcels.len(),
        v.persons.len(),
        t.elapsed().as_secs_f64()
    );
    let keys: Vec<_> = v.parcels.iter().map(|p| (p.id(), 1)).collect();
    let mut unit = store.begin(county).await.unwrap();
    let t = Instant::now();
    unit.supersede::<Parcel>(&keys, act.id, act.recorded_at).await.unwrap();
    println!("supersede {} rows in {:.2} s", keys.len(), t.elapsed().as_secs_f64());
    drop(unit);
    let at = AsOf {
        as_of: "2026-11-22".parse().unwrap(),
        known_at: "2026-11-22T00:00:00Z".parse().unwrap(),
    };
    let t = Instant::now();
    for h in v.households.iter().take(500) {
        store.household_file(&Scope::Everywhere, county, h.id(), at).await.unwrap();
    }
    println!("household file {:.2} ms", t.elapsed().as_secs_f64() * 2.0);
    let t = Instant::now();
    for _ in 0..200 {
        store.search(&Scope::Everywhere, &Search::Code("00999".into()), 20, None).await.unwrap();
    }
    println!("search code {:.2} ms", t.elapsed().as_secs_f64() * 5.0);
    let t = Instant::now();
    for _ in 0..50 {
        store.search(&Scope::Everywhere, &Search::Name("张三".into()), 20, None).await.unwrap();
    }
    println!("search name {:.2} ms", t.elapsed().as_secs_f64() * 20.0);
    let t = Instant::now();
    let p = GaussKruger::from_epsg(4523)
        .unwrap()
        .to_lonlat(Coord { x: 35_431_207.1234 + 3015.0, y: 3_434_515.0 })
        .unwrap();
    for _ in 0..200 {
        let h = store
            .search(&Scope::Everywhere, &Search::Point { lon: p.x, lat: p.y }, 20, None)
            .await
            .unwrap();
        assert_eq!(h.len(), 1);
    }
    println!("search point {:.2} ms", t.elapsed().as_secs_f64() * 5.0);
    let t = Instant::now();
    println!(
        "{:?} in {:.2} s",
        store.counts(&Scope::Division(div)).await.unwrap(),
        t.elapsed().as_secs_f64()
    );
}
