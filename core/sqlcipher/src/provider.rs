//! SQLCipher's table of cryptographic functions, filled with RustCrypto.
//!
//! The C side is `struct sqlcipher_provider` in SQLCipher's source. Only what SQLCipher 4's defaults use is offered:
//! AES-256-CBC, HMAC-SHA-512 and PBKDF2-HMAC-SHA-512; asking for SHA-1 or SHA-256 is answered with an error.
#![allow(unsafe_code, clippy::too_many_arguments)] // The functions are called by C, with its pointers and lengths.

use aes::Aes256;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use core::ffi::{c_char, c_int, c_uchar, c_void};
use core::{ptr, slice};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;
use std::sync::OnceLock;

/// Starts SQLite and SQLCipher, once in a process; whoever comes meanwhile waits.
///
/// SQLite calls itself started before it starts SQLCipher, outside its own lock: a second thread that opens its first file
/// in between would be refused its key.
///
/// # Errors
/// What SQLite reports; the process can open no file then.
pub(crate) fn start() -> rusqlite::Result<()> {
    static STARTED: OnceLock<c_int> = OnceLock::new();
    let code = *STARTED.get_or_init(|| {
        // Keeps this object file, and so the symbol that only C names, in every link.
        core::hint::black_box(steunkring_sqlcipher_setup as *const ());
        // SAFETY: it takes nothing, and may be called at any time from any thread.
        unsafe { rusqlite::ffi::sqlite3_initialize() }
    });
    if code == OK { Ok(()) } else { Err(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None)) }
}

const OK: c_int = 0; // SQLITE_OK
const ERROR: c_int = 1; // SQLITE_ERROR
const SHA512: c_int = 2; // SQLCIPHER_HMAC_SHA512 and SQLCIPHER_PBKDF2_HMAC_SHA512
const ENCRYPT: c_int = 1; // CIPHER_ENCRYPT
const KEY_BYTES: c_int = 32;
const BLOCK_BYTES: c_int = 16;
const TAG_BYTES: c_int = 64;

/// Mirrors `struct sqlcipher_provider`, field by field.
#[repr(C)]
pub struct Provider {
    init: Option<extern "C" fn() -> c_int>,
    shutdown: Option<extern "C" fn()>,
    name: extern "C" fn(*mut c_void) -> *const c_char,
    add_random: extern "C" fn(*mut c_void, *const c_void, c_int) -> c_int,
    random: unsafe extern "C" fn(*mut c_void, *mut c_void, c_int) -> c_int,
    hmac: unsafe extern "C" fn(
        *mut c_void,
        c_int,
        *const c_uchar,
        c_int,
        *const c_uchar,
        c_int,
        *const c_uchar,
        c_int,
        *mut c_uchar,
    ) -> c_int,
    kdf: unsafe extern "C" fn(
        *mut c_void,
        c_int,
        *const c_uchar,
        c_int,
        *const c_uchar,
        c_int,
        c_int,
        c_int,
        *mut c_uchar,
    ) -> c_int,
    cipher: unsafe extern "C" fn(
        *mut c_void,
        c_int,
        *const c_uchar,
        c_int,
        *const c_uchar,
        *const c_uchar,
        c_int,
        *mut c_uchar,
    ) -> c_int,
    cipher_name: extern "C" fn(*mut c_void) -> *const c_char,
    key_size: extern "C" fn(*mut c_void) -> c_int,
    iv_size: extern "C" fn(*mut c_void) -> c_int,
    block_size: extern "C" fn(*mut c_void) -> c_int,
    hmac_size: extern "C" fn(*mut c_void, c_int) -> c_int,
    context_init: unsafe extern "C" fn(*mut *mut c_void) -> c_int,
    context_free: unsafe extern "C" fn(*mut *mut c_void) -> c_int,
    fips_status: extern "C" fn(*mut c_void) -> c_int,
    version: extern "C" fn(*mut c_void) -> *const c_char,
    next: *mut Provider,
}

