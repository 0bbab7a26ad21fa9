import Foundation

/// The normal form of what a call gives: what chance or the clock made stands as a name, by `rules.json`.
final class Normal {
  /// Numbers beyond so many in a row are bytes that a seal or a picture made.
  private static let bytes = 64
  /// A text beyond so many bytes stands as its length and checksum.
  private static let text = 2000

  private struct Rule {
    let kind: String
    let finds: NSRegularExpression
    let counted: Bool
  }

  private let rules: [Rule]
  private let fields: Set<String>
  private let moments: Int64
  private var names: [String: String]
  private var counts: [String: Int] = [:]

  init(folder: URL, ids: JSON) throws {
    let told = try JSONDecoder().decode(JSON.self, from: Data(contentsOf: folder.appendingPathComponent("rules.json")))
    rules = try told["texts"].items.map {
      Rule(kind: $0["kind"].string!, finds: try NSRegularExpression(pattern: $0["finds"].string!), counted: Bool(taken: $0["counted"]))
    }
    fields = Set(told["fields"].items.compactMap(\.string))
    guard case .number(let from) = told["moments_from"] else { fatalError("rules.json says no moments_from") }
    moments = from
    names = Dictionary(uniqueKeysWithValues: ids.pairs.map { ($0.value.string!, "<\($0.key)>") })
  }

  func of(_ value: JSON) -> JSON {
    switch value {
    case .fields(let parts):
      var told: [String: JSON] = [:]
      for (name, part) in parts.sorted(by: { $0.key < $1.key }) {
        if case .number = part, fields.contains(name) { told[name] = .text("<\(name)>") } else { told[name] = of(part) }
      }
      return .fields(told)
    case .list(let items):
      let areNumbers = items.allSatisfy { if case .number = $0 { true } else { false } }
      return items.count > Self.bytes && areNumbers ? .text("<bytes>") : .list(items.map(of))
    case .text(let told): return text(told)
    case .number(let number) where number >= moments: return .text("<moment>")
    default: return value
    }
  }

  private func text(_ told: String) -> JSON {
    let text = rules.reduce(told) { text, rule in
      var shown = ""
      var from = text.startIndex
      for found in rule.finds.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
        let place = Range(found.range, in: text)!
        shown += text[from..<place.lowerBound]
        shown += named(rule, String(text[place]))
        from = place.upperBound
      }
      return shown + text[from...]
    }
    let size = text.utf8.count
    if size <= Self.text { return .text(text) }
    return .fields(["bytes": .number(Int64(size)), "crc32": .number(Int64(crc32(text.utf8)))])
  }

  private func named(_ rule: Rule, _ found: String) -> String {
    if !rule.counted { return "<\(rule.kind)>" }
    if let name = names[found] { return name }
    counts[rule.kind, default: 0] += 1
    names[found] = "<\(rule.kind) \(counts[rule.kind]!)>"
    return names[found]!
  }
}

/// The checksum of zip and PNG.
private func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
  var sum = UInt32.max
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xedb8_8320 : sum >> 1 }
  }
  return ~sum
}
