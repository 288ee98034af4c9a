import { services } from '../services';
import { arnFormOf, referenceOf } from './reference/actionReference';
import { actionOf } from './accessRequests';
import { rules } from './requests';

const operations = [...services.values()].flatMap(
  ({ signingName, operations: all }) =>
    Object.keys(all).map(operation => [signingName, operation] as const),
);

describe('the service authorization reference', () => {
  it.each([...services.keys()])('has every operation of %s', service => {
    const missing = operations
      .filter(([of]) => of === service)
      .map(([, operation]) => actionOf(service, operation))
      .filter(action => {
        try {
          return !referenceOf(action);
        } catch {
          return true;
        }
      });
    expect(missing).toEqual([]);
  });

  it('names no required resource that is not looked for', () => {
    const missing = operations.flatMap(([service, operation]) => {
      const types = Object.entries(
        referenceOf(actionOf(service, operation)).resources,
      );
      return types.some(([type]) => type in rules[service].resources)
        ? []
        : types
            .filter(([, { required }]) => required)
            .map(([type]) => `${service}:${type}`);
    });
    expect([...new Set(missing)]).toEqual([]);
  });

  it.each(
    Object.entries(rules).flatMap(
      ([service, { prefix = service, resources }]) =>
        Object.keys(resources).map(type => [prefix, type] as const),
    ),
  )('knows the resource type that %s has as %s', (service, type) => {
    expect(arnFormOf(service, type)).toMatch(/^arn:\$\{Partition\}:/);
  });
});
