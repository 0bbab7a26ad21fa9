//! Photos and voice notes: reading, references, quota, removal.

use crate::support::{add, files, fresh, info, media_files, noise, raw, read, take_in};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use steunkring_store::{
    Home, MEDIA_FILE_BYTES, MEDIA_SPACE_BYTES, MediaId, MediaRef, MediaSweep, NewMedia, Space, StoreError,
};

const CHUNK: usize = 64 << 10;

#[test]
fn a_photo_comes_back_after_reopening() {
    let (folder, home, space) = fresh();
    let photo = noise(300_000);
    let file = add(&space, b"note", &photo);
    assert_eq!(file.bytes, 300_000);
    drop((home, space));
    let home = Home::open(folder.path(), &raw()).unwrap();
    let space = home.open_space(&[1; 32]).unwrap();
    assert_eq!(read(&space, &file).unwrap(), photo);
    assert!(space.has_media(file.id).unwrap());
    assert_eq!(space.read(|reader| reader.media_of(b"note")).unwrap(), [file.id]);
    // Another space knows nothing of it.
    let other = home.add_space(&info(2, "Wijk")).unwrap();
    assert_eq!(read(&other, &file), Err(StoreError::Missing));
    home.check().unwrap();
}

/// A length at or near the border of a chunk, or any.
fn length() -> impl Strategy<Value = usize> {
    prop_oneof![
        2 => 0..3000_usize,
        3 => (1..4_usize, -3..4_isize).prop_map(|(chunks, by)| (chunks * CHUNK).saturating_add_signed(by)),
        1 => 0..5 * CHUNK,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever the contents and wherever the chunks' borders lie, each range that is read is that range of what was
    /// written, and a whole is the whole; two files of one content have nothing in common.
    #[test]
    fn any_range_of_any_contents_comes_back(
        size in length(),
        ranges in prop::collection::vec((any::<prop::sample::Index>(), length()), 1..6),
    ) {
        let (_folder, _home, space) = fresh();
        let contents = noise(size);
        let file = space.add_media(&mut contents.as_slice()).unwrap();
        let mut reader = space.open_media(&file).unwrap();
        prop_assert_eq!(reader.size(), size as u64);
        for (from, length) in ranges {
            let from = from.index(size + 10);
            reader.seek(SeekFrom::Start(from as u64)).unwrap();
            let mut part = Vec::new();
            Read::by_ref(&mut reader).take(length as u64).read_to_end(&mut part).unwrap();
            let rest = contents.get(from..).unwrap_or_default();
            prop_assert!(part == rest[..rest.len().min(length)], "{} bytes from {}", length, from);
        }
        prop_assert!(read(&space, &file).unwrap() == contents);
        let again = space.add_media(&mut contents.as_slice()).unwrap();
        prop_assert!(again.id != file.id && again.key != file.key);
    }
}

#[test]
fn a_position_may_be_counted_from_everywhere() {
    let (_folder, _home, space) = fresh();
    let file = space.add_media(&mut noise(1000).as_slice()).unwrap();
    let mut reader = space.open_media(&file).unwrap();
    assert_eq!(reader.seek(SeekFrom::End(-10)).unwrap(), 990);
    assert_eq!(reader.seek(SeekFrom::Current(5)).unwrap(), 995);
    assert_eq!(reader.read(&mut [0; 100]).unwrap(), 5);
    assert_eq!(reader.seek(SeekFrom::End(7)).unwrap(), 1007);
    assert_eq!(reader.read(&mut [0; 100]).unwrap(), 0);
    assert_eq!(reader.read_at(u64::MAX, &mut [0; 100]), Ok(0));
    for bad in [SeekFrom::Current(-2000), SeekFrom::End(-1001)] {
        assert_eq!(reader.seek(bad).unwrap_err().kind(), ErrorKind::InvalidInput);
    }
}

/// Gives a number of bytes and looks, each time it is asked, at how much of them is on the disk.
struct Watching {
    folder: PathBuf,
    given: u64,
    left: u64,
    most_held: u64,
}

impl Read for Watching {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let on_disk: u64 = media_files(&self.folder).iter().map(|path| fs::metadata(path).unwrap().len()).sum();
        self.most_held = self.most_held.max(self.given.saturating_sub(on_disk));
        let size = out.len().min(self.left as usize);
        out[..size].fill(7);
        self.given += size as u64;
        self.left -= size as u64;
        Ok(size)
    }
}

