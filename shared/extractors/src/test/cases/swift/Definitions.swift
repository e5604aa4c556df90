import Foundation
import class UIKit.UIView

/// A server.
@objc public final class Server<T: Codable>: Base, Runner where T: Equatable {
    private let id: Int = 1, other: String
    static var shared = Server()
    var count: Int { return 1 }
    weak var delegate: Delegate?
    init(id: Int, _ name: String = "x") { self.id = id; super.init(id) }
    deinit { }
    func run(with level: Int, to other: Server) throws -> Int? {
        let made = Client(1, name: "x")
        helper(1 + 2)
        self.stop()
        made.dial { x in x + 1 }
        delegate?.done(made)
        Server.shared.stop()
        for item in items { item.go() }
        if let y = value { y.go() }
        return other.run(with: 1, to: self)
    }
    subscript(index: Int) -> Int { return 1 }
    enum Kind: String { case one, two(Int); case three = "x" }
}
struct Point { var x = 0 }
protocol Runner: AnyObject { var name: String { get }; func run(); associatedtype Item }
extension Point: Runner {
    func run() {}
    static func make() -> Point { return Point() }
    var sum: Int { return x }
    init(both: Int) { self.x = both }
}
actor Bank {}
func helper(_ a: Int) {}
typealias Name = String
let top = 1
