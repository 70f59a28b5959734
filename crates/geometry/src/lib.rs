//! Parcels as shapes: projection, areas, validity.
