import {
  readRecord,
  readRecords,
  readRecordsWithin,
  valuesOf,
} from './records';

const record = (Name: string, Type = 'A', ...values: string[]) => ({
  Name: `${Name}.`,
  Type: Type as 'A',
  ResourceRecords: values.map(Value => ({ Value })),
});

/** Route 53 answers with one page after the other. */
function withPages(...pages: object[]) {
  const inputs: object[] = [];
  const signals: unknown[] = [];
  const send = async (command: any, options: any) => {
    inputs.push(command.input);
    signals.push(options.abortSignal);
    return pages.shift() ?? {};
  };
  return { clients: { route53: { send } as any }, inputs, signals };
}

const next = (name: string) => ({
  IsTruncated: true,
  NextRecordName: `${name}.`,
  NextRecordType: 'A',
  NextRecordIdentifier: 'id',
});
const { signal } = new AbortController();

describe('readRecords', () => {
  it('reads all pages', async () => {
    const { clients, inputs, signals } = withPages(
      { ResourceRecordSets: [record('a.com')], ...next('b.com') },
      { ...next('c.com') },
      { ResourceRecordSets: [record('c.com')] },
    );
    expect(await readRecords(clients, 'Z1', { signal })).toEqual([
      record('a.com'),
      record('c.com'),
    ]);
    expect(inputs).toEqual([
      { HostedZoneId: 'Z1' },
      ...['b.com.', 'c.com.'].map(StartRecordName => ({
        HostedZoneId: 'Z1',
        StartRecordName,
        StartRecordType: 'A',
        StartRecordIdentifier: 'id',
      })),
    ]);
    expect(signals).toEqual([signal, signal, signal]);
  });
});

describe('readRecordsWithin', () => {
  it('reads the name and those below it, and no further', async () => {
    const { clients, inputs, signals } = withPages(
      {
        ResourceRecordSets: [record('b.com'), record('a.b.com')],
        ...next('c.b.com'),
      },
      {
        ResourceRecordSets: [record('c.b.com'), record('bb.com')],
        ...next('c.com'),
      },
    );
    const found = await readRecordsWithin(clients, 'Z1', 'b.com', { signal });
    expect(found).toEqual([
      record('b.com'),
      record('a.b.com'),
      record('c.b.com'),
    ]);
    expect(inputs).toEqual([
      { HostedZoneId: 'Z1', StartRecordName: 'b.com' },
      {
        HostedZoneId: 'Z1',
        StartRecordName: 'c.b.com.',
        StartRecordType: 'A',
        StartRecordIdentifier: 'id',
      },
    ]);
    expect(signals).toEqual([signal, signal]);
  });

  it('ends with the zone', async () => {
    const { clients, inputs } = withPages({
      ResourceRecordSets: [record('b.com')],
      NextRecordName: 'a.b.com.',
    });
    expect(await readRecordsWithin(clients, 'Z1', 'b.com')).toHaveLength(1);
    expect(inputs).toHaveLength(1);
    expect(await readRecordsWithin(withPages().clients, 'Z1', 'b.com')).toEqual(
      [],
    );
  });
});

describe('readRecord', () => {
  it('reads the record of a name and type', async () => {
    const { clients, inputs, signals } = withPages({
      ResourceRecordSets: [record('A.com')],
    });
    expect(await readRecord(clients, 'Z1', 'a.com', 'A', { signal })).toEqual(
      record('A.com'),
    );
    expect(inputs).toEqual([
      {
        HostedZoneId: 'Z1',
        StartRecordName: 'a.com',
        StartRecordType: 'A',
        MaxItems: 1,
      },
    ]);
    expect(signals).toEqual([signal]);
  });

  it.each([
    ['another name', [record('b.com')]],
    ['another type', [record('a.com', 'AAAA')]],
    ['nothing', []],
    ['no list', undefined],
  ])('finds none where Route 53 lists %s', async (_, ResourceRecordSets) => {
    const { clients } = withPages({ ResourceRecordSets });
    expect(await readRecord(clients, 'Z1', 'a.com', 'A')).toBeUndefined();
  });
});

describe('valuesOf', () => {
  it.each([
    [record('a.com', 'NS', 'ns-1.com.', 'NS-2.com'), ['ns-1.com', 'ns-2.com']],
    [{ Name: 'a.com', Type: 'A' as const }, []],
    [undefined, []],
  ])('of %j are %j', (one, values) => {
    expect(valuesOf(one)).toEqual(values);
  });
});
