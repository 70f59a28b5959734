//! 合同, to be signed or as it was signed: who gives what to whom for how much, and what both owe each other, in our own words.
//!
//! A contract about land has every item of the law and of the model lease (承包法 40; 流转管理办法 19).

mod clauses;
mod contracted;
mod signed;

use market::Days;
use market::listing::ObjectKind;
use market::transfer::{ContractItem, TransferKind, WrittenContract};

use super::super::content::DealPaper;
use super::form::Form;
use super::price::Price;
use super::subject::{Party, Subject};
use super::wording::{area, days, text};

/// What a contract is drawn up from, of whatever deal.
pub(super) struct Contract<'a> {
    pub(super) deal_number: &'a str,
    pub(super) object: ObjectKind,
    pub(super) form: Form,
    pub(super) receiver: Party,
    pub(super) term: Option<Days>,
    pub(super) price: Price<'a>,
    /// The contract that both have signed; `None` where they are to sign this one.
    pub(super) written: Option<&'a WrittenContract>,
}

/// A clause, with the item of the model lease that it is.
type Clause = (ContractItem, String);

impl Contract<'_> {
    pub(super) fn paper(self, subject: &Subject) -> DealPaper {
        let what = self.form.right_zh(self.object);
        let mut particulars = vec![
            ("甲方（转出方）", text(subject.holder.name.as_str())),
            ("甲方证件号码", text(subject.holder.document.as_str())),
            ("甲方住所", text(subject.holder.address.as_str())),
            ("乙方（受让方）", text(self.receiver.name.as_str())),
            ("乙方证件号码", text(self.receiver.document.as_str())),
            ("乙方住所", text(self.receiver.address.as_str())),
            ("所属集体（发包方）", text(subject.collective.as_str())),
            ("标的", text(format!("{what}（{}）", self.form.name_zh()))),
        ];
        particulars.extend(subject.area_m2.map(|it| ("面积", area(it))));
        particulars.extend(self.term.map(|it| ("期限", days(it))));
        particulars.extend(self.price.particular(self.term));
        particulars.extend(self.written.into_iter().flat_map(signed::particulars));
        let mut tables = vec![subject.table()];
        tables.extend(self.price.table());
        DealPaper {
            title: self.form.title(self.object),
            deal_number: self.deal_number.to_owned(),
            opening: vec![self.opening().to_owned()],
            tables,
            terms: self.clauses().into_iter().map(|(_, clause)| clause).collect(),
            particulars,
            basis: basis(self.object),
            inclusion: None,
            signatories: self.signatories(),
            made_day: None,
        }
    }

    fn opening(&self) -> &'static str {
        match self.written {
            Some(_) => signed::OPENING,
            None => "甲乙双方依照有关法律，遵循依法、自愿、有偿的原则，经协商一致，订立本合同。",
        }
    }

    fn signatories(&self) -> Vec<&'static str> {
        match self.written {
            Some(_) => vec!["经办人", "见证方（交易机构）"],
            None => vec!["甲方", "乙方", "甲方全体成年共有人", "见证方（交易机构）"],
        }
    }

    /// Of a contract that was signed, what it was read to say.
    fn clauses(&self) -> Vec<Clause> {
        let mut clauses = self.all_clauses();
        if let Some(written) = self.written {
            clauses.retain(|(item, _)| written.items.contains(item));
        }
        clauses
    }

    fn all_clauses(&self) -> Vec<Clause> {
        match (self.object, self.form) {
            (_, Form::Transferred(TransferKind::Assignment)) => contracted::assigned(self),
            (_, Form::Transferred(TransferKind::Exchange)) => contracted::exchanged(self),
            (ObjectKind::OperationRight | ObjectKind::CollectiveLand, _) => clauses::of_land(self),
            (ObjectKind::Homestead, _) => clauses::of_homestead(self),
            (ObjectKind::Shares, _) => clauses::of_shares(self),
            (ObjectKind::CollectiveAsset, _) => clauses::of_asset(self),
        }
    }

    /// 价款和支付
    fn payment(&self) -> Clause {
        (ContractItem::PriceAndPayment, self.price.clause())
    }
}

