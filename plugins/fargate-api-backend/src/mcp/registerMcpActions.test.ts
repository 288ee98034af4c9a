import Ajv from 'ajv';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { component, locatedAt } from '../__testUtils__/entities';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const CRASHING = 'public.ecr.aws/fargate-api/crash:1';

describe('registerMcpActions', () => {
  let deployment: SimulatedDeployment;
  let stack: StackRecord;
  let arn: string;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    // The stack has not been rolled back yet.
    stack = await deployment.deployApi('orders', { ImageUrl: CRASHING }, 180);
    const { ClusterName } = deployment.environmentStack.outputs;
    arn = `arn:aws:ecs:eu-west-1:123456789012:service/${ClusterName}/orders`;
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  async function start(options: { allow?: () => boolean } = {}) {
    const { actions, audit } = await startPlugin(
      deployment,
      [
        component(
          'orders',
          {
            ...locatedAt(stack.arn),
            [STACK_ARN_ANNOTATION]: stack.arn,
            [ECS_SERVICE_ARN_ANNOTATION]: arn,
          },
          [
            { type: 'dependsOn', targetRef: 'resource:default/dev' },
            { type: 'providesApi', targetRef: 'api:default/orders' },
          ],
        ),
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'API',
          metadata: { name: 'orders', namespace: 'default' },
        },
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: { name: 'dev', namespace: 'default' },
        },
      ],
      options,
    );
    const credentials = mockCredentials.user();
    return {
      actions,
      audit,
      invoke: (name: string, input: Record<string, string>) =>
        actions.invoke({ id: `test:${name}`, input, credentials }),
    };
  }

  it('registers only read-only actions', async () => {
    const { actions } = await start();
    const { actions: all } = await actions.list();
    expect(all.map(({ name, attributes }) => [name, attributes])).toEqual(
      ['get-status', 'explain-unhealthy', 'list-apis', 'check-consumer'].map(
        name => [
          name,
          { readOnly: true, destructive: false, idempotent: true },
        ],
      ),
    );
  });

  it.each(['get-status', 'explain-unhealthy', 'list-apis'])(
    'adds an example that matches its schemas to %s',
    async name => {
      const { actions } = await start();
      const { actions: all } = await actions.list();
      const { examples, schema } = all.find(action => action.name === name)!;
      const ajv = new Ajv({ strict: false });
      expect(examples).toHaveLength(1);
      for (const { input, output } of examples!) {
        expect(ajv.validate(schema.input, input)).toBe(true);
        expect(ajv.validate(schema.output, output)).toBe(true);
      }
    },
  );

  it('get-status returns the status of an API', async () => {
    const { invoke } = await start();
    const { output } = await invoke('get-status', {
      entityRef: 'component:default/orders',
    });
    expect(output).toMatchObject({
      state: 'down',
      desiredTasks: 2,
      images: [CRASHING],
      accountId: '123456789012',
      problems: expect.arrayContaining([
        expect.stringContaining('exited with code 1'),
      ]),
    });
  });

  it('explain-unhealthy returns problems, stopped tasks and events', async () => {
    const { invoke } = await start();
    const { output } = await invoke('explain-unhealthy', {
      entityRef: 'component:default/orders',
    });
    expect(output).toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: 'EssentialContainerExited',
          hint: 'Fix the error shown in the log of the container.',
        }),
      ]),
      stoppedTasks: expect.arrayContaining([
        expect.objectContaining({ exitCodes: [1] }),
      ]),
    });
  });

  it('list-apis returns the APIs in an environment', async () => {
    const { invoke } = await start();
    const { output } = await invoke('list-apis', {
      environmentRef: 'resource:default/dev',
    });
    expect(output).toEqual({ apis: [{ entityRef: 'api:default/orders' }] });
  });

  it.each([
    ['status-read', 'get-status', { entityRef: 'component:default/orders' }],
    [
      'status-read',
      'explain-unhealthy',
      { entityRef: 'component:default/orders' },
    ],
    ['apis-list', 'list-apis', { environmentRef: 'resource:default/dev' }],
    [
      'consumer-check',
      'check-consumer',
      {
        entityRef: 'component:default/orders',
        target: 'dev',
        vpcId: 'vpc-0a2bab76b25191e38',
      },
    ],
  ])(
    'records every call in the audit log, allowed or refused: %s of %s',
    async (eventId, action, input: any) => {
      const { entityRef = input.environmentRef } = input;
      const event = expect.objectContaining({
        eventId,
        meta: expect.objectContaining({
          action,
          entityRef,
          initiator: 'user:default/mock',
        }),
      });
      const claimed = input.environmentRef ? {} : { stack: stack.arn };
      const found = input.environmentRef ? {} : { ...claimed, target: 'dev' };
      const isPublic = action === 'check-consumer';
      const { invoke, audit } = await start();
      await invoke(action, input).catch(() => {});
      expect(audit.createEvent.mock.calls).toEqual([[event]]);
      expect((isPublic ? audit.fail : audit.success).mock.calls).toEqual([
        [expect.objectContaining({ meta: found })],
      ]);

      const refused = await start({ allow: () => false });
      await expect(refused.invoke(action, input)).rejects.toThrow(
        'fargate-api.',
      );
      expect(refused.audit.createEvent.mock.calls).toEqual([[event]]);
      expect(refused.audit.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ name: 'NotAllowedError' }),
        meta: isPublic ? {} : claimed,
      });
    },
  );

  it('requires the permission of the caller', async () => {
    const { invoke } = await start({ allow: () => false });
    await expect(
      invoke('get-status', { entityRef: 'component:default/orders' }),
    ).rejects.toThrow('fargate-api.status.read');
    await expect(
      invoke('list-apis', { environmentRef: 'resource:default/dev' }),
    ).rejects.toThrow('fargate-api.status.read');
  });

  it('refuses an incomplete entity reference', async () => {
    const { invoke } = await start();
    await expect(invoke('get-status', { entityRef: 'orders' })).rejects.toThrow(
      /had missing or empty kind/,
    );
  });
});
