//! The household file as text, for a terminal.

use std::fmt::{self, Display, Formatter};

use super::rights::{ContractOut, HomesteadOut, RestrictionOut, ShareOut, TermOut};
use super::version::WhyOut;
use super::wire::{HouseholdOut, MemberOut};

impl Display for HouseholdOut {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "农户 {}  {}  {}", self.code, self.head_name, self.address)?;
        writeln!(
            f,
            "截至 {}（{} 所知）",
            self.as_of,
            self.known_at.format("%Y-%m-%d %H:%M:%S UTC")
        )?;
        writeln!(f, "\n家庭成员 {} 人", self.members.len())?;
        self.members.iter().try_for_each(|it| write_member(f, it))?;
        writeln!(f, "\n一、土地承包经营权")?;
        self.contracted_land.contracts.iter().try_for_each(|it| write_contract(f, it))?;
        self.write_parcels(f)?;
        writeln!(f, "\n二、宅基地使用权")?;
        self.homesteads.rights.iter().try_for_each(|it| write_homestead(f, it))?;
        writeln!(f, "\n三、集体收益分配权")?;
        self.shares.iter().try_for_each(|it| write_share(f, it))?;
        if !self.restrictions.is_empty() {
            writeln!(f, "\n权利限制")?;
            self.restrictions.iter().try_for_each(|it| write_restriction(f, it))?;
        }
        writeln!(f, "\n登簿行为")?;
        for act in &self.acts {
            let digest = act.evidence_sha256.as_deref().unwrap_or("无");
            writeln!(
                f,
                "  第 {} 号  {}  经办 {}  依据 {digest}",
                act.number, act.effect_day, act.officer
            )?;
        }
        Ok(())
    }
}

impl HouseholdOut {
    fn write_parcels(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for parcel in &self.contracted_land.parcels.features {
            let of = |name: &str| {
                let value = parcel.property(name).and_then(|it| it.as_str());
                value.unwrap_or("—").to_owned()
            };
            writeln!(
                f,
                "    地块 {}  {}  实测 {} 平方米  确权 {} 平方米（{} 亩）",
                of("code"),
                of("name"),
                of("measured_area_m2"),
                of("contract_area_m2"),
                of("contract_area_mu")
            )?;
        }
        Ok(())
    }
}

fn write_member(f: &mut Formatter<'_>, it: &MemberOut) -> fmt::Result {
    let born = it.birth_day.map_or_else(String::new, |day| format!("  {day} 生"));
    let holder = if it.co_holder == Some(true) { "  共有人" } else { "" };
    writeln!(f, "  {}  {}  {}{born}  {}{holder}", it.relation, it.name, it.sex, it.document_number)
}

fn write_contract(f: &mut Formatter<'_>, it: &ContractOut) -> fmt::Result {
    writeln!(
        f,
        "  合同 {}  {}  {} 块  {} 平方米",
        it.code,
        term(&it.term),
        it.n_parcels,
        it.total_area_m2
    )?;
    write_why(f, &it.why)
}

fn term(it: &TermOut) -> String {
    let last = it.last_day.map_or_else(|| "长久不变".to_owned(), |day| day.to_string());
    format!("{} 至 {last}", it.first_day)
}

fn write_homestead(f: &mut Formatter<'_>, it: &HomesteadOut) -> fmt::Result {
    writeln!(
        f,
        "  {}  {}  批准 {} 平方米  实际 {} 平方米  超占 {} 平方米",
        it.unit_code, it.location, it.approved_area_m2, it.actual_area_m2, it.excess_area_m2
    )?;
    write_why(f, &it.why)
}

fn write_share(f: &mut Formatter<'_>, it: &ShareOut) -> fmt::Result {
    let holder = it.holder.as_deref().unwrap_or("集体");
    writeln!(f, "  {holder}  {}  {} 股（共 {} 股）", it.collective, it.shares, it.of_total)?;
    write_why(f, &it.why)
}

fn write_restriction(f: &mut Formatter<'_>, it: &RestrictionOut) -> fmt::Result {
    let last = it.last_day.map_or_else(|| "解除".to_owned(), |day| day.to_string());
    let case = it.case.as_deref().unwrap_or("—");
    writeln!(f, "  {}  {}  {}  {}", it.code, it.name_zh, it.on, it.party)?;
    writeln!(f, "    {} 至{last}  依据 {}  业务 {case}", it.first_day, it.basis)
}

fn write_why(f: &mut Formatter<'_>, it: &WhyOut) -> fmt::Result {
    writeln!(f, "    {}［{}］", it.sentence, it.citations.join("；"))
}
