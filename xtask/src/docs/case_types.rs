//! The catalogue of the case types.

use std::fmt::Write as _;

use tenure::case::{CaseType, CaseTypes, DaysUnit, PaperKind, Step};

/// The catalogue as Markdown.
pub(super) fn text() -> anyhow::Result<String> {
    let mut text = String::from(
        "# The case types\n\n\
         Generated from `crates/tenure/data/case-types.toml` by `cargo xtask docs`; do not edit.\n\
         A county may add documents, lengthen notices, add rounds and shorten the working days; whatever is laxer is refused.\n\
         Registration is free for every kind.\n",
    );
    for case_type in CaseTypes::built_in().iter() {
        write_type(&mut text, case_type)?;
    }
    Ok(text)
}

fn write_type(text: &mut String, it: &CaseType) -> anyhow::Result<()> {
    writeln!(text, "\n## {} {}\n", it.kind.as_str(), it.title_zh)?;
    writeln!(text, "{}.\n", sentence(&it.title_en))?;
    writeln!(text, "Type of registration: {}.", registration(it))?;
    if !it.message_codes.is_empty() {
        writeln!(text, "Change messages: {}.", it.message_codes.join(", "))?;
    }
    writeln!(text, "Steps: {}.", listed(&it.path, Step::as_str, " → "))?;
    let on_notice = if it.clock_stops_on_notice { ", the days of a notice left out" } else { "" };
    writeln!(text, "Working days: {}{on_notice}.", it.working_days)?;
    writeln!(text, "Papers: {}.", listed(&it.papers, PaperKind::as_str, ", "))?;
    write_notices(text, it)?;
    write_documents(text, it)
}

fn write_notices(text: &mut String, it: &CaseType) -> anyhow::Result<()> {
    if !it.notices.is_empty() {
        writeln!(text, "\n| notice | rounds | days | source | read |\n|---|---|---|---|---|")?;
    }
    for it in &it.notices {
        let unit = match it.days_unit {
            DaysUnit::Calendar => "days",
            DaysUnit::Working => "working days",
        };
        let read = if it.verified { "yes" } else { "no" };
        let kind = it.kind.as_str();
        writeln!(text, "| {kind} | {} | {} {unit} | {} | {read} |", it.rounds, it.days, it.source)?;
    }
    Ok(())
}

fn write_documents(text: &mut String, it: &CaseType) -> anyhow::Result<()> {
    writeln!(text, "\n| document | title | when |\n|---|---|---|")?;
    for it in &it.documents {
        let when = it.when.as_deref().unwrap_or("always");
        writeln!(text, "| `{}` | {} | {when} |", it.role, it.title_zh)?;
    }
    Ok(())
}

fn registration(it: &CaseType) -> String {
    let shown = format!("{} {}", it.registration_type.code(), it.registration_type.title_zh());
    match it.registration_type_at_end {
        Some(end) => format!("{shown}, or {} {} where the right ends", end.code(), end.title_zh()),
        None => shown,
    }
}

fn listed<T: Copy>(items: &[T], name: fn(T) -> &'static str, between: &str) -> String {
    items.iter().map(|it| name(*it)).collect::<Vec<_>>().join(between)
}

fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}
