import { orders } from '../../dev/fixtures/entities';
import { degraded } from '../../dev/fixtures/degraded';
import { healthy } from '../../dev/fixtures/healthy';
import { changeLinks, rollBackPath } from './changeLinks';

/** The template and the form data of a link. */
function parse(link: string) {
  const { pathname, searchParams } = new URL(link, 'http://portal');
  return {
    template: pathname.split('/').at(-1),
    formData: JSON.parse(searchParams.get('formData')!),
  };
}

describe('changeLinks', () => {
  it('open the wizards with the API and its current values', () => {
    const links = changeLinks(orders, healthy)!;
    expect(parse(links.image)).toEqual({
      template: 'fargate-update-api',
      formData: {
        api: { entityRef: 'api:default/orders' },
        image: 'public.ecr.aws/docker/library/nginx:1.27',
      },
    });
    expect(parse(links.size)).toEqual({
      template: 'fargate-update-api',
      formData: {
        api: { entityRef: 'api:default/orders' },
        size: '256/512',
        scaling: 'fixed',
        desiredCount: 2,
      },
    });
    expect(parse(links.rollBack)).toEqual({
      template: 'fargate-roll-back-api',
      formData: { api: { entityRef: 'api:default/orders' } },
    });
    expect(parse(links.promote)).toEqual({
      template: 'fargate-promote-api',
      formData: { from: { entityRef: 'api:default/orders' } },
    });
    expect(parse(links.move)).toEqual({
      template: 'fargate-move-api',
      formData: { api: { entityRef: 'api:default/orders' } },
    });
    expect(parse(links.release)).toEqual({
      template: 'fargate-roll-back-api',
      formData: { api: { entityRef: 'api:default/orders' }, what: 'release' },
    });
    expect(parse(rollBackPath(orders, 3)).formData).toEqual({
      api: { entityRef: 'api:default/orders' },
      revision: 3,
    });
    expect(parse(links.delete)).toEqual({
      template: 'fargate-delete',
      formData: {
        what: 'deployment',
        entity: { entityRef: 'api:default/orders' },
      },
    });
  });

  it.each([
    ['api:default/orders', 'api:default/orders'],
    ['api:default/billing', 'component:default/orders'],
  ])(
    'on the page of a Component that provides %s, name %s',
    (targetRef, expected) => {
      const component = {
        ...orders,
        kind: 'Component',
        relations: [{ type: 'providesApi', targetRef }],
      };
      const links = changeLinks(component, healthy)!;
      expect(parse(links.image).formData.api.entityRef).toBe(expected);
      expect(parse(links.delete).formData.entity.entityRef).toBe(expected);
      expect(parse(rollBackPath(component)).formData.api.entityRef).toBe(
        expected,
      );
    },
  );

  it('leave out what the form cannot express', () => {
    const status = {
      ...degraded,
      taskDefinition: {
        value: { ...degraded.taskDefinition.value!, cpu: 256, memory: 2048 },
      },
    };
    expect(parse(changeLinks(orders, status)!.size).formData).toEqual({
      api: { entityRef: 'api:default/orders' },
    });
  });

  it('are not there for a service that the portal did not deploy', () => {
    const foreign = { ...orders, metadata: { name: 'orders' } };
    expect(changeLinks(foreign, healthy)).toBeUndefined();
  });
});
