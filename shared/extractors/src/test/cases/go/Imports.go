package imports

import "fmt"
import (
	. "strings"
	_ "embed"
	renamed "example.com/pkg/v2"
	"example.com/go-tool/v3"
)
