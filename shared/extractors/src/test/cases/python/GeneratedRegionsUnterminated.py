# BEGIN GENERATED
def read():
    pass
