//! Has connections send small packets at once.
//!
//! sqlx 0.9.0 no longer asks for that (its issue 4335; mended on its main branch, not yet released), and keeps its sockets to itself.
//! Without it every `COPY` waits for the server's delayed acknowledgement, a twenty-fifth of a second, which is most of an import.
//! This module goes when sqlx 0.9.1 is there.

use std::io;

/// Sets `TCP_NODELAY` on the connections that this process has open; to other sockets it means nothing.
#[cfg(target_os = "linux")]
pub(crate) fn set_nodelay() -> io::Result<()> {
    use rustix::net::sockopt::set_tcp_nodelay;
    use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};

    let process = pidfd_open(getpid(), PidfdFlags::empty())?;
    for entry in std::fs::read_dir("/proc/self/fd")? {
        let entry = entry?;
        let target = std::fs::read_link(entry.path()).unwrap_or_default();
        let number = entry.file_name().to_str().and_then(|it| it.parse().ok());
        let socket = number.filter(|_| target.to_string_lossy().starts_with("socket:"));
        let Some(number) = socket else { continue };
        // One that was closed in the meantime, and one that is not of TCP, need nothing.
        if let Ok(socket) = pidfd_getfd(&process, number, PidfdGetfdFlags::empty()) {
            let _other_kind = set_tcp_nodelay(&socket, true);
        }
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn set_nodelay() -> io::Result<()> {
    Ok(())
}
