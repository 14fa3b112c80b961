#!/bin/sh
# Builds, tests and packs the kit for WebXR. Without npm it says so and does nothing; -DskipWeb keeps Maven from calling it.
set -eu
cd "$(dirname "$0")"
if ! command -v npm > /dev/null; then
    echo "headset-sdk/web: npm is not installed, skipped"
    exit 0
fi
[ -d node_modules/typescript ] || npm ci --no-audit --no-fund --prefer-offline --silent
npm test --silent > target.log 2>&1 || { cat target.log; exit 1; }
grep -E '^# (pass|fail)' target.log | sed 's/^#/headset-sdk\/web:/'
rm -f target.log
npm pack --dry-run 2>&1 | sed -n 's/.*package size: */headset-sdk\/web: packed /p'
