def template():
    return """
# BEGIN GENERATED
x = 1
# END GENERATED
"""
