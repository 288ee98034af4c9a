import { ServiceBench } from '../../__testUtils__/ServiceBench';
import { Faults } from '../../faults/Faults';
import { Elbv2 } from '../../services/elbv2/model/Elbv2';
import { Ecs } from '../../services/ecs/model/Ecs';
import { overviewPage } from '../overviewPage';
import { consoleAnswer } from './consoleAnswer';

const CRASH = 'public.ecr.aws/fargate-api/crash:1';

/** A load-balanced service, and what a browser reads about its resources. */
class ConsoleBench {
  private constructor(readonly bench: ServiceBench) {}

  static async start(
    image = 'public.ecr.aws/nginx/nginx:1.27',
  ): Promise<ConsoleBench> {
    const bench = await ServiceBench.ready();
    await bench.createService(image);
    await bench.clock.advance(120);
    return new ConsoleBench(bench);
  }

  get region() {
    return this.bench.region;
  }

  get tasks() {
    return this.region.service(Ecs).tasksOf('main');
  }

  open(arn: string) {
    const url = new URL('http://127.0.0.1/go/view');
    url.searchParams.set('arn', arn);
    const { status, body } = consoleAnswer(this.bench.world, url);
    return { status, html: String(body) };
  }

  /** Opens each page that a page links to. */
  follow(html: string) {
    return [...html.matchAll(/href="[^"]*\?arn=([^"]+)"/g)].map(([, arn]) =>
      this.open(decodeURIComponent(arn)),
    );
  }
}

describe('the page of a resource, where AWS has its console', () => {
  it('shows a service with its tasks, deployments, target groups and events', async () => {
    const console = await ConsoleBench.start();
    const { status, html } = console.open(
      console.region.arn('ecs', 'service/main/api'),
    );
    expect(status).toBe(200);
    expect(html).toContain('<h1>Service api</h1>');
    expect(html).toContain('RUNNING');
    expect(html).toContain('(service api) has reached a steady state.');
    const opened = console.follow(html);
    expect(opened.map(page => page.status)).toEqual(opened.map(() => 200));
    expect(opened.map(page => /<h1>(\w+ \w+)/.exec(page.html)![1])).toEqual(
      expect.arrayContaining(['Cluster main', 'Target group']),
    );
  });

  it('shows a cluster, and the way back to all that exists', async () => {
    const console = await ConsoleBench.start();
    const { html } = console.open(console.region.arn('ecs', 'cluster/main'));
    expect(html).toContain('<h1>Cluster main</h1>');
    expect(html).toContain('<a href="/">Simulated AWS</a>');
    expect(console.follow(html)).toHaveLength(1 + console.tasks.length);
  });

  it('says why a task stopped', async () => {
    const console = await ConsoleBench.start(CRASH);
    const { html } = console.open(
      console.tasks.find(({ shape }) => shape.stoppedAt)!.shape.taskArn,
    );
    expect(html).toContain('Essential container in task exited');
    expect(html).toMatch(/<td[^>]*>1</);
  });

  it('shows a load balancer with its listeners, and the health of targets', async () => {
    const console = await ConsoleBench.start();
    const [arn] = console.region.service(Elbv2).loadBalancers.keys();
    const { html } = console.open(arn);
    expect(html).toContain('HTTP 80');
    const pages = console.follow(html).map(page => page.html);
    expect(pages).toEqual([
      expect.stringContaining(`<h1>VPC ${console.bench.vpcId}</h1>`),
      expect.stringMatching(/<td[^>]*>healthy</),
    ]);
    expect(pages[0]).toContain('10.0.100.0/24');
    expect(pages[0]).toContain('available');
  });

  it('shows the last lines of a log group, as text and not as markup', async () => {
    const console = await ConsoleBench.start(CRASH);
    const arn = console.region.arn('logs', 'log-group:api');
    const { html } = console.open(arn);
    expect(html).toContain('Environment variable DATABASE_URL is not set');
    const hostile = console.open(`${arn}<script>`);
    expect(hostile.status).toBe(404);
    expect(hostile.html).not.toContain('<script>');
  });

  it.each([
    ['a deleted resource', 'arn:aws:ecs:eu-west-1:111122223333:cluster/gone'],
    ['an account', 'arn:aws:ecs:eu-west-1:999999999999:cluster/main'],
    ['a region', 'arn:aws:ecs:us-east-1:111122223333:cluster/main'],
    ['a kind without a page', 'arn:aws:iam::111122223333:role/bench'],
    ['no ARN', 'orders'],
  ])('says that %s is not there', async (_, arn) => {
    const console = await ConsoleBench.start();
    const accounts = console.bench.world.accounts().length;
    const { status, html } = console.open(arn);
    expect(status).toBe(404);
    expect(html).toContain('<h1>Not found</h1>');
    expect(html).toContain(arn);
    expect(console.bench.world.accounts()).toHaveLength(accounts);
  });

  it('is linked from the list of what exists', async () => {
    const console = await ConsoleBench.start();
    const html = overviewPage(console.bench.world, new Faults(1));
    expect(html).toMatch(/[1-9] of [1-9] running/);
    expect(
      console.follow(html).map(page => /<h1>(\w+)/.exec(page.html)![1]),
    ).toEqual(['Service', 'Cluster', 'Load']);
  });
});
