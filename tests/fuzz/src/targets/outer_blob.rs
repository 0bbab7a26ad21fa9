//! Whatever the bytes: no panic, no memory beyond a copy, and a blob that is taken is written again as the same bytes, has the hash
//! of them, and is of the kind that a look at it says.

use steunkring_wire::{BlobHash, Kind, Outer};

use crate::{Target, Work, about, join, kind};

pub const TARGET: Target = Target { name: "outer-blob", longest: 4_096, memory: 256 << 10, seeds, begin };

fn seeds() -> Vec<Vec<u8>> {
    [(Kind::Op, 0), (Kind::Entry, 256), (Kind::Entry, 700)]
        .iter()
        .map(|(kind, size)| Outer::new(*kind, *b"12345678", vec![5; *size]).encode().unwrap())
        .collect()
}

fn begin() -> Work {
    Box::new(|bytes| {
        let read = Outer::decode(bytes);
        assert_eq!(Outer::peek(bytes), read.as_ref().map(|blob| blob.kind).map_err(|error| *error));
        match read {
            Ok(blob) => {
                assert_eq!(blob.encode().as_deref(), Ok(bytes));
                assert_eq!(blob.hash(), BlobHash::of(bytes));
                join(&[kind(&blob.kind), about(blob.body.len())])
            }
            Err(error) => kind(&error),
        }
    })
}
