package cases;class LineEnds {
	String é = "ü𝄞"; int after;	void 𝒳() { é.trim(); }
}