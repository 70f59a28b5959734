//! The statement as it reads, and its quotations against the statutes.

use std::path::Path;

use expect_test::expect;

use super::{Statement, Statute};
use crate::Language;

fn statement() -> Statement {
    Statement {
        number: "2025-0001".into(),
        name: "张三".into(),
        place: "吉林市昌邑区".into(),
        settled_day: "2025-03-10".parse().unwrap(),
        issued_day: "2025-03-11".parse().unwrap(),
        authority: "吉林市公安局昌邑分局".into(),
    }
}

fn page(language: Language) -> String {
    let mut lines = vec![Statement::title(language).to_owned()];
    lines.extend(statement().paragraphs(language));
    lines.extend(Statement::statutes().iter().map(|it| it.cited(language)));
    lines.join("\n")
}

#[test]
fn the_statement_reads_so_in_chinese() {
    expect![[r#"
        农村权利不变告知书
        张三：您自2025-03-10起在吉林市昌邑区登记常住户口。
        您依法享有的农村土地承包经营权、宅基地使用权和集体收益分配权，不因本次落户而改变。
        办理落户没有要求、也不得要求您退出、交回或者转让上述任何一项权利。任何人提出这样的要求，您可以拒绝，并可以向本机关或者其上级机关反映。
        今后您是否退出或者流转，由您按照依法、自愿、有偿的原则自己决定，与户口登记在哪里无关。
        本告知书是一般性的说明。落户登记不记载您享有哪些农村权利，本机关无从得知，也不查询；需要凭证的，请向农村权利的登记机构申请查询本户的登记情况。
        户口可以依法迁入，也可以依法迁出；再次迁移，同样不影响上述权利。
        《中华人民共和国乡村振兴促进法》第五十五条第二款：“不得以退出土地承包经营权、宅基地使用权、集体收益分配权等作为农民进城落户的条件”
        《中华人民共和国农村土地承包法》第二十七条第二款：“国家保护进城农户的土地承包经营权。不得以退出土地承包经营权作为农户进城落户的条件。”
        《中华人民共和国土地管理法实施条例》第三十六条：禁止违背农村村民意愿强制流转宅基地、违法收回宅基地，禁止以退出宅基地作为进城落户的条件，禁止强迫搬迁退出宅基地。
        《中华人民共和国土地管理法》第六十二条第六款：“国家允许进城落户的农村村民依法自愿有偿退出宅基地”
        《中华人民共和国农村集体经济组织法》第十一条：“户籍在或者曾经在农村集体经济组织”"#]].assert_eq(&page(Language::Chinese));
}

#[test]
fn the_statement_reads_so_in_english() {
    expect![[r#"
        Statement: your rights in the countryside do not change
        张三: since 2025-03-10 you are registered in 吉林市昌邑区.
        Your right to contracted land, your right to use a homestead and your right to the collective's income, as the law gives them to you, do not change because you have settled.
        Nobody asked you, or may ask you, to leave, hand back or transfer any of them in order to settle. If anyone does, you may refuse and tell this office or the one above it.
        Whether you ever leave or lease any of them is yours to decide, by the law, of your own will and for pay, wherever you are registered.
        This statement is a general one. The book of settlement does not say which of these rights you have; this office cannot know it and does not ask. For proof, ask the registry of rural rights for the file of your household.
        Registration may move in and out again by the law; moving again changes none of these rights either.
        《中华人民共和国乡村振兴促进法》第五十五条第二款: nobody may be made to leave the right to contracted land, the right to use a homestead or the right to the collective's income in order to settle in town.
        《中华人民共和国农村土地承包法》第二十七条第二款: the state protects the right to contracted land of those who move to town; leaving it may not be a condition of settling.
        《中华人民共和国土地管理法实施条例》第三十六条: a homestead may not be transferred by force or taken back unlawfully, leaving it may not be a condition of settling, and nobody may be forced to move out of it.
        《中华人民共和国土地管理法》第六十二条第六款: villagers who have settled in town may leave a homestead only by the law, of their own will and for pay.
        《中华人民共和国农村集体经济组织法》第十一条: a member of a collective may be one whose registration is, or once was, with it."#]].assert_eq(&page(Language::English));
}

/// The texts of the shared folder, or nothing, said plainly, where it is not there.
fn texts() -> Option<String> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/domain"));
    if !folder.exists() {
        println!("did not run: {} is not there", folder.display());
        return None;
    }
    let statutes = std::fs::read_dir(folder.join("statutes")).into_iter().flatten();
    let mut paths: Vec<_> = statutes.map(|it| it.unwrap().path()).collect();
    paths.push(folder.join("law-and-standards.md"));
    Some(paths.iter().map(|it| std::fs::read_to_string(it).unwrap()).collect())
}

#[test]
fn the_statutes_are_quoted_as_they_read() {
    let Some(texts) = texts() else { return };
    for Statute { article, quotation, .. } in Statement::statutes() {
        let Some(words) = quotation else { continue };
        assert!(texts.contains(words), "{article}: {words}");
    }
}
