#!/bin/sh
# Deploys IMAGE as PREVIEW, a stack of deploy/preview.yml with the parameters of the stack API,
# by the role SERVICE_ROLE of CloudFormation. Writes to preview.env its PREVIEW_HOST.
set -eu

stacks() { aws cloudformation describe-stacks --stack-name "$1" --query "$2" --output "$3"; }

# The template takes those that it names.
stacks "$API" "[Stacks[0].Parameters[?ParameterKey!='ImageUrl'].join('=',[ParameterKey,ParameterValue]),['ImageUrl=$IMAGE']][]" \
  json >parameters.json
# What failed at first stays until its cause is read. Later, the commit before stays.
FIRST= && stacks "$PREVIEW" 'Stacks[0].StackStatus' text 2>/dev/null || FIRST=--disable-rollback
aws cloudformation deploy --stack-name "$PREVIEW" --template-file deploy/preview.yml --parameter-overrides file://parameters.json \
  --role-arn "$SERVICE_ROLE" --tags fargate-api:preview-of="$API" ${FIRST:+"$FIRST"} || {
  aws cloudformation describe-stack-events --stack-name "$PREVIEW" --no-paginate --output text \
    --query "StackEvents[?ends_with(ResourceStatus,'_FAILED')].[LogicalResourceId,ResourceStatusReason]"
  LOGS=$(aws cloudformation describe-stack-resource --stack-name "$PREVIEW" --logical-resource-id LogGroup \
    --query StackResourceDetail.PhysicalResourceId --output text)
  aws logs filter-log-events --log-group-name "$LOGS" --no-paginate --query 'events[-20:].[message]' --output text
  [ -z "$FIRST" ] || aws cloudformation delete-stack --stack-name "$PREVIEW"
  exit 1
}
URL=$(stacks "$PREVIEW" "Stacks[0].Outputs[?OutputKey=='Url'].OutputValue" text)
echo "PREVIEW_HOST=${URL#http://}" >preview.env
