//! Every field that a paper must show stands on it, read with `pdftotext`.

use super::pdf::PRINTED;
use super::sample::{CONTRACT, HEAD_NUMBER};

/// What every paper that speaks of the household shows.
const CONTRACTOR: [&str; 2] = ["张𬭎", "229901104207010012"];
const ISSUER: [&str; 1] = ["前营县河东镇前营村第一村民小组"];
/// A row of the table of parcels.
const PARCEL: [&str; 6] = [
    "㙍口地",
    "2299011042070100001",
    "东：王志强承包地",
    "南：灌溉渠",
    "西：田间道路",
    "北：李秀英承包地",
];
const MEMBERS: [&str; 6] = ["李㙍英", "张𠅤", "长子", "张小满", "长女", "990101197005060022"];

pub(super) fn shows(name: &str, lists: &[&[&str]]) {
    let text = PRINTED[name].text();
    let missing: Vec<&str> =
        lists.concat().into_iter().filter(|it| !text.contains(&it.replace(' ', ""))).collect();
    assert!(missing.is_empty(), "{name} lacks {missing:?} in\n{text}");
}

#[test]
fn every_paper_carries_its_imprint() {
    for name in PRINTED.keys() {
        let digest = "01080f16 1d242b32 3940474e 555c636a 71787f86 8d949ba2 a9b0b7be c5ccd3da";
        let imprint = [
            "编号：990101-2026-000123",
            "业务号：DJ-2026-0004567",
            "打印日期：2026年11月23日",
            "第1次打印",
            digest,
            "第1页",
        ];
        shows(name, &[&imprint]);
    }
}

#[test]
fn the_survey_form_of_the_issuer() {
    let fields = [
        "发包方编码",
        "22990110420701",
        "负责人姓名",
        "王志强",
        "联系电话",
        "13800006021",
        "负责人地址",
        "前营县河东镇前营村45号",
        "邮政编码",
        "990100",
        "√居民身份证",
        "□护照",
        "990101197201150019",
        "调查记事",
        "换届后由王志强担任",
        "调查员：赵勘",
        "2026年5月6日",
        "审核意见",
        "审核人：吴审",
        "2026年5月20日",
    ];
    shows("issuer-survey", &[&ISSUER, &fields]);
}

#[test]
fn the_survey_form_of_the_contractor() {
    let fields = [
        "√农户",
        "□个人",
        "□单位",
        "承包方（代表）姓名",
        "13900001234",
        "前营县河东镇前营村12号",
        "990100",
        HEAD_NUMBER,
        "是否共有人",
        "备注",
        "在校大学生",
        "家庭成员与户口簿一致",
        "调查员：赵勘",
        "审核人：吴审",
    ];
    shows("contractor-survey", &[&ISSUER, &CONTRACTOR, &MEMBERS, &fields]);
}

#[test]
fn the_survey_form_of_a_parcel() {
    let fields = [
        "合同面积",
        "实测面积",
        "取得方式",
        "家庭承包",
        "土地用途",
        "种植业",
        "地力等级",
        "二等地",
        "土地利用类型",
        "0102",
        "是否基本农田",
        "地块类别",
        "承包地块",
        "界址点号",
        "J1",
        "界标类型",
        "木桩",
        "界址线类别",
        "田垄(埂)",
        "位置",
        "中",
        "沿田埂中心",
        "毗邻地物权利人",
        "李秀英",
        "指界人签章",
        "49.06",
        "比例尺1:",
        "北",
        "界址经相邻各方现场指认",
        "审核意见",
        "2000国家大地坐标系，高斯-克吕格投影3度带，中央经线114°",
    ];
    shows("parcel-survey", &[&ISSUER, &CONTRACTOR, &PARCEL, &fields]);
}

#[test]
fn the_publicity_table_masks_identity_numbers() {
    let fields = [
        "成员数",
        "990101********0015",
        "合同面积",
        "实测面积",
        "备注",
        "2026年6月1日",
        "2026年6月15日",
        "制表人：周记",
        "审核人：吴审",
    ];
    shows("publicity-table", &[&ISSUER, &CONTRACTOR, &PARCEL, &fields]);
    for open in ["publicity-table", "public-notice", "hand-over-list", "correction-letter"] {
        let text = PRINTED[open].text();
        assert!(!text.contains(HEAD_NUMBER), "{open} shows an identity number");
    }
}

#[test]
fn the_results_of_publicity_by_household() {
    let fields = [
        HEAD_NUMBER,
        "合同面积",
        "实测面积",
        "承包地块",
        "是否基本农田",
        "种植业",
        "二等地",
        "合计",
        "公示记事",
        "公示期内未收到异议",
        "记事人：周记",
        "2026年6月16日",
        "承包方代表（签章）",
        "公示审核意见",
        "公示无异议，同意确认",
        "审核人：吴审",
        "2026年7月2日",
    ];
    shows("household-confirmation", &[&ISSUER, &CONTRACTOR, &MEMBERS, &PARCEL, &fields]);
}

