//! The chain of messages: numbered once, taken in in their order, all of a delivery or none.

use std::fs;
use std::path::{Path, PathBuf};

use e2e_tests::{Draft, Engine, Sanquan, on_both_engines, village};

use super::cases::{ONE, SIX, THREE, certificate, head_change};
use super::{case, chain, exported, files, import, package, paths, registry};

on_both_engines!(
    what_was_numbered_is_written_again_byte_for_byte,
    a_chain_with_a_fault_is_refused_as_a_whole,
    a_message_has_its_time,
    what_was_altered_on_the_way_is_refused,
    what_is_registered_otherwise_is_refused,
);

async fn what_was_numbered_is_written_again_byte_for_byte(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let folder = tempfile::tempdir().unwrap();
    let registry = registry(&sanquan).await;
    case(&registry, head_change(("郑桂", "52")), &["贾勇", "贾民刚"]).await;
    let (_, out) = exported(&sanquan, folder.path());
    let first = files(&out);
    let serial = &chain(&first)[0].0;
    let path = &format!("220221/{serial}/BW/DJYW{serial}.xml");
    let digest = format!("220221/{serial}/DJYW{serial}.sha256");
    assert_eq!(first.keys().collect::<Vec<_>>(), [path, &digest]);
    case(&registry, certificate("reissue", SIX), &[]).await;
    // A corrected package supersedes rows that the message tells of; the message stays what it is.
    let draft = Draft::of(&village("220221")).with(
        "权属数据/CBF.csv",
        "220221901901010006,",
        "组6号",
        "组6号甲",
    );
    registry.given_package(draft.path()).await;
    let (said, _) = exported(&sanquan, folder.path());
    assert!(said.stdout.contains("1 acts numbered, 2 messages written"), "{said}");
    let elsewhere = tempfile::tempdir().unwrap();
    let (_, again) = exported(&sanquan, elsewhere.path());
    assert_eq!(files(&again), files(&out));
    assert_eq!(files(&again).get(path), first.get(path));
    fs::write(out.join(path), "<SUBMIT/>").unwrap();
    let said = sanquan.run(["messages", "export", "--out", out.to_str().unwrap()]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains("is there already and is another file"), "{said}");
}

/// Three messages of a register, in the order of their chain, in a folder.
async fn given_three(sanquan: &Sanquan, folder: &Path) -> [PathBuf; 3] {
    let registry = registry(sanquan).await;
    for household in [SIX, THREE, ONE] {
        case(&registry, certificate("reissue", household), &[]).await;
    }
    let (_, out) = exported(sanquan, folder);
    paths(&out).try_into().unwrap()
}

fn taken_in(sanquan: &Sanquan, paths: &[&Path]) {
    let said = import(sanquan, paths);
    assert_eq!(said.code, Some(0), "{said}");
}

fn refused(sanquan: &Sanquan, paths: &[&Path], why: &str) {
    let said = import(sanquan, paths);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains(why), "{why}: {said}");
}

async fn a_chain_with_a_fault_is_refused_as_a_whole(engine: Engine) {
    let (one, other) = (Sanquan::new(engine), Sanquan::new(engine));
    let folder = tempfile::tempdir().unwrap();
    let three = Box::pin(given_three(&one, folder.path())).await;
    let [first, second, third] = three.each_ref().map(PathBuf::as_path);
    registry(&other).await;
    let before = package(&other, folder.path(), "before");
    let text = fs::read_to_string(third).unwrap();
    let instead = |name: &str, from: &str, to: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        path
    };
    let broken = instead("broken.xml", "CZFS=\"03\"", "CZFS=\"02\"");
    let exit = instead("exit.xml", "SJLX=\"2011\"", "SJLX=\"1071\"");
    let elsewhere = instead("elsewhere.xml", "FSF=\"220221\"", "FSF=\"330421\"");
    refused(&other, &[first, third], "what lies between is missing");
    refused(&other, &[second], "what lies between is missing");
    refused(&other, &[first, second, first], "stands twice");
    refused(&other, &[first, second, &broken], "says the operation 02");
    refused(&other, &[first, second, &exit], "1071 (自愿退出) is a change of another book");
    refused(&other, &[first, second, &elsewhere], "is of another county than");
    refused(&other, &[&elsewhere], "is of another county than 330421");
    let after = package(&other, folder.path(), "after");
    assert!(after == before, "something was taken in");
    taken_in(&other, &[third, first, second]);
}

async fn a_message_has_its_time(engine: Engine) {
    let (one, other) = (Sanquan::new(engine), Sanquan::new(engine));
    let folder = tempfile::tempdir().unwrap();
    let three = Box::pin(given_three(&one, folder.path())).await;
    let [first, second, third] = three.each_ref().map(PathBuf::as_path);
    registry(&other).await;
    refused(&other, &[third], "follows");
    taken_in(&other, &[first]);
    refused(&other, &[third], "what lies between is missing");
    refused(&other, &[first], "taken in before");
    taken_in(&other, &[second, third]);
    refused(&other, &[second, third], "taken in before");
}

async fn what_was_altered_on_the_way_is_refused(engine: Engine) {
    let (one, other) = (Sanquan::new(engine), Sanquan::new(engine));
    let folder = tempfile::tempdir().unwrap();
    let [first, ..] = Box::pin(given_three(&one, folder.path())).await;
    registry(&other).await;
    let text = fs::read_to_string(&first).unwrap();
    let (before, after) = text.split_once("<CHANGE_DATA>").unwrap();
    let serial = first.file_stem().unwrap();
    let digest = first.parent().unwrap().with_file_name(serial).with_extension("sha256");
    fs::write(&first, format!("{before}<CHANGE_DATA>{}", after.replace("孔义东", "孔义冬")))
        .unwrap();
    refused(&other, &[&first], "was altered on the way");
    fs::remove_file(digest).unwrap();
    refused(&other, &[&first], "says the operation 01, and the states say 03");
    fs::write(&first, text.replace("孔义东", "孔义冬")).unwrap();
    refused(&other, &[&first], "is registered otherwise");
    fs::write(&first, text).unwrap();
    taken_in(&other, &[&first]);
}

async fn what_is_registered_otherwise_is_refused(engine: Engine) {
    let (one, other) = (Sanquan::new(engine), Sanquan::new(engine));
    let folder = tempfile::tempdir().unwrap();
    let registry_of_one = registry(&one).await;
    case(&registry_of_one, certificate("reissue", SIX), &[]).await;
    let (_, out) = exported(&one, folder.path());
    let registry_of_other = registry(&other).await;
    case(&registry_of_other, certificate("replacement", SIX), &[]).await;
    refused(&other, &[&out], "registered otherwise");
}
