//! The log of a test, in which nothing may stand as an error.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::{Layer, Registry};

/// Gathers the errors that are logged on this thread while it lives.
pub(crate) struct Log {
    errors: Errors,
    _listening: DefaultGuard,
}

#[derive(Clone, Default)]
struct Errors(Arc<Mutex<Vec<String>>>);

impl Log {
    pub(crate) fn listen() -> Self {
        let errors = Errors::default();
        let listening = tracing::subscriber::set_default(Registry::default().with(errors.clone()));
        Self { errors, _listening: listening }
    }

    /// The errors that were logged, which are expected.
    pub(crate) fn take(&self) -> String {
        std::mem::take(&mut *self.errors.0.lock().unwrap()).join("\n")
    }

    /// Fails where an error was logged.
    pub(crate) fn assert_clean(&self) {
        let errors = self.errors.0.lock().unwrap();
        assert!(errors.is_empty(), "errors were logged: {errors:#?}");
    }
}

impl<S: Subscriber> Layer<S> for Errors {
    fn on_event(&self, event: &Event<'_>, _context: Context<'_, S>) {
        if *event.metadata().level() == Level::ERROR {
            let mut text = Text::default();
            event.record(&mut text);
            self.0.lock().unwrap().push(text.0);
        }
    }
}

#[derive(Default)]
struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        // Writing to a text cannot fail.
        let _ = write!(self.0, "{field}={value:?} ");
    }
}
