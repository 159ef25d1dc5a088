//! The desk's socket.
//!
//! Everything here may be slow, long or hostile, so that everything has a bound: how long a
//! request may take to come, how long it may be, and how many may come at a time.

use super::state::Desk;
use crate::desk::{Door, Errand, LIMIT, answer};
use http::{Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::{Semaphore, watch};
use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};

/// How many connections there are at most; more are closed unheard.
const CONNECTIONS: usize = 64;

/// The bytes that the head of a request may have.
const HEAD: usize = 16 * 1024;

/// How long a page waits for news before it asks again.
const NEWS: Duration = Duration::from_secs(25);

/// How long files must be at rest before they are read: whoever writes one often writes
/// another.
const REST: Duration = Duration::from_millis(150);

/// How long a closing desk waits for those who listen.
const LEAVE: Duration = Duration::from_secs(5);

/// What every request needs.
struct Room {
    desk: Arc<Desk>,
    door: Door,
    /// How long the head of a request, and its body, may take to come.
    patience: Duration,
    closing: watch::Receiver<bool>,
}

/// Keeps a desk open until it is interrupted. What is being written then is finished.
pub fn serve(
    desk: &Arc<Desk>,
    door: Door,
    listener: std::net::TcpListener,
    seen: UnboundedReceiver<()>,
    patience: u64,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let (close, closing) = watch::channel(false);
    let room = Arc::new(Room {
        desk: Arc::clone(desk),
        door,
        patience: Duration::from_millis(patience),
        closing,
    });
    // A runtime that is dropped waits for what it does in other threads: no write is cut off.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::from_std(listener)?;
        tokio::spawn(follow(Arc::clone(desk), seen));
        listen(&listener, &room, close).await
    })
}

/// Looks again once files have changed and are at rest.
async fn follow(desk: Arc<Desk>, mut seen: UnboundedReceiver<()>) {
    while seen.recv().await.is_some() {
        while let Ok(Some(())) = timeout(REST, seen.recv()).await {}
        let desk = Arc::clone(&desk);
        let _ = spawn_blocking(move || desk.look()).await;
    }
}

async fn listen(
    listener: &TcpListener,
    room: &Arc<Room>,
    close: watch::Sender<bool>,
) -> io::Result<()> {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(room.patience)
        .max_buf_size(HEAD);
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut interrupted = std::pin::pin!(tokio::signal::ctrl_c());
    loop {
        let stream = tokio::select! {
            done = &mut interrupted => break done?,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // Out of files, most likely: some will be closed.
                Err(_) => {
                    sleep(REST).await;
                    continue;
                }
            },
        };
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            continue;
        };
        let room = Arc::clone(room);
        let service = service_fn(move |request| heard(Arc::clone(&room), request));
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            let _ = connection.await;
            drop(place);
        });
    }
    let _ = close.send(true);
    let _ = timeout(LEAVE, graceful.shutdown()).await;
    Ok(())
}

/// Answers one request.
async fn heard(
    room: Arc<Room>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let desk = Arc::clone(&room.desk);
    let answer = match room.door.admit(&request) {
        Ok(Errand::Enter) => answer::entered(&room.door),
        Ok(Errand::Page) => aside(move || desk.page()).await,
        Ok(Errand::News { since }) => news(&room, since).await,
        Ok(Errand::Write) => {
            let body = Limited::new(request.into_body(), LIMIT).collect();
            match timeout(room.patience, body).await {
                Ok(Ok(body)) => {
                    let body = body.to_bytes();
                    aside(move || desk.write(&body)).await
                }
                Ok(Err(_)) => answer::refused(crate::desk::Refusal::TooLong),
                Err(_) => answer::late(),
            }
        }
        Err(refusal) => answer::refused(refusal),
    };
    Ok(answer.map(|body| Full::new(Bytes::from(body))))
}

/// Does what reads and writes files in another thread, to the end.
async fn aside(deed: impl FnOnce() -> Response<String> + Send + 'static) -> Response<String> {
    let done = spawn_blocking(deed).await;
    done.unwrap_or_else(|_| answer::closing())
}

/// Waits until the page is another.
async fn news(room: &Room, since: u64) -> Response<String> {
    let mut news = room.desk.news();
    let mut closing = room.closing.clone();
    tokio::select! {
        _ = closing.wait_for(|closing| *closing) => return answer::closing(),
        _ = news.wait_for(|version| *version != since) => {}
        () = sleep(NEWS) => {}
    }
    let version = *room.desk.news().borrow();
    answer::news(version)
}
