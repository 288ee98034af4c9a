#!/usr/bin/env bash
# With the AWS CLI alone: deploys a load balancer that APIs share on the simulated AWS,
# and APIs behind it, two of them with the same host and one with a certificate of its
# own. Calls them, then checks that no two rules have the same priority, and what becomes
# of a host without its certificate.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/aws-cli-common.sh

templates=templates/cloudformation

# call <host> <path>: the status of the response.
call() {
  curl --silent --output /dev/null --max-time 120 --write-out '%{http_code}' \
    --header "Host: $1" --header 'X-Forwarded-Proto: https' "$AWS_ENDPOINT_URL$2" || true
}

zone=$(aws route53 create-hosted-zone --name acme.com --caller-reference acme \
  --query HostedZone.Id --output text)
other=$(aws route53 create-hosted-zone --name acme.org --caller-reference other \
  --query HostedZone.Id --output text)
deploy network $templates/vpc.yml NatGateways=single
deploy cluster $templates/cluster.yml
deploy shared $templates/shared-load-balancer.yml "VpcId=$(output network VpcId)" \
  "PublicSubnetIds=$(output network PublicSubnetIds)" DomainName=acme.com \
  "HostedZoneId=${zone#/hostedzone/}"

# api <name> <image>: the parameters of an API.
api() {
  echo "VpcId=$(output network VpcId)" \
    "PrivateSubnetIds=$(output network PrivateSubnetIds)" \
    "ClusterName=$(output cluster ClusterName)" \
    "ECSTaskExecutionRole=$(output cluster ECSTaskExecutionRole)" \
    "ListenerArn=$(output shared ListenerArn)" \
    "LoadBalancerFullName=$(output shared LoadBalancerFullName)" \
    "LoadBalancerDnsName=$(output shared LoadBalancerDnsName)" \
    "LoadBalancerHostedZoneId=$(output shared LoadBalancerHostedZoneId)" \
    "LoadBalancerSecurityGroupId=$(output shared LoadBalancerSecurityGroupId)" \
    "TargetSecurityGroupId=$(output shared TargetSecurityGroupId)" \
    "ServiceName=$1" ImageUrl=public.ecr.aws/docker/library/nginx:1.27 DesiredCount=2
}

# shellcheck disable=SC2046 # no value has a blank in it
deploy orders $templates/shared-api.yml $(api orders) DomainName=api.acme.com \
  "HostedZoneId=${zone#/hostedzone/}" OwnCertificate=off Path=/orders Priority=1000
check orders "$(output cluster ClusterName)" orders
expect 'url' https://api.acme.com/orders "$(output orders Url)"
expect 'the path of the API' 200 "$(call api.acme.com /orders)"
expect 'below it' 200 "$(call api.acme.com /orders/7)"
expect 'a path that begins alike' 404 "$(call api.acme.com /ordersets)"
expect 'another path' 404 "$(call api.acme.com /)"

# The same priority again.
# shellcheck disable=SC2046
create rest $templates/shared-api.yml $(api rest) DomainName=api.acme.com \
  "HostedZoneId=${zone#/hostedzone/}" OwnCertificate=off Priority=1000
expect 'a priority in use' ROLLBACK_COMPLETE "$status"
reason=$(aws cloudformation describe-stack-events --stack-name rest --output text \
  --query "StackEvents[?ResourceStatus=='CREATE_FAILED'&&LogicalResourceId=='ListenerRule'].ResourceStatusReason")
case $reason in
  *"Priority '1000' is currently in use"*) echo "reason: $reason" ;;
  *)
    echo "reason: unexpected $reason" >&2
    exit 1 ;;
esac
expect 'the API that has it' 200 "$(call api.acme.com /orders)"

# All other paths of the host, by a record of its own beside that of orders.
# shellcheck disable=SC2046
deploy web $templates/shared-api.yml $(api web) DomainName=api.acme.com \
  "HostedZoneId=${zone#/hostedzone/}" OwnCertificate=off Priority=40000
expect 'records of the host' 2 "$(aws route53 list-resource-record-sets --output text \
  --hosted-zone-id "$zone" --query "length(ResourceRecordSets[?Name=='api.acme.com.'])")"
expect 'all other paths' 200 "$(call api.acme.com /)"

# A host that the default certificate does not cover.
# shellcheck disable=SC2046
deploy billing $templates/shared-api.yml $(api billing) DomainName=billing.acme.org \
  "HostedZoneId=${other#/hostedzone/}" Priority=40001
expect 'a host with a certificate of its own' 200 "$(call billing.acme.org /)"
aws elbv2 remove-listener-certificates --listener-arn "$(output shared ListenerArn)" \
  --certificates "CertificateArn=$(output billing CertificateArn)"
expect 'a host without its certificate' 000 "$(call billing.acme.org /)"
expect 'rules' 4 "$(aws elbv2 describe-rules --output text \
  --listener-arn "$(output shared ListenerArn)" --query 'length(Rules)')"

# delete <stack>: deletes a stack that is to go.
delete() {
  aws cloudformation delete-stack --stack-name "$1"
  while status=$(aws cloudformation describe-stacks --stack-name "$1" --output text \
    --query 'Stacks[0].StackStatus' 2>/dev/null) && [[ $status == *_IN_PROGRESS ]]
  do :; done
  expect "$1 after its deletion" '' "$status"
}

# What is left of the host's APIs keeps its record.
delete web
expect 'the API that is left' 200 "$(call api.acme.com /orders)"
expect 'a path of the API that is gone' 404 "$(call api.acme.com /)"
delete orders
delete billing
delete shared
expect 'load balancers' 0 "$(aws elbv2 describe-load-balancers --output text \
  --query 'length(LoadBalancers)')"
