import {
  ExistingResourceRequest,
  ResourceRequest,
} from '../../../ResourceType';

/** A call by its action (`ec2:CreateSubnet`), with the members that say what it is about. */
export type HandlerCall = readonly [
  action: string,
  input?: Record<string, any>,
];

type Make<Request> = (request: Request) => HandlerCall[];

/** The calls by which CloudFormation makes, changes and deletes a resource of a type. */
export interface HandlerCalls {
  /** The members by which calls name the resource once it is there. */
  names(request: ExistingResourceRequest): Record<string, any>;
  create: Make<ResourceRequest>;
  /** What follows as soon as the resource is there. */
  created?: Make<ExistingResourceRequest>;
  update?: Make<ExistingResourceRequest>;
  delete: Make<ExistingResourceRequest>;
}

/** The tags that a resource gets from its template and its stack; CloudFormation's own need no permission. */
export function tagsFor({
  properties,
  stackTags,
}: ResourceRequest): { Key: string; Value: string }[] {
  const own = properties.Tags ?? properties.HostedZoneTags ?? [];
  return [
    ...stackTags.filter(({ Key }) => !Key.startsWith('aws:')),
    // Some types, such as those of API Gateway, have an object.
    ...(Array.isArray(own)
      ? own
      : Object.entries<string>(own).map(([Key, Value]) => ({ Key, Value }))),
  ];
}

/** The calls, if there is a reason for them. */
export function when(reason: unknown, ...calls: HandlerCall[]): HandlerCall[] {
  return reason ? calls : [];
}

/** Whether one of some properties is another than before. */
export function differs(
  { properties, previousProperties }: ExistingResourceRequest,
  ...names: string[]
): boolean {
  return names.some(
    name =>
      JSON.stringify(properties[name]) !==
      JSON.stringify(previousProperties[name]),
  );
}

/** The beginning of a name that CloudFormation makes up, with a suffix that nobody knows yet. */
export function likelyName(
  { stackName, logicalId }: ResourceRequest,
  given: string | undefined,
): string {
  return given ?? `${stackName}-${logicalId}-*`;
}
