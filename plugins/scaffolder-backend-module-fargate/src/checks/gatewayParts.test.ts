import { Answers, awsError, cannedAws } from '../__testUtils__/cannedAws';
import { BrokenPart } from './BrokenPart';
import { gatewayParts } from './gatewayParts';

const outputs = {
  ApiEndpoint: 'https://a1.execute-api.eu-west-1.amazonaws.com',
  ApiId: 'a1',
  DiscoveryServiceId: 'srv-1',
  DomainName: 'orders.acme.com',
  ServiceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
  ServiceSecurityGroupId: 'sg-tasks',
  VpcLinkId: 'link1',
};
const parameters = {
  ContainerPort: '8080',
  ExecuteApiEndpoint: 'on',
  IntegrationTimeoutMillis: '30000',
  ThrottlingBurstLimit: '500',
  ThrottlingRateLimit: '1000',
  VpcLinkSecurityGroupId: 'sg-link',
};
type Stack = Parameters<typeof gatewayParts>[1];
const stack: Stack = { kind: 'gateway-api', outputs, parameters };

const REDEPLOY = 'delete the API and deploy it again';
const UPDATE_API =
  'change that with aws apigatewayv2 update-api --api-id a1 --';
const UPDATE_INTEGRATION =
  'change that with aws apigatewayv2 update-integration --api-id a1 --integration-id i1';
const NOT_FOUND = awsError('NotFoundException');
const DENIED = awsError('AccessDeniedException');

const DISCOVERY_ARN = 'arn:aws:servicediscovery:eu-west-1:1:service/srv-1';

const integrations = (more: object = {}) => ({
  Items: [
    { IntegrationId: 'i0' },
    {
      IntegrationId: 'i1',
      ConnectionId: 'link1',
      IntegrationUri: DISCOVERY_ARN,
      TimeoutInMillis: 30_000,
      ...more,
    },
  ],
});
const rule = (more: object, port = 8080) => [
  { IpProtocol: 'tcp', FromPort: port, ToPort: port, ...more },
];
const between = (id: string) => rule({ UserIdGroupPairs: [{ GroupId: id }] });
const groups = (tasks: object[], link: object[]) => ({
  SecurityGroups: [
    { GroupId: 'sg-tasks', IpPermissions: tasks },
    { GroupId: 'sg-link', IpPermissionsEgress: link },
  ],
});
const running = (count: number, more: object = {}) => ({
  services: [
    {
      status: 'ACTIVE',
      desiredCount: count,
      runningCount: count,
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }],
      ...more,
    },
  ],
});
const throttled = (burst: number, rate: number) => ({
  DefaultRouteSettings: {
    ThrottlingBurstLimit: burst,
    ThrottlingRateLimit: rate,
  },
});

/** Of an API of which nothing is broken. */
const WHOLE: Answers = {
  GetApi: { DisableExecuteApiEndpoint: false },
  GetStage: throttled(500, 1000),
  GetRoutes: { Items: [{ RouteKey: '$default', Target: 'integrations/i1' }] },
  GetIntegrations: integrations(),
  GetApiMappings: { Items: [{ ApiId: 'other' }, { ApiId: 'a1' }] },
  GetVpcLink: { VpcLinkStatus: 'AVAILABLE' },
  DescribeServices: running(2),
  GetInstancesHealthStatus: { Status: { a: 'HEALTHY', b: 'UNHEALTHY' } },
  DescribeSecurityGroups: groups(between('sg-link'), between('sg-tasks')),
};

const find = (answers: Answers = {}, change: Partial<Stack> = {}) =>
  gatewayParts(
    cannedAws({ ...WHOLE, ...answers }).clients,
    { ...stack, ...change },
    {},
  );
const gone = (what: string): BrokenPart => ({
  text: `${what} does not exist`,
  repair: REDEPLOY,
});
const changed = (text: string, repair: string): BrokenPart => ({
  text,
  repair,
  isOutside: true,
});
const linkIs = (status: string, repair: string) =>
  changed(`the VPC link link1 is ${status}, so no request arrives`, repair);
