#!/usr/bin/env bash
# Deploys two APIs with the CDK, as its users do, to the simulated AWS: bootstraps,
# publishes assets, deploys, diffs, changes, detects drift and destroys. The first is the code of
# the walk-through about an internal API, whose author says what happens: its tasks
# restart until a rule lets the load balancer in, and with a listener for TLS port
# 80 stays open. The second is the pattern of a public API.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/aws-cli-common.sh

# A cloud assembly for each step, since loading the library takes longest.
node packages/aws-simulator/scripts/cdkApps.cjs "$work/apps" >"$work/synth" 2>&1 ||
  { cat "$work/synth" >&2; exit 1; }

cdk() { node_modules/.bin/cdk --no-notices --no-color "$@"; }

# cdk_deploy <step>
cdk_deploy() {
  cdk deploy --app "$work/apps/$1" --require-approval never --progress events \
    >"$work/log" 2>&1
}

# deployed <step>: deploys what is to stand.
deployed() {
  cdk_deploy "$1" || { cat "$work/log" >&2; exit 1; }
  echo "cdk deploy $1: done"
}

# differs <step> <exit code of cdk diff --fail>: how a step differs from its stack.
differs() {
  local code=0
  cdk diff --app "$work/apps/$1" --fail >"$work/log" 2>&1 || code=$?
  if [ "$code" != "$2" ]; then cat "$work/log" >&2; fi
  expect "cdk diff $1" "$2" "$code"
}

# drifted <step> <exit code of cdk drift --fail>: whether a stack has drifted.
drifted() {
  local code=0
  cdk drift --app "$work/apps/$1" --fail >"$work/log" 2>&1 || code=$?
  if [ "$code" != "$2" ]; then cat "$work/log" >&2; fi
  expect "cdk drift $1" "$2" "$code"
}

# shows <text>: that the last command told it.
shows() {
  grep -q -- "$1" "$work/log" || { cat "$work/log" >&2; exit 1; }
  echo "it shows: $1"
}

destroyed() {
  cdk destroy --app "$work/apps/$1" --force >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
  expect "stacks left of $2" 0 "$(aws cloudformation describe-stacks --output text \
    --query "length(Stacks[?StackName=='$2'])")"
}

# resource <stack> <type>: the physical id of the only resource of a type.
resource() {
  aws cloudformation describe-stack-resources --stack-name "$1" --output text \
    --query "StackResources[?ResourceType=='$2'].PhysicalResourceId"
}

# api_check <stack> <tasks>: its tasks run, and each target group is healthy.
api_check() {
  local service cluster group
  service=$(resource "$1" AWS::ECS::Service)
  cluster=${service%/*}
  cluster=${cluster##*/}
  expect "$1 running tasks" "$2" "$(aws ecs describe-services --cluster "$cluster" \
    --services "$service" --query 'services[0].runningCount' --output text)"
  for group in $(resource "$1" AWS::ElasticLoadBalancingV2::TargetGroup); do
    expect "$1 healthy targets of ${group##*:}" "$2" "$(aws elbv2 describe-target-health \
      --target-group-arn "$group" --output text \
      --query "length(TargetHealthDescriptions[?TargetHealth.State=='healthy'])")"
  done
}

cdk bootstrap "aws://$AWS_ACCESS_KEY_ID/$AWS_DEFAULT_REGION" >"$work/log" 2>&1 ||
  { cat "$work/log" >&2; exit 1; }
tail -1 "$work/log"

# As it is written: nobody lets the load balancer reach the tasks.
cdk_deploy internal-written &
deployment=$!
unhealthy=
while [ -z "$unhealthy" ] && kill -0 $deployment 2>/dev/null; do
  service=$(resource internal-api AWS::ECS::Service 2>/dev/null || true)
  case $service in arn:*) ;; *) continue ;; esac
  cluster=${service%/*}
  unhealthy=$(aws ecs describe-services --cluster "${cluster##*/}" --services "$service" \
    --output text --query "services[0].events[?contains(message, 'is unhealthy in')].message | [0]" |
    grep -v None || true)
done
if [ -z "$unhealthy" ]; then cat "$work/log" >&2; exit 1; fi
echo "as it is written, a task is replaced: $unhealthy"
if wait $deployment; then
  echo 'the service became stable with its trap' >&2
  exit 1
fi
shows 'Exceeded attempts to wait'

# With the rule that the author adds, they stay.
deployed internal-mended
api_check internal-api 2
expect 'rules of the default security group' 0 "$(aws ec2 describe-security-groups \
  --filters Name=group-name,Values=default --output text \
  --query 'length(SecurityGroups[].[IpPermissions, IpPermissionsEgress][][])')"

# acme.com delegates to the zone; then the certificate can be issued.
zone=$(resource internal-api AWS::Route53::HostedZone)
parent=$(aws route53 create-hosted-zone --name acme.com --caller-reference cdk \
  --query HostedZone.Id --output text)
servers=$(aws route53 get-hosted-zone --id "$zone" --output json \
  --query 'DelegationSet.NameServers[].{Value: @}')
aws route53 change-resource-record-sets --hosted-zone-id "$parent" --change-batch \
  "{\"Changes\":[{\"Action\":\"CREATE\",\"ResourceRecordSet\":{\"Name\":\"api.acme.com\",\"Type\":\"NS\",\"TTL\":300,\"ResourceRecords\":$servers}}]}" \
  >/dev/null
differs internal-tls 1
shows AWS::CertificateManager::Certificate
deployed internal-tls
api_check internal-api 2
expect 'listeners' 'TCP:80 TLS:443' "$(aws elbv2 describe-listeners --output text \
  --load-balancer-arn "$(resource internal-api AWS::ElasticLoadBalancingV2::LoadBalancer)" \
  --query "join(' ', sort(Listeners[].join(':', [Protocol, to_string(Port)])))")"
expect 'certificate' ISSUED "$(aws acm describe-certificate --output text \
  --certificate-arn "$(resource internal-api AWS::CertificateManager::Certificate)" \
  --query Certificate.Status)"
differs internal-tls 0
drifted internal-tls 0
# The validation record stays when the certificate is deleted, and would keep the zone.
validation=$(aws route53 list-resource-record-sets --hosted-zone-id "$zone" --output json \
  --query "ResourceRecordSets[?Type=='CNAME'] | [0]")
aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch \
  "{\"Changes\":[{\"Action\":\"DELETE\",\"ResourceRecordSet\":$validation}]}" >/dev/null
destroyed internal-tls internal-api

deployed public-two
api_check public-api 2
differs public-three 1
shows DesiredCount
deployed public-three
api_check public-api 3
differs public-three 0
drifted public-three 0
service=$(resource public-api AWS::ECS::Service)
cluster=${service%/*}
aws ecs update-service --cluster "${cluster##*/}" --service "$service" --desired-count 1 >/dev/null
drifted public-three 1
shows DesiredCount
cdk deploy --app "$work/apps/public-three" --require-approval never --revert-drift \
  >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
drifted public-three 0
api_check public-api 3
destroyed public-three public-api