/// Fills the provider table; SQLCipher calls it once, by the name in `-DSQLCIPHER_CRYPTO_CUSTOM`.
///
/// # Safety
/// `table` is null or points to a `sqlcipher_provider` that nobody else uses during the call.
// SAFETY: the name is ours alone: it carries the product's name and stands once in the workspace.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn steunkring_sqlcipher_setup(table: *mut Provider) -> c_int {
    if table.is_null() {
        return ERROR;
    }
    // SAFETY: not null, and by the contract valid for reading `next`, which SQLCipher zeroed when it allocated the table.
    let next = unsafe { (*table).next };
    let filled = Provider {
        init: None,
        shutdown: None,
        name,
        add_random,
        random,
        hmac,
        kdf,
        cipher,
        cipher_name,
        key_size,
        iv_size: block_size,
        block_size,
        hmac_size,
        context_init,
        context_free,
        fips_status,
        version,
        next,
    };
    // SAFETY: not null, valid for writing by the contract; a table owns nothing, so overwriting without drop is right.
    unsafe { table.write(filled) };
    OK
}

extern "C" fn name(_: *mut c_void) -> *const c_char {
    c"rustcrypto".as_ptr()
}

extern "C" fn version(_: *mut c_void) -> *const c_char {
    c"1".as_ptr()
}

extern "C" fn cipher_name(_: *mut c_void) -> *const c_char {
    c"aes-256-cbc".as_ptr()
}

extern "C" fn key_size(_: *mut c_void) -> c_int {
    KEY_BYTES
}

extern "C" fn block_size(_: *mut c_void) -> c_int {
    BLOCK_BYTES
}

extern "C" fn hmac_size(_: *mut c_void, algorithm: c_int) -> c_int {
    // SQLCipher asks for all sizes while it starts, also of algorithms that it does not use.
    match algorithm {
        0 => 20,
        1 => 32,
        SHA512 => TAG_BYTES,
        _ => 0,
    }
}

extern "C" fn fips_status(_: *mut c_void) -> c_int {
    0
}

extern "C" fn add_random(_: *mut c_void, _: *const c_void, _: c_int) -> c_int {
    // The operating system's generator needs no help.
    OK
}

unsafe extern "C" fn context_init(context: *mut *mut c_void) -> c_int {
    if context.is_null() {
        return ERROR;
    }
    // SAFETY: not null, and SQLCipher passes the address of its own field. The value is never followed, only not null.
    unsafe { context.write(ptr::without_provenance_mut(1)) };
    OK
}

unsafe extern "C" fn context_free(context: *mut *mut c_void) -> c_int {
    if context.is_null() {
        return ERROR;
    }
    // SAFETY: not null, and SQLCipher passes the address of its own field; nothing was allocated for it.
    unsafe { context.write(ptr::null_mut()) };
    OK
}

unsafe extern "C" fn random(_: *mut c_void, buffer: *mut c_void, length: c_int) -> c_int {
    // SAFETY: SQLCipher passes a buffer of its own of `length` bytes.
    let Some(bytes) = (unsafe { output(buffer.cast(), length) }) else { return ERROR };
    if getrandom::fill(bytes).is_ok() { OK } else { ERROR }
}

unsafe extern "C" fn hmac(
    _: *mut c_void,
    algorithm: c_int,
    key: *const c_uchar,
    key_length: c_int,
    first: *const c_uchar,
    first_length: c_int,
    second: *const c_uchar,
    second_length: c_int,
    tag: *mut c_uchar,
) -> c_int {
    if algorithm != SHA512 || tag.is_null() {
        return ERROR;
    }
    // SAFETY: SQLCipher passes three inputs with their lengths; `input` takes null and empty ones.
    let (key, first, second) =
        unsafe { (input(key, key_length), input(first, first_length), input(second, second_length)) };
    let Ok(mut mac) = <Hmac<Sha512> as KeyInit>::new_from_slice(key) else { return ERROR };
    mac.update(first);
    mac.update(second);
    let result = mac.finalize().into_bytes();
    // SAFETY: `hmac_size` told SQLCipher that a tag takes 64 bytes, `result` is that long, and it is ours alone. The
    // inputs are not used any more, so it does not matter whether `tag` lies in one of them.
    unsafe { ptr::copy_nonoverlapping(result.as_ptr(), tag, result.len()) };
    OK
}

