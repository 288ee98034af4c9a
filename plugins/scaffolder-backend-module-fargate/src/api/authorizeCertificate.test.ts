import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedStack, withStacks } from '../__testUtils__/cannedStacks';
import { authorizeCertificate } from './authorizeCertificate';

const ARN = 'arn:aws:acm:eu-west-1:123456789012:certificate/1';

describe('authorizeCertificate', () => {
  async function decided(arn: string | undefined, kind: any = 'certificate') {
    const decisions: unknown[] = [];
    const note =
      (method: string) => async (_: unknown, stack: any, missing: Error) => {
        decisions.push([method, stack.name, missing.message]);
      };
    const { context, inputs, signals } = cannedContext({
      ...withStacks(
        cannedStack('maker', { kind, outputs: { CertificateArn: ARN } }),
        cannedStack('user', {
          kind: 'public-api',
          parameters: { CertificateArn: ARN },
          outputs: { CertificateArn: ARN },
        }),
        cannedStack('other', { kind, outputs: { CertificateArn: `${ARN}2` } }),
      ),
      DescribeStackResources: {
        StackResources: [
          {
            ResourceType: 'AWS::CertificateManager::Certificate',
            PhysicalResourceId: ARN,
          },
        ],
      },
    });
    await authorizeCertificate(
      {
        toUseAsOwner: note('as owner'),
        toDeployInto: note('to deploy into'),
      } as any,
      context,
      arn,
    );
    expect(signals.every(one => one === context.signal)).toBe(true);
    return { decisions, inputs };
  }

  const MISSING = expect.stringContaining(
    `certificateArn: the certificate ${ARN} cannot be used: `,
  );

  it('lets whoever may deploy to a DNS zone use its certificate', async () => {
    expect((await decided(ARN)).decisions).toEqual([
      ['to deploy into', 'maker', MISSING],
    ]);
  });

  it('lets owners of an API use its certificate', async () => {
    expect((await decided(ARN, 'internal-api')).decisions).toEqual([
      ['as owner', 'maker', MISSING],
    ]);
  });

  it('lets everybody use a certificate that this portal did not make', async () => {
    expect((await decided(`${ARN}3`)).decisions).toEqual([]);
  });

  it.each([undefined, ''])(
    'asks nothing without a certificate: %j',
    async arn => {
      expect(await decided(arn)).toEqual({ decisions: [], inputs: [] });
    },
  );
});
