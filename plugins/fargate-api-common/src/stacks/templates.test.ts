import { readFileSync } from 'node:fs';
import path from 'node:path';
import { API_KINDS, API_SHAPES, apiShape, isApiKind } from '../shapes';
import { STACK_KINDS, StackFacts } from '.';

const TEMPLATES = path.join(__dirname, '../../../../templates/cloudformation');

/** The template of a kind, and the lines of one of its sections. */
const template = (kind: string) =>
  readFileSync(path.join(TEMPLATES, `${kind}.yml`), 'utf8');
const section = (kind: string, name: string) =>
  new RegExp(`^${name}:\\n((?:(?: .*)?\\n)*)`, 'm').exec(template(kind))![1];
const namesIn = (kind: string, name: string) =>
  [...section(kind, name).matchAll(/^ {2}(\w+):$/gm)].map(([, id]) => id);

describe.each(API_KINDS)('an API of the kind %s', kind => {
  const shape = API_SHAPES[kind];

  it('is found by its kind', () => {
    expect(shape.kind).toBe(kind);
    expect(isApiKind(kind)).toBe(true);
    expect(apiShape(kind)).toBe(shape);
  });

  it('has the place of it, and its URL, in the template', () => {
    expect(namesIn(kind, 'Parameters')).toEqual(
      expect.arrayContaining([...shape.placeParameters]),
    );
    expect(namesIn(kind, 'Outputs')).toContain(shape.endpointOutput);
  });

  it('is deployed by the action of its kind', () => {
    expect(shape.deployAction).toBe(`fargate:${kind}:deploy`);
    expect(shape.noun).toBe(kind.replace('-api', ' API'));
  });
});

describe('API kinds', () => {
  it('tell who can reach the API', () => {
    expect(API_SHAPES['public-api'].reach).toBe('internet');
    expect(API_SHAPES['internal-api'].reach).toBe('private-network');
  });

  it.each(['cluster', 'toString', undefined])('are not %s', kind => {
    expect(isApiKind(kind)).toBe(false);
    expect(apiShape(kind)).toBeUndefined();
  });
});

describe.each(Object.entries<StackFacts>(STACK_KINDS))(
  'a stack of the kind %s',
  (kind, { descriptorResource, guardedTypes }) => {
    it('has the resource with the descriptor in its template', () => {
      expect(namesIn(kind, 'Resources')).toContain(descriptorResource);
    });

    it('has guarded types of its template', () => {
      const types = template(kind).match(/(?<=^ {4}Type: )\S+$/gm);
      expect(types).toEqual(expect.arrayContaining([...guardedTypes]));
    });
  },
);

describe('the kinds of stacks', () => {
  it('guard what others depend on', () => {
    expect(
      Object.entries<StackFacts>(STACK_KINDS).flatMap(
        ([kind, { guardedTypes }]) =>
          guardedTypes.map(type => `${kind}: ${type}`),
      ),
    ).toEqual([
      'delivery: AWS::ECR::Repository',
      'public-api: AWS::ElasticLoadBalancingV2::LoadBalancer',
      'public-api: AWS::ElasticLoadBalancingV2::TargetGroup',
      'internal-api: AWS::ElasticLoadBalancingV2::LoadBalancer',
      'internal-api: AWS::ElasticLoadBalancingV2::TargetGroup',
      'gateway-api: AWS::ApiGatewayV2::Api',
      'gateway-api: AWS::ServiceDiscovery::Service',
      'shared-api: AWS::ElasticLoadBalancingV2::TargetGroup',
      'vpc-link: AWS::ApiGatewayV2::VpcLink',
      'vpc-link: AWS::ServiceDiscovery::PrivateDnsNamespace',
      'shared-load-balancer: AWS::ElasticLoadBalancingV2::LoadBalancer',
      'shared-load-balancer: AWS::ElasticLoadBalancingV2::Listener',
      'endpoints: AWS::EC2::VPCEndpoint',
      'vpc: AWS::EC2::VPC',
      'vpc: AWS::EC2::Subnet',
      'vpc: AWS::EC2::NatGateway',
      'vpc: AWS::EC2::EIP',
    ]);
  });

  it('are deleted in this order, each subject by its record last', () => {
    expect(
      Object.entries<StackFacts>(STACK_KINDS).map(
        ([kind, { label, subject, isRecord }]) =>
          `${subject}: ${kind} (${label})${isRecord ? ' record' : ''}`,
      ),
    ).toEqual([
      'api: delivery (Delivery)',
      'api: public-api (API) record',
      'api: internal-api (API) record',
      'api: gateway-api (API) record',
      'api: shared-api (API) record',
      'environment: vpc-link (VPC link)',
      'environment: shared-load-balancer (Balancer)',
      'environment: endpoints (Endpoints)',
      'environment: transit-gateway-attachment (Attachment)',
      'environment: vpc (Network)',
      'environment: cluster (Cluster) record',
      'dns-zone: certificate (Certificate)',
      'dns-zone: dns-delegation (Delegation)',
      'dns-zone: dns-zone (Zone) record',
    ]);
  });
});
