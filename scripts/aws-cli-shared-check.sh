#!/usr/bin/env bash
# With the AWS CLI alone: deploys a load balancer that APIs share on the simulated AWS,
# and APIs behind it, two of them with the same host and one with a certificate of its
# own. Calls them, then checks that no two rules have the same priority, and what becomes
# of a host without its certificate. Then moves an API to the shared load balancer and
# back, and sends it requests all the while.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/aws-cli-common.sh

templates=templates/cloudformation

# call <host> <path> [<load balancer>]: the status of the response, of the load balancer
# that the name leads to if none is given.
call() {
  curl --silent --output /dev/null --max-time 120 --write-out '%{http_code}' \
    --header "Host: $1" --header 'X-Forwarded-Proto: https' \
    ${3:+--header "X-Connect-To: $3"} "$AWS_ENDPOINT_URL$2" || true
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

# both <from> <to> <kind>: writes the template of an API between two load balancers.
both() {
  node --require @backstage/cli/config/nodeTransform.cjs --eval '
    const { readFileSync, writeFileSync } = require("node:fs");
    const { transitionTemplate } = require("./plugins/scaffolder-backend-module-fargate/src/api/move/transitionTemplate");
    const [from, to, kind, file] = process.argv.slice(1);
    writeFileSync(file, transitionTemplate(readFileSync(from, "utf8"), readFileSync(to, "utf8"), kind));
  ' "$1" "$2" "$3" "$work/both.yml"
}

# known <template> [Key=Value …]: of the parameters, each once, those that the template has.
known() {
  local pair seen=' ' declared
  declared=$(sed -n '/^Parameters:/,/^[A-Z]/p' "$1")
  shift
  for pair in "$@"; do
    if [[ $seen != *" ${pair%%=*} "* && $declared == *$'\n'"  ${pair%%=*}:"* ]]; then
      echo "$pair"
      seen+="${pair%%=*} "
    fi
  done
}

# until_forgotten <host> <DNS name> <ARN>: sends requests to a load balancer that a name
# led to before, for as long as clients can: 60 seconds, and then as long as it keeps
# connections.
until_forgotten() {
  local moved keep now
  moved=$(date +%s --date "$(aws cloudformation describe-stack-resource --stack-name mover \
    --logical-resource-id AliasRecord --output text \
    --query StackResourceDetail.LastUpdatedTimestamp)")
  keep=$(aws elbv2 describe-load-balancer-attributes --output text --load-balancer-arn "$3" \
    --query "Attributes[?Key=='client_keep_alive.seconds'].Value")
  while
    expect_quietly 200 "$(call "$1" / "$2")"
    # The time of the simulated AWS.
    now=$(date +%s --date "$(curl --silent --output /dev/null --dump-header - \
      --header "Host: $1" "$AWS_ENDPOINT_URL" | tr -d '\r' | sed -n 's/^Date: //Ip')")
    ((now - moved < 60 + keep))
  do :; done
}

expect_quietly() {
  [ "$1" = "$2" ] || expect 'a client of the old load balancer' "$1" "$2"
}

# move <from> <to> <kind>: moves an API in two updates. All the while, another client
# sends requests to its name.
move() {
  local old old_arn
  old=$(balancer_dns)
  old_arn=$(balancer_arn)
  touch "$work/moving"
  while [ -e "$work/moving" ]; do printf "%s\n" "$(call mover.acme.com /)"; done >"$work/statuses" &
  local watch=$!
  both "$1" "$2" "$3"
  # shellcheck disable=SC2046
  update mover "$work/both.yml" $(known "$work/both.yml" "${moving[@]}")
  until_forgotten mover.acme.com "$old" "$old_arn"
  # shellcheck disable=SC2046
  update mover "$2" $(known "$2" "${moving[@]}")
  rm "$work/moving"
  wait "$watch"
  expect 'requests that were not answered meanwhile' 0 "$(grep -vc '^200$' "$work/statuses")"
  expect 'a move of its load balancer' true \
    "$([ "$(wc -l <"$work/statuses")" -gt 20 ] && [ "$(balancer_dns)" != "$old" ] && echo true)"
}

# The load balancer that the record of the API leads to.
balancer_dns() {
  aws route53 list-resource-record-sets --hosted-zone-id "$zone" --output text \
    --query "ResourceRecordSets[?Name=='mover.acme.com.'&&Type=='A'].AliasTarget.DNSName" |
    sed 's/\.$//'
}
balancer_arn() {
  aws elbv2 describe-load-balancers --output json --query 'LoadBalancers[].[DNSName,LoadBalancerArn]' |
    tr -d '[]" \n' | tr ',' '\n' | grep -iA1 "^$(balancer_dns)$" | tail -1
}

read -r -a shared <<<"$(api mover)"
moving=("PublicSubnetIds=$(output network PublicSubnetIds)" DomainName=mover.acme.com
  "HostedZoneId=${zone#/hostedzone/}" RecordRouting=simple OwnCertificate=off Priority=40002
  "${shared[@]}")
# shellcheck disable=SC2046
deploy mover $templates/public-api.yml $(known $templates/public-api.yml "${moving[@]}")
service=$(output mover ServiceArn)
move $templates/public-api.yml $templates/shared-api.yml shared-api
move $templates/shared-api.yml $templates/public-api.yml public-api
expect 'the service after both moves' "$service" "$(output mover ServiceArn)"

# What is left of the host's APIs keeps its record.
delete mover
delete web
expect 'the API that is left' 200 "$(call api.acme.com /orders)"
expect 'a path of the API that is gone' 404 "$(call api.acme.com /)"
delete orders
delete billing
delete shared
expect 'load balancers' 0 "$(aws elbv2 describe-load-balancers --output text \
  --query 'length(LoadBalancers)')"