/// The laws by which something goes over.
pub(super) fn basis(object: ObjectKind) -> Vec<&'static str> {
    match object {
        ObjectKind::OperationRight | ObjectKind::CollectiveLand => {
            vec!["《中华人民共和国农村土地承包法》", "《农村土地经营权流转管理办法》"]
        }
        ObjectKind::Homestead => vec!["《中华人民共和国土地管理法》"],
        ObjectKind::Shares | ObjectKind::CollectiveAsset => {
            vec!["《中华人民共和国农村集体经济组织法》"]
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::NaiveDate;
    use market::Days;
    use market::listing::{ObjectKind, TradeForm};
    use market::transfer::{
        ContractItem, ContractSignature, Payee, SignedBy, TransferKind, WrittenContract,
    };
    use market::{Evidence, money::Schedule};
    use tenure::ObjectId;
    use uuid::Uuid;

    use super::super::form::Form;
    use super::super::price::Price;
    use super::super::subject::Party;
    use super::Contract;

    fn contract(object: ObjectKind, form: TradeForm) -> Contract<'static> {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let term = Days::new(day("2027-01-01"), day("2029-12-31")).unwrap();
        Contract {
            deal_number: "990101-2026-000007",
            object,
            form: Form::Listed(form),
            receiver: Party::default(),
            term: form.has_term().then_some(term),
            price: Price::Whole { price_fen: 1_250_000, deposit_fen: 100_000 },
            written: None,
        }
    }

    /// Both sides and the land stand in the particulars, above the clauses.
    const ABOVE: [ContractItem; 2] = [ContractItem::Parties, ContractItem::Land];

    #[test]
    fn a_contract_about_land_has_every_item_of_the_model_lease() {
        for object in [ObjectKind::OperationRight, ObjectKind::CollectiveLand] {
            for form in object.forms() {
                let clauses = contract(object, *form).clauses();
                let said: BTreeSet<_> =
                    clauses.iter().map(|(item, _)| *item).chain(ABOVE).collect();
                assert_eq!(said, BTreeSet::from(ContractItem::ALL), "{object:?} {form:?}");
            }
        }
    }

    #[test]
    fn whatever_goes_over_its_contract_says_the_price_the_breach_and_the_way_out() {
        for object in ObjectKind::ALL {
            for form in object.forms() {
                let clauses = contract(object, *form).clauses();
                for item in
                    [ContractItem::PriceAndPayment, ContractItem::Breach, ContractItem::Disputes]
                {
                    assert!(clauses.iter().any(|(it, _)| *it == item), "{object:?}: {item:?}");
                }
                assert!(clauses.iter().any(|(_, it)| it.contains("12500.00元")), "{object:?}");
            }
        }
    }

    /// A contract without a listing, which was signed with these items.
    fn transferred<'a>(
        kind: TransferKind,
        price: Price<'a>,
        written: &'a WrittenContract,
    ) -> Contract<'a> {
        let form = Form::Transferred(kind);
        let contract = contract(ObjectKind::OperationRight, TradeForm::Lease);
        Contract { form, price, written: Some(written), ..contract }
    }

    fn written(items: impl IntoIterator<Item = ContractItem>) -> WrittenContract {
        let by = SignedBy::Holder { person: ObjectId(Uuid::nil()) };
        WrittenContract {
            signed_day: "2026-11-22".parse().unwrap(),
            document: Evidence::parse(&"0a".repeat(32)).unwrap(),
            signature: ContractSignature { by, mandate: None },
            items: items.into_iter().collect(),
            payee: Payee::Holder,
            deductions: Vec::new(),
        }
    }

    const ON_LAND: [TransferKind; 6] = [
        TransferKind::Lease,
        TransferKind::ShareIn,
        TransferKind::ReTransfer,
        TransferKind::FarmingOnBehalf,
        TransferKind::Assignment,
        TransferKind::Exchange,
    ];

    #[test]
    fn a_contract_without_a_listing_says_every_item_that_was_signed_and_no_other() {
        let schedule = Schedule::at_once("2027-01-31".parse().unwrap(), 60_000).unwrap();
        for kind in ON_LAND {
            let price = Price::Installments(&schedule);
            let all = written(ContractItem::ALL);
            let clauses = transferred(kind, price, &all).clauses();
            let said: BTreeSet<_> = clauses.iter().map(|(item, _)| *item).chain(ABOVE).collect();
            assert_eq!(said, BTreeSet::from(ContractItem::ALL), "{kind:?}");
            let one = written([ContractItem::Purpose]);
            let clauses = transferred(kind, price, &one).clauses();
            assert!(clauses.iter().all(|(item, _)| *item == ContractItem::Purpose), "{kind:?}");
            assert_eq!(clauses.len(), 1, "{kind:?}");
        }
    }

    #[test]
    fn a_kind_without_a_price_says_none() {
        let all = written(ContractItem::ALL);
        for kind in [TransferKind::FarmingOnBehalf, TransferKind::Exchange] {
            let clauses = transferred(kind, Price::Nothing, &all).clauses();
            for (_, clause) in &clauses {
                assert!(!clause.contains('元') && !clause.contains("支付价款"), "{clause}");
                assert!(!clause.contains("收取价款"), "{clause}");
            }
            assert!(clauses.iter().any(|(_, it)| it.contains("不计价款")), "{kind:?}");
        }
    }
}
