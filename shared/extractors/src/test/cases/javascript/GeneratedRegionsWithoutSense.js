const value = [1, /* BEGIN GENERATED */ 2 /* END GENERATED */];
const sum = one() + /* BEGIN GENERATED */ two() /* END GENERATED */;
