// swift-tools-version: 6.0
import PackageDescription

// The core for Swift. `Sources` is written: by `cargo xtask test swift` on Linux, where the library is found by the linker, and by
// `ios/xcframework.sh` on a Mac.
#if os(Linux)
  let library = Target.systemLibrary(name: "SteunkringCoreFFI", path: "Sources/SteunkringCoreFFI")
  // The first program of the README, taken out of it by the lane.
  let first = [
    Target.executableTarget(
      name: "first", dependencies: ["SteunkringCore"], path: "Tests/First", exclude: ["printed.txt"],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
#else
  let library = Target.binaryTarget(name: "SteunkringCoreFFI", path: "SteunkringCoreFFI.xcframework")
  let first = [Target]()
#endif

let package = Package(
  name: "SteunkringCore",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [.library(name: "SteunkringCore", targets: ["SteunkringCore"])],
  targets: first + [
    library,
    // Written code, which keeps to an older mode of the language.
    .target(
      name: "SteunkringCore", dependencies: ["SteunkringCoreFFI"],
      swiftSettings: [.swiftLanguageMode(.v5)],
      linkerSettings: [.linkedLibrary("steunkring_core", .when(platforms: [.linux]))]),
    // Plays any call of the border by its name, for the tests and for a phone that is told what to do.
    .target(
      name: "Playing", dependencies: ["SteunkringCore"], path: "Tests/Playing", swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "phone", dependencies: ["Playing"], path: "Tests/Phone", swiftSettings: [.swiftLanguageMode(.v6)]),
    .testTarget(
      name: "SteunkringCoreTests", dependencies: ["Playing", "SteunkringCore"],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
