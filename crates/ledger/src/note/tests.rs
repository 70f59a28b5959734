//! Notes: the example that the Go implementation prints, and what is refused.

use super::{NotSigned, Note, NoteMalformed};
use crate::{SigningKey, VerifierKey};

/// The example of `golang.org/x/mod/sumdb/note`, from which C2SP signed-note was written.
const KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const NOTE: &str = "If you think cryptography is the answer to your problem,
then you don't know what your problem is.

\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
";

fn key(name: &str, seed: u8) -> SigningKey {
    SigningKey::from_seed(name, &[seed; 32]).unwrap()
}

#[test]
fn the_example_of_another_implementation_verifies() {
    let verifier: VerifierKey = KEY.parse().unwrap();
    let note: Note = NOTE.parse().unwrap();
    assert_eq!(note.verified_by(&verifier), Ok(()));
    assert_eq!((note.to_string().as_str(), verifier.to_string().as_str()), (NOTE, KEY));
}

#[test]
fn a_changed_letter_is_found() {
    let verifier: VerifierKey = KEY.parse().unwrap();
    let note: Note = NOTE.replace("know", "knew").parse().unwrap();
    assert_eq!(note.verified_by(&verifier), Err(NotSigned::InvalidSignature));
}

#[test]
fn what_is_signed_verifies_under_its_key_alone() {
    let (ours, same_name, same_seed) = (key("log", 1), key("log", 2), key("other", 1));
    let note = Note::signed("a text\n", &[&ours]).unwrap();
    let note: Note = note.to_string().parse().unwrap();
    assert_eq!(note.verified_by(ours.verifier()), Ok(()));
    assert_eq!(note.verified_by(same_name.verifier()), Err(NotSigned::UnknownKey));
    assert_eq!(note.verified_by(same_seed.verifier()), Err(NotSigned::UnknownKey));
}

#[test]
fn signatures_of_others_are_passed_over() {
    let (ours, witness) = (key("log", 1), key("witness", 2));
    let note = Note::signed("a text\n", &[&witness, &ours]).unwrap();
    assert_eq!(note.verified_by(ours.verifier()), Ok(()));
    assert_eq!(note.verified_by(witness.verifier()), Ok(()));
}

#[test]
fn the_text_may_have_empty_lines() {
    let text = "one\n\ntwo\n";
    let note: Note = Note::signed(text, &[&key("log", 1)]).unwrap().to_string().parse().unwrap();
    assert_eq!(note.text(), text);
}

#[test]
fn what_is_no_note_is_refused() {
    let ours = key("log", 1);
    assert_eq!(Note::signed("no line feed", &[&ours]), Err(NoteMalformed));
    assert_eq!(Note::signed("a\u{1}text\n", &[&ours]), Err(NoteMalformed));
    assert_eq!(Note::signed("nobody signs\n", &[]), Err(NoteMalformed));
    let signature = ours.sign("a\n").to_string();
    for text in [
        String::new(),
        "a\n".to_owned(),
        "a\n\n".to_owned(),
        format!("a\n{signature}\n"),
        format!("a\n\n{signature}"),
        format!("a\n\n{signature}\n\n"),
        format!("a\n\n{}\n", signature.replace('\u{2014}', "-")),
        format!("a\n\n{}\n", signature.replace("log", "l+g")),
        "a\n\n\u{2014} log AAAA\n".to_owned(),
        "a\n\n\u{2014} log ****\n".to_owned(),
        format!("a\n\n{}", format!("{signature}\n").repeat(17)),
        format!("{}\n\n{signature}\n", "a".repeat(1 << 16)),
    ] {
        assert_eq!(text.parse::<Note>(), Err(NoteMalformed), "{text:.60}");
    }
}

#[test]
fn a_key_has_one_spelling_and_the_id_of_its_name() {
    let ours = key("log", 1).verifier().to_string();
    assert_eq!(ours.parse::<VerifierKey>().unwrap().to_string(), ours);
    for other in [
        ours.replace("log", "lag"),
        ours.to_uppercase(),
        ours.replace('=', ""),
        format!("{ours}="),
        ours.replacen('+', "-", 1),
        KEY.replace("+ARp", "+BRp"),
        String::new(),
    ] {
        assert!(other == ours || other.parse::<VerifierKey>().is_err(), "{other}");
    }
    assert!(SigningKey::from_seed("two words", &[1; 32]).is_err());
    assert!(SigningKey::from_seed("a+b", &[1; 32]).is_err());
}

#[test]
fn a_signing_key_does_not_show_its_seed() {
    let shown = format!("{:?}", SigningKey::from_seed("log", &[0xab; 32]).unwrap());
    assert!(!shown.contains("171") && !shown.to_lowercase().contains("abab"), "{shown}");
}
