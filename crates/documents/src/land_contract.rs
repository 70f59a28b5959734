//! The land contract 承包合同 with the particulars that the law asks for (农村土地承包法 art. 22).

use serde::Serialize;

use crate::Holding;
use crate::holding::HoldingFacts;
use crate::paper::Printed;

/// A contract for both parties to sign.
#[derive(Clone, Copy, Debug)]
pub struct LandContractPaper<'a> {
    pub holding: Holding<'a>,
    /// 份数, of which each party gets one.
    pub n_copies: u32,
    /// What the parties agreed beside the printed clauses 其他约定.
    pub other_terms: &'a [&'a str],
}

#[derive(Serialize)]
struct Facts<'a> {
    holding: HoldingFacts,
    n_copies: u32,
    other_terms: &'a [&'a str],
}

impl Printed for LandContractPaper<'_> {
    fn title(&self) -> &'static str {
        "农村土地承包合同"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/land_contract.typ")
    }

    fn facts(&self) -> impl Serialize {
        let Self { holding, n_copies, other_terms } = *self;
        Facts { holding: holding.facts(), n_copies, other_terms }
    }
}
