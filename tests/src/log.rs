//! The log of a test, in which nothing may stand as an error.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::{Layer, Registry};

use crate::Numbers;

/// Gathers the errors that are logged on this thread while it lives, and whatever shows a number that is looked for.
pub(crate) struct Log {
    errors: Errors,
    _listening: DefaultGuard,
}

#[derive(Clone, Default)]
struct Errors {
    errors: Arc<Mutex<Vec<String>>>,
    looked_for: Arc<Mutex<Numbers>>,
}

impl Log {
    pub(crate) fn listen() -> Self {
        let errors = Errors::default();
        let listening = tracing::subscriber::set_default(Registry::default().with(errors.clone()));
        Self { errors, _listening: listening }
    }

    /// The errors that were logged, which are expected.
    pub(crate) fn take(&self) -> String {
        std::mem::take(&mut *self.errors.errors.lock().unwrap()).join("\n")
    }

    /// From now on, whatever shows one of these is an error.
    pub(crate) fn look_for(&self, numbers: &Numbers) {
        self.errors.looked_for.lock().unwrap().clone_from(numbers);
    }

    /// Fails where an error was logged.
    pub(crate) fn assert_clean(&self) {
        let errors = self.errors.errors.lock().unwrap();
        assert!(errors.is_empty(), "errors were logged: {errors:#?}");
    }
}

impl Errors {
    fn look_at(&self, error: bool, record: impl FnOnce(&mut Text)) {
        let looked_for = self.looked_for.lock().unwrap();
        if !error && looked_for.is_empty() {
            return;
        }
        let mut text = Text::default();
        record(&mut text);
        if error || looked_for.standing_in(text.0.as_bytes()).is_some() {
            self.errors.lock().unwrap().push(text.0);
        }
    }
}

impl<S: Subscriber> Layer<S> for Errors {
    fn on_new_span(&self, attributes: &Attributes<'_>, _id: &Id, _context: Context<'_, S>) {
        self.look_at(false, |it| attributes.record(it));
    }

    fn on_record(&self, _id: &Id, values: &Record<'_>, _context: Context<'_, S>) {
        self.look_at(false, |it| values.record(it));
    }

    fn on_event(&self, event: &Event<'_>, _context: Context<'_, S>) {
        if !event.metadata().target().starts_with(api::NOT_LOGGED) {
            self.look_at(*event.metadata().level() == Level::ERROR, |it| event.record(it));
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
