import {
  ACMClient,
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  RequestCertificateCommand,
} from '@aws-sdk/client-acm';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
} from '@aws-sdk/client-cloudformation';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { Simulator, startSimulator } from '../../../Simulator';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { Route53 } from '../../route53/model/Route53';

const PARENT_ACCOUNT = '111111111111';
const PROVIDER_ACCOUNT = '222222222222';
const HOURS = 3600;

let aws: Simulator;

beforeEach(async () => {
  aws = await startSimulator();
});

afterEach(() => aws.close());

const configOf = (accountId: string) => ({
  endpoint: aws.url,
  region: 'eu-west-1',
  credentials: { accessKeyId: accountId, secretAccessKey: 'any' },
  maxAttempts: 1,
});

const acm = () => new ACMClient(configOf(PROVIDER_ACCOUNT));
const route53 = (accountId: string) => new Route53Client(configOf(accountId));
const cloudFormation = () =>
  new CloudFormationClient(configOf(PROVIDER_ACCOUNT));

async function zone(accountId: string, Name: string) {
  const { HostedZone, DelegationSet } = await route53(accountId).send(
    new CreateHostedZoneCommand({ Name, CallerReference: Name }),
  );
  return {
    id: HostedZone!.Id!.split('/')[2],
    nameServers: DelegationSet!.NameServers!,
  };
}

function record(
  accountId: string,
  HostedZoneId: string,
  Name: string,
  Type: 'NS' | 'CNAME',
  values: string[],
) {
  return route53(accountId).send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId,
      ChangeBatch: {
        Changes: [
          {
            Action: 'UPSERT',
            ResourceRecordSet: {
              Name,
              Type,
              TTL: 60,
              ResourceRecords: values.map(Value => ({ Value })),
            },
          },
        ],
      },
    }),
  );
}

async function request(DomainName: string) {
  const { CertificateArn } = await acm().send(
    new RequestCertificateCommand({ DomainName, ValidationMethod: 'DNS' }),
  );
  return CertificateArn!;
}

async function describeCertificate(CertificateArn: string) {
  const { Certificate } = await acm().send(
    new DescribeCertificateCommand({ CertificateArn }),
  );
  return Certificate!;
}

/** Lets a listener show a certificate. */
function show(CertificateArn: string) {
  const { listeners } = aws.world
    .account(PROVIDER_ACCOUNT)
    .region('eu-west-1')
    .service(Elbv2);
  listeners.set('listener', {
    shape: {
      ListenerArn: 'listener',
      LoadBalancerArn: 'balancer',
      Port: 443,
      Protocol: 'TLS',
      DefaultActions: [],
      Certificates: [{ CertificateArn }],
    },
    attributes: new Map(),
    extraCertificates: [],
    tags: [],
  });
  return listeners;
}

