import { Examples, Resources, base, times } from './Example';

const NAME = 'web.example.org';

const ADDRESS = '192.0.2.1';

const zone = (properties: object = {}) => ({
  Type: 'AWS::Route53::HostedZone',
  Properties: { Name: 'example.org', ...properties },
});

const VPC = { VPCId: base('Vpc'), VPCRegion: 'eu-west-1' };

/** Two zones of one VPC. */
const privateZones = (Name: string): Resources => {
  const VPCs = [{ VPCId: { Ref: 'Vpc' }, VPCRegion: 'eu-west-1' }];
  return {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.3.0.0/16' } },
    First: zone({ VPCs }),
    It: { ...zone({ Name, VPCs }), DependsOn: 'First' },
  };
};

const recordSet = (properties: object) => ({
  Type: 'AWS::Route53::RecordSet',
  Properties: { HostedZoneId: { Ref: 'Zone' }, Name: NAME, ...properties },
});

/** A record in a zone of its own; an A record where nothing else is said. */
const record = (properties: object = {}): Resources => ({
  Zone: zone(),
  It: recordSet({
    Type: 'A',
    TTL: '60',
    ResourceRecords: [ADDRESS],
    ...properties,
  }),
});

const values = (Type: string, ...ResourceRecords: string[]) =>
  record({ Type, ResourceRecords });

/** A record that is one of several, of which the rest may come later. */
const chosen = (properties: object, more: object = {}) =>
  record({ SetIdentifier: 'one', ...properties, ...more });

const group = (...RecordSets: object[]): Resources => ({
  Zone: zone(),
  It: {
    Type: 'AWS::Route53::RecordSetGroup',
    Properties: {
      HostedZoneId: { Ref: 'Zone' },
      RecordSets: RecordSets.map((properties, index) => ({
        Name: NAME,
        Type: 'A',
        TTL: '60',
        ResourceRecords: [`192.0.2.${index + 1}`],
        ...properties,
      })),
    },
  },
});

/** A group whose records are distinguishable. */
const choice = (...records: object[]) =>
  group(
    ...records.map((properties, index) => ({
      SetIdentifier: `set${index}`,
      ...properties,
    })),
  );

/** A record, and an alias of it or of something else. */
const alias = (
  target: object,
  more: object = {},
  aliased: object = {},
): Resources => ({
  Zone: zone(),
  Aliased: recordSet({
    Name: 'origin.example.org',
    Type: 'A',
    TTL: '60',
    ResourceRecords: [ADDRESS],
    ...aliased,
  }),
  It: {
    ...recordSet({
      Type: 'A',
      AliasTarget: {
        HostedZoneId: { Ref: 'Zone' },
        DNSName: 'origin.example.org',
        ...target,
      },
      ...more,
    }),
    DependsOn: 'Aliased',
  },
});

/** An alias of a name of AWS in a zone, the right one and another one. */
const aliasOf = (DNSName: string, HostedZoneId: string) =>
  [
    alias({ DNSName, HostedZoneId: 'Z0123456789' }),
    alias({ DNSName, HostedZoneId }),
  ] as [Resources, Resources];

const hostedZone = (properties: object): Resources => ({
  It: zone(properties),
});

const label = (length: number) => 'a'.repeat(length);

/** A name of so many characters, in labels of at most 50. */
const longName = (length: number, end: string) => {
  const labels = times(4, () => label(50)).join('.');
  const rest = length - labels.length - end.length - 2;
  return `${labels}.${label(rest)}.${end}`;
};

const queryLogging = (CloudWatchLogsLogGroupArn: string, more: object = {}) =>
  hostedZone({ QueryLoggingConfig: { CloudWatchLogsLogGroupArn }, ...more });

const LOGS = 'arn:aws:logs:us-east-1:123456789012:log-group:/dns';

const geo = (GeoLocation: object) => chosen({ GeoLocation });

const proximity = (GeoProximityLocation: object) =>
  choice({ GeoProximityLocation });

const COLLECTION = '0123abcd-0123-0123-0123-0123456789ab';

const cidr = (
  CollectionId: string,
  LocationName = 'default',
): Record<string, object> => ({
  CidrRoutingConfig: { CollectionId, LocationName },
});

