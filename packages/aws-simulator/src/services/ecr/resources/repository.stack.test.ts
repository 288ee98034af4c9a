import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  ECR,
  ECRClient,
} from '@aws-sdk/client-ecr';
import { pushImage } from '../../../__testUtils__/pushImage';
import { StackBench } from '../../../__testUtils__/StackBench';

describe('AWS::ECR::Repository', () => {
  let bench: StackBench;
  let ecr: ECRClient;

  beforeEach(async () => {
    bench = await StackBench.start();
    ecr = new ECRClient(bench.options);
  });

  afterEach(() => bench.close());

  const template = (properties: object = {}) => ({
    Resources: {
      Images: { Type: 'AWS::ECR::Repository', Properties: properties },
    },
    Outputs: {
      Name: { Value: { Ref: 'Images' } },
      Uri: { Value: { 'Fn::GetAtt': 'Images.RepositoryUri' } },
    },
  });
  const repositories = async () =>
    (await ecr.send(new DescribeRepositoriesCommand({}))).repositories;

  it('is what the API shows, and changes in place', async () => {
    const { Name, Uri } = await bench.outputs(template());
    expect(Uri).toBe(`123456789012.dkr.ecr.eu-west-1.amazonaws.com/${Name}`);
    expect(await repositories()).toMatchObject([
      {
        repositoryName: Name,
        repositoryUri: Uri,
        imageTagMutability: 'MUTABLE',
      },
    ]);
    await bench.update(template({ ImageTagMutability: 'IMMUTABLE' }));
    expect(await repositories()).toMatchObject([
      { repositoryName: Name, imageTagMutability: 'IMMUTABLE' },
    ]);
    await bench.delete();
    expect(await repositories()).toEqual([]);
  });

  it('fails with a policy that is no JSON', async () => {
    await bench.deploy(template({ RepositoryPolicyText: '{' }));
    expect((await bench.reasons())[0]).toContain(
      "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
    );
  });

  it.each([
    [false, 1],
    [true, 0],
  ])(
    'is deleted with its images if EmptyOnDelete is %s',
    async (EmptyOnDelete, left) => {
      const { Name } = await bench.outputs(template({ EmptyOnDelete }));
      await pushImage(new ECR(bench.options), Name, 'v1');
      await bench.delete();
      expect(await repositories()).toHaveLength(left);
    },
  );

  it('says that it still contains images', async () => {
    const { Name } = await bench.outputs(template());
    await pushImage(new ECR(bench.options), Name, 'v1');
    await bench.delete();
    expect((await bench.reasons()).join()).toContain(
      `The repository with name '${Name}' in registry with id '123456789012' cannot be deleted because it still contains images`,
    );
  });

  it('fails if its name is taken or wrong', async () => {
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'orders' }));
    await bench.deploy(template({ RepositoryName: 'orders' }));
    expect((await bench.reasons())[0]).toContain(
      "The repository with name 'orders' already exists in the registry with id '123456789012'",
    );
    await ecr.send(new DeleteRepositoryCommand({ repositoryName: 'orders' }));
    await expect(
      ecr.send(new DeleteRepositoryCommand({ repositoryName: 'orders' })),
    ).rejects.toMatchObject({ name: 'RepositoryNotFoundException' });
    await expect(
      ecr.send(new CreateRepositoryCommand({ repositoryName: 'Orders' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});
