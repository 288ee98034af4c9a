import { classifyRecords } from './zoneRecords';

it('classifyRecords separates validation records from those in use', () => {
  const record = (Name: string, Type: any, Value = 'x') => ({
    Name,
    Type,
    ResourceRecords: [{ Value }],
  });
  const own = [record('api.acme.com.', 'NS'), record('api.acme.com.', 'SOA')];
  const validation = record(
    '_a.api.acme.com.',
    'CNAME',
    '_b.c.acm-validations.aws.',
  );
  const used = [
    record('api.acme.com.', 'A'),
    record('v1.api.acme.com.', 'NS'),
    record('www.api.acme.com.', 'CNAME', 'acme.com.'),
  ];
  expect(
    classifyRecords([...own, validation, ...used], 'api.acme.com'),
  ).toEqual({
    validation: [validation],
    inUse: used,
  });
});
