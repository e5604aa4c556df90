// Package shapes draws.
//
// At length.
package shapes

import "fmt"

// Kinds of shapes.
const (
	// Round has no corners.
	Round = iota
	Square, hidden
)

var total, count = 0, new(int)

// Shape is drawn.
type Shape[T any, U comparable] struct {
	// Name is shown.
	Name, label string `json:"name"`
	*Base
	pkg.Other[T]
	onDraw func(x int) error
}

type Drawer interface {
	// Draw draws.
	Draw(x int, y ...string) (ok bool, err error)
	fmt.Stringer
	~int | ~string
}

type (
	Alias = Shape[int, string]
	Count int
)

// Draw draws the shape.
func (s *Shape[T, U]) Draw(x int, y ...string) (ok bool, err error) {
	a, b := 1, Shape[int, int]{}
	a, c := 2, func(v int) int { return v }
	for i, _ := range y {
		if a := i; a > 0 {
		}
	}
	switch q := any(x).(type) {
	case int:
		z := q
		_ = z
	}
	var local = 3
	return
}

func (Elsewhere) Method() {}

func generic[K comparable, V any](m map[K]V, _ int) []V { return nil }

func external(x int) int
