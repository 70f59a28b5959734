//! The clauses of contracts, by what goes over; each is worded for itself and copied from no model.

use market::listing::{ObjectKind, TradeForm};
use market::transfer::{ContractItem, TransferKind};

use super::{Clause, Contract, Form};
use crate::papers::deal::wording::day;

/// 土地经营权
pub(super) fn of_land(it: &Contract<'_>) -> Vec<Clause> {
    // Who gives on is no contractor, and it is the contractor who is asked (承包法 46, 47).
    let (keeps, asked) = match (it.object, it.form) {
        (_, Form::Transferred(TransferKind::ReTransfer)) => {
            ("承包方与发包方的承包关系不变，再流转经承包方书面同意", "承包方")
        }
        (ObjectKind::OperationRight, _) => ("甲方与发包方的承包关系不变", "甲方"),
        _ => ("土地所有权的归属不变", "甲方"),
    };
    let priced = !it.price.is_nothing();
    let charges = if priced { "有权按约收取价款，" } else { "" };
    let pays = if priced { "按时支付价款，" } else { "" };
    let mut clauses = vec![
        say(
            ContractItem::Form,
            format!("甲方将上列地块的土地经营权以{}的方式交给乙方，{keeps}。", it.form.name_zh()),
        ),
        term(it),
        say(
            ContractItem::Purpose,
            "土地用于农业生产，按上表所列用途使用；乙方不得改变土地所有权的性质和农业用途，不得用于非农建设，不得破坏农业综合生产能力和农业生态环境。",
        ),
        say(
            ContractItem::Delivery,
            "甲方在期限的第一日按现状交付地块，双方当场指认四至；有地上附着物的，另列清单并由双方签字。",
        ),
        it.payment(),
    ];
    clauses.extend(dividend(it));
    clauses.extend([
        say(
            ContractItem::RightsAndDuties,
            format!(
                "甲方{charges}有权制止损害土地的行为；应当按时交付，不得干涉乙方依法进行的正常生产经营。"
            ),
        ),
        say(
            ContractItem::RightsAndDuties,
            format!(
                "乙方有权自主利用土地开展农业生产经营并取得收益；应当{pays}保护和合理利用土地，不得弃耕抛荒，不得造成永久性损害。"
            ),
        ),
        say(
            ContractItem::Expropriation,
            "期限内土地被依法征收、征用或者占用的，土地的补偿归享有土地权利的一方，乙方投入的附着物和青苗的补偿归乙方；双方另有书面约定的，从其约定。",
        ),
        say(
            ContractItem::EndOfTerm,
            "期满或者提前终止时，乙方将土地恢复到可以耕种的状态交还甲方；经甲方同意建造的附属设施，协商折价或者由乙方拆除；同等条件下乙方可以优先续约。",
        ),
        say(
            ContractItem::ChangeAndEnd,
            "变更、解除本合同应当采用书面形式。乙方擅自改变农业用途、弃耕抛荒连续两年以上、给土地造成严重损害或者有其他严重违约行为的，甲方可以解除合同；除此以外甲方不得单方解除。",
        ),
        say(
            ContractItem::ChangeAndEnd,
            format!(
                "乙方再流转土地经营权，或者以土地经营权设定融资担保，应当事先取得{asked}的书面同意，并向发包方备案。"
            ),
        ),
    ]);
    clauses.extend(ends());
    clauses.push(say(
        ContractItem::ChangeAndEnd,
        "本合同向发包方备案，由发包方报告乡（镇）人民政府；期限在五年以上的，双方可以申请土地经营权登记，未经登记不得对抗善意第三人。",
    ));
    clauses
}

/// 宅基地使用权
pub(super) fn of_homestead(it: &Contract<'_>) -> Vec<Clause> {
    let mut clauses = vec![
        say(
            ContractItem::Form,
            "甲方将上列宅基地使用权连同其上的房屋转让给乙方；乙方为本集体经济组织成员组成的、没有宅基地的农户。",
        ),
        it.payment(),
        say(
            ContractItem::RightsAndDuties,
            "本合同经本集体同意并由乡（镇）人民政府批准后履行；未获同意或者批准的，已付的价款全部退还，互不追究。",
        ),
        say(
            ContractItem::Delivery,
            "价款结清并办理转移登记后，甲方按现状交付宅基地和房屋；权利自记载于登记簿时转移。",
        ),
        say(
            ContractItem::RightsAndDuties,
            "甲方另有住处，转让后不再因此申请新的宅基地；甲方的承包地、集体收益分配权和成员身份不因本合同而改变。",
        ),
    ];
    clauses.extend(ends());
    clauses
}

