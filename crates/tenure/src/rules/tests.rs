//! The rules on a small village in which all is well but one thing, and on the village as it is.

mod audit;
mod boundaries;
mod case_contracts;
mod case_course;
mod case_coverage;
mod case_homesteads;
mod case_kinds;
mod case_land;
mod case_people;
pub(crate) mod case_sample;
mod case_transfers;
mod collective_coverage;
mod collective_decisions;
mod collective_members;
mod collective_organisation;
mod collective_sample;
mod collective_shares;
mod contracts;
mod fields;
mod land;
mod neighbours;
mod own_tables;
mod people;
pub(crate) mod sample;
mod shape;
mod summaries;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use expect_test::{Expect, expect};

use super::{
    Facts, Outcome, Parameters, Summed, Tally, Totals, catalogue, check_shape, check_sums,
    check_village,
};
use crate::collective::CollectiveParameters;
use crate::submission::Summaries;
use crate::{Moment, Place, Rule, Spot, Violation};
use sample::Sample;

/// A village with a change, and what one rule says of it.
struct Case {
    rule: &'static str,
    change: fn(&mut Sample),
    /// `None` where the rule finds nothing.
    finding: Option<Expect>,
}

fn finds(rule: &'static str, change: fn(&mut Sample), finding: Expect) -> Case {
    Case { rule, change, finding: Some(finding) }
}

fn passes(rule: &'static str, change: fn(&mut Sample)) -> Case {
    Case { rule, change, finding: None }
}

fn cases() -> Vec<Case> {
    let files = [
        fields::cases,
        people::cases,
        contracts::cases,
        land::cases,
        neighbours::cases,
        boundaries::cases,
        own_tables::cases,
        shape::cases,
        summaries::cases,
    ];
    files.into_iter().flat_map(|it| it()).collect()
}

fn tallies(sample: &Sample) -> Vec<(Rule, Tally)> {
    let facts = Facts::new(&sample.village, &sample.county, &sample.parameters);
    let mut tallies = check_shape(&sample.shape);
    tallies.extend(check_village(&facts, Moment::Takeover));
    let mut totals = Totals::default();
    totals.add(&sample.village);
    let (summaries, parameters) = (&sample.shape.summaries, &sample.parameters);
    tallies.extend(check_sums(&Summed { summaries, totals: &totals, parameters }));
    tallies
}

/// The findings of one rule, or why it did not run.
fn said(sample: &Sample, code: &str) -> String {
    let mut said = String::new();
    for (_, tally) in tallies(sample).iter().filter(|(rule, _)| rule.code.code == code) {
        if let Outcome::NotApplicable(reason) = &tally.outcome {
            writeln!(said, "not applicable: {reason}").unwrap();
        }
        for it in &tally.violations {
            writeln!(said, "{}", line(it)).unwrap();
        }
    }
    said
}

/// `Q15 contract-sum-differs Household(…) | LandContract.1.total_area_m2 | 0.02/0.01 平方米 | message`
fn line(violation: &Violation) -> String {
    let Violation { rule, objects, place, file, measure, message } = violation;
    let objects: Vec<String> = objects.iter().map(|it| format!("{it:?}")).collect();
    let measure = measure.as_ref().map_or(String::new(), |it| {
        format!(" | {}/{} {}", it.value, it.limit.as_deref().unwrap_or("-"), it.unit)
    });
    let objects = objects.join(" ").replace('"', "");
    format!(
        "{} {} {objects} | {}{measure}\n{message}",
        rule.code,
        rule.name,
        spot(place) + &in_file(file.as_ref())
    )
}

/// `汇总表格/….xls[Sheet1]D`
fn in_file(spot: Option<&Spot>) -> String {
    let Some(Spot { path, sheet, column }) = spot else { return String::new() };
    let sheet = sheet.as_ref().map_or(String::new(), |it| format!("[{it}]"));
    format!(" in {path}{sheet}{}", column.as_deref().unwrap_or_default())
}

