import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  CloudFormation,
  Output,
  Parameter,
} from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { Simulator, startSimulator } from '../../../Simulator';
import { Ec2 } from '../model/Ec2';
import { egress } from '../model/network';
import { clientOptions } from '../../../__testUtils__/clientOptions';

const TEMPLATE = readFileSync(
  resolve(__dirname, '../../../../../../templates/cloudformation/vpc.yml'),
  'utf8',
);

const ENOUGH = 3600;

describe('A stack of the VPC template', () => {
  let simulator: Simulator;
  let cloudFormation: CloudFormation;
  let client: EC2;

  beforeEach(async () => {
    simulator = await startSimulator();
    cloudFormation = new CloudFormation(clientOptions(simulator));
    client = new EC2(clientOptions(simulator));
  });

  afterEach(async () => {
    cloudFormation.destroy();
    client.destroy();
    await simulator.close();
  });

  const ec2 = () =>
    simulator.world.account('123456789012').region('eu-west-1').service(Ec2);

  async function settled() {
    await simulator.clock.advance(ENOUGH);
    const { Stacks } = await cloudFormation.describeStacks({});
    return Stacks?.[0];
  }

  async function deploy(
    parameters: Record<string, string> = {},
    template = TEMPLATE,
  ) {
    await cloudFormation.createStack({
      StackName: 'network',
      TemplateBody: template,
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: Object.entries(parameters).map(
        ([ParameterKey, ParameterValue]): Parameter => ({
          ParameterKey,
          ParameterValue,
        }),
      ),
    });
    const stack = await settled();
    const outputs = Object.fromEntries(
      (stack?.Outputs ?? []).map(({ OutputKey, OutputValue }: Output) => [
        OutputKey,
        OutputValue,
      ]),
    );
    return { status: stack?.StackStatus, outputs };
  }

  function wayOut(privateSubnetIds: string, to = 'internet') {
    return privateSubnetIds
      .split(',')
      .map(subnetId => egress(ec2(), { subnetId, securityGroupIds: [] }, to));
  }

  it('gives private subnets one way out, by an address that the outputs name', async () => {
    const { status, outputs } = await deploy();
    expect(status).toBe('CREATE_COMPLETE');
    const [nat, ...others] = ec2().natGateways.values();
    expect(others).toEqual([]);
    expect(outputs.EgressIps).toBe(nat.publicIp);
    expect(wayOut(outputs.PrivateSubnetIds!)).toEqual([
      { reachable: true, via: 'nat-gateway', hop: nat.id },
      { reachable: true, via: 'nat-gateway', hop: nat.id },
    ]);
    expect(wayOut(outputs.PrivateSubnetIds!, 's3')).toEqual([
      expect.objectContaining({ via: 'gateway-endpoint' }),
      expect.objectContaining({ via: 'gateway-endpoint' }),
    ]);
  });

  it('gives every zone a way out of its own', async () => {
    const { outputs } = await deploy({
      NatGateways: 'per-zone',
      AvailabilityZoneCount: '3',
    });
    const nats = [...ec2().natGateways.values()];
    expect(outputs.EgressIps!.split(',').sort()).toEqual(
      nats.map(({ publicIp }) => publicIp).sort(),
    );
    const hops = wayOut(outputs.PrivateSubnetIds!).map(({ hop }) => hop);
    expect(hops.sort()).toEqual(nats.map(({ id }) => id).sort());
    expect(new Set(outputs.AvailabilityZones!.split(',')).size).toBe(3);
  });

  it('gives none where none is wanted', async () => {
    const { outputs } = await deploy({ NatGateways: 'none' });
    expect(outputs.EgressIps).toBeUndefined();
    expect(wayOut(outputs.PrivateSubnetIds!)).toEqual([
      expect.objectContaining({ because: 'no-route' }),
      expect.objectContaining({ because: 'no-route' }),
    ]);
  });

  it('is seen through the API', async () => {
    const { outputs } = await deploy();
    const { Vpcs } = await client.describeVpcs({
      Filters: [
        { Name: 'tag:aws:cloudformation:stack-name', Values: ['net*'] },
      ],
    });
    expect(Vpcs).toEqual([
      expect.objectContaining({
        VpcId: outputs.VpcId,
        CidrBlock: '10.0.0.0/16',
        State: 'available',
        Tags: expect.arrayContaining([{ Key: 'Name', Value: 'network' }]),
      }),
    ]);
    const { NatGateways } = await client.describeNatGateways({
      Filter: [{ Name: 'state', Values: ['available'] }],
    });
    expect(NatGateways![0].NatGatewayAddresses![0].PublicIp).toBe(
      outputs.EgressIps,
    );
  });

  it('leaves nothing behind', async () => {
    await deploy({ NatGateways: 'per-zone' });
    await cloudFormation.deleteStack({ StackName: 'network' });
    await simulator.clock.advance(2 * ENOUGH);
    for (const [kind, left] of Object.entries({
      vpcs: ec2().vpcs,
      subnets: ec2().subnets,
      routeTables: ec2().routeTables,
      internetGateways: ec2().internetGateways,
      natGateways: ec2().natGateways,
      addresses: ec2().addresses,
      securityGroups: ec2().securityGroups,
      networkInterfaces: ec2().networkInterfaces,
      vpcEndpoints: ec2().vpcEndpoints,
    })) {
      expect([kind, left.size]).toEqual([kind, 0]);
    }
  });

  it('is rolled back with EC2’s reason when a NAT gateway fails', async () => {
    const { status } = await deploy(
      {},
      JSON.stringify({
        Resources: {
          Vpc: {
            Type: 'AWS::EC2::VPC',
            Properties: { CidrBlock: '10.0.0.0/16' },
          },
          Subnet: {
            Type: 'AWS::EC2::Subnet',
            Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
          },
          Address: { Type: 'AWS::EC2::EIP' },
          Nat: {
            Type: 'AWS::EC2::NatGateway',
            Properties: {
              SubnetId: { Ref: 'Subnet' },
              AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] },
            },
          },
        },
      }),
    );
    expect(status).toBe('ROLLBACK_COMPLETE');
    const { StackEvents } = await cloudFormation.describeStackEvents({
      StackName: 'network',
    });
    const failure = StackEvents!.find(
      ({ LogicalResourceId, ResourceStatus }) =>
        LogicalResourceId === 'Nat' && ResourceStatus === 'CREATE_FAILED',
    );
    expect(failure?.ResourceStatusReason).toMatch(
      /is in state failed and hence failed to stabilize\. Detailed failure message: Network vpc-\w+ has no Internet gateway attached/,
    );
    expect(ec2().vpcs.size).toBe(0);
  });
});
