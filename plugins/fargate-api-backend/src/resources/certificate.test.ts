import request from 'supertest';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import {
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { component } from '../__testUtils__/entities';
import { openApiProblems } from '../__testUtils__/openApi';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const A_DAY = 24 * 3600;

/** An ACM certificate is valid for 395 days, and its renewal starts 60 days before it expires. */
const DAYS_UNTIL_RENEWAL = 335;

const certificateTemplate = {
  Resources: {
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
  },
  Outputs: {
    ZoneId: { Value: { Ref: 'Zone' } },
    CertificateArn: { Value: { Ref: 'Certificate' } },
  },
};

describe('the problems of a certificate over time', () => {
  let deployment: SimulatedDeployment;
  let orders: StackRecord;
  let zoneId: string;

  beforeEach(async () => {
    deployment = await SimulatedDeployment.start();
    const { clients, simulator } = deployment;
    await clients.cloudFormation.send(
      new CreateStackCommand({
        StackName: 'certificate',
        TemplateBody: JSON.stringify(certificateTemplate),
      }),
    );
    await simulator.clock.advance(3600);
    const { outputs } = (await describeStack(clients, 'certificate'))!;
    zoneId = outputs.ZoneId;
    orders = await deployment.deployApi('orders', {
      CertificateArn: outputs.CertificateArn,
    });
  }, 60_000);

  afterEach(() => deployment.simulator.close());

  const pass = (days: number) =>
    deployment.simulator.clock.advance(days * A_DAY);

  async function read(): Promise<FargateApiStatus> {
    const { server } = await startPlugin(deployment, [
      component('orders', { [STACK_ARN_ANNOTATION]: orders.arn }),
    ]);
    const { body } = await request(server)
      .get('/api/fargate-api/v1/entities/component/default/orders/status')
      .expect(200);
    expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
    return body;
  }

  async function problems(): Promise<string[]> {
    const status = await read();
    return status.problems.map(
      ({ severity, message }) => `${severity}: ${message}`,
    );
  }

  async function validationRecord(): Promise<ResourceRecordSet> {
    const { ResourceRecordSets } = await deployment.clients.route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: zoneId }),
    );
    return ResourceRecordSets!.find(({ Type }) => Type === 'CNAME')!;
  }

  async function change(
    Action: 'CREATE' | 'DELETE',
    record: ResourceRecordSet,
  ): Promise<void> {
    await deployment.clients.route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zoneId,
        ChangeBatch: { Changes: [{ Action, ResourceRecordSet: record }] },
      }),
    );
    await deployment.simulator.clock.advance(300);
  }

  it('has none when ACM renews it', async () => {
    expect(await problems()).toEqual([]);
    await pass(DAYS_UNTIL_RENEWAL + 1);
    const { certificate, problems: found } = await read();
    expect(certificate.value).toMatchObject({
      domainName: 'acme.com',
      status: 'ISSUED',
      renewal: 'SUCCESS',
    });
    expect(found).toEqual([]);
  });

  it('has one while the renewal waits for validation, until it expires', async () => {
    const record = await validationRecord();
    await change('DELETE', record);
    await pass(DAYS_UNTIL_RENEWAL - 1);
    expect(await problems()).toEqual([]);
    await pass(2);
    expect(await problems()).toEqual([
      'warning: The certificate of acme.com expires in 59 days, and ACM needs its validation record to renew it',
    ]);
    await pass(40);
    expect(await problems()).toEqual([
      'warning: The certificate of acme.com expires in 19 days, and ACM needs its validation record to renew it',
    ]);
    await pass(20);
    const { certificate, problems: found } = await read();
    expect(certificate.value).toMatchObject({
      status: 'EXPIRED',
      renewal: 'FAILED',
    });
    expect(found).toMatchObject([
      {
        severity: 'error',
        message: 'The certificate of acme.com expired',
        code: 'EXPIRED',
      },
    ]);
  }, 30_000);

  it('has none after the validation record was restored', async () => {
    const record = await validationRecord();
    await change('DELETE', record);
    await pass(DAYS_UNTIL_RENEWAL + 1);
    await change('CREATE', record);
    expect(await problems()).toEqual([]);
  });
});