fn spot(place: &Place) -> String {
    let Place { table, row, field, coordinate, ring, vertex } = place;
    let part = |text: Option<String>| text.unwrap_or_default();
    [
        part(table.map(|it| format!("{it:?}"))),
        part(row.map(|it| format!(".{it}"))),
        part(field.map(|it| format!(".{it}"))),
        part(ring.map(|it| format!(" ring {it}"))),
        part(vertex.map(|it| format!(" vertex {it}"))),
        part(coordinate.map(|it| format!(" at {it:?}"))),
    ]
    .concat()
}

fn check_all(cases: Vec<Case>) {
    let nothing = expect![""];
    for Case { rule, change, finding } in cases {
        let mut sample = Sample::new();
        change(&mut sample);
        finding.as_ref().unwrap_or(&nothing).assert_eq(&said(&sample, rule));
    }
}

#[test]
fn the_sample_village_is_all_well() {
    let sample = Sample::new();
    let tallies = tallies(&sample);
    let findings: Vec<String> =
        tallies.iter().flat_map(|(_, it)| it.violations.iter().map(line)).collect();
    assert_eq!(findings, Vec::<String>::new());
    let idle: Vec<&str> = tallies
        .iter()
        .filter(|(_, it)| it.outcome != Outcome::Ran || it.rows == 0)
        .map(|(rule, _)| rule.code.code)
        .collect();
    assert_eq!(idle, [""; 0]);
}

#[test]
fn every_rule_has_a_case_that_it_finds_and_one_that_it_passes() {
    let codes = |it: Vec<Case>, found: bool| -> BTreeSet<&str> {
        it.iter().filter(|it| it.finding.is_some() == found).map(|it| it.rule).collect()
    };
    let (found, passed) = (codes(cases(), true), codes(cases(), false));
    for rule in catalogue().iter().filter(|it| it.severity_at(Moment::Takeover).is_some()) {
        let code = rule.code.code;
        assert!(found.contains(code), "{code} is never broken");
        assert!(passed.contains(code), "{code} is never kept");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "the catalogue is one list")]
