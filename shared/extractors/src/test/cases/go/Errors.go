package errors

func f( {
	x :=
}

func ok() { g() }
