//! Whom a reader believes who trusts one key.

use super::{KeyChain, NotTrusted};
use crate::{Checkpoint, Digest, NotSigned, Note, SigningKey, Succession};

const LOG: &str = "register.example/ledger/220221";

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(LOG, &[seed; 32]).unwrap()
}

fn checkpoint(size: u64, key: &SigningKey) -> Note {
    let body = Checkpoint { origin: LOG.to_owned(), size, root: Digest::of_bytes(b"root") };
    Note::signed(&body.to_string(), &[key]).unwrap()
}

fn succession(since: u64, old: &SigningKey, next: &SigningKey) -> Note {
    let next = next.verifier().clone();
    let body = Succession { origin: LOG.to_owned(), since, next };
    Note::signed(&body.to_string(), &[old]).unwrap()
}

/// A reader who trusts the first key, and whom the log has shown that the second follows at ten entries.
fn reader() -> KeyChain {
    let mut chain = KeyChain::of(key(1).verifier().clone());
    chain.follow(&succession(10, &key(1), &key(2))).unwrap();
    chain
}

#[test]
fn the_new_key_is_believed_where_the_old_one_vouches_for_it() {
    let chain = reader();
    assert_eq!(chain.current(), Some(key(2).verifier()));
    assert_eq!(chain.read_current(&checkpoint(11, &key(2))).unwrap().size, 11);
}

#[test]
fn the_old_key_signs_no_more() {
    let retired = Err(NotTrusted::RetiredKey { since: 10 });
    assert_eq!(reader().read_current(&checkpoint(11, &key(1))), retired);
    assert_eq!(reader().read_current(&checkpoint(9, &key(1))), retired);
    assert_eq!(reader().read_kept(&checkpoint(11, &key(1))), retired);
}

#[test]
fn a_kept_checkpoint_of_the_old_key_is_believed_up_to_its_last_size() {
    assert_eq!(reader().read_kept(&checkpoint(10, &key(1))).unwrap().size, 10);
    assert_eq!(reader().read_kept(&checkpoint(12, &key(2))).unwrap().size, 12);
}

#[test]
fn a_key_that_nobody_vouches_for_is_not_believed() {
    let mut chain = reader();
    let unknown = NotTrusted::Signature(NotSigned::UnknownKey);
    assert_eq!(chain.read_current(&checkpoint(11, &key(3))), Err(unknown.clone()));
    assert_eq!(chain.read_kept(&checkpoint(11, &key(3))), Err(unknown.clone()));
    assert_eq!(chain.follow(&succession(12, &key(3), &key(4))), Err(unknown.clone()));
    // The first key has had its say.
    assert_eq!(chain.follow(&succession(12, &key(1), &key(3))), Err(unknown));
}

#[test]
fn keys_follow_in_the_order_of_their_sizes() {
    assert_eq!(reader().follow(&succession(9, &key(2), &key(3))), Err(NotTrusted::OutOfOrder));
    assert_eq!(reader().follow(&succession(10, &key(2), &key(3))), Ok(()));
}

#[test]
fn another_log_under_the_same_key_is_not_this_one() {
    let body = Checkpoint { origin: "other".to_owned(), size: 11, root: Digest::of_bytes(b"") };
    let note = Note::signed(&body.to_string(), &[&key(2)]).unwrap();
    assert!(matches!(reader().read_current(&note), Err(NotTrusted::AnotherLog { .. })));
}

#[test]
fn a_succession_is_no_checkpoint_and_a_checkpoint_no_succession() {
    let note = succession(10, &key(1), &key(2));
    assert!(matches!(reader().read_current(&note), Err(NotTrusted::Checkpoint(_))));
    let note = checkpoint(11, &key(2));
    assert!(matches!(reader().follow(&note), Err(NotTrusted::Succession(_))));
}

#[test]
fn a_succession_is_read_as_it_is_written_and_in_no_other_way() {
    let text = succession(10, &key(1), &key(2)).text().to_owned();
    assert_eq!(text.parse::<Succession>().unwrap().to_string(), text);
    let others = [
        text.replace("10", "010"),
        text.replace("succession", "secession"),
        format!("{text}more\n"),
        text.trim_end().to_owned(),
    ];
    for other in others {
        assert!(other.parse::<Succession>().is_err(), "{other}");
    }
}
