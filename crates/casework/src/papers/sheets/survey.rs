//! The survey forms, the results of publicity by household, and the contract.

use identity::{ContractCode, IssuerCode};
use store::PostedNotice;
use tenure::{BoundaryLine, BoundaryPoint};

use super::Sheet;
use crate::Refused;
use crate::papers::content::{self, Content, Holding};
use crate::papers::held;
use crate::papers::neighbours::Village;

/// 公示审核意见: what became of the objections.
fn opinion(notices: &[PostedNotice]) -> String {
    let objections = || notices.iter().flat_map(|it| &it.notice.objections);
    let n_answered = objections().filter(|it| it.answer.is_some()).count();
    let n_withdrawn = objections().filter(|it| it.withdrawal.is_some()).count();
    let settled = match (n_answered, n_withdrawn) {
        (0, 0) => "无异议".to_owned(),
        (answered, 0) => format!("{answered}件异议均已答复"),
        (0, withdrawn) => format!("{withdrawn}件异议均已撤回"),
        (answered, withdrawn) => format!("{answered}件异议均已答复，{withdrawn}件异议已撤回"),
    };
    format!("公示期满，{settled}，同意确认。")
}

impl Sheet<'_> {
    pub(super) fn issuer_survey(&self, code: IssuerCode) -> Result<Content, Refused> {
        let issuer = held::issuer(&self.frozen.after.facts, code)?.clone();
        Ok(Content::IssuerSurvey(content::IssuerSurvey { issuer, review: self.review() }))
    }

    pub(super) fn contractor_survey(&self, code: ContractCode) -> Result<Content, Refused> {
        let Holding { issuer, contractor, members, .. } =
            held::holding(&self.frozen.after.facts, code)?;
        Ok(Content::ContractorSurvey(content::ContractorSurvey {
            issuer,
            contractor,
            members,
            review: self.review(),
        }))
    }

    pub(super) async fn parcel_survey(&self, code: ContractCode) -> Result<Content, Refused> {
        let holding = self.holding_with_neighbours(code).await?;
        let codes: Vec<&str> = holding.parcels.iter().map(|it| it.parcel.code.as_str()).collect();
        let of_holding = |parcel_codes: &str| parcel_codes.split('/').any(|it| codes.contains(&it));
        let points: Vec<BoundaryPoint> = self.rows().await?;
        let lines: Vec<BoundaryLine> = self.rows().await?;
        Ok(Content::ParcelSurvey(content::ParcelSurvey {
            makers: self.makers(&holding.contractor),
            points: points.into_iter().filter(|it| of_holding(&it.parcel_codes)).collect(),
            lines: lines.into_iter().filter(|it| of_holding(&it.parcel_codes)).collect(),
            review: self.review(),
            holding,
        }))
    }

    pub(super) fn confirmation(&self, code: ContractCode) -> Result<Content, Refused> {
        let holding = held::holding(&self.frozen.after.facts, code)?;
        let notices = &self.papers.file.notices;
        let opinion = (!notices.is_empty()).then(|| opinion(notices));
        let recorded_day = notices.last().and_then(|it| it.notice.closed_day);
        Ok(Content::HouseholdConfirmation(content::HouseholdConfirmation {
            holding,
            recorded_day,
            opinion,
        }))
    }

    pub(super) fn land_contract(&self, code: ContractCode) -> Result<Content, Refused> {
        Ok(Content::LandContract(content::LandContractPaper {
            holding: held::holding(&self.frozen.after.facts, code)?,
        }))
    }

    /// A holding that stands, its parcels with who lies around them.
    pub(super) async fn holding_with_neighbours(
        &self,
        code: ContractCode,
    ) -> Result<Holding, Refused> {
        let mut holding = held::holding(&self.frozen.after.facts, code)?;
        self.village().await?.place(&mut holding.parcels);
        Ok(holding)
    }

    pub(super) async fn village(&self) -> Result<Village, Refused> {
        Village::read(self.store, self.officer, &self.frozen.village, self.frozen.left()).await
    }

    /// The rows of a table in the village, as the act left them.
    async fn rows<T: store::Fact>(&self) -> Result<Vec<T>, Refused> {
        let scope = &self.officer.scope;
        let village = &self.frozen.village;
        let rows = self.store.rows_of::<T>(scope, village, self.frozen.left()).await?;
        Ok(rows.into_iter().map(|it| it.registered.fact).collect())
    }
}
