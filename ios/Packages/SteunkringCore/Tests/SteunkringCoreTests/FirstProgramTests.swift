#if os(Linux)
  import Foundation
  import XCTest

  @testable import Playing

  /// The first program, in a process of its own: it prints what its README says.
  final class FirstProgramTests: XCTestCase {
    func testItPrintsWhatTheReadmeSays() async throws {
      try await inFolder { folder in
        let first = Process()
        // Beside the program of the tests.
        first.executableURL = try XCTUnwrap(Bundle.main.executableURL).deletingLastPathComponent().appendingPathComponent("first")
        first.arguments = [folder.appendingPathComponent("home").path]
        let told = Pipe()
        first.standardOutput = told
        try first.run()
        let printed = try XCTUnwrap(told.fileHandleForReading.readToEnd())
        first.waitUntilExit()
        XCTAssertEqual(first.terminationStatus, 0)
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let says = tests.appendingPathComponent("First/printed.txt")
        XCTAssertEqual(String(decoding: printed, as: UTF8.self), try String(contentsOf: says, encoding: .utf8))
      }
    }
  }
#endif
