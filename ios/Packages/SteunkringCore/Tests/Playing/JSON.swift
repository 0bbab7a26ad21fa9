import Foundation
import SteunkringCore

/// Plain data between JSON and the border.
enum JSON: Decodable {
  case null
  case yesNo(Bool)
  case number(Int64)
  case text(String)
  case list([JSON])
  case fields([String: JSON])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let told = try? value.decode(Bool.self) {
      self = .yesNo(told)
    } else if let told = try? value.decode(Int64.self) {
      self = .number(told)
    } else if let told = try? value.decode(String.self) {
      self = .text(told)
    } else if let told = try? value.decode([JSON].self) {
      self = .list(told)
    } else {
      self = .fields(try value.decode([String: JSON].self))
    }
  }

  subscript(name: String) -> JSON {
    guard case .fields(let fields) = self else { return .null }
    return fields[name] ?? .null
  }

  var string: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  var items: [JSON] {
    guard case .list(let items) = self else { return [] }
    return items
  }

  var pairs: [String: JSON] {
    guard case .fields(let fields) = self else { return [:] }
    return fields
  }

  /// JSON with its keys in order, on one line.
  var flat: String {
    switch self {
    case .null: "null"
    case .yesNo(let told): told ? "true" : "false"
    case .number(let number): String(number)
    case .text(let text): quoted(text)
    case .list(let items): "[" + items.map(\.flat).joined(separator: ",") + "]"
    case .fields(let fields):
      "{" + fields.sorted { $0.key < $1.key }.map { quoted($0.key) + ":" + $0.value.flat }.joined(separator: ",") + "}"
    }
  }
}

private func quoted(_ text: String) -> String {
  var told = "\""
  for sign in text.unicodeScalars {
    switch sign {
    case "\"": told += "\\\""
    case "\\": told += "\\\\"
    case _ where sign.value < 32: told += String(format: "\\u%04x", Int(sign.value))
    default: told.unicodeScalars.append(sign)
    }
  }
  return told + "\""
}

/// What the border gave: records by their fields, and choices and errors by their names.
func plain(_ value: Any) -> JSON {
  switch value {
  case let told as String: return .text(told)
  case let told as Bool: return .yesNo(told)
  case let told as any BinaryInteger: return .number(Int64(told))
  case let told as Data: return .list(told.map { .number(Int64($0)) })
  case is Void: return .null
  default: break
  }
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .optional: return mirror.children.first.map { plain($0.value) } ?? .null
  case .collection: return .list(mirror.children.map { plain($0.value) })
  case .enum:
    guard let held = mirror.children.first, let name = held.label else { return .text(snake(String(describing: value))) }
    return .fields([snake(name): fields(Mirror(reflecting: held.value))])
  default: return fields(mirror)
  }
}

private func fields(_ mirror: Mirror) -> JSON {
  .fields(Dictionary(uniqueKeysWithValues: mirror.children.map { (snake($0.label ?? ""), plain($0.value)) }))
}

/// A name as Rust writes it.
func snake(_ name: String) -> String {
  var told = ""
  for sign in name {
    if sign.isUppercase, let last = told.last, !last.isUppercase, last != "_" { told += "_" }
    told += sign.lowercased()
  }
  return told
}
