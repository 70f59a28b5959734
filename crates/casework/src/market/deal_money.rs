//! The money of a deal as it is kept: what is expected, what the bank's files showed, what moved.

use std::collections::BTreeSet;

use identity::County;
use market::money::{DealId, Flow};
use store::{BankFile, ExpectedRow, MoneyRow, Store, Unit};

use crate::Refused;
use crate::bank_file::paid;

/// The money of one deal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DealMoney {
    /// What is and was expected to be paid.
    pub expected: Vec<ExpectedRow>,
    pub files: Vec<BankFile>,
    pub movements: Vec<MoneyRow>,
}

impl DealMoney {
    /// The money of a deal in a unit of work.
    pub(crate) async fn open(unit: &mut Unit, deal: DealId) -> Result<Self, Refused> {
        Ok(Self {
            expected: unit.expected_of(deal).await?,
            files: unit.bank_files_of(deal).await?,
            movements: unit.transactions_of(deal).await?,
        })
    }

    /// The money of a deal as it stands.
    pub(crate) async fn read(store: &Store, county: County, deal: DealId) -> Result<Self, Refused> {
        Ok(Self {
            expected: store.expected_of(county, deal).await?,
            files: store.bank_files_of(county, deal).await?,
            movements: store.transactions_of(county, deal).await?,
        })
    }

    /// The numbers of the payments that a file of the bank showed.
    pub fn paid(&self) -> BTreeSet<u32> {
        paid(self.files.iter().flat_map(|it| &it.findings))
    }

    /// Whether a bank's file shows a payment.
    pub fn is_paid(&self, row: &ExpectedRow) -> bool {
        self.paid().contains(&row.expected.number)
    }

    /// Whether something is still to go out, to whom it is owed.
    pub(crate) fn owes(&self) -> bool {
        let paid = self.paid();
        let mut out = self.expected.iter().filter(|it| it.expected.flow == Flow::Out);
        out.any(|it| !paid.contains(&it.expected.number))
    }
}
