/** Why the simulator does not answer what AWS answered. */
interface Reason {
  type: RegExp;
  /** The record, where it is not all of the type. */
  name?: RegExp;
  /** The property; none for a record that is refused. */
  property?: RegExp;
  reason: string;
}

/** Records of these are of services that the simulator does not have, and do not count. */
export const isOfOtherService = (type: string): boolean =>
  type.startsWith('AWS::ApplicationAutoScaling::');

const OLDER =
  'AWS answered this differently when the record was made: later records of the type have what the simulator answers';

const REASONS: Reason[] = [
  {
    type: /ApiGatewayV2::Api$/,
    name: /WsApi/,
    reason: 'the simulator has no WebSocket APIs',
  },
  {
    type: /ApiGatewayV2::Integration$/,
    reason: 'the simulator has no integrations of Lambda functions',
  },
  {
    type: /WebACLAssociation/,
    reason: 'the simulator has no user pools',
  },
  {
    type: /ApplicationAutoScaling/,
    reason: 'the simulator scales ECS services only, not DynamoDB',
  },
  {
    type: /ServiceDiscovery/,
    property: /Arn|Id|Tags|Type/,
    reason: OLDER,
  },
  {
    type: /EIP$/,
    property: /PublicIpv4Pool/,
    reason: OLDER,
  },
  {
    type: /Subnet$/,
    property: /Ipv6/,
    reason: 'another resource of the account gave it an IPv6 block',
  },
  {
    type: /ECS::Service$/,
    property: /DeploymentConfiguration/,
    reason: OLDER,
  },
  {
    type: /Listener$/,
    name: /MtlsListener/,
    reason: 'the simulator has no trust stores',
  },
  {
    type: /Listener(Rule)?$/,
    property: /Tags/,
    reason: OLDER,
  },
  {
    type: /ListenerRule$/,
    name: /ProdRule/,
    property: /Actions/,
    reason: 'a blue/green deployment of the account had shifted its traffic',
  },
  {
    type: /IAM::Role$/,
    name: /ServiceRole/,
    reason:
      'an example that the corpus made up: no generated name, other lists',
  },
  {
    type: /IAM::ManagedPolicy$/,
    reason: 'an example that the corpus made up: no read-only properties',
  },
  {
    type: /S3::Bucket$/,
    property: /NotificationConfiguration/,
    reason: 'another resource of the account added it',
  },
  {
    type: /S3::Bucket$/,
    property: /Tags/,
    reason: 'the tag of a custom resource of the account',
  },
  {
    type: /SSM::Parameter$/,
    property: /Arn|Tier|Description|Tags/,
    reason: OLDER,
  },
  {
    type: /SSM::Parameter$/,
    property: /Value/,
    reason:
      'CloudFormation lost characters that are not ASCII in the record of the declaration',
  },
  {
    type: /SQS::Queue$/,
    name: /DlqRedrive/,
    property: /Arn|Queue(Name|Url)/,
    reason:
      'the record does not have the logical id, of which the name is made',
  },
  {
    type: /SecretsManager::Secret$/,
    name: /DbSecret/,
    reason: 'an example that the corpus made up',
  },
];

/** The reason for a difference, or for a refusal if no property is given. */
export function reasonFor(
  type: string,
  name: string,
  property?: string,
): string | undefined {
  return REASONS.find(
    one =>
      one.type.test(type) &&
      (one.name?.test(name) ?? true) &&
      (property === undefined || (one.property?.test(property) ?? true)) &&
      (property !== undefined || one.property === undefined),
  )?.reason;
}
