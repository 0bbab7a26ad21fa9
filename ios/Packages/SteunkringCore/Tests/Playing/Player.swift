import Foundation
import SteunkringCore

/// What happened in a vector so far.
final class Player {
  private var kept: [String: Any] = [:]
  private let normal: Normal
  private let folder: URL
  private var secrets: [String: Secrets] = [:]
  private var relays: [String: TestRelay] = [:]

  init(ids: JSON, vectors: URL, folder: URL) throws {
    normal = try Normal(folder: vectors, ids: ids)
    self.folder = folder
    for (name, id) in ids.pairs { kept[name] = id }
  }

  /// Plays a step and tells what it gave, in its normal form.
  func step(_ step: JSON) async throws -> (String, JSON) {
    let (kind, told) = try await asItCame(step)
    return (kind, normal.of(step["without"].items.reduce(told) { left($0, $1.string!.split(separator: ".").map(String.init)) }))
  }

  /// Plays a step and tells what it gave.
  func asItCame(_ step: JSON) async throws -> (String, JSON) {
    let on = step["on"].string
    let object = on.flatMap { kept[$0] }
    let kind = object.map { String(describing: type(of: $0)) } ?? on
    var plainly: [String: JSON] = [:]
    for (name, value) in step["with"].pairs { plainly[name] = try self.value(value) }
    let given = Given(player: self, object: object, plain: plainly, with: step["with"].pairs)
    let told: Any
    do {
      told = try await play(kind.map { "\($0).\(step["call"].string!)" } ?? step["call"].string!, given)
    } catch let error as CoreError {
      return ("error", plain(error))
    }
    let isObject = Mirror(reflecting: told).displayStyle == .class
    let shown = isObject ? JSON.text("<\(type(of: told))>") : plain(told)
    if let name = step["as"].string { kept[name] = isObject ? told : shown }
    return ("gives", shown)
  }

  fileprivate func object(_ name: String) -> Any { kept[name]! }

  fileprivate func store(_ name: String) -> Secrets { secrets[name]! }

  /// A value of a vector with what it refers to in its place.
  private func value(_ value: JSON) throws -> JSON {
    if case .list(let items) = value { return .list(try items.map(self.value)) }
    guard case .fields(let fields) = value, let (form, told) = fields.first else { return value }
    switch form {
    case "$": return reached(told.string!)
    case "$folder": return .text(folder.appendingPathComponent(told.string!).path)
    case "$file":
      let path = folder.appendingPathComponent(told["name"].string!)
      try Data(taken: try self.value(told["bytes"])).write(to: path)
      return .text(path.path)
    case "$cut": return .list(Array(try self.value(told["of"]).items.prefix(Int(UInt32(taken: told["to"])))))
    case "$json": return .text(try self.value(told).flat)
    case "$secrets":
      if secrets[told.string!] == nil { secrets[told.string!] = Secrets(told.string!) }
      return .null
    case "$relay":
      if relays[told.string!] == nil { relays[told.string!] = try TestRelay(data: folder.appendingPathComponent(told.string!)) }
      return .text(relays[told.string!]!.address)
    case "$zone": return .text(noon())
    default: return .fields(try fields.mapValues(self.value))
    }
  }

  private func reached(_ place: String) -> JSON {
    let way = place.split(separator: ".").map(String.init)
    guard let first = kept[way[0]] as? JSON else { return .null }
    return way.dropFirst().reduce(first) { value, part in
      if case .list(let items) = value { return items[Int(part)!] }
      return value[part]
    }
  }

  private func left(_ value: JSON, _ way: [String]) -> JSON {
    if case .list(var items) = value {
      items[Int(way[0])!] = left(items[Int(way[0])!], Array(way.dropFirst()))
      return .list(items)
    }
    var fields = value.pairs
    fields[way[0]] = way.count == 1 ? nil : left(fields[way[0]]!, Array(way.dropFirst()))
    return .fields(fields)
  }

  /// Lets go of everything, and of the homes before their folder.
  func end() {
    for core in kept.values.compactMap({ $0 as? Core }) { _ = core.close() }
    for relay in relays.values { relay.stop() }
  }
}

/// What one step is given: the object, and the values by name.
struct Given {
  fileprivate let player: Player
  fileprivate let object: Any?
  fileprivate let plain: [String: JSON]
  fileprivate let with: [String: JSON]

  func on<Object>(_: Object.Type) -> Object { object as! Object }

  func take<Value: Taken>(_ name: String) -> Value { Value(taken: plain[name] ?? .null) }

  func secrets(_ name: String) -> any SecretStore { player.store(with[name]!["$secrets"].string!) }

  func job(_ name: String) -> Job { player.object(with[name]!["$"].string!) as! Job }
}

/// A time zone in which it is about noon now, so that no run crosses midnight; their signs are the wrong way round.
private func noon() -> String {
  let hour = Int(Date().timeIntervalSince1970) / 3600 % 24
  return String(format: "Etc/GMT%+d", hour - 12)
}
