//! What became of an object 操作方式.

/// 操作方式, with the codes of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    /// 01 无操作
    None,
    /// 02 增加
    Added,
    /// 03 修改
    Changed,
    /// 04 删除
    Removed,
}

impl Operation {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::None => "01",
            Self::Added => "02",
            Self::Changed => "03",
            Self::Removed => "04",
        }
    }
}