#[test]
fn a_long_recording_goes_to_the_disk_while_it_comes() {
    let (folder, _home, space) = fresh();
    let mut source = Watching { folder: folder.path().to_owned(), given: 0, left: 3 << 20, most_held: 0 };
    let file = space.add_media(&mut source).unwrap();
    assert_eq!(file.bytes, 3 << 20);
    assert!(source.most_held <= 2 * CHUNK as u64, "{} bytes were held in memory", source.most_held);
}

#[test]
fn a_file_goes_with_its_last_reference() {
    let (folder, _home, space) = fresh();
    let file = add(&space, b"one", &noise(1000));
    let id = file.id;
    space.write(move |tx| tx.set_media(b"two", &[id, id])).unwrap();
    space.write(|tx| tx.set_media(b"one", &[])).unwrap();
    assert!(read(&space, &file).is_ok(), "another holder names it");
    // A write that fails takes nothing away, nor does one that takes it back.
    let failed: Result<(), _> = space.write(|tx| {
        tx.set_media(b"two", &[])?;
        Err(StoreError::Missing)
    });
    assert_eq!(failed, Err(StoreError::Missing));
    space
        .write(move |tx| {
            tx.set_media(b"two", &[])?;
            tx.set_media(b"three", &[id])
        })
        .unwrap();
    assert!(read(&space, &file).is_ok());
    space.write(|tx| tx.set_media(b"three", &[])).unwrap();
    assert!(media_files(folder.path()).is_empty());
    assert_eq!(read(&space, &file), Err(StoreError::Missing));
    assert_eq!(space.read(|reader| reader.media()).unwrap(), []);
}

#[test]
fn a_reader_reads_on_while_its_file_goes() {
    let (folder, _home, space) = fresh();
    let contents = noise(200_000);
    let file = add(&space, b"one", &contents);
    let mut reader = space.open_media(&file).unwrap();
    space.write(|tx| tx.set_media(b"one", &[])).unwrap();
    if cfg!(unix) {
        assert!(media_files(folder.path()).is_empty());
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, contents);
    }
}

#[test]
fn a_new_file_that_nobody_names_does_not_stay() {
    let (folder, _home, space) = fresh();
    let file = space.add_media(&mut noise(1000).as_slice()).unwrap();
    space.write(|tx| tx.put_meta("any", b"write")).unwrap();
    assert_eq!(space.sweep_media().unwrap(), MediaSweep::default(), "whoever holds it may still name it");
    assert_eq!(media_files(folder.path()).len(), 1);
    drop(file);
    space.write(|tx| tx.put_meta("any", b"write")).unwrap();
    assert!(media_files(folder.path()).is_empty());
}

