import { API_SHAPES } from '../shapes';
import { StackFacts } from '../StackFacts';

/**
 * Every kind of stack that this portal makes, by the name of its template. In
 * the order in which stacks of one entity are deleted: nothing goes before what
 * uses it, and last of all goes the stack that the entity stands for, so that it
 * stays in the catalog until then.
 *
 * @public
 */
export const STACK_KINDS = {
  // Before the API, so that no pipeline deploys what is being deleted.
  delivery: {
    label: 'Delivery',
    subject: 'api',
    isRecord: false,
    descriptorResource: 'Repository',
    guardedTypes: ['AWS::ECR::Repository'],
  },
  ...API_SHAPES,
  'vpc-link': {
    label: 'VPC link',
    subject: 'environment',
    isRecord: false,
    descriptorResource: 'VpcLink',
    guardedTypes: [
      'AWS::ApiGatewayV2::VpcLink',
      'AWS::ServiceDiscovery::PrivateDnsNamespace',
    ],
  },
  'shared-load-balancer': {
    label: 'Balancer',
    subject: 'environment',
    isRecord: false,
    descriptorResource: 'LoadBalancer',
    guardedTypes: [
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'AWS::ElasticLoadBalancingV2::Listener',
    ],
  },
  endpoints: {
    label: 'Endpoints',
    subject: 'environment',
    isRecord: false,
    descriptorResource: 'EcrApiEndpoint',
    guardedTypes: ['AWS::EC2::VPCEndpoint'],
  },
  'transit-gateway-attachment': {
    label: 'Attachment',
    subject: 'environment',
    isRecord: false,
    descriptorResource: 'Attachment',
    guardedTypes: [],
  },
  vpc: {
    label: 'Network',
    subject: 'environment',
    isRecord: false,
    descriptorResource: 'Vpc',
    guardedTypes: [
      'AWS::EC2::VPC',
      'AWS::EC2::Subnet',
      'AWS::EC2::NatGateway',
      'AWS::EC2::EIP',
    ],
  },
  cluster: {
    label: 'Cluster',
    subject: 'environment',
    isRecord: true,
    descriptorResource: 'ECSCluster',
    guardedTypes: [],
  },
  certificate: {
    label: 'Certificate',
    subject: 'dns-zone',
    isRecord: false,
    descriptorResource: 'Certificate',
    guardedTypes: [],
  },
  'dns-delegation': {
    label: 'Delegation',
    subject: 'dns-zone',
    isRecord: false,
    descriptorResource: 'Delegation',
    guardedTypes: [],
  },
  'dns-zone': {
    label: 'Zone',
    subject: 'dns-zone',
    isRecord: true,
    descriptorResource: 'HostedZone',
    guardedTypes: [],
  },
} as const satisfies Readonly<Record<string, StackFacts>>;

/**
 * What a stack of ours makes; also the name of its template.
 *
 * @public
 */
export type StackKind = keyof typeof STACK_KINDS;

/**
 * Whether a text names a kind of stack.
 *
 * @public
 */
export function isStackKind(text: string | undefined): text is StackKind {
  return text !== undefined && Object.hasOwn(STACK_KINDS, text);
}

/**
 * What is to be known of a kind of stack; nothing where there is no kind.
 *
 * @public
 */
export function stackFacts(
  kind: StackKind | undefined,
): StackFacts | undefined {
  return kind && STACK_KINDS[kind];
}
