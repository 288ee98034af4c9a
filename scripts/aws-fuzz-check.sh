#!/usr/bin/env bash
# Sends generated requests to the simulated AWS by the models of botocore, on which
# the AWS CLI stands: aws-fuzz-check.sh [requests] [seed]
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/aws-cli-common.sh

node --require @backstage/cli/config/nodeTransform.cjs --print '
  const { services } = require("./packages/aws-simulator/src/services");
  JSON.stringify(
    Object.fromEntries(
      [...services].map(([name, { operations }]) => [name, Object.keys(operations)]),
    ),
  )' >"$work/operations.json"
python3 scripts/aws-fuzz.py "$AWS_ENDPOINT_URL" "$work/operations.json" "${1:-20000}" "${2:-1}"