const sums = 'a'.repeat(40);

const texts = (count: number, length: number) => ({
  Type: 'TXT',
  ResourceRecords: times(count, index => `"${`${index}`.padEnd(length - 2)}"`),
});

/** The rules for `AWS::Route53::*`. */
export const records: Examples = {
  // The rules know the records of all examples by their names.
  'pf-route53-alias-apex-to-cname': [
    alias(
      { DNSName: 'canonical.example.org' },
      { Name: 'example.org' },
      {
        Name: 'canonical.example.org',
        Type: 'CNAME',
        ResourceRecords: ['example.net'],
      },
    ),
    alias({}, { Name: 'example.org' }),
  ],
  'pf-route53-alias-beanstalk-zone-id': aliasOf(
    'web.eu-west-1.elasticbeanstalk.com',
    'Z2NYPWQ7DFZAZH',
  ),
  'pf-route53-alias-cloudfront-zone-id': aliasOf(
    'd111111abcdef8.cloudfront.net',
    'Z2FDTNDATAQYW2',
  ),
  'pf-route53-alias-globalaccelerator-zone-id': aliasOf(
    'a1234567890abcdef.awsglobalaccelerator.com',
    'Z2BJ6XQ5FK7U4H',
  ),
  'pf-route53-alias-s3-website-zone-id': aliasOf(
    's3-website-eu-west-1.amazonaws.com',
    'Z1BKCTXD74EZPE',
  ),
  'pf-route53-alias-samezone-record-type': [
    alias(
      {},
      { Type: 'NS' },
      {
        Type: 'NS',
        ResourceRecords: ['ns1.example.net'],
      },
    ),
    alias({}),
  ],
  'pf-route53-alias-samezone-target-missing': [
    alias({ DNSName: 'missing.example.org' }),
    alias({}),
  ],
  'pf-route53-alias-target-outside-zone': [
    alias({ DNSName: 'origin.example.net' }),
    alias({}),
  ],
  'pf-route53-apex-cname': [
    record({
      Name: 'example.org',
      Type: 'CNAME',
      ResourceRecords: ['example.net'],
    }),
    values('CNAME', 'example.net'),
  ],
  'pf-route53-caa-tag-enum': [
    values('CAA', '0 issued "amazon.com"'),
    values('CAA', '0 issue "amazon.com"'),
  ],
  'pf-route53-cidr-collection-id-format': [
    chosen(cidr('collection')),
    chosen(cidr(COLLECTION)),
  ],
  'pf-route53-cidr-private-zone': [
    { ...chosen(cidr(COLLECTION)), Zone: zone({ VPCs: [VPC] }) },
    chosen(cidr(COLLECTION)),
  ],
  'pf-route53-cidr-same-collection-in-group': [
    choice(cidr(COLLECTION, 'a'), cidr(COLLECTION.replace('0', '1'), 'b')),
    choice(cidr(COLLECTION, 'a'), cidr(COLLECTION, 'b')),
  ],
  'pf-route53-cname-name-collision': [
    group({ Type: 'CNAME', ResourceRecords: ['example.net'] }, {}),
    group({ Type: 'AAAA', ResourceRecords: ['2001:db8::1'] }, {}),
  ],
  'pf-route53-coordinates-latitude-range': [
    proximity({ Coordinates: { Latitude: '91', Longitude: '0' } }),
    proximity({ Coordinates: { Latitude: '90', Longitude: '0' } }),
  ],
  'pf-route53-coordinates-longitude-range': [
    proximity({ Coordinates: { Latitude: '0', Longitude: '181' } }),
    proximity({ Coordinates: { Latitude: '0', Longitude: '180' } }),
  ],
  'pf-route53-ds-field-count': [
    values('DS', `12345 13 2`),
    values('DS', `12345 13 2 ${sums}`),
  ],
  'pf-route53-failover-alias-evaluate-target-health': [
    alias({}, { SetIdentifier: 'one', Failover: 'PRIMARY' }),
    alias(
      { EvaluateTargetHealth: true },
      { SetIdentifier: 'one', Failover: 'PRIMARY' },
    ),
  ],
  'pf-route53-failover-enum': [
    chosen({ Failover: 'TERTIARY' }),
    chosen({ Failover: 'SECONDARY' }),
  ],
  'pf-route53-failover-requires-health-check': [
    chosen({ Failover: 'PRIMARY' }),
    chosen({ Failover: 'SECONDARY' }),
  ],
  'pf-route53-geolocation-continent-code-enum': [
    geo({ ContinentCode: 'AA' }),
    geo({ ContinentCode: 'EU' }),
  ],
  'pf-route53-geolocation-country-code-iso': [
    geo({ CountryCode: 'QQ' }),
    geo({ CountryCode: 'DE' }),
  ],
  'pf-route53-geolocation-duplicate-location': [
    choice(
      { GeoLocation: { CountryCode: 'DE' } },
      { GeoLocation: { CountryCode: 'DE' } },
    ),
    choice(
      { GeoLocation: { CountryCode: 'DE' } },
      { GeoLocation: { CountryCode: 'FR' } },
    ),
  ],
  'pf-route53-geolocation-exclusive': [
    geo({ ContinentCode: 'EU', CountryCode: 'DE' }),
    geo({ CountryCode: 'DE' }),
  ],
  'pf-route53-geolocation-subdivision-code-value': [
    geo({ CountryCode: 'US', SubdivisionCode: 'XX' }),
    geo({ CountryCode: 'US', SubdivisionCode: 'CA' }),
  ],
  'pf-route53-geolocation-subdivision-requires-us': [
    geo({ CountryCode: 'DE', SubdivisionCode: 'BY' }),
    geo({ CountryCode: 'US', SubdivisionCode: 'CA' }),
  ],
  'pf-route53-geolocation-unsupported-country': [
    geo({ CountryCode: 'BV' }),
    geo({ CountryCode: 'NO' }),
  ],
  'pf-route53-geoproximity-awsregion-value': [
    proximity({ AWSRegion: 'eu-west-9' }),
    proximity({ AWSRegion: 'eu-west-1' }),
  ],
  'pf-route53-geoproximity-bias-range': [
    proximity({ AWSRegion: 'eu-west-1', Bias: 100 }),
    proximity({ AWSRegion: 'eu-west-1', Bias: 99 }),
  ],
  'pf-route53-geoproximity-exclusive': [
    proximity({ AWSRegion: 'eu-west-1', LocalZoneGroup: 'us-west-2-den-1' }),
    proximity({ AWSRegion: 'eu-west-1' }),
  ],
  'pf-route53-geoproximity-localzonegroup-format': [
    proximity({ LocalZoneGroup: 'denver' }),
    proximity({ LocalZoneGroup: 'us-west-2-den-1' }),
  ],
  'pf-route53-geoproximity-max-30-same-name-type': [
    choice(
      ...times(31, Bias => ({
        GeoProximityLocation: { AWSRegion: 'eu-west-1', Bias },
      })),
    ),
    choice(
      ...times(30, Bias => ({
        GeoProximityLocation: { AWSRegion: 'eu-west-1', Bias },
      })),
    ),
  ],
  'pf-route53-hostedzone-duplicate-private-zone-vpc': [
    privateZones('example.org'),
    privateZones('example.net'),
  ],
  'pf-route53-hostedzone-name-charset': [
    hostedZone({ Name: 'web site.org' }),
    hostedZone({ Name: 'website.org' }),
  ],
  'pf-route53-hostedzone-name-label-63': [
    hostedZone({ Name: `${label(64)}.org` }),
    hostedZone({ Name: `${label(63)}.org` }),
  ],
  'pf-route53-hostedzone-name-punycode': [
    hostedZone({ Name: 'käse.org' }),
    hostedZone({ Name: 'xn--kse-qla.org' }),
  ],
  'pf-route53-hostedzone-name-required': [
    { It: { Type: 'AWS::Route53::HostedZone', Properties: {} } },
    hostedZone({}),
  ],
  'pf-route53-hostedzone-name-tld': [
    hostedZone({ Name: 'org' }),
    hostedZone({}),
  ],
  'pf-route53-hostedzone-name-total-253': [
    hostedZone({ Name: longName(254, 'org') }),
    hostedZone({ Name: longName(253, 'org') }),
  ],
  'pf-route53-hostedzone-name-wildcard-label': [
    hostedZone({ Name: '*.example.org' }),
    hostedZone({}),
  ],
  'pf-route53-hostedzone-nameservers-private': [
    {
      Delegated: zone({ Name: 'sub.example.org', VPCs: [VPC] }),
      ...record({
        Type: 'NS',
        ResourceRecords: { 'Fn::GetAtt': ['Delegated', 'NameServers'] },
      }),
    },
    {
      Delegated: zone({ Name: 'sub.example.org' }),
      ...record({
        Type: 'NS',
        ResourceRecords: { 'Fn::GetAtt': ['Delegated', 'NameServers'] },
      }),
    },
  ],
  'pf-route53-hostedzone-querylogging-arn-format': [
    queryLogging('/dns'),
    queryLogging(LOGS),
  ],
  'pf-route53-hostedzone-querylogging-loggroup-region': [
    queryLogging(LOGS.replace('us-east-1', 'eu-west-1')),
    queryLogging(LOGS),
  ],
  'pf-route53-hostedzone-querylogging-private-zone': [
    queryLogging(LOGS, { VPCs: [VPC] }),
    queryLogging(LOGS),
  ],
  'pf-route53-hostedzone-vpc-region-format': [
    hostedZone({ VPCs: [{ VPCId: base('Vpc'), VPCRegion: 'ireland' }] }),
    hostedZone({ VPCs: [VPC] }),
  ],
  'pf-route53-https-field-format': [
    values('HTTPS', '1'),
    values('HTTPS', '1 .'),
  ],
  'pf-route53-https-svcpriority-range': [
    values('HTTPS', '32768 .'),
    values('HTTPS', '32767 .'),
  ],
  'pf-route53-latency-one-record-per-region': [
    choice({ Region: 'eu-west-1' }, { Region: 'eu-west-1' }),
    choice({ Region: 'eu-west-1' }, { Region: 'eu-west-2' }),
  ],
  'pf-route53-latency-region-enum': [
    chosen({ Region: 'eu-west-9' }),
    chosen({ Region: 'eu-west-1' }),
  ],
  'pf-route53-mixed-routing-policy-same-name-type': [
    choice({ Weight: 1 }, { Region: 'eu-west-1' }),
    choice({ Weight: 1 }, { Weight: 2 }),
  ],
  'pf-route53-multivalue-alias': [
    alias({}, { SetIdentifier: 'one', MultiValueAnswer: true }),
    alias({}, { SetIdentifier: 'one', Weight: 1 }),
  ],
  'pf-route53-naptr-field-count': [
    values('NAPTR', '100 10 "U" "E2U+sip" "!^.*$!sip:a@example.org!"'),
    values('NAPTR', '100 10 "U" "E2U+sip" "!^.*$!sip:a@example.org!" .'),
  ],
  'pf-route53-naptr-flags-quotes': [
    values('NAPTR', '100 10 U "E2U+sip" "!^.*$!sip:a@example.org!" .'),
    values('NAPTR', '100 10 "U" "E2U+sip" "!^.*$!sip:a@example.org!" .'),
  ],
  'pf-route53-naptr-order-range': [
    values('NAPTR', '65536 10 "U" "E2U+sip" "!^.*$!sip:a@example.org!" .'),
    values('NAPTR', '65535 10 "U" "E2U+sip" "!^.*$!sip:a@example.org!" .'),
  ],
  'pf-route53-naptr-preference-range': [
    values('NAPTR', '100 65536 "U" "E2U+sip" "!^.*$!sip:a@example.org!" .'),
    values('NAPTR', '100 65535 "U" "E2U+sip" "!^.*$!sip:a@example.org!" .'),
  ],
  'pf-route53-naptr-regexp-charset': [
    values('NAPTR', '100 10 "U" "E2U+sip" "!^.*$!sip:ä@example.org!" .'),
    values('NAPTR', '100 10 "U" "E2U+sip" "!^.*$!sip:a@example.org!" .'),
  ],
  'pf-route53-naptr-regexp-quotes': [
    values('NAPTR', '100 10 "U" "E2U+sip" !^.*$!sip:a@example.org! .'),
    values('NAPTR', '100 10 "U" "E2U+sip" "!^.*$!sip:a@example.org!" .'),
  ],
  'pf-route53-naptr-regexp-replacement-exclusive': [
    values(
      'NAPTR',
      '100 10 "U" "E2U+sip" "!^.*$!sip:a@example.org!" sip.example.org',
    ),
    values('NAPTR', '100 10 "S" "SIP+D2U" "" sip.example.org'),
  ],
  'pf-route53-naptr-service-quotes': [
    values('NAPTR', '100 10 "U" E2U+sip "!^.*$!sip:a@example.org!" .'),
    values('NAPTR', '100 10 "U" "E2U+sip" "!^.*$!sip:a@example.org!" .'),
  ],
  'pf-route53-private-zone-health-check-policy': [
    record({ HealthCheckId: COLLECTION }),
    chosen({ HealthCheckId: COLLECTION, Weight: 1 }),
  ],
  'pf-route53-record-comment-length': [
    record({ Comment: 'x'.repeat(257) }),
    record({ Comment: 'x'.repeat(256) }),
  ],
  'pf-route53-record-name-charset': [
    record({ Name: 'web site.example.org' }),
    record({ Name: 'website.example.org' }),
  ],
  'pf-route53-record-name-label-length': [
    record({ Name: `${label(64)}.example.org` }),
    record({ Name: `${label(63)}.example.org` }),
  ],
  'pf-route53-record-name-punycode': [
    record({ Name: 'käse.example.org' }),
    record({ Name: 'xn--kse-qla.example.org' }),
  ],
  'pf-route53-record-name-total-length': [
    record({ Name: longName(254, 'example.org') }),
    record({ Name: longName(253, 'example.org') }),
  ],
  'pf-route53-record-name-wildcard-ns': [
    record({
      Name: '*.example.org',
      Type: 'NS',
      ResourceRecords: ['ns1.example.net'],
    }),
    values('NS', 'ns1.example.net'),
  ],
  'pf-route53-record-type-enum': [
    values('LOC', '51 30 12 N 0 7 39 W 0m'),
    values('PTR', 'example.net'),
  ],
  'pf-route53-record-type-routing-policy': [
    chosen({ Weight: 1, Type: 'NS', ResourceRecords: ['ns1.example.net'] }),
    chosen({ Weight: 1 }),
  ],
  'pf-route53-record-value-source': [record({ TTL: undefined }), record()],
  'pf-route53-recordsetgroup-max-1000-elements': [
    group(
      ...times(3, index => ({
        ...texts(index < 2 ? 400 : 201, 12),
        Name: `t${index}.example.org`,
      })),
    ),
    group(
      ...times(3, index => ({
        ...texts(index < 2 ? 400 : 200, 12),
        Name: `t${index}.example.org`,
      })),
    ),
  ],
  'pf-route53-recordsetgroup-max-32000-chars': [
    group(texts(128, 251)),
    group(texts(128, 250)),
  ],
  'pf-route53-resourcerecord-value-length': [
    values(
      'TXT',
      times(16, () => `"${label(248)}"`)
        .join(' ')
        .concat(' ', '"', label(16), '"'),
    ),
    values('TXT', times(15, () => `"${label(248)}"`).join(' ')),
  ],
  'pf-route53-resourcerecords-max-400': [
    record(texts(401, 12)),
    record(texts(400, 12)),
  ],
  'pf-route53-routing-policy-exclusive': [
    chosen({ Weight: 1, Region: 'eu-west-1' }),
    chosen({ Weight: 1 }),
  ],
  'pf-route53-set-identifier-length': [
    chosen({ Weight: 1, SetIdentifier: 'x'.repeat(129) }),
    chosen({ Weight: 1, SetIdentifier: 'x'.repeat(128) }),
  ],
  'pf-route53-set-identifier-pairing': [
    record({ Weight: 1 }),
    chosen({ Weight: 1 }),
  ],
  'pf-route53-set-identifier-unique-in-group': [
    group(
      { SetIdentifier: 'one', Weight: 1 },
      { SetIdentifier: 'one', Weight: 2 },
    ),
    group(
      { SetIdentifier: 'one', Weight: 1 },
      { SetIdentifier: 'two', Weight: 2 },
    ),
  ],
  'pf-route53-simple-and-policy-same-name-type': [
    group({}, { SetIdentifier: 'one', Weight: 1 }),
    group({ Name: 'other.example.org' }, { SetIdentifier: 'one', Weight: 1 }),
  ],
  'pf-route53-soa-field-count': [
    values('SOA', 'ns1.example.net. admin.example.net. 1 7200 900 1209600'),
    values('TXT', '"ns1.example.net. admin.example.net. 1 7200 900 1209600"'),
  ],
  'pf-route53-spf-value-quotes': [
    values('SPF', 'v=spf1 -all'),
    values('SPF', '"v=spf1 -all"'),
  ],
  'pf-route53-srv-field-count': [
    values('SRV', '1 10 5269'),
    values('SRV', '1 10 5269 xmpp.example.net'),
  ],
  'pf-route53-sshfp-field-count': [
    values('SSHFP', '1 1'),
    values('SSHFP', `1 1 ${sums}`),
  ],
  'pf-route53-sshfp-fingerprint-hex': [
    values('SSHFP', '1 1 fingerprint'),
    values('SSHFP', `1 1 ${sums}`),
  ],
  'pf-route53-sshfp-hash-type-enum': [
    values('SSHFP', `1 3 ${sums}`),
    values('SSHFP', `1 2 ${sums}`),
  ],
  'pf-route53-svcb-svcpriority-range': [
    values('SVCB', '32768 .'),
    values('SVCB', '32767 .'),
  ],
  'pf-route53-svcparams-key-enum': [
    values('HTTPS', '1 . key65000=x'),
    values('HTTPS', '1 . alpn=h2'),
  ],
  'pf-route53-svcparams-key-value-format': [
    values('HTTPS', '1 . port'),
    values('HTTPS', '1 . port=8443'),
  ],
  'pf-route53-svcparams-no-default-alpn-requires-alpn': [
    values('HTTPS', '1 . no-default-alpn'),
    values('HTTPS', '1 . alpn=h2 no-default-alpn'),
  ],
  'pf-route53-tlsa-certificate-usage-enum': [
    values('TLSA', `4 1 1 ${sums}`),
    values('TLSA', `3 1 1 ${sums}`),
  ],
  'pf-route53-tlsa-field-count': [
    values('TLSA', '3 1 1'),
    values('TLSA', `3 1 1 ${sums}`),
  ],
  'pf-route53-tlsa-matching-type-enum': [
    values('TLSA', `3 1 3 ${sums}`),
    values('TLSA', `3 1 2 ${sums}`),
  ],
  'pf-route53-tlsa-selector-enum': [
    values('TLSA', `3 2 1 ${sums}`),
    values('TLSA', `3 1 1 ${sums}`),
  ],
  'pf-route53-ttl-range': [
    record({ TTL: '2147483648' }),
    record({ TTL: '2147483647' }),
  ],
  'pf-route53-txt-octal-escape': [
    values('TXT', '"käse"'),
    values('TXT', '"k\\303\\244se"'),
  ],
  'pf-route53-weight-range': [chosen({ Weight: 256 }), chosen({ Weight: 255 })],
  'pf-route53-weighted-group-same-ttl': [
    choice({ Weight: 1 }, { Weight: 1, TTL: '61' }),
    choice({ Weight: 1 }, { Weight: 1 }),
  ],
  'pf-route53-weighted-max-100-same-name-type': [
    choice(...times(101, () => ({ Weight: 1 }))),
    choice(...times(100, () => ({ Weight: 1 }))),
  ],
  'pf-route53-zonename-trailing-dot': [
    {
      ...record(),
      It: {
        ...recordSet({
          HostedZoneId: undefined,
          HostedZoneName: 'example.org',
          Type: 'A',
          TTL: '60',
          ResourceRecords: [ADDRESS],
        }),
        DependsOn: 'Zone',
      },
    },
    {
      ...record(),
      It: {
        ...recordSet({
          HostedZoneId: undefined,
          HostedZoneName: 'example.org.',
          Type: 'A',
          TTL: '60',
          ResourceRecords: [ADDRESS],
        }),
        DependsOn: 'Zone',
      },
    },
  ],
};
