//! What is fed, one file each.

mod backup;
mod bundle;
mod change_batch;
mod entry;
mod import;
mod op;
mod outer_blob;
mod search_query;
mod text_splices;

use crate::Target;

/// Every target.
pub static ALL: &[Target] = &[
    outer_blob::TARGET,
    entry::TARGET,
    op::TARGET,
    change_batch::TARGET,
    bundle::TARGET,
    backup::TARGET,
    import::TARGET,
    search_query::TARGET,
    text_splices::TARGET,
];
