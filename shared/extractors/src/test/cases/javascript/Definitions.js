import base from './base';
export const one = 1, two = (a, { b, c: [d], ...e } = {}, f = 2) => a;
let three = function named() { return named(); };
var four = class Named extends base.Class {};
export default class extends base {
  static #count = 0;
  size = new Map();
  handler = (event) => event.target;
  constructor(options) { super(options); this.options = new Options(); this.size = 1; }
  get value() { return this.#count; }
  async *items() { yield* this.size.keys(); }
  static { init(); }
  'quoted name'() {}
}
function* generate() {}
const api = { get(path) { return fetch(path); }, post: async () => {}, value: 1 };
exports.helper = function () {};
Thing.prototype.draw = function draw() {};
window.start = () => {};
for (const item of list) { let inner = item; }
try { } catch ({ message }) { }
export { three as drei };
