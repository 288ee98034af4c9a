import {
  ApplicationAutoScalingClient,
  ResourceNotFoundException,
  TagResourceCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  AlreadyExistsException,
  ChangeSetNotFoundException,
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  ClusterNotFoundException,
  ECSClient,
  ListServicesCommand,
  ServerException,
} from '@aws-sdk/client-ecs';
import { HttpRequest } from '@smithy/core/transport';
import { DispatchingHandler } from '../__testUtils__/DispatchingHandler';
import { services } from '../services';
import { ServiceDefinition } from '../services/ServiceDefinition';
import { AwsError } from '../world/AwsError';

const inputs: unknown[] = [];
let failure: Error | undefined;

/** A service whose operations all keep their input and fail as `failure` says. */
function failing(signingName: string, ...operations: string[]) {
  const answer = (_context: unknown, input: unknown) => {
    inputs.push(input);
    if (failure) {
      throw failure;
    }
    return {};
  };
  return {
    ...services.get(signingName)!,
    operations: Object.fromEntries(operations.map(name => [name, answer])),
  } as ServiceDefinition;
}

const handler = new DispatchingHandler([
  failing('application-autoscaling', 'TagResource'),
  failing('cloudformation', 'DescribeStacks', 'CreateStack', 'CreateChangeSet'),
  failing('ec2', 'DescribeVpcs', 'DeleteVpc', 'DescribeSubnets'),
  failing('ecs', 'ListServices', 'RegisterTaskDefinition'),
  failing('logs', 'CreateLogGroup'),
]);

const config = {
  region: 'eu-west-1',
  credentials: { accessKeyId: '111122223333', secretAccessKey: 'x' },
  requestHandler: handler,
  maxAttempts: 1,
};

beforeEach(() => {
  inputs.length = 0;
  failure = undefined;
});

async function post(
  service: string,
  body: string,
  headers: Record<string, string> = {},
) {
  const { response } = await handler.handle(
    new HttpRequest({
      method: 'POST',
      path: '/',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=111122223333/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
        ...headers,
      },
      body,
    }),
  );
  return { status: response.statusCode, body: String(response.body) };
}

function query(body: string) {
  return post('cloudformation', `Version=2010-05-15&Action=${body}`);
}

function ec2(body: string) {
  return post('ec2', `Version=2016-11-15&Action=${body}`);
}

function ecs(operation: string, body: unknown) {
  return post('ecs', typeof body === 'string' ? body : JSON.stringify(body), {
    'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}`,
  });
}

