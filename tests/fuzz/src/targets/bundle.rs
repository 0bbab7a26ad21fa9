//! Whatever the bytes: no panic, no memory beyond the blobs that are there, and a bundle that is taken is written again as the same bytes.

use steunkring_sync::bundle::Bundle;
use steunkring_wire::{Kind, Outer};

use crate::{Target, Work, about, join, kind};

pub const TARGET: Target = Target { name: "bundle", longest: 4_096, memory: 1 << 20, seeds, begin };

fn seeds() -> Vec<Vec<u8>> {
    [0, 1, 3]
        .iter()
        .map(|count| {
            let blobs = (0..*count).map(|n| Outer::new(Kind::Entry, [n; 8], vec![n; 40 * usize::from(n)])).collect();
            Bundle { hint: [7; 8], blobs }.write().unwrap()
        })
        .collect()
}

fn begin() -> Work {
    Box::new(|bytes| match Bundle::read(bytes) {
        Ok(bundle) => {
            assert_eq!(bundle.write().as_deref(), Ok(bytes));
            let ops = bundle.blobs.iter().filter(|blob| blob.kind == Kind::Op).count();
            join(&[about(bundle.blobs.len()), about(ops)])
        }
        Err(error) => kind(&error),
    })
}
