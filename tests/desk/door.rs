//! Who is turned away.

use crate::open::{Open, Told, answer};
use crate::story::Story;
use std::io::Write;
use std::process::Command;

/// What every answer says.
const ALWAYS: [&str; 6] = [
    "cache-control: no-store",
    "referrer-policy: no-referrer",
    "x-content-type-options: nosniff",
    "x-frame-options: deny",
    "content-security-policy: default-src 'none'",
    "frame-ancestors 'none'",
];

fn is_guarded(told: &Told) {
    for always in ALWAYS {
        assert!(told.head.contains(always), "{always}: {}", told.head);
    }
}

#[test]
fn only_its_own_page_with_the_secret_is_heard() {
    let story = Story::new();
    let desk = Open::new(&story, &[]);
    let (host, origin, cookie) = (desk.host(), desk.origin(), desk.cookie());
    let port = desk.port;
    let wrong = format!("Cookie: variorum-{port}={}", "0".repeat(desk.secret.len()));
    let short = format!("Cookie: variorum-{port}={}", &desk.secret[1..]);
    let local = format!("Host: localhost:{port}");
    let rebound = format!("Host: desk.example:{port}");
    let enter = format!("GET /?token={}", desk.secret);
    let guess = format!("GET /?token={}", desk.secret.to_uppercase());
    let foreign = "Origin: https://example.org";
    let json = "Content-Type: application/json";
    let cases: &[(u16, &str, &[&str])] = &[
        // Who may come in
        (303, &enter, &[&host]),
        (200, "GET /", &[&host, &cookie]),
        (403, "GET /", &[&local]),
        (200, "GET /", &[&local, &cookie]),
        (200, "GET /", &[&host, &cookie, "Sec-Fetch-Site: none"]),
        // Without the secret, or with another
        (403, "GET /", &[&host]),
        (403, "GET /", &[&host, &wrong]),
        (403, "GET /", &[&host, &short]),
        (
            403,
            "GET /",
            &[&host, "Cookie: variorum-1=x; a; =; variorum"],
        ),
        (403, &guess, &[&host]),
        (403, "GET /?token=", &[&host]),
        (403, "GET /news?since=0", &[&host]),
        (403, "GET /nothing", &[&host]),
        (
            403,
            "POST /deed",
            &[&host, &origin, json, "Content-Length: 0"],
        ),
        // By another name, or from another page
        (421, "GET /", &[&rebound, &cookie]),
        (421, "GET /", &["Host: 127.0.0.1", &cookie]),
        (421, "GET /", &[&cookie]),
        (421, "GET /", &[&host, &host, &cookie]),
        (421, "GET http://example.org/", &[&host, &cookie]),
        (403, "GET /", &[&host, &cookie, foreign]),
        (403, "GET /", &[&host, &cookie, "Origin: null"]),
        (
            403,
            "GET /",
            &[&host, &cookie, "Sec-Fetch-Site: cross-site"],
        ),
        (403, "GET /", &[&host, &cookie, "Sec-Fetch-Site: same-site"]),
        (403, &enter, &[&host, foreign]),
        (403, "POST /deed", &[&host, &cookie, json]),
        (403, "POST /deed", &[&host, &cookie, foreign, json]),
        (403, "POST /deed", &[&host, &cookie, &origin, foreign, json]),
        // What there is not
        (404, "GET /../../etc/passwd", &[&host, &cookie]),
        (404, "GET /%2e%2e/%2e%2e/etc/passwd", &[&host, &cookie]),
        (404, "GET /..%2f..%2fetc%2fpasswd", &[&host, &cookie]),
        (404, "GET //etc/passwd", &[&host, &cookie]),
        (404, "GET /flood/a.txt", &[&host, &cookie]),
        (404, "GET /review.jsonl", &[&host, &cookie]),
        (404, "GET /news?since=x", &[&host, &cookie]),
        (405, "DELETE /deed", &[&host, &origin, &cookie]),
        (
            405,
            "PUT /",
            &[&host, &origin, &cookie, "Content-Length: 0"],
        ),
        (405, "OPTIONS /deed", &[&host, &origin, &cookie]),
        (405, "TRACE /", &[&host, &origin, &cookie]),
        (405, "HEAD /", &[&host, &origin, &cookie]),
        (405, "GET /deed", &[&host, &cookie]),
        (405, "BREW /", &[&host, &origin, &cookie]),
        // What cannot be understood
        (
            415,
            "POST /deed",
            &[&host, &origin, &cookie, "Content-Length: 0"],
        ),
        (
            415,
            "POST /deed",
            &[&host, &origin, &cookie, "Content-Type: text/plain"],
        ),
        (
            422,
            "POST /deed",
            &[&host, &origin, &cookie, json, "Content-Length: 0"],
        ),
    ];
    for (status, line, headers) in cases {
        let told = desk.ask(line, headers, "").expect(line);
        assert_eq!(told.status, *status, "{line} {headers:?}: {}", told.head);
        is_guarded(&told);
        let shows = told.body.contains("people died") || told.body.contains(&desk.secret);
        assert_eq!(shows, *status == 200, "{line} {headers:?}");
    }
    let told = desk.ask(&enter, &[&host], "").unwrap();
    assert!(told.head.contains("\r\nlocation: /\r\n"), "{}", told.head);
    let cookie = format!(
        "set-cookie: variorum-{port}={}; path=/; httponly; samesite=strict",
        desk.secret
    );
    assert!(told.head.contains(&cookie), "{}", told.head);
    assert!(story.ledger().is_empty(), "nothing was written");
}

