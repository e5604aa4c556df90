#!/bin/bash
source ./lib.sh
. "$DIR/other.sh"
# Says hello.
greet() { local name=$1; echo "hi $name"; COUNT=1; helper "$(date)" -x; }
function helper { return 0; }
export PATH=/bin
declare -r CONST=1
X=1 run --flag value
greet world | sort > out
