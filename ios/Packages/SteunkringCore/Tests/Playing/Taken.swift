import Foundation
import SteunkringCore

/// A value that a call takes, from plain data.
protocol Taken {
  init(taken: JSON)
}

extension String: Taken {
  init(taken: JSON) { self = taken.string! }
}

extension Bool: Taken {
  init(taken: JSON) {
    guard case .yesNo(let told) = taken else { fatalError("\(taken) is no yes or no") }
    self = told
  }
}

extension Taken where Self: FixedWidthInteger {
  init(taken: JSON) {
    guard case .number(let number) = taken else { fatalError("\(taken) is no number") }
    self = Self(number)
  }
}

extension Int32: Taken {}
extension UInt8: Taken {}
extension UInt16: Taken {}
extension UInt32: Taken {}
extension UInt64: Taken {}

extension Data: Taken {
  init(taken: JSON) { self = Data([UInt8](taken: taken)) }
}

extension Array: Taken where Element: Taken {
  init(taken: JSON) { self = taken.items.map { Element(taken: $0) } }
}

extension Optional: Taken where Wrapped: Taken {
  init(taken: JSON) {
    if case .null = taken { self = nil } else { self = Wrapped(taken: taken) }
  }
}

/// A choice that holds nothing, by its name in Rust.
private func choice<Choice>(_ taken: JSON, among choices: [Choice]) -> Choice {
  choices.first { snake(String(describing: $0)) == taken.string }!
}

extension Level: Taken {
  init(taken: JSON) { self = choice(taken, among: [.nlA2, .nlB1, .en]) }
}

extension Theme: Taken {
  init(taken: JSON) { self = choice(taken, among: [.light, .dark, .grey]) }
}

extension Canvas: Taken {
  init(taken: JSON) { self = choice(taken, among: [.tall, .round]) }
}

extension Direction: Taken {
  init(taken: JSON) { self = choice(taken, among: [.leftToRight, .rightToLeft]) }
}

extension LineStyle: Taken {
  init(taken: JSON) {
    let all: [LineStyle] = [.strong, .moderate, .normal, .weak, .stressful, .strongStressful, .conflictual, .broken, .unknown]
    self = choice(taken, among: all)
  }
}

extension Arrow: Taken {
  init(taken: JSON) { self = choice(taken, among: [.in, .out, .both, .none, .unknown]) }
}

extension LineLook: Taken {
  init(taken: JSON) {
    self.init(
      spoken: .init(taken: taken["spoken"]), width: .init(taken: taken["width"]), theme: .init(taken: taken["theme"]),
      direction: .init(taken: taken["direction"]))
  }
}

extension SeatKind: Taken {
  init(taken: JSON) { self = choice(taken, among: [.reader, .editor, .owner, .device]) }
}

extension Role: Taken {
  init(taken: JSON) { self = choice(taken, among: [.reader, .editor, .owner]) }
}

extension CodeLanguage: Taken {
  init(taken: JSON) { self = choice(taken, among: [.dutch, .english]) }
}

extension Watched: Taken {
  init(taken: JSON) {
    if case .fields = taken { self = .note(id: .init(taken: taken["note"]["id"])) } else { self = choice(taken, among: [.space, .map]) }
  }
}

extension Unlock: Taken {
  init(taken: JSON) {
    switch taken.pairs.keys.first {
    case "digits": self = .digits(digits: .init(taken: taken["digits"]["digits"]))
    case "held": self = .held(secret: .init(taken: taken["held"]["secret"]))
    default: self = .code(words: .init(taken: taken["code"]["words"]))
    }
  }
}

extension CoreError: Taken {
  init(taken: JSON) {
    if case .fields = taken {
      let told = taken["invalid"]
      self = .Invalid(field: .init(taken: told["field"]), reason: .init(taken: told["reason"]))
    } else {
      let all: [CoreError] = [
        .StorageFull, .NeedsUnlock, .WrongKey, .Offline, .Declined, .NotAllowed, .TooNew, .Damaged, .Unexpected,
      ]
      self = choice(taken, among: all)
    }
  }
}

extension NewPerson: Taken {
  init(taken: JSON) {
    self.init(
      name: .init(taken: taken["name"]), ring: .init(taken: taken["ring"]), domain: .init(taken: taken["domain"]),
      who: .init(taken: taken["who"]), ego: .init(taken: taken["ego"]))
  }
}

extension NewStep: Taken {
  init(taken: JSON) {
    self.init(
      text: .init(taken: taken["text"]), owner: .init(taken: taken["owner"]), due: .init(taken: taken["due"]),
      goal: .init(taken: taken["goal"]), talk: .init(taken: taken["talk"]))
  }
}

extension NewContact: Taken {
  init(taken: JSON) {
    self.init(
      people: .init(taken: taken["people"]), place: .init(taken: taken["place"]), childChose: .init(taken: taken["child_chose"]),
      words: String?(taken: taken["words"]) ?? "")
  }
}

extension KnownView: Taken {
  init(taken: JSON) {
    self.init(
      ego: .init(taken: taken["ego"]), respondent: .init(taken: taken["respondent"]), first: .init(taken: taken["first"]),
      second: .init(taken: taken["second"]))
  }
}

extension OwnDevice: Taken {
  init(taken: JSON) { self.init(space: .init(taken: taken["space"]), device: .init(taken: taken["device"])) }
}

extension Asking: Taken {
  init(taken: JSON) {
    self.init(
      person: .init(taken: taken["person"]), respondent: .init(taken: taken["respondent"]), ego: .init(taken: taken["ego"]))
  }
}

extension MeasureOptions: Taken {
  init(taken: JSON) {
    self.init(
      ego: .init(taken: taken["ego"]), respondent: .init(taken: taken["respondent"]), since: .init(taken: taken["since"]),
      comparedWith: .init(taken: taken["compared_with"]))
  }
}

extension MapOptions: Taken {
  init(taken: JSON) {
    self.init(
      ego: .init(taken: taken["ego"]), respondent: .init(taken: taken["respondent"]), canvas: .init(taken: taken["canvas"]),
      focus: .init(taken: taken["focus"]), page: UInt32?(taken: taken["page"]) ?? 0, chosen: .init(taken: taken["chosen"]),
      names: Bool?(taken: taken["names"]) ?? true, letters: UInt16?(taken: taken["letters"]) ?? 100,
      direction: .init(taken: taken["direction"]))
  }
}

extension Splice: Taken {
  init(taken: JSON) {
    self.init(at: .init(taken: taken["at"]), delete: .init(taken: taken["delete"]), insert: .init(taken: taken["insert"]))
  }
}

extension Typed: Taken {
  init(taken: JSON) {
    self.init(
      splices: .init(taken: taken["splices"]), caret: .init(taken: taken["caret"]), anchor: .init(taken: taken["anchor"]),
      hold: .init(taken: taken["hold"]), seen: .init(taken: taken["seen"]))
  }
}
