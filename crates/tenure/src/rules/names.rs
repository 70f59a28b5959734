//! The Chinese names of the submitted tables and their fields, for messages.

use crate::submission::Table;

/// The name of a table as the standard gives it.
pub(super) fn table_zh(table: Table) -> &'static str {
    match table {
        Table::Issuer => "发包方",
        Table::Contractor => "承包方",
        Table::Member => "家庭成员",
        Table::ContractedParcel => "承包地块信息",
        Table::LandContract => "承包合同",
        Table::Circulation => "流转合同",
        Table::TitleDocument => "权属来源资料附件",
        Table::ContractRight => "承包经营权登记簿",
        Table::Certificate => "承包经营权证",
        Table::Reissue => "权证补发",
        Table::Replacement => "权证换发",
        Table::Cancellation => "权证注销",
        Table::Parcel => "地块",
        Table::BoundaryPoint => "界址点",
        Table::BoundaryLine => "界址线",
        Table::County => "县级行政区",
        Table::Town => "乡级区域",
        Table::VillageArea => "村级区域",
        Table::Group => "组级区域",
        Table::Household => "无承包地农户",
        Table::HouseholdMember => "无承包地农户成员",
        Table::Homestead => "宅基地",
        Table::Collective => "农村集体经济组织",
        Table::ShareHolding => "集体收益分配权份额",
    }
}

/// The name of a field; what the tables call differently comes first.
pub(super) fn field_zh(table: Table, field: &str) -> &'static str {
    of_table(table, field).unwrap_or_else(|| of_any_table(field))
}

fn of_table(table: Table, field: &str) -> Option<&'static str> {
    Some(match (table, field) {
        (Table::Issuer, "code") => "发包方代码",
        (Table::Issuer, "name") => "发包方名称",
        (Table::Contractor, "code") => "承包方代码",
        (Table::Contractor, "name") => "承包方名称",
        (Table::Contractor, "kind") => "承包方类型",
        (Table::LandContract, "code") => "承包合同代码",
        (Table::LandContract | Table::ContractRight, "mode") => "承包方式",
        (Table::LandContract, "n_parcels") => "承包地块总数",
        (Table::Circulation, "code") => "流转合同代码",
        (Table::Circulation, "mode") => "流转方式",
        (Table::Circulation, "term") => "流转期限",
        (Table::Circulation, "n_parcels") => "流转地块数",
        (Table::Circulation, "area_m2") => "流转面积",
        (Table::Circulation, "area_mu") => "流转面积（亩）",
        (Table::TitleDocument, "number") => "资料附件编号",
        (Table::TitleDocument, "name") => "资料附件名称",
        (Table::TitleDocument, "day") => "资料附件日期",
        (Table::ContractRight | Table::Certificate, "code") => "权证代码",
        (Table::ContractRight, "term") => "承包期限",
        (Table::Reissue, "day") => "补发日期",
        (Table::Replacement, "day") => "换发日期",
        (Table::Cancellation, "day") => "注销日期",
        (Table::Parcel, "code") => "地块代码",
        (Table::Parcel, "name") => "地块名称",
        (Table::BoundaryPoint, "number") => "界址点号",
        (Table::BoundaryPoint, "kind") => "界址点类型",
        (Table::BoundaryLine, "number") => "界址线号",
        (Table::BoundaryLine, "kind") => "界址线类别",
        (Table::County | Table::Town | Table::VillageArea | Table::Group, "code") => "区域代码",
        (Table::County | Table::Town | Table::VillageArea | Table::Group, "name") => "区域名称",
        (Table::Household, "code") => "农户代码",
        (Table::Homestead | Table::ShareHolding, "first_day") => "取得日期",
        (Table::Homestead, "certificate_number") => "不动产权证号",
        (Table::Collective, "name") => "组织名称",
        (Table::Collective, "registered_day") => "登记日期",
        _ => return None,
    })
}