describe('an error of an operation', () => {
  it('reaches the SDK as the modelled exception (Query)', async () => {
    const describeStacks = () =>
      new CloudFormationClient(config).send(new DescribeStacksCommand({}));

    failure = new AwsError(
      'AlreadyExistsException',
      'Stack [a] already exists',
    );
    await expect(describeStacks()).rejects.toThrow(AlreadyExistsException);
    await expect(describeStacks()).rejects.toMatchObject({
      message: 'Stack [a] already exists',
      Type: 'Sender',
    });
  });

  it("has the model's HTTP status where the operation names none (Query)", async () => {
    failure = new AwsError('ChangeSetNotFound', 'ChangeSet [c] does not exist');
    const answer = new CloudFormationClient(config).send(
      new DescribeStacksCommand({}),
    );
    await expect(answer).rejects.toThrow(ChangeSetNotFoundException);
    await expect(answer).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('has the words of the wire (Query)', async () => {
    failure = new AwsError('ValidationError', 'Stack with id <a> is "gone"');
    const { status, body } = await query('DescribeStacks');
    expect(status).toBe(400);
    expect(body).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><ErrorResponse><Error><Type>Sender<\/Type><Code>ValidationError<\/Code><Message>Stack with id &lt;a&gt; is &quot;gone&quot;<\/Message><\/Error><RequestId>[0-9a-f-]{36}<\/RequestId><\/ErrorResponse>$/,
    );
  });

  it('has the words of the wire (EC2)', async () => {
    failure = new AwsError(
      'InvalidVpcID.NotFound',
      "The vpc ID 'vpc-0' does not exist",
    );
    await expect(
      new EC2Client(config).send(new DescribeVpcsCommand({})),
    ).rejects.toMatchObject({
      name: 'InvalidVpcID.NotFound',
      message: "The vpc ID 'vpc-0' does not exist",
    });
    expect((await ec2('DescribeVpcs')).body).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><Response><Errors><Error><Code>InvalidVpcID.NotFound<\/Code><Message>The vpc ID 'vpc-0' does not exist<\/Message><\/Error><\/Errors><RequestID>[0-9a-f-]{36}<\/RequestID><\/Response>$/,
    );
  });

  it('reaches the SDK as the modelled exception (JSON)', async () => {
    failure = new AwsError('ClusterNotFoundException', 'Cluster not found.');
    await expect(
      new ECSClient(config).send(new ListServicesCommand({})),
    ).rejects.toThrow(
      new ClusterNotFoundException({
        message: 'Cluster not found.',
        $metadata: {},
      }),
    );
    expect(await ecs('ListServices', {})).toEqual({
      status: 400,
      body: '{"__type":"ClusterNotFoundException","message":"Cluster not found."}',
    });
  });

  it('is a 500 where the model says that the server is to blame (JSON)', async () => {
    failure = new AwsError('ServerException', 'Oh.');
    const answer = new ECSClient(config).send(new ListServicesCommand({}));
    await expect(answer).rejects.toThrow(ServerException);
    await expect(answer).rejects.toMatchObject({
      $metadata: { httpStatusCode: 500 },
    });
  });

  it('carries the other members of the exception (JSON)', async () => {
    failure = new AwsError('ResourceNotFoundException', 'No such target', {
      fields: { ResourceName: 'target' },
    });
    const answer = new ApplicationAutoScalingClient(config).send(
      new TagResourceCommand({ ResourceARN: 'target', Tags: {} }),
    );
    await expect(answer).rejects.toThrow(ResourceNotFoundException);
    await expect(answer).rejects.toMatchObject({
      message: 'No such target',
      ResourceName: 'target',
    });
  });

  it('is an InternalFailure, with its stack on stderr, when it was not meant', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation();
    failure = new TypeError('x is not a function');
    await expect(
      new ECSClient(config).send(new ListServicesCommand({})),
    ).rejects.toMatchObject({
      name: 'InternalFailure',
      $metadata: { httpStatusCode: 500 },
    });
    expect(log).toHaveBeenCalledWith(failure);
    log.mockRestore();
  });
});

describe('an operation that the simulator does not have', () => {
  it('is an invalid action (Query, EC2)', async () => {
    const message =
      '<Code>InvalidAction</Code><Message>The action DescribeNothing is not valid for this web service.</Message>';
    for (const answer of [
      await query('DescribeNothing'),
      await ec2('DescribeNothing'),
      await post('sqs', 'Action=DescribeNothing&Version=2012-11-05'),
    ]) {
      expect(answer).toMatchObject({
        status: 400,
        body: expect.stringContaining(message),
      });
    }
  });

  it('is invalid in another version of the API (Query)', async () => {
    expect(
      await post('cloudformation', 'Action=DescribeStacks&Version=2000-01-01'),
    ).toMatchObject({
      status: 400,
      body: expect.stringContaining(
        'Could not find operation DescribeStacks for version 2000-01-01',
      ),
    });
  });

  it('is an unknown operation (JSON)', async () => {
    const unknown = {
      status: 400,
      body: '{"__type":"UnknownOperationException","message":""}',
    };
    expect(await ecs('constructor', {})).toEqual(unknown);
    expect(await ecs('CreateCluster', {})).toEqual(unknown);
    expect(
      await post('dynamodb', '{}', { 'x-amz-target': 'DynamoDB.ListTables' }),
    ).toEqual(unknown);
  });
});

it('asks for a signature', async () => {
  const answer = await post('sts', 'Action=GetCallerIdentity', {
    authorization: '',
  });
  expect(answer).toMatchObject({
    status: 403,
    body: expect.stringContaining('<Code>MissingAuthenticationToken</Code>'),
  });
});

