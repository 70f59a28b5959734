//! Why somebody looks something up in the register 查询目的, and the article that lets them.

use crate::{Citation, Law};

/// The purposes for which the register may be read.
///
/// 不动产登记暂行条例 28 asks whoever reads to say why; 18, 25 and 27 say who may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryPurpose {
    /// 办理登记: an officer of the registrar examines what is applied for.
    Registration,
    /// 权利人查询: the holder of the right asks.
    RightHolder,
    /// 利害关系人查询
    InterestedParty,
    /// 国家机关调查处理
    StateOrgan,
    /// 部门信息共享
    Sharing,
}

impl QueryPurpose {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Registration,
        Self::RightHolder,
        Self::InterestedParty,
        Self::StateOrgan,
        Self::Sharing,
    ];

    /// As it stands in the log and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::RightHolder => "right-holder",
            Self::InterestedParty => "interested-party",
            Self::StateOrgan => "state-organ",
            Self::Sharing => "sharing",
        }
    }

    /// Reads what [`QueryPurpose::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    /// The legal ground 法律依据.
    pub fn ground(self) -> Citation {
        let (article, paragraph) = match self {
            Self::Registration => (18, None),
            Self::RightHolder | Self::InterestedParty => (27, Some(1)),
            Self::StateOrgan => (27, Some(2)),
            Self::Sharing => (25, None),
        };
        Citation::Article { law: Law::RealEstateRegistration, article, paragraph }
    }
}

#[cfg(test)]
mod tests {
    //! The words of the wire.

    use super::QueryPurpose;

    #[test]
    fn every_purpose_is_read_back_and_rests_on_an_article() {
        for purpose in QueryPurpose::ALL {
            assert_eq!(QueryPurpose::parse(purpose.as_str()), Some(purpose));
            assert!(purpose.ground().to_string().starts_with("《不动产登记暂行条例》第"));
        }
        assert_eq!(QueryPurpose::parse("curiosity"), None);
    }
}
