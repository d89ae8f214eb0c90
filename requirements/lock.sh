#!/bin/sh
# Writes the hash-locked requirements from pyproject.toml. Needs uv, and only whoever changes a dependency needs it.
set -eu
cd "$(dirname "$0")/.."
lock() {
  out=$1
  shift
  uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
    --no-annotate --no-header --quiet -o "requirements/$out" "$@"
}
lock run.txt --group build --extra archives --extra dashboard
lock test.txt --group build --group test --group check --all-extras -c requirements/run.txt
