//! An empty workbook to fill in, with what each column asks for.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::write::{Numbers, add_sheet};
use super::{RollKind, Rolls};

/// What the officer is told, on a sheet of its own.
const NOTES: [&str; 9] = [
    "填写说明",
    "1. 一行一人；同一户的第二人起，户编号可以不填，沿用上一行。",
    "2. 身份证号码按文本填写18位；新生儿尚无号码的可以不填。",
    "3. 与户主关系填GB/T 4761的名称或代码，例如“户主”“妻”“长子”。",
    "4. 取得方式从下拉列表选择；2025年5月1日前产权制度改革中已确认的，选“改革中已确认”（《农村集体经济组织法》第66条）。",
    "5. 取得日期写作2025-05-01。",
    "6. 份额可以写作100、12.5或1/3；一人有几类份额的，一类一行。",
    "7. 集体持有的份额，姓名填“集体”。",
    "8. 本村已有的名册也可以直接使用：栏目按表头识别，顺序不限，不认识的栏目不读取。",
];

/// A workbook to be filled in.
pub fn template(kind: RollKind) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    add_sheet(&mut workbook, kind, &Rolls::default(), Numbers::Masked)?;
    let notes = workbook.add_worksheet();
    notes.set_name("填写说明")?.set_column_width(0, 90)?;
    let wrapped = Format::new().set_text_wrap();
    for (row, note) in (0..).zip(NOTES) {
        notes.write_with_format(row, 0, note, &wrapped)?;
    }
    workbook.save_to_buffer()
}
