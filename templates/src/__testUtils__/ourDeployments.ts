import type { CloudFormationTemplateName } from '../readCloudFormationTemplate';
import { planDeployment, type ParameterValues } from '../rules/planDeployment';
import { ourTemplate } from './readTemplates';

const variants: [CloudFormationTemplateName, string, ParameterValues][] = [
  ['vpc', 'as it comes', {}],
  ...['none', 'single', 'per-zone'].flatMap(NatGateways =>
    ['2', '3'].map((AvailabilityZoneCount): (typeof variants)[number] => [
      'vpc',
      `${AvailabilityZoneCount} zones, NAT ${NatGateways}`,
      { AvailabilityZoneCount, NatGateways },
    ]),
  ),
  ['cluster', 'as it comes', {}],
  ['public-api', 'as it comes', {}],
  [
    'public-api',
    'with a certificate',
    {
      CertificateArn:
        'arn:aws:acm:eu-west-1:123456789012:certificate/6f2b9d0e-1c52-4d0b-9f35-2f4b0f9a8a11',
      DomainName: 'orders.example.com',
    },
  ],
  ['public-api', 'autoscaled on CPU', { Autoscaling: 'on' }],
  [
    'public-api',
    'autoscaled on requests, half on Spot, another port',
    {
      Autoscaling: 'on',
      RequestsPerTarget: 500,
      FargateSpotPercent: 50,
      ContainerPort: 8080,
    },
  ],
];

/** Our templates, each with the parameters that change what it makes. */
export const ourDeployments = variants.map(([name, variant, parameters]) => ({
  name,
  variant,
  parameters,
  deployment: planDeployment(ourTemplate(name), parameters),
}));
