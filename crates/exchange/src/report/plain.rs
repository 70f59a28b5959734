//! The report in a few lines for a terminal, in Chinese.

use std::fmt;

use tenure::Severity;

use super::{Finding, Report, RuleResult, Status, Where};

/// How many findings of a rule are shown.
const N_SHOWN: usize = 3;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let summary = &self.summary;
        write!(f, "检查规则{}条，数据{}行", summary.rules, summary.rows_checked)?;
        match summary.findings {
            0 => writeln!(f, "：未发现问题")?,
            _ => writeln!(f, "：阻断{}处，提示{}处", summary.blocking, summary.advisory)?,
        }
        for rule in &self.rules {
            writeln!(f, "{}", line(rule))?;
            let findings = self.findings.iter().filter(|it| it.rule == rule.rule);
            for finding in findings.take(N_SHOWN) {
                writeln!(f, "    {}", shown(finding))?;
            }
            let n_more = match rule.status {
                Status::Found => rule.findings.saturating_sub(u64::try_from(N_SHOWN).unwrap_or(0)),
                Status::Clean | Status::Systemic | Status::NotApplicable => 0,
            };
            if n_more > 0 {
                writeln!(f, "    另有{n_more}处")?;
            }
        }
        Ok(())
    }
}

/// One line of a rule; the words have one width, so that the columns stand under each other.
fn line(rule: &RuleResult) -> String {
    let severity = if rule.severity == Severity::Blocking.as_str() { "阻断" } else { "提示" };
    let RuleResult { rule: code, findings, rows, title, .. } = rule;
    match rule.status {
        Status::Clean => format!("{code} 通过 {:>8}    {rows:>8} 行  {title}", ""),
        Status::Found => format!("{code} {severity} {findings:>8} 处 {rows:>8} 行  {title}"),
        Status::Systemic => {
            format!("{code} {severity} {findings:>8} 处 {rows:>8} 行  {title}（系统性问题）")
        }
        Status::NotApplicable => {
            let reason = rule.reason.as_deref().unwrap_or_default();
            format!("{code} 未查 {:>8}    {:>8}     {title}（{reason}）", "", "")
        }
    }
}

fn shown(finding: &Finding) -> String {
    let objects = finding.objects.join("、");
    let place = place(&finding.place);
    let parts = [objects.as_str(), finding.message.as_str(), place.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join("  ")
}

fn place(place: &Where) -> String {
    let row = place.row.map(|it| format!("第{it}行"));
    let coordinate = place.coordinate.map(|(e, n)| format!("({e}, {n})"));
    let book = place.book.map(|it| it.title_zh().to_owned());
    let act = place.act.map(|it| format!("第{it}号登簿"));
    let [file, sheet] = [&place.file, &place.sheet].map(Clone::clone);
    let [object, field] = [&place.object, &place.field].map(Clone::clone);
    let parts = [file, sheet, row, book, object, act, field, coordinate];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("[{}]", parts.join(" ")) }
}
