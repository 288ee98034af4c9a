import { parseTemplate } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { resourcesOnlyIn, transitionTemplate } from './transitionTemplate';

type Value = any;

let own: string;
let shared: string;
beforeAll(async () => {
  own = await readCloudFormationTemplate('public-api');
  shared = await readCloudFormationTemplate('shared-api');
});

const sections = (text: string): Value =>
  parseTemplate(text.replace(/!(\w+) ?/g, '')).toJS();
const asObject = (text: string): Value => parseTemplate(text).toJS();

/** What both templates have under the same name and not alike. */
function differences(section: string): string[] {
  const [one, other] = [own, shared].map(text => sections(text)[section]);
  return Object.keys(one)
    .filter(name => name in other)
    .filter(name => {
      const { Description: _, ...a } = one[name];
      const { Description: __, ...b } = other[name];
      return JSON.stringify(a) !== JSON.stringify(b);
    });
}

describe('the templates of both load balancers', () => {
  it.each([
    ['Conditions', []],
    ['Mappings', []],
    // Of what the stack keeps, only these change.
    [
      'Resources',
      ['AliasRecord', 'Certificate', 'RequestScalingPolicy', 'Service'],
    ],
    [
      'Parameters',
      ['DomainName', 'HostedZoneId', 'PrivateSubnetIds', 'RecordRouting'],
    ],
  ])('have the same %s under the same names, but for %j', (section, names) => {
    expect(differences(section).sort()).toEqual(names);
  });

  it('have what only one load balancer needs under names of its own', () => {
    expect(resourcesOnlyIn(own, shared)).toEqual([
      'LoadBalancerSecurityGroup',
      'ServiceIngressFromLoadBalancer',
      'LoadBalancer',
      'WebAclAssociation',
      'TargetGroup',
      'HttpListener',
      'HttpsListener',
    ]);
    expect(resourcesOnlyIn(shared, own)).toEqual([
      'ServiceIngressFromSharedLoadBalancer',
      'SharedTargetGroup',
      'ListenerRule',
      'ListenerCertificate',
    ]);
  });
});

describe('the template between them', () => {
  const both = (to: 'own' | 'shared') =>
    to === 'shared'
      ? transitionTemplate(own, shared, 'shared-api')
      : transitionTemplate(shared, own, 'public-api');

  it.each(['own', 'shared'] as const)(
    'has the resources of both on the way to %s, and says where it goes',
    to => {
      for (const section of ['Resources', 'Conditions']) {
        const names = Object.keys(asObject(both(to))[section]);
        for (const text of [own, shared]) {
          expect(names).toEqual(
            expect.arrayContaining(Object.keys(asObject(text)[section])),
          );
        }
      }
      expect(Object.keys(asObject(both(to)).Outputs)).toEqual(
        Object.keys(asObject(to === 'own' ? own : shared).Outputs),
      );
    },
  );

  it('registers tasks in both target groups, the new one first', () => {
    const groups = (to: 'own' | 'shared') =>
      asObject(both(to)).Resources.Service.Properties.LoadBalancers.map(
        (one: Value) => one.TargetGroupArn,
      );
    expect(groups('shared')).toEqual(['SharedTargetGroup', 'TargetGroup']);
    expect(groups('own')).toEqual(['TargetGroup', 'SharedTargetGroup']);
  });

  it('admits both load balancers to the tasks', () => {
    for (const to of ['own', 'shared'] as const) {
      expect(
        asObject(both(to)).Resources.Service.Properties.NetworkConfiguration
          .AwsvpcConfiguration.SecurityGroups,
      ).toEqual(['ServiceSecurityGroup.GroupId', 'TargetSecurityGroupId']);
    }
  });

  it('moves the name only after the service and what listens for it', () => {
    const dependencies = (to: 'own' | 'shared') =>
      asObject(both(to)).Resources.AliasRecord.DependsOn;
    expect(dependencies('shared')).toEqual([
      'ListenerRule',
      'Service',
      'ListenerCertificate',
    ]);
    expect(dependencies('own')).toEqual([
      'Service',
      'HttpListener',
      'HttpsListener',
    ]);
    expect(asObject(both('shared')).Resources.Service.DependsOn).toEqual([
      'ServiceIngressFromSharedLoadBalancer',
      'ListenerRule',
      'ServiceIngressFromLoadBalancer',
    ]);
  });

  it('keeps the certificate that either of them uses', () => {
    const { Conditions, Resources } = asObject(both('shared'));
    expect(Conditions[Resources.Certificate.Condition]).toEqual({
      'Fn::Or': [
        { Condition: 'HasOwnCertificate' },
        { Condition: 'BringsCertificate' },
      ],
    });
  });

  it('says where it goes, and leaves room for a configuration', () => {
    for (const to of ['own', 'shared'] as const) {
      expect(asObject(both(to)).Parameters.MovesTo).toEqual({
        Type: 'String',
        Default: to === 'own' ? 'public-api' : 'shared-api',
        AllowedValues: [to === 'own' ? 'public-api' : 'shared-api'],
      });
      expect(Buffer.byteLength(both(to))).toBeLessThan(35_200);
    }
  });
});
