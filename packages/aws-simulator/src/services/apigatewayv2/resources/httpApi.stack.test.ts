import {
  ApiGatewayV2Client,
  GetApiCommand,
  GetIntegrationCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  GetStageCommand,
  GetVpcLinkCommand,
  GetVpcLinksCommand,
} from '@aws-sdk/client-apigatewayv2';
import { StackBench } from '../../../__testUtils__/StackBench';
import { Ec2 } from '../../ec2/model/Ec2';

const subnet = (letter: string, third: number) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: {
    VpcId: { Ref: 'Vpc' },
    CidrBlock: `10.0.${third}.0/24`,
    AvailabilityZone: `eu-west-1${letter}`,
  },
});

/** An API before a Cloud Map service. */
const resources = (link: object = {}) => ({
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  SubnetA: subnet('a', 0),
  SubnetB: subnet('b', 1),
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: 'link', VpcId: { Ref: 'Vpc' } },
  },
  Link: {
    Type: 'AWS::ApiGatewayV2::VpcLink',
    Properties: {
      Name: 'orders',
      SubnetIds: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
      SecurityGroupIds: [{ Ref: 'Group' }],
      ...link,
    },
  },
  Namespace: {
    Type: 'AWS::ServiceDiscovery::PrivateDnsNamespace',
    Properties: { Name: 'orders.internal', Vpc: { Ref: 'Vpc' } },
  },
  Service: {
    Type: 'AWS::ServiceDiscovery::Service',
    Properties: {
      Name: 'orders',
      NamespaceId: { Ref: 'Namespace' },
      DnsConfig: { DnsRecords: [{ Type: 'SRV', TTL: 10 }] },
    },
  },
  Api: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: {
      Name: 'orders',
      ProtocolType: 'HTTP',
      Tags: { team: 'orders' },
      CorsConfiguration: { AllowOrigins: ['https://acme.com'] },
    },
  },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'Api' },
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: { 'Fn::GetAtt': ['Service', 'Arn'] },
      ConnectionType: 'VPC_LINK',
      ConnectionId: { Ref: 'Link' },
      PayloadFormatVersion: '1.0',
    },
  },
  Route: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: '$default',
      Target: { 'Fn::Sub': 'integrations/${Integration}' },
    },
  },
  Logs: { Type: 'AWS::Logs::LogGroup' },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: {
      ApiId: { Ref: 'Api' },
      StageName: '$default',
      AutoDeploy: true,
      AccessLogSettings: {
        DestinationArn: { 'Fn::GetAtt': ['Logs', 'Arn'] },
        Format: '$context.requestId $context.status',
      },
      DefaultRouteSettings: {
        ThrottlingBurstLimit: 10,
        ThrottlingRateLimit: 5,
      },
    },
  },
});

const template = (changes: Record<string, object> = {}) => ({
  Resources: { ...resources(), ...changes },
  Outputs: {
    Api: { Value: { Ref: 'Api' } },
    Endpoint: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } },
    Link: { Value: { Ref: 'Link' } },
    Integration: { Value: { Ref: 'Integration' } },
    Stage: { Value: { Ref: 'Stage' } },
  },
});

const changed = (name: keyof ReturnType<typeof resources>, to: object) => {
  const resource: { Type: string; Properties?: object } = resources()[name];
  return {
    [name]: { ...resource, Properties: { ...resource.Properties, ...to } },
  };
};

