//! Packs that are refused, and what is said of them.

use expect_test::{Expect, expect};

use super::{PolicyPack, PolicyPacks, PolicyPacksError};

const JILIN: &str = include_str!("../../data/jilin.toml");

/// What is said of the pack of Jilin with one passage put otherwise; of a closed list, without the list.
fn check(passage: &str, instead: &str, expected: &Expect) {
    assert!(JILIN.contains(passage), "{passage}");
    let faults = PolicyPack::parse("jilin.toml", &JILIN.replacen(passage, instead, 1)).unwrap_err();
    let text = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let lines: Vec<&str> =
        text.lines().map(|it| it.split(", expected one of").next().unwrap()).collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn a_fact_that_is_not_in_the_list_is_refused() {
    check(
        r#"["in-city-district"]"#,
        r#"["no-claim-elsewhere"]"#,
        &expect![[r#"
            jilin.toml: it cannot be read: TOML parse error at line 100, column 22
                |
            100 | any-of = [{ facts = ["no-claim-elsewhere"] }]
                |                      ^^^^^^^^^^^^^^^^^^^^
            unknown variant `no-claim-elsewhere`"#]],
    );
}

#[test]
fn a_document_that_is_not_in_the_list_is_refused() {
    check(
        r#"[["diploma","#,
        r#"[["declaration-of-origin","#,
        &expect![[r#"
            jilin.toml: it cannot be read: TOML parse error at line 207, column 12
                |
            207 | all-of = [["declaration-of-origin", "title-certificate", "vocational-certificate", "skill-certificate"]]
                |            ^^^^^^^^^^^^^^^^^^^^^^^
            unknown variant `declaration-of-origin`"#]],
    );
}

#[test]
fn a_field_that_is_not_known_is_refused() {
    check(
        "division = ",
        "extra = true\ndivision = ",
        &expect![[r#"
            jilin.toml: it cannot be read: TOML parse error at line 9, column 1
              |
            9 | extra = true
              | ^^^^^
            unknown field `extra`"#]],
    );
}

#[test]
fn a_fact_for_a_right_is_refused_by_its_words_already() {
    check(
        r#"["in-city-district"]"#,
        r#"["land-contract-returned"]"#,
        &expect![
            "jilin.toml: channels.city.conditions[0].any-of[0].facts[0]: `land` names a right in the countryside, on which no settlement may turn"
        ],
    );
}

#[test]
fn a_note_that_asks_for_a_right_is_refused_with_its_field() {
    check(
        "本文未界定合法稳定职业",
        "须先退出宅基地",
        &expect![[r#"
            jilin.toml: open.kind-of-occupation.note-zh: `宅基` names a right in the countryside, on which no settlement may turn
            jilin.toml: open.kind-of-occupation.note-zh: `先退` speaks of giving something up, on which no settlement may turn
            jilin.toml: open.kind-of-occupation.note-zh: `退出` speaks of giving something up, on which no settlement may turn"#]],
    );
}

#[test]
fn a_key_that_asks_for_a_right_is_refused() {
    check(
        "[channels.relatives]\nbeyond",
        "[channels.relatives]\nhomestead = 1\nbeyond",
        &expect![
            "jilin.toml: channels.talents.relatives.homestead: `homestead` names a right in the countryside, on which no settlement may turn"
        ],
    );
}

#[test]
fn words_that_do_not_stand_in_the_clause_are_refused() {
    check(
        "quotation = \"合法稳定职业\"",
        "quotation = \"合法稳定收入\"",
        &expect![
            "jilin.toml: channels.city.conditions[2].quotation: these words do not stand in the clause of the channel"
        ],
    );
}

#[test]
fn a_limit_on_a_fact_that_counts_nothing_is_refused() {
    check(
        r#"{ facts = ["owned-dwelling"] }"#,
        r#"{ facts = ["owned-dwelling"], months = 3 }"#,
        &expect![
            "jilin.toml: channels.city.conditions[1].any-of[0].months: `owned-dwelling` counts no months that this could limit"
        ],
    );
}

#[test]
fn a_limit_of_nothing_is_refused() {
    check(
        "months = 24",
        "months = 0",
        &expect!["jilin.toml: channels.city.conditions[1].any-of[1].months: it is empty"],
    );
}

#[test]
fn a_question_that_is_not_there_is_refused_and_so_is_one_that_nobody_asks() {
    check(
        r#"open = "kind-of-pension""#,
        r#"open = "kind-of-pensions""#,
        &expect![[r#"
        jilin.toml: channels.city.conditions[3].any-of: there is no open question `kind-of-pensions`
        jilin.toml: open.kind-of-pension: nothing points at this open question"#]],
    );
}

#[test]
fn a_condition_that_asks_nothing_is_refused() {
    check(
        r#"{ facts = ["in-city-district"] }"#,
        "{}",
        &expect![
            "jilin.toml: channels.city.conditions[0].any-of[0].facts: a condition without facts must say which question is open"
        ],
    );
}

#[test]
fn two_channels_of_one_code_are_refused() {
    check(
        "code = \"city\"",
        "code = \"towns\"",
        &expect!["jilin.toml: channels.towns.code: `towns` stands twice"],
    );
}

#[test]
fn a_channel_that_does_not_say_who_comes_along_is_refused() {
    check(
        "[channels.relatives]\nbeyond = \"relatives-of-talents\"\n",
        "",
        &expect![[r#"
        jilin.toml: channels.talents.relatives: a channel says who may come along, or that the text does not say
        jilin.toml: open.relatives-of-talents: nothing points at this open question"#]],
    );
}

#[test]
fn a_protective_clause_that_protects_nothing_is_refused() {
    check(
        "现阶段，不得以退出“三权”作为农民进城落户的条件。",
        "依法办理落户。",
        &expect![
            "jilin.toml: protections[0].quotation: this is no clause that forbids making the giving up of a right a condition"
        ],
    );
}

#[test]
fn a_pack_without_a_protective_clause_has_to_say_so() {
    let clause = "[[protections]]\nat = [\"五、\", \"（十八）\"]\nquotation = \"现阶段，不得以退出“三权”作为农民进城落户的条件。\"\n";
    check(
        clause,
        "",
        &expect![
            "jilin.toml: protections: the text has no protective clause, and the pack does not say so"
        ],
    );
}

#[test]
fn a_file_that_is_no_toml_is_refused() {
    check(
        "[source]",
        "[source",
        &expect![[r#"
            jilin.toml: it cannot be read: TOML parse error at line 11, column 8
               |
            11 | [source
               |        ^
            unclosed table, expected `]`"#]],
    );
}

#[test]
fn one_municipality_has_one_pack() {
    let error = PolicyPacks::parse([("a.toml", JILIN), ("b.toml", JILIN)]).unwrap_err();
    let expected = PolicyPacksError::Twice { file: "b.toml".into(), code: "jilin".into() };
    assert_eq!(error, expected);
}

#[test]
fn a_municipality_is_added_without_code() {
    let text = JILIN.replace("code = \"jilin\"", "code = \"siping\"").replace("220200", "220300");
    let packs = PolicyPacks::parse([("jilin.toml", JILIN), ("siping.toml", &text)]).unwrap();
    assert_eq!(packs.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["jilin", "siping"]);
}
