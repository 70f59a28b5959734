//! Q01 and Q22: files and attachments.

use expect_test::expect;

use super::{Case, check_all, finds, passes};
use crate::submission::{AttachmentState, FileTrouble, Table};

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
                Q01 files-missing-or-unreadable Submission | Parcel.7 in 矢量数据/DK2299012015.dbf
                文件“矢量数据/DK2299012015.dbf”：文件在此处中断
            "#]],
        ),
    ]
    .into_iter()
    .chain(attachments())
    .collect()
}

fn attachments() -> Vec<Case> {
    use AttachmentState::{Missing, Picture, Unreadable};
    vec![
        passes("Q22", |_| {}),
        finds(
            "Q22",
            |it| it.county.documents_delivered = false,
            expect![[r#"
            not applicable: 未提交图件和其他资料
        "#]],
        ),
        finds(
            "Q22",
            |it| it.village.attachments[0].state = Missing,
            expect![[r#"
            Q22 attachment-missing Household(229901100001010001) | ContractRight.1.sketch_path
            承包经营权登记簿第1行的地块示意图“图件\22990110000101\DKSYT229901100001010001J.pdf”不存在
        "#]],
        ),
        finds(
            "Q22",
            |it| it.village.attachments[0].state = Unreadable("PDF在文件中间中断"),
            expect![[r#"
                Q22 attachment-missing Household(229901100001010001) | ContractRight.1.sketch_path
                承包经营权登记簿第1行的地块示意图“图件\22990110000101\DKSYT229901100001010001J.pdf”打不开：PDF在文件中间中断
            "#]],
        ),
        passes("Q22", |it| {
            it.village.attachments[0].state = Picture { resolution_dpi: Some(300) };
        }),
        finds(
            "Q22",
            |it| it.village.attachments[0].state = Picture { resolution_dpi: Some(299) },
            expect![[r#"
                Q22 attachment-missing Household(229901100001010001) | ContractRight.1.sketch_path | 299/300 dpi
                承包经营权登记簿第1行的地块示意图“图件\22990110000101\DKSYT229901100001010001J.pdf”的分辨率为299dpi，低于300dpi
            "#]],
        ),
        finds(
            "Q22",
            |it| it.village.attachments[0].state = Picture { resolution_dpi: None },
            expect![[r#"
                Q22 attachment-missing Household(229901100001010001) | ContractRight.1.sketch_path
                承包经营权登记簿第1行的地块示意图“图件\22990110000101\DKSYT229901100001010001J.pdf”没有记载分辨率，无法认定不低于300dpi
            "#]],
        ),
    ]
}
