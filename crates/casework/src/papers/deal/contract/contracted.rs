//! The clauses by which the contracted right itself 土地承包经营权 goes to another household: assigned or exchanged (承包法 33, 34).

use market::transfer::ContractItem;

use super::clauses::{ends, say};
use super::{Clause, Contract};

/// 转让
pub(super) fn assigned(it: &Contract<'_>) -> Vec<Clause> {
    let mut clauses = vec![
        say(
            ContractItem::Form,
            "甲方将上列地块的土地承包经营权转让给本集体经济组织的其他农户乙方，由乙方与发包方确立新的承包关系；甲方与发包方在上列地块上的承包关系自登记时终止。",
        ),
        say(ContractItem::Term, "乙方的承包期限不超过承包期的剩余期限，不因转让而延长。"),
        it.payment(),
        say(
            ContractItem::Delivery,
            "价款结清并办理登记后，甲方按现状交付地块，双方当场指认四至；有地上附着物的，另列清单并由双方签字。",
        ),
        say(
            ContractItem::RightsAndDuties,
            "甲方保证上列地块没有争议、没有抵押，也没有尚在期限内的流转；甲方的其余承包地、宅基地、集体收益分配权和成员身份不因本合同而改变。",
        ),
        say(ContractItem::EndOfTerm, "承包期届满时，由乙方作为承包方依照国家有关规定延长承包期。"),
    ];
    clauses.extend(both_ways());
    clauses
}

/// 互换
pub(super) fn exchanged(it: &Contract<'_>) -> Vec<Clause> {
    let mut clauses = vec![
        say(
            ContractItem::Form,
            "甲乙双方同属一个集体经济组织，为方便耕种和各自需要，互换上列地块的土地承包经营权；互换的地块自登记时起由换入的一方承包。",
        ),
        say(ContractItem::Term, "换入地块的承包期限不超过承包期的剩余期限，不因互换而延长。"),
        it.payment(),
        say(
            ContractItem::Delivery,
            "办理登记后，双方按现状互相交付地块，当场指认四至；有地上附着物的，另列清单并由双方签字。",
        ),
        say(
            ContractItem::RightsAndDuties,
            "双方各自保证换出的地块没有争议、没有抵押，也没有尚在期限内的流转；双方的宅基地、集体收益分配权和成员身份不因本合同而改变。",
        ),
        say(
            ContractItem::EndOfTerm,
            "承包期届满时，由换入的一方作为承包方依照国家有关规定延长承包期。",
        ),
    ];
    clauses.extend(both_ways());
    clauses
}

/// What both kinds say alike.
fn both_ways() -> Vec<Clause> {
    let mut clauses = vec![
        say(
            ContractItem::Purpose,
            "土地用于农业生产，不得改变土地所有权的性质和农业用途，不得用于非农建设。",
        ),
        say(
            ContractItem::Expropriation,
            "登记以前土地被依法征收、征用或者占用的，补偿归原承包的一方；登记以后的，归新承包的一方。",
        ),
    ];
    clauses.extend(ends());
    clauses
}
