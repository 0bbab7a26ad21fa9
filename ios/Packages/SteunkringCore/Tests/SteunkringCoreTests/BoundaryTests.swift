import Foundation
import SteunkringCore
import XCTest

@testable import Playing

/// The border between the core and Swift, over the real library: errors, closing, watches.
final class BoundaryTests: XCTestCase {
  private struct Home {
    let folder: URL
    let secrets: Secrets
    let core: Core
    let circle: Space

    func add(_ name: String) async throws {
      _ = try await circle.addPerson(id: try newId(), person: NewPerson(name: name, ring: "1", domain: "familie"))
    }

    func names() async throws -> Set<String> {
      Set(try await circle.mapScreen(options: MapOptions()).rings.flatMap(\.people).map(\.name.text))
    }
  }

  private func atHome(_ work: (Home) async throws -> Void) async throws {
    try await inFolder { folder in
      let secrets = Secrets()
      let core = try await Core.open(folder: folder.appendingPathComponent("home").path, secrets: secrets)
      defer { _ = core.close() }
      let circle = try await core.found(kind: "family_map", name: "Onze kring", me: "Testa")
      try await work(Home(folder: folder, secrets: secrets, core: core, circle: circle))
    }
  }

  private func fails<T>(_ error: CoreError, _ call: () async throws -> T, line: UInt = #line) async throws {
    do {
      _ = try await call()
      XCTFail("nothing was thrown", line: line)
    } catch let thrown as CoreError {
      XCTAssertEqual(thrown, error, line: line)
    }
  }

  func testAnErrorComesAsItsVariantAndSaysNoMoreThanItsField() async throws {
    try await atHome { home in
      try await fails(.Invalid(field: "nickname", reason: "a character that cannot be shown")) { try await home.add("geheim\u{7}") }
      try await fails(.NotAllowed) { try await home.circle.wipeScreen() }
      try await fails(.Unexpected) { try await Core.open(folder: home.folder.appendingPathComponent("home").path, secrets: home.secrets) }
      try await home.add("Proefoma")
      let names = try await home.names()
      XCTAssertEqual(names, ["Proefoma"])
    }
  }

  func testEveryErrorIsToldInEveryLevel() throws {
    let all: [CoreError] = [
      .StorageFull, .NeedsUnlock, .WrongKey, .Offline, .Declined, .NotAllowed, .TooNew, .Damaged, .Unexpected,
      .Invalid(field: "invitation", reason: "the invitation has expired"),
    ]
    for level in [Level.nlA2, .nlB1, .en] {
      let said = try all.map { try told(error: $0, level: level).what.text }
      XCTAssertEqual(Set(said).count, all.count)
    }
  }

  func testAfterCloseEveryCallNeedsAnUnlock() async throws {
    try await atHome { home in
      XCTAssertTrue(home.core.close() && home.core.close())
      try await fails(.NeedsUnlock) { try await home.core.homeScreen() }
      try await fails(.NeedsUnlock) { try await home.circle.planScreen() }
    }
  }

  func testAStoreOfSecretsThatFailsOpensNothing() async throws {
    try await atHome { home in
      XCTAssertTrue(home.core.close())
      let path = home.folder.appendingPathComponent("home").path
      struct Other: Error {}
      for (thrown, error) in [(SecretError.Locked as any Error, CoreError.NeedsUnlock), (SecretError.Broken, .Unexpected), (Other(), .Unexpected)] {
        home.secrets.fails = thrown
        try await fails(error) { try await Core.open(folder: path, secrets: home.secrets) }
      }
      home.secrets.fails = nil
      let core = try await Core.open(folder: path, secrets: home.secrets)
      let spaces = try await core.spaces()
      XCTAssertEqual(spaces.count, 1)
      XCTAssertTrue(core.close())
    }
  }

  func testTwoWatchesHearTheSameRevisionsInOrder() async throws {
    try await atHome { home in
      let (one, two) = (try await home.circle.watch(watched: .map), try await home.circle.watch(watched: .map))
      let slow = try await home.circle.watch(watched: .space)
      var heard: [[UInt64]] = []
      heard.append([await one.next()!, await two.next()!])
      _ = await slow.next()
      for name in ["Proefoma", "Buur Voorbeeld", "Meester Denkbeeld"] {
        try await home.add(name)
        heard.append([await one.next()!, await two.next()!])
      }
      XCTAssertEqual(heard.map { $0[0] }, heard.map { $0[1] })
      XCTAssertEqual(heard.map { $0[0] }, Set(heard.map { $0[0] }).sorted())
      let (revision, newest) = (try await home.circle.revision(), await slow.next())
      XCTAssertEqual([heard.last![0], newest], [revision, revision])
    }
  }

  func testClosingTheWatchOrTheHomeEndsAWait() async throws {
    try await atHome { home in
      let watch = try await home.circle.watch(watched: .map)
      _ = await watch.next()
      async let waiting = watch.next()
      watch.close()
      let ended = await waiting
      XCTAssertNil(ended)
      let other = try await home.circle.watch(watched: .map)
      _ = await other.next()
      async let still = other.next()
      XCTAssertTrue(home.core.close())
      let last = await still
      XCTAssertNil(last)
    }
  }

  func testTextsComeBackAsTheyWent() async throws {
    let naughty = ["Zoë", "👩‍👩‍👧", "שלום", "e\u{301}", "𝕊", "'; DROP TABLE people; --", "<b>", "%s%n", String(repeating: "x", count: 80)]
    try await atHome { home in
      for name in naughty { try await home.add(name) }
      let names = try await home.names()
      XCTAssertEqual(Set(names.map { Array($0.utf8) }), Set(naughty.map { Array($0.utf8) }))
      let note = try newId()
      let text = naughty.joined(separator: "\n") + String(repeating: "Een regel van een proef.\n", count: 6000)
      _ = try await home.circle.startNote(id: note, text: text)
      let body = try await home.circle.noteScreen(id: note).body
      XCTAssertEqual(Array(body.utf8), Array(text.utf8))
    }
  }
}
