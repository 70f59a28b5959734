//! What clerks read from a shape (图形成果).
