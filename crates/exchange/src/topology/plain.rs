//! The report in a few lines for a terminal, in Chinese.

use std::fmt;

use super::{TopologyFinding, TopologyReport};

/// How many findings of a code are shown.
const N_SHOWN: usize = 3;

impl fmt::Display for TopologyReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let summary = &self.summary;
        write!(f, "拓扑检查：图形{}个，节点{}个", summary.objects, summary.vertices)?;
        match summary.findings {
            0 => writeln!(f, "，未发现问题")?,
            n => writeln!(f, "，发现问题{n}处{}", if summary.truncated { "以上" } else { "" })?,
        }
        writeln!(f, "检查平面：{}", plane(self))?;
        let certificate = &self.certificate;
        let proof =
            if certificate.certified { "面积核验通过" } else { "面积核验未通过" };
        writeln!(
            f,
            "{proof}：图形面积合计{:.2}平方米，覆盖面积{:.2}平方米，两两重叠合计{:.4}平方米",
            certificate.area_sum_m2, certificate.area_union_m2, certificate.overlap_sum_m2
        )?;
        for (code, n) in &summary.by_code {
            let mut findings = self.findings.iter().filter(|it| it.code == *code).peekable();
            let title = findings.peek().map_or("", |it| it.title);
            writeln!(f, "{n:>8} 处  {title}（{code}）")?;
            for finding in findings.take(N_SHOWN) {
                writeln!(
                    f,
                    "             {}",
                    shown(finding, self.system.plane == "local-projection")
                )?;
            }
        }
        Ok(())
    }
}

fn plane(report: &TopologyReport) -> String {
    let layer = report.system.layer.as_deref().unwrap_or("图层未说明坐标系");
    match (report.system.plane, &report.system.definition) {
        ("metres", _) => format!("{layer}，按米计"),
        (_, Some(definition)) => format!("{layer}，换算为{definition}"),
        (_, None) => layer.to_owned(),
    }
}

/// The objects, how much, and where: in the layer's own kind of coordinates.
fn shown(finding: &TopologyFinding, in_degrees: bool) -> String {
    let objects = finding.objects.join("、");
    let measure = finding.measure.map(|it| format!("  {:.4} {}", it.value, it.unit));
    let degrees = finding.place.lon_lat.filter(|_| in_degrees);
    let degrees = degrees.map(|[lon, lat]| format!("  在经度{lon:.7}、纬度{lat:.7}"));
    let metres = finding.place.position.map(|[x, y]| format!("  在东{x:.4}、北{y:.4}"));
    let place = if in_degrees { degrees } else { metres };
    format!("{objects}{}{}", measure.unwrap_or_default(), place.unwrap_or_default())
}
