//! The statement of SR-27: as text, on paper, and on the public page; and the demo that shows what it says.

use e2e_tests::{Engine, Registry, Sanquan, TOWN_INTAKE, TownCounter, on_both_engines, pdf_text};
use serde_json::json;

on_both_engines!(
    the_statement_is_shown_printed_and_verified,
    the_demo_settles_a_member_and_the_household_file_is_the_same,
);

async fn the_statement_is_shown_printed_and_verified(engine: Engine) {
    let registry = Registry::new(engine).await;
    let town = TownCounter { registry: &registry };
    let person = town.person("张三", None).await;
    let application = TownCounter::graduate(&person, "2026-11-22", &json!([]));
    let application = town.apply(&application).await;
    town.grant(&application).await;
    town.settle(&person, &application).await;

    let text = town.get("statements/2026-0001").await;
    assert_eq!(text.body["zh"]["title"], "农村权利不变告知书", "{text}");
    assert_eq!(text.body["zh"]["statutes"].as_array().unwrap().len(), 5, "{text}");
    let paper = "statements/2026-0001/paper";
    let printed = town.post(TOWN_INTAKE, paper, &json!(null)).await;
    assert_eq!((printed.status, printed.content_type.as_str()), (200, "application/pdf"));
    let words: String = pdf_text(&printed.bytes).split_whitespace().collect();
    for said in
        ["农村权利不变告知书", "张三", "不因本次落户而改变", "乡村振兴促进法", "吉林市公安局"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert_eq!(town.get("statements/2026-0001").await.body["print_count"], 1);

    let digest = text.body["digest"].as_str().unwrap();
    for (digest, class) in [(digest, "result match"), ("00", "result mismatch")] {
        let page = registry.get(&format!("/settlement/verify/2026-0001?digest={digest}")).await;
        assert!(page.text.contains(class), "{page}");
        assert!(!page.text.contains("张三"), "nothing personal stands on the page");
    }
    let page = registry.get("/settlement/verify/2026-0002?digest=00").await;
    assert!(page.text.contains("result unknown"), "{page}");
}

async fn the_demo_settles_a_member_and_the_household_file_is_the_same(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let demo = sanquan.run(["demo", "--no-serve"]).json();
    let settlement = &demo["settlement"];
    assert_eq!(settlement["household_file_unchanged"], true, "{settlement}");
    let number = settlement["statement"].as_str().unwrap();
    let said = sanquan.run(["settlement", "statement", number]);
    assert_eq!(said.code, Some(0), "{said}");
    assert!(said.stdout.contains("不因本次落户而改变"), "{said}");
    let said = sanquan.run(["settlement", "statement", number, "--english"]);
    assert!(said.stdout.contains("do not change because you have settled"), "{said}");
    let figures = sanquan.run(["safeguard", "--json"]).json();
    assert_eq!(figures["statistics"]["settled"], 1, "{figures}");
    assert_eq!(figures["statistics"]["settled_with_rights"], 1, "{figures}");
}