#[test]
fn a_sweep_takes_what_no_row_names_and_tells_what_is_not_here() {
    let (folder, home, space) = fresh();
    assert_eq!(space.sweep_media().unwrap(), MediaSweep::default(), "without a folder there is nothing to do");
    let kept = add(&space, b"kept", &noise(1000));
    let lost = add(&space, b"lost", &noise(2000));
    let expected = MediaId::new([9; 32]);
    space.write(move |tx| tx.set_media(b"coming", &[expected])).unwrap();
    drop((home, space));
    let places: Vec<_> = fs::read_dir(folder.path().join("media")).unwrap().map(|at| at.unwrap().path()).collect();
    let [place] = &places[..] else { panic!("one folder a space") };
    let (orphan, draft, foreign) = ("ab".repeat(32), format!("{}.new", "cd".repeat(16)), ".DS_Store");
    for name in [orphan.as_str(), &draft, foreign] {
        fs::write(place.join(name), [0; 50]).unwrap();
    }
    fs::remove_file(place.join(name_of(lost.id))).unwrap();

    let home = Home::open(folder.path(), &raw()).unwrap();
    let space = home.open_space(&[1; 32]).unwrap();
    let mut missing = vec![lost.id, expected];
    missing.sort();
    let found = MediaSweep { removed: 2, bytes: 100, missing: missing.clone() };
    assert_eq!(space.sweep_media().unwrap(), found);
    let mut left = vec![place.join(name_of(kept.id)), place.join(foreign)];
    left.sort();
    assert_eq!(files(place), left, "what is not ours is left alone");
    assert_eq!(space.sweep_media().unwrap(), MediaSweep { removed: 0, bytes: 0, missing });
    assert_eq!(read(&space, &kept).unwrap(), noise(1000));
}

fn name_of(id: MediaId) -> String {
    id.bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn sealed_bytes_travel_from_any_position_and_are_taken_in_whole() {
    let (_folder, home, space) = fresh();
    let contents = noise(150_000);
    let file = add(&space, b"note", &contents);
    let mut sealed = Vec::new();
    let mut source = space.sealed_media(file.id).unwrap();
    Read::by_ref(&mut source).take(70_000).read_to_end(&mut sealed).unwrap();
    // The connection broke, and goes on where it was.
    let mut source = space.sealed_media(file.id).unwrap();
    source.seek(SeekFrom::Start(70_000)).unwrap();
    source.read_to_end(&mut sealed).unwrap();

    let (other_folder, _other, other) = fresh();
    let id = file.id;
    other.write(move |tx| tx.set_media(b"note", &[id])).unwrap();
    for bad in [&sealed[1..], &sealed[..sealed.len() - 1], b""] {
        assert_eq!(take_in(&other, id, &mut &*bad), Err(StoreError::Damaged));
    }
    assert!(media_files(other_folder.path()).is_empty());
    take_in(&other, id, &mut sealed.as_slice()).unwrap();
    take_in(&other, id, &mut sealed.as_slice()).unwrap();
    other.write(|tx| tx.put_meta("any", b"write")).unwrap();
    assert_eq!(read(&other, &file).unwrap(), contents);
    other.check_media(id).unwrap();
    assert!(matches!(take_in(&other, id, &mut io::repeat(0)), Err(StoreError::Invalid(_))), "no end");
    assert_eq!(media_files(other_folder.path()).len(), 1);
    drop(home);
}

/// What another device broke off leaves nothing.
#[test]
fn a_file_that_does_not_come_whole_leaves_nothing() {
    let (folder, _home, space) = fresh();
    let mut coming = space.begin_media().unwrap();
    coming.add(&noise(70_000)).unwrap();
    assert_eq!(media_files(folder.path()).len(), 1);
    drop(coming);
    assert!(media_files(folder.path()).is_empty());
}

/// Sealed bytes that nobody asked for do not stay.
#[test]
fn bytes_that_no_row_names_do_not_stay() {
    let (_folder, _home, space) = fresh();
    let file = add(&space, b"note", &noise(10));
    let (folder, _other, other) = fresh();
    take_in(&other, file.id, &mut space.sealed_media(file.id).unwrap()).unwrap();
    assert_eq!(media_files(folder.path()).len(), 1);
    other.write(|tx| tx.put_meta("any", b"write")).unwrap();
    assert!(media_files(folder.path()).is_empty());
}

#[test]
fn limits_hold_at_their_border() {
    let (folder, _home, space) = fresh();
    let largest = space.add_media(&mut io::repeat(1).take(MEDIA_FILE_BYTES)).unwrap();
    assert_eq!(largest.bytes, MEDIA_FILE_BYTES);
    let over = space.add_media(&mut io::repeat(1).take(MEDIA_FILE_BYTES + 1));
    assert!(matches!(over, Err(StoreError::Invalid(_))));
    assert_eq!(media_files(folder.path()).len(), 1, "of what was refused nothing is left");
    let claimed = MediaRef { bytes: MEDIA_FILE_BYTES + 1, ..(*largest).clone() };
    assert_eq!(read(&space, &claimed), Err(StoreError::Damaged));

    let ids =
        |n: u32| (0..n).map(|n| MediaId::new([n.to_be_bytes(); 8].concat().try_into().unwrap())).collect::<Vec<_>>();
    space.write(move |tx| tx.set_media(&[0; 1024], &ids(1000))).unwrap();
    for (holder, n) in [(1024, 1001), (1025, 1)] {
        let refused = space.write(move |tx| tx.set_media(&vec![0; holder], &ids(n)));
        assert!(matches!(refused, Err(StoreError::Invalid(_))));
    }
    assert_eq!(space.read(|reader| reader.media_of(&[0; 1024])).unwrap().len(), 1000);
}

#[test]
fn a_space_has_so_much_room_and_no_more() {
    let (folder, home, space) = fresh();
    let file = add(&space, b"note", &noise(1000));
    let place = media_files(folder.path()).remove(0);
    let taken = fs::metadata(&place).unwrap().len();
    // A file without contents plays those that take the room.
    let filler = File::create(place.with_file_name("ab".repeat(32))).unwrap();
    filler.set_len(MEDIA_SPACE_BYTES - 2 * taken).unwrap();
    let second = add(&space, b"second", &noise(1000));
    assert_eq!(space.add_media(&mut noise(1000).as_slice()).unwrap_err(), StoreError::Quota);
    assert_eq!(take_in(&space, second.id, &mut [0].as_slice()), Err(StoreError::Quota));
    // Room for the beginning of a file is not room for all of it.
    filler.set_len(MEDIA_SPACE_BYTES - 2 * taken - 1000).unwrap();
    assert_eq!(space.add_media(&mut noise(1000).as_slice()).unwrap_err(), StoreError::Quota);
    assert_eq!(media_files(folder.path()).len(), 3);
    assert_eq!(read(&space, &file).unwrap(), read(&space, &second).unwrap());
    // Other spaces have room of their own, and what is swept is room again.
    add(&home.add_space(&info(2, "Wijk")).unwrap(), b"note", &noise(1000));
    assert_eq!(space.sweep_media().unwrap().removed, 1);
    add(&space, b"third", &noise(1000));
}

/// Gives some bytes, then an error.
struct Breaking(usize, ErrorKind);

impl Read for Breaking {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let size = out.len().min(self.0);
        self.0 -= size;
        out[..size].fill(1);
        if size == 0 { Err(self.1.into()) } else { Ok(size) }
    }
}

