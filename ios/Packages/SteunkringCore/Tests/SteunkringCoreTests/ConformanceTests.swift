import Foundation
import SteunkringCore
import XCTest

@testable import Playing

/// The border as `tests/conformance` tells it: each vector is calls with what they give, here played in Swift.
final class ConformanceTests: XCTestCase {
  func testEveryVectorGivesWhatStandsInIt() async throws {
    let vectors = URL(fileURLWithPath: ProcessInfo.processInfo.environment["STEUNKRING_VECTORS"]!)
    let names = try FileManager.default.contentsOfDirectory(atPath: vectors.path).sorted()
    let paths = names.filter { $0.hasSuffix(".json") && $0 != "rules.json" }
    XCTAssertGreaterThan(paths.count, 5)
    for path in paths {
      let vector = try JSONDecoder().decode(JSON.self, from: Data(contentsOf: vectors.appendingPathComponent(path)))
      try await inFolder { folder in
        let player = try Player(ids: vector["ids"], vectors: vectors, folder: folder)
        defer { player.end() }
        for (number, step) in vector["steps"].items.enumerated() {
          let (kind, told) = try await player.step(step)
          let (stands, gives) = ("\(kind): \(step[kind].flat)", "\(kind): \(told.flat)")
          // As bytes: to Swift, texts are the same where their signs look the same.
          if Array(stands.utf8) != Array(gives.utf8) {
            return XCTFail("\(path), step \(number), \(step["on"].string ?? "").\(step["call"].string!)\n- \(stands)\n+ \(gives)")
          }
        }
      }
    }
  }
}
