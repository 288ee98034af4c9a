import { Server } from 'node:http';
import request from 'supertest';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { APPROVAL_TOPIC } from '@fargate-api/backstage-plugin-fargate-api-common';
import express from 'express';
import { fargateApiPlugin } from '../plugin';

const JANE = 'user:default/jane';
const ANN = 'user:default/ann';
const PLATFORM = 'group:default/platform';
const PATH = '/api/fargate-api/v1/entities/api/default/orders/approvals';
const IMAGE = `public.ecr.aws/nginx@sha256:${'0'.repeat(64)}`;
const A_DAY = 86_400_000;

const entity = (
  kind: string,
  name: string,
  type: string,
  owner: string,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { type, owner },
});

const ENTITIES = [
  entity('API', 'orders', 'openapi', 'group:default/team-orders'),
  entity('Component', 'orders', 'service', 'group:default/team-orders'),
  entity('Group', 'platform', 'team', PLATFORM),
  entity('Resource', 'prod', 'fargate-environment', PLATFORM),
];

const BODY = {
  change: 'a'.repeat(64),
  environmentRef: 'resource:default/prod',
  image: IMAGE,
  previousImage: 'nginx:1',
  from: 'api:default/orders-dev',
  requestedBy: JANE,
  taskId: 'task-1',
};

interface Sent {
  recipients: object;
  payload: Record<string, string>;
  caller: string;
}

async function start({
  denied = [],
  hasNotifications = true,
  expiresAfter,
}: {
  denied?: string[];
  hasNotifications?: boolean;
  expiresAfter?: object;
} = {}) {
  const sent: Sent[] = [];
  const auditor = mockServices.auditor.mock();
  const record = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(record);
  const notifications = createBackendPlugin({
    pluginId: 'notifications',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          const router = express.Router();
          router.post('/notifications', express.json(), (req, res) => {
            httpAuth.credentials(req, { allow: ['service'] }).then(
              ({ principal }) => {
                sent.push({ ...req.body, caller: principal.subject });
                res.json([]);
              },
              () => res.status(401).end(),
            );
          });
          httpRouter.use(router as any);
        },
      });
    },
  });
  const events = mockServices.events.mock();
  const { server }: { server: Server } = await startTestBackend({
    features: [
      fargateApiPlugin,
      ...(hasNotifications ? [notifications] : []),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost:0' },
          fargateApi: {
            targets: [
              {
                name: 'prod',
                accountId: '123456789012',
                region: 'eu-west-1',
                requiresApproval: true,
              },
            ],
            ...(expiresAfter && { approval: { expiresAfter } }),
          },
        },
      }),
      catalogServiceMock.factory({ entities: ENTITIES }),
      auditor.factory,
      events.factory,
      mockServices.userInfo.mock({
        getUserInfo: async ({ principal }: any) => ({
          userEntityRef: principal.userEntityRef,
          ownershipEntityRefs: [
            principal.userEntityRef,
            ...({
              [JANE]: ['group:default/team-orders', PLATFORM],
              [ANN]: [PLATFORM],
            }[principal.userEntityRef as string] ?? []),
          ],
        }),
      }).factory,
      mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(({ permission: { resourceType } }) => ({
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'catalog',
            resourceType,
            conditions: { rule: 'RULE_OF_A_MODULE', resourceType },
          })),
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: denied.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }).factory,
    ],
  });
  const as = (test: request.Test, header: string) =>
    test.set('authorization', header);
  const user = (ref: string) => mockCredentials.user.header(ref);
  const scaffolder = mockCredentials.service.header({
    onBehalfOf: mockCredentials.service('plugin:scaffolder'),
    targetPluginId: 'fargate-api',
  });
  return {
    sent,
    events,
    audit: { ...record, createEvent: auditor.createEvent },
    ask: (body: object = {}, header = scaffolder) =>
      as(request(server).post(PATH), header).send({ ...BODY, ...body }),
    close: (id: string, header = scaffolder) =>
      as(request(server).delete(`${PATH}/${id}`), header),
    list: (ref: string, path = PATH) =>
      as(request(server).get(path), user(ref)),
    decide: (ref: string, id: string, body: object) =>
      as(request(server).post(`${PATH}/${id}/decision`), user(ref)).send(body),
    decideAsService: (id: string) =>
      as(request(server).post(`${PATH}/${id}/decision`), scaffolder).send({
        approve: true,
      }),
  };
}

