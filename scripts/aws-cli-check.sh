#!/usr/bin/env bash
# Deploys the original pattern's templates, unmodified, and ours to the simulated
# AWS with the AWS CLI, and checks services, tasks, target health and events.
# Then deploys the pattern's parent stack, packaged, with nested stacks.
set -euo pipefail
cd "$(dirname "$0")/.."

source scripts/aws-cli-common.sh

network() {
  echo "VpcId=$(output network VpcId)" \
    "PublicSubnetIds=$(output network PublicSubnetIds)" \
    "PrivateSubnetIds=$(output network PrivateSubnetIds)"
}

deploy network templates/cloudformation/vpc.yml

deploy pattern-cluster examples/pattern/cluster.yml
# shellcheck disable=SC2046 # no value has a blank in it
deploy pattern-service examples/pattern/service.yml $(network) \
  "ClusterName=$(output pattern-cluster ClusterName)" \
  "ECSTaskExecutionRole=$(output pattern-cluster ECSTaskExecutionRole)"
check pattern-service "$(output pattern-cluster ClusterName)" web

deploy cluster templates/cloudformation/cluster.yml
# shellcheck disable=SC2046
deploy orders templates/cloudformation/public-api.yml $(network) \
  "ClusterName=$(output cluster ClusterName)" \
  "ECSTaskExecutionRole=$(output cluster ECSTaskExecutionRole)" \
  ServiceName=orders
check orders "$(output cluster ClusterName)" orders
echo "orders answers at $(output orders Url)"

# A rule of the template refuses a pair that Fargate does not offer.
# shellcheck disable=SC2046
refused=$(aws cloudformation update-stack --stack-name orders \
  --template-body file://templates/cloudformation/public-api.yml \
  --capabilities CAPABILITY_IAM --parameters \
  $(for key in VpcId PublicSubnetIds PrivateSubnetIds ClusterName \
    ECSTaskExecutionRole ServiceName; do
    echo "ParameterKey=$key,UsePreviousValue=true"
  done) ParameterKey=ContainerCpu,ParameterValue=256 \
  ParameterKey=ContainerMemory,ParameterValue=4096 2>&1 || true)
case $refused in
*'256 CPU units take 512, 1024 or 2048 MiB'*)
  echo 'a size that Fargate does not offer is refused'
  ;;
*)
  echo "expected a refusal of the size, found: $refused" >&2
  exit 1
  ;;
esac

# The pattern refers to a vpc.yml that it does not contain: use ours.
cp examples/pattern/*.yml templates/cloudformation/vpc.yml "$work"
aws s3api create-bucket --bucket packages --create-bucket-configuration \
  LocationConstraint=eu-west-1 >/dev/null
aws cloudformation package --template-file "$work/parent.yml" \
  --s3-bucket packages --output-template-file "$work/packaged.yml" >/dev/null
aws cloudformation deploy --template-file "$work/packaged.yml" \
  --stack-name pattern-parent --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND
# nested <resource> <output>
nested() {
  output "$(aws cloudformation describe-stack-resource --stack-name pattern-parent \
    --logical-resource-id "$1" --output text \
    --query StackResourceDetail.PhysicalResourceId)" "$2"
}
check pattern-parent "$(nested ClusterStack ClusterName)" web
aws cloudformation delete-stack --stack-name pattern-parent
while aws cloudformation describe-stacks --stack-name pattern-parent >/dev/null 2>&1
do :; done
expect 'stacks left of pattern-parent' 0 "$(aws cloudformation describe-stacks --output text \
  --query "length(Stacks[?starts_with(StackName, 'pattern-parent')])")"
