import { consumerInstructions } from './consumerInstructions';

describe('consumerInstructions', () => {
  it('tells the owners of both sides what to do', () => {
    expect(
      consumerInstructions({
        transitGatewayId: 'tgw-1',
        vpcCidr: '10.0.0.0/16',
        consumerCidrs: ['10.1.0.0/16', '10.2.0.0/16'],
      }),
    ).toEqual([
      'For the owners of 10.1.0.0/16, 10.2.0.0/16, to reach 10.0.0.0/16:',
      '1. attach your VPC to transit gateway tgw-1, with one subnet in each availability zone that calls the API',
      '2. in the route table of each calling subnet: destination 10.0.0.0/16, target tgw-1',
      '3. allow outbound TCP 443 to 10.0.0.0/16 in the security groups and network ACLs of the callers',
      'For the owner of tgw-1: its route tables need routes to both attachments (propagated by default).',
    ]);
  });
});
