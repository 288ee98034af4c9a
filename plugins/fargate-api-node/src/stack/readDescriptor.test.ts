import { readDescriptor, readRecordResource } from './readDescriptor';

const ARN = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1';
const ENTITY = {
  namespace: 'default',
  name: 'orders',
  owner: 'group:default/a',
};
const DESCRIPTOR = { FargateApi: { entity: ENTITY } };
const error = (name: string, message = '') =>
  Object.assign(new Error(message), { name });
const MISSING = error(
  'ValidationError',
  'Resource Service does not exist for stack orders',
);

function cloudFormation(resource: object, template: object = {}) {
  const inputs: object[] = [];
  const signals: unknown[] = [];
  const send = async (command: any, options: any) => {
    inputs.push(command.input);
    signals.push(options.abortSignal);
    const answer =
      command.constructor.name === 'GetTemplateCommand' ? template : resource;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { clients: { cloudFormation: { send } as any }, inputs, signals };
}

const resourceWith = (metadata?: object) => ({
  StackResourceDetail: {
    ResourceType: 'AWS::ECS::Service',
    PhysicalResourceId: 'arn:service',
    Metadata: metadata && JSON.stringify(metadata),
  },
});
const templateWith = (metadata: object) => ({
  TemplateBody: JSON.stringify({
    Resources: { Service: { Type: 'AWS::ECS::Service', Metadata: metadata } },
  }),
});
const { signal } = new AbortController();

describe('readRecordResource', () => {
  const read = (resource: object) =>
    readRecordResource(cloudFormation(resource).clients, {
      arn: ARN,
      logicalId: 'Service',
    });

  it('reads the resource and its descriptor', async () => {
    const { clients, inputs, signals } = cloudFormation(
      resourceWith(DESCRIPTOR),
    );
    expect(
      await readRecordResource(
        clients,
        { arn: ARN, logicalId: 'Service' },
        { signal },
      ),
    ).toEqual({
      type: 'AWS::ECS::Service',
      physicalId: 'arn:service',
      descriptor: { entity: ENTITY },
    });
    expect(inputs).toEqual([{ StackName: ARN, LogicalResourceId: 'Service' }]);
    expect(signals).toEqual([signal]);
  });

  it.each([
    ['no metadata', resourceWith()],
    ['other metadata', resourceWith({ Other: DESCRIPTOR })],
    ['an invalid one', resourceWith({ FargateApi: { entity: {} } })],
  ])('has no descriptor with %s', async (_, resource) => {
    expect((await read(resource))!.descriptor).toBeUndefined();
  });

  it('has no ID before it is created', async () => {
    const { physicalId } = (await read({
      StackResourceDetail: { ResourceType: 'x' },
    }))!;
    expect(physicalId).toBe('');
  });

  it('is undefined where the stack does not have it', async () => {
    expect(await read(MISSING)).toBeUndefined();
    expect(await read({})).toBeUndefined();
  });

  it.each([
    error('ValidationError', 'Rate exceeded'),
    error('Throttling', 'Resource does not exist'),
  ])('fails with any other error: %s', async failure => {
    await expect(read(failure)).rejects.toBe(failure);
  });
});

describe('readDescriptor', () => {
  const stack = { arn: ARN, kind: 'public-api' as const };
  const read = (resource: object, template?: object) =>
    readDescriptor(cloudFormation(resource, template).clients, stack);

  it('is of the resource, without another call', async () => {
    const { clients, inputs } = cloudFormation(resourceWith(DESCRIPTOR));
    expect(await readDescriptor(clients, stack)).toEqual({ entity: ENTITY });
    expect(inputs).toHaveLength(1);
  });

  it('is of the template before the resource is created', async () => {
    const { clients, inputs, signals } = cloudFormation(
      MISSING,
      templateWith(DESCRIPTOR),
    );
    expect(await readDescriptor(clients, stack, { signal })).toEqual({
      entity: ENTITY,
    });
    expect(inputs[1]).toEqual({ StackName: ARN });
    expect(signals).toEqual([signal, signal]);
  });

  it.each([
    ['a template without one', templateWith({})],
    ['a template without resources', { TemplateBody: 'Outputs: {}' }],
    ['no template', {}],
    ['no stack', error('ValidationError', 'Stack with id x does not exist')],
    ['a template that the role may not read', error('AccessDenied')],
  ])('is undefined with %s', async (_, template) => {
    expect(await read(MISSING, template)).toBeUndefined();
  });

  it('fails with any other error', async () => {
    await expect(read(MISSING, error('Throttling'))).rejects.toThrow();
    await expect(read(error('Throttling'))).rejects.toThrow();
  });

  it('is undefined for a stack of no kind, without a call', async () => {
    const { clients, inputs } = cloudFormation({});
    expect(await readDescriptor(clients, { arn: ARN })).toBeUndefined();
    expect(inputs).toEqual([]);
  });
});
