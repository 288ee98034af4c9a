/**
 * What a stack of ours makes; also the name of its template.
 *
 * @public
 */
export type StackKind =
  | 'vpc'
  | 'cluster'
  | 'public-api'
  | 'internal-api'
  | 'dns-zone'
  | 'dns-delegation'
  | 'certificate'
  | 'endpoints'
  | 'transit-gateway-attachment';

/**
 * The resource of each template whose `Metadata` carries the descriptor.
 *
 * @public
 */
export const DESCRIPTOR_RESOURCE: Readonly<Record<StackKind, string>> = {
  vpc: 'Vpc',
  cluster: 'ECSCluster',
  'public-api': 'Service',
  'internal-api': 'Service',
  'dns-zone': 'HostedZone',
  'dns-delegation': 'Delegation',
  certificate: 'Certificate',
  endpoints: 'EcrApiEndpoint',
  'transit-gateway-attachment': 'Attachment',
};

/**
 * Whether a stack of this kind runs an API, and so stands for an API and its
 * Component.
 *
 * @public
 */
export function isApiKind(
  kind: StackKind | undefined,
): kind is 'public-api' | 'internal-api' {
  return kind === 'public-api' || kind === 'internal-api';
}

/**
 * Marks a stack as ours.
 *
 * @public
 */
export const MANAGED_TAG = 'fargate-api:managed';

/**
 * The {@link StackKind} of a stack.
 *
 * @public
 */
export const KIND_TAG = 'fargate-api:kind';

/**
 * The reference of the entity that a stack belongs to.
 *
 * @public
 */
export const ENTITY_TAG = 'fargate-api:entity';

/**
 * Whether a text names a kind of stack.
 *
 * @public
 */
export function isStackKind(text: string | undefined): text is StackKind {
  return text !== undefined && Object.hasOwn(DESCRIPTOR_RESOURCE, text);
}
