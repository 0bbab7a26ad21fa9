// A phone that is told what to do: a step of a vector a line, and a line with what it gave. `phone FOLDER`.

import Foundation

@testable import Playing

func serve(_ folder: URL) async throws {
  let vectors = URL(fileURLWithPath: ProcessInfo.processInfo.environment["STEUNKRING_VECTORS"]!)
  let player = try Player(ids: .fields([:]), vectors: vectors, folder: folder)
  defer { player.end() }
  while let line = readLine() {
    let (kind, told) = try await player.asItCame(JSONDecoder().decode(JSON.self, from: Data(line.utf8)))
    FileHandle.standardOutput.write(Data((JSON.fields([kind: told]).flat + "\n").utf8))
  }
}

try await serve(URL(fileURLWithPath: CommandLine.arguments[1]))
