import { Criteria, evaluateAlarm } from './evaluateAlarm';

const MINUTE = 60_000;
const START = Date.UTC(2018, 4, 2, 6, 28);

const criteria = (given: Partial<Criteria> = {}): Criteria => ({
  operator: 'GreaterThanThreshold',
  threshold: 1,
  evaluationPeriods: 3,
  datapointsToAlarm: given.evaluationPeriods ?? 3,
  treatMissingData: 'missing',
  ...given,
});

/** A datapoint for each minute; `-` stands for none. */
const points = (values: string) =>
  values.split(' ').map((value, i) => ({
    time: START + i * MINUTE,
    value: value === '-' ? undefined : Number(value),
  }));

describe('evaluateAlarm', () => {
  // The table of "Configuring how CloudWatch alarms treat missing data" in the
  // user guide of CloudWatch; 2 breaches.
  it.each<[string, string | undefined, string | undefined, string, string]>([
    ['0 - 2 - 2', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - 0', 'OK', undefined, 'OK', 'OK'],
    ['- - - - -', 'INSUFFICIENT_DATA', undefined, 'ALARM', 'OK'],
    ['0 2 2 - 2', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['- - 2 - -', 'ALARM', undefined, 'ALARM', 'OK'],
  ])('%s', (values, missing, ignore, breaching, notBreaching) => {
    const states = ['missing', 'ignore', 'breaching', 'notBreaching'].map(
      treatMissingData =>
        evaluateAlarm(criteria({ treatMissingData }), points(values))?.state,
    );
    expect(states).toEqual([missing, ignore, breaching, notBreaching]);
  });

  it('needs as many breaching datapoints as it is told', () => {
    const two = criteria({ datapointsToAlarm: 2 });
    expect(evaluateAlarm(two, points('2 0 2'))?.state).toBe('ALARM');
    expect(evaluateAlarm(two, points('2 0 0'))?.state).toBe('OK');
  });

  it('says why', () => {
    const one = criteria({ evaluationPeriods: 1 });
    expect(evaluateAlarm(one, points('2'))?.reason).toBe(
      'Threshold Crossed: 1 out of the last 1 datapoints [2.0 (02/05/18 06:28:00)] was greater than the threshold (1.0) (minimum 1 datapoint for OK -> ALARM transition).',
    );
    expect(evaluateAlarm(one, points('0.5'))?.reason).toBe(
      'Threshold Crossed: 1 out of the last 1 datapoints [0.5 (02/05/18 06:28:00)] was not greater than the threshold (1.0) (minimum 1 datapoint for ALARM -> OK transition).',
    );
    expect(evaluateAlarm(one, points('-'))?.reason).toBe(
      'Insufficient Data: 1 datapoint was unknown.',
    );
    expect(
      evaluateAlarm(
        criteria({ evaluationPeriods: 1, treatMissingData: 'breaching' }),
        points('-'),
      )?.reason,
    ).toBe(
      'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [Breaching].',
    );
  });
});