#[test]
fn a_recording_that_breaks_off_leaves_nothing() {
    let (folder, _home, space) = fresh();
    for size in [0, 10, CHUNK, 3 * CHUNK + 1] {
        let said = space.add_media(&mut Breaking(size, ErrorKind::TimedOut)).unwrap_err();
        assert_eq!(said, StoreError::Io(ErrorKind::TimedOut));
        assert!(media_files(folder.path()).is_empty());
    }
    // An error of the store that comes through a reader keeps its name.
    let file = add(&space, b"note", &noise(3 * CHUNK));
    let mut source = space.open_media(&file).unwrap();
    let path = media_files(folder.path()).remove(0);
    let mut bad = fs::read(&path).unwrap();
    bad[CHUNK + 100] ^= 1;
    fs::write(&path, bad).unwrap();
    assert_eq!(space.add_media(&mut source).unwrap_err(), StoreError::Damaged);
    assert_eq!(media_files(folder.path()).len(), 1);
}

#[test]
fn a_removed_space_takes_its_photos_along() {
    let (folder, home, space) = fresh();
    add(&space, b"note", &noise(1000));
    let other = home.add_space(&info(2, "Wijk")).unwrap();
    let kept = add(&other, b"note", &noise(10));
    drop(space);
    home.remove_space(&[1; 32]).unwrap();
    assert_eq!(media_files(folder.path()).len(), 1);
    assert!(read(&other, &kept).is_ok());
}

