require "json"
require "net/http"
require_relative "../lib/util"
load "tasks.rb"
autoload :Lazy, "lazy"

class Server < Base
  def initialize(client)
    super(client)
    @client = Client.new(1, name: "x")
    start(1 + 2)
  end

  def start(level)
    stop 1
    self.stop(2)
    @client.dial(*list, **options)
    level.to_s.strip
    Net::HTTP.get(URI("x"))
    puts "started"
    Server.build(:a, "b") { |x| stop(x) }
    made = Server::Inner.new
    made.run
    [1, 2].map(&:to_s)
    "text".upcase
    missing(3)
    yield level
    handler.(4)
    client&.close
    ::Top.run
  end

  def stop(code); end

  def self.build(*args); end

  class Client
    def dial; end
  end
end

Server.new(nil).start(1)
