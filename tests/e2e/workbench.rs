//! The workbench as its clerks use it, in a browser; and the words of its pages.

mod collective;
mod deals;
mod settlement;
mod stage;
mod supervision;

use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use e2e_tests::{Sanquan, ask, identity_numbers, repository};
use tempfile::TempDir;
use tenure::case::{Role, State, Step};

/// Names the Node that the pages were built with; `cargo xtask setup` sees to both.
const NODE: &str = "SANQUAN_TEST_NODE";
/// A folder to keep the screenshots in, such as `docs/screens`.
const SCREENS: &str = "SANQUAN_TEST_SCREENS";
/// As `story/clerk.mjs` types it.
const PASSWORD: &str = "shui-dao-xiao-mai";
/// As an administrator gave it.
const GIVEN: &str = "guan-li-yuan-gei-de";
const UI: &str = "crates/web/ui";

/// The officers of the demo's cases, who sign in with these.
const ACCOUNTS: [(&str, &str, &str); 4] = [
    ("shouli", "受理员甲", "intake,archivist"),
    ("shenhe", "审核员丙", "reviewer"),
    ("shenpi", "审批人丁", "approver"),
    ("dengbu", "登簿员戊", "registrar"),
];

/// The demo's register, told anew for each story.
fn demo() -> Sanquan {
    let sanquan = Sanquan::without_register();
    let told = sanquan.run(["demo", "--no-serve"]);
    assert_eq!(told.code, Some(0), "{told}");
    sanquan
}

/// Where the screenshots of a story go: to where somebody wants them kept, or away with the test.
enum Screens {
    Kept(PathBuf),
    Own(TempDir),
}

impl Screens {
    fn open() -> Self {
        let kept = env::var_os(SCREENS).map(|it| repository().join(it));
        kept.map_or_else(|| Self::Own(tempfile::tempdir().unwrap()), Self::Kept)
    }

    fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Own(folder) => folder.path(),
        }
    }
}

/// Whoever plays a story of `crates/web/ui/story` at an address.
fn teller(story: &str, address: &str, screens: &Screens) -> Command {
    let node = env::var_os(NODE).unwrap_or_else(|| panic!("set {NODE} or run `cargo xtask test`"));
    let mut teller = Command::new(node);
    teller.current_dir(repository().join(UI)).arg(format!("story/{story}.mjs")).arg(address);
    teller.arg(screens.path());
    teller
}

/// Serves a register, and tells a story in a browser.
fn tell(story: &str, sanquan: &Sanquan, options: &[&str]) {
    let mut service = sanquan.start([&["serve", "--listen", "127.0.0.1:0"], options].concat());
    let line = service.line();
    let address = line.strip_prefix("serving on ").unwrap_or_else(|| panic!("{line}"));
    let screens = Screens::open();
    let mut teller = teller(story, address, &screens);
    teller.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut teller = teller.spawn().unwrap();
    // The service masks every number, and whoever collects a certificate shows a card.
    let numbers = serde_json::to_vec(&identity_numbers()).unwrap();
    teller.stdin.take().unwrap().write_all(&numbers).unwrap();
    let told = teller.wait_with_output().unwrap();
    let said = service.stop();
    let stopped = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "the story stops:\n{stopped}\nthe service says:\n{said}");
}

#[test]
fn the_clerks_take_a_case_from_sign_in_to_the_archive() {
    let sanquan = demo();
    for (login, name, roles) in ACCOUNTS {
        let account = ["account", "add", login, "--name", name, "--role", roles];
        // One of them chooses a password at the first sign-in.
        let (account, password) = match login {
            "shenhe" => (account.to_vec(), GIVEN),
            _ => ([account.as_slice(), &["--own-password"]].concat(), PASSWORD),
        };
        let made = sanquan.run_with(account, password);
        assert_eq!(made.code, Some(0), "{made}");
    }
    tell("clerk", &sanquan, &["--sign-in"]);
}

#[test]
fn an_officer_works_under_a_name_where_names_are_believed() {
    tell("named", &demo(), &[]);
}

#[test]
fn a_browser_is_led_to_the_workbench_and_a_program_is_not() {
    let sanquan = Sanquan::without_register();
    let mut service = sanquan.start(["serve", "--listen", "127.0.0.1:0"]);
    let line = service.line();
    let address = line.strip_prefix("serving on http://").unwrap_or_else(|| panic!("{line}"));
    assert!(ask(address, "/").contains("/api/v1/openapi.json"));
    let page = ask(address, "/workbench/cases/1");
    let built = repository().join(UI).join("dist/index.html").is_file();
    let status = if built { "HTTP/1.1 200" } else { "HTTP/1.1 404" };
    assert!(page.starts_with(status), "{page}");
    assert!(page.to_lowercase().contains("cache-control: no-cache"), "{page}");
    service.stop();
}

/// Whether a language has words for a code, as `"on-notice": …` or `accept: …`.
fn has_word(words: &str, code: &str) -> bool {
    let quoted = format!("\"{code}\":");
    let bare = format!(" {code}:");
    words.contains(&quoted) || words.contains(&bare)
}

#[test]
fn both_languages_have_a_word_for_every_state_step_and_role() {
    let codes: Vec<&str> = (State::ALL.into_iter().map(State::as_str))
        .chain(Step::ALL.into_iter().map(Step::as_str))
        .chain(Role::ALL.into_iter().map(Role::as_str))
        .collect();
    for language in ["zh", "en"] {
        let path = repository().join(UI).join(format!("src/words/{language}.ts"));
        let words = std::fs::read_to_string(&path).unwrap();
        let missing: Vec<_> = codes.iter().filter(|it| !has_word(&words, it)).collect();
        assert!(missing.is_empty(), "{} has no word for {missing:?}", path.display());
    }
}

#[test]
fn the_pages_name_no_host_but_their_own() {
    let sources = Path::new(UI).join("src");
    let mut folders = vec![repository().join(sources)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let of_others = text.contains("http://") || text.contains("https://");
            let generated = path.ends_with("api/contract.d.ts");
            assert!(!of_others || generated, "{} names a host", path.display());
        }
    }
}
