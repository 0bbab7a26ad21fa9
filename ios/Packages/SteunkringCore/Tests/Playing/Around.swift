import Foundation
import SteunkringCore

/// A store of secrets in memory; those named `locked` and `broken` fail so, and it can be told to throw what it likes.
final class Secrets: SecretStore, @unchecked Sendable {
  private let lock = NSLock()
  private var kept: [String: Data] = [:]
  private var thrown: (any Error)?

  init(_ name: String = "") { thrown = name == "locked" ? SecretError.Locked : name == "broken" ? SecretError.Broken : nil }

  var fails: (any Error)? {
    get { lock.withLock { thrown } }
    set { lock.withLock { thrown = newValue } }
  }

  func load(name: String) throws -> Data? {
    if let fails { throw fails }
    return lock.withLock { kept[name] }
  }

  func keep(name: String, secret: Data) throws { lock.withLock { kept[name] = secret } }
}

/// A relay in a process of its own.
final class TestRelay {
  let address: String
  private let process = Process()

  init(data: URL) throws {
    let told = Pipe()
    process.executableURL = URL(fileURLWithPath: ProcessInfo.processInfo.environment["STEUNKRING_RELAY"]!)
    process.arguments = ["--listen", "127.0.0.1:0", "--data", data.path]
    process.standardOutput = told
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") { line += told.fileHandleForReading.readData(ofLength: 1) }
    address = String(decoding: line, as: UTF8.self).replacingOccurrences(of: "listening on ", with: "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  func stop() {
    // Not asked to: a thread of Swift's pool passes on that it takes no signals.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

/// A folder of its own, gone afterwards.
func inFolder(_ work: (URL) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try await work(folder)
}