unsafe extern "C" fn kdf(
    _: *mut c_void,
    algorithm: c_int,
    password: *const c_uchar,
    password_length: c_int,
    salt: *const c_uchar,
    salt_length: c_int,
    rounds: c_int,
    key_length: c_int,
    key: *mut c_uchar,
) -> c_int {
    let Ok(rounds @ 1..) = u32::try_from(rounds) else { return ERROR };
    if algorithm != SHA512 {
        return ERROR;
    }
    // SAFETY: SQLCipher passes both inputs with their lengths; `input` takes null and empty ones.
    let (password, salt) = unsafe { (input(password, password_length), input(salt, salt_length)) };
    // SAFETY: SQLCipher derives into a buffer of its own of `key_length` bytes, apart from password and salt.
    let Some(key) = (unsafe { output(key, key_length) }) else { return ERROR };
    pbkdf2::pbkdf2_hmac::<Sha512>(password, salt, rounds, key);
    OK
}

unsafe extern "C" fn cipher(
    _: *mut c_void,
    mode: c_int,
    key: *const c_uchar,
    key_length: c_int,
    iv: *const c_uchar,
    text: *const c_uchar,
    length: c_int,
    out: *mut c_uchar,
) -> c_int {
    let Ok(size) = usize::try_from(length) else { return ERROR };
    if key_length != KEY_BYTES || length % BLOCK_BYTES != 0 || text.is_null() || out.is_null() {
        return ERROR;
    }
    // SAFETY: both are valid for `size` bytes. SQLCipher may pass the same page as input and output: `copy` allows that.
    unsafe { ptr::copy(text, out, size) };
    // SAFETY: the key has `KEY_BYTES` and the vector, whose size `iv_size` told, `BLOCK_BYTES`; both lie outside the page.
    let (key, iv) = unsafe { (input(key, KEY_BYTES), input(iv, BLOCK_BYTES)) };
    // SAFETY: `out` is valid for `length` bytes and, now that the input was copied, the only view of them.
    let Some(page) = (unsafe { output(out, length) }) else { return ERROR };
    let done = if mode == ENCRYPT {
        let Ok(encryptor) = cbc::Encryptor::<Aes256>::new_from_slices(key, iv) else { return ERROR };
        encryptor.encrypt_padded::<NoPadding>(page, size).is_ok()
    } else {
        let Ok(decryptor) = cbc::Decryptor::<Aes256>::new_from_slices(key, iv) else { return ERROR };
        decryptor.decrypt_padded::<NoPadding>(page).is_ok()
    };
    if done { OK } else { ERROR }
}

/// Views an input of C; a null pointer or a length below one is an empty input.
///
/// # Safety
/// `pointer` is null or valid for reading `length` bytes, which nobody writes as long as the view lives.
unsafe fn input<'a>(pointer: *const c_uchar, length: c_int) -> &'a [u8] {
    match usize::try_from(length) {
        // SAFETY: not null, and valid by this function's contract.
        Ok(length @ 1..) if !pointer.is_null() => unsafe { slice::from_raw_parts(pointer, length) },
        _ => &[],
    }
}

/// Views an output buffer of C, or says `None` to a null pointer or a negative length.
///
/// # Safety
/// `pointer` is null or valid for writing `length` initialised bytes, which nobody else touches as long as the view lives.
unsafe fn output<'a>(pointer: *mut c_uchar, length: c_int) -> Option<&'a mut [u8]> {
    let length = usize::try_from(length).ok()?;
    if pointer.is_null() {
        return None;
    }
    // SAFETY: not null, and valid by this function's contract.
    Some(unsafe { slice::from_raw_parts_mut(pointer, length) })
}
