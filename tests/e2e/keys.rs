//! The key file, without which no identity number can be read.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use e2e_tests::{Engine, Sanquan, on_both_engines, village};

on_both_engines!(
    the_key_file_is_the_services_own,
    a_register_under_another_key_is_refused_and_not_misread,
    a_key_file_that_others_can_read_is_refused,
    a_key_file_of_another_form_is_refused,
);

const FILE: &str = "registry.keys";

async fn the_key_file_is_the_services_own(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    assert_eq!(sanquan.run(["migrate"]).code, Some(0));
    let mode = fs::metadata(sanquan.place().keys().join(FILE)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

async fn a_register_under_another_key_is_refused_and_not_misread(engine: Engine) {
    let (sanquan, other) = (Sanquan::new(engine), Sanquan::without_register());
    sanquan.import(&village("220221"));
    assert_eq!(other.run(["migrate"]).code, Some(0));
    fs::copy(other.place().keys().join(FILE), sanquan.place().keys().join(FILE)).unwrap();

    let said = sanquan.run(["household", "220221901901010001"]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stdout.is_empty() && !said.stderr.contains("panicked"), "{said}");
    assert!(said.stderr.contains("corrupt") || said.stderr.contains("key"), "{said}");
}

async fn a_key_file_that_others_can_read_is_refused(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    assert_eq!(sanquan.run(["migrate"]).code, Some(0));
    let path = sanquan.place().keys().join(FILE);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();

    let said = sanquan.run(["migrate"]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains("0600"), "{said}");
}

async fn a_key_file_of_another_form_is_refused(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    assert_eq!(sanquan.run(["migrate"]).code, Some(0));
    fs::write(sanquan.place().keys().join(FILE), "not a key\n").unwrap();

    let said = sanquan.run(["migrate"]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains("is not of the form that this version reads"), "{said}");
}
