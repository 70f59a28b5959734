//! The three rights and the people who hold them, and the rules.