describe('a certificate', () => {
  it('tells its validation record a few seconds after it was asked for', async () => {
    const arn = await request('api.acme.com');
    const early = await describeCertificate(arn);
    expect(early).toMatchObject({
      Status: 'PENDING_VALIDATION',
      RenewalEligibility: 'INELIGIBLE',
    });
    expect(early.DomainValidationOptions![0].ResourceRecord).toBeUndefined();
    await aws.clock.advance(5);
    const later = await describeCertificate(arn);
    expect(later.DomainValidationOptions![0].ResourceRecord).toEqual({
      Name: expect.stringMatching(/^_[0-9a-f]{32}\.api\.acme\.com\.$/),
      Type: 'CNAME',
      Value: expect.stringMatching(
        /^_[0-9a-f]{32}\.[a-z]{10}\.acm-validations\.aws\.$/,
      ),
    });
  });

  it('is issued for 13 months once the record resolves', async () => {
    const { id } = await zone(PROVIDER_ACCOUNT, 'acme.com');
    const arn = await request('acme.com');
    await aws.clock.advance(5);
    const { DomainValidationOptions } = await describeCertificate(arn);
    const { Name, Value } = DomainValidationOptions![0].ResourceRecord!;
    await aws.clock.advance(1 * HOURS);
    expect(await describeCertificate(arn)).toMatchObject({
      Status: 'PENDING_VALIDATION',
    });
    await record(PROVIDER_ACCOUNT, id, Name!, 'CNAME', [Value!]);
    await aws.clock.advance(300);
    expect(await describeCertificate(arn)).toMatchObject({
      Status: 'ISSUED',
      NotBefore: new Date('2026-01-01T00:00:00Z'),
      NotAfter: new Date('2027-01-31T23:59:59Z'),
      DomainValidationOptions: [{ ValidationStatus: 'SUCCESS' }],
    });
  });

  it('times out after 72 hours', async () => {
    const arn = await request('acme.com');
    await aws.clock.advance(72 * HOURS - 1);
    expect((await describeCertificate(arn)).Status).toBe('PENDING_VALIDATION');
    await aws.clock.advance(1);
    expect((await describeCertificate(arn)).Status).toBe(
      'VALIDATION_TIMED_OUT',
    );
  });

  describe('that a listener shows', () => {
    const DAYS = 24 * HOURS;

    /** As it is 50 days before it expires. */
    async function old(ValidationRecord: 'kept' | 'taken away') {
      const { id } = await zone(PROVIDER_ACCOUNT, 'acme.com');
      const arn = await request('acme.com');
      await aws.clock.advance(5);
      const { DomainValidationOptions } = await describeCertificate(arn);
      const { Name, Value } = DomainValidationOptions![0].ResourceRecord!;
      const write = (value: string) =>
        record(PROVIDER_ACCOUNT, id, Name!, 'CNAME', [value]);
      await write(Value!);
      await aws.clock.advance(300);
      show(arn);
      if (ValidationRecord === 'taken away') {
        await write('elsewhere.acme.com.');
      }
      await aws.clock.advance((395 - 50) * DAYS);
      return { arn, restore: () => write(Value!) };
    }

    it('is renewed sixty days before it expires, under the same ARN', async () => {
      const { arn } = await old('kept');
      expect(await describeCertificate(arn)).toMatchObject({
        Status: 'ISSUED',
        NotAfter: new Date('2028-01-01T23:59:59Z'),
        RenewalSummary: { RenewalStatus: 'SUCCESS' },
      });
    });

    it('waits for its record where that is gone, and is renewed when it is back', async () => {
      const { arn, restore } = await old('taken away');
      expect(await describeCertificate(arn)).toMatchObject({
        Status: 'ISSUED',
        NotAfter: new Date('2027-01-31T23:59:59Z'),
        RenewalSummary: { RenewalStatus: 'PENDING_VALIDATION' },
      });
      await restore();
      await aws.clock.advance(300);
      expect(await describeCertificate(arn)).toMatchObject({
        RenewalSummary: { RenewalStatus: 'SUCCESS' },
      });
    });

    it('expires where the record stays away', async () => {
      const { arn } = await old('taken away');
      await aws.clock.advance(51 * DAYS);
      expect(await describeCertificate(arn)).toMatchObject({
        Status: 'EXPIRED',
        RenewalSummary: { RenewalStatus: 'FAILED' },
      });
    });
  });

  it('expires where nothing shows it', async () => {
    const { id } = await zone(PROVIDER_ACCOUNT, 'acme.com');
    const arn = await request('acme.com');
    await aws.clock.advance(5);
    const { DomainValidationOptions } = await describeCertificate(arn);
    const { Name, Value } = DomainValidationOptions![0].ResourceRecord!;
    await record(PROVIDER_ACCOUNT, id, Name!, 'CNAME', [Value!]);
    await aws.clock.advance(396 * 24 * HOURS);
    const { Status, RenewalSummary } = await describeCertificate(arn);
    expect([Status, RenewalSummary]).toEqual(['EXPIRED', undefined]);
  });

  it('is not deleted while a listener shows it', async () => {
    const CertificateArn = await request('acme.com');
    const listeners = show(CertificateArn);
    await expect(
      acm().send(new DeleteCertificateCommand({ CertificateArn })),
    ).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: `Certificate ${CertificateArn} in account ${PROVIDER_ACCOUNT} is in use.`,
    });
    listeners.clear();
    await acm().send(new DeleteCertificateCommand({ CertificateArn }));
    await expect(describeCertificate(CertificateArn)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Could not find certificate ${CertificateArn}.`,
    });
  });
});

describe('a stack with a certificate', () => {
  async function createStack(StackName: string, Resources: object) {
    await cloudFormation().send(
      new CreateStackCommand({
        StackName,
        TemplateBody: JSON.stringify({ Resources }),
      }),
    );
  }

  async function events(StackName: string, logicalId: string) {
    const { StackEvents } = await cloudFormation().send(
      new DescribeStackEventsCommand({ StackName }),
    );
    return StackEvents!
      .filter(({ LogicalResourceId }) => LogicalResourceId === logicalId)
      .reverse()
      .map(({ ResourceStatus, ResourceStatusReason = '' }) =>
        `${ResourceStatus} ${ResourceStatusReason}`.trim(),
      );
  }

  const certificateIn = (HostedZoneId: unknown) => ({
    Certificate: {
      Type: 'AWS::CertificateManager::Certificate',
      Properties: {
        DomainName: 'api.acme.com',
        ValidationMethod: 'DNS',
        DomainValidationOptions: [{ DomainName: 'api.acme.com', HostedZoneId }],
      },
    },
  });

  it('hangs without the delegation, and goes on as soon as it is there', async () => {
    const parent = await zone(PARENT_ACCOUNT, 'acme.com');
    const child = await zone(PROVIDER_ACCOUNT, 'api.acme.com');
    await createStack('certificate', certificateIn(child.id));
    await aws.clock.advance(10 * HOURS);
    expect(await events('certificate', 'Certificate')).toEqual([
      'CREATE_IN_PROGRESS',
      'CREATE_IN_PROGRESS Resource creation Initiated',
      expect.stringMatching(
        /^CREATE_IN_PROGRESS Content of DNS Record is: \{Name: _[0-9a-f]{32}\.api\.acme\.com\.,Type: CNAME,Value: _[0-9a-f]{32}\.[a-z]{10}\.acm-validations\.aws\.\}$/,
      ),
    ]);
    await record(
      PARENT_ACCOUNT,
      parent.id,
      'api.acme.com',
      'NS',
      child.nameServers,
    );
    await aws.clock.advance(300);
    expect((await events('certificate', 'Certificate')).at(-1)).toBe(
      'CREATE_COMPLETE',
    );
  });

  it('leaves the validation record behind, so that its zone cannot go', async () => {
    await createStack('site', {
      Zone: {
        Type: 'AWS::Route53::HostedZone',
        Properties: { Name: 'acme.com' },
      },
      Certificate: {
        Type: 'AWS::CertificateManager::Certificate',
        Properties: {
          DomainName: 'acme.com',
          ValidationMethod: 'DNS',
          DomainValidationOptions: [
            { DomainName: 'acme.com', HostedZoneId: { Ref: 'Zone' } },
          ],
        },
      },
      Name: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          HostedZoneId: { Ref: 'Zone' },
          Name: 'www.acme.com',
          Type: 'A',
          TTL: '60',
          ResourceRecords: ['10.0.0.1'],
        },
      },
    });
    await aws.clock.advance(600);
    expect((await events('site', 'site')).at(-1)).toBe('CREATE_COMPLETE');
    await cloudFormation().send(new DeleteStackCommand({ StackName: 'site' }));
    await aws.clock.advance(600);
    expect((await events('site', 'Name')).at(-1)).toBe('DELETE_COMPLETE');
    expect((await events('site', 'Certificate')).at(-1)).toBe(
      'DELETE_COMPLETE',
    );
    expect((await events('site', 'Zone')).at(-1)).toMatch(
      /^DELETE_FAILED .*The specified hosted zone contains non-required resource record sets {2}and so cannot be deleted\./,
    );
    const [{ id }] = [
      ...aws.world.account(PROVIDER_ACCOUNT).service(Route53).zones.values(),
    ];
    const { ResourceRecordSets } = await route53(PROVIDER_ACCOUNT).send(
      new ListResourceRecordSetsCommand({ HostedZoneId: id }),
    );
    expect(ResourceRecordSets!.map(({ Type }) => Type)).toEqual([
      'NS',
      'SOA',
      'CNAME',
    ]);
  });
});