const withoutName = { outputs: { ...outputs, DomainName: '' } };
const disabled = { parameters: { ...parameters, ExecuteApiEndpoint: 'off' } };

describe('gatewayParts', () => {
  it('finds none of a whole API, and can be aborted', async () => {
    const { clients, signals } = cannedAws(WHOLE);
    const { signal } = new AbortController();
    expect(await gatewayParts(clients, stack, { signal })).toEqual([]);
    expect(signals).toHaveLength(Object.keys(WHOLE).length);
    expect(new Set(signals)).toEqual(new Set([signal]));
  });

  it.each<[string, Partial<Stack>]>([
    ['of another shape', { kind: 'public-api' }],
    ['without an API of API Gateway', { outputs: {} }],
  ])('asks nothing about a stack %s', async (_, change) => {
    const { clients, inputs } = cannedAws({});
    const parts = await gatewayParts(clients, { ...stack, ...change }, {});
    expect([parts, inputs]).toEqual([undefined, []]);
  });

  it('takes what the portal may not ask about for whole', async () => {
    const denied = Object.fromEntries(
      Object.keys(WHOLE)
        .filter(name => /^Get(?!Instances)/.test(name))
        .map(name => [name, DENIED]),
    );
    expect(await find(denied)).toEqual([]);
    expect(await find({ GetIntegrations: DENIED })).toEqual([]);
  });

  it.each<[string, Answers, Partial<Stack>, BrokenPart]>([
    ['no API', { GetApi: NOT_FOUND }, {}, gone('the API a1 of API Gateway')],
    [
      'no stage',
      { GetStage: NOT_FOUND },
      {},
      gone('the stage $default of API Gateway'),
    ],
    [
      'no route',
      { GetRoutes: {} },
      {},
      gone('the route $default of API Gateway'),
    ],
    [
      'another route only',
      { GetRoutes: { Items: [{ RouteKey: 'GET /' }] } },
      {},
      gone('the route $default of API Gateway'),
    ],
    [
      'no integration',
      { GetIntegrations: {} },
      {},
      gone('the integration of API Gateway that the route leads to'),
    ],
    [
      'no domain name',
      { GetApiMappings: NOT_FOUND },
      {},
      gone('the domain name orders.acme.com of API Gateway'),
    ],
    [
      'no mapping',
      { GetApiMappings: {} },
      {},
      gone('the mapping from orders.acme.com to the API of API Gateway'),
    ],
    ['no VPC link', { GetVpcLink: NOT_FOUND }, {}, gone('the VPC link link1')],
    [
      'a VPC link that was idle',
      { GetVpcLink: { VpcLinkStatus: 'INACTIVE' } },
      {},
      linkIs(
        'INACTIVE',
        'send a request: the VPC link becomes available after some minutes',
      ),
    ],
    [
      'a VPC link that begins',
      { GetVpcLink: { VpcLinkStatus: 'PENDING' } },
      {},
      linkIs('PENDING', 'wait until it is available'),
    ],
    [
      'a disabled endpoint beside a name',
      { GetApi: { DisableExecuteApiEndpoint: true } },
      {},
      changed(
        `${outputs.ApiEndpoint} is disabled, which the stack has enabled`,
        `${UPDATE_API}no-disable-execute-api-endpoint`,
      ),
    ],
    [
      'a disabled endpoint, and no other name',
      { GetApi: { DisableExecuteApiEndpoint: true } },
      withoutName,
      changed(
        `${outputs.ApiEndpoint} is disabled, so no request arrives`,
        `${UPDATE_API}no-disable-execute-api-endpoint`,
      ),
    ],
    [
      'an endpoint that was to be disabled',
      {},
      disabled,
      changed(
        `the API responds at ${outputs.ApiEndpoint} too, which the stack has disabled`,
        `${UPDATE_API}disable-execute-api-endpoint`,
      ),
    ],
    ...[throttled(5, 1000), throttled(500, 5), {}].map(
      (answer: any): [string, Answers, Partial<Stack>, BrokenPart] => [
        `throttling by ${JSON.stringify(answer)}`,
        { GetStage: answer },
        {},
        changed(
          `the stage lets ${answer.DefaultRouteSettings?.ThrottlingRateLimit} requests a second through and ${answer.DefaultRouteSettings?.ThrottlingBurstLimit} at once, and the stack has 1000 and 500`,
          "change that with aws apigatewayv2 update-stage --api-id a1 --stage-name '$default' --default-route-settings ThrottlingRateLimit=1000,ThrottlingBurstLimit=500",
        ),
      ],
    ),
    [
      'another timeout',
      { GetIntegrations: integrations({ TimeoutInMillis: 1000 }) },
      {},
      changed(
        'API Gateway waits 1000 ms for a response, and the stack has 30000',
        `${UPDATE_INTEGRATION} --timeout-in-millis 30000`,
      ),
    ],
    ...[{ ConnectionId: 'link2' }, { IntegrationUri: 'https://acme.com' }].map(
      (more): [string, Answers, Partial<Stack>, BrokenPart] => [
        `an integration with ${JSON.stringify(more)}`,
        { GetIntegrations: integrations(more) },
        {},
        changed(
          `requests go to ${
            more.IntegrationUri ?? DISCOVERY_ARN
          } and not to the tasks, so no request arrives`,
          `${UPDATE_INTEGRATION} --connection-id link1 --integration-uri with the ARN of srv-1`,
        ),
      ],
    ),
    [
      'a task that is not registered',
      { DescribeServices: running(3) },
      {},
      {
        text: 'the last deployment has 1 of 3 tasks that are not registered in AWS Cloud Map, so they get no requests',
        repair: 'restart the API on the card, which registers new tasks',
        isDeployment: true,
      },
    ],
    [
      'no rule of the tasks',
      { DescribeSecurityGroups: groups([], between('sg-tasks')) },
      {},
      changed(
        'security group sg-tasks of the tasks does not allow sg-link of the VPC link on port 8080, so no request arrives',
        'add an ingress rule for TCP 8080 from sg-link',
      ),
    ],
    [
      'no rule of the VPC link',
      { DescribeSecurityGroups: groups(between('sg-link'), []) },
      {},
      changed(
        'security group sg-link of the VPC link does not allow sg-tasks of the tasks on port 8080, so no request arrives',
        'add an egress rule for TCP 8080 to sg-tasks',
      ),
    ],
  ])('finds %s', async (_, answers, change, part) => {
    expect(await find(answers, change)).toEqual([part]);
  });

  it.each<[string, Answers, Partial<Stack>]>([
    ['an endpoint without another name', { GetApiMappings: {} }, withoutName],
    [
      'a disabled endpoint as asked',
      { GetApi: { DisableExecuteApiEndpoint: true } },
      disabled,
    ],
    [
      'a service that is about to start tasks',
      { DescribeServices: running(3, { desiredCount: 4 }) },
      {},
    ],
    [
      'a rule for addresses',
      {
        DescribeSecurityGroups: groups(
          rule({ IpRanges: [{ CidrIp: '10.0.0.0/8' }] }),
          rule({ IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
        ),
      },
      {},
    ],
  ])('takes %s for whole', async (_, answers, change) => {
    expect(await find(answers, change)).toEqual([]);
  });

  it('leaves a missing group of the tasks to the one that looks at groups', async () => {
    const SecurityGroups = [
      { GroupId: 'sg-link', IpPermissionsEgress: between('sg-tasks') },
    ];
    expect(await find({ DescribeSecurityGroups: { SecurityGroups } })).toEqual(
      [],
    );
  });

  it('fails where AWS fails', async () => {
    await expect(find({ GetStage: awsError('Throttled') })).rejects.toThrow(
      'Throttled',
    );
  });
});