/// 集体收益分配权份额
pub(super) fn of_shares(it: &Contract<'_>) -> Vec<Clause> {
    let mut clauses = vec![
        say(
            ContractItem::Form,
            "甲方将上列份额在本集体经济组织内部转让；乙方为本集体经济组织成员或者本集体经济组织。",
        ),
        it.payment(),
        say(
            ContractItem::Delivery,
            "份额自记载于份额登记簿时转移；此前已经决定分配的收益归甲方，此后的归乙方。",
        ),
        say(
            ContractItem::RightsAndDuties,
            "甲方保证份额没有质押和争议；转让后乙方持有的份额不超过章程规定的上限。",
        ),
        say(ContractItem::RightsAndDuties, "甲方的成员身份、承包地和宅基地不因本合同而改变。"),
    ];
    clauses.extend(ends());
    clauses
}

/// 集体经营性资产
pub(super) fn of_asset(it: &Contract<'_>) -> Vec<Clause> {
    let what = match it.form {
        Form::Listed(TradeForm::Transfer) => "甲方将上列资产转让给乙方。".to_owned(),
        form => format!("甲方将上列资产以{}的方式交给乙方使用，资产的归属不变。", form.name_zh()),
    };
    let mut clauses = vec![say(ContractItem::Form, what)];
    if it.term.is_some() {
        clauses.push(term(it));
    }
    clauses.push(it.payment());
    clauses.extend(dividend(it));
    clauses.extend([
        say(ContractItem::Delivery, "甲方按清单交付资产，双方当场清点并签字。"),
        say(
            ContractItem::RightsAndDuties,
            "乙方按资产的用途合理使用，负责日常维护；甲方保证资产权属清楚，已经依法民主决策和评估。",
        ),
        say(
            ContractItem::EndOfTerm,
            "使用期满的，乙方按清单完好交还；乙方投入的设施，协商折价或者由乙方拆除。",
        ),
    ]);
    clauses.extend(ends());
    clauses
}

pub(super) fn say(item: ContractItem, words: impl Into<String>) -> Clause {
    (item, words.into())
}

fn term(it: &Contract<'_>) -> Clause {
    let words = match it.term {
        Some(term) => format!(
            "期限自{}起至{}止，首尾两日在内，不超过甲方权利的剩余期限。",
            day(term.first()),
            day(term.last())
        ),
        None => "期限由双方依法约定，不超过甲方权利的剩余期限。".to_owned(),
    };
    say(ContractItem::Term, words)
}

/// Of what is put in as shares, the price is a valuation; of all else it is paid, where there is one.
fn dividend(it: &Contract<'_>) -> Option<Clause> {
    if it.price.is_nothing() {
        return None;
    }
    let words = if it.form.is_share_in() {
        "入股作价以上列价款为准，分红的比例、时间和方式由双方另订入股协议；亏损不由甲方以土地权利承担。"
    } else {
        "逾期付款的，按所欠金额支付逾期利息；价款和收益归甲方，任何组织和个人不得擅自截留、扣缴。"
    };
    Some(say(ContractItem::PriceAndPayment, words))
}

/// What every contract ends with.
pub(super) fn ends() -> [Clause; 3] {
    [
        say(
            ContractItem::Breach,
            "一方不履行义务或者履行不符合约定的，应当继续履行、采取补救措施，并赔偿对方的损失。",
        ),
        say(
            ContractItem::Disputes,
            "发生争议的，双方协商解决，也可以请求村民委员会、乡（镇）人民政府调解；不愿协商、调解或者协商、调解不成的，可以依法申请仲裁，或者直接向人民法院起诉。",
        ),
        say(ContractItem::ChangeAndEnd, "本合同经双方签章后生效，双方、发包方和交易机构各执一份。"),
    ]
}
