import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import {
  DNS_ZONE_TYPE,
  ENVIRONMENT_TYPE,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { parse } from 'yaml';
import { CONSUMER_CIDR, InternalBench } from '../__testUtils__/InternalBench';
import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

const ids = [
  'fargate:vpc:deploy',
  'fargate:cluster:deploy',
  'fargate:environment:deploy',
  'fargate:environment:update',
  'fargate:public-api:deploy',
  'fargate:api:register',
  'fargate:api:update',
  'fargate:secret:put',
  'fargate:stack:delete',
  'fargate:deployment:check',
];

/** Their examples need names, and a way in, from another account. */
const internalIds = [
  'fargate:dns-zone:deploy',
  'fargate:internal-api:deploy',
  'fargate:dns-zone:delete',
];

interface Step {
  id: string;
  action: string;
  input: Record<string, any>;
}

/** Puts the outputs of earlier steps where a step refers to them. */
function render(value: any, outputs: Record<string, any>): any {
  if (typeof value === 'string') {
    const reference = /^\$\{\{ steps\.(\w+)\.output\.(\w+) \}\}$/.exec(value);
    return reference ? outputs[reference[1]][reference[2]] : value;
  }
  if (Array.isArray(value) || typeof value !== 'object') {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, render(one, outputs)]),
  );
}

describe.each(ids)('examples of %s', id => {
  let bench: TestBench;

  beforeEach(async () => {
    bench = await TestBench.start();
  });
  afterEach(() => bench.close());

  /** What an example finds in the catalog. */
  async function deployOrders() {
    const { outputs: dev } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner: 'group:default/team-a',
    });
    const { outputs: orders } = await bench.run('fargate:public-api:deploy', {
      name: 'orders',
      owner: 'group:default/team-a',
      environmentStackArn: dev.stackArn,
      image: 'public.ecr.aws/docker/library/nginx:1.27',
    });
    bench.addStackEntity('api:default/orders', orders.stackArn);
  }

  it('run as they are written', async () => {
    for (const { example, description } of bench.action(id).examples!) {
      const outputs: Record<string, any> = {};
      const steps: Step[] = parse(example).steps;
      if (example.includes('resource:default/dev')) {
        const { outputs: dev } = await bench.run('fargate:environment:deploy', {
          target: 'dev',
          name: 'dev',
          owner: 'group:default/team-a',
        });
        bench.addEntity({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: {
            name: 'dev',
            namespace: 'default',
            annotations: { 'fargate-api/stack-arn': dev.stackArn },
          },
          spec: { type: ENVIRONMENT_TYPE, owner: 'group:default/team-a' },
        });
      }
      if (example.includes('api:default/orders')) {
        await deployOrders();
      }
      for (const step of steps) {
        const result = await bench.run(
          step.action,
          render(step.input, outputs),
          { taskId: `${id} ${description} ${step.id}` },
        );
        outputs[step.id] = result.outputs;
      }
      expect(Object.keys(outputs)).toEqual(steps.map(step => step.id));
      expect(steps.some(step => step.action === id)).toBe(true);
      bench.clearEntities();
    }
  });
});

describe.each(internalIds)('examples of %s', id => {
  let world: InternalBench;

  beforeEach(async () => {
    world = await InternalBench.start();
    await world.parentZone();
  });
  afterEach(() => world.close());

  it('run as they are written', async () => {
    for (const { example } of world.bench.action(id).examples!) {
      const [step]: Step[] = parse(example).steps;
      if (step.input.zone) {
        const { outputs } = await world.zone();
        world.bench.addEntity({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: {
            name: 'api-acme-com',
            namespace: 'default',
            annotations: { [STACK_ARN_ANNOTATION]: outputs.stackArn },
          },
          spec: { type: DNS_ZONE_TYPE, owner: 'group:default/team-a' },
        });
      }
      if (step.input.environment) {
        const { outputs } = await world.environment();
        world.bench.addStackEntity('resource:default/inside', outputs.stackArn);
      }
      const { log } = await world.bench.run(step.action, step.input, {
        taskId: 'example',
      });
      expect(step.action).toBe(id);
      expect(log[log.length - 1]).toMatch(/^Done/);
    }
  });
});

describe('examples of fargate:internal-api:check', () => {
  const id = 'fargate:internal-api:check';

  it('run as they are written, but for the id that AWS gives a VPC', async () => {
    const world = await InternalBench.start({ customers: '333333333333' });
    await world.parentZone();
    const zone = await world.zone();
    const environment = await world.environment();
    const { outputs: orders } = await world.api({
      zoneStackArn: zone.outputs.stackArn,
      environmentStackArn: environment.outputs.stackArn,
    });
    world.bench.addStackEntity('api:default/orders', orders.stackArn);
    const customers = await world.bench.clients('customers');
    await customers.cloudFormation.send(
      new CreateStackCommand({
        StackName: 'customer-vpc',
        TemplateBody: await readCloudFormationTemplate('vpc'),
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: [
          { ParameterKey: 'VpcCidr', ParameterValue: CONSUMER_CIDR },
          { ParameterKey: 'NatGateways', ParameterValue: 'none' },
        ],
      }),
    );
    await world.bench.simulator.clock.advance(900);
    const { VpcId } = (await describeStack(customers, 'customer-vpc'))!.outputs;

    for (const { example } of world.bench.action(id).examples!) {
      const [step]: Step[] = parse(
        example.replace(/vpc-[0-9a-f]{17}/, VpcId),
      ).steps;
      const { outputs } = await world.bench.run(step.action, step.input);
      expect(step.action).toBe(id);
      expect(outputs).toMatchObject({
        reachable: false,
        missingHop: 'consumer-route',
      });
    }
    await world.close();
  });
});

it.each([...ids, ...internalIds, 'fargate:internal-api:check'])(
  '%s declares every output that it gives, with a description',
  async id => {
    const bench = await TestBench.start();
    const { schema, supportsDryRun } = bench.action(id);
    await bench.close();
    expect(supportsDryRun).toBe(true);
    for (const part of [schema!.input!, schema!.output!]) {
      for (const [name, property] of Object.entries<any>(part.properties!)) {
        expect({ name, description: property.description }).toEqual({
          name,
          description: expect.stringMatching(/.{8,}/),
        });
      }
    }
  },
);
