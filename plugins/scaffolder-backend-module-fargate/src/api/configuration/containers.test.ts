import { parseTemplate } from '@fargate-api/backstage-plugin-fargate-api-node';
import { containersIn, isWrittenByUs } from './containers';

const OWN = {
  Name: 'orders',
  Environment: [{ Name: 'LEVEL', Value: 'on' }],
  Secrets: [{ Name: 'TOKEN', ValueFrom: 'arn:secret' }],
  User: 'node',
};
const PROXY = {
  Name: 'proxy',
  Image: 'envoy:v1',
  Environment: [{ Name: 'LEVEL', Value: 'on' }],
};
const DESCRIPTOR = {
  entity: { namespace: 'default', name: 'orders', owner: 'group:default/a' },
} as any;
const FUNCTION = { Ref: 'Level' };
const REFERENCE = '{{resolve:ssm:/level}}';

const isOurs = (ContainerDefinitions: object[], descriptor?: any) =>
  isWrittenByUs(
    descriptor,
    containersIn(
      parseTemplate(
        JSON.stringify({
          Resources: {
            TaskDefinition: { Properties: { ContainerDefinitions } },
          },
        }),
      ),
    ),
  );

describe('whether this portal wrote the containers of a template', () => {
  it.each<[string, object[], any]>([
    ['with texts only', [OWN, PROXY], DESCRIPTOR],
    ['without a descriptor', [OWN, PROXY], undefined],
    ['without anything', [{ Name: 'orders' }], undefined],
  ])('is certain: %s', (_, containers, descriptor) => {
    expect(isOurs(containers, descriptor)).toBe(true);
  });

  it.each<[string, object[], any?]>([
    [
      'a function for the value of a variable',
      [{ ...OWN, Environment: [{ Name: 'A', Value: FUNCTION }] }],
    ],
    [
      'a function for a secret',
      [{ ...OWN, Secrets: [{ Name: 'A', ValueFrom: FUNCTION }] }],
    ],
    [
      'a function for a variable of a sidecar',
      [OWN, { ...PROXY, Environment: [{ Name: 'A', Value: FUNCTION }] }],
    ],
    [
      'a function for a secret of a sidecar',
      [OWN, { ...PROXY, Secrets: [{ Name: 'A', ValueFrom: FUNCTION }] }],
    ],
    [
      'a function for the image of a sidecar',
      [OWN, { ...PROXY, Image: FUNCTION }],
    ],
    [
      'a function for the name of a sidecar',
      [OWN, { ...PROXY, Name: FUNCTION }],
    ],
    [
      'a dynamic reference in a variable',
      [{ ...OWN, Environment: [{ Name: 'A', Value: REFERENCE }] }],
    ],
    ['a dynamic reference in an option', [{ ...OWN, Command: [REFERENCE] }]],
    [
      'a dynamic reference in a sidecar',
      [OWN, { ...PROXY, Command: [REFERENCE] }],
    ],
    [
      'a dynamic reference in the descriptor',
      [OWN],
      { ...DESCRIPTOR, definition: REFERENCE },
    ],
    ['an option that nobody could give', [{ ...OWN, User: 'a b' }]],
    [
      'an option of a sidecar that nobody could give',
      [OWN, { ...PROXY, User: 'a b' }],
    ],
    [
      'a second sidecar that nobody could give',
      [OWN, PROXY, { ...PROXY, Name: 'a b' }],
    ],
  ])('is not given by %s', (_, containers, descriptor = DESCRIPTOR) => {
    expect(isOurs(containers, descriptor)).toBe(false);
  });
});
