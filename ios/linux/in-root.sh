#!/bin/bash
# Runs a command in the folder that root.sh made: SWIFT_ROOT; SRC is seen at /src, SCRATCH at /build, and read only RUSTLIB at /rustlib and
# VECTORS at /vectors. Needs root; what is mounted is gone with the command.
set -euo pipefail
: "${SWIFT_ROOT:?}" "${SRC:?}" "${RUSTLIB:?}" "${SCRATCH:?}" "${VECTORS:?}"
mkdir -p "$SCRATCH"
export SWIFT_ROOT SRC RUSTLIB SCRATCH VECTORS
exec unshare --mount --pid --fork bash -c '
  mount -t proc proc "$SWIFT_ROOT/proc"; mount --rbind /dev "$SWIFT_ROOT/dev"; mount -t tmpfs tmpfs "$SWIFT_ROOT/tmp"
  mount --bind "$SRC" "$SWIFT_ROOT/src"; mount --bind "$SCRATCH" "$SWIFT_ROOT/build"
  mount --bind -o ro "$RUSTLIB" "$SWIFT_ROOT/rustlib"; mount --bind -o ro "$VECTORS" "$SWIFT_ROOT/vectors"
  exec chroot "$SWIFT_ROOT" /usr/bin/env -i --chdir=/src "$@"' _ \
  HOME=/build LC_ALL=C.UTF-8 PATH=/usr/libexec/swift/bin:/usr/bin:/bin LD_LIBRARY_PATH=/rustlib \
  STEUNKRING_RELAY=/rustlib/steunkring-relay STEUNKRING_VECTORS=/vectors "$@"
