import { parseTemplate } from '@fargate-api/backstage-plugin-fargate-api-node';
import { secretsIn } from './secretsIn';

const secrets = (ValueFrom: string) => [{ Name: 'A', ValueFrom }];
const credentials = (CredentialsParameter: string) => ({
  CredentialsParameter,
});

describe('secretsIn', () => {
  it.each([
    [
      'of all containers and their registries',
      [
        {
          Name: 'orders',
          Secrets: secrets('arn:own'),
          RepositoryCredentials: credentials('arn:registry'),
        },
        {
          Name: 'proxy',
          Secrets: secrets('arn:proxy'),
          RepositoryCredentials: credentials('arn:other-registry'),
        },
        { Name: 'agent' },
      ],
      ['arn:own', 'arn:registry', 'arn:proxy', 'arn:other-registry'],
    ],
    ['of a container without any', [{ Name: 'orders' }], []],
    ['of a template without containers', undefined, []],
  ])('are those %s', (_, ContainerDefinitions, expected) => {
    const template = {
      Resources: { TaskDefinition: { Properties: { ContainerDefinitions } } },
    };
    expect(secretsIn(parseTemplate(JSON.stringify(template)))).toEqual(
      expected,
    );
  });
});
