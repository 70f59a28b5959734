//! The register over HTTP, from this machine alone.

use e2e_tests::{Sanquan, ask, village};
use expect_test::expect;

#[test]
fn an_address_beyond_loopback_is_refused() {
    let sanquan = Sanquan::without_register();
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:8080"] {
        for command in ["serve", "demo"] {
            let said = sanquan.run([command, "--listen", address]);
            assert_eq!(said.code, Some(1), "{command}: {said}");
            let message = format!(
                "sanquan: `{address}` is not an address of loopback: without `--sign-in` whoever reaches it is believed\n"
            );
            assert_eq!(said.stderr, message, "{command}");
            assert_eq!(said.stdout, "", "{command} refuses before it does anything");
        }
    }
}

#[test]
fn the_service_says_where_it_is_and_answers_until_it_is_stopped() {
    let sanquan = Sanquan::without_register();
    sanquan.import(&village("220221"));
    let mut service = sanquan.start(["serve", "--listen", "127.0.0.1:0"]);
    let line = service.line();
    let address = line.strip_prefix("serving on http://").unwrap_or_else(|| panic!("{line}"));

    for path in
        ["/healthz", "/readyz", "/", "/api/v1/openapi.json", "/api/v1/rules", "/api/v1/counts"]
    {
        let answer = ask(address, path);
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{path}: {answer}");
    }
    assert!(ask(address, "/api/v1/households/220221901901010001").contains("贾勇"));
    assert!(ask(address, "/api/v1/households/220221901901019999").starts_with("HTTP/1.1 404"));

    let said = service.stop();
    expect![[r#"
        exit 0
        no roster (--officers): anybody may be named as officer, with every role
    "#]]
    .assert_eq(&said.to_string());
}

#[test]
fn an_address_that_is_taken_is_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = Sanquan::without_register().run(["serve", "--listen", &address]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains(&format!("`{address}` cannot be listened on")), "{said}");
}
