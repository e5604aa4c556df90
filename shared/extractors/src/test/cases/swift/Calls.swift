import Foundation

class Server: Base {
    let client = Client(1)

    func start(level: Int) {
        stop(1 + 2)
        self.stop(3)
        super.start(level: level)
        client.dial(name: "x") { y in y }
        self.client.dial()
        Client.make().dial()
        let other = Client(2)
        other.dial()
        delegate?.done(other)
        App.Deep.thing()
        [Int]()
        missing()
        "text".uppercased()
    }

    func stop(_ code: Int) {}
}

class Client {
    init(_ a: Int) {}
    func dial() {}
    static func make() -> Client { return Client(1) }
}
