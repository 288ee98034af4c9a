import {
  DescribeListenerAttributesCommand,
  DescribeListenersCommand,
  ElasticLoadBalancingV2Client,
  ListenerAttribute,
  ModifyListenerAttributesCommand,
  ModifyListenerCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { StackBench } from '../../../__testUtils__/StackBench';

const FRAME = 'routing.http.response.x_frame_options.header_value';
const SERVER = 'routing.http.response.server.enabled';

const subnet = (index: number) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: {
    VpcId: { Ref: 'Vpc' },
    CidrBlock: `10.0.${index}.0/24`,
    AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
  },
});

const template = (...ListenerAttributes: ListenerAttribute[]) => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    SubnetA: subnet(0),
    SubnetB: subnet(1),
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: {
        Scheme: 'internal',
        Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
      },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: { Ref: 'Balancer' },
        Port: 80,
        Protocol: 'HTTP',
        ListenerAttributes,
        DefaultActions: [
          {
            Type: 'fixed-response',
            FixedResponseConfig: { StatusCode: '200' },
          },
        ],
      },
    },
  },
  Outputs: {
    Balancer: { Value: { Ref: 'Balancer' } },
    Listener: { Value: { Ref: 'Listener' } },
  },
});

describe('the attributes of a listener', () => {
  let bench: StackBench;
  let elb: ElasticLoadBalancingV2Client;

  beforeEach(async () => {
    bench = await StackBench.start();
    elb = new ElasticLoadBalancingV2Client(bench.options);
  });

  afterEach(() => bench.close());

  const attributesOf = async (ListenerArn: string) => {
    const { Attributes = [] } = await elb.send(
      new DescribeListenerAttributesCommand({ ListenerArn }),
    );
    return Object.fromEntries(Attributes.map(({ Key, Value }) => [Key, Value]));
  };

  it('are set by a stack and by the API', async () => {
    const { Listener } = await bench.outputs(
      template({ Key: FRAME, Value: 'DENY' }),
    );
    expect(await attributesOf(Listener)).toMatchObject({
      [FRAME]: 'DENY',
      [SERVER]: 'true',
    });

    await bench.update(template({ Key: FRAME, Value: 'SAMEORIGIN' }));
    await elb.send(
      new ModifyListenerAttributesCommand({
        ListenerArn: Listener,
        Attributes: [{ Key: SERVER, Value: 'false' }],
      }),
    );
    await elb.send(
      new ModifyListenerCommand({ ListenerArn: Listener, Port: 8080 }),
    );
    expect(await attributesOf(Listener)).toMatchObject({
      [FRAME]: 'SAMEORIGIN',
      [SERVER]: 'false',
    });
  });

  it('are refused with a value that they do not have, and leave no listener', async () => {
    const { Balancer, Listener } = await bench.outputs(template());
    await expect(
      elb.send(
        new ModifyListenerAttributesCommand({
          ListenerArn: Listener,
          Attributes: [{ Key: 'tcp.idle_timeout.seconds', Value: '60' }],
        }),
      ),
    ).rejects.toThrow(
      "Listener attribute key 'tcp.idle_timeout.seconds' is not recognized",
    );
    const { Listener: first } = template().Resources;
    const { Listener: second } = template({
      Key: FRAME,
      Value: 'ALLOW',
    }).Resources;
    await bench.update({
      Resources: {
        ...template().Resources,
        Listener: first,
        Second: {
          ...second,
          Properties: { ...second.Properties, Port: 81 },
        },
      },
    });
    expect(await bench.reasons()).toContainEqual(
      expect.stringContaining(
        `'ALLOW' is not a valid value for attribute '${FRAME}'`,
      ),
    );
    const { Listeners } = await elb.send(
      new DescribeListenersCommand({ LoadBalancerArn: Balancer }),
    );
    expect(Listeners).toHaveLength(1);
  });
});
