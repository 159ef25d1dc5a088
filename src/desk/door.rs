//! Who may come in, and with what errand.

use http::header::{
    CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN,
};
use http::{Method, Request, StatusCode};
use subtle::ConstantTimeEq;

/// How many bytes a request's body may have: some times the longest reason that anybody types.
pub const LIMIT: usize = 64 * 1024;

/// Tells what kind of page a request comes from; browsers let no page set it.
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What somebody who may come in wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// They come by the link. They get a cookie for its secret, and go on without it.
    Enter,
    /// The page as it stands.
    Page,
    /// To be told once the page is not this version any more.
    News { since: u64 },
    /// To write what the body says.
    Write,
}

/// Why a request is turned away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It was sent to another name than ours, as a name that leads here by a trick is.
    Host,
    /// Another site's page sent it.
    Foreign,
    /// It does not have the secret.
    Stranger,
    /// There is no such thing.
    Unknown,
    /// There is, and this is not how to ask for it.
    Method,
    /// It is too long.
    TooLong,
    /// What it brings is no JSON.
    NotJson,
}

impl Refusal {
    pub fn status(self) -> StatusCode {
        match self {
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Foreign | Self::Stranger => StatusCode::FORBIDDEN,
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        }
    }

    /// In words, for whoever looks at it in a browser.
    pub fn words(self) -> &'static str {
        match self {
            Self::Host => "This desk is asked for by its own address alone.",
            Self::Foreign => "This desk answers its own page alone.",
            Self::Stranger => {
                "This desk is opened by the link that `variorum review` printed. Every run has \
                 a link of its own."
            }
            Self::Unknown => "There is nothing here.",
            Self::Method => "That cannot be done here.",
            Self::TooLong => "That is too long.",
            Self::NotJson => "That is no JSON.",
        }
    }
}

/// The one way in: a port of this machine, and a secret.
#[derive(Clone)]
pub struct Door {
    port: u16,
    secret: String,
}

impl std::fmt::Debug for Door {
    /// Leaves the secret out.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Door({})", self.port)
    }
}

impl Door {
    /// `secret` is what nobody can guess, in letters and digits.
    pub fn new(port: u16, secret: String) -> Self {
        Self { port, secret }
    }

    /// The link that opens the desk.
    pub fn link(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.secret)
    }

    /// The cookie that whoever came by the link shows from then on. It bears the port's
    /// number, because the desks of one machine share their cookies.
    pub fn cookie(&self) -> String {
        let (name, secret) = (self.cookie_name(), &self.secret);
        format!("{name}={secret}; Path=/; HttpOnly; SameSite=Strict")
    }

    fn cookie_name(&self) -> String {
        format!("variorum-{}", self.port)
    }

    /// What a request wants, if it may want that. Nothing of its body has been read.
    ///
    /// # Errors
    /// Why it may not. Who does not have the secret learns nothing else.
    pub fn admit<B>(&self, request: &Request<B>) -> Result<Errand, Refusal> {
        let headers = request.headers();
        let host = only(headers, &HOST).ok_or(Refusal::Host)?;
        let names = [
            format!("127.0.0.1:{}", self.port),
            format!("localhost:{}", self.port),
        ];
        if !names.iter().any(|name| name == host) || request.uri().authority().is_some() {
            return Err(Refusal::Host);
        }
        let reads = *request.method() == Method::GET;
        self.own(headers, host, reads)?;
        let uri = request.uri();
        let query = uri.query().unwrap_or_default();
        let by_link = query.strip_prefix("token=");
        match (uri.path(), by_link) {
            ("/", Some(token)) if reads && self.is_secret(token) => return Ok(Errand::Enter),
            _ if self.has_cookie(headers) => {}
            _ => return Err(Refusal::Stranger),
        }
        match (uri.path(), reads) {
            ("/", true) if query.is_empty() => Ok(Errand::Page),
            ("/news", true) => {
                let since = query.strip_prefix("since=");
                let since = since.and_then(|version| version.parse().ok());
                since
                    .map(|since| Errand::News { since })
                    .ok_or(Refusal::Unknown)
            }
            ("/deed", _) if *request.method() == Method::POST => {
                brings_json(headers).map(|()| Errand::Write)
            }
            ("/" | "/deed", _) => Err(Refusal::Method),
            _ => Err(Refusal::Unknown),
        }
    }

    /// Refuses what another site's page sends. A page cannot hide where it is from when it
    /// writes, so that whoever writes must say.
    fn own(&self, headers: &HeaderMap, host: &str, reads: bool) -> Result<(), Refusal> {
        let own = format!("http://{host}");
        let from_here = match only(headers, &ORIGIN) {
            Some(origin) => origin == own,
            None => reads && !headers.contains_key(ORIGIN),
        };
        let site = headers.get(FETCH_SITE).map(HeaderValue::as_bytes);
        // By a link in a terminal nobody's page sends it.
        let beside = matches!(site, None | Some(b"same-origin" | b"none"));
        (from_here && beside).then_some(()).ok_or(Refusal::Foreign)
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie_name();
        let all = headers.get_all(COOKIE).into_iter();
        let all = all.filter_map(|value| value.to_str().ok());
        let each = all.flat_map(|value| value.split(';'));
        let ours = each.filter_map(|pair| pair.trim().split_once('='));
        ours.filter(|(key, _)| *key == name)
            .any(|(_, value)| self.is_secret(value))
    }

    /// Takes as long whatever is wrong with it.
    fn is_secret(&self, told: &str) -> bool {
        bool::from(self.secret.as_bytes().ct_eq(told.as_bytes()))
    }
}

/// The header, if there is exactly one and it is text.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut all = headers.get_all(name).into_iter();
    match (all.next(), all.next()) {
        (Some(one), None) => one.to_str().ok(),
        _ => None,
    }
}

/// A form of another site cannot bring JSON without asking first.
fn brings_json(headers: &HeaderMap) -> Result<(), Refusal> {
    if only(headers, &CONTENT_TYPE) != Some("application/json") {
        return Err(Refusal::NotJson);
    }
    let length = only(headers, &CONTENT_LENGTH).and_then(|n| n.parse::<usize>().ok());
    match length {
        Some(length) if length > LIMIT => Err(Refusal::TooLong),
        _ => Ok(()),
    }
}
