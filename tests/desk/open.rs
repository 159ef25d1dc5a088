//! A desk that is open, and requests to it byte by byte.

use crate::story::Story;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub struct Open {
    pub desk: Child,
    pub port: u16,
    pub secret: String,
}

/// What came back.
#[derive(Debug)]
pub struct Told {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Open {
    /// Opens the desk of the story `flood`.
    pub fn new(story: &Story, args: &[&str]) -> Self {
        let command = ["review", "flood", "--by", "Ann"];
        Self::with(story.path(), &[&command, args].concat()).0
    }

    /// Opens a desk in a folder; with the lines it prints.
    pub fn with(folder: &Path, args: &[&str]) -> (Self, Vec<String>) {
        let mut desk = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .args(args)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(desk.stdout.take().unwrap()).lines();
        let told: Vec<String> = lines.map_while(Result::ok).take(3).collect();
        let link = told.get(1).expect("a link");
        let link = link.strip_prefix("http://127.0.0.1:").unwrap();
        let (port, secret) = link.split_once("/?token=").unwrap();
        let open = Self {
            port: port.parse().unwrap(),
            secret: secret.to_owned(),
            desk,
        };
        (open, told)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        stream
    }

    pub fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}", self.port)
    }

    pub fn origin(&self) -> String {
        format!("Origin: http://127.0.0.1:{}", self.port)
    }

    pub fn cookie(&self) -> String {
        format!("Cookie: variorum-{}={}", self.port, self.secret)
    }

    /// Sends a request line, headers and a body, and hears the answer; `None` where the
    /// connection was closed without one.
    pub fn ask(&self, line: &str, headers: &[&str], body: &str) -> Option<Told> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        let patience = Some(Duration::from_secs(60));
        stream.set_read_timeout(patience).ok()?;
        let headers: String = headers.iter().map(|it| format!("{it}\r\n")).collect();
        let request = format!("{line} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n{body}");
        // Whoever is turned away may not be heard to the end.
        let _ = stream.write_all(request.as_bytes());
        answer(&mut stream)
    }

    /// The page, as one who may see it.
    pub fn page(&self) -> String {
        let told = self.ask("GET /", &[&self.host(), &self.cookie()], "");
        told.unwrap().body
    }

    /// The same; nothing where the desk is gone.
    pub fn page_or_nothing(&self) -> String {
        let told = self.ask("GET /", &[&self.host(), &self.cookie()], "");
        told.map_or_else(String::new, |told| told.body)
    }

    /// Posts what the page would; nothing where the desk is gone.
    pub fn post(&self, deed: &Value) -> Option<Told> {
        let body = deed.to_string();
        let length = format!("Content-Length: {}", body.len());
        let kind = "Content-Type: application/json";
        let headers = [&self.host(), &self.origin(), &self.cookie(), kind, &length];
        self.ask("POST /deed", &headers, &body)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let _ = self.desk.kill();
        let _ = self.desk.wait();
    }
}

/// Hears all of an answer.
pub fn answer(stream: &mut TcpStream) -> Option<Told> {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n")?;
    Some(Told {
        status: head.split(' ').nth(1)?.parse().ok()?,
        head: head.to_lowercase(),
        body: body.to_owned(),
    })
}

/// A decision as the page posts it.
pub fn explained(fingerprint: &str, seen: &[&str], reason: &str) -> Value {
    json!({
        "what": "decision", "story": "flood", "fingerprint": fingerprint, "seen": seen,
        "verdict": "explained", "reason": reason, "by": "Ann",
    })
}
