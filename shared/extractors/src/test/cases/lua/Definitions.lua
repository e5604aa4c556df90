local json = require("cjson")
local M = {}
local x, y = 1, 2
-- Adds.
function M.add(a, b) return a + b end
function M:method(...) self.value = 1; self:other(2) end
local function helper(a) M.add(1, 2); json.encode(a); print("x") end
local anon = function(q) return q end
M.assigned = function() end
shared = 5
M.table = { key = function(z) end, plain = 1 }
helper{1}
obj.a.b("x")
require "other.mod"
return M
