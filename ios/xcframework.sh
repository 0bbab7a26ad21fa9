#!/bin/bash
# Builds the core for iPhones and their simulators, on a Mac with Xcode and the three targets of rustup. Never run so far: no Mac was at hand.
set -euo pipefail
cd "$(dirname "$0")/.."
package=ios/Packages/SteunkringCore
built=target/library/ios
cargo xtask bindings
for target in aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios; do
  cargo build --package steunkring-ffi --lib --profile phone --target "$target"
done
rm -rf "$built" "$package/SteunkringCoreFFI.xcframework"
mkdir -p "$built/headers" "$built/simulator" "$package/Sources/SteunkringCore"
cp target/bindings/swift/SteunkringCoreFFI.h "$built/headers/"
cp target/bindings/swift/SteunkringCoreFFI.modulemap "$built/headers/module.modulemap"
cp target/bindings/swift/SteunkringCore.swift "$package/Sources/SteunkringCore/"
# The simulator runs on both kinds of Mac, so both go into one file.
lipo -create target/aarch64-apple-ios-sim/phone/libsteunkring_core.a target/x86_64-apple-ios/phone/libsteunkring_core.a \
  -output "$built/simulator/libsteunkring_core.a"
xcodebuild -create-xcframework \
  -library target/aarch64-apple-ios/phone/libsteunkring_core.a -headers "$built/headers" \
  -library "$built/simulator/libsteunkring_core.a" -headers "$built/headers" \
  -output "$package/SteunkringCoreFFI.xcframework"
