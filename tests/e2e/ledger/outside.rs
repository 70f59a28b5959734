//! The log read from outside: by the binary, and by a reader in another language.

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use e2e_tests::{Draft, Engine, Running, Sanquan, ask, repository, village};

use super::COUNTY;

/// A register whose service answers, once its log has an entry.
fn serving(sanquan: &Sanquan) -> (Running, String) {
    let mut service = sanquan.start(["serve", "--listen", "127.0.0.1:0"]);
    let line = service.line();
    let address = line.strip_prefix("serving on ").unwrap_or_else(|| panic!("{line}")).to_owned();
    let checkpoint = format!("/ledger/{COUNTY}/checkpoint");
    for _ in 0..100 {
        if ask(address.trim_start_matches("http://"), &checkpoint).starts_with("HTTP/1.1 200") {
            return (service, address);
        }
        sleep(Duration::from_millis(100));
    }
    panic!("the sequencer has given no number");
}

fn import_changed(sanquan: &Sanquan, name: &str) {
    let draft =
        Draft::of(&village(COUNTY)).with("权属数据/CBF.csv", "220221901901010001,", "组1号", name);
    sanquan.import(draft.path());
}

fn python_reader(address: &str, kept: &Path) -> String {
    let script = repository().join("tests/e2e/ledger/reader.py");
    // Debian's own, for which `cargo xtask setup` installs the library.
    let output =
        Command::new("/usr/bin/python3").arg(script).args([address, COUNTY]).arg(kept).output();
    let output = output.unwrap();
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", said(&output.stdout), said(&output.stderr));
    said(&output.stdout)
}

#[test]
fn the_log_is_followed_from_outside_as_it_grows() {
    let sanquan = Sanquan::new(Engine::Sqlite);
    sanquan.import(&village(COUNTY));
    let (service, address) = serving(&sanquan);
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let kept_text = kept.to_str().unwrap();
    let verify = ["ledger", "verify", "--url", &address, "--county", COUNTY, "--kept", kept_text];
    let said = sanquan.run(verify);
    assert_eq!(
        (said.code, said.stdout.as_str()),
        (Some(0), "220221: sound; 1 entries\n"),
        "{said}"
    );
    service.stop();

    let first = folder.path().join("first");
    std::fs::copy(&kept, &first).unwrap();
    import_changed(&sanquan, "组1号甲");
    assert_eq!(sanquan.run(["ledger", "checkpoint"]).code, Some(0));
    let (service, address) = serving(&sanquan);
    let verify = ["ledger", "verify", "--url", &address, "--county", COUNTY, "--kept", kept_text];
    let said = sanquan.run(verify);
    assert_eq!(
        (said.code, said.stdout.as_str()),
        (Some(0), "220221: sound; 2 entries\n"),
        "{said}"
    );
    assert_eq!(
        python_reader(&address, &first),
        "checkpoint: 2 entries, signed\nentries: 2, all under the root\n\
         inclusion: 2 proofs hold\nconsistency: 1 to 2 holds\n"
    );
    let rows = sanquan.run(["ledger", "verify", "--kept", kept_text]);
    assert_eq!(
        rows.stdout, "220221: sound; 2 entries, 2 checkpoints, 0 acts wait for their number\n",
        "{rows}"
    );
    let stopped = service.stop();
    assert_eq!(stopped.code, Some(0), "{stopped}");
}

/// TLS before a service; it ends with the test.
struct TlsFront(Child);

