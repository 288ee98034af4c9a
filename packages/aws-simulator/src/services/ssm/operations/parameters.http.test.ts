import { PutParameterRequest, SSM } from '@aws-sdk/client-ssm';
import { Simulator, startSimulator } from '../../../Simulator';
import { clientOptions } from '../../../__testUtils__/clientOptions';

describe('Systems Manager parameters', () => {
  let simulator: Simulator;
  let client: SSM;

  beforeEach(async () => {
    simulator = await startSimulator();
    client = new SSM(clientOptions(simulator));
  });

  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  const put = (Name: string, Value: string, input: object = {}) =>
    client.putParameter({ Name, Value, Type: 'String', ...input });

  const refusal = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => new Error('was accepted'),
      (thrown: Error) => thrown,
    );
    return `${error.name}: ${error.message}`;
  };

  it('are found by name, ARN and version', async () => {
    expect(await put('/orders/db', 'one')).toMatchObject({
      Version: 1,
      Tier: 'Standard',
    });
    expect(await put('/orders/db', 'two', { Overwrite: true })).toMatchObject({
      Version: 2,
    });
    const read = async (Name: string) =>
      (await client.getParameter({ Name })).Parameter;
    expect(await read('/orders/db')).toEqual({
      Name: '/orders/db',
      ARN: 'arn:aws:ssm:eu-west-1:123456789012:parameter/orders/db',
      Type: 'String',
      Value: 'two',
      Version: 2,
      DataType: 'text',
      LastModifiedDate: new Date('2026-01-01T00:00:00Z'),
    });
    expect(
      await read('arn:aws:ssm:eu-west-1:123456789012:parameter/orders/db'),
    ).toMatchObject({ Value: 'two' });
    expect(await read('/orders/db:1')).toMatchObject({
      Value: 'one',
      Selector: ':1',
    });
    await put('plain', 'three');
    expect(
      await read('arn:aws:ssm:eu-west-1:123456789012:parameter/plain'),
    ).toMatchObject({ Value: 'three' });
    expect(await refusal(read('/orders/db:3'))).toBe(
      'ParameterVersionNotFound: Systems Manager could not find version 3 of /orders/db. Verify the version and try again.',
    );
    expect(await refusal(read('/orders/key'))).toMatch(/^ParameterNotFound/);
  });

  it('are decrypted only on request', async () => {
    await put('/orders/key', 'hunter2', { Type: 'SecureString' });
    const read = async (WithDecryption?: boolean) =>
      (await client.getParameter({ Name: '/orders/key', WithDecryption }))
        .Parameter;
    expect(await read(true)).toMatchObject({
      Type: 'SecureString',
      Value: 'hunter2',
    });
    expect((await read())!.Value).toMatch(/^AQICAH[A-Za-z0-9]+$/);
    expect((await client.describeParameters({})).Parameters).toMatchObject([
      { Name: '/orders/key', KeyId: 'alias/aws/ssm', Version: 1 },
    ]);
    expect(JSON.stringify(simulator.calls.all())).not.toContain('hunter2');
  });

  it('are read and deleted by several names', async () => {
    await put('/a', '1');
    await put('/b', '2', { Type: 'StringList' });
    const read = await client.getParameters({
      Names: ['/a', '/b:1', '/b:7', '/c'],
    });
    expect(read.Parameters!.map(({ Value }) => Value)).toEqual(['1', '2']);
    expect(read.InvalidParameters).toEqual(['/b:7', '/c']);
    expect(
      await client.deleteParameters({ Names: ['/a', '/c'] }),
    ).toMatchObject({ DeletedParameters: ['/a'], InvalidParameters: ['/c'] });
    await client.deleteParameter({ Name: '/b' });
    expect(await refusal(client.deleteParameter({ Name: '/b' }))).toMatch(
      /^ParameterNotFound/,
    );
  });

  it('are listed by path, in pages', async () => {
    for (const name of ['/orders/a', '/orders/b', '/orders/db/c', '/users/d']) {
      await put(name, name);
    }
    const names = async (input: object) =>
      (
        await client.getParametersByPath({ Path: '/orders', ...input })
      ).Parameters!.map(({ Name }) => Name);
    expect(await names({})).toEqual(['/orders/a', '/orders/b']);
    expect(await names({ Recursive: true })).toEqual([
      '/orders/a',
      '/orders/b',
      '/orders/db/c',
    ]);
    const first = await client.getParametersByPath({
      Path: '/orders',
      MaxResults: 1,
    });
    expect(await names({ NextToken: first.NextToken })).toEqual(['/orders/b']);
    expect(await refusal(names({ Path: 'orders' }))).toMatch(
      /^ValidationException: The parameter doesn't meet the parameter name requirements\./,
    );
  });

  it('are described by filters and tags', async () => {
    await put('/orders/a', '1', { Tags: [{ Key: 'team', Value: 'a' }] });
    await put('/users/b', '2', { Type: 'StringList' });
    const names = async (Key: string, Option?: string, ...Values: string[]) =>
      (
        await client.describeParameters({
          ParameterFilters: [
            { Key, Option, ...(Values.length > 0 && { Values }) },
          ],
        })
      ).Parameters!.map(({ Name }) => Name);
    expect(await names('Name', 'BeginsWith', '/orders')).toEqual(['/orders/a']);
    expect(await names('Name', 'Contains', 'sers')).toEqual(['/users/b']);
    expect(await names('Path', undefined, '/users')).toEqual(['/users/b']);
    expect(await names('Type', undefined, 'String')).toEqual(['/orders/a']);
    expect(await names('tag:team')).toEqual(['/orders/a']);
    expect(await refusal(names('Label', undefined, 'x'))).toBe(
      'ValidationException: The AWS simulator does not support the filter Label with the option Equals of DescribeParameters.',
    );
    const tagged = {
      ResourceType: 'Parameter',
      ResourceId: '/users/b',
    } as const;
    await client.addTagsToResource({
      ...tagged,
      Tags: [
        { Key: 'team', Value: 'b' },
        { Key: 'cost', Value: '1' },
      ],
    });
    await client.removeTagsFromResource({ ...tagged, TagKeys: ['cost'] });
    expect((await client.listTagsForResource(tagged)).TagList).toEqual([
      { Key: 'team', Value: 'b' },
    ]);
    expect(await names('tag:team', undefined, 'b')).toEqual(['/users/b']);
  });

  it.each<[Partial<PutParameterRequest>, string]>([
    [
      { Name: '/taken' },
      'ParameterAlreadyExists: The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    ],
    [
      { Name: '/taken', Overwrite: true, Type: 'SecureString' },
      "HierarchyTypeMismatchException: Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type. You must create a new, unique parameter.",
    ],
    [
      { Type: undefined },
      'ValidationException: A parameter type is required when you create a parameter.',
    ],
    [
      { Name: 'orders/db' },
      'ValidationException: Parameter name must be a fully qualified name.',
    ],
    [
      { Name: '/aws/orders' },
      'AccessDeniedException: No access to reserved parameter name: /aws/orders.',
    ],
    [
      { Name: '/ssm/orders' },
      'ValidationException: Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    ],
    [
      { Name: 'aws-orders' },
      'ValidationException: Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
    ],
    [
      { Name: '/orders/' },
      'ValidationException: Parameter name must not end with slash.',
    ],
    [
      { DataType: 'Text' },
      'ValidationException: The following data type is not supported: Text. (Data type names are all lowercase.)',
    ],
    [
      { DataType: 'aws:ec2:image', Type: 'StringList' },
      'ValidationException: The aws:ec2:image data type is not supported for the following input type: StringList',
    ],
    [
      { Value: '{{/other}}' },
      'ValidationException: Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.',
    ],
    [
      { AllowedPattern: '(' },
      'InvalidAllowedPatternException: The following regular expression is not valid: (',
    ],
    [
      { Type: 'StringList', Value: 'a,1', AllowedPattern: '^[a-z]$' },
      'ParameterPatternMismatchException: Parameter value, cannot be validated against allowedPattern: ^[a-z]$',
    ],
    [
      { KeyId: 'alias/own' },
      'ValidationException: KeyId is required for SecureString type parameter only.',
    ],
    [
      { AllowedPattern: '^\\d+$' },
      'ParameterPatternMismatchException: Parameter value, cannot be validated against allowedPattern: ^\\d+$',
    ],
    [
      { Value: 'hunter2'.repeat(1000) },
      'ValidationException: Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html',
    ],
    [
      { Policies: '[]' },
      'ValidationException: The AWS simulator does not support Policies of a parameter.',
    ],
  ])('are refused: %j', async (input, message) => {
    await put('/taken', 'one');
    expect(await refusal(put('/new', 'hunter2', input))).toBe(message);
  });
});
