//! What must stay true of the source tree.

#[cfg(test)]
mod edges;
#[cfg(test)]
mod manifests;
#[cfg(test)]
mod schemas;
#[cfg(test)]
mod sources;
#[cfg(test)]
mod strangers;
#[cfg(test)]
mod tree;
