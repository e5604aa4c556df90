local util = require("lib.util")
require "other.mod"

local Server = {}

--- Starts it.
-- @param level how far
function Server:start(level)
  self:stop(1 + 2)
  self.client:dial("x")
  util.help({ a = 1 })
  print(level)
  string.format("%d", level)
  missing(3)
  handlers[1](4)
  get()();
  ("x"):rep(3)
end

function Server:stop(code) end

function Server.new() return setmetatable({}, Server) end

Server.new():start(1)
