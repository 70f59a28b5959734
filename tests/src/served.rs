//! A registry at an address, with its pages, for a browser that comes there.

use std::net::SocketAddr;

use tokio::net::TcpListener;
use web::Pages;

use crate::{Registry, repository};

/// Where the pages were built.
const BUILT: &str = "crates/web/ui/dist";

impl Registry {
    /// Serves it on loopback until the test is over, and gives the address.
    ///
    /// Its clock stays the test's own.
    pub async fn given_an_address(&self) -> String {
        let pages = Pages::in_folder(&repository().join(BUILT)).unwrap();
        let service = api::router_with(web::routes(pages), self.state());
        let service = service.into_make_service_with_connect_info::<SocketAddr>();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async { axum::serve(listener, service).await });
        format!("http://{address}")
    }
}
