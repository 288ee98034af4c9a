#!/usr/bin/env bash
# With the AWS CLI alone: deploys an API behind API Gateway on the simulated AWS, with
# a name of its own, calls it, and shares its VPC link with a second API. Then checks
# what becomes of requests without the tasks' ingress rule.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/aws-cli-common.sh

templates=templates/cloudformation

# call <host> <path> [header]: the body of the response and its status.
call() {
  curl --silent --show-error --max-time 120 --write-out ' %{http_code}' \
    --header "Host: $1" --header 'X-Forwarded-Proto: https' ${3:+--header "$3"} \
    "$AWS_ENDPOINT_URL$2"
}

# token <claims>: a token whose signature nobody checks here.
token() {
  local part
  for part in '{"alg":"RS256"}' "$1" signature
  do printf %s "$part" | base64 -w0 | tr '+/' '-_' | tr -d =; printf .
  done | sed 's/\.$//'
}

zone=$(aws route53 create-hosted-zone --name acme.com --caller-reference acme \
  --query HostedZone.Id --output text)
deploy network $templates/vpc.yml NatGateways=single
deploy cluster $templates/cluster.yml
deploy link $templates/vpc-link.yml "VpcId=$(output network VpcId)" \
  "PrivateSubnetIds=$(output network PrivateSubnetIds)" NamespaceName=dev.internal

# api <name>: the parameters of an API.
api() {
  echo "VpcId=$(output network VpcId)" \
    "PrivateSubnetIds=$(output network PrivateSubnetIds)" \
    "ClusterName=$(output cluster ClusterName)" \
    "ECSTaskExecutionRole=$(output cluster ECSTaskExecutionRole)" \
    "VpcLinkId=$(output link VpcLinkId)" \
    "VpcLinkSecurityGroupId=$(output link VpcLinkSecurityGroupId)" \
    "NamespaceId=$(output link NamespaceId)" \
    "ServiceName=$1" ImageUrl=public.ecr.aws/docker/library/nginx:1.27
}

# shellcheck disable=SC2046 # no value has a blank in it
deploy orders $templates/gateway-api.yml $(api orders) DomainName=orders.acme.com \
  "HostedZoneId=${zone#/hostedzone/}" ExecuteApiEndpoint=off
expect 'running tasks' 2 "$(aws ecs describe-services --output text \
  --cluster "$(output cluster ClusterName)" --services orders \
  --query 'services[0].runningCount')"
expect 'url' https://orders.acme.com "$(output orders Url)"
expect 'state of the link' AVAILABLE "$(aws apigatewayv2 get-vpc-link --output text \
  --vpc-link-id "$(output link VpcLinkId)" --query VpcLinkStatus)"
expect 'registered instances' 2 "$(aws servicediscovery list-instances --output text \
  --service-id "$(output orders DiscoveryServiceId)" --query 'length(Instances)')"
expect 'health of the API' 'OK
 200' "$(call orders.acme.com /health)"
own=$(output orders ApiEndpoint)
expect 'the disabled endpoint' '{"message":"Not Found"} 404' \
  "$(call "${own#https://}" /health)"
log=$(aws logs filter-log-events --output text --query 'events[-1].message' \
  --log-group-name "$(output orders AccessLogGroupName)" --filter-pattern 200)
case $log in
  *'"status":"200"'*) echo "access log: $log" ;;
  *)
    echo "access log: unexpected line $log" >&2
    exit 1 ;;
esac

# A second API shares link and namespace, and takes tokens only.
# shellcheck disable=SC2046
deploy payments $templates/gateway-api.yml $(api payments) \
  Authorization=jwt \
  JwtIssuer=https://accounts.acme.com JwtAudiences=payments
expect 'links' 1 "$(aws apigatewayv2 get-vpc-links --output text --query 'length(Items)')"
host=$(output payments ApiEndpoint)
expect 'a request without token' '{"message":"Unauthorized"} 401' \
  "$(call "${host#https://}" /)"

expect 'a request with a token' 'OK
 200' "$(call "${host#https://}" /health "Authorization: Bearer $(token \
  '{"iss":"https://accounts.acme.com","aud":"payments","exp":4102444800}')")"

# Without the ingress rule of its tasks, an API is not reached.
rule=$(aws ec2 describe-security-group-rules --output text \
  --filters "Name=group-id,Values=$(output orders ServiceSecurityGroupId)" \
  --query 'SecurityGroupRules[?!IsEgress].SecurityGroupRuleId')
aws ec2 revoke-security-group-ingress --security-group-rule-ids "$rule" \
  --group-id "$(output orders ServiceSecurityGroupId)" >/dev/null
expect 'an API whose tasks do not admit the link' '{"message":"Service Unavailable"} 503' \
  "$(call orders.acme.com /health)"

# delete <stack>: deletes a stack that is to go.
delete() {
  aws cloudformation delete-stack --stack-name "$1"
  while status=$(aws cloudformation describe-stacks --stack-name "$1" --output text \
    --query 'Stacks[0].StackStatus' 2>/dev/null) && [[ $status == *_IN_PROGRESS ]]
  do :; done
  expect "$1 after its deletion" '' "$status"
}

# Two APIs still use the link.
link=$(output link VpcLinkId)
aws cloudformation delete-stack --stack-name link
while status=$(aws cloudformation describe-stacks --stack-name link --output text \
  --query 'Stacks[0].StackStatus') && [[ $status == *_IN_PROGRESS ]]
do :; done
expect 'a link in use' DELETE_FAILED "$status"
delete payments
delete orders
delete link
expect 'links' 0 "$(aws apigatewayv2 get-vpc-links --output text --query 'length(Items)')"
expect "interfaces of $link" 0 "$(aws ec2 describe-network-interfaces --output text \
  --filters Name=interface-type,Values=api_gateway_managed \
  --query 'length(NetworkInterfaces)')"