describe('an input that lacks required members', () => {
  it('is told which (Query)', async () => {
    expect(
      await query('CreateChangeSet&ResourcesToImport.member.1.ResourceType=A'),
    ).toMatchObject({
      status: 400,
      body: expect.stringContaining(
        `<Code>ValidationError</Code><Message>4 validation errors detected: ${[
          'resourcesToImport.1.member.logicalResourceId',
          'resourcesToImport.1.member.resourceIdentifier',
          'stackName',
          'changeSetName',
        ]
          .map(
            name =>
              `Value null at '${name}' failed to satisfy constraint: Member must not be null`,
          )
          .join('; ')}`,
      ),
    });
  });

  it('is told the first (EC2)', async () => {
    expect((await ec2('DeleteVpc')).body).toContain(
      '<Code>MissingParameter</Code><Message>The request must contain the parameter VpcId</Message>',
    );
  });

  it("is told which, with the code that the service's model has (JSON)", async () => {
    expect(await ecs('RegisterTaskDefinition', { family: 'a' })).toEqual({
      status: 400,
      body: JSON.stringify({
        __type: 'InvalidParameterException',
        message:
          "1 validation error detected: Value null at 'containerDefinitions' failed to satisfy constraint: Member must not be null",
      }),
    });
    expect(
      await post('application-autoscaling', '{"ResourceARN":"a"}', {
        'x-amz-target': 'AnyScaleFrontendService.TagResource',
      }),
    ).toMatchObject({
      body: expect.stringContaining(
        '"ValidationException","Message":"1 validation error detected: Value null at \'tags\'',
      ),
    });
  });

  it('does not reach the operation', async () => {
    await ec2('DeleteVpc');
    expect(inputs).toEqual([]);
  });
});

describe('an input that does not fit the shape', () => {
  it.each([
    ['DescribeStacks&StackNam=a', 'Unknown parameter: StackNam'],
    ['DescribeStacks&StackName.1=a', 'Unknown parameter: StackName.1'],
    [
      'CreateStack&StackName=a&Tags.member.1.Name=a',
      'Unknown parameter: Tags.member.1.Name',
    ],
    ['CreateStack&StackName=a&Tags.1.Key=a', 'Unknown parameter: Tags.1'],
    [
      'CreateStack&StackName=a&Tags.member.x.Key=a',
      'Unknown parameter: Tags.x',
    ],
    ['CreateStack&StackName=a&Tags=a', "Value 'a' at 'Tags' is not a list"],
    [
      'CreateStack&StackName=a&RollbackConfiguration=a',
      "Value 'a' at 'RollbackConfiguration' is not a structure",
    ],
    [
      'CreateStack&StackName=a&TimeoutInMinutes=soon',
      "Value 'soon' at 'TimeoutInMinutes' is not a number",
    ],
    [
      'CreateStack&StackName=a&DisableRollback=1',
      "Value '1' at 'DisableRollback' is not a boolean",
    ],
  ])('is refused (Query): %s', async (body, message) => {
    const answer = await query(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(`<Message>${message}</Message>`);
    expect(inputs).toEqual([]);
  });

  it.each([
    [
      'DescribeSubnets&Subnets.1=a',
      'UnknownParameter',
      'The parameter Subnets is not recognized',
    ],
    [
      'DescribeSubnets&Filter.1.Key=a',
      'UnknownParameter',
      'The parameter Filter.1.Key is not recognized',
    ],
    [
      'DescribeSubnets&MaxResults=many',
      'InvalidParameterValue',
      'Value (many) for parameter MaxResults is invalid. Expected a number.',
    ],
  ])('is refused (EC2): %s', async (body, code, message) => {
    const answer = await ec2(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(
      `<Code>${code}</Code><Message>${message}</Message>`,
    );
    expect(inputs).toEqual([]);
  });

  it.each([
    ['{', 'Invalid JSON'],
    ['[]', 'START_ARRAY can not be converted to a structure'],
    [{ clutser: 'a' }, "Unknown member 'clutser'"],
    [
      { cluster: 1 },
      "NUMBER_VALUE can not be converted to a String at 'cluster'",
    ],
    [
      { maxResults: '1' },
      "STRING_VALUE can not be converted to a Number at 'maxResults'",
    ],
  ])('is refused (JSON): %j', async (body, message) => {
    expect(await ecs('ListServices', body)).toEqual({
      status: 400,
      body: JSON.stringify({ __type: 'SerializationException', message }),
    });
    expect(inputs).toEqual([]);
  });
});