#[expect(clippy::too_many_lines, reason = "a table of names")]
fn of_any_table(field: &str) -> &'static str {
    match field {
        "acquisition_mode" => "承包经营权取得方式",
        "actual_area_m2" => "实际占地面积",
        "address" => "地址",
        "approval_number" => "批准文号",
        "approved_area_m2" => "批准面积",
        "authority" => "发证机关",
        "basic_farmland" => "是否基本农田",
        "basis" => "取得依据",
        "boundary_witness" => "指界人姓名",
        "bound_east" => "地块东至",
        "bound_north" => "地块北至",
        "bound_south" => "地块南至",
        "bound_west" => "地块西至",
        "building_area_m2" => "建筑面积",
        "by_share" => "是否确权确股",
        "category" => "地块类别",
        "certificate_code" => "权证代码",
        "circulation_code" => "流转合同代码",
        "class" => "股份类型",
        "co_holder" => "是否共有人",
        "collected" => "权证是否领取",
        "collected_day" => "权证领取日期",
        "collective_code" | "credit_code" => "统一社会信用代码",
        "collector_document_kind" => "领取人证件类型",
        "collector_document_number" => "领取人证件号码",
        "collector_name" => "领取人姓名",
        "contract_area_m2" => "确权（合同）面积",
        "contract_area_mu" => "确权（合同）面积（亩）",
        "contract_code" => "承包合同代码",
        "contractor_code" => "承包方代码",
        "description" => "界址线说明",
        "division_code" => "区域代码",
        "document_kind" => "证件类型",
        "document_number" => "证件号码",
        "easting_m" => "横坐标",
        "excess_area_m2" => "超占面积",
        "feature_code" => "要素代码",
        "feature_number" => "标识码",
        "fertility" => "地力等级",
        "first_day" => "起始日期",
        "first_point" => "起界址点号",
        "former_area_m2" => "原合同面积",
        "former_area_mu" => "原合同面积（亩）",
        "former_certificate_number" => "原权证编号",
        "former_code" => "原承包合同代码",
        "former_total_area_m2" => "原合同总面积",
        "former_total_area_mu" => "原合同总面积（亩）",
        "head_document_kind" => "负责人证件类型",
        "head_document_number" => "负责人证件号码",
        "head_name" => "负责人姓名",
        "household_code" => "承包方（农户）代码",
        "issued_day" => "发证日期",
        "issued_override" => "代码放行说明",
        "issuer_code" => "发包方代码",
        "key_points" => "空间坐标",
        "land_use" => "土地利用类型",
        "last_day" => "终止日期",
        "last_point" => "止界址点号",
        "legal_representative" => "法定代表人",
        "location" => "坐落",
        "marker" => "界标类型",
        "measured_area_m2" => "实测面积",
        "measured_area_mu" => "实测面积（亩）",
        "member_count" => "承包方成员数量",
        "member_name" => "成员姓名",
        "name" => "姓名",
        "nature" => "界线性质",
        "neighbour_holder" => "毗邻地物权利人",
        "neighbour_witness" => "毗邻地物指界人",
        "northing_m" => "纵坐标",
        "note" => "备注",
        "note_kind" => "成员备注",
        "ownership" => "所有权性质",
        "parcel_code" | "parcel_codes" => "地块代码",
        "path" => "附件路径",
        "phone" => "联系电话",
        "position" => "界址线位置",
        "postcode" => "邮政编码",
        "price_note" => "流转费用说明",
        "publicity_note" => "公示记事",
        "publicity_recorder" => "公示记事人",
        "publicity_review_day" => "公示审核日期",
        "publicity_reviewer" => "公示审核人",
        "purpose" => "土地用途",
        "purpose_after" => "流转后土地用途",
        "purpose_before" => "流转前土地用途",
        "reason" => "原因",
        "registered_day" => "登记时间",
        "registrar" => "登簿人",
        "relation" => "与户主关系",
        "remark" => "地块备注信息",
        "serial_number" => "权证流水号",
        "sex" => "性别",
        "shares" => "份额",
        "signed_day" => "签订日期",
        "sketch_path" => "地块示意图",
        "survey_day" => "调查日期",
        "survey_note" => "调查记事",
        "surveyor" => "调查员",
        "total_area_m2" => "确权（合同）总面积",
        "total_area_mu" => "确权（合同）总面积（亩）",
        "total_shares" => "总份额",
        "transferee_code" => "受让方代码",
        "unit_code" => "不动产单元代码",
        _ => "字段",
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::{Row, Visitor, each_table};
    use super::field_zh;
    use crate::submission::Village;

    struct Names(Vec<String>);

    impl<'a> Visitor<'a> for Names {
        fn visit<R: Row>(&mut self, _rows: &'a [R]) {
            let nameless = R::FIELDS.iter().filter(|it| field_zh(R::TABLE, it.name) == "字段");
            self.0.extend(nameless.map(|it| format!("{:?}.{}", R::TABLE, it.name)));
        }
    }

    #[test]
    fn every_field_has_a_name() {
        let mut nameless = Names(Vec::new());
        each_table(&Village::default(), &mut nameless);
        assert_eq!(nameless.0, Vec::<String>::new());
    }
}
