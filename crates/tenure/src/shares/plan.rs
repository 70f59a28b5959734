//! The quantification 量化 of operating property into shares.

use super::HeldShares;
use crate::Shares;
use crate::collective::{Asset, AssetKind};

/// A plan of quantification 集体经营性财产收益权份额量化方案 (集体法 40).
#[derive(Clone, Debug, PartialEq)]
pub struct SharePlan {
    /// The codes of the property whose income is quantified.
    pub assets: Vec<String>,
    /// What it is worth by its verification, in fen.
    pub value_fen: i64,
    pub total: Shares,
    /// Who holds how much; the classes are the law's and the charter's.
    pub holdings: Vec<HeldShares>,
}

impl SharePlan {
    /// What is wrong with the property of the plan, in Chinese.
    pub fn asset_troubles(&self, assets: &[Asset]) -> Vec<String> {
        let mut troubles = Vec::new();
        let mut codes: Vec<&str> = self.assets.iter().map(String::as_str).collect();
        codes.sort_unstable();
        codes.dedup();
        if codes.len() != self.assets.len() {
            troubles.push("同一财产列了两次".to_owned());
        }
        let mut value_fen = Some(0_i64);
        for code in codes {
            let Some(asset) = assets.iter().find(|it| it.code == code) else {
                troubles.push(format!("没有财产“{code}”"));
                continue;
            };
            if asset.kind != AssetKind::Operating {
                let (name, kind) = (&asset.name, asset.kind.name_zh());
                troubles.push(format!("“{name}”是{kind}，只有经营性资产的收益权可以量化"));
            }
            if !asset.verified() {
                troubles.push(format!("“{}”未完成清产核资", asset.name));
            }
            value_fen = value_fen.and_then(|it| it.checked_add(asset.value_fen));
        }
        if value_fen != Some(self.value_fen) || self.value_fen <= 0 {
            let sum = value_fen.map_or_else(|| "无法计算".to_owned(), |it| format!("{it}分"));
            troubles.push(format!("量化资产{}分，各项财产合计{sum}", self.value_fen));
        }
        troubles
    }
}