impl Drop for TlsFront {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Puts TLS before a service, and gives the address; the authority of its certificate is written to the file.
fn tls_before(address: &str, authority: &Path) -> (TlsFront, String) {
    let script = repository().join("tests/e2e/ledger/tls_front.py");
    let port = address.rsplit(':').next().unwrap();
    let mut command = Command::new("/usr/bin/python3");
    command.arg(script).arg(port).arg(authority).stdout(Stdio::piped());
    let mut front = TlsFront(command.spawn().unwrap());
    let mut line = String::new();
    BufReader::new(front.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (front, format!("https://127.0.0.1:{}", line.trim()))
}

#[test]
fn a_log_is_verified_over_tls_by_who_trusts_the_authority() {
    let sanquan = Sanquan::new(Engine::Sqlite);
    sanquan.import(&village(COUNTY));
    let (_service, address) = serving(&sanquan);
    let folder = tempfile::tempdir().unwrap();
    let authority = folder.path().join("authority.pem");
    let (_front, address) = tls_before(&address, &authority);
    let verify = ["ledger", "verify", "--url", &address, "--county", COUNTY];
    let trusting = ["--authorities", authority.to_str().unwrap()];
    let said = sanquan.run(verify.iter().chain(&trusting));
    assert_eq!(
        (said.code, said.stdout.as_str()),
        (Some(0), "220221: sound; 1 entries\n"),
        "{said}"
    );
    let said = sanquan.run(verify);
    assert_eq!(said.code, Some(1), "the machine does not trust it: {said}");
    assert!(said.stderr.contains("certificate"), "{said}");
}

#[test]
fn an_officer_of_one_county_means_its_log() {
    let sanquan = Sanquan::new(Engine::Sqlite);
    sanquan.import(&village(COUNTY));
    sanquan.import(&village("610921"));
    assert_eq!(sanquan.run(["ledger", "checkpoint"]).code, Some(0));
    let said = sanquan.run(["ledger", "prove", "0"]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains("2 counties are registered here"), "{said}");
    let proof = sanquan.as_officer_of(COUNTY).run(["ledger", "prove", "0"]).json();
    assert!(proof["leaf"].as_str().unwrap().contains(r#""county":"220221""#), "{proof}");
}

#[test]
fn a_log_of_another_history_is_found_by_who_has_kept_a_checkpoint() {
    let (sanquan, forked) = (Sanquan::new(Engine::Sqlite), Sanquan::new(Engine::Sqlite));
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let kept = kept.to_str().unwrap();
    sanquan.import(&village(COUNTY));
    import_changed(&sanquan, "组1号甲");
    assert_eq!(sanquan.run(["ledger", "checkpoint"]).code, Some(0));
    assert_eq!(sanquan.run(["ledger", "verify", "--kept", kept]).code, Some(0));
    // The same register with the same key, and another history.
    std::fs::create_dir_all(forked.place().keys()).unwrap();
    std::fs::copy(
        sanquan.place().keys().join("ledger.keys"),
        forked.place().keys().join("ledger.keys"),
    )
    .unwrap();
    forked.import(&village(COUNTY));
    assert_eq!(forked.run(["ledger", "checkpoint"]).code, Some(0));
    let replayed = forked.run(["ledger", "verify", "--kept", kept]);
    assert_eq!(replayed.code, Some(2), "{replayed}");
    assert!(
        replayed.stdout.contains("gives out a checkpoint of 1 entries, and had 2 before"),
        "{replayed}"
    );
    import_changed(&forked, "组1号乙");
    assert_eq!(forked.run(["ledger", "checkpoint"]).code, Some(0));
    let said = forked.run(["ledger", "verify", "--kept", kept]);
    assert_eq!(said.code, Some(2), "{said}");
    assert!(said.stdout.contains("the log is another one than at 2 entries"), "{said}");
}

#[test]
fn the_key_file_is_its_owners_alone_and_can_be_changed() {
    let sanquan = Sanquan::new(Engine::Sqlite);
    sanquan.import(&village(COUNTY));
    assert_eq!(sanquan.run(["ledger", "checkpoint"]).code, Some(0));
    let file = sanquan.place().keys().join("ledger.keys");
    let mode = || std::fs::metadata(&file).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(), 0o600);
    let before = std::fs::read_to_string(&file).unwrap();
    let said = sanquan.run(["ledger", "rotate"]);
    assert!(said.stdout.starts_with("the key was changed in 1 logs"), "{said}");
    assert_ne!(std::fs::read_to_string(&file).unwrap(), before);
    assert_eq!(mode(), 0o600);
    assert_eq!(sanquan.run(["ledger", "verify"]).code, Some(0));
    let proof = sanquan.run(["ledger", "prove", "0"]).json();
    assert_eq!(proof["number"], 0);
    let told = sanquan.run(["ledger", "disclose", "0"]).json();
    assert_eq!(
        told["disclosures"],
        serde_json::json!([]),
        "a takeover commits to its villages alone"
    );
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let refused = sanquan.run(["ledger", "checkpoint"]);
    assert_eq!(refused.code, Some(1), "{refused}");
}
