//! One module per thing a user does.
