import { StackBench } from '../../__testUtils__/StackBench';

describe('the page of a stack over HTTP', () => {
  let bench: StackBench;

  beforeEach(async () => {
    bench = await StackBench.start();
  });
  afterEach(() => bench.simulator.close());

  async function read(path: string) {
    const response = await fetch(new URL(path, bench.simulator.url));
    return { status: response.status, html: await response.text() };
  }

  it('shows its outputs and events, and leads to its resources, without the value of a secret', async () => {
    const stack = await bench.deploy({
      Resources: {
        Vpc: {
          Type: 'AWS::EC2::VPC',
          Properties: { CidrBlock: '10.0.0.0/16' },
        },
        Log: {
          Type: 'AWS::Logs::LogGroup',
          Properties: { LogGroupName: '/ecs/orders', RetentionInDays: 7 },
        },
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { Name: 'orders/key', SecretString: 'hunter2' },
        },
        Zone: {
          Type: 'AWS::Route53::HostedZone',
          Properties: { Name: 'acme.com' },
        },
        Cluster: {
          Type: 'AWS::ECS::Cluster',
          Properties: { ClusterName: 'main' },
        },
      },
      Outputs: { Network: { Value: { Ref: 'Vpc' } } },
    });
    const { status, html } = await read(
      `/go/view?arn=${encodeURIComponent(stack.StackId!)}`,
    );
    expect(status).toBe(200);
    expect(html).toContain('<h1>Stack app</h1>');
    expect(html).toContain('CREATE_COMPLETE');
    expect(html).toMatch(/<td[^>]*>Network</);
    const links = [...html.matchAll(/href="(\/go\/view[^"]+)"/g)];
    const pages = await Promise.all(links.map(([, path]) => read(path)));
    expect(
      pages.map(page => /<h1>(.*)<\/h1>/.exec(page.html)![1]).sort(),
    ).toEqual([
      'Cluster main',
      'Hosted zone acme.com',
      'Log group /ecs/orders',
      'Secret orders/key',
      expect.stringMatching(/^VPC vpc-/),
    ]);
    expect(pages.some(page => page.html.includes('AWSCURRENT'))).toBe(true);
    expect(pages.every(page => !page.html.includes('hunter2'))).toBe(true);
    expect(pages.map(page => page.status)).toEqual(pages.map(() => 200));
  });

  it('says over HTTP too what is not there', async () => {
    expect((await read('/go/view')).status).toBe(404);
  });
});
