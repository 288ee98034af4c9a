import request from 'supertest';
import {
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { component } from '../__testUtils__/entities';
import { openApiProblems } from '../__testUtils__/openApi';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const HOUR = 3600;

// The clock of AWS starts on Thursday 2026-01-01 at midnight UTC.
describe('the status of an API with office hours', () => {
  let deployment: SimulatedDeployment;
  let orders: StackRecord;
  let plain: StackRecord;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    plain = await deployment.deployApi('plain');
    orders = await deployment.deployApi('orders', {
      OfficeHours: 'on',
      OfficeHoursTimezone: 'Europe/Berlin',
      OfficeHoursDays: 'MON,TUE,WED,THU,FRI,SAT,SUN',
    });
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  const entity = ({ name, arn }: StackRecord) =>
    component(name, { [STACK_ARN_ANNOTATION]: arn });

  const path = ({ name }: StackRecord) =>
    `/api/fargate-api/v1/entities/component/default/${name}`;

  async function read(stack: StackRecord) {
    const { server } = await startPlugin(deployment, [entity(stack)]);
    const { status, body } = await request(server).get(`${path(stack)}/status`);
    expect(status).toBe(200);
    expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
    return body as FargateApiStatus;
  }

  it('says when it next changes, in its hours and outside them', async () => {
    const { clock } = deployment.simulator;
    await clock.advance(12 * HOUR - ((clock.now() / 1000) % (24 * HOUR)));
    expect(await read(orders)).toMatchObject({
      state: 'healthy',
      problems: [],
      nextChange: {
        value: {
          at: '2026-01-01T18:00:00.000Z',
          timezone: 'Europe/Berlin',
          min: 0,
          max: 0,
        },
      },
    });
    await clock.advance(8 * HOUR);
    expect(await read(orders)).toMatchObject({
      state: 'asleep',
      problems: [],
      service: { value: { desired: 0, running: 0 } },
      nextChange: { value: { at: '2026-01-02T06:00:00.000Z', min: 2, max: 2 } },
    });
    await clock.advance(12 * HOUR);
    expect(await read(orders)).toMatchObject({ state: 'healthy' });
  });

  it('may be started outside them, and is stopped at their end', async () => {
    const { clock } = deployment.simulator;
    await clock.advance(12 * HOUR);
    const { server } = await startPlugin(deployment, [entity(orders)]);
    await request(server)
      .post(`${path(orders)}/scale`)
      .send({ desired: 1 })
      .expect(202);
    await clock.advance(HOUR);
    expect(await read(orders)).toMatchObject({
      state: 'healthy',
      service: { value: { desired: 1, running: 1 } },
      nextChange: { value: { min: 2 } },
    });
    await clock.advance(11 * HOUR);
    expect(await read(orders)).toMatchObject({
      service: { value: { desired: 2, running: 2 } },
    });
    await clock.advance(12 * HOUR);
    expect(await read(orders)).toMatchObject({ state: 'asleep' });
  });

  it('asks about no schedule where there are no such hours', async () => {
    expect((await read(plain)).nextChange).toEqual({});
  });

  it('names the schedule where it cannot be read', async () => {
    const fault = deployment.simulator.faults.add({
      kind: 'expired-credentials',
      service: 'application-autoscaling',
      operation: 'DescribeScheduledActions',
    });
    const { nextChange, problems } = await read(orders);
    fault.remove();
    expect(nextChange!.failure).toMatchObject({ reason: 'denied' });
    expect(problems).toMatchObject([
      { severity: 'warning', kind: 'read-denied' },
    ]);
  });
});