#[derive(Clone, Debug)]
enum Step {
    Add(u8, usize),
    AddAndDrop,
    Hold(u8, Vec<prop::sample::Index>),
    Fail(u8),
    Sweep,
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..4_u8, 0..2000_usize).prop_map(|(holder, size)| Step::Add(holder, size)),
        1 => Just(Step::AddAndDrop),
        4 => (0..4_u8, prop::collection::vec(any::<prop::sample::Index>(), 0..3)).prop_map(|(holder, ids)| Step::Hold(holder, ids)),
        1 => (0..4_u8).prop_map(Step::Fail),
        1 => Just(Step::Sweep),
        1 => Just(Step::Reopen),
    ]
}

/// Adds a file and lets a holder name it beside what it named.
fn add_beside(space: &Space, holder: u8, contents: &[u8]) -> MediaRef {
    let file: NewMedia = space.add_media(&mut &*contents).unwrap();
    let id = file.id;
    space
        .write(move |tx| {
            let mut ids = tx.media_of(&[holder])?;
            ids.push(id);
            tx.set_media(&[holder], &ids)
        })
        .unwrap();
    file.clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever was added, named, let go of and broken off, after a write the files here are exactly those that a
    /// holder names, each with what was written; a sweep finds nothing more to do.
    #[test]
    fn the_files_are_those_that_are_named(steps in prop::collection::vec(step(), 1..25)) {
        let (folder, mut home, mut space) = fresh();
        let mut held: BTreeMap<u8, BTreeSet<MediaId>> = BTreeMap::new();
        let mut written: Vec<(MediaRef, Vec<u8>)> = Vec::new();
        for step in steps {
            let here: BTreeSet<MediaId> = held.values().flatten().copied().collect();
            match step {
                Step::Add(holder, size) => {
                    let file = add_beside(&space, holder, &noise(size));
                    held.entry(holder).or_default().insert(file.id);
                    written.push((file, noise(size)));
                }
                Step::AddAndDrop => drop(space.add_media(&mut [1, 2].as_slice()).unwrap()),
                Step::Hold(holder, which) => {
                    let all: Vec<MediaId> = here.into_iter().collect();
                    let ids: BTreeSet<MediaId> = if all.is_empty() { BTreeSet::new() } else {
                        which.iter().map(|index| *index.get(&all)).collect()
                    };
                    let list: Vec<MediaId> = ids.iter().copied().collect();
                    space.write(move |tx| tx.set_media(&[holder], &list)).unwrap();
                    held.insert(holder, ids);
                }
                Step::Fail(holder) => {
                    let failed: Result<(), _> = space.write(move |tx| {
                        tx.set_media(&[holder], &[])?;
                        Err(StoreError::Full)
                    });
                    prop_assert_eq!(failed, Err(StoreError::Full));
                }
                Step::Sweep => prop_assert_eq!(space.sweep_media().unwrap().missing, []),
                Step::Reopen => {
                    drop((home, space));
                    home = Home::open(folder.path(), &raw()).unwrap();
                    space = home.open_space(&[1; 32]).unwrap();
                    // Of a file that nobody named, the next process knows no more than that no row names it.
                    space.sweep_media().unwrap();
                }
            }
        }
        space.write(|tx| tx.put_meta("any", b"write")).unwrap();
        let named: BTreeSet<MediaId> = held.values().flatten().copied().collect();
        let expected: BTreeSet<String> = named.iter().map(|id| name_of(*id)).collect();
        prop_assert_eq!(names(folder.path()), expected);
        prop_assert_eq!(space.sweep_media().unwrap(), MediaSweep::default());
        for (file, contents) in written.iter().filter(|(file, _)| named.contains(&file.id)) {
            prop_assert!(read(&space, file).unwrap() == *contents);
        }
    }
}

fn names(folder: &Path) -> BTreeSet<String> {
    media_files(folder).iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}
