class Unclosed { String s = "abc; }