describe('approvals', () => {
  afterEach(() => jest.useRealTimers());

  const at = (time: number) =>
    jest.useFakeTimers({
      now: time,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
    });

  it('notify the owner of the environment, but not the user who asks', async () => {
    const { ask, sent } = await start();
    const { body, status } = await ask();
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.any(String),
      state: 'waiting',
      expiresAt: expect.any(String),
      approvers: [PLATFORM],
    });
    expect(sent).toEqual([
      {
        caller: 'plugin:fargate-api',
        recipients: {
          type: 'entity',
          entityRef: [PLATFORM],
          excludeEntityRef: JANE,
        },
        payload: {
          title: 'Approval: deploy orders',
          description: `${JANE} asks to deploy ${IMAGE} to api:default/orders, from api:default/orders-dev. The request expires at ${body.expiresAt}.`,
          link: '/catalog/default/api/orders',
          topic: 'fargate-api',
          severity: 'normal',
        },
      },
    ]);
  });

  it('say who applies changes of settings from then on, where that is to change', async () => {
    const { ask, list, sent } = await start();
    const appliedBy = 'https://github.com/acme/orders';
    await ask({ appliedBy });
    expect(sent[0].payload.description).toContain(
      'from api:default/orders-dev, and to let https://github.com/acme/orders apply changes of settings from then on. The request',
    );
    expect((await list(ANN)).body.items).toEqual([
      expect.objectContaining({ appliedBy }),
    ]);
  });

  it('are open without the notifications plugin, and say so', async () => {
    const { ask } = await start({ hasNotifications: false });
    expect((await ask()).body).toMatchObject({
      state: 'waiting',
      notNotified: expect.stringMatching(/^the notifications plugin/),
    });
  });

  it('are the same request when the task asks again, after a restart too', async () => {
    const { ask, sent } = await start();
    const [one, two] = [(await ask()).body, (await ask()).body];
    expect(two).toEqual(one);
    const { body: other } = await ask({ taskId: 'task-2' });
    expect(other).toEqual(one);
    expect(sent).toHaveLength(1);
    expect((await ask({ change: 'b'.repeat(64) })).body.id).not.toBe(one.id);
  });

  it('are shown to who sees the API, and decided by who may', async () => {
    const { ask, audit, decide, events, list, sent } = await start();
    const { id, expiresAt } = (await ask()).body;
    const shown = {
      id,
      entityRef: 'api:default/orders',
      image: IMAGE,
      previousImage: 'nginx:1',
      from: 'api:default/orders-dev',
      requestedBy: JANE,
      requestedAt: expect.any(String),
      expiresAt,
      taskId: 'task-1',
    };
    expect((await list(ANN)).body.items).toEqual([
      { ...shown, mayDecide: true },
    ]);
    expect(
      (await list(ANN, PATH.replace('/api/default', '/component/default'))).body
        .items,
    ).toEqual([{ ...shown, mayDecide: true }]);
    for (const other of [JANE, 'user:default/eve']) {
      expect((await list(other)).body.items).toEqual([
        { ...shown, mayDecide: false },
      ]);
    }
    expect((await decide(ANN, id, { approve: true })).status).toBe(204);
    expect((await ask()).body).toMatchObject({
      state: 'approved',
      decidedBy: ANN,
    });
    expect(events.publish.mock.calls).toEqual([
      [{ topic: APPROVAL_TOPIC, eventPayload: { id } }],
    ]);
    expect((await list(ANN)).body.items).toEqual([]);
    expect(sent.at(-1)).toMatchObject({
      recipients: { entityRef: [JANE] },
      payload: {
        title: 'Approved: deploy orders',
        link: '/create/tasks/task-1',
      },
    });
    expect(audit.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'approval-decide',
        severityLevel: 'medium',
        meta: { entityRef: 'api:default/orders', approval: id, approve: true },
      }),
    );
    expect(audit.success).toHaveBeenCalledWith({
      meta: { requestedBy: JANE, image: IMAGE },
    });
  });

  it('are not decided by the user who asks, another team, or a service', async () => {
    const { ask, audit, decide, decideAsService } = await start();
    const { id } = (await ask()).body;
    const own = await decide(JANE, id, { approve: true });
    expect([own.status, own.body.error.message]).toEqual([
      403,
      'You asked for this deployment, so somebody else has to approve it.',
    ]);
    const other = await decide('user:default/eve', id, { approve: true });
    expect([other.status, other.body.error.message]).toEqual([
      403,
      `resource:default/prod may be changed only by its owner, ${PLATFORM}. Ask ${PLATFORM}.`,
    ]);
    expect((await decideAsService(id)).status).toBe(403);
    expect(audit.fail).toHaveBeenCalledTimes(2);
    expect((await ask()).body.state).toBe('waiting');
  });

  it('require the permission for the environment', async () => {
    const { ask, decide, list } = await start({
      denied: ['fargate-api.deployment.approve'],
    });
    const { id } = (await ask()).body;
    expect((await list(ANN)).body.items).toMatchObject([{ mayDecide: false }]);
    const { body, status } = await decide(ANN, id, { approve: true });
    expect([status, body.error.message]).toEqual([
      403,
      `Requires the permission fargate-api.deployment.approve for resource:default/prod. Ask ${PLATFORM}.`,
    ]);
  });

  it('are declined with a reason', async () => {
    const { ask, decide } = await start();
    const { id } = (await ask()).body;
    const { status, body } = await decide(ANN, id, { approve: false });
    expect([status, body.error.message]).toEqual([
      400,
      'reason: say why, for whoever asked.',
    ]);
    await decide(ANN, id, { approve: false, reason: ' not on Friday\u202e ' });
    expect((await ask()).body).toMatchObject({
      state: 'declined',
      decidedBy: ANN,
      reason: 'not on Friday',
    });
    const late = await decide(ANN, id, { approve: true });
    expect([late.status, late.body.error.message]).toEqual([
      409,
      'The request is decided already, withdrawn or expired.',
    ]);
    // Another task may ask anew.
    const { body: again } = await ask({ taskId: 'task-2' });
    expect(again).toMatchObject({ state: 'waiting' });
    expect(again.id).not.toBe(id);
  });

  it.each([
    [undefined, A_DAY],
    [{ minutes: 5 }, 300_000],
  ])('expire after %j', async (expiresAfter, milliseconds) => {
    const { ask, decide, list } = await start({ expiresAfter });
    const start_ = Date.now();
    at(start_);
    const { id, expiresAt } = (await ask()).body;
    expect(Date.parse(expiresAt) - start_).toBe(milliseconds);
    at(start_ + milliseconds);
    expect((await ask()).body).toMatchObject({ id, state: 'expired' });
    expect((await list(ANN)).body.items).toEqual([]);
    expect((await decide(ANN, id, { approve: true })).status).toBe(409);
    expect((await ask({ taskId: 'task-2' })).body.state).toBe('waiting');
  });

  it('end with their task, and are asked for by the scaffolder only', async () => {
    const { ask, close, decide, list } = await start();
    const { id } = (await ask()).body;
    const jane = mockCredentials.user.header(JANE);
    expect((await ask({}, jane)).status).toBe(403);
    expect((await close(id, jane)).status).toBe(403);
    expect((await close(id)).status).toBe(204);
    expect((await list(ANN)).body.items).toEqual([]);
    expect((await close(id)).status).toBe(404);
    expect((await decide(ANN, id, { approve: true })).status).toBe(404);
  });
});
