def f(x):    return g(x)
class A: pass
# éày = "é"; z = h(y)