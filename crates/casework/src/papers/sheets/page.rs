//! The pages of the register book 登记簿.

use identity::{ContractCode, IssuerCode, UnitCode};

use super::Sheet;
use crate::Refused;
use crate::papers::content::{self, Content, Entry};
use crate::papers::subject::Subject;
use crate::papers::{entries, held};

impl Sheet<'_> {
    /// The page of a contract; of one that ended, as the act found it.
    pub(super) async fn register_page(&self, code: ContractCode) -> Result<Content, Refused> {
        let ended = self.frozen.ended_contracts.contains(&code);
        let books = if ended { &self.frozen.before } else { &self.frozen.after };
        let mut holding = held::holding(&books.facts, code)?;
        self.village().await?.place(&mut holding.parcels);
        let file = held::contract(&books.facts, code)?;
        let right = file.right.as_ref().map(|it| it.fact.clone());
        let right = right.ok_or_else(|| without_page(&code.to_string()))?;
        let certificate = file.certificate.as_ref().map(|it| it.fact.authority.clone());
        Ok(Content::RegisterPage(content::RegisterPage {
            makers: self.makers(&holding.contractor),
            holding,
            right: Box::new(right),
            reason: self.reason(),
            entries: self.entries(Subject::Contract(code)).await?,
            authority: certificate.unwrap_or_else(|| self.papers.desk.authority.clone()),
        }))
    }

    pub(super) async fn homestead_page(&self, code: UnitCode) -> Result<Content, Refused> {
        let ended = self.frozen.ended_homesteads.contains(&code);
        let books = if ended { &self.frozen.before } else { &self.frozen.after };
        Ok(Content::HomesteadRegisterPage(content::HomesteadRegisterPage {
            holding: Box::new(held::homestead(&books.facts, code)?),
            reason: self.reason(),
            entries: self.entries(Subject::Homestead(code)).await?,
            authority: self.papers.desk.authority.clone(),
        }))
    }

    pub(super) async fn issuer_page(&self, code: IssuerCode) -> Result<Content, Refused> {
        Ok(Content::IssuerRegisterPage(content::IssuerRegisterPage {
            issuer: held::issuer(&self.frozen.after.facts, code)?.clone(),
            reason: self.reason(),
            entries: self.entries(Subject::Issuer(code)).await?,
            authority: self.papers.desk.authority.clone(),
        }))
    }

    async fn entries(&self, subject: Subject) -> Result<Vec<Entry>, Refused> {
        let Self { store, officer, papers, frozen } = self;
        entries::entries(store, papers.desk, officer, frozen, subject).await
    }
}

/// A contract that was taken over without a page of the register book.
pub(super) fn without_page(code: &str) -> Refused {
    Refused::NotFound { what: "page of the register book", code: code.to_owned() }
}
