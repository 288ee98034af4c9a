#!/usr/bin/env bash
# With the AWS CLI alone: deploys the templates of an internal API, in order and
# in two accounts, on the simulated AWS, and reads back what the card shows.
# Then checks the error for a second subnet in the same AZ.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/aws-cli-common.sh

templates=templates/cloudformation
provider=123456789012
# Owns the parent zone and the transit gateway; the consumers are there too.
landing_zone=210987654321

# as <account> <command …>: the simulator takes an account's id for its key.
as() {
  local AWS_ACCESS_KEY_ID=$1
  export AWS_ACCESS_KEY_ID
  "${@:2}"
}

# attachment_state <account> <id>
attachment_state() {
  as "$1" aws ec2 describe-transit-gateway-attachments --output text \
    --transit-gateway-attachment-ids "$2" \
    --query 'TransitGatewayAttachments[0].State'
}

# attachment <network stack> <consumer CIDRs>: its parameters.
attachment() {
  echo "TransitGatewayId=$gateway" "VpcId=$(output "$1" VpcId)" \
    "AttachmentSubnetIds=$(output "$1" PrivateSubnetIds)" \
    "PrivateRouteTableIds=$(output "$1" PrivateRouteTableIds)" \
    "ConsumerCidrs=$2"
}

# The landing zone is there before.
parent=$(as $landing_zone aws route53 create-hosted-zone --name acme.com \
  --caller-reference landing-zone --query HostedZone.Id --output text)
gateway=$(as $landing_zone aws ec2 create-transit-gateway \
  --options AutoAcceptSharedAttachments=disable \
  --query TransitGateway.TransitGatewayId --output text)
while [ "$(as $landing_zone aws ec2 describe-transit-gateways --output text \
  --query 'TransitGateways[0].State')" != available ]
do :; done

# A network without NAT, endpoints, and the way to the consumers. The owner of
# the transit gateway accepts the attachment before there can be routes.
deploy network $templates/vpc.yml NatGateways=none
deploy endpoints $templates/endpoints.yml "VpcId=$(output network VpcId)" \
  "VpcCidr=$(output network VpcCidr)" \
  "PrivateSubnetIds=$(output network PrivateSubnetIds)"
# shellcheck disable=SC2046 # no value has a blank in it
deploy attachment $templates/transit-gateway-attachment.yml $(attachment network '')
attachment=$(output attachment AttachmentId)
expect 'attachment before its owner accepts it' pendingAcceptance \
  "$(attachment_state $provider "$attachment")"
as $landing_zone aws ec2 accept-transit-gateway-vpc-attachment \
  --transit-gateway-attachment-id "$attachment" >/dev/null
while [ "$(attachment_state $provider "$attachment")" != available ]
do :; done
# shellcheck disable=SC2046
update attachment $templates/transit-gateway-attachment.yml \
  $(attachment network 10.1.0.0/16)

# The consumers' side does the same in its own account.
as $landing_zone deploy consumers $templates/vpc.yml VpcCidr=10.1.0.0/16 NatGateways=none
# shellcheck disable=SC2046
as $landing_zone deploy consumers-attachment $templates/transit-gateway-attachment.yml \
  $(as $landing_zone attachment consumers 10.0.0.0/16)
expect 'attachment of the consumers' available "$(attachment_state $landing_zone \
  "$(as $landing_zone output consumers-attachment AttachmentId)")"

deploy cluster $templates/cluster.yml
deploy zone $templates/dns-zone.yml DomainName=api.acme.com
as $landing_zone deploy delegation $templates/dns-delegation.yml \
  "ParentHostedZoneId=${parent#/hostedzone/}" DomainName=api.acme.com \
  "NameServers=$(output zone NameServers)"
deploy certificate $templates/certificate.yml DomainName=api.acme.com \
  "HostedZoneId=$(output zone HostedZoneId)"
certificate=$(output certificate CertificateArn)
expect 'certificate' ISSUED "$(aws acm describe-certificate --output text \
  --certificate-arn "$certificate" --query Certificate.Status)"

# api <load balancer subnets>: the parameters of an API.
api() {
  echo "VpcId=$(output network VpcId)" "LoadBalancerSubnetIds=$1" \
    "PrivateSubnetIds=$(output network PrivateSubnetIds)" \
    "ClusterName=$(output cluster ClusterName)" \
    "ECSTaskExecutionRole=$(output cluster ECSTaskExecutionRole)" \
    "ImageUrl=$provider.dkr.ecr.$AWS_DEFAULT_REGION.amazonaws.com/orders:v1" \
    ConsumerCidrs=10.1.0.0/16 "CertificateArn=$certificate" \
    "HostedZoneId=$(output zone HostedZoneId)"
}

# shellcheck disable=SC2046
deploy orders $templates/internal-api.yml $(api "$(output network PrivateSubnetIds)") \
  ServiceName=orders DomainName=api.acme.com
check orders "$(output cluster ClusterName)" orders
balancer=$(output orders LoadBalancerArn)
expect 'scheme and type' 'internal network' "$(aws elbv2 describe-load-balancers \
  --load-balancer-arns "$balancer" --output text \
  --query "LoadBalancers[0].join(' ', [Scheme, Type])")"
expect 'listeners' TLS:443 "$(aws elbv2 describe-listeners --output text \
  --load-balancer-arn "$balancer" \
  --query "join(' ', Listeners[].join(':', [Protocol, to_string(Port)]))")"
expect 'alias of api.acme.com' "$(output orders LoadBalancerDnsName | tr '[:upper:]' '[:lower:]')." \
  "$(aws route53 list-resource-record-sets --output text \
    --hosted-zone-id "$(output zone HostedZoneId)" \
    --query "ResourceRecordSets[?Type=='A'].AliasTarget.DNSName")"
echo "orders answers at $(output orders Url)"

# A second private subnet in the zone of the first one.
subnets=$(output network PrivateSubnetIds)
cat >"$work/second-subnet.yml" <<'END'
Parameters: { VpcId: { Type: String }, Zone: { Type: String } }
Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref VpcId
      AvailabilityZone: !Ref Zone
      CidrBlock: 10.0.224.0/24
Outputs: { Id: { Value: !Ref Subnet } }
END
deploy second-subnet "$work/second-subnet.yml" "VpcId=$(output network VpcId)" \
  "Zone=$(aws ec2 describe-subnets --subnet-ids "${subnets%%,*}" --output text \
    --query 'Subnets[0].AvailabilityZone')"
# shellcheck disable=SC2046
create trap $templates/internal-api.yml $(api "$subnets,$(output second-subnet Id)") \
  ServiceName=trap DomainName=trap.api.acme.com
expect 'a stack with two subnets in a zone' ROLLBACK_COMPLETE "$status"
reason=$(aws cloudformation describe-stack-events --stack-name trap --output text \
  --query "StackEvents[?ResourceStatus=='CREATE_FAILED' && LogicalResourceId=='LoadBalancer'].ResourceStatusReason")
case $reason in
  *'A load balancer cannot be attached to multiple subnets in the same Availability Zone'*)
    echo "why: $reason" ;;
  *)
    echo "a stack with two subnets in a zone: unexpected reason $reason" >&2
    exit 1 ;;
esac
