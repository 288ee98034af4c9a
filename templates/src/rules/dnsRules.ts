import type { Deployment } from './planDeployment';
import type { Rule } from './Rule';
import { dependenciesOf } from './dependenciesOf';
import { referencesIn } from './referencesIn';
import { resourcesOfType } from './resourcesOfType';

const hostedZones = (deployment: Deployment) =>
  resourcesOfType(deployment, 'AWS::Route53::HostedZone');
const certificates = (deployment: Deployment) =>
  resourcesOfType(deployment, 'AWS::CertificateManager::Certificate');
const records = (deployment: Deployment, type: string) =>
  resourcesOfType(deployment, 'AWS::Route53::RecordSet').filter(
    ({ properties }) => properties.Type === type,
  );

/** Rules for DNS: hosted zones, delegation, certificates and alias records. */
export const dnsRules: Rule[] = [
  {
    name: 'an internal load balancer has an alias in its own hosted zone',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::ElasticLoadBalancingV2::LoadBalancer')
        .filter(({ properties }) => properties.Scheme === 'internal')
        .filter(
          ({ id }) =>
            !records(deployment, 'A').some(({ properties }) => {
              const referenced = referencesIn(properties.AliasTarget)
                .filter(reference => reference.id === id)
                .map(({ attribute }) => attribute);
              return (
                referenced.includes('DNSName') &&
                referenced.includes('CanonicalHostedZoneID')
              );
            }),
        )
        .map(({ id }) => `${id} has no alias record`),
  },
  {
    name: 'hosted zone IDs have no prefix',
    find: ({ template }) =>
      Object.entries(template.Parameters ?? {})
        .filter(
          ([id, { AllowedPattern }]) =>
            id.endsWith('HostedZoneId') &&
            new RegExp(AllowedPattern).test('/hostedzone/Z2FDTNDATAQYW2'),
        )
        .map(([id]) => `${id} may have the prefix /hostedzone/`),
  },
  {
    name: 'a hosted zone outputs its name servers',
    find: deployment =>
      hostedZones(deployment)
        .filter(
          ({ id }) =>
            !referencesIn(deployment.outputs).some(
              reference =>
                reference.id === id && reference.attribute === 'NameServers',
            ),
        )
        .map(({ id }) => `${id} has no output with its name servers`),
  },
  {
    name: 'a delegation can be deployed in the account of the parent zone',
    find: deployment =>
      records(deployment, 'NS').flatMap(({ id }) =>
        Object.keys(deployment.resources)
          .filter(other => other !== id)
          .map(other => `${id} shares its stack with ${other}`),
      ),
  },
  {
    name: 'a certificate is validated by DNS, in a hosted zone',
    find: deployment =>
      certificates(deployment)
        .filter(
          ({ properties }) =>
            properties.ValidationMethod !== 'DNS' ||
            !properties.DomainValidationOptions?.every(
              (option: { HostedZoneId?: string }) => option.HostedZoneId,
            ),
        )
        .map(({ id }) => `${id} needs manual validation`),
  },
  {
    name: 'a certificate is not in the stack of its hosted zone',
    find: deployment =>
      certificates(deployment).flatMap(({ id }) =>
        hostedZones(deployment)
          .filter(zone => dependenciesOf(deployment, id).has(zone.id))
          .map(zone => `${id} is in the stack of ${zone.id}`),
      ),
  },
];
