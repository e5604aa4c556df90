package sample

import "fmt"

// BEGIN GENERATED
func Generated() {
	fmt.Println("generated")
}

// END GENERATED

// Written says what was written by hand.
func Written() {
	fmt.Println("/* written")
	// BEGIN GENERATED
	Generated()
	// END GENERATED
}
