#!/usr/bin/env bash
# With the AWS CLI alone: deploys public APIs with tasks in public subnets on the
# simulated AWS, in a VPC without private subnets and NAT gateways, and moves one to
# private subnets and back. Then checks what becomes of such tasks without a public IP
# address, and without a route to the internet gateway.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/aws-cli-common.sh

templates=templates/cloudformation
cluster=

# api <network> <name>: the parameters of an API.
api() {
  echo "VpcId=$(output "$1" VpcId)" \
    "PublicSubnetIds=$(output "$1" PublicSubnetIds)" \
    "PrivateSubnetIds=$(output "$1" PrivateSubnetIds)" "ClusterName=$cluster" \
    "ECSTaskExecutionRole=$(output cluster ECSTaskExecutionRole)" \
    "ServiceName=$2"
}

# resources <stack>: the physical ids of service and load balancer.
resources() {
  aws cloudformation describe-stack-resources --stack-name "$1" --output text \
    --query "StackResources[?ends_with(ResourceType, ':Service') || ends_with(ResourceType, ':LoadBalancer')].PhysicalResourceId"
}

# addresses <stack>: how many interfaces of its tasks have a public IP address.
addresses() {
  aws ec2 describe-network-interfaces --output text --filters \
    "Name=group-id,Values=$(output "$1" ServiceSecurityGroupId)" \
    --query 'length(NetworkInterfaces[?Association.PublicIp])'
}

# stopped <service>: why one of its tasks stopped.
stopped() {
  local tasks
  tasks=$(aws ecs list-tasks --cluster "$cluster" --service-name "$1" \
    --desired-status STOPPED --query 'taskArns[0]' --output text)
  aws ecs describe-tasks --cluster "$cluster" --tasks "$tasks" --output text \
    --query 'tasks[0].stoppedReason'
}

# expect_no_pull <what> <reason>
expect_no_pull() {
  case $2 in
    *CannotPullContainerError*'i/o timeout'*) echo "$1: $2" ;;
    *)
      echo "$1: expected CannotPullContainerError, found $2" >&2
      exit 1 ;;
  esac
}

deploy cluster $templates/cluster.yml
cluster=$(output cluster ClusterName)
deploy plain $templates/vpc.yml PrivateSubnets=off
expect 'private subnets' '' "$(output plain PrivateSubnetIds)"
expect 'NAT gateways' 0 "$(aws ec2 describe-nat-gateways --output text \
  --query 'length(NatGateways)')"
expect 'route tables of the S3 endpoint' 1 "$(aws ec2 describe-vpc-endpoints \
  --output text --query 'length(VpcEndpoints[0].RouteTableIds)')"
# shellcheck disable=SC2046 # no value has a blank in it
deploy orders $templates/public-api.yml $(api plain orders) TaskSubnets=public
check orders "$cluster" orders
expect 'public IP addresses of tasks' 2 "$(addresses orders)"

# From public subnets to private ones and back: an update, which replaces nothing.
deploy network $templates/vpc.yml
# shellcheck disable=SC2046
deploy payments $templates/public-api.yml $(api network payments) TaskSubnets=public
before=$(resources payments)
for subnets in private public; do
  # shellcheck disable=SC2046
  update payments $templates/public-api.yml $(api network payments) \
    TaskSubnets=$subnets
  check payments "$cluster" payments
  expect "service and load balancer of tasks in $subnets subnets" "$before" \
    "$(resources payments)"
  [ $subnets = public ] && count=2 || count=0
  expect 'public IP addresses of tasks' "$count" "$(addresses payments)"
done

# The traps. Without a public IP address, or a route to the internet gateway, a task
# in a public subnet cannot pull its image.
sed 's/!If \[HasPublicTasks, ENABLED, DISABLED\]/DISABLED/' \
  $templates/public-api.yml >"$work/without-address.yml"
# shellcheck disable=SC2046
create without-address "$work/without-address.yml" $(api plain without-address) \
  TaskSubnets=public
expect 'stack without public IP addresses' ROLLBACK_COMPLETE "$status"
expect_no_pull 'without a public IP address' "$(stopped without-address)"
table=$(aws ec2 describe-route-tables --output text --filters \
  "Name=vpc-id,Values=$(output plain VpcId)" Name=association.main,Values=false \
  --query 'RouteTables[0].RouteTableId')
aws ec2 delete-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0
# shellcheck disable=SC2046
create without-route $templates/public-api.yml $(api plain without-route) \
  TaskSubnets=public
expect 'stack without a route' ROLLBACK_COMPLETE "$status"
expect_no_pull 'without a route' "$(stopped without-route)"
