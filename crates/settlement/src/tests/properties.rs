//! What holds of every pack, whatever the facts.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::evaluation::{self, Answer};
use crate::{Fact, FactKind, Facts, Measure, PolicyPack, PolicyPacks};

fn any_pack() -> impl Strategy<Value = &'static PolicyPack> {
    select(PolicyPacks::built_in().iter().collect::<Vec<_>>())
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let months = prop_oneof![Just(None), (0_u16..30).prop_map(Some)];
    (select(FactKind::ALL), months).prop_map(|(kind, months)| Fact { kind, months })
}

fn any_facts() -> impl Strategy<Value = Vec<Fact>> {
    let kinds = subsequence(FactKind::ALL, 0..FactKind::ALL.len());
    kinds.prop_flat_map(|kinds| {
        let months = proptest::collection::vec(0_u16..30, kinds.len());
        months.prop_map(move |months| {
            kinds.iter().zip(months).map(|(kind, months)| Fact::of_months(*kind, months)).collect()
        })
    })
}

/// The answers of every channel and of the permit.
fn answers(pack: &PolicyPack, facts: &Facts) -> Vec<Answer> {
    let channels = evaluation::settlement(pack, facts).channels;
    let permit = evaluation::residence_permit(pack, facts);
    channels.iter().chain([&permit]).map(|it| it.answer).collect()
}

fn none_is_worse(before: &[Answer], after: &[Answer]) -> bool {
    before.iter().zip(after).all(|(before, after)| after >= before)
}

/// The facts with every length longer, and every agreed day nearer, by so many months.
fn improved(facts: &[Fact], months: u16) -> Facts {
    let better = |it: &Fact| {
        let months = match it.kind.measure() {
            Some(Measure::Until) => it.months.map(|it| it.saturating_sub(months)),
            _ => it.months.map(|it| it.saturating_add(months)),
        };
        Fact { kind: it.kind, months }
    };
    facts.iter().map(better).collect()
}

proptest! {
    #[test]
    fn the_order_of_the_facts_changes_nothing(
        pack in any_pack(),
        (facts, shuffled) in any_facts().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
    ) {
        let (facts, shuffled): (Facts, Facts) = (facts.into_iter().collect(), shuffled.into_iter().collect());
        prop_assert_eq!(evaluation::settlement(pack, &facts), evaluation::settlement(pack, &shuffled));
        prop_assert_eq!(
            evaluation::residence_permit(pack, &facts),
            evaluation::residence_permit(pack, &shuffled)
        );
    }

    #[test]
    fn one_more_fact_makes_no_answer_worse(pack in any_pack(), facts in any_facts(), more in any_fact()) {
        let facts: Facts = facts.into_iter().collect();
        let before = answers(pack, &facts);
        prop_assert!(none_is_worse(&before, &answers(pack, &facts.with(more))));
    }

    #[test]
    fn longer_residence_work_and_insurance_make_no_answer_worse(
        pack in any_pack(),
        facts in any_facts(),
        months in 0_u16..40,
    ) {
        let before = answers(pack, &facts.iter().copied().collect());
        prop_assert!(none_is_worse(&before, &answers(pack, &improved(&facts, months))));
    }

    #[test]
    fn a_trace_answers_as_its_conditions_do_and_says_so_in_both_languages(
        pack in any_pack(),
        facts in any_facts(),
    ) {
        for trace in evaluation::settlement(pack, &facts.into_iter().collect()).channels {
            prop_assert_eq!(Some(trace.answer), trace.conditions.iter().map(|it| it.answer).min());
            for language in [crate::Language::Chinese, crate::Language::English] {
                let text = trace.explain(language);
                prop_assert_eq!(text.lines().count(), trace.conditions.len() + 1);
                prop_assert!(text.contains(trace.answer.name(language)));
            }
        }
    }
}

#[test]
fn nothing_known_meets_nothing() {
    for pack in PolicyPacks::built_in().iter() {
        assert_eq!(
            evaluation::settlement(pack, &Facts::default()).answer(),
            Answer::NotMet,
            "{}",
            pack.code
        );
    }
}
