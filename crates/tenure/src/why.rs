//! Why a household has a right: what it rests on, said in one sentence with its articles.

use crate::{
    Certificate, Citation, Collective, ContractRight, Homestead, Issuer, LandContract, Law,
    Registered, ShareHolding,
};
use identity::ContractMode;

/// The ground of a right 权利来源.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// For the clerk and the household, in Chinese.
    pub sentence: String,
    pub citations: Vec<Citation>,
}

const fn article(law: Law, article: u16, paragraph: Option<u16>) -> Citation {
    Citation::Article { law, article, paragraph }
}

/// The ground of a right in contracted land.
///
/// A household's right exists since its contract took effect, and the register only shows it (承包法 23, 24); whoever contracted in another way acquired the operation right (承包法 49).
pub fn of_contract(
    contract: &LandContract,
    issuer: &Issuer,
    right: Option<&ContractRight>,
    certificate: Option<&Certificate>,
) -> Why {
    let issuer = &issuer.name;
    let (acquired, first_article) = match contract.code.mode() {
        ContractMode::Household => ("土地承包经营权", article(Law::RuralLandContracting, 23, None)),
        ContractMode::Other => ("土地经营权", article(Law::RuralLandContracting, 49, None)),
    };
    let entered = right.map_or_else(String::new, |it| {
        format!("；{}登簿（登簿人{}）", it.registered_day, it.registrar)
    });
    let certified = certificate
        .map_or_else(String::new, |it| format!("；{}由{}颁证", it.issued_day, it.authority));
    let sentence = format!(
        "依据{}与{issuer}签订的承包合同{}，自{}起取得{acquired}{entered}{certified}。",
        contract.signed_day, contract.code, contract.term.first_day
    );
    Why { sentence, citations: vec![first_article, article(Law::RuralLandContracting, 24, None)] }
}

/// The ground of a right to use a homestead: the approval (土地管理法 62(1), 民法典 362).
pub fn of_homestead(homestead: &Registered<Homestead>) -> Why {
    let fact = &homestead.fact;
    let approval =
        fact.approval_number.as_ref().map_or_else(String::new, |it| format!("（批准文号{it}）"));
    let sentence = format!(
        "经批准{approval}，自{}起取得宅基地使用权，批准面积{}平方米。",
        homestead.version.first_day, fact.approved_area_m2
    );
    Why {
        sentence,
        citations: vec![
            article(Law::LandAdministration, 62, Some(1)),
            article(Law::CivilCode, 362, None),
        ],
    }
}

/// The ground of a member's share: membership, and the decision that quantified the share (集体法 13, 40).
pub fn of_share(holding: &Registered<ShareHolding>, collective: &Collective) -> Why {
    let collective = &collective.name;
    let sentence = format!(
        "作为{collective}成员，依据{}，自{}起持有{}股。",
        holding.fact.basis, holding.version.first_day, holding.fact.shares
    );
    let citations =
        vec![article(Law::RuralCollectives, 13, None), article(Law::RuralCollectives, 40, Some(1))];
    Why { sentence, citations }
}
