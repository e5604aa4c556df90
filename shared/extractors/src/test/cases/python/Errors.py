def f(:
    x = = 1
	class

def ok(a, b):
    return a(b
