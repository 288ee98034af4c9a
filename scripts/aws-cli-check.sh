#!/usr/bin/env bash
# With the AWS CLI alone: deploys the seed's templates, unmodified, and ours on
# the simulated AWS, and reads services, tasks, target health and events back.
# Then the seed's parent stack, packaged, with all of it in nested stacks.
set -euo pipefail
cd "$(dirname "$0")/.."

source scripts/aws-cli-common.sh

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
