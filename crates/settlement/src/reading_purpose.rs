//! Why somebody looks something up in the settlement book 查询目的, and the article that lets them.

use crate::closed::closed_list;

closed_list! {
    /// 查询目的: the purposes for which this book may be read; none of them is a purpose of another book.
    ReadingPurpose {
        Settlement = "settlement", "办理落户和居住证", "an officer examines what is applied for";
        OwnData = "own-data", "本人查询", "the person asks what is recorded of them";
        Supervision = "supervision", "监督检查", "a supervisor looks at how it is done";
    }
}

impl ReadingPurpose {
    /// The legal ground 法律依据 (个人信息保护法 34: a state organ in its statutory duty; 45: the person's own right to look); unverified: the text of that law was not read.
    pub fn ground(self) -> &'static str {
        match self {
            Self::Settlement | Self::Supervision => "《个人信息保护法》第34条",
            Self::OwnData => "《个人信息保护法》第45条第1款",
        }
    }
}