fn the_catalogue_names_each_rule_once_with_its_severity() {
    let mut list = String::new();
    for rule in catalogue() {
        let severities = rule.moments.iter().map(|(at, it)| (at.as_str(), it.as_str()));
        let severity: Vec<String> = severities.map(|(at, it)| format!("{at}={it}")).collect();
        let severity =
            if severity.is_empty() { "structural".to_owned() } else { severity.join(" ") };
        let title = rule.title_zh;
        let code = rule.code;
        writeln!(list, "{} {} {severity}: {title} [{}]", code.code, code.name, rule.citation)
            .unwrap();
    }
    expect![[r#"
        CO-01 organisation-differs draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 组织的代码、名称、区域不符或登记证书失效 [《农村集体经济组织法》第21条第1款]
        CO-02 organs-unlawful draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 组织机构不全、任期届满或未回避 [《农村集体经济组织法》第29条]
        CO-03 board-size-unusual draft=advisory submit=advisory approve=advisory register=advisory audit=advisory: 理事会成员不是三至七名单数 [《农村集体经济组织法》第29条第1款]
        CO-04 kinship-not-shown draft=advisory submit=blocking approve=blocking register=blocking: 确认成员所依据的亲属关系不符或没有证明 [《农村集体经济组织法》第12条第2款]
        CO-05 exit-not-voluntary draft=advisory submit=blocking approve=blocking register=blocking: 自愿退出没有本人书面申请，或者分割集体财产 [《农村集体经济组织法》第16条]
        CO-06 roll-unexplained draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 成员名册的增减没有依据 [《农村集体经济组织法》第12条第4款]
        CO-07 succession-loses-members draft=advisory submit=blocking approve=blocking register=blocking: 组织承继使成员或份额减少 [《农村集体经济组织法》第8条第1款]
        CO-08 succession-not-approved approve=blocking register=blocking: 合并、分立未经清产核资、各方决议、乡镇审核或县级批准 [《农村集体经济组织法》第23条第2款]
        CO-09 charter-laxer-than-law draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 章程规定的表决比例低于法律规定 [《农村集体经济组织法》第27条第3款]
        CO-10 charter-not-filed draft=advisory submit=advisory approve=advisory register=advisory audit=advisory: 章程未备案 [《农村集体经济组织法》第20条第2款]
        CO-11 decision-not-named draft=advisory submit=blocking approve=blocking register=blocking: 需经决议的事项没有相应的决议 [《农村集体经济组织法》第26条第1款]
        CO-12 share-plan-unlawful draft=advisory submit=blocking approve=blocking register=blocking: 份额量化方案的资产、公示或次数不符合规定 [《农村集体经济组织法》第40条]
        CO-13 holder-not-member draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 份额持有人不是成员，或者份额类别不在章程规定之内 [《农村集体经济组织法》第40条第1款]
        CO-14 share-cap-exceeded draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 成员持有的份额超过上限 [本系统的保障措施]
        CO-15 share-movement-unlawful draft=advisory submit=blocking approve=blocking register=blocking: 份额变动超出本组织范围或者超过可以变动的份额 [本系统的保障措施]
        CO-16 distribution-differs draft=advisory submit=blocking approve=blocking register=blocking: 分配结果与收益、份额计算的结果不一致，或者修改了原批次 [《农村集体经济组织法》第42条]
        CR-01 checklist-incomplete draft=advisory submit=blocking approve=blocking register=blocking: 申请材料不齐全 [《不动产登记暂行条例》第17条第1款]
        CR-02 dated-in-future draft=advisory submit=blocking approve=blocking register=blocking: 材料、决议或签字的日期晚于当日 [本系统的保障措施]
        CR-03 object-held-by-another-case draft=advisory submit=blocking approve=blocking register=blocking: 办理对象正在办理其他业务 [本系统的保障措施]
        CR-04 object-not-current draft=advisory submit=blocking approve=blocking register=blocking: 办理对象不是现势登记 [本系统的保障措施]
        CR-05 maker-is-checker approve=blocking register=blocking: 受理、审核、登簿由同一人员办理 [本系统的保障措施]
        CR-06 right-restricted draft=advisory submit=blocking approve=blocking register=blocking: 权利受查封、抵押、异议或预告登记限制 [本系统的保障措施]
        CR-07 parcels-not-conserved draft=advisory submit=blocking approve=blocking register=blocking: 权利变动前后地块或面积不对应 [本系统的保障措施]
        CR-08 members-not-conserved draft=advisory submit=blocking approve=blocking register=blocking: 业务前后家庭成员不对应 [本系统的保障措施]
        CR-09 pieces-differ-from-parcel draft=advisory submit=blocking approve=blocking register=blocking: 分割、合并后地块面积与原地块不符 [本系统的保障措施]
        CR-10 representative-not-signed approve=blocking register=blocking: 农户代表人未确认签字 [《最高人民法院关于审理涉及农村土地承包纠纷案件适用法律问题的解释》第4条第2款]
        CR-11 adjustment-not-decided draft=advisory submit=blocking approve=blocking register=blocking: 承包地调整未经法定决议和批准 [《农村土地承包法》第28条第2款]
        CR-12 exchange-across-collectives draft=advisory submit=blocking approve=blocking register=blocking: 互换双方的土地不属于同一集体经济组织 [《农村土地承包法》第33条]
        CR-13 assignment-unlawful draft=advisory submit=blocking approve=blocking register=blocking: 转让未经同意或受让方不是本集体的其他农户 [《农村土地承包法》第34条]
        CR-14 plan-not-decided draft=advisory submit=blocking approve=blocking register=blocking: 承包方案未公示或未经法定决议 [《农村土地承包法》第19条]
        CR-15 outsider-not-approved draft=advisory submit=blocking approve=blocking register=blocking: 由本集体以外的单位或个人承包未经决议和批准 [《农村土地承包法》第52条第1款]
        CR-16 parcel-under-two-contracts draft=advisory submit=blocking approve=blocking register=blocking: 同一地块有两个承包合同 [《最高人民法院关于审理涉及农村土地承包纠纷案件适用法律问题的解释》第19条]
        CR-17 returned-again draft=advisory submit=advisory approve=advisory register=advisory: 多次退回补正 [《不动产登记暂行条例》第17条第1款]
        CR-18 right-outlives-contract draft=advisory submit=blocking approve=blocking register=blocking: 申请登记的权利超过规定期限 [《不动产登记暂行条例》第22条]
        CR-19 shares-touched draft=advisory submit=blocking approve=blocking register=blocking: 承包地、宅基地业务变动了份额 [本系统的保障措施]
        CR-20 homestead-mortgaged draft=advisory submit=blocking approve=blocking register=blocking: 以宅基地使用权抵押 [《民法典》第399条]
        CR-21 taking-uncompensated draft=advisory submit=blocking approve=blocking register=blocking: 征收没有批准文号或补偿 [《农村土地承包法》第17条]
        HR-01 settlement-apart structural: 进城落户与三权互不为条件 [《农村土地承包法》第27条第2款]
        HR-03 moving-changes-nothing structural: 户口迁移不改变三权登记 [《农村集体经济组织法》第18条]
        HR-08 no-progress-by-leaving structural: 不得以退出三权统计落户进度 [本系统的保障措施]
        HR-09 member-number-unsound draft=advisory submit=blocking approve=blocking register=blocking: 新成员的公民身份号码有误或与他人重复 [GB 11643-1999 号码的结构]
        HR-10 loss-reason-not-listed draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 丧失成员身份的原因不在法定情形之内 [《农村集体经济组织法》第17条第1款]
        HR-11 loss-reason-forbidden draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 以法律禁止的原因取消成员身份 [《农村集体经济组织法》第18条]
        HR-12 membership-double-or-broken draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 同时有两个成员身份，或者成员身份中断 [《农村集体经济组织法》第18条第2款]
        HR-13 birth-refused draft=advisory submit=blocking approve=blocking register=blocking: 拒绝确认成员所生子女 [《农村集体经济组织法》第12条第2款]
        HR-14 refusal-unexplained draft=advisory submit=advisory approve=advisory register=advisory: 不予确认成员而没有理由或未告知乡镇 [《农村集体经济组织法》第12条第2款]
        HR-15 decided-by-delegates draft=advisory submit=blocking approve=blocking register=blocking: 应由成员大会决定的事项由成员代表大会决定 [《农村集体经济组织法》第28条第4款]
        HR-16 decision-invalid draft=advisory submit=blocking approve=blocking register=blocking: 会议的通知、到会、委托或表决不符合法律规定 [《农村集体经济组织法》第27条]
        HR-17 ground-of-sex-or-marriage draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 以妇女的性别、婚姻状况为由侵害其权益 [《农村集体经济组织法》第8条第3款]
        HR-18 roll-not-filed draft=advisory submit=advisory approve=advisory register=advisory audit=advisory: 成员名册未按期备案 [《农村集体经济组织法》第12条第4款]
        HR-19 legacy-confirmed-anew draft=advisory submit=blocking approve=blocking register=blocking: 对改革中已确认的成员重新确认，或者以后确认的成员按已确认处理 [《农村集体经济组织法》第66条]
        HR-20 exit-while-disputed draft=advisory submit=blocking approve=blocking register=blocking: 成员身份争议未解决时办理退出 [《农村集体经济组织法》第56条第1款]
        HR-21 non-member-benefits draft=advisory submit=blocking approve=blocking register=blocking: 给予非成员的权益超出法律规定 [《农村集体经济组织法》第15条]
        HR-22 code-used-before draft=advisory submit=blocking approve=blocking register=blocking: 代码不符合编码规则、重复或曾被使用 [GB/T 35958-2018 附录A]
        HR-23 contract-term-unlawful draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 家庭承包的承包期不合法（耕地30年，草地30至50年，林地30至70年） [《农村土地承包法》第21条第1款]
        HR-24 land-taken-back draft=advisory submit=blocking approve=blocking register=blocking: 承包期内收回承包地 [《农村土地承包法》第27条第1款]
        HR-25 co-holder-missing draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 家庭成员未列为共有人且未备注原因 [《农村土地承包法》第24条第2款]
        HR-26 removal-without-land-elsewhere draft=advisory submit=blocking approve=blocking register=blocking: 因婚姻变动注销共有人而无新居住地承包地证明 [《农村土地承包法》第31条]
        HR-27 contractor-not-of-collective draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 家庭承包的承包方不是本集体经济组织的农户 [《农村土地承包法》第16条第1款]
        HR-28 right-since-contract structural: 土地承包经营权自承包合同生效时取得 [《农村土地承包法》第23条]
        HR-29 area-differs-from-former-contract draft=advisory submit=advisory approve=advisory register=advisory audit=advisory: 实测面积与原合同面积相差较大 [本系统的保障措施]
        HR-30 contract-sum-differs-after draft=advisory submit=blocking approve=blocking register=blocking: 登记后承包合同总面积、地块总数或亩数与承包地块不符 [NY/T 2539-2016 表B.1、表B.5]
        HR-31 outline-conflicts draft=advisory submit=blocking approve=blocking register=blocking: 地块图形不合格或与现势地块重叠 [在用系统的检查项：图形检查（无公开文本，参数可配置）]
        HR-32 reserve-land-beyond-limit draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 机动地超过耕地总面积的百分之五或增加机动地 [《农村土地承包法》第67条第1款]
        HR-33 extension-unlawful draft=advisory submit=blocking approve=blocking register=blocking: 延包未依法决议、公示或起止日期不衔接 [《农村土地承包法》第21条第2款]
        HR-34 basic-farmland-not-farmed draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 永久基本农田登记为非农业用途 [《农村土地承包法》第18条]
        HR-35 fee-beyond-booklet draft=advisory submit=blocking approve=blocking register=blocking: 收取证书工本费以外的费用 [《农村土地承包法》第24条第3款]
        HR-63 second-homestead takeover=advisory draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 一户多宅 [《土地管理法》第62条第1款]
        HR-64 homestead-area-differs takeover=advisory draft=advisory submit=blocking approve=blocking register=blocking audit=advisory: 宅基地超占面积与批准、实际面积不符 [《土地管理法》第62条第1款]
        HR-65 dwelling-parted-with draft=advisory submit=blocking approve=blocking register=blocking: 出卖、出租、赠与住宅后再申请宅基地 [《土地管理法》第62条第5款]
        HR-66 homestead-on-basic-farmland draft=advisory submit=blocking approve=blocking register=blocking: 宅基地占用永久基本农田 [《土地管理法》第62条第3款]
        HR-67 homestead-procedure-incomplete approve=blocking register=blocking: 宅基地未经集体讨论、公示或乡镇批准 [《土地管理法实施条例》第34条]
        HR-68 homestead-leaves-collective draft=advisory submit=blocking approve=blocking register=blocking: 宅基地转给本集体经济组织以外的农户 [《民法典》第363条]
        HR-69 homestead-unit-not-jc takeover=blocking draft=advisory submit=blocking approve=blocking register=blocking audit=blocking: 宅基地不动产单元的宗地特征码不是JC [GB/T 37346-2019 宗地特征码]
        HR-70 dispute-unsettled approve=blocking register=blocking: 异议未答复或权属争议未解决 [《不动产登记暂行条例》第22条]
        HR-71 notice-incomplete approve=blocking register=blocking: 公示轮次、天数不足或异议处理不完整 [NY/T 2537-2014 第7章 审核公示]
        HR-72 entries-stand structural: 登记事项不得修改、删除 [《不动产登记暂行条例》第10条]
        HR-73 restriction-lapsed draft=advisory submit=advisory approve=advisory register=advisory: 异议登记、预告登记届期 [《民法典》第220条第2款]
        HR-74 case-overdue draft=advisory submit=advisory approve=advisory register=advisory: 办理超过时限 [《不动产登记暂行条例》第20条]
        HR-78 log-only-grows structural: 日志只增不改 [本系统的保障措施]
        HR-79 personal-number-in-public-text draft=advisory submit=blocking approve=blocking register=blocking: 公示文字含完整的证件号码或手机号码 [《不动产登记暂行条例》第28条]
        HR-80 readings-logged structural: 查询登记资料须记录查询人、目的和依据 [《不动产登记暂行条例》第28条]
        HR-81 distribution-unlawful draft=advisory submit=blocking approve=blocking register=blocking: 收益分配未提足公积公益金、方案未提前公布或未支付到本人账户 [《农村集体经济组织法》第42条]
        HR-82 share-total-differs takeover=blocking draft=advisory submit=blocking approve=blocking register=blocking audit=blocking: 份额之和与总份额不符 [本系统的保障措施]
        HR-83 succession-touches-rights draft=advisory submit=blocking approve=blocking register=blocking: 发包方承继影响权利、代码或成员 [《农村土地承包法》第25条]
        Q01 files-missing-or-unreadable takeover=blocking: 文件缺失、命名不符或无法读取 [NY/T 2539-2016 第7章 文件组织与命名]
        Q02 fields-differ-from-standard takeover=blocking audit=blocking: 字段结构或字段值类型不符合标准 [NY/T 2539-2016 附录A、附录B]
        Q03 mandatory-field-empty takeover=blocking audit=blocking: 必填字段为空，或文本含空格、控制字符 [NY/T 2539-2016 附录A、附录B 约束条件]
        Q04 code-not-in-list takeover=blocking audit=blocking: 代码值不在代码表内 [NY/T 2539-2016 表1、附录C]
        Q05 codes-malformed-or-repeated takeover=blocking audit=blocking: 代码格式不符或重复 [GB/T 35958-2018 附录A]
        Q06 contractor-code-not-of-its-kind takeover=blocking audit=blocking: 承包方代码与承包方类型不符 [在用系统的检查项：承包方代码顺序号区间（无公开文本，参数可配置）]
        Q07 contract-code-differs takeover=blocking audit=blocking: 承包合同、登记簿、权证代码与承包方代码或承包方式不符 [GB/T 35958-2018 承包合同代码]
        Q08 reference-to-nothing takeover=blocking audit=blocking: 引用的代码不存在 [NY/T 2539-2016 附录B 表间关系]
        Q09 member-count-differs takeover=blocking audit=blocking: 承包方成员数量与家庭成员不符 [NY/T 2539-2016 表B.3 注b]
        Q10 household-head-differs takeover=blocking audit=blocking: 户主不唯一或与承包方代表不一致 [在用系统的检查项：户主与承包方代表一致（无公开文本，参数可配置）]
        Q11 identity-number-invalid takeover=advisory audit=advisory: 公民身份号码有误或与性别不符 [GB 11643-1999 号码的结构]
        Q12 identity-number-repeated takeover=advisory audit=advisory: 家庭成员证件号码重复 [在用系统的检查项：证件号码重复（无公开文本，参数可配置）]
        Q13 days-out-of-order takeover=blocking audit=blocking: 日期先后不符 [在用系统的检查项：日期先后（无公开文本，参数可配置）]
        Q14 collector-not-named takeover=blocking audit=blocking: 权证已领取而领取信息不全 [NY/T 2539-2016 表B.9]
        Q15 contract-sum-differs takeover=blocking audit=blocking: 承包合同总面积、地块总数与承包地块不符 [NY/T 2539-2016 表B.1、表B.5]
        Q16 mu-area-differs takeover=blocking audit=blocking: 亩面积与平方米面积换算不符 [NY/T 2539-2016 表A.10、表B.1、表B.5、表B.6]
        Q17 measured-area-differs takeover=advisory audit=advisory: 实测面积与图形面积不符 [在用系统的检查项：实测面积与图形面积（无公开文本，参数可配置）]
        Q18 outline-invalid takeover=blocking audit=blocking: 图形缺失、不合格或与相邻地块冲突 [在用系统的检查项：图形检查（无公开文本，参数可配置）]
        Q19 boundary-incomplete takeover=blocking audit=blocking: 界址点、界址线与地块不符 [NY/T 2539-2016 表A.10至表A.12]
        Q20 parcel-outside-division takeover=advisory audit=advisory: 地块超出发包方所在区域 [在用系统的检查项：地块与行政区域的位置关系（无公开文本，参数可配置）]
        Q21 bounds-missing takeover=blocking audit=blocking: 地块四至填写不足三项 [NY/T 2539-2016 表A.10 注]
        Q22 attachment-missing takeover=blocking: 引用的图件或附件不存在、打不开或分辨率不足 [NY/T 2539-2016 表B.7、表B.8]
        Q23 summary-table-differs takeover=blocking: 汇总表格与数据不符 [农村土地承包经营权确权登记数据库成果质检规则(20160913) 汇总表格]
        Q24 phone-or-postcode-not-digits takeover=blocking audit=blocking: 联系电话或邮政编码不是数字 [在用系统的检查项：联系电话、邮政编码（无公开文本，参数可配置）]
        Q25 relation-not-in-list takeover=blocking audit=blocking: 与户主关系不在代码表内 [GB/T 4761-2008 两位数字代码]
    "#]].assert_eq(&list);
}

#[test]
fn the_defaults_in_the_catalogue_are_the_defaults() {
    let (defaults, of_collectives) = (Parameters::default(), CollectiveParameters::default());
    for rule in catalogue() {
        for it in rule.parameters {
            let value = defaults.value(it.name).or_else(|| of_collectives.value(it.name));
            assert_eq!(value.as_deref(), Some(it.default), "{} {}", rule.code.code, it.name);
        }
    }
}

#[test]
fn rules_without_their_tables_say_so() {
    let mut sample = Sample::new();
    sample.village = crate::submission::Village::default();
    sample.county.rows.clear();
    sample.county.documents_delivered = false;
    sample.shape.summaries = Summaries::default();
    let mut said = String::new();
    for (rule, tally) in tallies(&sample) {
        assert_eq!(tally.violations, [], "{}", rule.code.code);
        if let Outcome::NotApplicable(reason) = tally.outcome {
            writeln!(said, "{} {reason}", rule.code.code).unwrap();
        }
    }
    expect![[r#"
        Q06 未提交承包方
        Q07 未提交承包合同、承包经营权登记簿、承包地块信息
        Q09 未提交承包方
        Q10 未提交家庭成员、无承包地农户成员
        Q11 未提交发包方、承包方、家庭成员、无承包地农户成员
        Q12 未提交家庭成员、无承包地农户成员
        Q13 未提交承包方、承包合同、承包经营权登记簿、承包经营权证
        Q14 未提交承包经营权证
        Q15 未提交承包合同
        Q16 未提交地块、承包地块信息、承包合同、流转合同
        Q17 未提交地块
        Q18 未提交地块、宅基地
        Q19 未提交界址点、界址线
        Q20 未提交村级区域、组级区域
        Q21 未提交地块
        Q22 未提交图件和其他资料
        Q24 未提交发包方、承包方、无承包地农户
        Q25 未提交家庭成员、无承包地农户成员
        HR-63 未提交宅基地
        HR-64 未提交宅基地
        HR-69 未提交宅基地
        HR-82 未提交农村集体经济组织、集体收益分配权份额
        Q23 未提交汇总表格
    "#]]
    .assert_eq(&said);
}

#[test]
fn no_message_shows_a_whole_identity_or_phone_number() {
    let (id, phone) = (sample::identity_number("99000019700101001"), "13800006021");
    for case in cases() {
        let mut sample = Sample::new();
        (case.change)(&mut sample);
        let said = said(&sample, case.rule);
        assert!(!said.contains(&id) && !said.contains(phone), "{said}");
    }
}
