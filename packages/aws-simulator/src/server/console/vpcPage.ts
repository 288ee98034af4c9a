import { htmlFacts, htmlTable } from '../../html/htmlPage';
import { Region } from '../../world/World';
import { Ec2 } from '../../services/ec2/model/Ec2';
import { ResourcePage, ResourceAddress } from './ResourcePage';

/** A VPC: its subnets, NAT gateways and endpoints. */
export function vpcPage(
  region: Region,
  { id }: ResourceAddress,
): ResourcePage | undefined {
  const ec2 = region.service(Ec2);
  const vpc = ec2.vpcs.get(id);
  const inVpc = ({ vpcId }: { vpcId: string }) => vpcId === id;
  return (
    vpc && {
      title: `VPC ${vpc.id}`,
      body: `${htmlFacts({
        'CIDR block': vpc.cidrBlock,
        'IPv6 CIDR block': vpc.ipv6?.cidrBlock,
      })}
<h2>Subnets</h2>
${htmlTable(
  ['Subnet', 'CIDR block', 'Availability zone'],
  [...ec2.subnets.values()]
    .filter(inVpc)
    .map(subnet => [subnet.id, subnet.cidrBlock, subnet.availabilityZone]),
  'It has no subnets.',
)}
<h2>NAT gateways</h2>
${htmlTable(
  ['NAT gateway', 'State', 'Public IP address'],
  [...ec2.natGateways.values()]
    .filter(inVpc)
    .map(gateway => [gateway.id, gateway.state, gateway.publicIp ?? '']),
  'It has no NAT gateways.',
)}
<h2>Endpoints</h2>
${htmlTable(
  ['Endpoint', 'Service', 'State'],
  [...ec2.vpcEndpoints.values()]
    .filter(inVpc)
    .map(endpoint => [endpoint.id, endpoint.serviceName, endpoint.state]),
  'It has no endpoints.',
)}`,
    }
  );
}