#[test]
fn what_is_too_long_too_slow_or_too_much_is_cut_off() {
    let story = Story::new();
    let desk = Open::new(&story, &["--patience", "1500"]);
    let (host, origin, cookie) = (desk.host(), desk.origin(), desk.cookie());
    let json = "Content-Type: application/json";
    let own = format!("POST /deed HTTP/1.1\r\n{host}\r\n{origin}\r\n{cookie}\r\n{json}\r\n");
    let chunked = "Transfer-Encoding: chunked\r\n\r\n";
    let stranger = format!("POST /deed HTTP/1.1\r\n{host}\r\n{origin}\r\n{json}\r\n");
    let hundred = "Content-Length: 104857600\r\n\r\n";
    for (status, head) in [
        (413, format!("{own}{hundred}")),
        (413, format!("{own}{chunked}")),
        (403, format!("{stranger}{hundred}")),
        (403, format!("{stranger}{chunked}")),
    ] {
        let mut stream = desk.connect();
        stream.write_all(head.as_bytes()).unwrap();
        // All of it, as far as anybody listens.
        let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
        let mut sent = 0;
        while sent < 100 << 20 && stream.write_all(chunk.as_bytes()).is_ok() {
            sent += chunk.len();
        }
        assert!(sent < 20 << 20, "{sent} bytes were heard");
        // An answer may be lost where the sender does not stop.
        if let Some(told) = answer(&mut stream) {
            assert_eq!(told.status, status, "{}", told.head);
        }
    }
    let long = format!("X: {}", "a".repeat(64 << 10));
    let told = desk.ask("GET /", &[&host, &cookie, &long], "");
    assert!(told.is_none_or(|told| told.status == 431));
    let half = format!("{own}Content-Length: 100\r\n\r\n{{");
    for (status, start) in [
        (None, "GET / HTTP/1.1\r\nHost: 127"),
        (None, ""),
        (Some(408), half.as_str()),
    ] {
        let mut stream = desk.connect();
        stream.write_all(start.as_bytes()).unwrap();
        let told = answer(&mut stream);
        let told = told
            .map(|told| told.status)
            .filter(|status| *status != 408 || !start.is_empty());
        match status {
            Some(status) => assert_eq!(told, Some(status), "{start}"),
            None => assert!(told.is_none_or(|status| status == 408), "{start}: {told:?}"),
        }
    }
    // Those who only sit there are many, and then they are gone.
    let many: Vec<_> = (0..100).map(|_| desk.connect()).collect();
    let told = many.into_iter().map(|mut stream| answer(&mut stream));
    assert!(told.flatten().all(|told| told.status == 408));
    assert!(
        desk.page().contains("people died"),
        "the desk is still there"
    );
}

#[test]
fn it_listens_on_this_machine_alone_and_is_told_apart_by_its_port() {
    let story = Story::new();
    let one = Open::new(&story, &[]);
    let two = Open::new(&story, &[]);
    assert_ne!(one.secret, two.secret);
    assert_eq!(one.secret.len(), 64);
    let with_others = [&*two.host(), &one.cookie()];
    assert_eq!(two.ask("GET /", &with_others, "").unwrap().status, 403);
    if cfg!(target_os = "linux") {
        let socket = format!(":{:04X}", one.port);
        let all = ["/proc/net/tcp", "/proc/net/tcp6"]
            .map(|it| std::fs::read_to_string(it).unwrap_or_default());
        let listening = all.iter().flat_map(|all| all.lines());
        // 0A is the state of a socket that listens.
        let listening = listening.filter(|line| line.contains(&socket) && line.contains(" 0A "));
        for line in listening {
            assert!(line.contains(&format!("0100007F{socket}")), "{line}");
        }
    }
    let port = one.port.to_string();
    let (code, told) = story.told(&["review", "flood", "--port", &port]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("the desk cannot be opened"), "{told}");
    let (code, told) = story.told(&["review", "flood", "--port", "0", "--list"]);
    assert_eq!(code, 2, "{told}");
    let (code, told) = story.told(&["review", "-"]);
    assert_eq!(code, 2, "{told}");
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_it_in_order() {
    let story = Story::new();
    let mut desk = Open::new(&story, &[]);
    // Somebody listens for news, and is told.
    let mut stream = desk.connect();
    let request = format!(
        "GET /news?since=1 HTTP/1.1\r\n{}\r\n{}\r\n\r\n",
        desk.host(),
        desk.cookie()
    );
    stream.write_all(request.as_bytes()).unwrap();
    assert!(desk.page().contains("people died"));
    let id = desk.desk.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(answer(&mut stream).unwrap().status, 503);
    assert_eq!(desk.desk.wait().unwrap().code(), Some(0));
}
