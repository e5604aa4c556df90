package cases;

class UnicodeEscapes {
  String s = "\u0041\\u0042 \uuu00e9"; \u0069nt x\u0031 = 1;
  /* \u002a/ void after() { \u0073.trim(); }
  char quote = '\u0041';
}
