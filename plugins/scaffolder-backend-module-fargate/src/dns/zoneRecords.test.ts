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
    record('v1.api.acme.com.', 'SOA'),
    record('api.acme.com.', 'TXT'),
    // Neither is one that ACM validates by.
    record('_c.api.acme.com.', 'TXT', '_b.c.acm-validations.aws.'),
    {
      ...validation,
      ResourceRecords: [{ Value: 'acme.com.' }, ...validation.ResourceRecords],
    },
  ];
  expect(
    classifyRecords([...own, validation, ...used], 'api.acme.com'),
  ).toEqual({
    validation: [validation],
    inUse: used,
  });
});
