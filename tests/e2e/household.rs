//! The household file: the members, the three books, and why.

use e2e_tests::{Engine, Registry, Sanquan, TODAY, on_both_engines, village};
use expect_test::expect;
use serde_json::Value;

on_both_engines!(
    a_household_with_land_has_its_contract,
    a_contract_has_its_parcels_as_features,
    a_household_without_land_has_its_homestead_and_shares,
    a_household_is_found_by_its_id,
    the_file_in_words,
    the_file_of_a_landless_household_in_words,
    a_file_is_of_the_day_that_it_is_in_the_county,
    before_the_contract_there_is_no_contract,
    before_the_decision_there_are_no_shares,
    a_homestead_stands_since_its_first_day,
    parcels_lie_in_the_county_in_longitude_and_latitude,
    a_parcel_in_shares_stands_in_both_files,
    rare_characters_are_kept,
    the_service_and_the_command_say_the_same,
    a_person_and_a_unit_are_no_households,
);

const WITH_LAND: &str = "220221901901010001";
const WITHOUT_LAND: &str = "22022190190101H0001";

async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry
}

async fn file(registry: &Registry, code: &str) -> Value {
    let answer = registry.get(&format!("/api/v1/households/{code}")).await;
    assert_eq!(
        (answer.status, answer.content_type.as_str()),
        (200, "application/json"),
        "{answer}"
    );
    answer.body
}

fn items<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value
        .pointer(pointer)
        .and_then(Value::as_array)
        .unwrap_or_else(|| panic!("{pointer} in {value:#}"))
}

