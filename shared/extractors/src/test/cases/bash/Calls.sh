#!/usr/bin/env bash
set -euo pipefail

readonly ROOT=/srv

# Starts it.
#
# $1 the level
start() {
  local level=$1 other
  stop "$level" --now
  for item in a b; do log "$item"; done
  if ! check; then return 1; fi
  result=$(compute 1 2 | sort -n)
  "$ROOT/bin/run" x
  export RESULT=$result
}

stop() { echo "stopped"; }

start "$@" > /dev/null
