//! How a decision is explained at the counter.

use expect_test::{Expect, expect};

use super::cases::{facts, pack, trace};
use crate::evaluation;
use crate::{Companion, Kinship, Language};

fn check(code: &str, way: &str, given: &str, language: Language, expected: &Expect) {
    expected.assert_eq(&trace(pack(code), way, &facts(given)).explain(language));
}

const TENANT: &str = "in-city-district rented-dwelling:18 formal-employment:18 employee-pension:12 medical-insurance:12";

#[test]
fn whoever_is_refused_learns_all_that_is_missing() {
    check(
        "jilin",
        "city",
        TENANT,
        Language::Chinese,
        &expect![[r#"
            吉林市区落户（三、（十二））：不符合
            - 符合：「在市内」——落户（居住）地在市区（市辖区、城区）
            - 不符合：「合法稳定住所（含租赁房屋两年以上）」——合法产权住所，材料（本文未指明）：房屋所有权证书或其他房屋合法权属证明；或者租赁的住所或租住的公房、公共租赁住房、廉租住房满24个月，现为租赁的住所（18个月），材料（本文未指明）：房屋租赁合同或房屋租赁登记备案证明、公房租赁证或公共租赁住房租赁证或廉租住房租赁证；或者已签购房合同而未交付的住所或租借的住所或寄住的住所或用人单位提供的宿舍，材料（本文未指明）：购房合同、房主同意居住的书面证明、用人单位提供住宿的证明，本文只写明含租赁房屋，未说明租借、寄住、单位宿舍或者尚未交付的房屋是否属于合法稳定住所
            - 符合：「合法稳定职业」——被用人单位正式录（聘）用（18个月），材料（本文未指明）：劳动（聘用）合同或录（聘）用文件
            - 符合：「参加社会保险（同时参加养老保险、医疗保险、失业保险）一年以上」——在当地缴纳城镇企业职工基本养老保险（12个月），材料（本文未指明）：社会保险缴纳证明
            - 符合：「医疗保险、失业保险）一年以上」——在当地缴纳医疗保险（12个月），材料（本文未指明）：社会保险缴纳证明
            - 不符合：「失业保险）一年以上」——在当地缴纳失业保险满12个月，材料（本文未指明）：社会保险缴纳证明"#]],
    );
}

#[test]
fn the_same_in_english() {
    check(
        "jilin",
        "city",
        TENANT,
        Language::English,
        &expect![[r#"
            settling in the city of Jilin (三、（十二）): not met
            - met: 「在市内」: settles or lives in the city's districts
            - not met: 「合法稳定住所（含租赁房屋两年以上）」: lives in a dwelling of their own, evidence (none named by the text): certificate of ownership of the dwelling or other proof of lawful title to the dwelling; or lives in a rented dwelling / lives in public rental housing for at least 24 months, so far: lives in a rented dwelling (18 months), evidence (none named by the text): lease of the dwelling or proof that the lease is filed, tenancy card of a public house or tenancy card of public rental housing or tenancy card of low-rent housing; or has bought a dwelling that is not handed over yet / lives in a dwelling let or lent to them / lodges with others / lives in the employer's quarters, evidence (none named by the text): contract of purchase of the dwelling, written consent of the host, proof of quarters provided by the employer, the text names rented houses alone and does not say whether a lent dwelling, lodging, an employer's quarters or a house not yet handed over is a lawful and stable dwelling
            - met: 「合法稳定职业」: is formally employed (18 months), evidence (none named by the text): contract of employment or document of appointment
            - met: 「参加社会保险（同时参加养老保险、医疗保险、失业保险）一年以上」: pays the employees' basic pension insurance here (12 months), evidence (none named by the text): proof of social insurance paid
            - met: 「医疗保险、失业保险）一年以上」: pays medical insurance here (12 months), evidence (none named by the text): proof of social insurance paid
            - not met: 「失业保险）一年以上」: pays unemployment insurance here for at least 12 months, evidence (none named by the text): proof of social insurance paid"#]],
    );
}

#[test]
fn what_a_corrupt_copy_does_not_decide_names_the_sister_text() {
    let given = "in-city-district rented-dwelling:18";
    check(
        "liaoyuan",
        "dwelling",
        given,
        Language::Chinese,
        &expect![[r#"
            市区和城镇落户（二、(4)）：本文未决定
            - 符合：「在市區或城鎮」——落户（居住）地在市区（市辖区、城区）
            - 本文未决定：「有合法穩定住所(含出租房屋)」——租赁的住所（18个月），材料（本文未指明）：房屋租赁合同或房屋租赁登记备案证明，此处文字讹误：抄本作“出租房屋”，同源文件（吉市政发〔2015〕5号（十一））作“租赁房屋”，应查对原件"#]],
    );
}

#[test]
fn what_is_left_to_another_act_names_the_act() {
    let given = "in-city-district owned-dwelling";
    check(
        "jiaxing",
        "city-dwelling",
        given,
        Language::English,
        &expect![[r#"
            settling in the city: a stable dwelling (三、（二）): not decided by this text
            - met: 「上述范围内」: settles or lives in the city's districts
            - met: 「有合法稳定住所人员」: lives in a dwelling of their own, evidence (none named by the text): certificate of ownership of the dwelling or other proof of lawful title to the dwelling
            - not decided by this text: 「分别设定进一步放宽现行的住所条件、就业类型、投资规模、学历（职称、技能）等级、居住年限和按照国家规定缴纳社会保险费年限等具体落户标准」: what kind of dwelling and employment, how much investment, which degree or skill, how long a residence and an insurance the city asks is left to its rules on household migration"#]],
    );
}

#[test]
fn a_purchase_is_counted_until_its_hand_over() {
    let given = "in-city-district purchased-dwelling:7";
    check(
        "liaocheng",
        "purchased-dwelling",
        given,
        Language::Chinese,
        &expect![[r#"
            购房预先落户（二、(一)1.）：不符合
            - 符合：「在聊城市市区(包括东昌府区、经济技术开发区、高新区、旅游度假区)、茌平区城区、临清市市区、县政府驻地和其他建制镇范围内」——落户（居住）地在市区（市辖区、城区）
            - 不符合：「持有购房合同,按照预定交房日期半年以内」——已签购房合同而未交付的住所（6个月以内），现为已签购房合同而未交付的住所（7个月），材料：购房合同（二、(一)1.）"#]],
    );
    check(
        "liaocheng",
        "purchased-dwelling",
        given,
        Language::English,
        &expect![[r#"
            settling ahead of the hand-over of a purchased dwelling (二、(一)1.): not met
            - met: 「在聊城市市区(包括东昌府区、经济技术开发区、高新区、旅游度假区)、茌平区城区、临清市市区、县政府驻地和其他建制镇范围内」: settles or lives in the city's districts
            - not met: 「持有购房合同,按照预定交房日期半年以内」: has bought a dwelling that is not handed over yet (due within 6 months), so far: has bought a dwelling that is not handed over yet (7 months), evidence: contract of purchase of the dwelling (二、(一)1.)"#]],
    );
}

#[test]
fn a_relative_is_told_the_clause_or_the_open_question() {
    let companion = |kinship| Companion { kinship, lives_together: true };
    let of = |channel, kinship| {
        evaluation::companion(pack("jilin"), channel, companion(kinship)).unwrap()
    };
    let lines = [
        of("towns", Kinship::Parent).explain(Language::Chinese),
        of("towns", Kinship::Grandparent).explain(Language::Chinese),
        of("city", Kinship::Grandparent).explain(Language::English),
        of("talents", Kinship::Spouse).explain(Language::English),
    ];
    expect![[r#"
        父母（共同居住）：符合——三、（十一）「本人及其共同居住生活的配偶、未婚子女、父母等」
        祖父母、外祖父母（共同居住）：本文未决定——“父母等”未列明还有哪些亲属可以随迁
        grandparent (living together): not met: 三、（十二）「本人及其共同居住生活的配偶、未婚子女、父母」
        spouse (living together): not decided by this text: the clause does not say whether relatives of a talent may come along"#]].assert_eq(&lines.join("\n"));
}
