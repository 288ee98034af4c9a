import { PolicyDocument } from '../rights/PolicyDocument';

const allowing = (Action: string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});

/** The managed policies of AWS's own that are evaluated, by path and name. */
const DOCUMENTS: Record<string, PolicyDocument> = {
  AdministratorAccess: allowing(['*']),
  'service-role/AmazonECSTaskExecutionRolePolicy': allowing([
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:GetDownloadUrlForLayer',
    'ecr:BatchGetImage',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
  'service-role/AWSLambdaBasicExecutionRole': allowing([
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
};

/** The document of one of AWS's managed policies, if the simulator has it. */
export function awsManagedPolicy(arn: string): PolicyDocument | undefined {
  const [, name] = /^arn:[^:]+:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  return name !== undefined && Object.hasOwn(DOCUMENTS, name)
    ? DOCUMENTS[name]
    : undefined;
}
