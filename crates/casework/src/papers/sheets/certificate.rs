//! Certificates 权证, and the lists by which they are handed over.

use identity::{ContractCode, IssuerCode, UnitCode};
use tenure::case::PaperKind;
use tenure::takeover::ContractFile;
use tenure::{Act, Certificate, Collection, ContractRight};

use super::Sheet;
use super::page::without_page;
use crate::Refused;
use crate::papers::content::{self, Content};
use crate::papers::held;

impl Sheet<'_> {
    pub(super) async fn land_certificate(&self, code: ContractCode) -> Result<Content, Refused> {
        let holding = self.holding_with_neighbours(code).await?;
        let file = held::contract(&self.frozen.after.facts, code)?;
        let (right, certificate) = certified(file)?;
        Ok(Content::LandCertificate(content::LandCertificate {
            makers: self.makers(&holding.contractor),
            holding,
            right: Box::new(right),
            certificate,
            reason: self.reason(),
            circulations: file.circulations.iter().map(|it| it.fact.clone()).collect(),
        }))
    }

    pub(super) async fn homestead_certificate(&self, code: UnitCode) -> Result<Content, Refused> {
        let mut holding = held::homestead(&self.frozen.after.facts, code)?;
        self.village().await?.place_homestead(&mut holding);
        Ok(Content::HomesteadCertificate(content::HomesteadCertificate {
            holding: Box::new(holding),
            reason: self.reason(),
            authority: self.papers.desk.authority.clone(),
            registered_day: self.frozen.act.effect_day,
        }))
    }

    pub(super) fn hand_over_list(&self, code: IssuerCode) -> Result<Content, Refused> {
        let facts = &self.frozen.after.facts;
        let mut certificates = Vec::new();
        for file in self.frozen.certified() {
            if file.contract.fact.issuer == code {
                let contractor = held::contractor(facts, file.contract.fact.contractor)?.clone();
                let (right, mut certificate) = certified(file)?;
                if let Some(it) = self.collection(certificate.code.as_str()) {
                    (certificate.collected, certificate.collection) = (true, it);
                }
                certificates.push((contractor, file.contract.fact.clone(), right, certificate));
            }
        }
        Ok(Content::HandOverList(content::HandOverList {
            issuer: held::issuer(facts, code)?.clone(),
            certificates,
            authority: self.papers.desk.authority.clone(),
            maker: self.list_act().officer.clone(),
            made_day: self.list_act().effect_day,
        }))
    }

    /// The act that a hand-over list says.
    fn list_act(&self) -> &Act {
        self.frozen.seal(PaperKind::HandOverList).0
    }

    /// Who collected a certificate, once it was.
    fn collection(&self, certificate: &str) -> Option<Collection> {
        self.frozen.handed_over.as_ref()?.collection(certificate)
    }

    pub(super) fn homestead_hand_over_list(&self) -> Result<Content, Refused> {
        let units = self.frozen.homesteads.iter();
        let certificates = units.map(|it| {
            let holding = held::homestead(&self.frozen.after.facts, *it)?;
            Ok::<_, Refused>((holding, self.collection(it.as_str()).unwrap_or_default()))
        });
        Ok(Content::HomesteadHandOverList(content::HomesteadHandOverList {
            certificates: certificates.collect::<Result<_, _>>()?,
            authority: self.papers.desk.authority.clone(),
            maker: self.list_act().officer.clone(),
            made_day: self.list_act().effect_day,
        }))
    }
}

/// The page and the certificate of a contract.
fn certified(file: &ContractFile) -> Result<(ContractRight, Certificate), Refused> {
    let code = file.contract.fact.code;
    let right = file.right.as_ref().ok_or_else(|| without_page(code.as_str()))?;
    let absent = || Refused::NotFound { what: "certificate", code: code.to_string() };
    let certificate = file.certificate.as_ref().ok_or_else(absent)?;
    Ok((right.fact.clone(), certificate.fact.clone()))
}