#[test]
fn the_contract() {
    let fields = [
        CONTRACT,
        "22990110420701",
        "王志强",
        HEAD_NUMBER,
        "前营县河东镇前营村12号",
        "13900001234",
        "共有人",
        "质量等级",
        "二等地",
        "用途",
        "种植业",
        "合计",
        "2028年1月1日起至2057年12月31日止",
        "双方的权利和义务",
        "违约责任",
        "争议的解决",
        "田间道路由相邻承包方共同维护",
        "一式4份",
        "2026年8月10日",
        "甲方（盖章）",
        "乙方代表（签章）",
    ];
    shows("land-contract", &[&ISSUER, &CONTRACTOR, &MEMBERS, &PARCEL, &fields]);
}

#[test]
fn the_page_of_the_register_book() {
    let fields = [
        CONTRACT,
        "22990110420701",
        "王志强",
        HEAD_NUMBER,
        "前营县河东镇前营村12号",
        "990100",
        "13900001234",
        "家庭承包",
        "2028年1月1日至2057年12月31日",
        "承包地总面积",
        "承包地块数",
        "5块",
        "首次登记",
        "变更登记",
        "转移登记",
        "注销登记",
        "更正登记",
        "其他登记",
        "附记：二轮延包",
        "登簿人：郑登",
        "2026年10月12日",
        "填表机关（印章）",
        "承包地块示意图",
    ];
    shows("register-page", &[&ISSUER, &CONTRACTOR, &MEMBERS, &PARCEL, &fields]);
}

#[test]
fn the_certificate_of_land() {
    let fields = [
        CONTRACT,
        "990101000012",
        "发证机关",
        "前营县人民政府",
        "家庭承包",
        "2028年1月1日起至2057年12月31日止",
        "总面积",
        "地块数",
        "共有人",
        HEAD_NUMBER,
        "是否基本农田",
        "变更情况",
        "受让方",
        "陈禾",
        "互换",
        "0.90",
        "229901104207010003",
        "部门签章",
        "2026年10月20日",
    ];
    shows("land-certificate", &[&ISSUER, &CONTRACTOR, &MEMBERS, &PARCEL, &fields]);
}

#[test]
fn the_sketch_on_the_certificate() {
    let fields = [
        "承包地块示意图",
        "承包方（代表）",
        "承包方编码",
        "地块总数",
        "5块",
        "总面积",
        "制图者：钱绘",
        "2026年9月18日",
        "审核者：孙校",
        "2026年9月20日",
        "编制单位：前营县测绘队",
        "北",
        "J1",
        "49.06",
        "比例尺1:",
        "李秀英",
    ];
    shows("land-certificate", &[&fields]);
}

#[test]
fn the_certificate_of_a_homestead() {
    let fields = [
        "冀(2026)前营县不动产权第0000012号",
        "权利人",
        "张𬭎",
        "共同共有",
        "前营县河东镇前营村12号",
        "229901104207JC00012F00010001",
        "宅基地使用权/房屋（构筑物）所有权",
        "批准拨用",
        "166.00",
        "132.40",
        "使用期限",
        "权利其他状况",
        "河东宅批〔2009〕31号",
        "超占面积14.50平方米",
        "附图（宗地图）",
        "登记机构",
        "前营县自然资源局",
        "2026年10月12日",
    ];
    shows("homestead-certificate", &[&MEMBERS, &fields]);
}

#[test]
fn the_register_page_of_a_homestead() {
    let fields = [
        "业务类型：宅基地使用权首次登记",
        "宅基地使用权",
        "权利人",
        "张𬭎",
        "批准面积",
        "实际面积",
        "超占面积（记载）",
        "批准文号",
        "首次登记",
        "郑登",
        "前营县自然资源局",
    ];
    shows("homestead-register-page", &[&MEMBERS, &fields]);
}

#[test]
fn the_register_page_of_an_issuer() {
    let fields = ["业务类型：发包方承继", "22990110420701", "王志强", "第二十五条", "郑登"];
    shows("issuer-register-page", &[&ISSUER, &fields]);
}

#[test]
fn the_hand_over_list_of_homesteads() {
    let fields =
        ["张𬭎", "不动产单元号", "证书编号", "坐落", "领取人签字", "制表人：周记", "合计1本"];
    shows("homestead-hand-over-list", &[&fields]);
}

#[test]
fn the_public_notice() {
    let fields = [
        "公告",
        "2026年6月1日",
        "2026年6月15日",
        "前营村村务公开栏",
        "异议",
        "前营县河东镇农业农村办公室",
        "河东镇政府大院2号楼",
        "0990-6204123",
        "1.调查信息公示表",
        "前营村村民委员会",
    ];
    shows("public-notice", &[&fields]);
}

#[test]
fn the_letter_lists_all_that_is_missing_at_once() {
    let fields = [
        "YW-2026-000321",
        "张𬭎",
        "土地承包经营权首次登记",
        "2026年9月1日",
        "承包方代表身份证复印件",
        "承包合同",
        "缺少发包方盖章",
        "家庭成员关系证明",
        "李㙍英与户主的关系未填写",
        "登记申请材料目录第5项",
        "共3项",
        "2026年9月30日",
        "前营县不动产登记中心",
        "冯受",
        "申请人（签字）",
    ];
    shows("correction-letter", &[&fields]);
}

#[test]
fn the_hand_over_list() {
    let fields = [
        CONTRACT,
        "990101000012",
        "地块数",
        "面积",
        "领取人",
        "2026年11月1日",
        "领取人签字",
        "制表人：周记",
        "前营县人民政府",
        "合计1本",
    ];
    shows("hand-over-list", &[&ISSUER, &CONTRACTOR, &fields]);
}
