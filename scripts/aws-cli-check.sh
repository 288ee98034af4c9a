#!/usr/bin/env bash
# With the AWS CLI alone: deploys the seed's templates, unmodified, and ours on
# the simulated AWS, and reads services, tasks, target health and events back.
# Then the seed's parent stack, packaged, with all of it in nested stacks.
set -euo pipefail
cd "$(dirname "$0")/.."

export AWS_ACCESS_KEY_ID=123456789012 AWS_SECRET_ACCESS_KEY=simulated
export AWS_DEFAULT_REGION=eu-west-1 AWS_PAGER='' AWS_EC2_METADATA_DISABLED=true
unset AWS_SESSION_TOKEN AWS_PROFILE

# The simulator tells where it listens on its first line.
coproc SIMULATOR { exec node packages/aws-simulator/bin/aws-simulator --port 0 --speed 600; }
simulator_pid=$SIMULATOR_PID
work=$(mktemp -d)
trap 'kill "$simulator_pid" 2>/dev/null || true; rm -rf "$work"' EXIT
read -r line <&"${SIMULATOR[0]}"
export AWS_ENDPOINT_URL=${line##* }
echo "$line"

# deploy <stack> <template> [Key=Value …]: creates a stack and waits for it.
deploy() {
  local stack=$1 template=$2 parameters=() pair status
  shift 2
  for pair in "$@"; do
    parameters+=("ParameterKey=${pair%%=*},ParameterValue='${pair#*=}'")
  done
  aws cloudformation create-stack --stack-name "$stack" \
    --template-body "file://$template" --capabilities CAPABILITY_IAM \
    ${parameters[@]+--parameters "${parameters[@]}"} >/dev/null
  while
    status=$(aws cloudformation describe-stacks --stack-name "$stack" \
      --query 'Stacks[0].StackStatus' --output text)
    [[ $status == *_IN_PROGRESS ]]
  do :; done
  echo "$stack ($template): $status"
  if [ "$status" != CREATE_COMPLETE ]; then
    aws cloudformation describe-stack-events --stack-name "$stack" --output table \
      --query 'StackEvents[].[LogicalResourceId,ResourceStatus,ResourceStatusReason]'
    exit 1
  fi
}

output() {
  aws cloudformation describe-stacks --stack-name "$1" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue"
}

# expect <what> <wanted> <found>
expect() {
  if [ "$2" != "$3" ]; then
    echo "$1: wanted $2, found $3" >&2
    exit 1
  fi
  echo "$1: $3"
}

# check <stack> <cluster> <service>: two running tasks, two healthy targets.
check() {
  local group
  expect "$1 running tasks" 2 "$(aws ecs describe-services --cluster "$2" --services "$3" \
    --query 'services[0].runningCount' --output text)"
  expect "$1 listed tasks" 2 "$(aws ecs list-tasks --cluster "$2" --service-name "$3" \
    --query 'length(taskArns)' --output text)"
  group=$(aws ecs describe-services --cluster "$2" --services "$3" \
    --query 'services[0].loadBalancers[0].targetGroupArn' --output text)
  expect "$1 healthy targets" 2 "$(aws elbv2 describe-target-health --target-group-arn "$group" \
    --query "length(TargetHealthDescriptions[?TargetHealth.State=='healthy'])" --output text)"
  expect "$1 last service event" "(service $3) has reached a steady state." \
    "$(aws ecs describe-services --cluster "$2" --services "$3" \
      --query 'services[0].events[0].message' --output text)"
}

network() {
  echo "VpcId=$(output network VpcId)" \
    "PublicSubnetIds=$(output network PublicSubnetIds)" \
    "PrivateSubnetIds=$(output network PrivateSubnetIds)"
}

deploy network templates/cloudformation/vpc.yml

deploy seed-cluster examples/seed/cluster.yml
# shellcheck disable=SC2046 # no value has a blank in it
deploy seed-service examples/seed/service.yml $(network) \
  "ClusterName=$(output seed-cluster ClusterName)" \
  "ECSTaskExecutionRole=$(output seed-cluster ECSTaskExecutionRole)"
check seed-service "$(output seed-cluster ClusterName)" web

deploy cluster templates/cloudformation/cluster.yml
# shellcheck disable=SC2046
deploy orders templates/cloudformation/public-api.yml $(network) \
  "ClusterName=$(output cluster ClusterName)" \
  "ECSTaskExecutionRole=$(output cluster ECSTaskExecutionRole)" \
  ServiceName=orders
check orders "$(output cluster ClusterName)" orders
echo "orders answers at $(output orders Url)"

# The seed names a vpc.yml that is not part of it: ours takes its place.
cp examples/seed/*.yml templates/cloudformation/vpc.yml "$work"
aws s3api create-bucket --bucket packages --create-bucket-configuration \
  LocationConstraint=eu-west-1 >/dev/null
aws cloudformation package --template-file "$work/parent.yml" \
  --s3-bucket packages --output-template-file "$work/packaged.yml" >/dev/null
aws cloudformation deploy --template-file "$work/packaged.yml" \
  --stack-name seed-parent --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND
# nested <resource> <output>
nested() {
  output "$(aws cloudformation describe-stack-resource --stack-name seed-parent \
    --logical-resource-id "$1" --output text \
    --query StackResourceDetail.PhysicalResourceId)" "$2"
}
check seed-parent "$(nested ClusterStack ClusterName)" web
aws cloudformation delete-stack --stack-name seed-parent
while aws cloudformation describe-stacks --stack-name seed-parent >/dev/null 2>&1
do :; done
expect 'stacks left of seed-parent' 0 "$(aws cloudformation describe-stacks --output text \
  --query "length(Stacks[?starts_with(StackName, 'seed-parent')])")"
