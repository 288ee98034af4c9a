#!/usr/bin/env bash
# With the AWS CLI alone: the owner of an account deploys the roles of
# examples/iam/portal-roles.yml on a simulated AWS that evaluates IAM policies;
# the portal's role assumes them, and can do what they are for and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
simulator_options=(--iam)
source scripts/aws-cli-common.sh

portal=999900001111
external_id=an-external-id
owner_key=$AWS_ACCESS_KEY_ID

# as_root <account>
as_root() {
  unset AWS_SESSION_TOKEN
  export AWS_ACCESS_KEY_ID=$1 AWS_SECRET_ACCESS_KEY=simulated
}

# assume <role ARN> [option …]: makes a session in the role the caller.
assume() {
  local key secret token
  read -r key secret token < <(aws sts assume-role --role-session-name check \
    --role-arn "$1" "${@:2}" --output text \
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]')
  export AWS_ACCESS_KEY_ID=$key AWS_SECRET_ACCESS_KEY=$secret AWS_SESSION_TOKEN=$token
}

# denied <action> <command …>: the command must fail for want of a permission.
denied() {
  local message
  if message=$("${@:2}" 2>&1); then
    echo "allowed: ${*:2}" >&2
    exit 1
  fi
  if [[ $message != *"is not authorized to perform: $1"* ]]; then
    echo "$message" >&2
    exit 1
  fi
  echo "denied: $1"
}

as_root "$portal"
deploy portal scripts/demo/portalRole.yml
portal_role=$(output portal RoleArn)

as_root "$owner_key"
deploy portal-roles examples/iam/portal-roles.yml "PortalRoleArn=$portal_role" \
  "ExternalId=$external_id" 'ApiNames=api-*' 'RecordNames=*.api.acme.com' \
  ServiceRole=on
look=$(output portal-roles LookRoleArn)
operate=$(output portal-roles OperateRoleArn)
deployer=$(output portal-roles DeployRoleArn)
service_role=$(output portal-roles CloudFormationRoleArn)

# for_user <role ARN>: as the portal, which came here for a user.
for_user() {
  as_root "$portal"
  assume "$portal_role"
  assume "$1" --external-id "$external_id" \
    --tags Key=fargate-api:initiator,Value=user:default/jane
}

as_root "$portal"
assume "$portal_role"
denied sts:AssumeRole aws sts assume-role --role-arn "$look" --role-session-name check
denied sts:AssumeRole aws sts assume-role --role-arn "$deployer" \
  --role-session-name check --external-id "$external_id"
assume "$look" --external-id "$external_id"
expect 'stacks that the look role sees' portal-roles \
  "$(aws cloudformation describe-stacks --output text --query 'Stacks[].StackName')"
denied cloudformation:DeleteStack \
  aws cloudformation delete-stack --stack-name portal-roles

for_user "$operate"
denied cloudformation:DescribeStacks aws cloudformation describe-stacks

# change_set <stack> [option …]
change_set() {
  aws cloudformation create-change-set --change-set-name fargate-api-1 \
    --change-set-type CREATE --stack-name "$1" --tags Key=fargate-api:managed,Value=true \
    --template-body file://templates/cloudformation/cluster.yml \
    --capabilities CAPABILITY_IAM --parameters \
    "ParameterKey=RolePath,ParameterValue=$role_path" \
    "ParameterKey=PermissionsBoundaryArn,ParameterValue=$boundary" "${@:2}"
}
role_path=/fargate-api/stacks/
boundary=$(as_root "$owner_key"; output portal-roles PermissionsBoundaryArn)

for_user "$deployer"
denied cloudformation:CreateChangeSet change_set environment-dev-cluster
denied cloudformation:CreateChangeSet change_set legacy --role-arn "$service_role"
change_set environment-dev-cluster --role-arn "$service_role" >/dev/null
while
  status=$(aws cloudformation describe-change-set --change-set-name fargate-api-1 \
    --stack-name environment-dev-cluster --query Status --output text)
  [[ $status == CREATE_PENDING || $status == CREATE_IN_PROGRESS ]]
do :; done
aws cloudformation execute-change-set --change-set-name fargate-api-1 \
  --stack-name environment-dev-cluster
while
  status=$(aws cloudformation describe-stacks --stack-name environment-dev-cluster \
    --query 'Stacks[0].StackStatus' --output text)
  [[ $status == *_IN_PROGRESS ]]
do :; done
expect environment-dev-cluster CREATE_COMPLETE "$status"
denied cloudformation:DeleteStack \
  aws cloudformation delete-stack --stack-name environment-dev-cluster
denied cloudformation:DeleteStack aws cloudformation delete-stack \
  --stack-name portal-roles --role-arn "$service_role"
aws cloudformation delete-stack --stack-name environment-dev-cluster \
  --role-arn "$service_role"
echo 'the roles allow what they are for, and nothing else'
