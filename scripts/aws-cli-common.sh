# shellcheck shell=bash
# For scripts that drive a simulated AWS with the AWS CLI: starts one, and has
# what they share. Sourced with the repository as the working folder; the simulator
# gets the options in simulator_options.

export AWS_ACCESS_KEY_ID=123456789012 AWS_SECRET_ACCESS_KEY=simulated
export AWS_DEFAULT_REGION=eu-west-1 AWS_PAGER='' AWS_EC2_METADATA_DISABLED=true
unset AWS_SESSION_TOKEN AWS_PROFILE

# The simulator tells where it listens on its first line.
coproc SIMULATOR { exec node packages/aws-simulator/bin/aws-simulator --port 0 --speed 600 ${simulator_options[@]+"${simulator_options[@]}"}; }
simulator_pid=$SIMULATOR_PID
work=$(mktemp -d)
trap 'kill "$simulator_pid" 2>/dev/null || true; rm -rf "$work"' EXIT
read -r line <&"${SIMULATOR[0]}"
export AWS_ENDPOINT_URL=${line##* }
echo "$line"

# create <stack> <template> [Key=Value …]: creates a stack, and tells in $status
# how that ended.
create() {
  submit create-stack "$@"
}

# deploy <stack> <template> [Key=Value …]: creates a stack that is to stand.
deploy() {
  create "$@"
  expect_complete "$1" CREATE_COMPLETE
}

# update <stack> <template> [Key=Value …]: changes a stack.
update() {
  submit update-stack "$@"
  expect_complete "$1" UPDATE_COMPLETE
}

# The CLI's own waiters look every 30 seconds, which are hours of the simulator.
submit() {
  local operation=$1 stack=$2 template=$3 parameters=() pair
  shift 3
  for pair in "$@"; do
    parameters+=("ParameterKey=${pair%%=*},ParameterValue='${pair#*=}'")
  done
  aws cloudformation "$operation" --stack-name "$stack" \
    --template-body "file://$template" --capabilities CAPABILITY_IAM \
    ${parameters[@]+--parameters "${parameters[@]}"} >/dev/null
  while
    status=$(aws cloudformation describe-stacks --stack-name "$stack" \
      --query 'Stacks[0].StackStatus' --output text)
    [[ $status == *_IN_PROGRESS ]]
  do :; done
  echo "$stack ($template): $status"
}

expect_complete() {
  if [ "$status" != "$2" ]; then
    aws cloudformation describe-stack-events --stack-name "$1" --output table \
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
