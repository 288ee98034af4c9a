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

/** Rules for names: zones, their delegation, certificates and aliases. */
export const dnsRules: Rule[] = [
  {
    name: 'an internal load balancer has an alias in its own hosted zone',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::ElasticLoadBalancingV2::LoadBalancer')
        .filter(({ properties }) => properties.Scheme === 'internal')
        .filter(
          ({ id }) =>
            !records(deployment, 'A').some(({ properties }) => {
              const told = referencesIn(properties.AliasTarget)
                .filter(reference => reference.id === id)
                .map(({ attribute }) => attribute);
              return (
                told.includes('DNSName') &&
                told.includes('CanonicalHostedZoneID')
              );
            }),
        )
        .map(({ id }) => `${id} has no alias record`),
  },
  {
    name: 'the id of a hosted zone comes without its prefix',
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
    name: 'a zone says which name servers to delegate to',
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
    name: 'a delegation can be made in the account of the parent zone',
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
        .map(({ id }) => `${id} waits for somebody to validate it`),
  },
  {
    name: 'a certificate does not wait for a zone that nobody can delegate to yet',
    find: deployment =>
      certificates(deployment).flatMap(({ id }) =>
        hostedZones(deployment)
          .filter(zone => dependenciesOf(deployment, id).has(zone.id))
          .map(zone => `${id} hangs in the stack of ${zone.id}`),
      ),
  },
];