describe('an HTTP API in a stack', () => {
  let bench: StackBench;
  let client: ApiGatewayV2Client;

  beforeEach(async () => {
    bench = await StackBench.start();
    client = new ApiGatewayV2Client(bench.options);
  });

  afterEach(() => bench.close());

  const interfaces = () =>
    [...bench.region.service(Ec2).networkInterfaces.values()].filter(
      ({ interfaceType }) => interfaceType === 'api_gateway_managed',
    );

  it('is what the API shows, deployed to its stage', async () => {
    const { Api, Endpoint, Link, Integration, Stage } = await bench.outputs(
      template(),
    );
    expect(Stage).toBe('$default');
    expect(Endpoint).toBe(`https://${Api}.execute-api.eu-west-1.amazonaws.com`);
    expect(await client.send(new GetApiCommand({ ApiId: Api }))).toMatchObject({
      ApiEndpoint: Endpoint,
      CorsConfiguration: {
        AllowHeaders: [],
        AllowOrigins: ['https://acme.com'],
      },
      CreatedDate: expect.any(Date),
      Tags: {
        'aws:cloudformation:logical-id': 'Api',
        team: 'orders',
      },
    });
    expect(
      await client.send(
        new GetIntegrationCommand({ ApiId: Api, IntegrationId: Integration }),
      ),
    ).toMatchObject({
      ConnectionId: Link,
      IntegrationUri: expect.stringMatching(
        /:servicediscovery:.*:service\/srv-/,
      ),
      TimeoutInMillis: 30000,
    });
    expect(
      await client.send(new GetStageCommand({ ApiId: Api, StageName: Stage })),
    ).toMatchObject({
      AutoDeploy: true,
      DefaultRouteSettings: {
        DetailedMetricsEnabled: false,
        ThrottlingBurstLimit: 10,
      },
      DeploymentId: expect.stringMatching(/^[a-z0-9]{6}$/),
    });
    expect(
      await client.send(new GetVpcLinkCommand({ VpcLinkId: Link })),
    ).toMatchObject({ VpcLinkStatus: 'AVAILABLE', VpcLinkVersion: 'V2' });
    expect(interfaces()).toHaveLength(2);

    await bench.delete();
    expect((await client.send(new GetVpcLinksCommand({}))).Items).toEqual([]);
    expect(interfaces()).toEqual([]);
  });

  it('gets a new link where its subnets change, and deletes the old one', async () => {
    const { Link } = await bench.outputs(template());
    const { StackStatus } = await bench.update(
      template(changed('Link', { SubnetIds: [{ Ref: 'SubnetA' }] })),
    );
    expect(StackStatus).toBe('UPDATE_COMPLETE');
    const { Items = [] } = await client.send(new GetVpcLinksCommand({}));
    expect(Items).toHaveLength(1);
    expect(Items[0].VpcLinkId).not.toBe(Link);
    expect(interfaces()).toHaveLength(1);
  });

  it('is updated in place, and what is taken away is the default again', async () => {
    const { Api } = await bench.outputs(template());
    await bench.update(
      template({
        ...changed('Api', {
          CorsConfiguration: undefined,
          DisableExecuteApiEndpoint: true,
        }),
        ...changed('Integration', { TimeoutInMillis: 5000 }),
        ...changed('Stage', { AccessLogSettings: undefined }),
        ...changed('Route', { RouteKey: 'ANY /orders/{proxy+}' }),
      }),
    );
    const api = await client.send(new GetApiCommand({ ApiId: Api }));
    expect(api.CorsConfiguration).toBeUndefined();
    expect(api.DisableExecuteApiEndpoint).toBe(true);
    const stage = await client.send(
      new GetStageCommand({ ApiId: Api, StageName: '$default' }),
    );
    expect(stage.AccessLogSettings).toBeUndefined();
    expect(
      (await client.send(new GetRoutesCommand({ ApiId: Api }))).Items,
    ).toMatchObject([{ RouteKey: 'ANY /orders/{proxy+}' }]);
    expect(
      (await client.send(new GetIntegrationsCommand({ ApiId: Api }))).Items,
    ).toMatchObject([{ TimeoutInMillis: 5000 }]);
  });

  it.each<[string, Record<string, object>, string]>([
    [
      'a balancer instead of a listener',
      changed('Integration', {
        IntegrationUri:
          'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/1',
      }),
      'For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.',
    ],
    [
      'a link without subnets',
      changed('Link', { SubnetIds: [] }),
      'SubnetIds for a vpc link cannot be empty',
    ],
    [
      'credentials from anywhere',
      changed('Api', {
        CorsConfiguration: { AllowCredentials: true, AllowOrigins: ['*'] },
      }),
      "allow-credentials is not supported if 'allow-origin' is *",
    ],
    [
      'access logs without an id',
      changed('Stage', {
        AccessLogSettings: {
          DestinationArn: { 'Fn::GetAtt': ['Logs', 'Arn'] },
          Format: '$context.status',
        },
      }),
      'Access Log format must include either $context.requestId or $context.extendedRequestId',
    ],
    [
      'a timeout of more than 30 seconds',
      changed('Integration', { TimeoutInMillis: 60000 }),
      'Timeout should be between 50 ms and 30000 ms',
    ],
    [
      'a route without its authorizer',
      changed('Route', { AuthorizationType: 'JWT' }),
      'Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer.',
    ],
    [
      'a Lambda function',
      changed('Integration', { IntegrationType: 'AWS_PROXY' }),
      'The AWS simulator does not support integrations of the type AWS_PROXY',
    ],
  ])('does not have %s', async (_, change, reason) => {
    await bench.deploy(template(change));
    expect((await bench.reasons()).join('\n')).toContain(
      `Resource handler returned message: "${reason} (Service: ApiGatewayV2, Status Code: 400`,
    );
  });
});
