def one(a):
    # said
    return a + 1


def two(a):
    return a+1   # said otherwise


def three(a):
    return a + 2
