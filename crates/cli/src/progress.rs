//! The progress of long work, on a terminal only.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const REDRAW: Duration = Duration::from_millis(200);

/// A bar over so many steps; quiet where the standard error is no terminal.
pub(crate) fn bar(n_steps: u64, what: &'static str) -> ProgressBar {
    // `ProgressDrawTarget::stderr` hides itself where there is no terminal.
    let bar = ProgressBar::with_draw_target(Some(n_steps), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar.set_message(what);
    bar.enable_steady_tick(REDRAW);
    bar
}
