//! The relatives who may ask to come along.

use serde::{Deserialize, Serialize};

use crate::closed::closed_list;

closed_list! {
    /// 亲属关系: how a relative stands to the applicant, as finely as the texts distinguish.
    Kinship {
        Spouse = "spouse", "配偶", "spouse";
        MinorChild = "minor-child", "未成年子女", "minor child";
        UnmarriedChildWithoutIncome = "unmarried-child-without-income", "无生活来源的未婚子女（成年）", "unmarried adult child without income";
        UnmarriedChild = "unmarried-child", "未婚子女（成年）", "unmarried adult child";
        DivorcedChild = "divorced-child", "离异的子女", "divorced child";
        MarriedChild = "married-child", "已婚子女", "married child";
        Parent = "parent", "父母", "parent";
        ParentInLaw = "parent-in-law", "配偶的父母", "parent of the spouse";
        Grandparent = "grandparent", "祖父母、外祖父母", "grandparent";
        Grandchild = "grandchild", "孙子女、外孙子女", "grandchild";
        Sibling = "sibling", "兄弟姐妹", "sibling";
        OtherRelative = "other-relative", "其他亲属", "other relative";
    }
}

/// 随迁人员: a relative who would be registered together with the applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub struct Companion {
    pub kinship: Kinship,
    /// 共同居住生活: whether they live together with the applicant.
    pub lives_together: bool,
}
