//! The plan that `tests/faults/shim.c` follows, and the faults that there are.

use std::fs::File;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// What a call does to a file, in the order of the shim.
pub const KINDS: [&str; 10] =
    ["open", "create", "read", "write", "sync", "grow", "cut", "rename", "remove", "make a folder"];

const WRITE: u32 = 1 << 3;
const SYNC: u32 = 1 << 4;
/// What takes room: create, write, grow, make a folder.
const ROOM: u32 = 1 << 1 | WRITE | 1 << 5 | 1 << 9;
const EVERYTHING: u32 = (1 << KINDS.len()) - 1;

/// One way in which a disk fails.
#[derive(Debug)]
pub struct Fault {
    pub name: &'static str,
    /// The kinds of call that are counted and that it strikes, one bit each.
    kinds: u32,
    deed: u32,
    error: u32,
    /// How many calls it strikes.
    times: u64,
    /// What the app says of it; nothing where it is to notice nothing.
    pub code: Option<&'static str>,
}

const FAIL: u32 = 1;
const SHORT: u32 = 2;
const TORN: u32 = 3;
const EIO: u32 = 5;
const ENOSPC: u32 = 28;
const FOR_EVER: u64 = u64::MAX;

/// All faults.
pub const FAULTS: [Fault; 7] = [
    Fault { name: "full", kinds: ROOM, deed: FAIL, error: ENOSPC, times: FOR_EVER, code: Some("storage-full") },
    Fault { name: "full-once", kinds: ROOM, deed: FAIL, error: ENOSPC, times: 1, code: Some("storage-full") },
    Fault { name: "torn", kinds: WRITE, deed: TORN, error: ENOSPC, times: 1, code: Some("storage-full") },
    Fault { name: "short", kinds: WRITE, deed: SHORT, error: 0, times: 1, code: None },
    Fault { name: "broken", kinds: EVERYTHING, deed: FAIL, error: EIO, times: FOR_EVER, code: Some("disk") },
    Fault { name: "broken-once", kinds: EVERYTHING, deed: FAIL, error: EIO, times: 1, code: Some("disk") },
    Fault { name: "unflushed", kinds: SYNC, deed: FAIL, error: EIO, times: FOR_EVER, code: Some("disk") },
];

impl Fault {
    /// Whether the disk stays as it is from then on.
    pub fn lasts(&self) -> bool {
        self.times == FOR_EVER
    }

    /// Whether nothing can be taken away either.
    pub fn keeps_rubbish(&self) -> bool {
        self.lasts() && self.kinds == EVERYTHING
    }
}

/// The call that was struck first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struck {
    pub kind: &'static str,
    pub path: String,
}

/// The way to the shim of this process.
pub struct Shim(File);

/// The bytes of the plan.
pub const PLAN_BYTES: u64 = 1024;
const COUNT_AT: u64 = 32;
const HITS_AT: u64 = 40;
const KIND_AT: u64 = 48;
const PATH_AT: u64 = 56;
const FOLDER_AT: u64 = 312;

impl Shim {
    /// Opens the plan that this process was started with.
    pub fn open(path: &Path) -> Self {
        Self(File::options().read(true).write(true).open(path).unwrap())
    }

    /// Counts from now on the calls below a folder, and lets those from the `target`-th on fail.
    pub fn arm(&self, folder: &Path, fault: &Fault, target: u64) {
        self.disarm();
        let mut plan = vec![0; usize::try_from(PLAN_BYTES).unwrap()];
        let numbers = [0, fault.deed, fault.error, fault.kinds];
        for (at, number) in numbers.into_iter().enumerate() {
            plan[at * 4..at * 4 + 4].copy_from_slice(&number.to_ne_bytes());
        }
        plan[16..24].copy_from_slice(&target.to_ne_bytes());
        plan[24..32].copy_from_slice(&fault.times.to_ne_bytes());
        let folder = folder.as_os_str().as_bytes();
        let at = usize::try_from(FOLDER_AT).unwrap();
        assert!(folder.len() < 512 && folder.starts_with(b"/"));
        plan[at..at + folder.len()].copy_from_slice(folder);
        self.0.write_all_at(&plan, 0).unwrap();
        self.resume();
    }

    /// Only counts.
    pub fn count(&self, folder: &Path, fault: &Fault) {
        self.arm(folder, fault, u64::MAX);
    }

    /// Lets everything succeed, until [`Self::resume`].
    pub fn disarm(&self) {
        self.0.write_all_at(&0u32.to_ne_bytes(), 0).unwrap();
    }

    /// Goes on with the plan.
    pub fn resume(&self) {
        self.0.write_all_at(&1u32.to_ne_bytes(), 0).unwrap();
    }

    /// How many calls were counted.
    pub fn counted(&self) -> u64 {
        self.number(COUNT_AT)
    }

    /// The call that was struck first, where one was.
    pub fn struck(&self) -> Option<Struck> {
        if self.number(HITS_AT) == 0 {
            return None;
        }
        let mut bytes = [0; 260];
        self.0.read_exact_at(&mut bytes[..4], KIND_AT).unwrap();
        let kind = u32::from_ne_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        self.0.read_exact_at(&mut bytes[..256], PATH_AT).unwrap();
        let path = bytes.split(|byte| *byte == 0).next().unwrap();
        Some(Struck { kind: KINDS[kind as usize], path: String::from_utf8_lossy(path).into_owned() })
    }

    fn number(&self, at: u64) -> u64 {
        let mut bytes = [0; 8];
        self.0.read_exact_at(&mut bytes, at).unwrap();
        u64::from_ne_bytes(bytes)
    }
}
