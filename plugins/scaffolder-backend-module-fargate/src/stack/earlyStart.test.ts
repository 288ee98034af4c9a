import { cannedRecord } from '../__testUtils__/cannedStacks';
import { PlannedChange } from '../log/PlannedChanges';
import { describeEarlyStart } from './earlyStart';
import { Plan } from './plan';
import { StackRequest } from './StackRequest';

const AT_NIGHT = new Date('2026-11-26T22:00:00Z');
const HOURS = {
  OfficeHours: 'on',
  OfficeHoursTimezone: 'Europe/Berlin',
  OfficeHoursDays: 'MON,TUE,WED,THU,FRI',
  OfficeHoursFrom: '07:00',
  OfficeHoursTo: '19:30',
};
const WARNING =
  'it is outside office hours: this deployment starts tasks all the same, and they run until Fri, Nov 27, 19:30 (Europe/Berlin)';

const scalableTarget = (action: PlannedChange['action']): PlannedChange => ({
  logicalId: 'ScalableTarget',
  type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  action,
  replacement: 'no',
  values: [],
});
const executing = (...changes: PlannedChange[]): Plan => ({
  action: 'execute',
  type: 'UPDATE',
  stackArn: 'arn:stack',
  changeSetArn: 'arn:set',
  token: 'token',
  changes,
});

describe('describeEarlyStart', () => {
  const warningsOf = async (
    planned: Plan,
    parameters: Record<string, string> = HOURS,
    { now = AT_NIGHT, kept = [] as string[] } = {},
  ) =>
    describeEarlyStart(
      { parameters, keptParameters: kept } as Partial<StackRequest> as any,
      { stack: await cannedRecord('orders', { parameters: HOURS }) },
      planned,
      now,
    );

  it.each(['add', 'change'] as const)(
    'warns when the scalable target is there to %s',
    async action => {
      const other = { ...scalableTarget('add'), type: 'AWS::ECS::Service' };
      expect(
        await warningsOf(executing(other, scalableTarget(action))),
      ).toEqual([WARNING]);
    },
  );

  it.each<[string, Plan]>([
    ['it is removed', executing(scalableTarget('remove'))],
    [
      'only other resources change',
      executing({ ...scalableTarget('change'), type: 'AWS::ECS::Service' }),
    ],
    ['nothing changes', { action: 'none', stackArn: 'arn:stack' }],
  ])('says nothing where %s', async (_, planned) => {
    expect(await warningsOf(planned)).toEqual([]);
  });

  it('says nothing within the hours, or without any', async () => {
    const planned = executing(scalableTarget('change'));
    const now = new Date('2026-11-27T12:00:00Z');
    expect(await warningsOf(planned, HOURS, { now })).toEqual([]);
    expect(await warningsOf(planned, { ...HOURS, OfficeHours: 'off' })).toEqual(
      [],
    );
  });

  it('knows the hours that a stack keeps, and no others', async () => {
    const planned = executing(scalableTarget('change'));
    const kept = Object.keys(HOURS);
    expect(await warningsOf(planned, {}, { kept })).toEqual([WARNING]);
    expect(await warningsOf(planned, {})).toEqual([]);
    expect(await warningsOf(planned, { OfficeHours: 'off' }, { kept })).toEqual(
      [],
    );
  });

  it('knows the hours of a stack that does not exist yet', () => {
    expect(
      describeEarlyStart(
        { parameters: HOURS } as any,
        {},
        executing(scalableTarget('add')),
        AT_NIGHT,
      ),
    ).toEqual([WARNING]);
  });
});
