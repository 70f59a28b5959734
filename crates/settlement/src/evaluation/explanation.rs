//! The trace in words, for the applicant and for whoever reviews it.

use std::collections::BTreeSet;

use super::{
    AlternativeTrace, Answer, CompanionTrace, ConditionTrace, EvidenceNeed, OpenNote, Trace,
};
use crate::Language;
use crate::fact::Fact;

impl Trace {
    /// What the channel says, one line for itself and one for each condition.
    pub fn explain(&self, language: Language) -> String {
        let title = language.pick(&self.title_zh, &self.title_en);
        let answer = self.answer.name(language);
        let place = self.clause.place();
        let head = match language {
            Language::Chinese => format!("{title}（{place}）：{answer}"),
            Language::English => format!("{title} ({place}): {answer}"),
        };
        let lines = self.conditions.iter().map(|it| it.explain(language));
        std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
    }
}

impl ConditionTrace {
    /// One line: the answer, the words of the clause, and what holds, is missing or is open.
    pub fn explain(&self, language: Language) -> String {
        let answer = self.answer.name(language);
        let mut ways: Vec<String> = self.ways().map(|it| it.explain(language)).collect();
        if ways.is_empty() {
            ways = self.alternatives.iter().map(|it| it.explain(language)).collect();
        }
        let words = self.clause.words();
        match language {
            Language::Chinese => format!("- {answer}：「{words}」——{}", ways.join("；或者")),
            Language::English => format!("- {answer}: 「{words}」: {}", ways.join("; or ")),
        }
    }
}

impl AlternativeTrace {
    fn explain(&self, language: Language) -> String {
        let asked = if self.held.is_empty() {
            self.asked_in_words(language)
        } else {
            self.held_in_words(language)
        };
        let mut parts = vec![asked];
        if self.answer == Answer::NotMet {
            parts.extend(self.short.iter().map(|it| so_far(*it, language)));
        }
        parts.extend(evidence_in_words(&self.evidence, language));
        parts.extend(self.open.as_ref().map(|it| it.note(language).to_owned()));
        parts.retain(|it| !it.is_empty());
        parts.join(language.pick("，", ", "))
    }

    fn held_in_words(&self, language: Language) -> String {
        let facts: Vec<String> = self.held.iter().map(|it| fact_in_words(*it, language)).collect();
        facts.join(language.pick("、", "; "))
    }

    fn asked_in_words(&self, language: Language) -> String {
        let names: Vec<&str> = self.asked.iter().map(|it| it.name(language)).collect();
        let names = names.join(language.pick("或", " / "));
        let months = match language {
            Language::Chinese => self.months.map(|it| format!("满{it}个月")),
            Language::English => self.months.map(|it| format!(" for at least {it} months")),
        };
        let within = match language {
            Language::Chinese => self.within_months.map(|it| format!("（{it}个月以内）")),
            Language::English => self.within_months.map(|it| format!(" (due within {it} months)")),
        };
        names + &months.unwrap_or_default() + &within.unwrap_or_default()
    }
}

/// A fact and its months, as far as they are stated.
fn fact_in_words(fact: Fact, language: Language) -> String {
    let name = fact.kind.name(language);
    match (language, fact.months) {
        (_, None) => name.to_owned(),
        (Language::Chinese, Some(months)) => format!("{name}（{months}个月）"),
        (Language::English, Some(months)) => format!("{name} ({months} months)"),
    }
}

/// How far a fact goes that does not go far enough.
fn so_far(fact: Fact, language: Language) -> String {
    let words = fact_in_words(fact, language);
    match (language, fact.months) {
        (Language::Chinese, Some(_)) => format!("现为{words}"),
        (Language::Chinese, None) => format!("{words}的月数未载明"),
        (Language::English, Some(_)) => format!("so far: {words}"),
        (Language::English, None) => format!("months not stated: {words}"),
    }
}

/// The documents that the text names, with their clauses; else those of the whitelist, and that the text names none.
fn evidence_in_words(needs: &[EvidenceNeed], language: Language) -> Option<String> {
    let mut all: Vec<String> = needs.iter().map(|it| one_of(it, language)).collect();
    let mut seen = BTreeSet::new();
    all.retain(|it| seen.insert(it.clone()));
    let named = needs.iter().any(|it| it.clause.is_some());
    let documents = all.join(language.pick("、", ", "));
    let text = match (language, named) {
        (Language::Chinese, true) => format!("材料：{documents}"),
        (Language::Chinese, false) => format!("材料（本文未指明）：{documents}"),
        (Language::English, true) => format!("evidence: {documents}"),
        (Language::English, false) => format!("evidence (none named by the text): {documents}"),
    };
    (!documents.is_empty()).then_some(text)
}

/// The documents of a need, any of which will do, and where the text names them.
fn one_of(need: &EvidenceNeed, language: Language) -> String {
    let names: Vec<&str> = need.one_of.iter().map(|it| it.name(language)).collect();
    let names = names.join(language.pick("或", " or "));
    match (language, &need.clause) {
        (_, None) => names,
        (Language::Chinese, Some(clause)) => format!("{names}（{}）", clause.place()),
        (Language::English, Some(clause)) => format!("{names} ({})", clause.place()),
    }
}

impl OpenNote {
    /// The note in a language.
    pub fn note(&self, language: Language) -> &str {
        language.pick(&self.note_zh, &self.note_en)
    }
}

impl CompanionTrace {
    /// One line: who, the answer, and the clause or the open question.
    pub fn explain(&self, language: Language) -> String {
        let who = self.companion.kinship.name(language);
        let together = if self.companion.lives_together {
            language.pick("共同居住", "living together")
        } else {
            language.pick("不共同居住", "not living together")
        };
        let why = self.open.as_ref().map(|it| it.note(language).to_owned());
        let why = why.or_else(|| self.clause.as_ref().map(ToString::to_string)).unwrap_or_default();
        let answer = self.answer.name(language);
        match language {
            Language::Chinese => format!("{who}（{together}）：{answer}——{why}"),
            Language::English => format!("{who} ({together}): {answer}: {why}"),
        }
    }
}