async fn a_household_with_land_has_its_contract(engine: Engine) {
    let registry = registry(engine).await;
    let file = file(&registry, WITH_LAND).await;
    expect![[r#"
        [
          {
            "certificate": {
              "authority": "永吉县人民政府",
              "collected": true,
              "collected_day": "2016-03-07",
              "collector_name": "贾勇",
              "issued_day": "2016-02-12",
              "version": {
                "act": 1,
                "first_day": "2016-02-12",
                "number": 1,
                "recorded_at": "2026-11-22T08:00:00Z",
                "source": "CBJYQZ:1",
                "status": "current"
              }
            },
            "code": "220221901901010001J",
            "issuer": {
              "code": "22022190190101",
              "name": "三权镇样田村第1村民小组"
            },
            "mode": "110",
            "n_parcels": 4,
            "register_page": {
              "registered_day": "2016-01-29",
              "registrar": "登小华",
              "serial_number": "吉（2016）永吉县农村土地承包经营权证第000001号",
              "term_text": "1998年01月01日至2027年12月31日",
              "version": {
                "act": 1,
                "first_day": "1998-01-01",
                "number": 1,
                "recorded_at": "2026-11-22T08:00:00Z",
                "source": "CBJYQZDJB:1",
                "status": "current"
              }
            },
            "signed_day": "2015-12-28",
            "term": {
              "first_day": "1998-01-01",
              "last_day": "2027-12-31"
            },
            "title_documents": [
              {
                "day": "2015-12-28",
                "name": "农村土地承包合同",
                "number": "22022190190101000101",
                "path": "其他资料\\权属来源附件\\22022190190101000101.pdf"
              }
            ],
            "total_area_m2": "6264.94",
            "total_area_mu": "9.40",
            "version": {
              "act": 1,
              "first_day": "1998-01-01",
              "number": 1,
              "recorded_at": "2026-11-22T08:00:00Z",
              "source": "CBHT:1",
              "status": "current"
            },
            "why": {
              "citations": [
                "《农村土地承包法》第23条",
                "《农村土地承包法》第24条"
              ],
              "sentence": "依据2015-12-28与三权镇样田村第1村民小组签订的承包合同220221901901010001J，自1998-01-01起取得土地承包经营权；2016-01-29登簿（登簿人登小华）；2016-02-12由永吉县人民政府颁证。"
            }
          }
        ]"#]].assert_eq(&format!("{:#}", file["contracted_land"]["contracts"]));
}

async fn a_contract_has_its_parcels_as_features(engine: Engine) {
    let registry = registry(engine).await;
    let file = file(&registry, WITH_LAND).await;
    let parcels = items(&file, "/contracted_land/parcels/features");
    expect![[r#"
        {
          "geometry": {
            "coordinates": [
              [
                [
                  126.3995822769453,
                  43.699501978817956
                ],
                [
                  126.39957255687183,
                  43.69923665478739
                ],
                [
                  126.39956553449497,
                  43.69897012696401
                ],
                [
                  126.39972066305553,
                  43.69896736599921
                ],
                [
                  126.39986299033741,
                  43.69896587635704
                ],
                [
                  126.40001832688102,
                  43.69895708401012
                ],
                [
                  126.40002748504533,
                  43.699231458057135
                ],
                [
                  126.40003404104158,
                  43.69949693532783
                ],
                [
                  126.39981200030039,
                  43.69950085151854
                ],
                [
                  126.3995822769453,
                  43.699501978817956
                ]
              ]
            ],
            "type": "Polygon"
          },
          "id": "2202219019010100001",
          "properties": {
            "basic_farmland": false,
            "bounds": {
              "east": "邹浩东",
              "north": "道路",
              "south": "陈强",
              "west": "沟渠"
            },
            "by_share": true,
            "category": "10",
            "code": "2202219019010100001",
            "contract": "220221901901010001J",
            "contract_area_m2": "1086.47",
            "contract_area_mu": "1.63",
            "fertility": "03",
            "former_area_m2": null,
            "former_area_mu": null,
            "land_use": "013",
            "measured_area_m2": "2172.94",
            "measured_area_mu": "3.26",
            "name": "下弯地",
            "purpose": "1",
            "survey_crs": "EPSG:4551",
            "version": {
              "act": 1,
              "first_day": "1998-01-01",
              "number": 1,
              "recorded_at": "2026-11-22T08:00:00Z",
              "source": "DK:1",
              "status": "current"
            }
          },
          "type": "Feature"
        }"#]]
    .assert_eq(&format!("{:#}", parcels[0]));
    assert_eq!(parcels.len(), 4);
}

async fn a_household_without_land_has_its_homestead_and_shares(engine: Engine) {
    let registry = registry(engine).await;
    let file = file(&registry, WITHOUT_LAND).await;
    assert!(items(&file, "/contracted_land/contracts").is_empty());
    assert!(file.get("contractor").is_none());
    assert_eq!(items(&file, "/members").len(), 4);
    assert_eq!(items(&file, "/homesteads/outlines/features").len(), 1);
    expect![[r#"
        [
          {
            "actual_area_m2": "277.37",
            "approval_number": "永吉县宅字〔1990〕第13号",
            "approved_area_m2": "313.00",
            "building_area_m2": "185.84",
            "certificate_number": "吉（2016）永吉县不动产权第0000013号",
            "excess_area_m2": "0.00",
            "location": "吉林省吉林市永吉县三权镇样田村第1组外1号",
            "unit_code": "220221901901JC00013F00010001",
            "version": {
              "act": 1,
              "first_day": "1990-08-30",
              "number": 1,
              "recorded_at": "2026-11-22T08:00:00Z",
              "source": "homesteads:13",
              "status": "current"
            },
            "why": {
              "citations": [
                "《土地管理法》第62条第1款",
                "《民法典》第362条"
              ],
              "sentence": "经批准（批准文号永吉县宅字〔1990〕第13号），自1990-08-30起取得宅基地使用权，批准面积313.00平方米。"
            }
          }
        ]"#]].assert_eq(&format!("{:#}", file["homesteads"]["rights"]));
    expect![[r#"
        {
          "class": "member",
          "collective": "永吉县三权镇样田村股份经济合作社",
          "collective_code": "N299000156UKLQ6F83",
          "holder": "任宝文",
          "of_total": "449/4",
          "shares": "1",
          "version": {
            "act": 1,
            "first_day": "2018-11-26",
            "number": 1,
            "recorded_at": "2026-11-22T08:00:00Z",
            "source": "shares:91",
            "status": "current"
          },
          "why": {
            "citations": [
              "《农村集体经济组织法》第13条",
              "《农村集体经济组织法》第40条第1款"
            ],
            "sentence": "作为永吉县三权镇样田村股份经济合作社成员，依据2018年11月20日成员大会决议，自2018-11-26起持有1股。"
          }
        }"#]].assert_eq(&format!("{:#}", file["shares"][0]));
    assert_eq!(items(&file, "/shares").len(), 4);
}

async fn a_household_is_found_by_its_id(engine: Engine) {
    let registry = registry(engine).await;
    for code in [WITH_LAND, WITHOUT_LAND] {
        let by_code = file(&registry, code).await;
        let by_id = file(&registry, by_code["id"].as_str().unwrap()).await;
        assert_eq!(by_code, by_id);
    }
}

/// The file on the command line, without the moment of the command and the digest.
fn in_words(engine: Engine, code: &str) -> String {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let said =
        sanquan.run(["household", code, "--known-at", "2099-01-01T00:00:00Z", "--as-of", TODAY]);
    assert_eq!(said.code, Some(0), "{said}");
    said.stdout
}

async fn the_file_in_words(engine: Engine) {
    expect![[r#"
        农户 220221901901010003  邓斌文  吉林省吉林市永吉县三权镇样田村第1组3号
        截至 2026-11-22（2099-01-01 00:00:00 UTC 所知）

        家庭成员 4 人
          户主  邓斌文  男  1977-08-22 生  990001********5190  共有人
          妻  董丽  女  1981-01-20 生  990001********8161  共有人
          长子  邓凯飞  男  2001-08-30 生  990001********4754  共有人
          长女  邓琴  女  2004-12-02 生  990001********9603  共有人

        一、土地承包经营权
          合同 220221901901010003J  1998-01-01 至 2027-12-31  2 块  4355.99 平方米
            依据2015-12-28与三权镇样田村第1村民小组签订的承包合同220221901901010003J，自1998-01-01起取得土地承包经营权；2016-01-21登簿（登簿人登小华）；2016-01-26由永吉县人民政府颁证。［《农村土地承包法》第23条；《农村土地承包法》第24条］
            地块 2202219019010100006  北坝外  实测 2095.83 平方米  确权 2095.83 平方米（3.14 亩）
            地块 2202219019010100044  下岗  实测 2260.16 平方米  确权 2260.16 平方米（3.39 亩）

        二、宅基地使用权
          220221901901JC00002F00010001  吉林省吉林市永吉县三权镇样田村第1组3号  批准 297.00 平方米  实际 277.90 平方米  超占 0.00 平方米
            经批准（批准文号永吉县宅字〔1999〕第2号），自1999-09-12起取得宅基地使用权，批准面积297.00平方米。［《土地管理法》第62条第1款；《民法典》第362条］

        三、集体收益分配权
          邓斌文  永吉县三权镇样田村股份经济合作社  1 股（共 449/4 股）
            作为永吉县三权镇样田村股份经济合作社成员，依据2018年11月20日成员大会决议，自2018-11-26起持有1股。［《农村集体经济组织法》第13条；《农村集体经济组织法》第40条第1款］
          董丽  永吉县三权镇样田村股份经济合作社  1 股（共 449/4 股）
            作为永吉县三权镇样田村股份经济合作社成员，依据2018年11月20日成员大会决议，自2018-11-26起持有1股。［《农村集体经济组织法》第13条；《农村集体经济组织法》第40条第1款］
          邓凯飞  永吉县三权镇样田村股份经济合作社  1 股（共 449/4 股）
            作为永吉县三权镇样田村股份经济合作社成员，依据2018年11月20日成员大会决议，自2018-11-26起持有1股。［《农村集体经济组织法》第13条；《农村集体经济组织法》第40条第1款］
          邓琴  永吉县三权镇样田村股份经济合作社  1 股（共 449/4 股）
            作为永吉县三权镇样田村股份经济合作社成员，依据2018年11月20日成员大会决议，自2018-11-26起持有1股。［《农村集体经济组织法》第13条；《农村集体经济组织法》第40条第1款］

        登簿行为
          第 1 号  2026-11-22  经办 经办甲  依据 9243beaa44c8bd70bd78fce94cd12180cb27d16f1a70c13b608ad4d6ebbed9b3

    "#]].assert_eq(&in_words(engine, "220221901901010003"));
}

async fn the_file_of_a_landless_household_in_words(engine: Engine) {
    expect![[r#"
        农户 22022190190101H0001  任宝文  吉林省吉林市永吉县三权镇样田村第1组外1号
        截至 2026-11-22（2099-01-01 00:00:00 UTC 所知）

        家庭成员 4 人
          户主  任宝文  男  1970-04-29 生  990001********4497  共有人
          妻  文玉  女  1969-08-23 生  990001********672X  共有人
          长子  任立根  男  1996-04-01 生  990001********4195  共有人
          次子  任海鹏  男  2000-09-15 生  990001********7816  共有人

        一、土地承包经营权

        二、宅基地使用权
          220221901901JC00013F00010001  吉林省吉林市永吉县三权镇样田村第1组外1号  批准 313.00 平方米  实际 277.37 平方米  超占 0.00 平方米
            经批准（批准文号永吉县宅字〔1990〕第13号），自1990-08-30起取得宅基地使用权，批准面积313.00平方米。［《土地管理法》第62条第1款；《民法典》第362条］

        三、集体收益分配权
          任宝文  永吉县三权镇样田村股份经济合作社  1 股（共 449/4 股）
            作为永吉县三权镇样田村股份经济合作社成员，依据2018年11月20日成员大会决议，自2018-11-26起持有1股。［《农村集体经济组织法》第13条；《农村集体经济组织法》第40条第1款］
          文玉  永吉县三权镇样田村股份经济合作社  1 股（共 449/4 股）
            作为永吉县三权镇样田村股份经济合作社成员，依据2018年11月20日成员大会决议，自2018-11-26起持有1股。［《农村集体经济组织法》第13条；《农村集体经济组织法》第40条第1款］
          任立根  永吉县三权镇样田村股份经济合作社  1 股（共 449/4 股）
            作为永吉县三权镇样田村股份经济合作社成员，依据2018年11月20日成员大会决议，自2018-11-26起持有1股。［《农村集体经济组织法》第13条；《农村集体经济组织法》第40条第1款］
          任海鹏  永吉县三权镇样田村股份经济合作社  1 股（共 449/4 股）
            作为永吉县三权镇样田村股份经济合作社成员，依据2018年11月20日成员大会决议，自2018-11-26起持有1股。［《农村集体经济组织法》第13条；《农村集体经济组织法》第40条第1款］

        登簿行为
          第 1 号  2026-11-22  经办 经办甲  依据 9243beaa44c8bd70bd78fce94cd12180cb27d16f1a70c13b608ad4d6ebbed9b3

    "#]].assert_eq(&in_words(engine, WITHOUT_LAND));
}

async fn a_file_is_of_the_day_that_it_is_in_the_county(engine: Engine) {
    let registry = registry(engine).await;
    assert_eq!(registry.now().to_rfc3339(), "2026-11-22T08:00:00+00:00");
    registry.given_hours_later(7);
    assert_eq!(file(&registry, WITH_LAND).await["as_of"], "2026-11-22", "an hour to midnight");
    registry.given_hours_later(1);
    assert_eq!(file(&registry, WITH_LAND).await["as_of"], "2026-11-23", "midnight in China");
}

async fn before_the_contract_there_is_no_contract(engine: Engine) {
    let registry = registry(engine).await;
    for (day, n_contracts) in [("1997-12-31", 0), ("1998-01-01", 1), ("2026-11-22", 1)] {
        let answer = registry.get(&format!("/api/v1/households/{WITH_LAND}?as_of={day}")).await;
        // Before its contract the register may not know the household at all.
        let contracts = answer.body.pointer("/contracted_land/contracts").and_then(Value::as_array);
        assert_eq!(contracts.map_or(0, Vec::len), n_contracts, "{day}: {answer}");
        assert!(
            answer.status == 200 || (answer.status == 404 && n_contracts == 0),
            "{day}: {answer}"
        );
    }
}

async fn before_the_decision_there_are_no_shares(engine: Engine) {
    let registry = registry(engine).await;
    for (day, n_shares) in [("2018-11-25", 0), ("2018-11-26", 4)] {
        let answer = registry.get(&format!("/api/v1/households/{WITHOUT_LAND}?as_of={day}")).await;
        assert_eq!(answer.status, 200, "{day}: {answer}");
        assert_eq!(items(&answer.body, "/shares").len(), n_shares, "{day}");
        assert_eq!(items(&answer.body, "/homesteads/rights").len(), 1, "{day}");
    }
}

async fn a_homestead_stands_since_its_first_day(engine: Engine) {
    let registry = registry(engine).await;
    for day in ["1990-08-30", "2015-09-13", "2015-09-14"] {
        let answer = registry.get(&format!("/api/v1/households/{WITHOUT_LAND}?as_of={day}")).await;
        let rights = answer.body.pointer("/homesteads/rights").and_then(Value::as_array);
        assert_eq!(rights.map_or(0, Vec::len), 1, "{day}: {answer}");
    }
}

async fn parcels_lie_in_the_county_in_longitude_and_latitude(engine: Engine) {
    // The seats of the counties (seeds), and how far a village may lie from its own.
    let seats = [
        ("220221", "220221901901010001", 126.50, 43.67),
        ("220421", "220421901901010001", 125.53, 42.68),
        ("330421", "330421901901010001", 120.92, 30.83),
        ("371522", "371522901901010001", 115.67, 36.24),
        ("610921", "610921901901010001", 108.51, 32.89),
    ];
    for (name, household, lon, lat) in seats {
        let registry = Registry::new(engine).await;
        registry.given_package(&village(name)).await;
        let file = file(&registry, household).await;
        let features = items(&file, "/contracted_land/parcels/features");
        assert!(!features.is_empty());
        for feature in features {
            for position in
                items(feature, "/geometry/coordinates").iter().flat_map(|it| it.as_array().unwrap())
            {
                let (x, y) = (position[0].as_f64().unwrap(), position[1].as_f64().unwrap());
                assert!((x - lon).abs() < 0.5 && (y - lat).abs() < 0.5, "{name}: {x} {y}");
            }
        }
    }
}

async fn a_parcel_in_shares_stands_in_both_files(engine: Engine) {
    let registry = registry(engine).await;
    for code in [WITH_LAND, "220221901901010012"] {
        let file = file(&registry, code).await;
        let parcels = items(&file, "/contracted_land/parcels/features");
        let shared = parcels.iter().find(|it| it["id"] == "2202219019010100001").unwrap();
        assert_eq!(shared["properties"]["by_share"], true);
        assert_eq!(shared["properties"]["contract_area_m2"], "1086.47");
    }
}

async fn rare_characters_are_kept(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("330421")).await;
    let mut text = String::new();
    for n in 1..=15 {
        text += &registry.get(&format!("/api/v1/households/3304219019010100{n:02}")).await.text;
        text += &registry.get(&format!("/api/v1/households/3304219019010200{n:02}")).await.text;
    }
    for character in ['𬭎', '㙍', '𠅤'] {
        assert!(text.contains(character), "{character} is lost");
    }
}

async fn the_service_and_the_command_say_the_same(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let registry = Registry::over(sanquan.place()).await;
    for code in [WITH_LAND, WITHOUT_LAND, "220221901901020003"] {
        for (as_of, known_at) in
            [("2026-11-22", "2099-01-01T00:00:00Z"), ("2016-06-01", "2099-01-01T00:00:00Z")]
        {
            let path = format!("/api/v1/households/{code}?as_of={as_of}&known_at={known_at}");
            let said = sanquan.household(code, &["--as-of", as_of, "--known-at", known_at]);
            assert_eq!(said, registry.get(&path).await.body);
        }
    }
}

async fn a_person_and_a_unit_are_no_households(engine: Engine) {
    let registry = registry(engine).await;
    for contractor in ["220221901901008001", "220221901901009001"] {
        let answer = registry.get(&format!("/api/v1/households/{contractor}")).await;
        assert!(matches!(answer.status, 400 | 404), "{answer}");
    }
}
