int ok(void) { return 1; }
int broken(int a { return; 
int after(void);
