import { RefusalBench } from '../../../__testUtils__/RefusalBench';

const bench = new RefusalBench();

it.each(['com', '*.example.org', `${'a'.repeat(64)}.example.org`])(
  'a zone named %s is refused',
  async Name => {
    expect(await bench.reason('AWS::Route53::HostedZone', { Name })).toMatch(
      /is reserved by AWS!|is not a valid domain name/,
    );
  },
);

describe('a record', () => {
  it.each<[string, object]>([
    [
      "InvalidCharacterString (Value should be enclosed in quotation marks) encountered with 'noquotes'",
      { Type: 'TXT', ResourceRecords: ['noquotes'] },
    ],
    [
      "at 'changeBatch.changes.1.member.resourceRecordSet.tTL' failed to satisfy constraint: Member must have value less than or equal to 2147483647",
      { Type: 'A', TTL: 2147483648, ResourceRecords: ['1.2.3.4'] },
    ],
    [
      "MXRRDATANotTwoFields (MX record doesn't have 2 fields)",
      { Type: 'MX', ResourceRecords: ['mail.example.net'] },
    ],
    [
      "SRVRRDATANotFourFields (SRV record doesn't have 4 fields)",
      { Type: 'SRV', ResourceRecords: ['1 10 5269'] },
    ],
    [
      'Only issue/issuewild/iodef is allowed',
      { Type: 'CAA', ResourceRecords: ['0 issued "a"'] },
    ],
    [
      'Value is not a valid IPv4 address',
      { Type: 'A', ResourceRecords: ['x'] },
    ],
    [
      'Value is not a valid domain name',
      { Type: 'CNAME', ResourceRecords: ['a..b'] },
    ],
    [
      'Member must satisfy enum value set',
      { Type: 'B', ResourceRecords: ['x'] },
    ],
  ])('is refused: %s', async (text, record) => {
    expect(
      await bench.reason(
        'AWS::Route53::RecordSet',
        {
          HostedZoneId: { Ref: 'Zone' },
          Name: 'it.example.net',
          TTL: '60',
          ...record,
        },
        {
          Zone: {
            Type: 'AWS::Route53::HostedZone',
            Properties: { Name: 'example.net' },
          },
        },
      ),
    ).toContain(text);
  });
});
