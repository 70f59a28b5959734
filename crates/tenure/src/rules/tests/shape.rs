//! Q01 and Q22: files and attachments.

use expect_test::expect;

use super::{Case, check_all, finds, passes};
use crate::submission::{FileTrouble, Table};

#[test]
fn files_and_attachments() {
    check_all(cases());
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        passes("Q01", |_| {}),
        finds(
            "Q01",
            |it| it.shape.parts_absent.extend(["栅格数据", "图件"].map(str::to_owned)),
            expect![[r#"
                not applicable: 提交的不是完整成果，未含：栅格数据、图件
            "#]],
        ),
        finds(
            "Q01",
            |it| {
                it.shape.parts_absent.push("图件".to_owned());
                it.shape.file_troubles.push(FileTrouble {
                    file: "矢量数据/DK2299012015.dbf".to_owned(),
                    table: Some(Table::Parcel),
                    row: Some(7),
                    trouble: "文件在此处中断".to_owned(),
                    fatal: true,
                });
            },
            expect![[r#"
                Q01 files-missing-or-unreadable Submission | Parcel.7
                文件“矢量数据/DK2299012015.dbf”：文件在此处中断
            "#]],
        ),
        passes("Q22", |_| {}),
        finds(
            "Q22",
            |it| it.shape.attachments.delivered = false,
            expect![[r#"
            not applicable: 未提交图件和其他资料
        "#]],
        ),
        finds(
            "Q22",
            |it| {
                let sketch = "图件\\22990110000101\\DKSYT229901100001010001J.pdf".to_owned();
                let paper = "其他资料\\权属来源附件\\1.pdf".to_owned();
                it.shape.attachments.missing.extend([
                    (Table::ContractRight, 1, "sketch_path", sketch),
                    (Table::TitleDocument, 1, "path", paper),
                ]);
            },
            expect![[r#"
                Q22 attachment-missing Household(229901100001010001) | ContractRight.1.sketch_path
                承包经营权登记簿第1行的地块示意图“图件\22990110000101\DKSYT229901100001010001J.pdf”不存在
                Q22 attachment-missing Submission | TitleDocument.1.path
                权属来源资料附件第1行的附件路径“其他资料\权属来源附件\1.pdf”不存在
            "#]],
        ),
        finds(
            "Q23",
            |_| {},
            expect![[r#"
            not applicable: 本版本尚不读取汇总表格，未作比对
        "#]],
        ),
    ]
}
