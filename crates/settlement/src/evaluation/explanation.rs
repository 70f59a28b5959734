//! The trace in words, for the applicant and for whoever reviews it.

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
        let ways: Vec<String> = match (self.answer, self.best()) {
            (Answer::NotMet, _) | (_, None) => {
                self.alternatives.iter().map(|it| it.explain(language)).collect()
            }
            (_, Some(best)) => vec![best.explain(language)],
        };
        let words = self.clause.words();
        match language {
            Language::Chinese => format!("- {answer}：「{words}」——{}", ways.join("；或者")),
            Language::English => format!("- {answer}: 「{words}」: {}", ways.join("; or ")),
        }
    }
}

impl AlternativeTrace {
    fn explain(&self, language: Language) -> String {
        let mut parts = vec![self.asked_in_words(language)];
        if self.answer == Answer::NotMet {
            parts.extend(self.short.iter().map(|it| so_far(*it, language)));
        }
        if !self.evidence.is_empty() {
            parts.push(evidence_in_words(&self.evidence, language));
        }
        parts.extend(self.open.as_ref().map(|it| it.note(language).to_owned()));
        parts.retain(|it| !it.is_empty());
        parts.join(language.pick("，", ", "))
    }

    fn asked_in_words(&self, language: Language) -> String {
        let names: Vec<&str> = self.asked.iter().map(|it| it.name(language)).collect();
        let names = names.join(language.pick("、", " / "));
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

/// How far a fact goes that does not go far enough.
fn so_far(fact: Fact, language: Language) -> String {
    let name = fact.kind.name(language);
    match (language, fact.months) {
        (Language::Chinese, Some(months)) => format!("现有{name}{months}个月"),
        (Language::Chinese, None) => format!("{name}的月数未载明"),
        (Language::English, Some(months)) => format!("so far {name}: {months} months"),
        (Language::English, None) => format!("the months are not stated: {name}"),
    }
}

fn evidence_in_words(needs: &[EvidenceNeed], language: Language) -> String {
    let all: Vec<String> = needs.iter().map(|it| one_of(it, language)).collect();
    match language {
        Language::Chinese => format!("材料：{}", all.join("、")),
        Language::English => format!("evidence: {}", all.join(", ")),
    }
}

/// The documents of a need, in the order of the list, and where the text names them.
fn one_of(need: &EvidenceNeed, language: Language) -> String {
    let names: Vec<&str> = need.one_of.iter().map(|it| it.name(language)).collect();
    let names = names.join(language.pick("或", " or "));
    match (language, &need.clause) {
        (Language::Chinese, Some(clause)) => format!("{names}（{}）", clause.place()),
        (Language::Chinese, None) => format!("{names}（本文未指明）"),
        (Language::English, Some(clause)) => format!("{names} ({})", clause.place()),
        (Language::English, None) => format!("{names} (none named by the text)"),
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
        let together = match self.companion.lives_together {
            true => language.pick("共同居住", "living together"),
            false => language.pick("不共同居住", "not living together"),
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
